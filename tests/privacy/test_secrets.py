"""Secrets sent by every route are found nowhere: in no log, answer, audit entry, event, kept answer or other table."""

from __future__ import annotations

import io
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest
import structlog
from mreza.access import service
from mreza.access.models import Role, RoleGrant, User
from mreza.model.global_id import encode
from mreza.testing.kit import Kit
from mreza.web.authentication import session_cookie_name
from mreza.web.logs import configure
from mreza.web.main import web_of
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

pytestmark = pytest.mark.anyio
PASSWORD = "Kanarinac-right-4711-password"
WRONG = "Kanarinac-wrong-4712-password"
NEXT = "Kanarinac-next-4713-password"
GIVEN = "Kanarinac-given-4714-password"
FORGED = "mzs_Kanarinac4715Kanarinac4715Kanarina00000000"
MISTYPED = "mzp_Kanarinac4716Kanarinac4716Kanarina00000000"
_TABLES = text("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('public', 'mreza')")


@dataclass
class Browser:
    """A client of the real web, which keeps what was answered; the logs of the run go to `logs`."""

    client: httpx2.AsyncClient
    logs: io.StringIO
    user: User
    other: User
    answers: list[str] = field(default_factory=list)

    async def post(self, path: str, body: Any, **headers: str) -> httpx2.Response:
        response = await self.client.post(path, json=body, headers={"origin": "http://mreza.example", **headers})
        self.answers.append(f"{response.headers} {response.text}")
        return response

    async def graphql(self, query: str, variables: Any = None, **headers: str) -> httpx2.Response:
        return await self.post("/graphql", {"query": query, "variables": variables or {}}, **headers)


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    stream = io.StringIO()
    configure(as_json=True, level="DEBUG", stream=stream)
    yield stream
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)


@pytest.fixture
async def browser(kit: Kit, logs: io.StringIO) -> AsyncIterator[Browser]:
    """Of an administrator in the secretariat, with a password."""
    async with kit.session() as session:
        user = User(email="admin@demo.example", name="Administrator", locale="en")
        other = User(email="other@demo.example", name="Other", locale="en")
        session.add_all([user, other])
        await session.flush()
        for role in (await session.scalars(select(Role).where(Role.code.in_(["administrator", "secretariat"])))).all():
            session.add(RoleGrant(user_id=user.id, role_id=role.id))
        await service.set_password(session, user, PASSWORD, now=kit.application.clock.now())
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield Browser(client, logs, user, other)


async def send_everything(browser: Browser) -> set[str]:
    """Every secret by every route, rightly and wrongly; gives those that were sent or answered."""
    email = browser.user.email
    await browser.post("/sign-in", {"email": email, "password": WRONG})
    await browser.post("/sign-in", {"email": WRONG, "password": WRONG})
    await browser.post("/sign-in", {"email": email, "password": [WRONG]})
    await browser.post("/sign-in", WRONG)
    token = (await browser.client.post("/sign-in", json={"email": email, "password": PASSWORD, "bearer": True})).json()
    signed_in = await browser.client.post("/sign-in", json={"email": email, "password": PASSWORD})
    cookie = signed_in.cookies[session_cookie_name(secure=False)]
    await browser.post("/password", {"current": WRONG, "new": NEXT})
    await browser.post("/password", {"current": PASSWORD, "new": "short"})
    await browser.post("/password", {"current": PASSWORD, "new": NEXT})
    issued = await issue(browser)
    for secret in issued:
        await abuse(browser, secret)
    await set_passwords(browser, encode("User", browser.other.id))
    for secret in (FORGED, MISTYPED, GIVEN):
        await browser.graphql("{ __typename }", authorization=f"Bearer {secret}")
        await browser.graphql("{ __typename }", cookie=f"{session_cookie_name(secure=False)}={secret}")
    return {PASSWORD, WRONG, NEXT, GIVEN, FORGED, MISTYPED, token["token"], cookie, *issued}


async def issue(browser: Browser) -> list[str]:
    """Secrets that the API makes and shows once: a bearer token, a partner's key, a webhook's secret, a rotated one."""
    document = """mutation {
      token: createToken(input: {name: "Mine"}) { secret errors { code } }
      key: createPartnerKey(input: {name: "A partner", networks: ["RS"]}) { secret errors { code } }
      hook: createWebhookEndpoint(input: {url: "https://partner.example/in"}) {
        secret endpoint { id } errors { code }
      }
    }"""
    rotate = "mutation($id: ID!) { rotateWebhookSecret(input: {endpointId: $id}) { secret errors { code } } }"
    headers = {"origin": "http://mreza.example"}
    made = (await browser.client.post("/graphql", json={"query": document}, headers=headers)).json()["data"]
    variables = {"id": made["hook"]["endpoint"]["id"]}
    body = {"query": rotate, "variables": variables}
    turned = (await browser.client.post("/graphql", json=body, headers=headers)).json()["data"]
    return [one["secret"] for one in (*made.values(), turned["rotateWebhookSecret"])]


