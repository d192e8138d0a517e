"""The HTTP status of an answer, by the GraphQL over HTTP specification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import orjson

from mreza.graphql.api import GraphQLAnswer, Outcome
from mreza.web.negotiation import Media


@dataclass(frozen=True, slots=True)
class Statuses:
    """The statuses that differ between drafts of the specification, for `application/graphql-response+json`."""

    request_error: int
    partial_data: int


DRAFT_2025: Final = Statuses(request_error=400, partial_data=200)
"""What clients and the published audit expect today."""
DRAFT_2026: Final = Statuses(request_error=422, partial_data=294)
STATUSES: Final = DRAFT_2025
"""The draft that is spoken. Change this one constant when the specification is final."""

_ALWAYS: Final = {
    Outcome.TOO_COSTLY: 400,
    Outcome.METHOD_NOT_ALLOWED: 405,
    Outcome.UNAUTHENTICATED: 401,
    Outcome.UNAVAILABLE: 503,
    Outcome.FAILED: 500,
}


def status_of(answer: GraphQLAnswer, media: Media, statuses: Statuses = STATUSES) -> int:
    """The status of an answer in a representation.

    `application/json` keeps to the older custom: a well-formed answer is 200, also when the document was wrong.
    """
    outcome = answer.outcome
    if outcome is Outcome.DATA:
        if statuses.partial_data != 200 and media is Media.GRAPHQL_RESPONSE and "errors" in orjson.loads(answer.body):
            return statuses.partial_data
        return 200
    if outcome is Outcome.REQUEST_ERROR:
        return statuses.request_error if media is Media.GRAPHQL_RESPONSE else 200
    return _ALWAYS[outcome]
