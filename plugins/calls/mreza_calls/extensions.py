"""What an organisation was granted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Integer, Numeric, Select, Text, case, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased

from mreza_calls.models import Call, CallAgreement, CallAgreementState, CallApplication, CallKind, CallSignature

_ONE: ColumnElement[int] = literal_column("1")


class OrganisationGrants:
    """An organisation that applied for grants. A grant is received on the day of the agreement's last signature."""

    @derived(audience=NETWORK)
    def grants_received(cls, since: Any, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many grants it received, by agreements that bind."""
        return cast(_of(cls, since, day, lambda _: func.count()).scalar_subquery(), Integer)

    @derived(audience=NETWORK, unit="granted_currencies")
    def granted_amount(cls, since: Any, day: Any) -> ColumnElement[Decimal | None]:  # noqa: N805
        """How much it was granted; null where that was in several currencies, which are not added up."""
        return cast(
            _of(cls, since, day, lambda one: _if_alike(one, func.sum(one.amount))).scalar_subquery(), Numeric(14, 2)
        )

    @derived(audience=NETWORK)
    def granted_currency(cls, since: Any, day: Any) -> ColumnElement[str | None]:  # noqa: N805
        """The currency of what it was granted; null where there are several."""
        return cast(_of(cls, since, day, lambda one: _if_alike(one, func.min(one.currency))).scalar_subquery(), Text)

    @derived(audience=NETWORK)
    def granted_currencies(cls, since: Any, day: Any) -> ColumnElement[str | None]:  # noqa: N805
        """The currencies of what it was granted, e.g. EUR or ALL EUR; null where it was granted nothing."""
        return cast(_of(cls, since, day, lambda one: _all_of(one.currency)).scalar_subquery(), Text)


def _all_of(currency: Any) -> Any:
    """Different ones, in the order of their letters, so that the same ones are the same text."""
    return func.string_agg(currency.distinct(), aggregate_order_by(literal_column("' '"), currency))


def _of(organisation: Any, since: Any, day: Any, measure: Any) -> Select[Any]:
    """A measure over the binding agreements on an organisation's grants."""
    agreement, application, call = aliased(CallAgreement), aliased(CallApplication), aliased(Call)
    signature = aliased(CallSignature)
    bound = select(func.max(signature.signed_on)).where(signature.agreement_id == agreement.id).scalar_subquery()
    return (
        select(measure(agreement))
        .select_from(agreement)
        .join(application, application.id == agreement.application_id)
        .join(call, call.id == application.call_id)
        .where(
            application.organisation_id == organisation.id,
            call.kind == CallKind.GRANT,
            agreement.state == CallAgreementState.SIGNED,
            bound.between(since, day),
        )
    )


def _if_alike(agreement: Any, measure: Any) -> Any:
    return case((func.count(agreement.currency.distinct()) == _ONE, measure))


EXTENSIONS = [(Organisation, OrganisationGrants)]

__all__ = ["EXTENSIONS"]