async def abuse(browser: Browser, secret: str) -> None:
    """A real secret where it does not belong: every header, the address, a name, a wrong variable, a broken body."""
    await browser.graphql("{ viewer { kind } }", authorization=f"Bearer {secret}")
    await browser.graphql("{ viewer { kind } }", authorization=f"Basic {secret}")
    await browser.graphql("{ viewer { kind } }", **{"x-api-key": secret, "idempotency-key": secret})
    await browser.graphql("{ viewer { kind } }", **{"x-forwarded-for": secret, "user-agent": secret})
    await browser.graphql("query($first: Int) { networks(first: $first) { totalCount } }", {"first": [secret]})
    await browser.post("/graphql", {"query": "{ viewer { kind } }", "operationName": secret})
    await browser.post("/sign-in", {"email": secret, "password": secret})
    await browser.post("/password", {"current": secret, "new": "x"})
    for path in ("/graphql", "/q/networks.json", "/sign-in/oidc/callback", "/readyz"):
        await browser.client.get(path, params={"token": secret, "code": secret, "state": secret})
    await browser.client.post("/graphql", content=f'{{"query": "{secret}', headers={"content-type": "application/json"})


async def set_passwords(browser: Browser, user: str) -> None:
    """By input, by variable and by literal; refused, malformed, and done with an idempotency key, twice."""
    wanted = (
        "mutation($id: ID!, $p: String!) { setPassword(input: {userId: $id, password: $p}) { errors { message } } }"
    )
    again = {"idempotency-key": "once"}
    await browser.graphql(wanted, {"id": "nobody", "p": GIVEN})
    await browser.graphql(wanted, {"id": user, "p": [GIVEN]})
    await browser.graphql(wanted, {"id": user, "p": GIVEN, "more": GIVEN})
    await browser.graphql(
        f'mutation {{ setPassword(input: {{userId: "nobody", password: "{GIVEN}"}}) {{ errors {{ code }} }} }}'
    )
    await browser.graphql(wanted, {"id": user, "p": GIVEN}, **again)
    await browser.graphql(wanted, {"id": user, "p": GIVEN}, **again)


async def tables_with(connection: AsyncConnection, secrets: set[str]) -> list[str]:
    """Tables in which one of the secrets stands."""
    found = []
    for table in (await connection.execute(_TABLES)).scalars().all():
        one_stands = "SELECT FROM unnest(CAST(:secrets AS text[])) AS s WHERE strpos(t::text, s) > 0"
        query = text(f"SELECT EXISTS (SELECT FROM {table} AS t WHERE EXISTS ({one_stands}))")
        if (await connection.execute(query, {"secrets": sorted(secrets)})).scalar_one():
            found.append(str(table))
    return found


async def test_secrets_sent_by_every_route_are_found_nowhere(kit: Kit, browser: Browser) -> None:
    secrets = await send_everything(browser)
    structlog.get_logger().info("the log is written to", where="here")
    assert "the log is written to" in browser.logs.getvalue()
    assert [one for one in secrets if one in browser.logs.getvalue()] == []
    async with kit.application.pools.system_engine.connect() as connection:
        assert await tables_with(connection, secrets) == []
        kept = await connection.execute(text("SELECT outcome IS NOT NULL FROM mreza.idempotency WHERE key = 'once'"))
    assert kept.scalars().all() == [True], "the mutation ran, once"


async def test_answers_do_not_repeat_a_secret(browser: Browser) -> None:
    secrets = await send_everything(browser)
    told = "\n".join(browser.answers)
    assert len(browser.answers) > 12
    assert [one for one in secrets if one in told] == []


async def test_the_trail_says_that_a_password_was_set_and_not_which(kit: Kit, browser: Browser) -> None:
    await browser.client.post("/sign-in", json={"email": browser.user.email, "password": PASSWORD})
    wanted = (
        'mutation($id: ID!, $p: String!) { setPassword(input: {userId: $id, password: $p, reason: "Lost"}) '
        "{ errors { code } } }"
    )
    await browser.graphql(wanted, {"id": encode("User", browser.other.id), "p": GIVEN})
    async with kit.session() as session:
        query = text(
            "SELECT mutation, reason, actor_id, a::text FROM core_audit_entry AS a WHERE row_id = :id AND "
            "action = 'CHANGED' AND restricted -> 'after' ? 'password_hash'"
        )
        [(mutation, reason, actor, told)] = (await session.execute(query, {"id": browser.other.id})).all()
        stored = await session.scalar(
            text("SELECT password_hash FROM core_user WHERE id = :id"), {"id": browser.other.id}
        )
    assert (mutation, reason, actor) == ("setPassword", "Lost", browser.user.id)
    assert stored.startswith("$argon2id$")
    assert "argon2" not in told
    assert GIVEN not in told


async def test_a_secret_that_is_written_down_is_noticed(kit: Kit, browser: Browser) -> None:
    await browser.post("/sign-in", {"email": browser.user.email, "password": WRONG})
    logging.getLogger("careless").warning("tried with %s", WRONG)
    assert WRONG in browser.logs.getvalue()
    async with kit.application.pools.system_engine.begin() as connection:
        await connection.execute(text("UPDATE core_user SET name = :name"), {"name": f"Mine is {WRONG}"})
        assert set(await tables_with(connection, {WRONG})) == {"public.core_user", "public.core_audit_entry"}
