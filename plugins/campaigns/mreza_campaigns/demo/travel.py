"""The demo's caravans: six stops in six countries, 225 registrations of 210 people, and 1,040 heads; a tour of three
journalists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from mreza.demo import PlannedNetwork, PlannedPerson
from mreza.directory.reference import reference_id
from mreza.model.period import Period
from mreza_events.models import (
    Attendance,
    CheckInMethod,
    Event,
    EventKind,
    EventRole,
    EventSession,
    EventState,
    EventVisibility,
    Headcount,
    HeadcountMethod,
)
from mreza_events.models.ages import age_band

from mreza_campaigns.demo import words
from mreza_campaigns.demo.ledger import Ledger
from mreza_campaigns.models import CaravanResult, CaravanStop

_M = HeadcountMethod
#: People who came by name, heads, and how these were counted.
STOPS = (
    (40, 180, _M.CLICKER),
    (35, 150, _M.TWO_COUNTERS),
    (50, 260, _M.TICKETS),
    (30, 120, _M.ESTIMATE),
    (25, 90, _M.PHOTOGRAPH),
    (45, 240, _M.TWO_COUNTERS),
)
#: So many of the last stop had been at the first.
TWICE = 15
_LINES_A_PAGE = 20
#: What becomes of a caravan that has no media.
_NO_MEDIA = dict.fromkeys(("contacts", "lower_bound", "impressions", "accounts"))


def travel(ledger: Ledger, campaign: UUID, networks: Sequence[str]) -> None:
    """The stops with who came, and what was reported."""
    plan = ledger.plan
    crowd = list(_people(ledger))
    unique = sum(one[0] for one in STOPS) - TWICE
    assert len(crowd) >= unique, f"The demo has {len(crowd)} people who can travel, and the caravan needs {unique}."
    taken = 0
    for place, (code, (registered, heads, method)) in enumerate(zip(networks, STOPS, strict=True)):
        last = place == len(STOPS) - 1
        new = registered - (TWICE if last else 0)
        came = crowd[taken : taken + new] + (crowd[:TWICE] if last else [])
        taken += new
        stop = _stop(ledger, campaign, code, place, words.CARAVAN)
        stop.sign(came, EventRole.PARTICIPANT)
        stop.count(heads, method)
    ledger.add(
        CaravanResult,
        plan.network(networks[0]),
        campaign_id=campaign,
        stops=len(STOPS),
        registered_unique=unique,
        registered=sum(one[0] for one in STOPS),
        counted=sum(one[1] for one in STOPS),
        journalists=0,
        closed_on=plan.today - timedelta(15),
        **_NO_MEDIA,
    )


def tour(ledger: Ledger, campaign: UUID, networks: Sequence[str]) -> list[PlannedPerson]:
    """The stops of journalists, who are all at each of them; gives them."""
    plan = ledger.plan
    lead = plan.network(networks[0])
    people = [one for each in plan.organisations_of(lead)[4:8] for one in each.people]
    journalists = [one for one in people if one.since <= plan.today - timedelta(60)][:3]
    for place, code in enumerate(networks):
        _stop(ledger, campaign, code, place, words.TOUR).sign(journalists, EventRole.JOURNALIST)
    ledger.add(
        CaravanResult,
        lead,
        campaign_id=campaign,
        stops=len(networks),
        registered_unique=len(journalists),
        registered=len(journalists) * len(networks),
        counted=0,
        journalists=len(journalists),
        closed_on=plan.today - timedelta(15),
        **_NO_MEDIA,
    )
    return journalists


def _people(ledger: Ledger) -> Iterator[PlannedPerson]:
    """Who worked for their organisation by then; directors stay at home. The same at every scale."""
    for one in ledger.plan.organisations:
        if one.number < 203:
            yield from (each for each in one.people[1:] if each.since <= ledger.plan.today - timedelta(60))


@dataclass(frozen=True)
class _Stop:
    """A stop that is over."""

    ledger: Ledger
    network: PlannedNetwork
    number: int
    day: date
    event: UUID
    session: UUID

    def sign(self, came: Sequence[PlannedPerson], role: EventRole) -> None:
        """The list of those who came by name."""
        for line, person in enumerate(came):
            home = person.organisation.network
            self.ledger.add(
                Attendance,
                self.network,
                event_id=self.event,
                session_id=self.session,
                person_id=person.id,
                organisation_id=person.organisation.id,
                home_network_id=home.id,
                country_id=reference_id("country", home.code),
                on_day=self.day,
                role=role,
                sex=person.sex,
                age_band=age_band(person.birth_year(self.ledger.plan.today), self.day.year),
                method=CheckInMethod.LIST,
                recorded_at=datetime.combine(self.day, time(8), UTC) + timedelta(days=1),
                evidence=f"{self.network.code}-{self.day:%Y-%m-%d}.pdf",
                page=line // _LINES_A_PAGE + 1,
                line=line % _LINES_A_PAGE + 1,
            )

    def count(self, heads: int, method: HeadcountMethod) -> None:
        """Heads without names."""
        counted = {"people": heads, "method": method, "on_day": self.day, "evidence": f"count sheet {self.number}"}
        self.ledger.add(Headcount, self.network, event_id=self.event, **counted)


def _stop(ledger: Ledger, campaign: UUID, code: str, place: int, called: Mapping[str, str]) -> _Stop:
    network, day = ledger.plan.network(code), ledger.plan.today - timedelta(40 - 2 * place)
    title = {locale: f"{called[locale]}: {words.STOP[locale].lower()} {place + 1}" for locale in words.STOP}
    starts = datetime.combine(day, time(8), UTC)
    event = ledger.add(
        Event,
        network,
        title=title,
        kind=EventKind.CARAVAN_STOP,
        state=EventState.CLOSED,
        visibility=EventVisibility.PUBLIC,
        held=Period(day, day),
        languages=[network.locale],
        interpreted=[],
    )
    states = (EventState.PLANNED, EventState.ANNOUNCED, EventState.HELD, EventState.CLOSED)
    days = [day - timedelta(30), day - timedelta(20), day, day + timedelta(2)]
    ledger.past(Event, event, network, *zip(states, days, strict=True))
    of = {"event_id": event}
    session = ledger.add(
        EventSession, network, **of, title=title, starts_at=starts, ends_at=starts + timedelta(hours=6)
    )
    ledger.add(CaravanStop, network, campaign_id=campaign, event_id=event, number=place + 1)
    return _Stop(ledger, network, place + 1, day, event, session)


__all__ = ["STOPS", "TWICE", "tour", "travel"]
