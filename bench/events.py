"""`python -m bench.events`: 200 people who register at once for 10 seats, and a list of 10,000 attendances."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
from mreza.access.viewer import Viewer
from mreza.application import Application
from mreza.clock import SystemClock
from mreza.database.address import DatabaseAddress
from mreza.graphql.api import GraphQLRequest
from mreza.model.global_id import encode
from mreza.plugin.host import Host
from mreza.settings import Settings
from mreza.web.authentication import Credential

from bench.ground import ground

SEATS, PEOPLE, ROWS, A_REQUEST, WRONG_EVERY = 10, 200, 10_000, 1_000, 100
_CROWD = """
    INSERT INTO core_person (id, version, network_id, given_name, family_name, sex, locale)
    SELECT mreza.uuid7(), 1, id, 'P' || n, 'Bench', 'NOT_STATED', 'en'
    FROM core_network, generate_series(1, $1) AS n WHERE code = 'RS' RETURNING id
"""


class Organiser:
    """The coordinator of Serbia, asking the engine itself: neither network nor HTTP."""

    def __init__(self, application: Application, viewer: Viewer) -> None:
        self.application, self.viewer = application, viewer

    async def do(self, mutation: str, selection: str, **values: Any) -> dict[str, Any]:
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        document = (
            f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {selection} errors {{ code message }} }} }}"
        )
        request = GraphQLRequest(query=document, viewer=self.viewer, variables={"input": values})
        answer = orjson.loads((await self.application.engine.execute(request)).body)
        assert "errors" not in answer and answer["data"][mutation]["errors"] == [], answer
        return answer["data"][mutation]

    async def event(self, network: UUID) -> tuple[str, str]:
        """An announced event; its id and its session's."""
        day = SystemClock().today() + timedelta(30)
        at = {"startsAt": f"{day}T08:00:00Z", "endsAt": f"{day}T12:00:00Z"}
        title = [{"locale": "en", "text": "Bench"}]
        made = await self.do(
            "createEvent",
            "event { id sessions { id } }",
            networkId=encode("Network", network),
            title=title,
            kind="WORKSHOP",
            held={"start": str(day), "end": str(day)},
            sessions=[{"title": title, **at}],
        )
        await self.do("announceEvent", "event { state }", eventId=made["event"]["id"])
        return made["event"]["id"], made["event"]["sessions"][0]["id"]


async def _race(organiser: Organiser, network: UUID, people: list[str]) -> str:
    event, _session = await organiser.event(network)
    closes = (SystemClock().now() + timedelta(7)).isoformat()
    await organiser.do("openRegistration", "registrationPolicy { id }", eventId=event, capacity=SEATS, closesAt=closes)
    begun = time.perf_counter()
    told = await asyncio.gather(
        *(
            organiser.do("registerForEvent", "eventRegistration { state number }", eventId=event, personId=one)
            for one in people
        )
    )
    seconds = time.perf_counter() - begun
    states = [one["eventRegistration"]["state"] for one in told]
    numbers = sorted(one["eventRegistration"]["number"] for one in told)
    in_order = numbers == list(range(1, len(people) + 1))
    return (
        f"{len(people)} at once for {SEATS} seats: {states.count('CONFIRMED')} confirmed, {states.count('WAITING')} waiting, "
        f"numbers without gap or double: {in_order}; {seconds:.2f} s, {len(people) / seconds:,.0f} a second"
    )


async def _list(organiser: Organiser, network: UUID, people: list[str]) -> str:
    _event, session = await organiser.event(network)
    rows = [
        {"personId": "nobody" if place % WRONG_EVERY == 0 else one, "page": 1 + place // 40, "line": 1 + place % 40}
        for place, one in enumerate(people)
    ]
    said = []
    for turn in ("first", "again"):
        begun = time.perf_counter()
        reports = [
            await organiser.do(
                "recordAttendance",
                "recorded repeated refused { row problem }",
                sessionId=session,
                rows=rows[start : start + A_REQUEST],
                evidence="bench.pdf",
            )
            for start in range(0, len(rows), A_REQUEST)
        ]
        seconds = time.perf_counter() - begun
        recorded, repeated = (sum(one[name] for one in reports) for name in ("recorded", "repeated"))
        refused = sum(len(one["refused"]) for one in reports)
        said.append(f"{turn}: {recorded:,} recorded, {repeated:,} repeated, {refused} refused, {seconds:.2f} s")
    return f"{len(rows):,} rows in {len(rows) // A_REQUEST} requests; " + "; ".join(said)


async def _main() -> None:
    async with ground(1, lambda text: print(text, file=sys.stderr)) as place:
        address = DatabaseAddress.parse(place.dsn)
        settings = Settings(data=place.data).with_database(place.dsn)
        async with Application(settings, address, Host.assemble()) as application:
            viewer = await application.authenticator.viewer(Credential(bearer=place.tokens["coordinator"]))
            pool = application.pools.system
            network = await pool.fetchval("SELECT id FROM core_network WHERE code = 'RS'")
            made = [encode("Person", row["id"]) for row in await pool.fetch(_CROWD, ROWS)]
            organiser = Organiser(application, viewer)
            print(await _race(organiser, network, made[:PEOPLE]))
            print(await _list(organiser, network, made))


if __name__ == "__main__":
    asyncio.run(_main())
