"""`GET /q/<name>.json?network=ME`: named documents for site builders and `curl`; the answer is the data itself. With
`.csv` it is a table, for spreadsheets; with another ending, a form that a plugin makes (`/q/calendar-of-network.ics`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson
from anyio import to_thread
from fastapi import APIRouter
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from mreza.clock import Clock
from mreza.errors import UserError
from mreza.graphql.api import Engine, GraphQLAnswer, GraphQLRequest, Outcome
from mreza.graphql.named import NamedDocument
from mreza.graphql.renderings import Renderings
from mreza.mutation.messages import Messages
from mreza.plugin.answers import Answered
from mreza.text.locales import Locale, negotiate
from mreza.web.authentication import Authenticator, InvalidCredential, credential_of
from mreza.web.away import RETRY, STATUS, away
from mreza.web.refusal import Header, Refusal, error_body
from mreza.web.table import HEADERS, MEDIA, table_answer

#: A form is made of at most so many pages of a list.
MOST_PAGES = 50
_STATUS = {Outcome.DATA: 200, Outcome.UNAUTHENTICATED: 401, Outcome.UNAVAILABLE: STATUS, Outcome.FAILED: 500}
_JSON = "application/json"
_FORMS = ("json", "csv")
#: What a plugin makes may hold words of anybody: nothing in it runs, loads or sends anything.
_CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox"
)


def named_router(
    documents: Mapping[str, NamedDocument],
    engine: Engine,
    authenticator: Authenticator,
    renderings: Renderings,
    clock: Clock,
    messages: Messages,
) -> APIRouter:
    """The routes of all named documents. A credential goes into the `Authorization` header; cookies do not count
    here."""
    router = APIRouter()

    async def answer(request: Request) -> Response:
        name, extension = request.path_params["name"], request.path_params["extension"]
        document, rendering = documents.get(name), renderings.get((name, extension))
        if document is None or (rendering is None and extension not in _FORMS):
            there = sorted([*(f"{one}.json" for one in documents), *(".".join(key) for key in renderings)])
            return _error(404, f"There is no document of that name. There are: {', '.join(there)}.", "NOT_FOUND")
        try:
            authorization = request.headers.get("authorization")
            shown = {} if authorization is None else {b"authorization": authorization.encode("latin-1")}
            credential = credential_of(shown, cookie_name="")
            asked = GraphQLRequest(
                query=document.text,
                viewer=await authenticator.viewer(credential),
                locale=_locale(request).value,
                variables=document.values(dict(request.query_params)),
                document=document.name,
                read_only=True,
            )
        except (InvalidCredential, Refusal):
            return _error(401, "The key is unknown, expired or revoked.", "UNAUTHENTICATED")
        except GraphQLError as error:
            return _error(400, error.message, "BAD_USER_INPUT")
        try:
            table = await table_answer(asked, engine.execute) if extension == "csv" else None
            if isinstance(table, bytes):
                return _response(200, table, MEDIA, HEADERS)
        except Refusal as refusal:
            return _error(refusal.status, str(refusal), refusal.code)
        pages: list[dict[str, Any]] = []
        if table is not None:
            found = table
        else:
            found, pages = await _pages(engine, asked, rendering.paged if rendering else None)
        if found.outcome is Outcome.UNAUTHENTICATED:
            authenticator.forget(credential)
        if found.outcome is not Outcome.DATA:
            more = RETRY if found.outcome is Outcome.UNAVAILABLE else ()
            return _response(_STATUS.get(found.outcome, 400), found.body, _JSON, more)
        if rendering is None:
            return _response(200, orjson.dumps(pages[0]), _JSON)
        if len(pages) > MOST_PAGES:
            return _error(400, "The list is too long for this form. Narrow it by its parameters.", "BAD_USER_INPUT")
        answered = Answered(pages, Locale(asked.locale), clock.now())
        return _response(200, await to_thread.run_sync(rendering.render, answered), rendering.media_type)

    async def guarded(request: Request) -> Response:
        try:
            return await answer(request)
        except UserError as error:  # of a form that cannot be made of this answer
            return _error(400, messages.text(error, _locale(request).value), error.code)
        except Exception as error:
            if (refusal := away(error, _locale(request).value)) is None:
                raise
            return _response(refusal.status, refusal.body(), _JSON, refusal.headers)

    router.add_route("/q/{name}.{extension}", guarded, methods=["GET"], include_in_schema=False)
    return router


async def _pages(
    engine: Engine, asked: GraphQLRequest, listed: str | None
) -> tuple[GraphQLAnswer, list[dict[str, Any]]]:
    """The last answer and the data of all; one page more than `MOST_PAGES` at most."""
    found = await engine.execute(asked)
    pages: list[dict[str, Any]] = []
    while found.outcome is Outcome.DATA:
        pages.append(orjson.loads(found.body)["data"])
        page = pages[-1][listed]["pageInfo"] if listed else {}
        if not page.get("hasNextPage") or len(pages) > MOST_PAGES:
            break
        asked = replace(asked, variables={**asked.variables, "after": page["endCursor"]})
        found = await engine.execute(asked)
    return found, pages


def _locale(request: Request) -> Locale:
    asked = request.query_params.get("locale")
    if asked in {locale.value for locale in Locale}:
        return Locale(asked)
    return negotiate(request.headers.get("accept-language"))


def _error(status: int, message: str, code: str) -> Response:
    return _response(status, error_body(message, code), _JSON)


def _response(status: int, body: bytes, media_type: str, more: Sequence[Header] = ()) -> Response:
    headers = {
        "x-content-type-options": "nosniff",
        "content-security-policy": _CONTENT_POLICY,
        "referrer-policy": "no-referrer",
        "vary": "Authorization, Accept-Language",
        "cache-control": "no-store",
    }
    headers |= {name.decode(): value.decode() for name, value in more}
    return Response(body, status, media_type=media_type, headers=headers)
