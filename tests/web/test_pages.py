import hashlib
import tomllib

import pytest
from mreza.web.app import WebOptions
from mreza.web.pages import HERE

pytestmark = pytest.mark.anyio

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


async def test_a_browser_gets_graphiql_and_a_client_gets_json(client):
    page = await client.get("/graphql", headers=BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "graphiql.min.js" in page.text
    assert (await client.get("/graphql?query={hello}")).json() == {"data": {"hello": "hello world"}}


async def test_a_page_loads_nothing_from_elsewhere_and_all_it_names_is_there(client):
    for path in ("/graphql", "/"):
        page = await client.get(path, headers=BROWSER)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert "<script>" not in page.text
        sources = [
            part.split('"')[0]
            for mark in ('src="', '<link rel="stylesheet" href="')
            for part in page.text.split(mark)[1:]
        ]
        assert sources
        for source in sources:
            assert source.startswith("/static/")
            assert (await client.get(source)).status_code == 200


async def test_the_vendored_files_are_those_of_their_packages():
    folder = HERE / "static" / "vendor"
    listed = tomllib.loads((folder / "VENDOR.toml").read_text("utf-8"))["file"]
    for entry in listed:
        assert hashlib.sha256((folder / entry["name"]).read_bytes()).hexdigest() == entry["sha256"], entry["name"]
    names = {path.name for path in folder.iterdir() if path.suffix in (".js", ".css")}
    assert names == {entry["name"] for entry in listed}


async def test_the_schema_is_there_as_text(client):
    response = await client.get("/graphql/schema.graphql")
    assert response.headers["content-type"].startswith("text/plain")
    assert "type Query" in response.text


class TestSwitchedOff:
    @pytest.fixture
    def options(self) -> WebOptions:
        return WebOptions(graphiql=False, metrics=False)

    async def test_graphiql_and_metrics_can_be_switched_off(self, client):
        assert "graphiql" not in (await client.get("/graphql", headers=BROWSER)).text
        assert "GraphiQL" not in (await client.get("/", headers=BROWSER)).text
        assert (await client.get("/metrics")).status_code == 404
