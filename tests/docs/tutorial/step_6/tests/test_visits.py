import pytest

pytestmark = pytest.mark.anyio

RECORD = """mutation ($id: ID!, $day: Date!) {
  recordVisit(input: {organisationId: $id, onDay: $day}) { visit { onDay } errors { code path } } }"""


async def test_a_visit_in_the_future_is_refused(kit, viewers, graphql):
    organisation = await kit.organisation("RS", "Sunny Side")
    [found] = (await graphql("{ organisations { nodes { id } } }", viewer=await viewers.secretariat()))[
        "organisations"
    ]["nodes"]
    answer = await graphql(RECORD, viewer=await viewers.coordinator("RS"), id=found["id"], day="2025-07-01")
    assert answer["recordVisit"] == {"visit": None, "errors": [{"code": "VISIT_IN_FUTURE", "path": ["onDay"]}]}
    assert organisation.name
