"""The demo's round of mentoring: chosen by a call, matched, met, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from mreza.demo import Ledger, PlannedNetwork, PlannedOrganisation, PlannedPerson, Rows
from mreza.directory.places import Country
from mreza.model.period import Period
from mreza_calls.models import (
    Call,
    CallApplicants,
    CallApplication,
    CallApplicationState,
    CallForm,
    CallKind,
    CallReserveRule,
    CallState,
)

from mreza_quality.demo import applications, papers, words
from mreza_quality.models import (
    Mentoring,
    MentoringDeliverable,
    MentoringProgramme,
    MentoringSession,
    MentoringState,
    QualityAction,
    QualityActionState,
    QualityExpert,
    QualityExpertState,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
    QualityPractice,
    QualityPracticeKind,
    QualityPracticeState,
)

_M, _A = MentoringState, CallApplicationState
MENTORED, APPLIED, PLANNED_FROM, SUPPORTED, BY_RIGHTS = 34, 19, 11, 28, 31
"""The first 19 have applied, those from the twelfth to the 28th have a plan, so that eight have both."""
_WAY = (_M.MATCHED, _M.AGREED, _M.RUNNING, _M.REVIEWED, _M.COMPLETED)
_CHOSEN = (_A.DRAFT, _A.SUBMITTED, _A.ELIGIBLE, _A.SELECTED, _A.OFFERED, _A.ACCEPTED, _A.AGREED)
_NETWORKS = ("RS", "BA", "ME", "MK", "AL", "XK")


@dataclass(frozen=True, slots=True)
class Expert:
    """Somebody who mentors and reviews."""

    id: UUID
    person: PlannedPerson


def experts(ledger: Ledger) -> list[Expert]:
    """Two of each network, from organisations that are not mentored themselves."""
    made = []
    for network in ledger.plan.networks:
        for house in ledger.plan.organisations_of(network)[-2:]:
            person = house.people[0]
            facts: dict[str, Any] = {
                "person_id": person.id,
                "organisation_id": house.id,
                "name": f"{person.given_name} {person.family_name}",
                "topics": ["IMPROVEMENT", "RIGHTS"],
                "languages": [person.locale, "en"],
                "mentors": True,
                "reviews": True,
                "state": QualityExpertState.READY,
            }
            made.append(Expert(ledger.add(QualityExpert, network, **facts), person))
    return made


def round_of(ledger: Ledger, mentors: list[Expert]) -> Rows:
    """34 organisations with a mentor of another network, each as far as it has come; gives the programme."""
    plan = ledger.plan
    begins = plan.today - timedelta(300)
    call, form = _call(ledger, begins)
    programme = plan.ids.next(MentoringProgramme.__tablename__)
    rules: applications.Rules = {}
    for number, house in enumerate(mentees(ledger)):
        abroad = [one for one in mentors if one.person.organisation.network is not house.network]
        application = _application(ledger, call, form, number, house, begins)
        state = _state(number)
        mentoring = _mentoring(ledger, house, abroad[number % len(abroad)], begins, state, application, programme)
        if number < APPLIED:
            applications.hand_in(ledger, rules, house, begins + timedelta(150 + number))
        if PLANNED_FROM <= number < SUPPORTED:
            _plan(ledger, house, mentoring, begins + timedelta(140 + number))
        if number < BY_RIGHTS:
            _practise(ledger, house, begins + timedelta(60 + number))
    title = {"en": "Mentoring"} | words.PROGRAMME
    lasts = Period(begins, plan.today + timedelta(200))
    columns = ("id", "code", "title", "call_id", "target", "lasts")
    return Rows(MentoringProgramme, columns, [(programme, f"MENTORING-{begins.year}", title, call, 30, lasts)])


def mentees(ledger: Ledger) -> list[PlannedOrganisation]:
    """34 organisations of six networks, in turns; none that coordinates or is in trouble."""
    plan = ledger.plan
    houses = [
        [one for one in plan.organisations_of(plan.network(code))[1:-2] if not one.in_force and one.number % 29 != 3]
        for code in _NETWORKS
    ]
    turns = (one for turn in zip(*houses, strict=False) for one in turn)
    return list(islice(turns, MENTORED))


def _state(number: int) -> MentoringState:
    if number < SUPPORTED:
        return _M.COMPLETED if number % 4 else _M.REVIEWED
    return (_M.TERMINATED, _M.RUNNING, _M.AGREED, _M.MATCHED)[number % 4]


def _call(ledger: Ledger, begins: date) -> tuple[UUID, UUID]:
    """The call that chose them; it is done."""
    network, states = ledger.plan.network("RS"), CallState
    closes = datetime.combine(begins - timedelta(60), time(15), UTC)
    id = ledger.add(
        Call,
        network,
        code=f"QMEN-{begins.year}",
        kind=CallKind.MENTORING,
        title=words.PROGRAMME,
        regional=True,
        applicants=CallApplicants.ORGANISATIONS,
        languages=["en", "sr-Cyrl", "bs", "mk", "sq"],
        opens_at=closes - timedelta(30),
        closes_at=closes,
        zone="Europe/Brussels",
        places=MENTORED,
        assessors=0,
        reserve_rule=CallReserveRule.BY_RANK,
        state=states.CLOSED,
    )
    opened, decided = (closes - timedelta(30)).date(), (closes + timedelta(20)).date()
    steps = [(states.DRAFT, opened), (states.PUBLISHED, opened), (states.DECIDED, decided), (states.CLOSED, begins)]
    ledger.history(Call, id, network, steps)
    return id, ledger.add(CallForm, network, call_id=id, number=1, made_at=closes - timedelta(40))


def _application(ledger: Ledger, call: UUID, form: UUID, number: int, house: PlannedOrganisation, begins: date) -> UUID:
    network = ledger.plan.network("RS")
    submitted = datetime.combine(begins - timedelta(61), time(10, number), UTC)
    id = ledger.add(
        CallApplication,
        network,
        call_id=call,
        form_id=form,
        reference=f"QMEN-{begins.year}-{number + 1:03}",
        organisation_id=house.id,
        home_network_id=house.network.id,
        country_id=ledger.plan.shared(Country, house.network.code),
        locale=house.locale,
        applicant=str(house.id),
        submitted_at=submitted,
        state=_A.AGREED,
    )
    days = [begins - timedelta(65 - 9 * step) for step in range(len(_CHOSEN))]
    ledger.history(CallApplication, id, network, list(zip(_CHOSEN, days, strict=True)), organisation_id=house.id)
    return id


def _mentoring(
    ledger: Ledger,
    house: PlannedOrganisation,
    mentor: Expert,
    begins: date,
    state: MentoringState,
    application: UUID,
    programme: UUID,
) -> UUID:
    way: tuple[MentoringState, ...] = (
        (_M.MATCHED, _M.AGREED, _M.RUNNING, _M.TERMINATED) if state is _M.TERMINATED else _WAY
    )
    way = way[: way.index(state) + 1]
    days = dict(zip(way, (begins + timedelta(70 * step) for step in range(5)), strict=False))
    ended = days.get(_M.COMPLETED, days.get(_M.TERMINATED))
    id = ledger.add(
        Mentoring,
        house.network,
        organisation_id=house.id,
        programme_id=programme,
        call_application_id=application,
        expert_id=mentor.id,
        mentor_id=mentor.person.id,
        deliverable=MentoringDeliverable.LICENCE_APPLICATION,
        valid=Period(begins, begins + timedelta(360)),
        planned_hours=Decimal(20),
        goals=words.of(words.GOALS, house.locale) if _M.AGREED in days else None,
        agreed_on=days.get(_M.AGREED),
        reviewed_on=days.get(_M.REVIEWED),
        review=words.of(words.REVIEW, house.locale) if _M.REVIEWED in days else None,
        outcome=words.of(words.OUTCOME, house.locale) if ended else None,
        ended_on=ended,
        state=state,
    )
    ledger.history(Mentoring, id, house.network, list(days.items()), organisation_id=house.id)
    if _M.RUNNING in days:
        _meet(ledger, house.network, id, days[_M.AGREED], 3 + house.number % 4)
    return id


def _meet(ledger: Ledger, network: PlannedNetwork, mentoring: UUID, agreed: date, times: int) -> None:
    for number in range(times):
        hours = {"mentoring_id": mentoring, "on_day": agreed + timedelta(7 + 21 * number), "hours": Decimal("3.50")}
        facts = {"topics": ["CARE_PLANNING" if number % 2 else "RIGHTS"], "online": number % 2 == 1}
        ledger.add(MentoringSession, network, **hours, **facts)


def _plan(ledger: Ledger, house: PlannedOrganisation, mentoring: UUID, day: date) -> None:
    states, actions = QualityPlanState, QualityActionState
    id = ledger.add(
        QualityPlan,
        house.network,
        organisation_id=house.id,
        kind=QualityPlanKind.SERVICE,
        title=words.of(words.PLAN, house.locale),
        assessment_id=None,
        mentoring_id=mentoring,
        approved_on=day,
        approved_by="–",
        state=states.APPROVED,
    )
    ledger.history(
        QualityPlan, id, house.network, [(states.DRAFT, day), (states.APPROVED, day)], organisation_id=house.id
    )
    act(ledger, house, id, None, day, actions.OPEN)


def act(
    ledger: Ledger,
    house: PlannedOrganisation,
    plan: UUID,
    result: UUID | None,
    day: date,
    state: QualityActionState,
) -> None:
    """An action of a plan, planned on a day."""
    states = QualityActionState
    done = day + timedelta(30) if state in (states.DONE, states.VERIFIED) else None
    verified = day + timedelta(45) if state is states.VERIFIED else None
    id = ledger.add(
        QualityAction,
        house.network,
        plan_id=plan,
        organisation_id=house.id,
        result_id=result,
        what=words.of(words.ACTION, house.locale),
        owner_id=house.people[0].id,
        due_on=day + timedelta(120 + house.number % 90),
        done_on=done,
        verified_on=verified,
        state=state,
    )
    steps: list[tuple[Any, date]] = [(states.OPEN, day)]
    steps += [(states.DONE, done)] if done else []
    steps += [(states.VERIFIED, verified)] if verified else []
    ledger.history(QualityAction, id, house.network, steps, organisation_id=house.id)


def _practise(ledger: Ledger, house: PlannedOrganisation, day: date) -> None:
    states = QualityPracticeState
    id = ledger.add(
        QualityPractice,
        house.network,
        organisation_id=house.id,
        kind=QualityPracticeKind.RIGHTS_BASED_APPROACH,
        document_id=papers.file(ledger, house, day),
        since=day,
        confirmed_on=day + timedelta(14),
        state=states.CONFIRMED,
    )
    steps = [(states.RECORDED, day), (states.CONFIRMED, day + timedelta(14))]
    ledger.history(QualityPractice, id, house.network, steps, organisation_id=house.id)
