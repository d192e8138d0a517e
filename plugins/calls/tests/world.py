"""What the stories need: networks with organisations and people, a call, and those who do things with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from mreza.access.models import Role, RoleGrant, User
from mreza.access.viewer import Viewer
from mreza.clock import FixedClock
from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, AffiliationKind, Person
from mreza.directory.places import Country
from mreza.model.global_id import decode_as, encode
from mreza.model.period import Period
from mreza.testing.kit import Kit
from mreza_calls.models import (
    CallApplication,
    CallApplicationState,
    CallAssessment,
    CallAssessmentState,
    CallCriterion,
    CallForm,
    CallScore,
)
from sqlalchemy import select

CLOSES = {"day": "2025-06-30", "time": "17:00", "zone": "Europe/Brussels"}


def text(words: str) -> list[dict[str, str]]:
    return [{"locale": "en", "text": words}]


def criterion(code: str, maximum: str = "100", **more: Any) -> dict[str, Any]:
    return {"code": code, "title": text(code.title()), "maximum": maximum, **more}


class World:
    """The scene, and what is done in it, in the words of the stories."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.viewers = kit.viewers

    def at(self, instant: str) -> None:
        """Move the clock."""
        moment, clock = datetime.fromisoformat(instant).astimezone(UTC), self.kit.application.clock
        assert isinstance(clock, FixedClock)
        clock.day, clock.at = moment.date(), moment.time()

    async def ask(self, document: str, viewer: Viewer | None = None, **variables: Any) -> Any:
        return await self.kit.graphql(document, viewer=viewer or await self.viewers.secretariat(), **variables)

    async def do(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code message path }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        answer = await self.kit.graphql(document, viewer=viewer, input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation that must succeed."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer["errors"] == [], answer["errors"]
        return answer

    async def person(self, network: str, name: str, organisation: Organisation | None = None) -> Person:
        """Somebody of a network, who works for an organisation."""
        async with self.kit.session() as session:
            given, _, family = name.partition(" ")
            made = Person(network_id=self.kit.networks[network], given_name=given, family_name=family or "Probni")
            session.add(made)
            await session.flush()
            if organisation is not None:
                session.add(
                    Affiliation(
                        network_id=organisation.network_id,
                        person_id=made.id,
                        organisation_id=organisation.id,
                        kind=AffiliationKind.EMPLOYEE,
                        valid=Period(date(2020, 1, 1)),
                    )
                )
        return made

    async def viewer_of(self, person: Person, organisation: Organisation) -> Viewer:
        """The person's own account, with the rights of a member organisation's user."""
        async with self.kit.session() as session:
            role = (await session.scalars(select(Role).where(Role.code == "member"))).one()
            user = User(email=f"{person.id}@demo.example", name="Account", person_id=person.id)
            session.add(user)
            await session.flush()
            session.add(RoleGrant(user_id=user.id, role_id=role.id, organisation_id=organisation.id))
        return await self.kit.application.scopes.open(user)

    async def call(self, network: str = "RS", *, publish: bool = True, **changes: Any) -> str:
        """A call of a network, published; its parts are beside what it says."""
        parts = {name: changes.pop(name) for name in ("questions", "criteria", "rules", "quotas") if name in changes}
        says = {
            "code": "RSA-2025",
            "kind": "ACADEMY",
            "title": text("Regional Social Academy 2025"),
            "closes": CLOSES,
            "places": 2,
            "regional": True,
            "assessors": 1,
        } | changes
        secretariat = await self.viewers.secretariat()
        network_id = encode("Network", self.kit.networks[network])
        made = await self.done("draftCall", secretariat, "call { id }", networkId=network_id, call=says, **parts)
        if publish:
            await self.done("publishCall", secretariat, "call { id }", callId=made["call"]["id"])
        return str(made["call"]["id"])

    async def apply(
        self, call: str, person: Person | None, organisation: Organisation | None = None, **more: Any
    ) -> str:
        """An application, handed in by the secretariat for the applicant."""
        secretariat = await self.viewers.secretariat()
        ids = {
            "personId": encode("Person", person.id) if person else None,
            "organisationId": encode("Organisation", organisation.id) if organisation else None,
        }
        begun = await self.done("beginApplication", secretariat, "callApplication { id }", callId=call, **ids)
        id = str(begun["callApplication"]["id"])
        if more:
            await self.done("saveAnswers", secretariat, "callApplication { id }", applicationId=id, **more)
        await self.done("handInApplication", secretariat, "callApplication { id }", applicationId=id)
        return id

    async def check(self, call: str) -> dict[str, Any]:
        """Eligibility of all."""
        return await self.done("checkEligibility", await self.viewers.secretariat(), "eligible ineligible", callId=call)

    async def score(self, application: str, assessor: tuple[Person, Viewer], points: dict[str, str]) -> str:
        """One assessor's whole assessment; points by criterion."""
        person, viewer = assessor
        assigned = await self.done(
            "assignAssessor",
            await self.viewers.secretariat(),
            "assessments { id }",
            assessorId=encode("Person", person.id),
            applicationIds=[application],
        )
        id = str(assigned["assessments"][0]["id"])
        await self.done("declareNoConflict", viewer, "callAssessment { id }", assessmentId=id)
        given = [{"criterionId": criterion, "points": value} for criterion, value in points.items()]
        await self.done("scoreApplication", viewer, "callAssessment { id }", assessmentId=id, scores=given)
        await self.done("finishAssessment", viewer, "callAssessment { id }", assessmentId=id)
        return id

    async def grid(self, call: str) -> list[str]:
        """The ids of a call's criteria, in their order."""
        asked = "query ($id: ID!) { call(id: $id) { criteria(orderBy: [{position: ASC}]) { id } } }"
        return [one["id"] for one in (await self.ask(asked, id=call))["call"]["criteria"]]

    async def assessor(self, network: str = "HR") -> tuple[Person, Viewer]:
        """Somebody with an account, tied to an organisation that does not apply."""
        organisation = await self.kit.organisation(network, "Assessors")
        person = await self.person(network, "Ocjenjivačica Probna", organisation)
        return person, await self.viewer_of(person, organisation)

    async def state(self, application: str) -> str:
        found = await self.ask("query ($id: ID!) { callApplication(id: $id) { state } }", id=application)
        return str(found["callApplication"]["state"])

    async def decided(self, call: str, *, override: str | None = None) -> str:
        """Rank and confirm after the deadline."""
        secretariat = await self.viewers.secretariat()
        ranking = await self.done("rankApplications", secretariat, "callRanking { id }", callId=call)
        id = str(ranking["callRanking"]["id"])
        values = {"rankingId": id, "body": "selection committee", "overrideReason": override}
        await self.done("confirmRanking", secretariat, "callRanking { state }", **values)
        return id


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]


