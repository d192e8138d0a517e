"""Each way in that is closed, knocked at once; and each lock, taken off once to see that the knocking tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from mreza.web import graphql_http, parameters
from mreza.web.cors import Cors
from mreza.web.csrf import Site
from mreza.web.parameters import Parameters

from .small import SmallEngine

pytestmark = pytest.mark.anyio

URL = "/graphql"
JSON = {"content-type": "application/json"}
HELLO = {"query": "{ hello }"}
RENAME = {"query": 'mutation { rename(name: "x") }'}
COOKIE = {"cookie": "mreza=mine"}
HOSTILE = ["https://evil.example", "null", "https://partner.example.evil.example", "http://partner.example"]


def requests() -> dict[str, dict[str, Any]]:
    """Every request that must not be let through."""
    form = {"content-type": "application/x-www-form-urlencoded"}
    multipart = {"content-type": "multipart/form-data; boundary=x"}
    part = b'--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{ hello }\r\n--x--\r\n'
    found: dict[str, dict[str, Any]] = {
        "a batch": {"method": "POST", "content": orjson.dumps([HELLO, HELLO]), "headers": JSON},
        "a batch of one": {"method": "POST", "content": orjson.dumps([HELLO]), "headers": JSON},
        "a mutation by GET": {"method": "GET", "params": RENAME},
        "a mutation by GET with a cookie": {"method": "GET", "params": RENAME, "headers": COOKIE},
        "a form": {"method": "POST", "content": b"query=%7Bhello%7D", "headers": form},
        "a form with a cookie": {"method": "POST", "content": b"query=%7Bhello%7D", "headers": form | COOKIE},
        "parts of a form": {"method": "POST", "content": part, "headers": multipart},
        "parts of a form with a cookie": {"method": "POST", "content": part, "headers": multipart | COOKIE},
        "JSON called text": {
            "method": "POST",
            "content": orjson.dumps(RENAME),
            "headers": {"content-type": "text/plain"},
        },
        "a link with a cookie": {"method": "GET", "params": HELLO, "headers": COOKIE},
        "a cookie from another site": {
            "method": "POST",
            "content": orjson.dumps(RENAME),
            "headers": JSON | COOKIE | {"sec-fetch-site": "cross-site"},
        },
    }
    for origin in HOSTILE:
        found[f"a script of {origin}"] = {
            "method": "POST",
            "content": orjson.dumps(HELLO),
            "headers": JSON | {"origin": origin},
        }
    return found


async def let_through(web: Any) -> list[str]:
    """The requests that were answered with data, or reached the engine and were not refused there."""
    through = []
    for name, request in requests().items():
        response = await web.client.request(url=URL, **request)
        assert response.status_code < 500, response.content
        if response.status_code < 400 or "data" in response.json():
            through.append(name)
    return through


async def test_batches_forms_links_and_foreign_scripts_are_refused(web):
    assert await let_through(web) == []
    for kind, request in (("POST", {"content": orjson.dumps(RENAME), "headers": JSON}), ("GET", {"params": HELLO})):
        assert "data" in (await web.client.request(kind, URL, **request)).json()


def first_of(body: bytes) -> Parameters:
    """Takes the first of a batch."""
    sent = orjson.loads(body)
    return parameters._parameters(sent[0] if isinstance(sent, list) else sent)


def any_body(body: bytes) -> Parameters:
    """Takes what is in a form."""
    return Parameters("{ hello }", None, {}) if b"hello" in body and body[0] != ord("[") else parameters.from_body(body)


def writes(execute: Callable[..., Any]) -> Callable[..., Any]:
    """Lets a GET change something."""

    async def whatever(self: SmallEngine, request: Any) -> Any:
        object.__setattr__(request, "read_only", False)
        return await execute(self, request)

    return whatever


@pytest.mark.parametrize(
    ("faults", "shown"),
    [
        ([(graphql_http, "from_body", first_of)], "a batch"),
        ([(SmallEngine, "execute", writes(SmallEngine.execute))], "a mutation by GET"),
        ([(graphql_http, "is_json", lambda _: True), (graphql_http, "from_body", any_body)], "parts of a form"),
        ([(graphql_http, "is_json", lambda _: True)], "JSON called text"),
        ([(graphql_http, "check_cookie_use", lambda *_: None)], "a link with a cookie"),
        ([(Cors, "_allows", lambda *_: True)], "a script of https://evil.example"),
        ([(Cors, "judge", lambda *_: (Site.OWN, ()))], "a cookie from another site"),
    ],
)
async def test_a_lock_that_is_taken_off_is_noticed(web, monkeypatch, faults, shown):
    for place, name, broken in faults:
        monkeypatch.setattr(place, name, broken)
    assert shown in await let_through(web)
