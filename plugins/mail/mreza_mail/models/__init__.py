"""All models of mail, and the words for their states."""

from mreza_mail.models.mailings import BounceKind, Mailing, MailMessage, MailMessageState
from mreza_mail.models.suppressions import MailSuppression, SuppressionGround

__all__ = ["BounceKind", "MailMessage", "MailMessageState", "MailSuppression", "Mailing", "SuppressionGround"]
