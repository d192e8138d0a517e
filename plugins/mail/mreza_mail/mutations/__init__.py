"""What of mail the API offers."""

from mreza_mail.mutations.addresses import allow_mail, record_bounce, record_opt_out, unsubscribe
from mreza_mail.mutations.letters import send_letter

__all__ = ["allow_mail", "record_bounce", "record_opt_out", "send_letter", "unsubscribe"]
