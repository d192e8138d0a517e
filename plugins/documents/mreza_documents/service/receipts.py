"""A receipt for a file that was uploaded: who has it may file the document, once, within a day. It is signed, so no row
is needed before the file has a meaning; the row then keeps the receipt's id, which outlasts the file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from itsdangerous import BadData, URLSafeSerializer
from mreza.errors import UserError
from mreza.settings import Settings

LIFETIME = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Receipt:
    """An uploaded file.

    Attributes:
        id: The receipt's own, by chance: it files once, and says nothing of the file.
        key: Where it lies.
        name: What it was called, without folders.
        media_type: By its content.
        size: In bytes.
        sha256: In hexadecimal.
    """

    id: UUID
    key: str
    name: str
    media_type: str
    size: int
    sha256: str


def written(receipt: Receipt, settings: Settings, user: UUID | None, now: datetime) -> str:
    """The receipt as text, good for the user alone."""
    until = (now + LIFETIME).isoformat()
    return str(_signer(settings).dumps({**asdict(receipt), "id": receipt.id.hex, "user": str(user), "until": until}))


def read(text: str, settings: Settings, user: UUID | None, now: datetime) -> Receipt:
    """The receipt behind a text.

    Raises: UserError UPLOAD_UNKNOWN when it is not ours, another user's, or older than a day.
    """
    try:
        said: dict[str, Any] = _signer(settings).loads(text)
    except BadData:
        raise _unknown() from None
    if said.pop("user") != str(user) or datetime.fromisoformat(said.pop("until")) < now:
        raise _unknown()
    return Receipt(**said | {"id": UUID(said["id"])})


def _unknown() -> UserError:
    return UserError(
        "UPLOAD_UNKNOWN",
        "This is no upload of yours, or it is older than a day. Upload the file again.",
        path=("upload",),
    )


def _signer(settings: Settings) -> URLSafeSerializer:
    return URLSafeSerializer(settings.load_secret(), salt="mreza.documents.upload")


__all__ = ["LIFETIME", "Receipt", "read", "written"]
