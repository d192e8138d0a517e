"""What the stories need: a campaign of several networks, its materials, media and stops, and what is done with them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import mreza_campaigns
from mreza.access.viewer import Viewer
from mreza.directory.people import Person
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Kit
from mreza.text import Translated
from mreza_documents.models import Document, DocumentKind
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
    Project,
    ProjectActivity,
)
from sqlalchemy import select

DOCUMENTS = Path(mreza_campaigns.__file__).parent / "documents"
EIGHT = ("sr-Cyrl", "sr-Latn", "bs", "hr", "cnr", "mk", "sq", "en")
STATEMENTS = {
    "sr-Cyrl": "Финансира Европска унија",
    "sr-Latn": "Finansira Evropska unija",
    "bs": "Finansira Evropska unija",
    "hr": "Financira Europska unija",
    "cnr": "Finansira Evropska unija",
    "mk": "Финансирано од Европската Унија",
    "sq": "Financuar nga Bashkimi Evropian",
    "en": "Funded by the European Union",
}
BODY = {"sr-Cyrl": "Заједно смо јачи.", "mk": "Заедно сме посилни."}


def said(**words: str) -> list[dict[str, str]]:
    return [{"locale": locale.replace("_", "-"), "text": text} for locale, text in words.items()]


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]


class Campaigning:
    """The scene, and what is done in it, in the words of the stories."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.viewers = kit, kit.viewers

    async def ask(self, document: str, viewer: Viewer | None = None, **variables: Any) -> Any:
        return await self.kit.graphql(document, viewer=viewer or await self.viewers.secretariat(), **variables)

    async def named(self, name: str, viewer: Viewer | None = None, **variables: Any) -> Any:
        """A named document, in one request."""
        document = (DOCUMENTS / f"{name}.graphql").read_text(encoding="utf-8")
        return await self.ask(document, viewer, **variables)

    async def do(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input; by the secretariat, unless somebody else is named."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code path message }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        answer = await self.kit.graphql(document, viewer=viewer or await self.viewers.secretariat(), input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> Any:
        """A mutation that must succeed; gives its object."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer.pop("errors") == [], answer
        return next(iter(answer.values())) if len(answer) == 1 else answer

    def network(self, code: str) -> str:
        return encode("Network", self.kit.networks[code])

    async def activity(self) -> str:
        """The activity of a project that pays for campaigns."""
        async with self.kit.session() as session:
            found = (await session.scalars(select(ProjectActivity))).first()
            if found is None:
                project = Project(code="IPA-2023-441", title=Translated({"en": "Together"}), funder="European Union")
                session.add(project)
                await session.flush()
                found = ProjectActivity(project_id=project.id, code="A3.2", title=Translated({"en": "Campaign"}))
                session.add(found)
                await session.flush()
        return encode("ProjectActivity", found.id)

    async def facts(self, **more: Any) -> dict[str, Any]:
        """All that a campaign needs to run."""
        return {
            "code": "AWARE-2025",
            "kind": "AWARENESS",
            "title": said(en="Care is near", sr_Cyrl="Помоћ је близу"),
            "objective": said(en="One in ten knows the services"),
            "targetGroups": said(en="General population"),
            "lasts": {"start": "2025-03-01", "end": "2025-12-31"},
            "activityId": await self.activity(),
            "budget": "18000.00",
            "currency": "EUR",
            "peopleTarget": 1_000_000,
        } | more

    async def campaign(
        self, *, networks: tuple[str, ...] = (), lead: str = "RS", run: bool = True, **facts: Any
    ) -> str:
        """A campaign of a network in which others take part."""
        made = await self.done(
            "planCampaign", None, "campaign { id }", networkId=self.network(lead), campaign=await self.facts(**facts)
        )
        id = str(made["id"])
        for code in networks:
            values = {"campaignId": id, "networkId": self.network(code)}
            await self.done("takeNetworkIntoCampaign", None, "campaignPlan { id }", **values)
        if run:
            await self.done("moveCampaign", None, "campaign { state }", campaignId=id, to="ACTIVE")
        return id

    async def material(self, campaign: str, **facts: Any) -> tuple[str, dict[str, str]]:
        """A material, and the ids of its versions by locale."""
        says = {"kind": "POST", "title": said(en="Post"), "sourceLocale": "sr-Cyrl", "showsPeople": False} | facts
        made = await self.done(
            "draftMaterial", None, "material { id versions { id locale } }", campaignId=campaign, material=says
        )
        return made["id"], {one["locale"]: one["id"] for one in made["versions"]}

    async def written(self, material: str, locale: str, text: str | None = None, **words: Any) -> dict[str, Any]:
        """The text of a version, with the funder's sentence."""
        body = text if text is not None else BODY.get(locale, "Zajedno smo jači.")
        says = {"title": body[:20], "text": f"{body} {STATEMENTS[locale]}."} | words
        return await self.done(  # type: ignore[no-any-return]
            "writeMaterial",
            None,
            "version { id translation } unmarked { word position }",
            materialId=material,
            locale=locale,
            words=says,
        )

    async def ready(self, material: str, versions: dict[str, str], *locales: str, text: str | None = None) -> None:
        """Versions that are written, read over, and pass the visibility check."""
        for locale in locales:
            await self.written(material, locale, text)
            await self.read_over(versions[locale])

    async def read_over(self, version: str) -> None:
        await self.done("reviewMaterial", None, "version { translation }", versionId=version)
        facts = {"emblem": True, "statement": True, "disclaimer": True, "accessible": True, "kosovo": True}
        await self.done("checkVisibility", None, "visibilityCheck { passed }", versionId=version, facts=facts)

    async def person(self, network: str, name: str = "Mila Probna") -> Person:
        given, _, family = name.partition(" ")
        async with self.kit.session() as session:
            made = Person(network_id=self.kit.networks[network], given_name=given, family_name=family or "Probna")
            session.add(made)
        return made

    async def document(
        self, network: str, kind: DocumentKind, person: Person | None = None, title: str = "Скен"
    ) -> str:
        """A file on record, set by the owner."""
        async with self.kit.session() as session:
            made = Document(
                network_id=self.kit.networks[network],
                person_id=person.id if person else None,
                kind=kind,
                title=title,
                language="sr-Cyrl",
                filed_on=date(2025, 6, 1),
                media_type="application/pdf",
                size=1000,
                storage_key=f"{network}/{kind.name}/{title}/{person.id if person else ''}",
            )
            session.add(made)
        return encode("Document", made.id)

    async def outlet(self, network: str, name: str, medium: str) -> str:
        values = {"networkId": self.network(network), "name": name, "medium": medium}
        return str((await self.done("addMediaOutlet", None, "mediaOutlet { id }", **values))["id"])

    async def clipped(self, campaign: str, outlet: str, network: str = "RS", **clipping: Any) -> dict[str, Any]:
        says = {
            "title": "Vest",
            "onDay": "2025-05-20",
            "url": "https://portal.example/vest",
            "archiveUrl": "https://arhiv.example/vest",
        } | clipping
        return await self.done(  # type: ignore[no-any-return]
            "recordClipping",
            None,
            "placement { id contacts story { id textHash } }",
            campaignId=campaign,
            outletId=outlet,
            networkId=self.network(network),
            clipping=says,
        )

    async def measured(self, placement: str, kind: str, value: int, **metric: Any) -> None:
        says = {
            "kind": kind,
            "value": value,
            "measuredOn": "2025-06-20",
            "source": "Agency",
            "method": "Panel of viewers",
            "evidenceUrl": "https://mera.example/1",
        } | metric
        await self.done("recordMetric", None, "placementMetric { id }", placementId=placement, metric=says)

    async def stop(
        self,
        network: str,
        number: int,
        people: list[Person],
        heads: int,
        method: HeadcountMethod,
        state: EventState = EventState.CLOSED,
    ) -> str:
        """An event that is over: who came by name, and heads that were counted; set by the owner."""
        day = date(2025, 6, 1 + number)
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        async with self.kit.session() as session:
            of = {"network_id": self.kit.networks[network]}
            event = Event(
                **of,
                title=Translated({"en": f"Stop {number}"}),
                kind=EventKind.CARAVAN_STOP,
                held=Period(day, day),
                state=state,
                visibility=EventVisibility.PUBLIC,
            )
            session.add(event)
            await session.flush()
            of["event_id"] = event.id
            part = EventSession(**of, title=Translated({"en": "Day"}), starts_at=at, ends_at=at)
            session.add(part)
            session.add(Headcount(**of, people=heads, method=method, on_day=day))
            await session.flush()
        for person in people:
            await self.came(event, part, person)
        return encode("Event", event.id)

    async def came(
        self, event: Event, part: EventSession, person: Person, role: EventRole = EventRole.PARTICIPANT
    ) -> None:
        async with self.kit.session() as session:
            country = await self._country(session, event.network_id)
            session.add(
                Attendance(
                    network_id=event.network_id,
                    event_id=event.id,
                    session_id=part.id,
                    person_id=person.id,
                    home_network_id=person.network_id,
                    country_id=country,
                    on_day=event.held.start,
                    role=role,
                    method=CheckInMethod.LIST,
                    recorded_at=datetime(2025, 6, 20, tzinfo=UTC),
                )
            )

    async def _country(self, session: Any, network: Any) -> Any:
        from mreza.directory.places import Network

        return (await session.get_one(Network, network)).country_id

    async def told(self, type_: str) -> list[dict[str, Any]]:
        """What was told of a type, in order."""
        async with self.kit.session() as session:
            found = select(EventRecord.payload).where(EventRecord.type == type_).order_by(EventRecord.id)
            return list(await session.scalars(found))
