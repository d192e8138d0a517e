"""What documents say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza_documents.locale import filing, issuing

_USED = ("UPLOAD_USED", "This upload was filed already. Upload the file again, or use the document that there is.")

CONSTRAINTS = {"uq_documents_document_storage_key": _USED, "uq_documents_document_receipt_id": _USED}

MESSAGES = {**filing.MESSAGES, **issuing.MESSAGES}
