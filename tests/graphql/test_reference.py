"""Any question has one answer: the compiled statement says what plain reading, filtering and counting in Python says."""

from __future__ import annotations

import os
import random
import re
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest
from mreza.access.models import User
from mreza.access.permissions import WRITE_DIRECTORY
from mreza.access.viewer import Viewer, ViewerKind
from mreza.application import Application
from mreza.graphql import connection, group_paths, order, select_list, select_object
from mreza.graphql.api import GraphQLRequest
from mreza.graphql.context import Compilation
from mreza.graphql.document import Operation
from mreza.graphql.prepared import Documents
from mreza.graphql.select_list import limit
from mreza.model.global_id import encode
from mreza.model.registry import ValueField
from mreza.text import Locale
from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from .documents import LOCALES, Document, Generator
from .reference import Reference
from .reference_groups import TooManyGroups
from .world import World, shown

pytestmark = pytest.mark.anyio
DAYS = [date(2024, 2, 1), date(2025, 6, 30)]
TODAY = DAYS[-1]
KINDS = ["secretariat", "coordinator.rs", "member.rs", "anonymous"]
SEED = int(os.environ.get("MREZA_RANDOM_SEED", "0"))
TOO_COSTLY = "too costly"


@pytest.fixture(scope="session")
def reference(demo: Application) -> Reference:
    return Reference(demo.api.sdl, demo.api.registry)


@pytest.fixture(scope="session")
def worlds() -> dict[str, World]:
    """What was read already, for who asks of nothing that the random changes touch: they leave events."""
    return {}


@pytest.mark.parametrize("kind", KINDS)
async def test_random_questions_are_answered_as_plain_reading_answers_them(
    demo, reference, worlds, kind, documents_per_viewer
):
    world = worlds[kind] = await world_of(demo, kind)
    wrong, refused = await ask_many(demo, reference, world, documents_per_viewer, seed=SEED + 1000 * KINDS.index(kind))
    print(f"{documents_per_viewer} documents of {kind}, {refused} of them too costly ")
    assert not wrong, f"{len(wrong)} wrong answers, e.g.\n\n" + "\n\n".join(wrong[:5])
    assert refused < documents_per_viewer / 4


async def ask_many(
    application: Application, reference: Reference, world: World, count: int, *, seed: int
) -> tuple[list[str], int]:
    """What was answered wrongly, and how many documents were refused for their cost."""
    dice = random.Random(seed)
    generator = generator_of(reference, world, seed)
    wrong: list[str] = []
    refused = 0
    for number in range(count):
        # The last tenth are changes: each leaves an event, of which the world that was read knows nothing.
        changes = generator.own and number >= count - count // 10
        document = generator.mutation() if changes else generator.document()
        world.locale = Locale.parse(dice.choice(LOCALES))
        problem = await difference(application, reference, world, document, dice)
        if problem == TOO_COSTLY:
            refused += 1
        elif problem:
            wrong.append(
                f"{world.locale.value}: {problem}\n{document.text}\n{orjson.dumps(document.variables).decode()}"
            )
    return wrong, refused


#: Faults in the compiler: what is put in which place of it. A wall that fell, a condition forgotten, an order turned.
PLANTED = {
    "conditions are forgotten": (connection, "list_filters", lambda *_: []),
    "conditions of nested lists are forgotten": (select_list, "list_filters", lambda *_: []),
    "columns are shown to everybody": (select_object, "masked", lambda _c, _model, _row, _audience, shown: shown),
    "groups know no audience": (group_paths, "masked", lambda _c, _model, _row, _audience, shown: shown),
    "a null sorts first": (order.Key, "ordered", lambda key, backwards: key.expression.asc().nulls_first()),
    "the day asked for is today": (Compilation, "day", lambda _c, _selected, default: default),
    "the locale asked for is the reader's": (Compilation, "locale_of", lambda c, _selected: c.locale),
    "a fragment's directive is ignored": (Operation, "_wanted", lambda _operation, _node: True),
    "a page holds one row more": (connection, "limit", lambda c, given, default: limit(c, given, default) + 1),
}


@pytest.fixture(scope="session")
async def members_world(demo: Application) -> World:
    return await world_of(demo, "member.rs")


@pytest.mark.parametrize("fault", PLANTED)
async def test_a_planted_fault_is_noticed(demo, reference, members_world, monkeypatch, fault):
    place, name, broken = PLANTED[fault]
    monkeypatch.setattr(place, name, broken)
    engine = demo.engine  # no plan from before may answer, and none of these may stay
    monkeypatch.setattr(
        engine, "documents", Documents(engine.documents.schema, engine.documents.limits, engine.documents.most)
    )
    for seed in range(1, 40):
        wrong, _refused = await ask_many(demo, reference, members_world, 5, seed=-seed)
        if wrong:
            return
    pytest.fail("200 documents did not tell")


