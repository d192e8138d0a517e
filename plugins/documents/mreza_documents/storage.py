"""Where files lie: in the data folder, or in a bucket. A key says nothing of whose a file is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

import obstore
from mreza.errors import ConfigurationError
from mreza.model.ids import uuid7
from mreza.settings import Settings
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, from_url
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from mreza_documents.rendering.sample import PREFIX, sample

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_PIECE = 256 * 1024


class DocumentsSettings(BaseSettings):
    """What an installation can choose of documents, by the environment variables ``MREZA_DOCUMENTS_…``."""

    model_config = SettingsConfigDict(env_prefix="MREZA_DOCUMENTS_", extra="ignore", frozen=True)

    store: str | None = Field(
        default=None,
        description="Where files lie: `s3://bucket/folder` (its keys as AWS_ACCESS_KEY_ID and so on), `gs://…`, "
        "`az://…` or `file:///folder`. Default: the folder `documents` in the data folder.",
    )
    upload_limit: int = Field(default=25_000_000, ge=1, description="Most bytes of a file.")
    expiring_days: int = Field(
        default=30, ge=1, description="So many days before a document expires, those who depend on it are told."
    )


class Storage:
    """A place for files; all keys are made by `new_key`."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @classmethod
    def of(cls, settings: Settings) -> Storage:
        """The installation's place.

        Raises: ConfigurationError when there is no such place.
        """
        chosen = DocumentsSettings().store
        return cls(_opened(chosen) if chosen else _folder(settings.data / "documents"))

    async def put(self, key: str, content: bytes | IO[bytes]) -> None:
        """Keep a file; a second one of the same key is refused."""
        await obstore.put_async(self._store, key, content)

    async def get(self, key: str) -> bytes:
        """A whole file.

        Raises: FileNotFoundError.
        """
        if key.startswith(PREFIX):
            return sample()
        return bytes(await (await obstore.get_async(self._store, key)).bytes_async())

    async def pieces(self, key: str) -> AsyncIterator[bytes]:
        """A file, piece by piece; the first piece is fetched before this returns.

        Raises: FileNotFoundError.
        """
        if key.startswith(PREFIX):
            return _single(sample())
        found = await obstore.get_async(self._store, key)
        return _bytes(found.stream(min_chunk_size=_PIECE))

    async def every_key(self) -> AsyncIterator[list[str]]:
        """All keys, some hundred at a time."""
        async for some in obstore.list(self._store, chunk_size=500):
            yield [one["path"] for one in some]

    async def delete(self, keys: Sequence[str]) -> None:
        """Delete files for good."""
        if keys:
            await obstore.delete_async(self._store, list(keys))


def new_key(day: date) -> str:
    """A key for a file of the day."""
    return f"{day:%Y/%m/%d}/{uuid7().hex}"


def day_of(key: str) -> date | None:
    """The day of a file; None for a key that `new_key` did not make."""
    try:
        year, month, day, name = key.split("/")
        return date(int(year), int(month), int(day)) if UUID(name) else None
    except ValueError:
        return None


async def _bytes(stream: Any) -> AsyncIterator[bytes]:
    async for piece in stream:
        yield bytes(piece)


async def _single(content: bytes) -> AsyncIterator[bytes]:
    yield content


@cache
def _opened(url: str) -> ObjectStore:
    try:
        return MemoryStore() if url.startswith("memory:") else from_url(url)
    except (BaseError, ValueError) as error:
        raise ConfigurationError(
            f"MREZA_DOCUMENTS_STORE leads nowhere: {error}. Write it as s3://bucket/folder or file:///folder."
        ) from error


@cache
def _folder(path: Path) -> LocalStore:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return LocalStore(path)


__all__ = ["DocumentsSettings", "Storage", "day_of", "new_key"]
