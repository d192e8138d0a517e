"""Figures for Prometheus: requests by outcome, durations, open streams, and gauges that others hang in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)
_BOUNDS = (*(f"{bound}" for bound in _BUCKETS), "+Inf")


class Requests:
    """Requests by kind and outcome, and how long they took: a collector of Prometheus' client, which asks for the
    figures when the page is read. Its own counters take a lock for every figure, a tenth of what a point look-up costs;
    here only the event loop counts.
    """

    def __init__(self) -> None:
        self._outcomes: dict[tuple[str, str], int] = {}
        self._durations: dict[str, list[int]] = {}
        self._sums: dict[str, float] = {}

    def observe(self, operation: str, outcome: str, seconds: float) -> None:
        """Count one."""
        key = operation, outcome
        self._outcomes[key] = self._outcomes.get(key, 0) + 1
        if operation not in self._durations:
            self._durations[operation] = [0] * (len(_BUCKETS) + 1)
            self._sums[operation] = 0.0
        self._durations[operation][bisect_left(_BUCKETS, seconds)] += 1
        self._sums[operation] += seconds

    def collect(self) -> Iterator[Metric]:
        """What the page shows."""
        requests = CounterMetricFamily("mreza_graphql_requests", "GraphQL requests.", labels=("operation", "outcome"))
        for labels, count in self._outcomes.items():
            requests.add_metric(labels, count)
        yield requests
        seconds = HistogramMetricFamily(
            "mreza_graphql_request_seconds", "Time to answer a GraphQL request, in seconds.", labels=("operation",)
        )
        for operation, counts in self._durations.items():
            buckets = list(zip(_BOUNDS, accumulate(counts), strict=True))
            seconds.add_metric((operation,), buckets=buckets, sum_value=self._sums[operation])
        yield seconds


class Metrics:
    """The figures of one application; each has a registry of its own, so that several can live in a process.

    Args:
        others: registries of what else works in this process; the page shows them as well.
    """

    def __init__(self, others: Sequence[CollectorRegistry] = ()) -> None:
        self._others = others
        self.registry = CollectorRegistry()
        self._requests = Requests()
        self.registry.register(self._requests)
        self.streams = Gauge("mreza_graphql_streams", "Event streams that are open.", registry=self.registry)

    def observe(self, operation: str, outcome: str, seconds: float) -> None:
        """Count one GraphQL request; `operation` is its kind, never its name, which the client chooses."""
        self._requests.observe(operation, outcome, seconds)

    def gauge(self, name: str, documentation: str, read: Callable[[], float]) -> None:
        """Show a figure that is kept elsewhere, such as the size of the plan cache; read at each scrape."""
        Gauge(name, documentation, registry=self.registry).set_function(read)

    async def page(self, request: Request) -> Response:
        """GET /metrics."""
        page = b"".join(generate_latest(one) for one in (self.registry, *self._others))
        return Response(page, media_type=CONTENT_TYPE_LATEST)
