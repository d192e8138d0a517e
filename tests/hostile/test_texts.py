"""Hostile texts go in as text and come out as text: through the API, in tables, in sentences and on pages."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

import httpx2
import pytest
from mreza.directory.organisations import ContactKind, ContactPoint
from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza.mutation.messages import Messages
from mreza.testing.kit import Kit
from mreza.text.spreadsheet import cell
from mreza.web.main import web_of
from mreza.web.pages import render

from .texts import FORMULAS, MARKUP, OVERLONG, TEMPLATES, TEXTS

pytestmark = pytest.mark.anyio

ADD = """mutation($id: ID!, $text: String!) {
  addContactPoint(input: {organisationId: $id, kind: OTHER, value: $text}) { contactPoint { value } errors { code } }
}"""
LIST = """query($first: Int!, $after: String) {
  contactPoints(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { value organisation { name } }
  }
}"""


def is_formula(shown: str) -> bool:
    """What a spreadsheet could take for one: judged by itself, so that it does not share a mistake with `cell`."""
    visible = "".join(one for one in shown if unicodedata.category(one) not in ("Cf", "Cc", "Zs") or one in "\t\r\n")
    return unicodedata.normalize("NFKC", visible).startswith(tuple("=+-@|%\t\r\n"))


def test_the_corpus_is_wide() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    assert len(TEXTS) >= 60
    assert sum(is_formula(one) for one in FORMULAS) >= len(FORMULAS) - 2, "the judge sees them; two begin with a quote"


@pytest.mark.parametrize("hostile", TEXTS, ids=range(len(TEXTS)))
def test_no_cell_is_a_formula(hostile: str) -> None:
    assert not is_formula(cell(hostile))


@pytest.mark.parametrize("plain", ["Ana Anić", "-5.00", "42", "ana@demo.example", "a = b", "Удружење „Сунце“", ""])
def test_a_cell_that_is_no_formula_stays_as_it_is(plain: str) -> None:
    assert cell(plain) == plain


@pytest.mark.parametrize("hostile", TEXTS, ids=range(len(TEXTS)))
def test_a_sentence_repeats_what_was_given_and_looks_nothing_up(hostile: str) -> None:
    error = UserError("X", "{value} is not allowed.", value=hostile)
    assert error.message == f"{hostile} is not allowed."
    assert Messages([{"X": {"sq": "{value} nuk lejohet."}}]).text(error, "sq") == f"{hostile} nuk lejohet."


@pytest.mark.parametrize("hostile", [*MARKUP, *TEMPLATES], ids=range(len([*MARKUP, *TEMPLATES])))
def test_a_page_shows_it_as_text(hostile: str) -> None:
    title = render("landing.html", title=hostile, endpoint="/graphql", graphiql=True).decode()
    shown = title.partition("<title>")[2].partition("</title>")[0]
    assert not {"<", ">", '"', "'"} & set(shown)
    assert "49" not in shown


@pytest.fixture
async def client(kit: Kit) -> Any:
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield client


async def test_the_api_keeps_every_text_to_the_letter_or_refuses_it(kit: Kit, viewers: Any) -> None:
    organisation = await kit.organisation("RS")
    kept = []
    for hostile in TEXTS:
        answer = await kit.graphql(
            ADD,
            viewer=await viewers.coordinator("RS"),
            errors=True,
            id=encode("Organisation", organisation.id),
            text=hostile,
        )
        told = (answer.get("data") or {}).get("addContactPoint") or {"errors": [], "contactPoint": None}
        codes = [one["extensions"]["code"] for one in answer.get("errors", [])] + [
            one["code"] for one in told["errors"]
        ]
        assert "INTERNAL" not in codes, hostile[:60]
        if not codes:
            kept.append(hostile)
            assert told["contactPoint"]["value"].strip() == hostile.strip()
    assert len(kept) > len(TEXTS) * 0.8
    assert not [one for one in kept if "\x00" in one]


async def test_an_exported_list_is_whole_and_holds_no_formula(
    kit: Kit, client: httpx2.AsyncClient, viewers: Any
) -> None:
    stored = [one for one in TEXTS if "\x00" not in one and one != OVERLONG]
    organisation = await kit.organisation("RS", '=HYPERLINK("x")')
    async with kit.session() as session:
        for hostile in stored:
            session.add(
                ContactPoint(
                    network_id=organisation.network_id,
                    organisation_id=organisation.id,
                    kind=ContactKind.OTHER,
                    value=hostile,
                )
            )
    token = await token_of(kit)
    body = {"query": LIST, "variables": {"first": 20}}
    headers = {"accept": "text/csv", "authorization": f"Bearer {token}"}
    answer = await client.post("/graphql", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["value", "organisation.name"]
    assert len(rows) == len(stored) + 1 > 4 * 20, "all pages, in one table"
    assert [one for row in rows for one in row if is_formula(one)] == []
    assert {row[1] for row in rows[1:]} == {'\'=HYPERLINK("x")'}
    assert {cell(one) for one in stored} == {row[0] for row in rows[1:]}


async def token_of(kit: Kit) -> str:
    """A bearer token of the secretariat."""
    from mreza.access import service

    viewer = await kit.viewers.secretariat()
    assert viewer.user_id is not None
    async with kit.session() as session:
        return (await service.create_token(session, user_id=viewer.user_id, name="t", now=kit.application.clock.now()))[
            1
        ]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ viewer { kind } }", "NOT_A_LIST"),
        ("{ a: networks { nodes { code } } b: networks { nodes { code } } }", "NOT_A_LIST"),
        ('mutation { createToken(input: {name: "x"}) { secret } }', "METHOD_NOT_ALLOWED"),
        ("{ networks { nodes { cod } } }", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
async def test_what_is_no_list_is_no_table(client: httpx2.AsyncClient, document: str, code: str) -> None:
    answer = await client.post("/graphql", json={"query": document}, headers={"accept": "text/csv"})
    assert answer.json()["errors"][0]["extensions"]["code"] == code
    assert answer.headers["content-type"].startswith("application/")


async def test_a_table_shows_no_more_than_the_list(kit: Kit, client: httpx2.AsyncClient) -> None:
    await kit.organisation("RS", "Not listed")
    query = "{ organisations { nodes { name } } }"
    answer = await client.get("/graphql", params={"query": query}, headers={"accept": "text/csv"})
    assert answer.content.decode("utf-8-sig") == '"name"\r\n'


async def test_a_named_list_is_a_table_too(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/q/networks.csv", params={"locale": "en"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(answer.content.decode("utf-8-sig").splitlines()) == 1 + 7


async def test_a_table_that_would_be_too_long_is_refused(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mreza.web.table.MOST_ROWS", 6)
    answer = await client.get("/q/networks.csv")
    assert answer.json()["errors"][0]["extensions"]["code"] == "TOO_MANY_ROWS"


@pytest.mark.parametrize("path", ["/graphql", "/sign-in", "/password", "/sign-out"])
async def test_no_route_of_core_takes_an_upload(client: httpx2.AsyncClient, path: str) -> None:
    operations = {"operations": '{"query": "{ __typename }"}', "map": "{}"}
    answer = await client.post(path, data=operations, files={"0": ("a.svg", b"<svg onload=alert(1)>", "image/svg+xml")})
    assert answer.status_code == 415
