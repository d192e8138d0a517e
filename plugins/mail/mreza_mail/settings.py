"""What an installation can choose of mail."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class MailSettings(BaseSettings):
    """By the environment variables ``MREZA_MAIL_…``."""

    model_config = SettingsConfigDict(env_prefix="MREZA_MAIL_", extra="ignore", frozen=True)

    server: SecretStr | None = Field(
        default=None,
        description="Mail server that takes what is sent: `smtp://user:password@host:587` (with a password, over "
        "STARTTLS only) or `smtps://…`. Default: none; letters are kept as files in the folder `mail` of the data "
        "folder.",
    )
    sender: str = Field(
        default="Mreža <mreza@localhost.invalid>",
        description="Who letters are from: an address, or `Name <address>`. Its domain stands in their Message-ID.",
    )
    return_path: str | None = Field(
        default=None,
        description="Address to which letters that cannot be delivered come back; each is marked by `+<id>` before the "
        "@. Default: the sender's, without a mark.",
    )
    rate: int = Field(default=120, ge=1, description="Most letters a minute that a worker hands to the mail server.")
    timeout: float = Field(default=30, gt=0, le=120, description="Seconds that the mail server has for each answer.")


__all__ = ["MailSettings"]
