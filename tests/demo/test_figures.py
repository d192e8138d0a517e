"""The demo's published figures: as the plugin would have counted them, with something hidden in them."""

from __future__ import annotations

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest
from mreza_indicators.service.suppression import suppressed

from .conftest import Demo

pytestmark = pytest.mark.anyio

_CELLS = """SELECT table_id, dimension, key, other_dimension, other_key, count, suppressed, exact
    FROM indicators_published_cell ORDER BY table_id, position"""


async def test_every_table_hides_what_must_be_hidden_and_no_more(demo: Demo) -> None:
    tables: dict[object, dict[object, object]] = {}
    hidden: dict[object, dict[object, str]] = {}
    for row in await demo.connection.fetch(_CELLS):
        named = ((row["dimension"], row["key"]), (row["other_dimension"], row["other_key"]))
        key = tuple(one for one in named if one[0] is not None)
        tables.setdefault(row["table_id"], {})[key] = row["exact"]
        if row["suppressed"]:
            hidden.setdefault(row["table_id"], {})[key] = row["suppressed"]
    assert len(tables) == 8 and len(hidden) >= 3
    for table, counts in tables.items():
        marks = {key: mark.name for key, mark in suppressed(counts).items()}  # type: ignore[arg-type]
        assert hidden.get(table, {}) == marks


async def test_the_federations_table_is_what_its_document_counts(demo: Demo) -> None:
    document = demo.application.api.documents["people-by-sex-and-country"]
    asked = GraphQLRequest(document.text, await demo.application.scopes.system())
    people = orjson.loads((await demo.application.engine.execute(asked)).body)["data"]["people"]
    counted = {None: people["total"][0]["people"]}
    counted |= {one["key"]["sex"]: one["people"] for one in people["bySex"]}
    counted |= {one["key"]["network"]["country"]["code"]: one["people"] for one in people["byCountry"]}
    kept = await demo.connection.fetch("SELECT key, exact FROM indicators_published_cell WHERE network_id IS NULL")
    assert {row["key"]: row["exact"] for row in kept} == counted
