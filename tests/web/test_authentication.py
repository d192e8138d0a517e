import orjson
import pytest
from mreza.web.authentication import Credential, clear_session, set_session

pytestmark = pytest.mark.anyio

URL = "/graphql"
JSON = {"content-type": "application/json"}
VIEWER = orjson.dumps({"query": "{ viewer }"})
OWN = {"sec-fetch-site": "same-origin"}


async def ask(web, **headers):
    return await web.client.post(URL, content=VIEWER, headers=JSON | OWN | headers)


async def test_without_a_credential_the_viewer_is_anonymous(web):
    assert (await ask(web)).json() == {"data": {"viewer": "anonymous"}}


@pytest.mark.parametrize("value", ["Bearer good", "bearer good", "BEARER  good "])
async def test_a_bearer_token_opens_its_viewer(web, value):
    assert (await ask(web, authorization=value)).json() == {"data": {"viewer": "coordinator"}}


@pytest.mark.parametrize(
    "value", ["Basic Z29vZDpnb29k", "Bearer", "Bearer ", "good", "", "Bearer " + "x" * 5_000, "Bearer gööd"]
)
async def test_another_authorization_is_401_with_the_remedy(web, value):
    response = await web.client.post(URL, content=VIEWER, headers={**JSON, "authorization": value.encode("latin-1")})
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert "Bearer TOKEN" in response.json()["errors"][0]["message"]
    assert web.engine.asked == []


async def test_an_unknown_token_is_401_and_never_anonymous(web):
    response = await ask(web, authorization="Bearer bad")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")
    assert web.engine.asked == []


async def test_a_wrong_token_is_not_mended_by_a_good_cookie(web):
    assert (await ask(web, authorization="Bearer bad", cookie="mreza=mine")).status_code == 401


async def test_a_dead_session_is_401_and_its_cookie_is_taken_back(web):
    response = await ask(web, cookie="mreza=dead")
    assert response.status_code == 401
    assert response.headers["set-cookie"] == "mreza=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"


async def test_a_scope_that_is_gone_is_opened_anew_once(web):
    """The cached viewer's scope expired, but the token is still good: nobody notices."""
    await ask(web, authorization="Bearer good")
    web.engine.gone.add("handle-1")
    assert (await ask(web, authorization="Bearer good")).json() == {"data": {"viewer": "coordinator"}}
    assert web.authenticator.forgotten == [Credential(bearer="good")]


async def test_a_token_that_was_revoked_a_second_ago_is_401(web):
    await ask(web, authorization="Bearer good")
    web.engine.gone.add("handle-1")
    del web.authenticator.valid["good"]
    response = await ask(web, authorization="Bearer good")
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")


async def test_a_scope_that_stays_gone_is_401_and_not_tried_for_ever(web):
    web.engine.gone.update(f"handle-{number}" for number in range(10))
    response = await ask(web, authorization="Bearer good")
    assert response.status_code == 401
    assert len(web.engine.asked) == 2


def test_a_credential_hides_its_secret():
    assert "hunter2" not in repr(Credential(bearer="hunter2", session="hunter2"))


def test_the_session_cookie_is_bound_to_the_host_and_closed_to_scripts():
    name, value = set_session("abc", secure=True, max_age=60)
    assert (name, value) == (b"set-cookie", b"__Host-mreza=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure")
    assert clear_session(secure=False)[1] == b"mreza=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"
