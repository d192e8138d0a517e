"""What the stories need: organisations with services, rules, permissions, papers, and people."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from mreza.access.viewer import Viewer
from mreza.clock import FixedClock
from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.directory.people import Affiliation, AffiliationKind, Person
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Kit
from mreza.text import Translated
from mreza_documents.models import Document, DocumentKind
from sqlalchemy import select

DOCUMENTS = Path(__file__).parents[1] / "mreza_licensing" / "documents"
HOME_HELP, DAY_CARE = "S06", "S05"
FOREVER = Period(date(2014, 1, 1))
#: Names of the federation's fictional organisations.
NAMES: dict[str, tuple[str, dict[str, str]]] = {
    "O-RS1": ("RS", {"sr-Cyrl": "Удружење „Сунчана страна“ Чачак"}),
    "O-BA1": ("BA", {"bs": "Udruženje „Ruka ruci“ Zavidovići"}),
    "O-HR1": ("HR", {"hr": "Udruga „Vrapčić“ Đakovo"}),
    "O-ME1": ("ME", {"cnr": "NVO „Śutra“ Žabljak"}),
    "O-ME2": ("ME", {"cnr": "NVO „Šator“ Ulcinj", "sq": "OJQ „Tenda“ Ulqin"}),
    "O-XK1": ("XK", {"sq": "OJQ „Ëndrra e Bardhë“ Gjakovë"}),
}


def text(**words: str) -> list[dict[str, str]]:
    return [{"locale": locale.replace("_", "-"), "text": said} for locale, said in words.items()]


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of a mutation's errors."""
    return [error["code"] for error in answer["errors"]]


