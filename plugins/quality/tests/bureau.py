"""What the stories need: organisations with people and accounts, frameworks, and what is done with them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from mreza.access.models import Role, RoleGrant, User
from mreza.access.viewer import Viewer
from mreza.clock import FixedClock
from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, AffiliationKind, Person
from mreza.directory.places import Country
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Kit
from mreza.text import Translated
from mreza_calls.models import Call, CallApplicants, CallApplication, CallApplicationState, CallForm, CallKind
from mreza_documents.models import Document, DocumentKind
from sqlalchemy import select

SINCE = date(2020, 1, 1)


def text(**words: str) -> list[dict[str, str]]:
    return [{"locale": locale.replace("_", "-"), "text": said} for locale, said in words.items()]


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]


class Office:
    """The scene, and what is done in it, in the words of the stories."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.viewers = kit, kit.viewers

    def at(self, day: str) -> None:
        """Move the clock to noon of a day."""
        clock = self.kit.application.clock
        assert isinstance(clock, FixedClock)
        clock.day = date.fromisoformat(day)
        clock.at = datetime(2025, 1, 1, 12, tzinfo=UTC).time()

    async def day_passes(self, day: str) -> None:
        """The worker does what the day brings."""
        self.at(day)
        await self.kit.do_regular_jobs()

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

    async def done(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> Any:
        """What a mutation made that must succeed."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer.pop("errors") == []
        [made] = answer.values()
        return made

    async def refused(self, mutation: str, viewer: Viewer | None, **values: Any) -> list[str]:
        """With which codes a mutation is refused."""
        return codes(await self.do(mutation, viewer, "", **values))

    async def person(self, name: str, home: Organisation) -> Person:
        """Somebody who works for an organisation."""
        given, _, family = name.partition(" ")
        async with self.kit.session() as session:
            made = Person(network_id=home.network_id, given_name=given, family_name=family)
            session.add(made)
            await session.flush()
            tied = {"person_id": made.id, "organisation_id": home.id, "kind": AffiliationKind.EMPLOYEE}
            session.add(Affiliation(network_id=home.network_id, **tied, valid=Period(SINCE)))
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

    async def document(self, home: Organisation, title: str = "Dokaz") -> str:
        """A document that an organisation has on file."""
        async with self.kit.session() as session:
            made = Document(
                network_id=home.network_id,
                organisation_id=home.id,
                kind=DocumentKind.REPORT,
                title=title,
                language="bs",
                valid=Period(date(2025, 1, 1)),
                filed_on=date(2025, 1, 1),
                file_name="dokaz.pdf",
                media_type="application/pdf",
                size=1,
                sha256="0" * 64,
            )
            session.add(made)
            await session.flush()
            made.storage_key = str(made.id)
        return encode("Document", made.id)

    async def version(
        self, code: str = "MINIMUM", label: str = "2024", criteria: int = 24, **facts: Any
    ) -> dict[str, Any]:
        """A published version with so many criteria; of a framework that is made when it is not there."""
        found = await self.ask(
            "query ($code: String!) { qualityFrameworks(where: {code: {eq: $code}}) { nodes { id } } }", code=code
        )
        nodes = found["qualityFrameworks"]["nodes"]
        framework = (
            nodes[0]
            if nodes
            else await self.done(
                "addQualityFramework",
                None,
                "qualityFramework { id }",
                code=code,
                title=text(en=code),
                kind="MINIMUM_STANDARDS",
            )
        )
        asked = [
            {"code": f"C{number:02}", "family": "FUNCTIONAL", "text": text(en=f"Criterion {number}")}
            for number in range(1, criteria + 1)
        ]
        drafted = await self.done(
            "draftQualityVersion",
            None,
            "qualityFrameworkVersion { id }",
            frameworkId=framework["id"],
            facts={"label": label} | facts,
            criteria=asked,
        )
        return await self.done(  # type: ignore[no-any-return]
            "publishQualityVersion",
            None,
            "qualityFrameworkVersion { id label state criteria(first: 100, orderBy: [{position: ASC}]) { id code } }",
            frameworkVersionId=drafted["id"],
        )

    async def expert(self, person: Person, home: Organisation) -> str:
        """Somebody who can be asked by other networks."""
        facts = {"name": f"{person.given_name} {person.family_name}"}
        facts["organisationId"] = encode("Organisation", home.id)
        made = await self.done(
            "offerQualityExpert", None, "qualityExpert { id }", personId=encode("Person", person.id), facts=facts
        )
        return str(made["id"])

    async def chosen(
        self, code: str, organisations: list[Organisation], state: CallApplicationState
    ) -> tuple[str, list[str]]:
        """A mentoring call, and applications of organisations to it as they stand, set by the owner."""
        made = []
        async with self.kit.session() as session:
            networks: dict[UUID, str] = {id: code for code, id in self.kit.networks.items()}
            countries = {one.code: one.id for one in await session.scalars(select(Country))}
            network, at = self.kit.networks["RS"], datetime(2024, 6, 1, tzinfo=UTC)
            call = Call(
                network_id=network,
                code=code,
                kind=CallKind.MENTORING,
                title=Translated({"en": code}),
                applicants=CallApplicants.ORGANISATIONS,
                regional=True,
                opens_at=at,
                closes_at=at,
                zone="Europe/Brussels",
                places=40,
            )
            session.add(call)
            await session.flush()
            form = CallForm(network_id=network, call_id=call.id, number=1, made_at=at)
            session.add(form)
            await session.flush()
            for number, one in enumerate(organisations, 1):
                application = CallApplication(
                    network_id=network,
                    call_id=call.id,
                    form_id=form.id,
                    reference=f"{code}-{number:03}",
                    organisation_id=one.id,
                    home_network_id=one.network_id,
                    country_id=countries[networks[one.network_id]],
                    applicant=str(one.id),
                    state=state,
                )
                session.add(application)
                await session.flush()
                made.append(encode("CallApplication", application.id))
        return encode("Call", call.id), made

    async def told(self, type_: str) -> list[dict[str, Any]]:
        """Payloads of the events of a type, the oldest first."""
        async with self.kit.session() as session:
            found = select(EventRecord).where(EventRecord.type == type_).order_by(EventRecord.id)
            return [one.payload for one in await session.scalars(found)]
