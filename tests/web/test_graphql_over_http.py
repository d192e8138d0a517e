# ruff: noqa: N802 - the audit's ids are upper case
"""The published audit of the GraphQL-over-HTTP specification (graphql-http 1.23.1), case by case under its own ids."""

from typing import Any

import httpx2
import orjson
import pytest

pytestmark = pytest.mark.anyio

URL = "/graphql"
JSON = {"content-type": "application/json"}
LEGACY = {**JSON, "accept": "application/json"}
NEW = {**JSON, "accept": "application/graphql-response+json"}
BOTH = pytest.mark.parametrize("headers", [LEGACY, NEW], ids=["json", "graphql-response"])
TYPENAME = {"query": "{ __typename }"}
TYPE_BY_NAME = {
    "query": "query Type($name: String!) { __type(name: $name) { name } }",
    "variables": {"name": "sometype"},
}
MISCOERCED = {"query": "query CoerceFailure($id: ID!) { __typename }", "variables": {"id": None}}
UNKNOWN_FIELD = {"query": "{ f8f31403dfe404bccbb0e835f2629c6a7 }"}
UNPARSED = {"query": "{"}


async def post(client: httpx2.AsyncClient, body: Any, headers: dict[str, str]) -> httpx2.Response:
    return await client.post(URL, content=orjson.dumps(body), headers=headers)


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        pytest.param("application/graphql-response+json", "application/graphql-response+json", id="22EB"),
        pytest.param("application/json", "application/json", id="4655"),
        pytest.param("*/*", "application/json", id="47DE"),
        pytest.param(None, "application/json", id="80D8"),
    ],
)
async def test_the_answer_has_the_media_type_that_was_asked_for(client, accept, answered):
    response = await post(client, TYPENAME, JSON | ({"accept": accept} if accept else {}))
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{answered}; charset=utf-8"
    assert response.json() == {"data": {"__typename": "Query"}}


async def test_82A3_78D5_2C94_03D4_a_json_post_is_answered_in_utf8(client):
    response = await post(client, {"query": '{ hello(name: "Ђорђе") }'}, JSON)
    assert response.status_code == 200
    assert response.content.decode("utf-8") == '{"data":{"hello":"hello Ђорђе"}}'


async def test_BF61_a_request_in_utf8_is_understood(client):
    headers = {"content-type": "application/json; charset=utf-8"}
    response = await post(client, {"query": '{ __type(name: "Run🏃Swim🏊") { name } }'}, headers)
    assert response.status_code == 200


async def test_5A70_a_query_may_be_sent_by_get(client):
    response = await client.get(URL, params=TYPENAME)
    assert (response.status_code, response.json()) == (200, {"data": {"__typename": "Query"}})


async def test_9C48_a_mutation_by_get_is_refused_and_post_is_named(client):
    response = await client.get(
        URL, params={"query": 'mutation { rename(name: "x") }'}, headers={"accept": NEW["accept"]}
    )
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert "data" not in response.json()


async def test_9ABE_a_post_without_content_type_is_refused(client):
    request = client.build_request("POST", URL, content=orjson.dumps(TYPENAME))
    request.headers.pop("content-type", None)
    response = await client.send(request)
    assert response.status_code == 415
    assert "application/json" in response.json()["errors"][0]["message"]


async def test_A5BF_a_post_without_body_is_400(client):
    assert (await client.post(URL, headers=JSON)).status_code == 400


async def test_423L_a_missing_query_is_400(client):
    assert (await post(client, {"notquery": "{ __typename }"}, NEW)).status_code == 400


@pytest.mark.parametrize("wrong", [{"obj": "ect"}, 0, False, ["array"]], ids=["LKJ0", "LKJ1", "LKJ2", "LKJ3"])
async def test_a_query_that_is_no_string_is_400(client, wrong):
    assert (await post(client, {"query": wrong}, JSON)).status_code == 400


@BOTH
async def test_34A2_13EE_a_string_query_is_answered(client, headers):
    response = await post(client, TYPENAME, headers)
    assert response.status_code == 200
    assert "errors" not in response.json()


@pytest.mark.parametrize("wrong", [{"obj": "ect"}, 0, False, ["array"]], ids=["6C00", "6C01", "6C02", "6C03"])
async def test_an_operation_name_that_is_no_string_is_400(client, wrong):
    assert (await post(client, TYPENAME | {"operationName": wrong}, JSON)).status_code == 400


@BOTH
async def test_8161_B8B3_the_named_operation_is_run(client, headers):
    body = {"query": "query Query { __typename } query Other { hello }", "operationName": "Query"}
    response = await post(client, body, headers)
    assert (response.status_code, response.json()) == (200, {"data": {"__typename": "Query"}})


@BOTH
@pytest.mark.parametrize("name", ["variables", "operationName", "extensions"])
async def test_94B0_to_2_and_0220_to_2_a_parameter_may_be_null(client, headers, name):
    response = await post(client, TYPENAME | {name: None}, headers)
    assert response.status_code == 200
    assert "errors" not in response.json()


@pytest.mark.parametrize("wrong", ["string", 0, False, ["array"]], ids=["4760", "4761", "4762", "4763"])
async def test_variables_that_are_no_object_are_400(client, wrong):
    assert (await post(client, TYPENAME | {"variables": wrong}, JSON)).status_code == 400


@BOTH
async def test_2EA1_28B9_variables_are_taken(client, headers):
    response = await post(client, TYPE_BY_NAME, headers)
    assert (response.status_code, response.json()) == (200, {"data": {"__type": None}})


@BOTH
async def test_D6D5_6A70_variables_of_a_get_are_json_text(client, headers):
    params = {"query": TYPE_BY_NAME["query"], "variables": '{"name": "sometype"}'}
    response = await client.get(URL, params=params, headers={"accept": headers["accept"]})
    assert (response.status_code, response.json()) == (200, {"data": {"__type": None}})


@pytest.mark.parametrize("wrong", ["string", 0, False, ["array"]], ids=["58B0", "58B1", "58B2", "58B3"])
async def test_extensions_that_are_no_object_are_400(client, wrong):
    assert (await post(client, TYPENAME | {"extensions": wrong}, JSON)).status_code == 400


@BOTH
async def test_428F_1B7A_extensions_may_be_an_object(client, headers):
    response = await post(client, TYPENAME | {"extensions": {"some": "value"}}, headers)
    assert response.status_code == 200
    assert "errors" not in response.json()


@BOTH
async def test_B6DC_BCF8_B7N8_a_body_that_is_no_json_is_400(client, headers):
    response = await client.post(URL, content=b'{ "not a JSON', headers=headers)
    assert response.status_code == 400
    assert "data" not in response.json()


async def test_8764_3E3A_a_mistyped_parameter_name_is_400(client):
    assert (await post(client, {"qeury": "{ __typename }"}, JSON)).status_code == 400


MISTAKES = pytest.mark.parametrize("body", [UNPARSED, UNKNOWN_FIELD, MISCOERCED], ids=["parse", "validate", "coerce"])


@MISTAKES
async def test_572B_FDE2_7B9B_a_wrong_document_is_200_in_the_older_media_type(client, body):
    response = await post(client, body, LEGACY)
    assert response.status_code == 200
    assert response.json()["errors"]


@MISTAKES
async def test_865D_556A_D586_51FE_74FF_5E5B_86EE_a_wrong_document_is_400_without_data_in_the_new_one(client, body):
    response = await post(client, body, NEW)
    assert response.status_code == 400
    assert response.headers["content-type"].startswith("application/graphql-response+json")
    assert "data" not in response.json()
    assert response.json()["errors"]
