"""`GET /q/<name>.json?network=ME`: named documents for site builders and `curl`; the answer is the data itself. With
`.csv` it is a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson
from fastapi import APIRouter
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response

from mreza.graphql.api import Engine, GraphQLRequest, Outcome
from mreza.graphql.named import NamedDocument
from mreza.text.locales import Locale, negotiate
from mreza.web.authentication import Authenticator, InvalidCredential, credential_of
from mreza.web.refusal import Header, Refusal, error_body
from mreza.web.table import HEADERS, MEDIA, table_answer

_STATUS = {Outcome.DATA: 200, Outcome.UNAUTHENTICATED: 401, Outcome.FAILED: 500}


def named_router(documents: Mapping[str, NamedDocument], engine: Engine, authenticator: Authenticator) -> APIRouter:
    """The routes of all named documents. A credential goes into the `Authorization` header; cookies do not count
    here."""
    router = APIRouter()

    async def answer(request: Request) -> Response:
        document = documents.get(request.path_params["name"])
        if document is None:
            return _error(
                404, f"There is no document of that name. There are: {', '.join(sorted(documents))}.", "NOT_FOUND"
            )
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
            table = request.url.path.endswith(".csv")
            found = await (table_answer(asked, engine.execute) if table else engine.execute(asked))
        except Refusal as refusal:
            return _error(refusal.status, str(refusal), refusal.code)
        if isinstance(found, bytes):
            return _response(200, found, MEDIA, HEADERS)
        if found.outcome is Outcome.UNAUTHENTICATED:
            authenticator.forget(credential)
        if found.outcome is not Outcome.DATA:
            return Response(found.body, _STATUS.get(found.outcome, 400), media_type="application/json")
        return _response(200, orjson.dumps(orjson.loads(found.body)["data"]))

    for form in ("json", "csv"):
        router.add_route(f"/q/{{name}}.{form}", answer, methods=["GET"], include_in_schema=False)
    return router


def _locale(request: Request) -> Locale:
    asked = request.query_params.get("locale")
    if asked in {locale.value for locale in Locale}:
        return Locale(asked)
    return negotiate(request.headers.get("accept-language"))


def _error(status: int, message: str, code: str) -> Response:
    return _response(status, error_body(message, code))


def _response(status: int, body: bytes, media: str = "application/json", more: Sequence[Header] = ()) -> Response:
    headers = {
        "x-content-type-options": "nosniff",
        "vary": "Authorization, Accept-Language",
        "cache-control": "no-store",
    }
    headers |= {name.decode(): value.decode() for name, value in more}
    return Response(body, status, media_type=media, headers=headers)
