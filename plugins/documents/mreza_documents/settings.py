"""What an installation can choose of documents."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DocumentsSettings(BaseSettings):
    """What an installation can choose of documents, by the environment variables ``MREZA_DOCUMENTS_…``."""

    model_config = SettingsConfigDict(env_prefix="MREZA_DOCUMENTS_", extra="ignore", frozen=True)

    store: str | None = Field(
        default=None,
        description="Where files lie: `s3://bucket/folder` (its keys as AWS_ACCESS_KEY_ID and so on), `gs://…`, "
        "`az://…` or `file:///folder`. Default: the folder `documents` in the data folder.",
    )
    upload_limit: int = Field(default=25_000_000, ge=1, description="Most bytes of a file.")
    unfiled_files: int = Field(
        default=100, ge=1, description="Most files that one user may have uploaded and filed nowhere."
    )
    unfiled_bytes: int = Field(default=500_000_000, ge=1, description="Most bytes of such files.")
    expiring_days: int = Field(
        default=30, ge=1, description="So many days before a document expires, those who depend on it are told."
    )


__all__ = ["DocumentsSettings"]
