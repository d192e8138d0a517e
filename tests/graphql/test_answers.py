"""What a coordinator gets from the API."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.anyio


async def test_lists_sort_by_the_readers_alphabet(kit, viewers, graphql):
    for town in ("Lukavac", "Ljubinje", "Zenica"):
        await kit.organisation("BA", {"bs": town})
    names = "{ organisations(orderBy: [{name: ASC}]) { nodes { name } } }"
    viewer = await viewers.secretariat()
    bosnian = await graphql(names, viewer=viewer, locale="bs")
    english = await graphql(names, viewer=viewer, locale="en")
    assert [node["name"] for node in bosnian["organisations"]["nodes"]] == ["Lukavac", "Ljubinje", "Zenica"]
    assert [node["name"] for node in english["organisations"]["nodes"]] == ["Ljubinje", "Lukavac", "Zenica"]


async def test_search_finds_a_name_in_any_script(kit, viewers, graphql):
    await kit.organisation("RS", {"sr-Cyrl": "Удружење „Ђердан“ Ћуприја"})
    await kit.organisation("RS", {"sr-Cyrl": "Центар „Нови кораци“ Ниш"})
    for words in ("djerdan", "Đerdan", "ЂЕРДАН", "cuprija djerdan"):
        found = await graphql(
            "query($q: String!) { organisations(search: $q) { nodes { name } } }",
            viewer=await viewers.coordinator("RS"),
            q=words,
        )
        assert [node["name"] for node in found["organisations"]["nodes"]] == ["Udruženje „Đerdan“ Ćuprija"], words


async def test_a_network_does_not_see_another_ones_organisations(kit, viewers, graphql):
    own, foreign = await kit.organisation("RS", "Own"), await kit.organisation("BA", "Foreign")
    everything = "{ organisations { totalCount nodes { name } groups { count } } }"
    assert (await graphql(everything, viewer=await viewers.coordinator("RS")))["organisations"] == {
        "totalCount": 1,
        "nodes": [{"name": "Own"}],
        "groups": [{"count": 1}],
    }
    assert (await graphql(everything, viewer=await viewers.secretariat()))["organisations"]["totalCount"] == 2
    assert (await graphql(everything))["organisations"] == {"totalCount": 0, "nodes": [], "groups": [{"count": 0}]}
    assert own.id != foreign.id


async def test_pages_follow_one_another_through_nulls_and_ties(kit, viewers, graphql):
    for number in range(7):
        await kit.organisation("RS", f"Org {number % 3}", acronym=None if number % 2 else f"A{number // 4}")
    page = """query($after: String) { organisations(first: 2, after: $after, orderBy: [{acronym: DESC}, {name: ASC}]) {
      nodes { id } pageInfo { hasNextPage endCursor } } }"""
    seen, cursor, viewer = [], None, await viewers.coordinator("RS")
    while True:
        answer = (await graphql(page, viewer=viewer, after=cursor))["organisations"]
        seen += [node["id"] for node in answer["nodes"]]
        cursor = answer["pageInfo"]["endCursor"]
        if not answer["pageInfo"]["hasNextPage"]:
            break
    whole = await graphql("{ organisations(orderBy: [{acronym: DESC}, {name: ASC}]) { nodes { id } } }", viewer=viewer)
    assert seen == [node["id"] for node in whole["organisations"]["nodes"]]
    assert len(seen) == 7
    backwards = """query($before: String) { organisations(last: 2, before: $before, orderBy: [{acronym: DESC}, {name: ASC}]) {
      nodes { id } pageInfo { hasPreviousPage startCursor } } }"""
    last = (await graphql(backwards, viewer=viewer, before=None))["organisations"]
    assert [node["id"] for node in last["nodes"]] == seen[-2:]
    before = (await graphql(backwards, viewer=viewer, before=last["pageInfo"]["startCursor"]))["organisations"]
    assert [node["id"] for node in before["nodes"]] == seen[-4:-2]
