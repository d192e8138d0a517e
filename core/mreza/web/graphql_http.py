"""GraphQL over HTTP: one ASGI endpoint between the wire and the engine.

It stands beside FastAPI's routing rather than inside it, because every request of the API passes here: headers and body
are read once, and the engine's bytes go out as they are.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from starlette.types import Receive, Scope, Send

from mreza.access.attempts import ADDRESS
from mreza.access.viewer import Viewer
from mreza.graphql.api import Engine, GraphQLAnswer, GraphQLRequest, Outcome
from mreza.web.access_log import AccessLog
from mreza.web.authentication import (
    Authenticator,
    Credential,
    InvalidCredential,
    clear_session,
    credential_of,
    session_cookie_name,
    unauthenticated,
)
from mreza.web.away import RETRY, away
from mreza.web.cors import METHODS, Cors
from mreza.web.csrf import Site, check_cookie_use
from mreza.web.exchange import Disconnected, Exchange
from mreza.web.graphiql import GraphiQLPage
from mreza.web.languages import NOBODY, locale_of
from mreza.web.logs import REQUEST_ID
from mreza.web.masking import masked_body
from mreza.web.metrics import Metrics
from mreza.web.negotiation import Wanted, is_json, wanted
from mreza.web.options import WebOptions
from mreza.web.parameters import Parameters, from_body, from_query_string
from mreza.web.refusal import Header, Refusal
from mreza.web.sse import Streams
from mreza.web.statuses import status_of
from mreza.web.table import HEADERS, MEDIA, table_answer

_ALLOW_POST: tuple[Header, ...] = ((b"allow", b"POST"),)
_CHALLENGE: tuple[Header, ...] = ((b"www-authenticate", b'Bearer realm="mreza"'),)
_LONGEST_KEY = 255
_SIGN_IN_AGAIN = "The token or session is unknown, expired or revoked. Sign in again, or ask for a new token."


class GraphQLEndpoint:
    """The ASGI application behind `/graphql`."""

    def __init__(self, *, engine: Engine, authenticator: Authenticator, options: WebOptions, metrics: Metrics) -> None:
        self._engine = engine
        self._authenticator = authenticator
        self._options = options
        self._metrics = metrics
        self._log = AccessLog() if options.access_log else None
        self._cors = Cors(options.allowed_origins, options.public_origin)
        self._streams = Streams(options, metrics.streams)
        self._page = GraphiQLPage(options.title, options.path) if options.graphiql else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request; nothing that a client sends raises."""
        started = perf_counter()
        exchange = Exchange(scope, receive, send)
        REQUEST_ID.set(exchange.request_id)
        ADDRESS.set((scope.get("client") or ("",))[0])
        try:
            await self._serve(exchange)
        except Refusal as refusal:
            await exchange.refuse(refusal)
        except Disconnected:
            exchange.outcome = "disconnected"
        except Exception as error:
            await self._fail(exchange, error)
        finally:
            self._observe(exchange, perf_counter() - started)

    async def _serve(self, exchange: Exchange) -> None:
        headers = exchange.headers
        site, exchange.cors = self._cors.judge(headers, exchange.scheme)
        want = wanted(headers.get(b"accept"))
        if exchange.method == "POST":
            _check_representation(exchange, want)
            if not is_json(headers.get(b"content-type")):
                raise _unsupported_body()
            parameters = from_body(await exchange.body(self._options.max_body))
        elif exchange.method == "GET":
            if want.page and self._page is not None:
                await self._page.send(exchange)
                return
            _check_representation(exchange, want)
            parameters = from_query_string(exchange.scope["query_string"])
        elif exchange.method == "OPTIONS":
            await self._preflight(exchange)
            return
        else:
            raise Refusal(405, "METHOD_NOT_ALLOWED", "Use POST, or GET for queries.", ((b"allow", METHODS),))
        await self._run(exchange, parameters, want, site)

    async def _run(self, exchange: Exchange, parameters: Parameters, want: Wanted, site: Site) -> None:
        """Open the viewer, let the engine answer, send what it says."""
        exchange.name = parameters.operation_name
        credential = self._credential(exchange, site)
        request = self._request(exchange, parameters, await self._viewer(exchange, credential))
        exchange.viewer = request.viewer.kind.value
        if want.stream or "subscription" in request.query:
            is_subscription = self._engine.is_subscription(request)
            if is_subscription and not want.stream:
                raise Refusal(
                    406, "NOT_ACCEPTABLE", 'Subscriptions are event streams. Send "Accept: text/event-stream".'
                )
            if is_subscription:
                exchange.operation, exchange.outcome = "subscription", "stream"
                await self._streams.subscription(exchange, request.viewer, self._engine.subscribe(request))
                return
        if want.table:
            await self._table(exchange, credential, request)
            return
        answer = await self._execute(exchange, credential, request)
        exchange.operation, exchange.outcome = answer.operation, answer.outcome.value
        if want.only_stream and answer.outcome is not Outcome.UNAUTHENTICATED:
            await self._streams.single(exchange, answer.body)
            return
        await exchange.reply(
            status_of(answer, exchange.media), answer.body, self._headers_for(exchange, credential, answer.outcome)
        )

    async def _table(self, exchange: Exchange, credential: Credential, request: GraphQLRequest) -> None:
        """Send a list as CSV; what is wrong is said in JSON."""
        answer = await table_answer(request, lambda asked: self._execute(exchange, credential, asked))
        if isinstance(answer, bytes):
            exchange.operation, exchange.outcome = "query", "table"
            await exchange.start(200, MEDIA.encode(), (*HEADERS, (b"content-length", b"%d" % len(answer))))
            await exchange.send({"type": "http.response.body", "body": answer})
            return
        exchange.operation, exchange.outcome = answer.operation, answer.outcome.value
        await exchange.reply(
            status_of(answer, exchange.media), answer.body, self._headers_for(exchange, credential, answer.outcome)
        )

    async def _execute(self, exchange: Exchange, credential: Credential, request: GraphQLRequest) -> GraphQLAnswer:
        """Ask the engine; when the scope behind a cached viewer is gone, open the credential anew, once.

        An expired scope of a valid credential is thereby renewed; a revoked credential is refused.
        """
        answer = await self._engine.execute(request)
        if answer.outcome is not Outcome.UNAUTHENTICATED:
            return answer
        self._authenticator.forget(credential)
        viewer = await self._viewer(exchange, credential)
        return await self._engine.execute(replace(request, viewer=viewer))

    def _credential(self, exchange: Exchange, site: Site) -> Credential:
        credential = credential_of(exchange.headers, cookie_name=session_cookie_name(secure=self._is_secure(exchange)))
        if credential.session is not None:
            check_cookie_use(exchange.headers, site)
        return credential

    async def _viewer(self, exchange: Exchange, credential: Credential) -> Viewer:
        try:
            return await self._authenticator.viewer(credential)
        except InvalidCredential:
            raise unauthenticated(_SIGN_IN_AGAIN, *self._end_session(exchange, credential)) from None

    def _request(self, exchange: Exchange, parameters: Parameters, viewer: Viewer) -> GraphQLRequest:
        headers = exchange.headers
        return GraphQLRequest(
            query=parameters.query,
            viewer=viewer,
            locale=locale_of(headers.get(b"accept-language"), viewer),
            operation_name=parameters.operation_name,
            variables=parameters.variables,
            idempotency_key=_idempotency_key(headers.get(b"idempotency-key")),
            request_id=exchange.request_id,
            read_only=exchange.method == "GET",
        )

    def _headers_for(self, exchange: Exchange, credential: Credential, outcome: Outcome) -> tuple[Header, ...]:
        if outcome is Outcome.UNAUTHENTICATED:
            return (*_CHALLENGE, *self._end_session(exchange, credential))
        if outcome is Outcome.UNAVAILABLE:
            return RETRY
        return _ALLOW_POST if outcome is Outcome.METHOD_NOT_ALLOWED else ()

    def _end_session(self, exchange: Exchange, credential: Credential) -> tuple[Header, ...]:
        """A dead session's cookie is taken back, or the browser would be refused even the sign-in."""
        return (clear_session(secure=self._is_secure(exchange)),) if credential.session is not None else ()

    def _is_secure(self, exchange: Exchange) -> bool:
        chosen = self._options.secure_cookie
        return exchange.scheme == "https" if chosen is None else chosen

    async def _preflight(self, exchange: Exchange) -> None:
        exchange.operation, exchange.outcome = "preflight", "allowed"
        exchange.cors = self._cors.preflight(exchange.headers, exchange.scheme)
        await exchange.start(204, b"text/plain", ((b"allow", METHODS),))
        await exchange.send({"type": "http.response.body", "body": b""})

    async def _fail(self, exchange: Exchange, error: Exception) -> None:
        refusal = away(error, locale_of(exchange.headers.get(b"accept-language"), NOBODY))
        if refusal is not None and not exchange.is_answered:
            await exchange.refuse(refusal)
            return
        exchange.outcome = Outcome.FAILED.value
        body = masked_body(error)
        if not exchange.is_answered:
            await exchange.reply(500, body)

    def _observe(self, exchange: Exchange, seconds: float) -> None:
        self._metrics.observe(exchange.operation, exchange.outcome, seconds)
        if self._log is not None:
            self._log.write(
                exchange.request_id,
                exchange.operation,
                exchange.name,
                exchange.outcome,
                exchange.status,
                seconds,
                exchange.viewer,
            )


def _check_representation(exchange: Exchange, want: Wanted) -> None:
    if want.media is not None:
        exchange.media = want.media
    elif not want.stream and not want.table:
        raise Refusal(
            406,
            "NOT_ACCEPTABLE",
            "Answers are application/graphql-response+json, application/json or, for subscriptions, text/event-stream. "
            "Name one of them in Accept.",
        )


def _unsupported_body() -> Refusal:
    return Refusal(
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        'Send the request as JSON, with "Content-Type: application/json". Forms, text/plain and multipart are refused.',
        ((b"accept-post", b"application/json"),),
    )


def _idempotency_key(given: bytes | None) -> str | None:
    if given is None:
        return None
    key = given.decode("latin-1")
    if not key or len(key) > _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Refusal(
            400,
            "BAD_REQUEST",
            f"The Idempotency-Key must be 1 to {_LONGEST_KEY} printable ASCII characters, e.g. a UUID.",
        )
    return key
