"""Any question has one answer: the compiled statement says what plain reading, filtering and counting in Python says."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest
from mreza.demo import load
from mreza.graphql.api import GraphQLRequest
from mreza.model.registry import ValueField
from mreza.text import Locale
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from .documents import LOCALES, Document, Generator
from .reference import Reference, World, shown

pytestmark = pytest.mark.anyio
DAYS = [date(2024, 2, 1), date(2025, 6, 30)]
TODAY = DAYS[-1]


async def test_random_questions_are_answered_as_plain_reading_answers_them(application, documents_per_viewer):
    async with application.pools.system.acquire() as connection:
        await load(connection, application.host, clock=application.clock)
    reference = Reference(application.api.sdl, application.api.registry)
    wrong: list[str] = []
    viewers = await viewers_of(application)
    for number, (kind, viewer) in enumerate(viewers.items()):
        world = await World(application.api.registry, viewer, Locale.EN, TODAY).read(application, DAYS)
        dice = random.Random(number)
        generator = generator_of(reference, world, seed=1000 * number)
        for _ in range(documents_per_viewer):
            document = generator.document()
            world.locale = Locale.parse(dice.choice(LOCALES))
            if problem := await difference(application, reference, world, document, dice):
                wrong.append(
                    f"{kind} in {world.locale.value}: {problem}\n{document.text}\n{orjson.dumps(document.variables).decode()}"
                )
    assert await planted_fault_is_noticed(application, reference, world)
    assert not wrong, f"{len(wrong)} wrong answers, e.g.\n\n" + "\n\n".join(wrong[:5])


async def planted_fault_is_noticed(application: Any, reference: Reference, world: World) -> bool:
    """Whether the comparison tells a row that was changed behind its back."""
    document = Document(
        "{ a1: networks { nodes { website } g1: groups(by: [{website: true}]) { key { website } } } }", {}, False
    )
    if await difference(application, reference, world, document, random.Random(0)):
        return False
    next(iter(world.tables["Network", TODAY].values())).values["website"] = "https://elsewhere.example"
    return await difference(application, reference, world, document, random.Random(0)) is not None


async def viewers_of(application: Any) -> dict[str, Any]:
    """One viewer of each kind among the demo's users."""
    from mreza.access.models import User

    async with AsyncSession(application.pools.system_engine) as session:
        users = {user.email: user.id for user in (await session.scalars(select(User))).all()}
    names = ("secretariat", "coordinator.rs", "member.rs")
    opened = {name: await application.scopes.open(users[f"{name}@demo.example"]) for name in names}
    return opened | {"anonymous": await application.scopes.open_anonymous()}


def generator_of(reference: Reference, world: World, seed: int) -> Generator:
    """Documents with values that the viewer's rows hold."""
    dice = random.Random(seed)

    def sample(model: str, name: str) -> Any:
        rows = world.rows(world.registry.infos[model], TODAY)
        found = world.registry.infos[model].fields.get(name)
        if not rows or not isinstance(found, ValueField):
            return None
        return shown(found, dice.choice(rows).value(name), model, world.locale)

    ids = [str(sample(name, "id")) for name in ("Organisation", "Network", "Person", "Mandate") for _ in range(5)]
    return Generator(reference.schema, sample, [day.isoformat() for day in DAYS], seed, [*ids, "nonsense"])


async def difference(
    application: Any, reference: Reference, world: World, document: Document, dice: random.Random
) -> str | None:
    """What of an answer is wrong, if anything."""
    ours, theirs = dict(document.variables), dict(document.variables)
    for _turn in range(2 if document.paged else 1):
        answer = await ask(application, world, document.text, ours)
        if "errors" in answer:
            codes = {error["extensions"]["code"] for error in answer["errors"]}
            return None if codes == {"COST_LIMIT"} else str(answer["errors"])
        expected = reference.execute(world, document.text, theirs)
        if found := first_difference(answer["data"], expected):
            return found
        if document.paged:
            edges = next(iter(answer["data"].values()))["paging"]
            if not edges:
                break
            position = dice.randrange(len(edges))
            ours["cursor"] = edges[position]["cursor"]
            theirs["cursor"] = next(iter(expected.values()))["paging"][position]["cursor"]
    return None


async def ask(application: Any, world: World, text: str, variables: dict[str, Any]) -> Any:
    """The engine's answer."""
    request = GraphQLRequest(query=text, viewer=world.viewer, locale=world.locale.value, variables=variables)
    return orjson.loads((await application.engine.execute(request)).body)


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def first_difference(ours: Any, theirs: Any, path: str = "") -> str | None:
    """Where two answers differ. Cursors are each one's own; the order of groups is tested elsewhere."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if list(ours) != list(theirs) and not (path.endswith(".all") and sorted(ours) == sorted(theirs)):
            return f"{path}: keys {list(ours)} ≠ {list(theirs)}"
        pairs = [(f"{path}.{key}", ours[key], theirs[key]) for key in ours]
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{path}: {len(ours)} items ≠ {len(theirs)}"
        if re.search(r"\.g\d+$", path):
            ours, theirs = sorted(ours, key=_sortable), sorted(theirs, key=_sortable)
        pairs = [(f"{path}[{position}]", a, b) for position, (a, b) in enumerate(zip(ours, theirs, strict=True))]
    elif path.lower().endswith("cursor"):
        return None if (ours is None) == (theirs is None) else f"{path}: {ours!r} ≠ {theirs!r}"
    else:
        return None if ours == theirs or _same_number(ours, theirs) else f"{path}: {ours!r} ≠ {theirs!r}"
    return next((found for place in pairs if (found := first_difference(place[1], place[2], place[0]))), None)


def _same_number(ours: Any, theirs: Any) -> bool:
    if not all(isinstance(one, str) and _NUMBER.fullmatch(one) for one in (ours, theirs)):
        return False
    return abs(Decimal(ours) - Decimal(theirs)) < Decimal("1e-9") * max(1, abs(Decimal(theirs)))


def _sortable(group: Any) -> str:
    """The key first, then what else can be compared as it stands."""
    return orjson.dumps([group.get("key"), group.get("count"), group], option=orjson.OPT_SORT_KEYS).decode()
