"""What a file is, by its content; a name and an announced type prove nothing.

Few types are taken. Of an archive of an office program, the list of entries is read, and it is refused when that is
damaged or names what such programs call macros, controls, scripts or embedded files. That is a check of names: macros
under another name pass it, as what is in the entries is not read. Of a PDF and of an image, the beginning alone is
looked at: a PDF's JavaScript, launch actions and attachments pass, as they mostly lie compressed, where only a whole
reader of PDF would find them. All that stands against such a file here is that it is only ever answered as an
attachment, with an ending of its type, and that nothing here opens it; who downloads it relies on their own reader.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import IO

import filetype
from mreza.errors import UserError

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
#: The types that are taken, with the ending that a file of each is given.
TYPES = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    f"{_OFFICE}wordprocessingml.document": "docx",
    f"{_OFFICE}spreadsheetml.sheet": "xlsx",
    f"{_OPEN}text": "odt",
    f"{_OPEN}spreadsheet": "ods",
}
#: What office programs call what is run when a file is opened. A file made to deceive calls it otherwise.
_PROGRAMS = ("vbaproject.bin", "/activex/", "/embeddings/", "/scripts/", "/basic/")
_MOST_ENTRIES = 5_000
_MOST_UNPACKED = 500_000_000
#: The list of an archive's entries stands before this mark, which says how long the list is. What is longer than office
#: programs write is not read: a file full of entries would take hundreds of megabytes, and all other threads' time.
_END_MARK, _END_WIDE, _LONGEST_END = b"PK\x05\x06", b"PK\x06\x07", 22 + 65_535
_LONGEST_LIST = 1_000_000
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Content:
    """What was found: type, length in bytes, SHA-256 in hexadecimal."""

    media_type: str
    size: int
    sha256: str


def examined(file: IO[bytes]) -> Content:
    """What a file is by its content, as far as that is looked at (see above); it stands at its beginning afterwards.

    Raises: UserError FILE_EMPTY, FILE_TYPE_NOT_ALLOWED, FILE_UNSAFE.
    """
    file.seek(0)
    head = file.read(8192)
    if not head:
        raise UserError("FILE_EMPTY", "The file is empty. Choose another one.", path=("file",))
    found = _media_type(head)
    if found not in TYPES:
        raise UserError(
            "FILE_TYPE_NOT_ALLOWED",
            "By its content, the file is none of these: {types}. Save it as one of them.",
            path=("file",),
            types=", ".join(TYPES.values()),
        )
    if found.startswith((_OFFICE, _OPEN)):
        _check_archive(file)
    size, digest = _measured(file)
    return Content(found, size, digest)


def _media_type(head: bytes) -> str | None:
    guessed = filetype.guess(head)
    # A PDF begins with its mark. Readers forgive what stands before it, and so do files that are two things at once.
    if guessed is None or (guessed.mime == "application/pdf" and not head.startswith(b"%PDF-")):
        return None
    return str(guessed.mime)


def _check_archive(file: IO[bytes]) -> None:
    if not 0 < _list_length(file) <= _LONGEST_LIST:
        raise _unsafe()
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _unsafe() from error
    unpacked = sum(entry.file_size for entry in entries)
    names = [f"/{entry.filename.lower()}" for entry in entries]
    runs = any(program in name for name in names for program in _PROGRAMS)
    if len(entries) > _MOST_ENTRIES or unpacked > _MOST_UNPACKED or runs:
        raise _unsafe()


def _list_length(file: IO[bytes]) -> int:
    """How many bytes an archive's list of entries has; 0 for none, or one of more than four gigabytes."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read()
    at = end.rfind(_END_MARK)
    if at < 0 or len(end) < at + 22 or _END_WIDE in end:
        return 0
    return int.from_bytes(end[at + 12 : at + 16], "little")


def _unsafe() -> UserError:
    return UserError(
        "FILE_UNSAFE",
        "The file is damaged, or holds macros or other files. Save it without them, best as PDF.",
        path=("file",),
    )


def _measured(file: IO[bytes]) -> tuple[int, str]:
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    file.seek(0)
    return size, digest.hexdigest()


__all__ = ["TYPES", "Content", "examined"]
