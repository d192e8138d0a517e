"""What a worker has done, for Prometheus: on the server's `/metrics`, or its own at MREZA_WORKER_METRICS_PORT."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge


class Figures:
    """The figures of one worker, in a registry of its own.

    Attributes:
        waiting: deliveries that are due and not yet sent, over all endpoints, when it last looked.
        interruptions: how often a part of it broke off and began again, as when the database restarts.
        swept: rows that were kept long enough, by table.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._attempts = Counter(
            "mreza_delivery_attempts", "Requests to endpoints.", ("outcome",), registry=self.registry
        )
        self._jobs = Counter("mreza_jobs", "Jobs that ended.", ("kind", "outcome"), registry=self.registry)
        self.waiting = Gauge("mreza_deliveries_waiting", "Deliveries that are due.", registry=self.registry)
        self.interruptions = Counter("mreza_worker_interruptions", "Restarts of its parts.", registry=self.registry)
        self.swept = Counter("mreza_swept_rows", "Rows deleted by age.", ("table",), registry=self.registry)

    def attempt(self, *, is_taken: bool) -> None:
        """Count a request to an endpoint."""
        self._attempts.labels("taken" if is_taken else "failed").inc()

    def job(self, kind: str, state: str) -> None:
        """Count a job; `state` is the name of the `JobState` in which it ended."""
        self._jobs.labels(kind, state.lower()).inc()
