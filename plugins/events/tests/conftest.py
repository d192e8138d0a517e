from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, AffiliationKind, Person, Sex
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit


@pytest.fixture
def plugins() -> list[str]:
    """Events stand on core alone."""
    return ["events"]


@dataclass
class Meetings:
    """What organisers and members do, in their words."""

    kit: Kit
    people: dict[str, Person] = field(default_factory=dict)

    async def do(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code path message }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        answer = await self.kit.graphql(document, viewer=viewer, input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> Any:
        """A mutation that must succeed; gives its object."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer.pop("errors") == [], answer
        return next(iter(answer.values())) if len(answer) == 1 else answer

    async def network(self, code: str) -> str:
        """A network's id."""
        return encode("Network", self.kit.networks[code])

    async def event(
        self, code: str = "BA", day: str = "2025-09-10", *, announced: bool = True, **values: Any
    ) -> dict[str, Any]:
        """An event of one session, by the network's coordinator."""
        coordinator = await self.kit.viewers.coordinator(code)
        times = {"startsAt": f"{day}T08:00:00Z", "endsAt": f"{day}T14:00:00Z"}
        given = {
            "networkId": await self.network(code),
            "title": [{"locale": "en", "text": "Meeting"}],
            "kind": "NETWORK_MEETING",
            "visibility": "FEDERATION",
            "held": {"start": day, "end": day},
            "sessions": [{"title": [{"locale": "en", "text": "Morning"}], **times}],
        } | values
        made = await self.done("createEvent", coordinator, "event { id sessions { id } }", **given)
        if announced:
            await self.done("announceEvent", coordinator, "event { state }", eventId=made["id"])
        return {"id": made["id"], "session": made["sessions"][0]["id"]}

    async def seats(self, event: dict[str, Any], capacity: int, code: str = "BA", **values: Any) -> str:
        """Open registration; gives the policy's id."""
        given = {"eventId": event["id"], "capacity": capacity, "closesAt": "2025-09-01T00:00:00Z"} | values
        coordinator = await self.kit.viewers.coordinator(code)
        return (await self.done("openRegistration", coordinator, "registrationPolicy { id }", **given))["id"]  # type: ignore[no-any-return]

    async def person(
        self, name: str, organisation: Organisation | None = None, network: str = "BA", **values: Any
    ) -> Person:
        """A person, tied to an organisation if one is given."""
        async with self.kit.session() as session:
            home = organisation.network_id if organisation else self.kit.networks[network]
            given = {"family_name": "Hadžić", "sex": Sex.FEMALE, "birth_year": 1990} | values
            made = Person(network_id=home, given_name=name, **given)
            session.add(made)
            await session.flush()
            if organisation:
                session.add(tie(made, organisation))
        self.people[name] = made
        return made

    async def crowd(self, count: int, organisation: Organisation) -> list[Person]:
        """So many people of one organisation."""
        return [await self.person(f"P{number:03}", organisation) for number in range(count)]

    async def register(self, viewer: Viewer, event: dict[str, Any], person: Person, **values: Any) -> Any:
        """Register a person, which must succeed."""
        return await self.done(
            "registerForEvent",
            viewer,
            "eventRegistration { id state seat number code }",
            eventId=event["id"],
            personId=encode("Person", person.id),
            **values,
        )

    async def line(self, event: dict[str, Any], code: str = "BA") -> list[tuple[int, str, int | None]]:
        """All registrations of an event in the order of arrival."""
        answer = await self.kit.graphql(
            "query ($id: ID!) { eventRegistrations(where: {event: {id: {eq: $id}}}, first: 100,"
            " orderBy: [{number: ASC}]) { nodes { number state seat } } }",
            viewer=await self.kit.viewers.coordinator(code),
            id=event["id"],
        )
        return [(one["number"], one["state"], one["seat"]) for one in answer["eventRegistrations"]["nodes"]]


def tie(person: Person, organisation: Organisation, valid: Period | None = None) -> Affiliation:
    """A person works for an organisation."""
    return Affiliation(
        network_id=organisation.network_id,
        person_id=person.id,
        organisation_id=organisation.id,
        kind=AffiliationKind.EMPLOYEE,
        valid=valid or Period(date(2020, 1, 1)),
    )


def codes(answer: dict[str, Any]) -> Collection[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]


@pytest.fixture
def meetings(kit: Kit) -> Meetings:
    """Organisers and members."""
    return Meetings(kit)
