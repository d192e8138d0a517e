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

from mreza_documents.rendering.sample import PREFIX, sample
from mreza_documents.settings import DocumentsSettings

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_PIECE = 256 * 1024
_MARKS = "unfiled/"


class Storage:
    """A place for files; all keys are made by `new_key`."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @property
    def folder(self) -> Path | None:
        """The folder that it is, if it is one."""
        prefix = self._store.prefix if isinstance(self._store, LocalStore) else None
        return None if prefix is None else Path(prefix)

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
        """All keys of files, some hundred at a time."""
        async for some in obstore.list(self._store, chunk_size=500):
            yield [path for one in some if not (path := one["path"]).startswith(_MARKS)]

    async def marks(self, place: str = "") -> AsyncIterator[str]:
        """The keys of all marks, or of those at one place."""
        async for some in obstore.list(self._store, f"{_MARKS}{place}", chunk_size=500):
            for one in some:
                yield one["path"]

    def parts(self) -> list[tuple[date, Path]]:
        """What was left in the folder when an upload was killed in the middle, and of which day it is.

        The library writes a file under its key and ``#`` and a number, and gives it its name when it is whole; until
        then no list shows it. Of a bucket, the bucket's own rules delete uploads that were never finished.
        """
        if self.folder is None:
            return []
        found = [
            (path, path.relative_to(self.folder).as_posix().partition("#")[0]) for path in self.folder.rglob("*#*")
        ]
        days = [(day_of(marked(name)[0] if name.startswith(_MARKS) else name), path) for path, name in found]
        return [(day, path) for day, path in days if day is not None]

    async def delete(self, keys: Sequence[str]) -> None:
        """Delete files for good."""
        if keys:
            await obstore.delete_async(self._store, list(keys))


def mark_of(place: str, key: str, size: int) -> str:
    """The key of the mark that lies beside a file."""
    return f"{_MARKS}{place}/{key}-{size}"


def marked(mark: str) -> tuple[str, int]:
    """The key of the file beside which a mark lies, and how long the file is."""
    key, _, size = mark.removeprefix(_MARKS).partition("/")[2].rpartition("-")
    return key, int(size)


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


__all__ = ["DocumentsSettings", "Storage", "day_of", "mark_of", "marked", "new_key"]
