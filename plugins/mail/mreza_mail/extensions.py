"""What came of a mailing, counted over its letters."""

from __future__ import annotations

from typing import Any

from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.orm import aliased

from mreza_mail.models import Mailing, MailMessage, MailMessageState

_S = MailMessageState


class MailingFigures:
    """How many letters a mailing has, and how far they are."""

    @derived(audience=NETWORK)
    def recipients(cls) -> ColumnElement[int]:  # noqa: N805
        """How many people it is for, those included who get nothing."""
        return _count(cls)

    @derived(audience=NETWORK)
    def waiting(cls) -> ColumnElement[int]:  # noqa: N805
        """How many letters wait to be sent."""
        return _count(cls, lambda one: one.state == _S.QUEUED)

    @derived(audience=NETWORK)
    def suppressed(cls) -> ColumnElement[int]:  # noqa: N805
        """How many letters are not sent: opted out, no such address, twice in the list."""
        return _count(cls, lambda one: one.state == _S.SUPPRESSED)

    @derived(audience=NETWORK)
    def sent(cls) -> ColumnElement[int]:  # noqa: N805
        """How many letters were handed to a mail server, those included that came back."""
        return _count(cls, lambda one: one.state == _S.SENT)

    @derived(audience=NETWORK)
    def bounced(cls) -> ColumnElement[int]:  # noqa: N805
        """How many letters came back."""
        return _count(cls, lambda one: one.bounce.is_not(None))

    @derived(audience=NETWORK)
    def delivered(cls) -> ColumnElement[int]:  # noqa: N805
        """How many letters were sent and, as far as is known, did not come back."""
        return _count(cls, lambda one: (one.state == _S.SENT) & one.bounce.is_(None))

    @derived(audience=NETWORK)
    def failed(cls) -> ColumnElement[int]:  # noqa: N805
        """How many letters were given up: no mail server took them, or what they tell of was taken back."""
        return _count(cls, lambda one: one.state == _S.FAILED)


def _count(mailing: Any, *conditions: Any) -> ColumnElement[int]:
    one = aliased(MailMessage)
    counted = select(func.count()).select_from(one).where(one.mailing_id == mailing.id)
    return cast(counted.where(*(condition(one) for condition in conditions)).scalar_subquery(), Integer)


EXTENSIONS = [(Mailing, MailingFigures)]

__all__ = ["EXTENSIONS"]
