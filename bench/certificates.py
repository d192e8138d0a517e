"""`python -m bench.certificates`: 500 certificates issued in one transaction, their PDFs made in the background while the
progress is asked for over the API, and single ones read by their holders' coordinator.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import orjson
from mreza.access.viewer import Viewer
from mreza.application import Application
from mreza.clock import SystemClock
from mreza.database.address import DatabaseAddress
from mreza.directory.people import Person
from mreza.graphql.api import GraphQLRequest
from mreza.model.global_id import encode
from mreza.plugin.host import Host
from mreza.settings import Settings
from mreza.testing.kit import Kit
from mreza.testing.visiting import visiting
from mreza.web.authentication import Credential
from mreza_documents.models import IssuedDocument
from mreza_documents.rendering.own import CONFIRMATION_LETTER
from mreza_documents.service.issuing import Wanted, issue_many
from mreza_documents.storage import Storage
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bench.ground import ground

MANY, READ, SERIES = 500, 50, "BENCH-2025"
_PROGRESS = "{ jobs(first: 1, orderBy: [{createdAt: DESC}]) { nodes { state done total message } } }"
_KEEP = "mutation ($i: KeepIssuedDocumentsInput!) { keepIssuedDocuments(input: $i) { job { id } errors { message } } }"
_CROWD = """
    INSERT INTO core_person (id, version, network_id, given_name, family_name, sex, locale)
    SELECT mreza.uuid7(), 1, id, 'Милена ' || n, 'Јовановић', 'NOT_STATED', 'sr-Cyrl'
    FROM core_network, generate_series(1, $1) AS n WHERE code = 'RS' RETURNING id
"""


async def _main() -> int:
    async with ground(1, _say) as place:
        address = DatabaseAddress.parse(place.dsn)
        settings = Settings(data=place.data).with_database(place.dsn)
        async with Application(settings, address, Host.assemble()) as application:
            viewer = await application.authenticator.viewer(Credential(bearer=place.tokens["coordinator"]))
            _say(f"Issuing {MANY} certificates …")
            issuing = await _issue(application, viewer)
            _say("Making their PDFs …")
            making, looks = await _make(application, viewer)
            size = await _size(application)
            kept, made = await _read(application, viewer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {MANY} certificates | |\n| --- | --- |")
    print(f"| issued: number, code, edition, seal, in one transaction | {issuing:.2f} s |")
    print(f"| PDFs made and kept by the job, with progress | {making:.2f} s, {making / MANY * 1000:.1f} ms each |")
    print(f"| progress seen over the API | {looks} different states |")
    print(f"| size of a PDF | {size / 1024:.1f} KiB |")
    print(f"| reading a kept PDF, median of {READ} | {kept * 1000:.1f} ms |")
    print(f"| reading one that is made on demand, median of {READ} | {made * 1000:.1f} ms |")
    print(f"| most memory of the process | {peak:.0f} MiB |")
    return 0


async def _issue(application: Application, viewer: Viewer) -> float:
    """Seconds, in the coordinator's scope, behind the walls."""
    ids = [row["id"] for row in await application.pools.system.fetch(_CROWD, MANY + READ)]
    async with AsyncSession(application.pools.serving_engine) as session, session.begin():
        await session.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
        people = list(await session.scalars(select(Person).where(Person.id.in_(ids))))
        started = time.perf_counter()
        await issue_many(session, [_wanted(person) for person in people[:MANY]])
        issued = time.perf_counter() - started
        await issue_many(session, [_wanted(person, "BENCH-2026") for person in people[MANY:]])
    return issued


def _wanted(person: Person, series: str = SERIES) -> Wanted:
    return Wanted(
        network_id=person.network_id,
        template=CONFIRMATION_LETTER.code,
        series=series,
        subject=person,
        holder=person,
        holder_name=f"{person.given_name} {person.family_name}",
        locale="sr-Cyrl",
        facts={"paragraphs": ["је завршила Регионалну социјалну академију: 32 часа, 8 сесија."], "funding": "FUNDED"},
        public={"course": "Регионална социјална академија"},
        issued_on=SystemClock().today(),
    )


async def _make(application: Application, viewer: Viewer) -> tuple[float, int]:
    """Seconds until the job is done, asked for every fifth of a second; and how many different states were seen."""
    network = next(iter(viewer.networks))
    async with application.worker():
        await asyncio.sleep(3)  # the queue's library loads
        started = time.perf_counter()
        await _ask(application, viewer, _KEEP, i={"networkId": encode("Network", network), "series": SERIES})
        seen = set()
        while True:
            [job] = (await _ask(application, viewer, _PROGRESS))["jobs"]["nodes"]
            seen.add((job["state"], job["done"]))
            if job["state"] in ("DONE", "FAILED"):
                assert (job["state"], job["done"]) == ("DONE", MANY), job
                return time.perf_counter() - started, len(seen)
            await asyncio.sleep(0.2)


async def _size(application: Application) -> float:
    storage = Storage.of(application.settings)
    keys = [key async for some in storage.every_key() for key in some]
    return statistics.mean([len(await storage.get(key)) for key in keys])


async def _read(application: Application, viewer: Viewer) -> tuple[float, float]:
    """Median seconds of a PDF that is kept, and of one that is made when it is asked for."""
    found = []
    async with visiting(Kit(application), viewer) as client:
        for series in (SERIES, "BENCH-2026"):
            times = []
            async with AsyncSession(application.pools.system_engine) as session:
                wanted = select(IssuedDocument.id).where(IssuedDocument.series == series).limit(READ)
                ids = list(await session.scalars(wanted))
            for id in ids:
                started = time.perf_counter()
                answer = await client.get(f"/x/documents/issued/{id}.pdf")
                times.append(time.perf_counter() - started)
                assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")
            found.append(statistics.median(times))
    return found[0], found[1]


async def _ask(application: Application, viewer: Viewer, document: str, **variables: Any) -> dict[str, Any]:
    request = GraphQLRequest(query=document, viewer=viewer, variables=variables)
    answer = orjson.loads((await application.engine.execute(request)).body)
    assert "errors" not in answer, answer
    return answer["data"]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    assert Path("bench").is_dir(), "Run it in the checkout."
    sys.exit(asyncio.run(_main()))
