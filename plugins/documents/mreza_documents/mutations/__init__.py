"""What of documents the API offers."""

from mreza_documents.mutations.filing import end_document_use, file_document, remove_document, use_document
from mreza_documents.mutations.issuing import issue_confirmation, keep_issued_documents, revoke_issued_document

__all__ = [
    "end_document_use",
    "file_document",
    "issue_confirmation",
    "keep_issued_documents",
    "remove_document",
    "revoke_issued_document",
    "use_document",
]
