"""Figures for Prometheus: requests by outcome, durations, open streams, and gauges that others hang in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)


class Metrics:
    """The figures of one application; each has a registry of its own, so that several can live in a process.

    Args:
        others: registries of what else works in this process; the page shows them as well.
    """

    def __init__(self, others: Sequence[CollectorRegistry] = ()) -> None:
        self._others = others
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "mreza_graphql_requests", "GraphQL requests.", ("operation", "outcome"), registry=self.registry
        )
        self._seconds = Histogram(
            "mreza_graphql_request_seconds",
            "Time to answer a GraphQL request, in seconds.",
            ("operation",),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.streams = Gauge("mreza_graphql_streams", "Event streams that are open.", registry=self.registry)
        self._known: dict[tuple[str, str], tuple[Counter, Histogram]] = {}

    def observe(self, operation: str, outcome: str, seconds: float) -> None:
        """Count one GraphQL request; `operation` is its kind, never its name, which the client chooses."""
        children = self._known.get((operation, outcome))
        if children is None:
            children = (self._requests.labels(operation, outcome), self._seconds.labels(operation))
            self._known[operation, outcome] = children
        children[0].inc()
        children[1].observe(seconds)

    def gauge(self, name: str, documentation: str, read: Callable[[], float]) -> None:
        """Show a figure that is kept elsewhere, such as the size of the plan cache; read at each scrape."""
        Gauge(name, documentation, registry=self.registry).set_function(read)

    async def page(self, request: Request) -> Response:
        """GET /metrics."""
        page = b"".join(generate_latest(one) for one in (self.registry, *self._others))
        return Response(page, media_type=CONTENT_TYPE_LATEST)
