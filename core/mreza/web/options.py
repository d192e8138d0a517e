"""What an installation may decide about its web face; every value has a safe default."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """The web's own settings, handed to `mreza.web.app.build_app`.

    Sizes are bytes, durations are seconds.
    """

    title: str = "Mreža"
    path: str = "/graphql"
    public_origin: str | None = None
    """The origin that browsers see, e.g. ``https://mreza.example``; taken from the request when None."""
    allowed_origins: Container[str] = frozenset()
    """Other sites' origins whose scripts may call the API; compared whole, so scheme and port count."""
    secure_cookie: bool | None = None
    """True: the session cookie is ``__Host-mreza``; False: ``mreza``; None: by the scheme of the request."""
    graphiql: bool = True
    metrics: bool = True
    access_log: bool = True
    max_body: int = 1_048_576
    keep_alive: float = 15.0
    """Pause after which a silent event stream sends a comment, so that proxies keep it open."""
    max_streams: int = 1_000
    """Event streams open at once in this process."""
    max_streams_per_viewer: int = 20
    max_stream_seconds: float = 3_600.0
    """Age at which an event stream is completed; the client subscribes again, with its rights checked anew."""
    max_stream_events: int = 100_000
    ready_timeout: float = 5.0
