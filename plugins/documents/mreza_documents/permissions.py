"""What of documents roles may allow."""

from __future__ import annotations

from mreza.access.permissions import COORDINATOR, MEMBER, SECRETARIAT, Permission

FILE = "documents.file"
ISSUE = "documents.issue"

PERMISSIONS = (
    Permission(
        FILE,
        "Hand documents in",
        "Upload files, file, replace and remove documents, let procedures use them; members for their own.",
        (MEMBER, COORDINATOR, SECRETARIAT),
    ),
    Permission(
        ISSUE,
        "Look after issued documents",
        "Confirm something by letter, keep the PDFs of a series, take issued documents back.",
        (COORDINATOR, SECRETARIAT),
    ),
)