#: Amounts in several currencies, which random questions seldom group so that they mix.
OF_MONEY = "sum { amount } min { amount } max { amount }"
MONEY = f"""query Q {{
    feeInvoices {{
        all: groups {{ {OF_MONEY} sum {{ paid outstanding outstandingEur }} avg {{ outstanding }} }}
        byCurrency: groups(by: [{{currency: true}}, {{year: true}}]) {{ key {{ currency year }} {OF_MONEY} }}
        byNetwork: groups(by: [{{network: {{code: true}}}}]) {{ key {{ network {{ code }} }} {OF_MONEY}
            sum {{ outstandingEur }} }} }}
    feePayments {{ all: groups {{ {OF_MONEY} sum {{ invoice {{ amount waivedEur }} }} }}
        byNetwork: groups(by: [{{network: {{code: true}}}}]) {{ key {{ network {{ code }} }} {OF_MONEY} }} }}
    feeRules {{ all: groups {{ {OF_MONEY} max {{ budgetBelow }} }} }}
    memberships {{ all: groups {{ sum {{ outstandingEur }} }} }} }}"""


@pytest.mark.parametrize("kind", KINDS)
async def test_amounts_add_up_where_plain_reading_adds_them_up(demo, reference, worlds, kind):
    world = await known(worlds, demo, kind)
    assert await difference(demo, reference, world, Document(MONEY, {}, paged=False), random.Random(SEED)) is None


async def test_currencies_that_are_added_up_are_noticed(demo, reference, worlds, monkeypatch):
    world = await known(worlds, demo, "secretariat")
    monkeypatch.setattr(group_paths.Paths, "unit", lambda *_: literal("one"))
    documents = demo.engine.documents
    monkeypatch.setattr(demo.engine, "documents", Documents(documents.schema, documents.limits, documents.most))
    found = await difference(demo, reference, world, Document(MONEY, {}, paged=False), random.Random(SEED))
    assert found is not None and "amount" in found


async def known(worlds: dict[str, World], application: Application, kind: str) -> World:
    """What a viewer of a kind sees of money, in English."""
    if kind not in worlds:
        worlds[kind] = await world_of(application, kind)
    worlds[kind].locale = Locale.EN
    return worlds[kind]


async def world_of(application: Application, kind: str) -> World:
    """Everything that a viewer of a kind sees."""
    viewer = await viewer_of(application, kind)
    return await World(application.api.registry, viewer, Locale.EN, TODAY).read(application, DAYS)


async def viewer_of(application: Application, kind: str) -> Viewer:
    """One of the demo's users, or nobody in particular."""
    if kind == "anonymous":
        return await application.scopes.open_anonymous()
    async with AsyncSession(application.pools.system_engine) as session:
        user = (await session.scalars(select(User).where(User.email == f"{kind}@demo.example"))).one()
    return await application.scopes.open(user)


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
    days = [day.isoformat() for day in DAYS]
    return Generator(
        reference.schema, sample, days, seed, [*ids, "nonsense"], own=own_organisations(world), full=world.full
    )


def own_organisations(world: World) -> list[str]:
    """Ids of organisations that the viewer may change."""
    rows = world.rows(world.registry.infos["Organisation"], TODAY)
    may = WRITE_DIRECTORY in world.viewer.permissions
    everywhere = world.viewer.kind is ViewerKind.SECRETARIAT
    own = [row for row in rows if may and (everywhere or row.values["network"] in world.viewer.networks)]
    return [encode("Organisation", row.id) for row in own]


async def difference(
    application: Any, reference: Reference, world: World, document: Document, dice: random.Random
) -> str | None:
    """What of an answer is wrong, if anything."""
    ours, theirs = dict(document.variables), dict(document.variables)
    for _turn in range(2 if document.paged else 1):
        answer = await ask(application, world, document.text, ours)
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        if codes == {"COST_LIMIT"}:
            return TOO_COSTLY
        try:
            expected = reference.execute(world, document.text, theirs)
        except TooManyGroups:
            return None if codes == {"TOO_MANY_GROUPS"} else f"more than 1,000 groups, but {codes}"
        if codes:
            return str(answer["errors"])
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
    request = GraphQLRequest(
        query=text, viewer=world.viewer, locale=world.locale.value, operation_name="Q", variables=variables
    )
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
