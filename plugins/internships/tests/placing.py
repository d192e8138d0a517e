"""What the stories need: a host, a faculty, a student and a mentor with accounts, and what is done with them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.access.models import Role, RoleGrant, User
from mreza.access.viewer import Viewer
from mreza.clock import FixedClock
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Kit
from mreza.testing.visiting import visiting
from mreza.text import Translated
from mreza_calls.models import Call, CallApplication, CallApplicationState, CallForm, CallKind
from mreza_documents.models import IssuedDocument, IssuedEdition
from mreza_internships.models import (
    Faculty,
    Internship,
    InternshipKind,
    InternshipState,
    LogbookEntry,
    LogbookEntryState,
    University,
    UniversityContact,
)
from sqlalchemy import select

MARKS = {"learning": 5, "conditions": 4, "satisfaction": 5}
BEGINS, ENDS = date(2025, 9, 1), date(2025, 10, 31)


def text(**words: str) -> list[dict[str, str]]:
    return [{"locale": locale.replace("_", "-"), "text": said} for locale, said in words.items()]


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]


class Placing:
    """The scene, and what is done in it, in the words of the stories."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.viewers = kit, kit.viewers

    def at(self, day: str) -> None:
        """Move the clock to noon of a day."""
        clock = self.kit.application.clock
        assert isinstance(clock, FixedClock)
        clock.day = date.fromisoformat(day)
        clock.at = datetime(2025, 1, 1, 12, tzinfo=UTC).time()

    async def ask(self, document: str, viewer: Viewer | None = None, **variables: Any) -> Any:
        return await self.kit.graphql(document, viewer=viewer or await self.viewers.secretariat(), **variables)

    async def do(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input; by the secretariat, unless somebody else is named."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code path message }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        who = viewer or await self.viewers.secretariat()
        answer = await self.kit.graphql(document, viewer=who, input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation that must succeed."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer["errors"] == [], answer["errors"]
        return answer

    async def person(self, network: str, name: str, sex: Sex = Sex.NOT_STATED) -> Person:
        given, _, family = name.partition(" ")
        async with self.kit.session() as session:
            made = Person(network_id=self.kit.networks[network], given_name=given, family_name=family, sex=sex)
            session.add(made)
        return made

    async def account(self, person: Person, organisation: Organisation) -> Viewer:
        """The person's own account, with the rights of an organisation's user."""
        async with self.kit.session() as session:
            role = (await session.scalars(select(Role).where(Role.code == "member"))).one()
            user = User(email=f"{person.id}@demo.example", name="Account", person_id=person.id)
            session.add(user)
            await session.flush()
            session.add(RoleGrant(user_id=user.id, role_id=role.id, organisation_id=organisation.id))
        return await self.kit.application.scopes.open(user)

    async def faculty(self, network: str = "RS", name: str = "Факултет друштвених наука „Пример“") -> Faculty:
        """A faculty of a university with somebody to write to."""
        async with self.kit.session() as session:
            university = University(
                network_id=self.kit.networks[network],
                name=Translated({"sr-Cyrl": "Универзитет „Пример“"} if network == "RS" else {"en": f"U {network}"}),
            )
            session.add(university)
            await session.flush()
            of = {"network_id": university.network_id, "university_id": university.id}
            session.add(UniversityContact(**of, name="Милица Пример", email="praksa@univerzitet.example"))
            locale = "en" if name.isascii() else "sr-Cyrl"
            made = Faculty(**of, name=Translated({locale: name}))
            session.add(made)
        return made

    async def planned(
        self, host: Organisation, student: Person, *, days: tuple[str, str] = ("2025-09-01", "2025-10-31"), **facts: Any
    ) -> str:
        """An internship as it was agreed on."""
        says = {"days": {"start": days[0], "end": days[1]}, "requiredHours": "160"} | facts
        ids = {"organisationId": encode("Organisation", host.id), "personId": encode("Person", student.id)}
        made = await self.done("planInternship", None, "internship { id }", **ids, facts=says)
        return str(made["internship"]["id"])

    async def agreed(self, internship: str, day: str = "2025-06-30") -> str:
        """Its agreement, signed by all three on a day."""
        drawn = await self.done(
            "drawUpInternshipAgreement", None, "internshipAgreement { id }", internshipId=internship, day=day
        )
        id = str(drawn["internshipAgreement"]["id"])
        for party in ("INTERN", "SENDER", "HOST"):
            signed = {"agreementId": id, "party": party, "day": day}
            await self.done("signInternshipAgreement", None, "internshipAgreement { state }", **signed)
        return id

    async def row(self, host: Organisation, person: Person, state: InternshipState, **values: Any) -> Internship:
        """An internship set by the owner."""
        async with self.kit.session() as session:
            countries = {one.code: one.id for one in await session.scalars(select(Country))}
            networks = {id: code for code, id in self.kit.networks.items()}
            defaults = {
                "network_id": host.network_id,
                "kind": InternshipKind.INTERNSHIP,
                "person_id": person.id,
                "organisation_id": host.id,
                "country_id": countries[networks[host.network_id]],
                "sex": person.sex,
                "valid": Period(date(2025, 3, 3), date(2025, 7, 31)),
                "required_hours": Decimal(160),
                "works_with_children": False,
                "state": state,
            }
            made = Internship(**(defaults | values))
            session.add(made)
        return made

    async def applied(self, code: str, states: dict[Person, CallApplicationState]) -> dict[UUID, str]:
        """Applications of people of Serbia to a traineeship's call, as they stand; ids by person, set by the owner."""
        made = {}
        async with self.kit.session() as session:
            network = self.kit.networks["RS"]
            at = datetime(2025, 6, 1, tzinfo=UTC)
            call = Call(
                network_id=network,
                code=code,
                kind=CallKind.TRAINEESHIP,
                title=Translated({"en": code}),
                opens_at=at,
                closes_at=at,
                zone="Europe/Brussels",
                places=2,
            )
            session.add(call)
            await session.flush()
            form = CallForm(network_id=network, call_id=call.id, number=1, made_at=at)
            session.add(form)
            await session.flush()
            country = (await session.scalars(select(Country).where(Country.code == "RS"))).one()
            for number, (person, state) in enumerate(states.items(), 1):
                application = CallApplication(
                    network_id=network,
                    call_id=call.id,
                    form_id=form.id,
                    reference=f"{code}-{number:03}",
                    person_id=person.id,
                    home_network_id=network,
                    country_id=country.id,
                    applicant=str(person.id),
                    state=state,
                )
                session.add(application)
                await session.flush()
                made[person.id] = encode("CallApplication", application.id)
        return made

    async def logged(self, internship: Internship, entries: dict[date, str]) -> None:
        """Approved hours by day, set by the owner."""
        async with self.kit.session() as session:
            for day, hours in entries.items():
                session.add(
                    LogbookEntry(
                        network_id=internship.network_id,
                        internship_id=internship.id,
                        on_day=day,
                        hours=Decimal(hours),
                        tasks="Work",
                        state=LogbookEntryState.APPROVED,
                        decided_on=day + timedelta(1),
                    )
                )

    async def visit(self, href: str, viewer: Viewer | None = None) -> bytes:
        """What a page says, to nobody in particular unless somebody is named."""
        async with visiting(self.kit, viewer) as client:
            answer = await client.get(href)
        assert answer.status_code == 200, answer.content
        return bytes(answer.content)

    async def printed(self, number: str) -> list[dict[str, Any]]:
        """What the editions of an issued document say."""
        async with self.kit.session() as session:
            found = select(IssuedEdition).join(IssuedDocument, IssuedEdition.issued_id == IssuedDocument.id)
            found = found.where(IssuedDocument.number == number).order_by(IssuedEdition.number)
            return [one.facts for one in await session.scalars(found)]

    async def day_passes(self, day: str) -> None:
        """The worker does what the day brings."""
        self.at(day)
        await self.kit.do_regular_jobs()

    async def told(self, type_: str) -> list[dict[str, Any]]:
        """Payloads of the events of a type, the oldest first."""
        async with self.kit.session() as session:
            found = select(EventRecord).where(EventRecord.type == type_).order_by(EventRecord.id)
            return [one.payload for one in await session.scalars(found)]
