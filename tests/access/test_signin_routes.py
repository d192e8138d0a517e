"""Signing in over HTTP: the cookie, its flags, and the answers to what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from fastapi import FastAPI
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from mreza.access.models import User
from mreza.access.oidc import OidcSignIn
from mreza.access.tokens import hash_of
from mreza.web.authentication import Credential
from mreza.web.signin_routes import signin_router
from starlette.requests import Request
from starlette.responses import JSONResponse

from .conftest import PASSWORD, House

pytestmark = pytest.mark.anyio
ISSUER = "https://id.example"


class Provider:
    """An OpenID Connect provider that vouches for whom the test says."""

    def __init__(self) -> None:
        self.key = ECKey.generate_key("P-256", parameters={"kid": "one"})
        self.signing_key = self.key
        self.claims: dict[str, Any] = {}
        self.asked: dict[str, list[str]] = {}
        self.app = FastAPI()
        self.app.add_route("/.well-known/openid-configuration", self._configuration)
        self.app.add_route("/keys", self._keys)
        self.app.add_route("/token", self._token, methods=["POST"])

    async def _configuration(self, request: Request) -> JSONResponse:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return JSONResponse({"issuer": ISSUER} | {name: f"{ISSUER}/{path}" for name, path in ends.items()})

    async def _keys(self, request: Request) -> JSONResponse:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    async def _token(self, request: Request) -> JSONResponse:
        self.asked = parse_qs((await request.body()).decode())
        header = {"alg": "ES256", "kid": "one"}
        token = jwt.encode(header, self.claims, self.signing_key)
        return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "id_token": token})

    def vouch(self, email: str, nonce: str, **more: Any) -> None:
        import time

        now = int(time.time())
        usual = {"iss": ISSUER, "aud": "mreza", "sub": "1", "iat": now, "exp": now + 60, "nonce": nonce}
        self.claims = usual | {"email": email, "email_verified": True} | more


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
async def client(house: House, provider: Provider) -> AsyncIterator[httpx2.AsyncClient]:
    oidc = OidcSignIn(
        house.sign_in,
        issuer=ISSUER,
        client_id="mreza",
        client_secret="between us",
        key=b"k" * 32,
        transport=httpx2.ASGITransport(app=provider.app),
    )
    app = FastAPI()
    app.include_router(signin_router(house.sign_in, oidc=oidc))
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="https://mreza.example") as client:
        yield client


async def signed_in(client: httpx2.AsyncClient, user: User) -> httpx2.Response:
    return await client.post("/sign-in", json={"email": user.email, "password": PASSWORD})


async def test_the_cookie_of_a_sign_in_is_for_this_host_and_no_script(house: House, client: httpx2.AsyncClient) -> None:
    answer = await signed_in(client, await house.user("coordinator", password=PASSWORD))
    assert (answer.status_code, answer.json()) == (200, {"kind": "coordinator"})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-mreza=mzs_")
    for flag in ("HttpOnly", "SameSite=Lax", "Secure", "Path=/"):
        assert flag in cookie
    assert answer.headers["cache-control"] == "no-store"
    viewer = await house.authenticator.viewer(Credential(session=client.cookies["__Host-mreza"]))
    assert viewer.networks == {house.rs.id}


async def test_a_program_gets_a_bearer_token_instead(house: House, client: httpx2.AsyncClient) -> None:
    user = await house.user("member", password=PASSWORD)
    answer = await client.post("/sign-in", json={"email": user.email, "password": PASSWORD, "bearer": True})
    assert "set-cookie" not in answer.headers
    assert (await house.authenticator.viewer(Credential(bearer=answer.json()["token"]))).user_id == user.id


async def test_wrong_password_and_unknown_user_are_answered_alike(house: House, client: httpx2.AsyncClient) -> None:
    user = await house.user(password=PASSWORD)
    wrong = await client.post("/sign-in", json={"email": user.email, "password": "wrong"})
    unknown = await client.post("/sign-in", json={"email": "nobody@demo.example", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content
    assert {**wrong.headers} == {**unknown.headers}


async def test_too_many_attempts_say_when_to_come_back(house: House, client: httpx2.AsyncClient) -> None:
    user = await house.user(password=PASSWORD)
    for _ in range(5):
        await client.post("/sign-in", json={"email": user.email, "password": "wrong"})
    answer = await signed_in(client, user)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 900
    assert answer.json()["errors"][0]["extensions"]["code"] == "TOO_MANY_ATTEMPTS"


async def test_signing_out_takes_the_cookie_back_and_ends_the_session(house: House, client: httpx2.AsyncClient) -> None:
    await signed_in(client, await house.user("coordinator", password=PASSWORD))
    session = client.cookies["__Host-mreza"]
    answer = await client.post("/sign-out", json={})
    assert "Max-Age=0" in answer.headers["set-cookie"]
    found = "SELECT revoked_at FROM core_token WHERE secret_hash = $1"
    assert await house.pools.system.fetchval(found, hash_of(session)) is not None


async def test_users_change_their_own_password(house: House, client: httpx2.AsyncClient) -> None:
    user = await house.user("coordinator", password=PASSWORD)
    change = {"current": PASSWORD, "new": "another good one"}
    assert (await client.post("/password", json=change)).status_code == 401
    await signed_in(client, user)
    assert (await client.post("/password", json=change | {"new": "short"})).status_code == 400
    assert (await client.post("/password", json=change)).status_code == 200
    assert (await signed_in(client, user)).status_code == 401


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-type": "text/plain"}, b"{}", 415),
        ({"content-type": "application/x-www-form-urlencoded"}, b"email=a", 415),
        ({"content-type": "application/json", "origin": "https://evil.example"}, b"{}", 403),
        ({"content-type": "application/json", "sec-fetch-site": "cross-site"}, b"{}", 403),
        ({"content-type": "application/json"}, b"[]", 400),
        ({"content-type": "application/json"}, b"{", 400),
        ({"content-type": "application/json"}, b'{"email": 1, "password": "x"}', 400),
        ({"content-type": "application/json"}, b" " * 20_000, 413),
    ],
)
async def test_what_a_foreign_page_or_a_broken_client_sends_is_refused(
    client: httpx2.AsyncClient, headers: dict[str, str], body: bytes, status: int
) -> None:
    answer = await client.post("/sign-in", headers=headers, content=body)
    assert answer.status_code == status
    assert answer.json()["errors"][0]["message"]


async def started(client: httpx2.AsyncClient) -> dict[str, str]:
    answer = await client.get("/sign-in/oidc")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{ISSUER}/authorize?")
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


async def test_a_provider_signs_in_an_existing_user_and_creates_none(
    house: House, client: httpx2.AsyncClient, provider: Provider
) -> None:
    user = await house.user("coordinator")
    query = await started(client)
    assert query["redirect_uri"] == "https://mreza.example/sign-in/oidc/callback"
    assert query["code_challenge_method"] == "S256"
    provider.vouch(user.email.upper(), query["nonce"])
    answer = await client.get("/sign-in/oidc/callback", params={"state": query["state"], "code": "c"})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/"
    assert provider.asked["code_verifier"]
    viewer = await house.authenticator.viewer(Credential(session=client.cookies["__Host-mreza"]))
    assert viewer.user_id == user.id

    query = await started(client)
    provider.vouch("stranger@demo.example", query["nonce"])
    answer = await client.get("/sign-in/oidc/callback", params={"state": query["state"], "code": "c"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "NO_ACCOUNT"


@pytest.mark.parametrize(
    "wrong",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"nonce": "another"},
        {"aud": "somebody else"},
        {"iss": "https://evil.example"},
        {"exp": 1},
    ],
    ids=str,
)
async def test_a_providers_answer_that_is_not_for_us_is_refused(
    house: House, client: httpx2.AsyncClient, provider: Provider, wrong: dict[str, Any]
) -> None:
    user = await house.user("coordinator")
    query = await started(client)
    provider.vouch(user.email, query["nonce"])
    provider.claims |= wrong
    answer = await client.get("/sign-in/oidc/callback", params={"state": query["state"], "code": "c"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "OIDC_FAILED"


async def test_an_answer_of_another_key_or_another_browser_is_refused(
    house: House, client: httpx2.AsyncClient, provider: Provider
) -> None:
    user = await house.user("coordinator")
    query = await started(client)
    provider.vouch(user.email, query["nonce"])
    callback = {"state": query["state"], "code": "c"}
    provider.signing_key = ECKey.generate_key("P-256", parameters={"kid": "one"})
    assert (await client.get("/sign-in/oidc/callback", params=callback)).status_code == 400
    provider.signing_key = provider.key
    assert (await client.get("/sign-in/oidc/callback", params=callback | {"state": "x"})).status_code == 400
    client.cookies.clear()
    assert (await client.get("/sign-in/oidc/callback", params=callback)).status_code == 400


async def test_codes_and_states_of_a_provider_stand_in_no_log_and_no_answer(
    client: httpx2.AsyncClient, provider: Provider, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    started = await client.get("/sign-in/oidc")
    state = parse_qs(urlsplit(started.headers["location"]).query)["state"][0]
    told = []
    for given in ("Kanarinac-state", state):
        provider.vouch("nobody@demo.example", "another nonce")
        query = {"code": "Kanarinac-code-4717", "state": given}
        answer = await client.get("/sign-in/oidc/callback", params=query)
        assert answer.status_code == 400
        told.append(f"{answer.headers} {answer.text}")
    assert provider.asked["code"] == ["Kanarinac-code-4717"], "the control: the code went to the provider"
    written = capsys.readouterr()
    # The test's own client says which addresses it asks.
    logged = [line for line in map(str, (one.getMessage() for one in caplog.records)) if "//mreza.example" not in line]
    everything = "\n".join([*told, *logged, written.out, written.err])
    assert [secret for secret in ("Kanarinac", state, "between us") if secret in everything] == []
