"""The demo's calls: what each member received can be told, grants included."""

from __future__ import annotations

from decimal import Decimal

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest

from .conftest import Demo

pytestmark = pytest.mark.anyio

RECEIVED = """{ organisations(where: {grantsReceived: {gte: 1}}, first: 20) { totalCount nodes { network { code }
  grantsReceived grantedAmount grantedCurrency peopleTrained mentoringHours internsHosted meetingsAttended } } }"""


async def test_twelve_members_of_six_networks_were_granted_something_and_received_more(demo: Demo) -> None:
    request = GraphQLRequest(query=RECEIVED, viewer=await demo.application.scopes.system(), locale="en")
    answer = orjson.loads((await demo.application.engine.execute(request)).body)
    assert "errors" not in answer, answer
    found = answer["data"]["organisations"]
    assert found["totalCount"] == 12
    assert len({one["network"]["code"] for one in found["nodes"]}) == 6
    assert {one["grantedCurrency"] for one in found["nodes"]} == {"EUR"}
    assert all(Decimal(one["grantedAmount"]) >= 6_000 for one in found["nodes"])
    for column in ("peopleTrained", "mentoringHours", "internsHosted", "meetingsAttended"):
        assert any(float(one[column]) for one in found["nodes"]), column
