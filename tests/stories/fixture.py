"""The fourteen organisations of the federation's user stories, as they stand on 30 June 2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mreza.directory.organisations import Identifier, Organisation
from mreza.directory.places import Network
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit
from mreza.text import Translated
from mreza_membership.models import (
    Membership,
    MembershipScheme,
    MembershipState,
    MembershipTerm,
    MembershipTermKind,
    MembershipTermState,
    MembershipType,
)
from mreza_membership.service import listing
from mreza_membership.service.calendar import grace_end, term_from
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

TODAY = date(2025, 6, 30)
LONG_AGO = date(2015, 1, 1)


@dataclass(frozen=True)
class Row:
    """One organisation of the stories; `since` is the first day of its terms, `until` the last day of the last one."""

    key: str
    name: dict[str, str]
    scheme: str
    number: str
    since: date = LONG_AGO
    until: date | None = None

    @property
    def network(self) -> str:
        return self.scheme.partition("-")[0]


#: O-RS3 is an applicant, so nothing of it is in the directory yet.
ORGANISATIONS = (
    Row(
        "O-RS1",
        {"sr-Cyrl": "Удружење „Сунчана страна“ Чачак", "sr-Latn": "Udruženje „Sunčana strana“ Čačak"},
        "RS-PIB",
        "999000017",
        since=date(2014, 3, 10),
    ),
    Row("O-RS2", {"sr-Cyrl": "Удружење „Ђердан“ Ћуприја"}, "RS-PIB", "999000025"),
    Row("O-BA1", {"bs": "Udruženje „Ruka ruci“ Zavidovići"}, "BA-JIB", "4999990000001"),
    Row("O-BA2", {"sr-Cyrl": "Удружење „Гнијездо наде“ Приједор"}, "BA-JIB", "4999990001008"),
    Row("O-BA3", {"bs": "Udruženje „Lađa“ Brčko"}, "BA-JIB", "4999990002004", date(2024, 4, 1), date(2025, 3, 31)),
    Row("O-HR1", {"hr": "Udruga „Vrapčić“ Đakovo"}, "HR-OIB", "00000000010"),
    Row("O-ME1", {"cnr": "NVO „Śutra“ Žabljak"}, "ME-PIB", "99900017"),
    Row("O-ME2", {"cnr": "NVO „Šator“ Ulcinj", "sq": "OJQ „Tenda“ Ulqin"}, "ME-PIB", "99900025"),
    Row("O-MK1", {"mk": "Здружение „Ѕвездичка“ Ѓорче Петров"}, "MK-EDB", "4099999000003"),
    Row(
        "O-MK2",
        {"mk": "Здружение „Ќерамида“ Кичево", "sq": "Shoqata „Tjegulla“ Kërçovë"},
        "MK-EDB",
        "4099999000011",
    ),
    Row("O-AL1", {"sq": "Shoqata „Çelësi i Shpresës“ Gjirokastër"}, "AL-NIPT", "M99999001X"),
    Row("O-XK1", {"sq": "OJQ „Ëndrra e Bardhë“ Gjakovë"}, "XK-UIN", "899999001"),
    Row(
        "O-XK2", {"sr-Cyrl": "НВО „Мост наде“ Грачаница", "sr-Latn": "NVO „Most nade“ Gračanica"}, "XK-UIN", "899999002"
    ),
)


class Scene:
    """The stories' organisations in an application, to be asked by key."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.organisations: dict[str, Organisation] = {}
        self.memberships: dict[str, UUID] = {}
        self.schemes: dict[str, UUID] = {}
        self.full: UUID

    async def set(self) -> Scene:
        """Put everything in its place, as the owner."""
        async with self.kit.session() as session:
            await self._set_schemes(session)
            for row in ORGANISATIONS:
                await self.add(session, row)
        return self

    def id(self, key: str) -> str:
        """The global id of an organisation."""
        return encode("Organisation", self.organisations[key].id)

    def membership(self, key: str) -> str:
        """The global id of an organisation's membership."""
        return encode("Membership", self.memberships[key])

    async def add(self, session: AsyncSession, row: Row, *, hidden: bool = False) -> Organisation:
        """An organisation with its number and its membership, in yearly terms."""
        network_id = self.kit.networks[row.network]
        organisation = Organisation(
            network_id=network_id, name=Translated(row.name), do_not_list=hidden, locale=next(iter(row.name))
        )
        session.add(organisation)
        await session.flush()
        of = {"network_id": network_id, "organisation_id": organisation.id}
        session.add(Identifier(**of, scheme=row.scheme, value=row.number))
        membership = Membership(
            **of,
            scheme_id=self.schemes[row.network],
            type_id=self.full,
            member_number=f"{row.key}",
            state=MembershipState.ACTIVE,
        )
        session.add(membership)
        await session.flush()
        self.organisations[row.key], self.memberships[row.key] = organisation, membership.id
        await self.add_terms(session, row.key, row.since, row.until)
        return organisation

    async def add_terms(self, session: AsyncSession, key: str, since: date, until: date | None = None) -> None:
        """Terms from a day on, one after the other, until a day or into the present."""
        scheme = await session.get_one(MembershipScheme, self.schemes[key[2:4]])
        begins, last = since, until or TODAY
        while begins <= last:
            valid = Period(begins, until) if until else term_from(scheme, begins)
            ended = valid.end is not None and valid.end < last
            session.add(
                MembershipTerm(
                    network_id=scheme.network_id,
                    membership_id=self.memberships[key],
                    organisation_id=self.organisations[key].id,
                    valid=valid,
                    grace_until=grace_end(scheme, valid),
                    state=MembershipTermState.ENDED if ended else MembershipTermState.CURRENT,
                )
            )
            assert valid.end is not None
            begins = date.fromordinal(valid.end.toordinal() + 1)
        await listing.refresh(session, self.organisations[key].id, TODAY)

    async def _set_schemes(self, session: AsyncSession) -> None:
        full = MembershipType(code="FULL", name=Translated({"en": "full member"}), votes=True)
        session.add(full)
        for network in await session.scalars(select(Network)):
            scheme = MembershipScheme(
                network_id=network.id,
                name=Translated({"en": f"Membership in {network.code}"}),
                statutes_version="2012",
                valid=Period(date(2012, 1, 1), None),
                term_kind=MembershipTermKind.CALENDAR,
                grace_days=60,
                minimum_registered_days=365,
            )
            session.add(scheme)
            await session.flush()
            self.schemes[network.code] = scheme.id
        self.full = full.id
