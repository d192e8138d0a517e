"""Ours, as it is served: the whole installation with every rule, bearer tokens, logs and metrics."""

from __future__ import annotations

from mreza.web.main import create_app

app = create_app()
