"""The few pages that the API serves to people, under a content policy that allows nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mreza.web.refusal import Header

HERE: Final = Path(__file__).parent
STATIC: Final = "/static"

#: GraphiQL's editor places its lines through style attributes and its dialogs through style elements, so inline
#: styles are allowed; scripts only as files of ours.
CONTENT_POLICY: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    b"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE_HEADERS: Final[tuple[Header, ...]] = (
    (b"content-security-policy", CONTENT_POLICY),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


def render(template: str, **values: object) -> bytes:
    """A page as UTF-8; values are escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template(template).render(static=STATIC, **values).encode()
