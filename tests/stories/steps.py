"""What the stories do, in their words."""

from __future__ import annotations

from typing import Any

from fixture import Scene
from mreza.model.global_id import encode
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Kit
from sqlalchemy import select

NOVI_KORACI = "Центар „Нови кораци“ Ниш"
SUBMIT = """
    mutation ($network: ID!, $applicant: ApplicantInput!) {
      submitApplication(input: {networkId: $network, applicant: $applicant}) {
        reference state proposedLatinName locale errors { code path message } } }
"""
APPLICATION = """
    query ($id: ID!) { membershipApplication(id: $id) {
        id state reference name(locale: "sr-Latn") registeredDays submittedOn locale
        findings(orderBy: [{code: ASC}]) { id code blocks days detail overriddenOn overrideReason candidate { id } }
        decisions(orderBy: [{decidedOn: ASC}]) { body outcome decidedOn }
        history(orderBy: [{onDay: ASC}]) { fromState toState onDay body reason }
        organisation { id } } }
"""
STATUS = (
    "query ($id: ID!, $day: Date) { organisation(id: $id) { membershipStatus(asOf: $day) inGoodStanding(asOf: $day) } }"
)


def applicant(**changes: Any) -> dict[str, Any]:
    """O-RS3 as it fills in the form, in Cyrillic."""
    return {
        "name": [{"locale": "sr-Cyrl", "text": NOVI_KORACI}],
        "email": "kancelarija@novikoraci.example",
        "locale": "sr-Cyrl",
        "identifiers": [{"scheme": "RS-PIB", "value": "999000033"}],
        "registeredOn": "2021-03-15",
        "documents": ["STATUTE", "REGISTER_EXTRACT", "YEARLY_REPORT", "DECISION_TO_JOIN"],
    } | changes


class Stories:
    """What the stories do, in their words."""

    def __init__(self, kit: Kit, scene: Scene) -> None:
        self.kit, self.scene, self.ask = kit, scene, kit.graphql

    async def apply(self, **changes: Any) -> dict[str, Any]:
        """The public form of Serbia's network, filled in by nobody in particular."""
        network = encode("Network", self.kit.networks["RS"])
        answer = await self.ask(SUBMIT, network=network, applicant=applicant(**changes))
        return answer["submitApplication"]  # type: ignore[no-any-return]

    async def application(self, reference: str) -> dict[str, Any]:
        """The application of a reference, as the secretariat sees it."""
        found = await self.ask(
            "query ($r: String) { membershipApplications(where: {reference: {eq: $r}}) { nodes { id } } }",
            viewer=await self.kit.viewers.secretariat(),
            r=reference,
        )
        id = found["membershipApplications"]["nodes"][0]["id"]
        answer = await self.ask(APPLICATION, viewer=await self.kit.viewers.secretariat(), id=id)
        return answer["membershipApplication"]  # type: ignore[no-any-return]

    async def do(self, mutation: str, viewer: Any, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code path message }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        answer = await self.ask(document, viewer=viewer, input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Any, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation that must succeed."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer["errors"] == [], answer["errors"]
        return answer

    async def status(self, key: str, day: str | None = None) -> str:
        """What an organisation's membership amounts to on a day."""
        answer = await self.ask(STATUS, viewer=await self.kit.viewers.secretariat(), id=self.scene.id(key), day=day)
        return answer["organisation"]["membershipStatus"]  # type: ignore[no-any-return]


async def events(kit: Kit, type_: str) -> list[dict[str, Any]]:
    """Payloads of the events of a type, the oldest first."""
    async with kit.session() as session:
        told = select(EventRecord).where(EventRecord.type == type_).order_by(EventRecord.id)
        return [one.payload for one in await session.scalars(told)]


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]
