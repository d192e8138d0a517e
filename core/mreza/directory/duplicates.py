"""Organisations that are perhaps one and the same, whatever the script. They are shown to people; nothing is merged."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Float, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.directory.identifiers import CheckedIdentifier
from mreza.directory.organisations import Identifier, Organisation
from mreza.text import Translated, fold

PROBABLE, POSSIBLE = 0.6, 0.4
MOST = 5
#: Words of legal form, folded: they say that it is an organisation, not which.
_FORMS = (
    "udruzenje", "udruga", "udruzenja", "zdruzenie", "drustvo", "organizacija", "organizacije", "fondacija",
    "zaklada", "fond", "savez", "shoqata", "shoqate", "organizata", "fondacioni", "fondi", "association", "foundation",
    "organisation", "organization", "nvo", "ngo", "oj", "ojq", "ojf", "gradjana", "gradana", "graganski", "gradjansko",
)  # fmt: skip
_FORM_WORDS = rf"\y({'|'.join(_FORMS)})\y"


class Likelihood(enum.Enum):
    """How likely it is the same organisation."""

    CERTAIN = "the same official number"
    PROBABLE = "almost the same name"
    POSSIBLE = "a similar name"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that may be the same; `score` from 0 to 1."""

    organisation_id: UUID
    score: float
    likelihood: Likelihood


async def find_duplicates(
    session: AsyncSession,
    name: Translated | str,
    *,
    network_id: UUID,
    identifiers: Iterable[CheckedIdentifier] = (),
    besides: UUID | None = None,
    most: int = MOST,
) -> list[Candidate]:
    """The network's organisations that may be the one of this name and these numbers, the likeliest first.

    Args:
        session: sees the network's organisations.
        besides: an organisation that is not meant (itself).
    """
    found = {id: Candidate(id, 1.0, Likelihood.CERTAIN) for id in await _with_numbers(session, identifiers, network_id)}
    for id, score in await _with_names(session, name, network_id, most + 1):
        likelihood = Likelihood.PROBABLE if score >= PROBABLE else Likelihood.POSSIBLE
        found.setdefault(id, Candidate(id, score, likelihood))
    found.pop(besides, None)  # type: ignore[arg-type]
    return sorted(found.values(), key=lambda one: -one.score)[:most]


async def _with_numbers(
    session: AsyncSession, identifiers: Iterable[CheckedIdentifier], network_id: UUID
) -> Iterable[UUID]:
    same = [(Identifier.scheme == one.scheme) & (Identifier.value == one.value) for one in identifiers]
    if not same:
        return []
    statement = select(Identifier.organisation_id).where(Identifier.network_id == network_id, or_(*same)).distinct()
    return (await session.scalars(statement)).all()


async def _with_names(
    session: AsyncSession, name: Translated | str, network_id: UUID, most: int
) -> Iterable[tuple[UUID, float]]:
    """Each name of each organisation against each given one, without words of legal form; the best of them counts."""
    texts = {fold(name)} if isinstance(name, str) else {fold(name[locale]) for locale in name}
    names = select(
        Organisation.id, func.string_to_table(func.mreza.fold_json(Organisation.name), "\n").label("folded")
    ).where(Organisation.network_id == network_id)
    known = names.subquery()
    scores = [func.similarity(_core(known.c.folded), _core(literal(text)), type_=Float()) for text in sorted(texts)]
    best = func.max(func.greatest(*scores))
    statement = select(known.c.id, best).group_by(known.c.id).having(best >= POSSIBLE).order_by(best.desc()).limit(most)
    return [(id, float(score)) for id, score in await session.execute(statement)]


def _core(folded: ColumnElement[str]) -> ColumnElement[str]:
    """What of a folded name tells it from others; all of it, when it consists of words of legal form only."""
    rest = func.btrim(func.regexp_replace(folded, _FORM_WORDS, "", "g"))
    return func.coalesce(func.nullif(rest, ""), folded)
