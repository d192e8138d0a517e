"""GraphiQL, the console for developers: served from our own files, rendered once."""

from __future__ import annotations

from typing import Final

from mreza.web.exchange import Exchange
from mreza.web.pages import HERE, PAGE_HEADERS, render

_CONTENT_TYPE: Final = b"text/html; charset=utf-8"


class GraphiQLPage:
    """The page that a browser gets at the endpoint. It holds nothing of the viewer; its requests do."""

    def __init__(self, title: str, endpoint: str) -> None:
        query = (HERE / "templates" / "default.graphql").read_text("utf-8")
        self._page = render("graphiql.html", title=title, endpoint=endpoint, query=query)

    async def send(self, exchange: Exchange) -> None:
        """Answer with the page."""
        exchange.operation, exchange.outcome = "page", "data"
        await exchange.start(200, _CONTENT_TYPE, ((b"content-length", b"%d" % len(self._page)), *PAGE_HEADERS))
        await exchange.send({"type": "http.response.body", "body": self._page})
