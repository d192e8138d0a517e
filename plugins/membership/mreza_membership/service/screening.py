"""What screening finds: registered too recently, documents missing, odd numbers, organisations that look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.duplicates import Likelihood, find_duplicates
from mreza.directory.identifiers import CheckedIdentifier
from mreza.directory.organisations import Identifier, Organisation
from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.plugin.hooks import Hooks
from mreza.text import Locale
from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    AdmissionFinding,
    AdmissionFindingCode,
    MembershipApplication,
    MembershipApplicationState,
    MembershipScheme,
)
from mreza_membership.service.act import Act
from mreza_membership.service.numbers import country_of

_CODE = AdmissionFindingCode
_CLOSED = (
    MembershipApplicationState.ADMITTED,
    MembershipApplicationState.REJECTED,
    MembershipApplicationState.WITHDRAWN,
    MembershipApplicationState.LAPSED,
)


async def examine(
    session: AsyncSession,
    hooks: Hooks,
    application: MembershipApplication,
    day: date,
    identifiers: Sequence[CheckedIdentifier] = (),
) -> None:
    """Look at an application as if for the first time; what was overridden before stays overridden."""
    await session.flush()
    own = AdmissionFinding.application_id == application.id
    kept = list(await session.scalars(select(AdmissionFinding).where(own, AdmissionFinding.overridden_on.is_not(None))))
    odd = (
        []
        if identifiers
        else list(
            await session.scalars(select(AdmissionFinding).where(own, AdmissionFinding.code == _CODE.IDENTIFIER_ODD))
        )
    )
    replaced = delete(AdmissionFinding).where(
        own,
        AdmissionFinding.overridden_on.is_(None),
        AdmissionFinding.code != _CODE.OTHER,
        AdmissionFinding.id.not_in([one.id for one in odd]),
    )
    await session.execute(replaced)
    known = {(one.code, one.candidate_id, one.days) for one in kept}
    async for finding in _found(session, hooks, application, day, identifiers):
        if (finding.code, finding.candidate_id, finding.days) not in known:
            session.add(finding)
    await session.flush()


async def override(session: AsyncSession, finding: AdmissionFinding, act: Act) -> AdmissionFinding:
    """Let an application pass in spite of a finding; with a reason.

    Raises: UserError REASON_MISSING.
    """
    if not act.reason:
        raise UserError("REASON_MISSING", "Say why the finding is overridden.", path=("reason",))
    finding.overridden_on, finding.override_reason = act.day, act.reason
    await session.flush()
    return finding


async def require_eligible(session: AsyncSession, application: MembershipApplication) -> None:
    """Refuse to approve while something blocks.

    Raises: UserError NOT_ELIGIBLE, naming what blocks.
    """
    rows = await session.scalars(
        select(AdmissionFinding).where(
            AdmissionFinding.application_id == application.id,
            AdmissionFinding.blocks,
            AdmissionFinding.overridden_on.is_(None),
        )
    )
    blocking = list(rows)
    if blocking:
        raise UserError(
            "NOT_ELIGIBLE",
            "The application cannot be approved: {findings} The regional secretariat can override it with a reason.",
            findings=" ".join(f"{one.code.name}: {one.detail}" for one in blocking),
        )


async def refuse_taken_identifiers(
    session: AsyncSession,
    network_id: UUID,
    identifiers: Iterable[CheckedIdentifier],
    besides: MembershipApplication | None = None,
) -> None:
    """Refuse a number that an organisation, or an open application, has already.

    Raises: UserError DUPLICATE_IDENTIFIER, DUPLICATE_APPLICATION.
    """
    for position, one in enumerate(identifiers):
        path = ("applicant", "identifiers", str(position), "value")
        own = besides.organisation_id if besides else None
        holder = select(Identifier.id).where(
            Identifier.scheme == one.scheme,
            Identifier.value == one.value,
            or_(own is None, Identifier.organisation_id != own),  # type: ignore[arg-type]
        )
        if await session.scalar(holder.limit(1)):
            raise UserError(
                "DUPLICATE_IDENTIFIER",
                "An organisation with this {scheme} is in the directory already. Write to the network's coordinator.",
                path=path,
                scheme=one.scheme,
                value=one.value,
            )
        if await session.scalar(_open_with(network_id, one, besides).limit(1)):
            raise UserError(
                "DUPLICATE_APPLICATION",
                "An application with this {scheme} is being dealt with. Write to the network's coordinator.",
                path=path,
                scheme=one.scheme,
            )


def _open_with(network_id: UUID, one: CheckedIdentifier, besides: MembershipApplication | None) -> Any:
    found = select(MembershipApplication.id).where(
        MembershipApplication.network_id == network_id,
        MembershipApplication.identifiers[one.scheme].astext == one.value,
        MembershipApplication.state.not_in(_CLOSED),
    )
    return found if besides is None else found.where(MembershipApplication.id != besides.id)


async def _found(
    session: AsyncSession,
    hooks: Hooks,
    application: MembershipApplication,
    day: date,
    identifiers: Sequence[CheckedIdentifier],
) -> AsyncIterator[AdmissionFinding]:
    scheme = await session.get_one(MembershipScheme, application.scheme_id)
    for code, facts in _registration(application, scheme, day):
        yield _finding(application, code, day, **facts)
    for document in await _missing_documents(session, hooks, application):
        yield _finding(application, _CODE.DOCUMENT_MISSING, day, detail=f"Not handed in: {document}.")
    for one in identifiers:
        if one.warning:
            yield _finding(application, _CODE.IDENTIFIER_ODD, day, detail=one.warning)
    async for code, facts in _duplicates(session, application):
        yield _finding(application, code, day, **facts)


def _registration(
    application: MembershipApplication, scheme: MembershipScheme, day: date
) -> Iterator[tuple[AdmissionFindingCode, dict[str, Any]]]:
    needed = scheme.minimum_registered_days
    if not needed:
        return
    if application.registered_on is None:
        detail = f"The day of registration is missing; {needed} days are needed."
        yield _CODE.REGISTRATION_DATE_MISSING, {"detail": detail, "blocks": True}
        return
    days = (day - application.registered_on).days
    if days < needed:
        detail = f"Registered for {days} days on {day.isoformat()}; {needed} are needed."
        yield _CODE.REGISTERED_TOO_RECENTLY, {"detail": detail, "blocks": True, "days": days}


async def _missing_documents(session: AsyncSession, hooks: Hooks, application: MembershipApplication) -> list[str]:
    country = await country_of(session, await session.get_one(Network, application.network_id))
    required = [
        document for answer in hooks.collect("required_documents", country=country) for document in answer.value
    ]
    return [document.title.get(Locale.EN).text for document in required if document.code not in application.documents]


async def _duplicates(
    session: AsyncSession, application: MembershipApplication
) -> AsyncIterator[tuple[AdmissionFindingCode, dict[str, Any]]]:
    """Organisations of the network that look like the applicant; its own, once linked, is none of them."""
    own = application.organisation_id
    for one in await find_duplicates(session, application.name, network_id=application.network_id, besides=own):
        possible = one.likelihood is Likelihood.POSSIBLE
        candidate = await session.get_one(Organisation, one.organisation_id)
        name = candidate.name.get(Locale.parse(application.locale)).text
        facts = {"detail": f"Looks like {name}.", "candidate_id": candidate.id, "score": round(one.score * 100)}
        yield (_CODE.POSSIBLE_DUPLICATE if possible else _CODE.PROBABLE_DUPLICATE), facts


def _finding(
    application: MembershipApplication, code: AdmissionFindingCode, day: date, **facts: Any
) -> AdmissionFinding:
    return AdmissionFinding(
        network_id=application.network_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        code=code,
        found_on=day,
        **facts,
    )