async def ranked(
    world: World, call: str, applicants: list[tuple[str, Organisation | None, str]]
) -> list[CallApplication]:
    """Eligible applications with one finished assessment each, as (network, organisation, points), set by the owner."""
    kit = world.kit
    assessor = await world.person("HR", "Ocjenjivač Probni")
    call_id = decode_as("Call", call)
    made = []
    async with kit.session() as session:
        form = (await session.scalars(select(CallForm).where(CallForm.call_id == call_id))).one()
        grid = (await session.scalars(select(CallCriterion).where(CallCriterion.call_id == call_id))).one()
        countries = {code: id for id, code in await session.execute(select(Country.id, Country.code))}
        for number, (network, organisation, points) in enumerate(applicants, 1):
            person = Person(network_id=kit.networks[network], given_name=f"Osoba {number}", family_name="Probna")
            session.add(person)
            await session.flush()
            of_call = {"network_id": form.network_id}
            application = CallApplication(
                **of_call,
                call_id=call_id,
                form_id=form.id,
                reference=f"RSA-2025-{number:03}",
                person_id=person.id,
                organisation_id=organisation.id if organisation else None,
                home_network_id=kit.networks[network],
                country_id=countries[network],
                applicant=str(person.id),
                submitted_at=datetime(2025, 6, 1, 8, 0, number, tzinfo=UTC),
                state=CallApplicationState.ELIGIBLE,
            )
            session.add(application)
            await session.flush()
            of_application = {**of_call, "application_id": application.id}
            assessment = CallAssessment(**of_application, assessor_id=assessor.id, state=CallAssessmentState.FINISHED)
            session.add(assessment)
            await session.flush()
            session.add(
                CallScore(
                    **of_application,
                    assessment_id=assessment.id,
                    criterion_id=grid.id,
                    points=Decimal(points),
                    final=True,
                )
            )
            made.append(application)
    return made
