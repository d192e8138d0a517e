"""What plugins serve besides GraphQL: the hook `routes`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest
from mreza.access.attempts import Attempts
from mreza.access.viewer import Viewer
from mreza.directory.people import Person
from mreza.errors import ConfigurationError, NotFound, NotPermitted
from mreza.model.global_id import encode
from mreza.plugin.hooks import Answer
from mreza.plugin.routes import Route, Visit
from mreza.testing.kit import Kit
from mreza.web import routes
from mreza.web.authentication import Credential
from mreza.web.options import WebOptions
from mreza.web.routes import plugin_router
from mreza.web.visits import Ground
from sqlalchemy import func, insert, select
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """The directory is enough: each test brings a plugin of its own."""
    return []


COOKIE = {"cookie": "mreza=mine"}
KEY = {"authorization": "Bearer good"}
OWN = {"sec-fetch-site": "same-origin"}


async def people(visit: Visit) -> Response:
    async with visit.reading() as session:
        count = await session.scalar(select(func.count()).select_from(Person))
    seen = sorted({"authorization", "cookie"} & set(visit.request.headers))
    return JSONResponse({"people": count, "kind": visit.viewer.kind.value, "credentials": seen})


async def writes(visit: Visit) -> Response:
    async with visit.reading() as session:
        network = next(iter(visit.viewer.networks))
        await session.execute(insert(Person).values(network_id=network, given_name="A", family_name="B"))
    return PlainTextResponse("written")


async def takes(visit: Visit) -> Response:
    if visit.request.headers.get("content-type", "").startswith("multipart"):
        async with visit.request.form(max_files=1, max_fields=1) as form:
            return JSONResponse({"parts": sorted(form)})
    return JSONResponse({"bytes": len(await visit.request.body())})


async def loose(visit: Visit) -> Response:
    headers = {"content-security-policy": "script-src *", "cache-control": "public, max-age=60"}
    return PlainTextResponse(visit.address, headers=headers)


async def missing(visit: Visit) -> Response:
    raise NotFound("Person") if visit.viewer.is_signed_in else NotPermitted("lists.read")


async def forgets(visit: Visit) -> Response:
    return None  # type: ignore[return-value]


async def hangs(visit: Visit) -> Response:
    await asyncio.sleep(60)
    return PlainTextResponse("late")


async def commits(visit: Visit) -> Response:
    async with visit.reading() as session:
        network = next(iter(visit.viewer.networks))
        await (await session.connection()).exec_driver_sql("COMMIT")
        await session.execute(insert(Person).values(network_id=network, given_name="A", family_name="B"))
    return PlainTextResponse("written")


async def changes(visit: Visit) -> Response:
    """Hands in a mutation for the visitor; what it is to be called stands in the path."""
    id = (await visit.request.body()).decode()
    errors = await visit.mutate(visit.request.path_params["mutation"], organisationId=id, website="https://a.example")
    return JSONResponse([error["code"] for error in errors])


async def asks(visit: Visit) -> Response:
    await visit.mutate("updateOrganisation", organisationId="x")
    return PlainTextResponse("changed")


async def form(visit: Visit) -> Response:
    return HTMLResponse("<form method=post><button>Yes</button></form>")


ROUTES = [
    Route("changes/{mutation}", changes, "POST", longest=1_000),
    Route("asks", asks),
    Route("form", form, form=True),
    Route("forgets", forgets),
    Route("hangs", hangs),
    Route("commits", commits),
    Route("people", people),
    Route("writes", writes),
    Route("takes", takes, "POST", longest=1_000),
    Route("loose", loose),
    Route("missing/{id:int}.pdf", missing, per_address=3),
]


class Doorkeeper:
    """Opens Serbia's coordinator for whatever is shown."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.forgotten = 0

    async def viewer(self, credential: Credential) -> Viewer:
        viewers = self.kit.viewers
        if credential.is_anonymous:
            return await viewers.anonymous()
        coordinator = await viewers.coordinator("RS")
        assert coordinator.user_id
        return await self.kit.application.scopes.open(coordinator.user_id) if self.forgotten else coordinator

    def forget(self, credential: Credential) -> None:
        self.forgotten += 1


@pytest.fixture
def doorkeeper(kit: Kit) -> Doorkeeper:
    return Doorkeeper(kit)


