"""What the endpoint does with requests that are not as they should be, and with those that are."""

import orjson
import pytest
from mreza.web.app import WebOptions

pytestmark = pytest.mark.anyio

URL = "/graphql"
JSON = {"content-type": "application/json"}
HELLO = {"query": "{ hello }"}


def code(response) -> str:
    return response.json()["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=iso-8859-2",
        "application/jsonp",
        "",
    ],
)
async def test_a_body_that_a_form_could_send_is_refused(web, kind):
    response = await web.client.post(URL, content=orjson.dumps(HELLO), headers={"content-type": kind})
    assert (response.status_code, code(response)) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert web.engine.asked == []


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; Charset=UTF-8", 'application/json;charset="utf-8"']
)
async def test_json_is_read_however_it_is_spelt(client, kind):
    response = await client.post(URL, content=orjson.dumps(HELLO), headers={"content-type": kind})
    assert response.json() == {"data": {"hello": "hello world"}}


async def test_a_batch_is_refused_with_the_remedy(web):
    response = await web.client.post(URL, content=orjson.dumps([HELLO, HELLO]), headers=JSON)
    assert (response.status_code, code(response)) == (400, "BATCHING_NOT_SUPPORTED")
    assert "a request of its own" in response.json()["errors"][0]["message"]
    assert web.engine.asked == []


@pytest.mark.parametrize(
    "body", [b"\xff\xfe", b'{"query": "\xff"}', b'"text"', b"17", b"null", b"[" * 5_000, b'{"query": "\\ud800"}']
)
async def test_a_body_that_is_no_json_object_in_utf8_is_400(client, body):
    response = await client.post(URL, content=body, headers=JSON)
    assert response.status_code == 400
    assert "data" not in response.json()


async def test_a_persisted_document_is_asked_for_by_its_text(client):
    for body in (
        {"documentId": "sha256:0"},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0"}}},
    ):
        response = await client.post(URL, content=orjson.dumps(body), headers=JSON)
        assert code(response) == "PERSISTED_QUERY_NOT_SUPPORTED"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "query=",
        "query=%ff",
        "query=a&query=b",
        "&".join(f"a{i}=1" for i in range(40)),
        "query={hello}&variables=x",
        "query={hello}&variables=[1]",
        "query={hello}&extensions=1",
    ],
)
async def test_a_get_with_wrong_parameters_is_an_error_without_data(client, query):
    response = await client.get(f"{URL}?{query}", headers={"accept": "application/graphql-response+json"})
    assert response.status_code == 400
    assert "data" not in response.json()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD"])
async def test_another_method_names_those_that_work(client, method):
    response = await client.request(method, URL)
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST, OPTIONS")


@pytest.mark.parametrize(
    "accept", ["text/plain", "image/*", "application/json;q=0", "application/xml, text/html", "x" * 5_000]
)
async def test_an_accept_that_nothing_fits_is_406(web, accept):
    response = await web.client.post(URL, content=orjson.dumps(HELLO), headers={**JSON, "accept": accept})
    assert response.status_code == 406
    assert "application/json" in response.json()["errors"][0]["message"]
    assert web.engine.asked == []


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("application/graphql-response+json,application/json;q=0.9", "application/graphql-response+json"),
        ("application/json,application/graphql-response+json", "application/graphql-response+json"),
        ("application/json,application/graphql-response+json;q=0.5", "application/json"),
        ("application/*", "application/json"),
        ("*/*;q=0.1", "application/json"),
        ("text/html, */*;q=0.8", "application/json"),
        (
            "application/graphql-response+json, application/graphql+json, application/json, text/event-stream",
            "application/graphql-response+json",
        ),
    ],
)
async def test_the_accept_headers_of_common_clients(client, accept, answered):
    response = await client.post(URL, content=orjson.dumps(HELLO), headers={**JSON, "accept": accept})
    assert response.headers["content-type"] == f"{answered}; charset=utf-8"


class TestBodyLimit:
    @pytest.fixture
    def options(self) -> WebOptions:
        return WebOptions(max_body=100)

    async def test_a_body_at_the_limit_passes_and_one_byte_more_is_413(self, web):
        body = orjson.dumps(HELLO)
        fits, over = body + b" " * (100 - len(body)), body + b" " * (101 - len(body))
        assert (await web.client.post(URL, content=fits, headers=JSON)).status_code == 200
        response = await web.client.post(URL, content=over, headers=JSON)
        assert (response.status_code, code(response)) == (413, "BODY_TOO_LARGE")

    async def test_a_body_without_announced_length_is_counted(self, web):
        async def pieces():
            for _ in range(1_000):
                yield b" " * 50

        response = await web.client.post(URL, content=pieces(), headers=JSON)
        assert response.status_code == 413

    async def test_a_lying_length_is_refused(self, web):
        for length in ("-1", "x", "9" * 40):
            response = await web.client.post(URL, content=b"{}", headers={**JSON, "content-length": length})
            assert response.status_code == 413


async def test_a_body_in_pieces_is_put_together(client):
    async def pieces():
        for byte in orjson.dumps(HELLO):
            yield bytes([byte])

    assert (await client.post(URL, content=pieces(), headers=JSON)).json() == {"data": {"hello": "hello world"}}


async def test_a_field_error_stands_beside_the_data(client):
    response = await client.post(
        URL, content=b'{"query": "{ hello fails }"}', headers={**JSON, "accept": "application/graphql-response+json"}
    )
    assert response.status_code == 200
    assert response.json()["data"] == {"hello": "hello world", "fails": None}
    assert response.json()["errors"][0]["path"] == ["fails"]


async def test_an_unexpected_error_is_shown_as_an_id_only(client):
    response = await client.post(URL, content=b'{"query": "{ explode }"}', headers=JSON)
    assert (response.status_code, code(response)) == (500, "INTERNAL")
    assert response.json()["errors"][0]["extensions"]["id"] in response.json()["errors"][0]["message"]
    assert "hunter2" not in response.text


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        (None, "en"),
        ("*", "en"),
        ("sr-Latn-RS, en;q=0.5", "sr-Latn"),
        ("mk", "mk"),
        ("sq;q=0.9, xx", "sq"),
        ("x" * 9_000, "en"),
    ],
)
async def test_the_language_of_the_browser_is_taken(client, header, locale):
    headers = JSON | ({"accept-language": header} if header else {})
    response = await client.post(URL, content=b'{"query": "{ locale }"}', headers=headers)
    assert response.json() == {"data": {"locale": locale}}


async def test_the_idempotency_key_reaches_the_engine_when_it_is_sane(client):
    async def key(value: str):
        return await client.post(
            URL, content=b'{"query": "{ idempotencyKey }"}', headers={**JSON, "idempotency-key": value}
        )

    assert (await key("5f0c-1")).json() == {"data": {"idempotencyKey": "5f0c-1"}}
    for wrong in ("", "x" * 256, "a\tb"):
        assert (await key(wrong)).status_code == 400


async def test_a_sane_request_id_is_kept_and_another_is_replaced(client):
    async def answered(given: str) -> str:
        return (
            await client.post(
                URL, content=orjson.dumps(HELLO), headers={**JSON, "x-request-id": given.encode("latin-1")}
            )
        ).headers["x-request-id"]

    assert await answered("proxy-0123456789") == "proxy-0123456789"
    for wrong in ("short", "x" * 65, 'a"b<script>012', "12345678\u00e9"):
        assert await answered(wrong) != wrong


async def test_an_answer_is_not_cached_nor_sniffed(client):
    response = await client.get(URL, params=HELLO)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "Accept" in response.headers["vary"]
