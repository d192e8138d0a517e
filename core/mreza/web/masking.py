"""Unexpected errors as response bodies."""

from __future__ import annotations

from mreza.faults import CODE, mask
from mreza.web.refusal import error_body

__all__ = ["mask", "masked_body"]


def masked_body(error: BaseException) -> bytes:
    """A whole response body without `data`; see `mreza.faults.mask`."""
    masked = mask(error)
    return error_body(masked["message"], CODE, id=masked["extensions"]["id"])
