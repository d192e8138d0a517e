"""What an operator sees: health, metrics, logs."""

import asyncio
import io
import logging
from collections.abc import Iterator

import httpx2
import orjson
import pytest
import structlog
from fastapi import APIRouter
from mreza.web import logs
from mreza.web.access_log import DELAY
from mreza.web.app import build_app
from mreza.web.masking import mask
from mreza.web.options import WebOptions

from .small import SmallAuthenticator, SmallEngine

pytestmark = pytest.mark.anyio

SECRETS = ["hunter2-hunter2", "mreza_0123456789abcdefghij", "eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl", "q8Zr1t" * 8]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The log as it is written; the process's own set-up comes back afterwards."""
    root = logging.getLogger()
    before = list(root.handlers), root.level
    stream = io.StringIO()
    logs.configure(as_json=True, level="DEBUG", stream=stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:], root.level = before


def read(lines: io.StringIO) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in lines.getvalue().splitlines()]


async def test_health_says_that_the_process_runs(client):
    assert (await client.get("/healthz")).json() == {"status": "ok"}


@pytest.mark.parametrize("kind", ["true", "false", "raises", "hangs"])
async def test_readiness_says_whether_the_database_answers(kind):
    import anyio

    async def ready() -> bool:
        if kind == "raises":
            raise OSError("postgresql://owner:hunter2@host is gone")
        if kind == "hangs":
            await anyio.sleep_forever()
        return kind == "true"

    app = build_app(
        engine=SmallEngine(), authenticator=SmallAuthenticator(), ready=ready, options=WebOptions(ready_timeout=0.01)
    )
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://h") as client:
        response = await client.get("/readyz")
    assert response.status_code == (200 if kind == "true" else 503)
    assert "hunter2" not in response.text


async def test_requests_are_counted_by_outcome_and_never_by_name():
    app = build_app(
        engine=SmallEngine(),
        authenticator=SmallAuthenticator(),
        ready=None,  # type: ignore[arg-type]
        gauges={"mreza_plans": ("Plans in the cache.", lambda: 7.0)},
    )
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://h") as client:
        await client.post("/graphql", json={"query": "query Mine { hello }", "operationName": "Mine"})
        await client.post("/graphql", json={"query": "{"})
        await client.post("/graphql", content=b"x")
        text = (await client.get("/metrics")).text
    assert 'mreza_graphql_requests_total{operation="query",outcome="data"} 1.0' in text
    assert 'outcome="request error"} 1.0' in text
    assert 'outcome="unsupported_media_type"} 1.0' in text
    assert 'mreza_graphql_request_seconds_count{operation="query"} 2.0' in text
    assert "mreza_plans 7.0" in text
    assert "Mine" not in text


async def test_a_request_is_one_line_with_its_id_and_without_its_variables(lines, client):
    await client.post(
        "/graphql",
        json={
            "query": "query Q($n: String!) { hello(name: $n) }",
            "operationName": "Q",
            "variables": {"n": "confidential"},
        },
        headers={"x-request-id": "request-0001", "authorization": "Bearer good"},
    )
    await asyncio.sleep(2 * DELAY)
    (line,) = [line for line in read(lines) if line["event"] == "graphql"]
    assert line["request_id"] == "request-0001"
    assert {line[key] for key in ("operation", "name", "outcome", "viewer")} == {"query", "Q", "data", "coordinator"}
    assert (line["status"], line["level"]) == (200, "info")
    assert "confidential" not in lines.getvalue()


async def test_no_secret_of_a_request_is_logged(lines, client):
    for secret in SECRETS:
        shaped_like_a_token = secret != SECRETS[0]
        headers = {
            "authorization": f"Bearer {secret}",
            "cookie": f"mreza={secret}",
            "x-request-id": secret if shaped_like_a_token else "",
        }
        await client.post(
            "/graphql",
            json={
                "query": "{ explode }",
                "operationName": secret if shaped_like_a_token else None,
                "variables": {"password": secret},
            },
            headers=headers,
        )
        await client.get(f"/graphql?query={{hello}}&token={secret}")
    await client.post("/graphql", json={"query": "{ explode }"})
    assert "internal error" in lines.getvalue()
    assert "Traceback" in lines.getvalue()
    for secret in SECRETS:
        assert secret not in lines.getvalue()


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("foreign", [False, True], ids=["ours", "of a library"])
def test_secrets_are_taken_out_wherever_they_stand(lines, secret, foreign):
    values = {
        "password": secret,
        "headers": {"Authorization": secret, "Set-Cookie": secret},
        "nested": [{"api_key": secret}, ("token", {"refresh_token": secret})],
        "text": f"sent Bearer {secret} along",
        "url": f"postgresql://owner:{secret}@host/db",
        "pair": f'{{"password": "{secret}"}}',
        "raw": f"cookie mreza={secret}; theme=dark".encode(),
    }
    if foreign:
        logging.getLogger("library").warning("connecting to %s with token=%s", values["url"], secret)
    else:
        structlog.get_logger().warning("connecting", **values)
    assert secret not in lines.getvalue()
    assert logs.REDACTED in lines.getvalue()


def test_what_is_no_secret_stays_readable(lines):
    values = {
        "organisation": "Udruženje mladih „Korak“",
        "id": "0198c0de-7c1e-7a3b-9f7e-0123456789ab",
        "path": "/graphql",
        "count": 3,
        "name": "OrganisationsWithTheirNetworksAndMemberships",
        "url": "postgresql://host:5432/mreza",
        "flag": None,
    }
    structlog.get_logger().info("plain", **values)
    (line,) = read(lines)
    assert {key: line[key] for key in values} == values


def test_an_error_in_the_log_has_the_id_that_the_caller_got(lines):
    try:
        raise ValueError("the cause")
    except ValueError as error:
        masked = mask(error)
    (line,) = read(lines)
    assert line["error_id"] == masked["extensions"]["id"]
    assert "the cause" in str(line["exception"])
    assert "the cause" not in str(masked)


def test_the_console_is_readable_and_redacted():
    stream = io.StringIO()
    logs.configure(as_json=False, stream=stream)
    try:
        structlog.get_logger().info("signed in", password="hunter2-hunter2")
        given = "".join(["hunter2", "-hunter2"])  # variables on the way to an error hold what people sent
        try:
            raise ValueError(f"{len(given)} letters")
        except ValueError:
            structlog.get_logger().exception("failed")
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers.clear()
    assert "signed in" in stream.getvalue()
    assert "ValueError: 15 letters" in stream.getvalue()
    assert "hunter2" not in stream.getvalue()


async def test_lines_of_other_routes_have_the_request_id_as_well(lines):
    router = APIRouter()

    @router.get("/other")
    async def other() -> None:
        structlog.get_logger().info("elsewhere")

    app = build_app(
        engine=SmallEngine(),
        authenticator=SmallAuthenticator(),
        ready=None,  # type: ignore[arg-type]
        routers=[router],
    )
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://h") as client:
        await client.get("/other", headers={"x-request-id": "request-0002"})
    assert [line["request_id"] for line in read(lines) if line["event"] == "elsewhere"] == ["request-0002"]
