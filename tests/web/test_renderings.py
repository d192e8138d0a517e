"""Named documents in other forms: the hook `renderings`."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
import orjson
import pytest
from mreza.errors import ConfigurationError
from mreza.graphql.named import NamedDocument
from mreza.graphql.renderings import Renderings, read_renderings
from mreza.model.period import Period
from mreza.plugin.answers import Answered, Rendering
from mreza.plugin.hooks import Hooks, hookimpl
from mreza.testing.kit import Kit, Viewers
from mreza.web.authentication import Credential
from mreza.web.named import named_router
from starlette.applications import Starlette

pytestmark = pytest.mark.anyio

TEXT = """query Names($network: String!, $after: String, $locale: Locale) {
  organisations(where: {network: {code: {eq: $network}}}, orderBy: [{name: ASC}], first: 2, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { name(locale: $locale) } } }"""
NAMES = NamedDocument("names", "lists", TEXT, {"network": "String", "after": "String", "locale": "Locale"})


def as_lines(answered: Answered) -> bytes:
    names = [node["name"] for page in answered.pages for node in page["organisations"]["nodes"]]
    return "\n".join([answered.locale.value, answered.now.date().isoformat(), *names]).encode()


LINES = Rendering("names", "txt", "text/plain; charset=utf-8", as_lines, paged="organisations")


class Keys:
    """Opens viewers by the word that is shown."""

    def __init__(self, viewers: Viewers) -> None:
        self.viewers = viewers

    async def viewer(self, credential: Credential) -> object:
        return await (self.viewers.coordinator("RS") if credential.bearer else self.viewers.anonymous())

    def forget(self, credential: Credential) -> None:
        """Nothing is kept."""


@pytest.fixture
async def client(kit: Kit) -> AsyncIterator[httpx2.AsyncClient]:
    renderings: Renderings = {("names", "txt"): LINES}
    application = kit.application
    keys = Keys(kit.viewers)
    router = named_router(
        {"names": NAMES}, application.engine, keys, renderings, application.clock, application.messages
    )  # type: ignore[arg-type]
    transport = httpx2.ASGITransport(app=Starlette(routes=router.routes))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield client


async def test_a_form_is_made_of_all_pages_that_the_reader_may_see(kit: Kit, client: httpx2.AsyncClient) -> None:
    for number in range(5):
        await kit.organisation("RS", f"Member {number}", listed=Period() if number != 3 else None)
    answer = await client.get("/q/names.txt", params={"network": "RS", "locale": "hr"})
    assert answer.text.split("\n") == ["hr", "2025-06-30", "Member 0", "Member 1", "Member 2", "Member 4"]
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    seen = await client.get("/q/names.txt", params={"network": "RS"}, headers={"authorization": "Bearer mzp_some"})
    assert "Member 3" in seen.text
    assert "Member 3" not in orjson.dumps((await client.get("/q/names.json", params={"network": "RS"})).json()).decode()


async def test_a_form_that_does_not_exist_is_told_with_those_that_do(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/q/names.ics", params={"network": "RS"})
    assert answer.status_code == 404
    assert "names.txt" in answer.text and "names.json" in answer.text
    assert (await client.get("/q/names.txt", params={"netwrok": "RS"})).status_code == 400


@pytest.mark.parametrize(
    ("rendering", "words"),
    [
        (Rendering("gone", "txt", "text/plain", as_lines), "has no document"),
        (Rendering("names", "json", "text/plain", as_lines), "other than json"),
        (Rendering("names", "t/x", "text/plain", as_lines), "small letters"),
    ],
)
def test_a_rendering_that_cannot_be_reached_stops_the_start(rendering: Rendering, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        read_renderings(hooks_of(rendering), {"names": NAMES})


def test_a_paged_rendering_needs_a_document_with_a_cursor_and_none_stands_in_anothers_place() -> None:
    uncursored = NamedDocument("names", "lists", TEXT, {"network": "String"})
    with pytest.raises(ConfigurationError, match=r"\$after"):
        read_renderings(hooks_of(LINES), {"names": uncursored})
    with pytest.raises(ConfigurationError, match="twice"):
        read_renderings(hooks_of(LINES, LINES), {"names": NAMES})
    assert read_renderings(hooks_of(LINES), {"names": NAMES}) == {("names", "txt"): LINES}


def hooks_of(*answer: Rendering) -> Hooks:
    from mreza.plugin import hookspecs

    class Lists:
        @hookimpl
        def renderings(self) -> list[Rendering]:
            return list(answer)

    return Hooks({"core": hookspecs}, {"lists": Lists()})