@pytest.fixture
async def client(kit: Kit, doorkeeper: Doorkeeper) -> AsyncIterator[httpx2.AsyncClient]:
    application = kit.application
    ground = Ground(
        engine=application.pools.serving_engine,
        graphql=application.engine,
        authenticator=doorkeeper,
        options=WebOptions(allowed_origins={"https://partner.example"}),
        settings=application.settings,
        clock=application.clock,
        hooks=application.host.hooks,
        messages=application.messages,
        attempts=Attempts(),
    )
    router = plugin_router([Answer("lists", ROUTES)], ground)
    transport = httpx2.ASGITransport(app=Starlette(routes=router.routes))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        async with kit.session() as session:
            for code in ("RS", "ME"):
                session.add(Person(network_id=kit.networks[code], given_name="Ana", family_name="Ilić"))
        yield client


async def test_a_route_reads_what_its_viewer_may_and_writes_nothing(
    client: httpx2.AsyncClient, kit: Kit, doorkeeper: Doorkeeper
) -> None:
    for headers, answer in ((KEY, (1, "coordinator")), (COOKIE | OWN, (1, "coordinator")), ({}, (0, "anonymous"))):
        found = (await client.get("/x/lists/people", headers=headers)).json()
        assert ((found["people"], found["kind"]), found["credentials"]) == (answer, [])
    refused = await client.get("/x/lists/writes", headers=KEY)
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (500, "INTERNAL")
    await kit.application.scopes.close(await kit.viewers.coordinator("RS"))
    renewed = await client.get("/x/lists/people", headers=KEY)
    assert (renewed.json()["people"], doorkeeper.forgotten) == (1, 1)


async def test_a_foreign_page_can_bring_no_cookie_along(client: httpx2.AsyncClient) -> None:
    for site in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {}):
        read = await client.get("/x/lists/people", headers=COOKIE | site)
        assert read.json()["kind"] == "anonymous"
        sent = await client.post("/x/lists/takes", files={"file": b"x"}, headers=COOKIE | site)
        assert (sent.status_code, sent.json()["errors"][0]["extensions"]["code"]) == (403, "CROSS_SITE_REQUEST")
    own = await client.post("/x/lists/takes", files={"file": b"x"}, headers=COOKIE | OWN)
    assert own.json() == {"parts": ["file"]}
    evil = await client.post("/x/lists/takes", files={"file": b"x"}, headers=KEY | {"origin": "https://evil.example"})
    assert evil.status_code == 403
    partner = {"origin": "https://partner.example"}
    allowed = await client.post("/x/lists/takes", content=b"1", headers=KEY | partner)
    assert allowed.headers["access-control-allow-origin"] == "https://partner.example"
    preflight = await client.options("/x/lists/takes", headers=partner | {"access-control-request-method": "POST"})
    assert preflight.status_code == 204 and "access-control-allow-credentials" not in preflight.headers


async def test_a_body_is_read_no_further_than_its_limit(client: httpx2.AsyncClient) -> None:
    read = 0

    async def pieces(count: int) -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(count):
            read += 1
            yield b"x" * 100

    assert (await client.post("/x/lists/takes", content=pieces(10), headers=KEY)).json() == {"bytes": 1_000}
    for content in (b"x" * 1_001, pieces(11)):
        refused = await client.post("/x/lists/takes", content=content, headers=KEY)
        assert (refused.status_code, refused.headers["connection"]) == (413, "close")
    files = {"file": b"1", "more": b"2"}
    assert (await client.post("/x/lists/takes", files=files, headers=KEY)).status_code == 400
    assert (await client.get("/x/lists/takes", headers=KEY)).status_code == 405


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "utf-16", '"a\\\x00b"'])
async def test_a_form_in_letters_that_nobody_writes_is_refused(client: httpx2.AsyncClient, charset: str) -> None:
    part = b'--b\r\ncontent-disposition: form-data; name="file"; filename="%s"\r\n\r\nx\r\n--b--\r\n'
    said = {"content-type": f"multipart/form-data; boundary=b; charset={charset}"}
    name = b"xn--\xff-\xff.pdf"
    refused = await client.post("/x/lists/takes", content=part % name, headers=KEY | said)
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (400, "CHARSET_NOT_ALLOWED")
    said = {"content-type": "multipart/form-data; boundary=b; charset=UTF-8"}
    taken = await client.post("/x/lists/takes", content=part % "Статут.pdf".encode(), headers=KEY | said)
    assert taken.json() == {"parts": ["file"]}