class Register:
    """The scene, and what is done in it, in the words of the stories."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.viewers = kit, kit.viewers
        self._types: dict[str, ServiceType] = {}
        self.organisations: dict[str, Organisation] = {}

    @cached_property
    def clock(self) -> FixedClock:
        clock = self.kit.application.clock
        assert isinstance(clock, FixedClock)
        return clock

    def at(self, day: str) -> None:
        """Move the clock to noon of a day."""
        self.clock.day = date.fromisoformat(day)
        self.clock.at = datetime(2025, 1, 1, 12, tzinfo=UTC).time()

    async def ask(self, document: str, viewer: Viewer | None = None, locale: str = "en", **variables: Any) -> Any:
        return await self.kit.graphql(
            document, viewer=viewer or await self.viewers.secretariat(), locale=locale, **variables
        )

    async def named(self, document: str, viewer: Viewer | None = None, locale: str = "en", **variables: Any) -> Any:
        """A named document of the plugin, in one request."""
        return await self.ask((DOCUMENTS / f"{document}.graphql").read_text("utf-8"), viewer, locale, **variables)

    async def do(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input; by the secretariat, unless somebody else is named."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        payload = f"{selection} errors {{ code path message }}"
        document = f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {payload} }} }}"
        answer = await self.ask(document, viewer, input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> Any:
        """A mutation that must succeed; gives its object."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer.pop("errors") == [], answer
        return next(iter(answer.values()))

    async def refused(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> list[str]:
        """The codes of a mutation's errors."""
        return codes(await self.do(mutation, viewer, selection, **values))

    def network(self, code: str) -> str:
        return encode("Network", self.kit.networks[code])

    async def rules(self, *networks: str) -> None:
        """The rules that are known of the networks' countries."""
        for code in networks:
            await self.done("loadLicensingRules", None, "network { code }", networkId=self.network(code))

    async def jurisdiction(self, network: str) -> str:
        """A jurisdiction for a country of which no plugin of the test speaks."""
        made = await self.done(
            "addLicensingJurisdiction",
            None,
            "licensingJurisdiction { id }",
            networkId=self.network(network),
            code=network,
            name=text(en=network),
        )
        return str(made["id"])

    async def enter(self, jurisdiction: str, **rules: Any) -> dict[str, Any]:
        """Rules that are entered by hand."""
        said = {"regime": "LICENSING"} | rules
        selection = "licensingRuleSet { id code validFrom validTo notEstablished }"
        return await self.done(  # type: ignore[no-any-return]
            "enterLicensingRules", None, selection, jurisdictionId=jurisdiction, rules=said
        )

    async def organisation(self, key: str, **values: Any) -> Organisation:
        if key not in self.organisations:
            network, name = NAMES[key]
            self.organisations[key] = await self.kit.organisation(network, name, **values)
        return self.organisations[key]

    async def service(self, key: str, code: str = HOME_HELP, **values: Any) -> str:
        """A service that an organisation gives; its id."""
        organisation = await self.organisation(key)
        async with self.kit.session() as session:
            kind = (await session.scalars(select(ServiceType).where(ServiceType.code == code))).one_or_none()
            if kind is None:
                kind = ServiceType(code=code, name=Translated({"en": code}), category="community")
                session.add(kind)
                await session.flush()
            made = ProvidedService(
                network_id=organisation.network_id,
                organisation_id=organisation.id,
                service_type_id=kind.id,
                valid=FOREVER,
                **values,
            )
            session.add(made)
        return encode("ProvidedService", made.id)

    async def permission(self, service: str, number: str, **facts: Any) -> str:
        """A registered permission; its id."""
        replaces = {"replacesId": facts.pop("replaces")} if "replaces" in facts else {}
        made = await self.done(
            "registerPermission",
            None,
            "servicePermission { id }",
            serviceId=service,
            facts={"type": "LICENCE", "number": number} | facts,
            **replaces,
        )
        return str(made["id"])

    async def document(
        self, organisation: Organisation, kind: DocumentKind, until: date | None = None, title: str = "Akt"
    ) -> str:
        """A document that was handed in; its id."""
        async with self.kit.session() as session:
            made = Document(
                network_id=organisation.network_id,
                organisation_id=organisation.id,
                kind=kind,
                title=title,
                language="cnr",
                valid=Period(date(2025, 1, 1), until),
                filed_on=date(2025, 1, 1),
                media_type="application/pdf",
                size=1000,
                storage_key=f"{organisation.id}/{kind.name}/{title}",
            )
            session.add(made)
        return encode("Document", made.id)

    async def employee(self, organisation: Organisation, name: str) -> Person:
        """Somebody who works for an organisation."""
        given, _, family = name.partition(" ")
        async with self.kit.session() as session:
            made = Person(network_id=organisation.network_id, given_name=given, family_name=family)
            session.add(made)
            await session.flush()
            session.add(
                Affiliation(
                    network_id=organisation.network_id,
                    person_id=made.id,
                    organisation_id=organisation.id,
                    kind=AffiliationKind.EMPLOYEE,
                    valid=FOREVER,
                )
            )
        return made

    async def licensed(self, service: str, person: Person, number: str, until: str, **values: Any) -> str:
        """Somebody with a licence works in a service; the licence's id."""
        licence = await self.done(
            "registerProfessionalLicence",
            None,
            "professionalLicence { id }",
            personId=encode("Person", person.id),
            type="PROFESSIONAL_LICENCE",
            number=number,
            issuedOn=values.get("issued_on", "2021-01-01"),
            validTo=until,
        )
        await self.done(
            "assignProfessional",
            None,
            "serviceProfessional { id }",
            serviceId=service,
            personId=encode("Person", person.id),
            days={"start": "2021-01-01"},
        )
        return str(licence["id"])

    async def day_passes(self, day: str) -> None:
        """The worker does what the day brings."""
        self.at(day)
        await self.kit.do_regular_jobs()

    async def told(self, type_: str) -> list[dict[str, Any]]:
        """Payloads of the events of a type, the oldest first."""
        async with self.kit.session() as session:
            found = select(EventRecord).where(EventRecord.type == type_).order_by(EventRecord.id)
            return [one.payload for one in await session.scalars(found)]
