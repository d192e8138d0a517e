"""So many files may one user have uploaded and filed nowhere: nobody fills a disk with what no row names.

An upload has no row before it is filed, so beside each file lies an empty mark, under a name that follows from the user
by the installation's key alone and that says how long the file is. The mark is laid first and counted after, so that
of many uploads at once none slips by. The sweep deletes marks with the files of their day.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from uuid import UUID

from mreza.errors import UserError
from mreza.settings import Settings

from mreza_documents.storage import DocumentsSettings, Storage, mark_of, marked

Filed = Callable[[list[str]], Awaitable[set[str]]]
"""Which of some keys a document names."""
_MEGABYTE = 1_000_000


def place_of(settings: Settings, user: UUID | None) -> str:
    """Where the marks of a user lie; it says nothing of who that is to whoever has not the installation's key."""
    secret = settings.load_secret()
    return hmac.new(secret, f"documents.unfiled {user}".encode(), hashlib.sha256).hexdigest()[:32]


async def take(storage: Storage, place: str, key: str, size: int, filed: Filed) -> None:
    """Count a file that is to be kept.

    Raises: UserError UPLOADS_UNFILED when the user has too many, or too long ones, that are filed nowhere.
    """
    chosen, mark = DocumentsSettings(), mark_of(place, key, size)
    await storage.put(mark, b"")
    marks = [marked(one) async for one in storage.marks(place)]
    gone = await filed([one for one, _ in marks])
    left = [length for one, length in marks if one not in gone]
    if len(left) > chosen.unfiled_files or sum(left) > chosen.unfiled_bytes:
        await storage.delete([mark])
        raise UserError(
            "UPLOADS_UNFILED",
            "You have uploaded {count} files of {size} MB that are filed nowhere; {most} of {most_size} MB are "
            "allowed. File some of them, or wait: what is filed nowhere is deleted within two days.",
            path=("file",),
            count=len(left) - 1,
            size=round((sum(left) - size) / _MEGABYTE, 1),
            most=chosen.unfiled_files,
            most_size=round(chosen.unfiled_bytes / _MEGABYTE),
        )


__all__ = ["Filed", "place_of", "take"]