async def test_a_route_cannot_loosen_what_its_answer_may_do(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/x/lists/loose")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (answer.text, answer.headers["cache-control"]) == ("http://mreza.example", "public, max-age=60")


@pytest.mark.parametrize(("path", "status"), [("forgets", 500), ("commits", 500), ("hangs", 408)])
async def test_a_bad_route_fails_by_itself_and_is_dressed_alike(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, path: str, status: int
) -> None:
    monkeypatch.setattr(routes, "SECONDS", 0.2)
    answer = await client.get(f"/x/lists/{path}", headers=KEY)
    assert (answer.status_code, answer.headers["x-content-type-options"]) == (status, "nosniff")
    found = (await client.get("/x/lists/people", headers=KEY)).json()
    assert (found["people"], found["kind"]) == (1, "coordinator")


async def test_mistakes_are_told_in_the_readers_language(client: httpx2.AsyncClient) -> None:
    found = await client.get("/x/lists/missing/1.pdf?locale=sr-Latn", headers=KEY)
    assert found.status_code == 404 and found.json()["errors"][0]["message"].startswith("Nije pronađeno")
    assert (await client.get("/x/lists/missing/1.pdf")).status_code == 401
    assert (await client.get("/x/lists/missing/none.pdf", headers=KEY)).status_code == 404
    assert (await client.get("/x/lists/missing/2.pdf", headers=KEY)).status_code == 404
    often = await client.get("/x/lists/missing/2.pdf", headers=KEY)
    assert often.status_code == 429 and int(often.headers["retry-after"]) > 0
    assert (await client.get("/x/lists/people")).status_code == 200


@pytest.mark.parametrize("routes", [[Route("a", people), Route("a", loose)], [Route("/a", people)]])
async def test_routes_that_cannot_be_told_apart_stop_the_start(routes: list[Route]) -> None:
    with pytest.raises(ConfigurationError, match="lists"):
        plugin_router([Answer("lists", routes)], None)  # type: ignore[arg-type]


async def test_a_route_hands_in_a_mutation_with_the_rights_of_its_visitor_and_only_when_it_is_posted(
    client: httpx2.AsyncClient, kit: Kit, doorkeeper: Doorkeeper
) -> None:
    own, foreign = await kit.organisation("RS"), await kit.organisation("ME")
    path, ids = "/x/lists/changes/updateOrganisation", [encode("Organisation", one.id) for one in (own, foreign)]
    assert (await client.post(path, content=ids[0], headers=KEY)).json() == []
    assert (await client.post(path, content=ids[1], headers=KEY)).json() == ["NOT_FOUND"]
    assert (await client.post(path, content=ids[0])).json() == ["NOT_PERMITTED"]
    assert (await client.post(path, content="no id", headers=KEY)).json() == ["NOT_FOUND"]
    read = "{ organisations { nodes { website } } }"
    found = await kit.graphql(read, viewer=await kit.viewers.secretariat())
    assert sorted(str(one["website"]) for one in found["organisations"]["nodes"]) == ["None", "https://a.example"]
    # Its scope has ended: the next one, unnoticed.
    await kit.application.scopes.close(await kit.viewers.coordinator("RS"))
    assert (await client.post(path, content=ids[0], headers=KEY)).json() == []
    assert doorkeeper.forgotten == 1
    for wrong in ("/x/lists/changes/dropEverything",):
        refused = await client.post(wrong, content=ids[0], headers=KEY)
        assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (500, "INTERNAL")
    assert (await client.get("/x/lists/asks", headers=KEY)).status_code == 500


async def test_a_page_with_a_form_may_send_it_to_us_and_nothing_else(client: httpx2.AsyncClient) -> None:
    usual, form = [(await client.get(f"/x/lists/{name}")).headers for name in ("loose", "form")]
    assert "form-action 'none'" in usual["content-security-policy"]
    assert usual["content-security-policy"].endswith("sandbox") and usual["referrer-policy"] == "no-referrer"
    policy = form["content-security-policy"]
    assert "form-action 'self'" in policy and policy.endswith("sandbox allow-forms allow-same-origin")
    assert "default-src 'none'" in policy and "allow-scripts" not in policy
    assert form["referrer-policy"] == "same-origin"
