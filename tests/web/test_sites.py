"""Who may speak through somebody else's browser: cookies, origins, preflights."""

import orjson
import pytest

pytestmark = pytest.mark.anyio

URL = "/graphql"
OWN = "http://mreza.example"
PARTNER = "https://partner.example"
JSON = {"content-type": "application/json"}
COOKIE = {"cookie": "theme=dark; mreza=mine"}
VIEWER = {"query": "{ viewer }"}

HOSTILE_ORIGINS = [
    "null",
    "https://evil.example",
    "http://partner.example",
    "https://partner.example:443",
    "https://partner.example:8443",
    "https://partner.example/",
    "https://partner.example.evil.example",
    "https://evilpartner.example",
    "https://sub.partner.example",
    "https://PARTNER.example",
    "https://partner.example@evil.example",
    "https://partner.example evil",
    "https://partner.example,https://evil.example",
    "https://mreza.example",
    "http://mreza.example:80",
    "http://mreza.example:8000",
    "http://sub.mreza.example",
    "http://mreza.example.evil.example",
    "http://mreza.example/graphql",
    "file://",
    "chrome-extension://abc",
    "",
    "*",
]


async def ask(web, headers=(), query=VIEWER):
    return await web.client.post(URL, content=orjson.dumps(query), headers=JSON | dict(headers))


@pytest.mark.parametrize("origin", HOSTILE_ORIGINS)
async def test_a_foreign_origin_is_refused_before_anything_runs(web, origin):
    for headers in ({}, COOKIE, {"authorization": "Bearer good"}):
        response = await ask(web, {**headers, "origin": origin})
        assert response.status_code == 403
        assert not any(name.startswith("access-control") for name in response.headers)
    assert web.engine.asked == []


@pytest.mark.parametrize("origin", HOSTILE_ORIGINS)
async def test_a_preflight_of_a_foreign_origin_is_refused(web, origin):
    response = await web.client.options(URL, headers={"origin": origin, "access-control-request-method": "POST"})
    assert response.status_code == 403
    assert "access-control-allow-origin" not in response.headers


async def test_an_allowed_origin_is_answered_and_never_with_credentials(web):
    preflight = await web.client.options(URL, headers={"origin": PARTNER, "access-control-request-method": "POST"})
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == PARTNER
    assert "authorization" in preflight.headers["access-control-allow-headers"]
    response = await ask(web, {"origin": PARTNER, "authorization": "Bearer good", "sec-fetch-site": "cross-site"})
    assert response.json() == {"data": {"viewer": "coordinator"}}
    assert response.headers["access-control-allow-origin"] == PARTNER
    for answer in (preflight, response):
        assert "access-control-allow-credentials" not in answer.headers
        assert "Origin" in answer.headers["vary"]


async def test_a_refusal_can_be_read_by_an_allowed_origin(web):
    response = await ask(web, {"origin": PARTNER, "authorization": "Bearer bad"})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (401, PARTNER)


async def test_the_cookie_counts_on_our_own_pages(web):
    for headers in (
        {"sec-fetch-site": "same-origin"},
        {"origin": OWN},
        {"origin": OWN, "sec-fetch-site": "same-origin"},
    ):
        response = await ask(web, COOKIE | headers)
        assert response.json() == {"data": {"viewer": "member"}}


async def test_the_cookie_counts_for_a_tool_that_is_no_browser(web):
    assert (await ask(web, COOKIE)).json() == {"data": {"viewer": "member"}}
    headers = COOKIE | {"graphql-require-preflight": "1"}
    assert (await web.client.get(URL, params=VIEWER, headers=headers)).json() == {"data": {"viewer": "member"}}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "weird"])
async def test_the_cookie_does_not_count_from_another_site(web, site):
    response = await ask(web, {**COOKIE, "sec-fetch-site": site})
    assert response.status_code == 403
    response = await web.client.get(
        URL, params=VIEWER, headers=COOKIE | {"sec-fetch-site": site, "graphql-require-preflight": "1"}
    )
    assert response.status_code == 403
    assert web.engine.asked == []


async def test_the_cookie_does_not_count_from_an_allowed_origin_either(web):
    response = await ask(web, {**COOKIE, "origin": PARTNER, "sec-fetch-site": "cross-site"})
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (403, "CROSS_SITE_REQUEST")


async def test_a_get_that_a_link_could_make_does_not_use_the_cookie(web):
    response = await web.client.get(URL, params=VIEWER, headers=COOKIE)
    assert response.status_code == 403
    anonymous = await web.client.get(URL, params=VIEWER)
    assert anonymous.json() == {"data": {"viewer": "anonymous"}}


async def test_a_cookie_that_was_planted_beside_ours_counts_for_nothing(web):
    response = await ask(web, {"cookie": "mreza=mine; mreza=other", "sec-fetch-site": "same-origin"})
    assert response.json() == {"data": {"viewer": "anonymous"}}


async def test_over_https_only_the_host_bound_cookie_counts(web):
    headers = {**JSON, "sec-fetch-site": "same-origin"}
    url = "https://mreza.example/graphql"
    body = orjson.dumps(VIEWER)
    plain = await web.client.post(url, content=body, headers={**headers, "cookie": "mreza=mine"})
    bound = await web.client.post(url, content=body, headers={**headers, "cookie": "__Host-mreza=mine"})
    assert (plain.json()["data"], bound.json()["data"]) == ({"viewer": "anonymous"}, {"viewer": "member"})
