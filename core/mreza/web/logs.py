"""Structured logs: one line an event, with the request's id and without secrets."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor

from mreza.outage import is_outage, note

REQUEST_ID: ContextVar[str] = ContextVar("mreza_request_id", default="")
REDACTED: Final = "[redacted]"

_SECRET_KEY = re.compile(
    r"authori[sz]ation|cookie|passw|passphrase|secret|token|api[_-]?key|credential|private[_-]?key|(^|_)pwd|dsn|"
    r"database_url|^handle$|^session$",
    re.IGNORECASE,
)
_SECRET_TEXT = re.compile(
    r"(?P<lead>\b(?:bearer|basic)\s+|://[^\s/:@]*:(?=[^\s/@]+@)|"
    r"\b(?:password|passwd|pwd|secret|token|api[_-]?key|__Host-mreza|mreza)[\"']?\s*[=:]\s*[\"']?)"
    r"[^\s\"',;@&]+"
    r"|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?"
    r"|\bmreza_[\w-]{12,}|\bmz[pks]_\w{12,}|\bwhsec_[\w+/=-]{12,}"
    r"|\$argon2\w*\$[^\s\"']+"
    r"|(?<![\w-])(?=[\w-]*\d)[\w-]{40,}(?![\w-])",
    re.IGNORECASE,
)
#: One short word, which is most of what is logged, cannot hold a secret that looks like one.
_PLAIN = re.compile(r"(?!eyJ)[A-Za-z0-9-]{0,39}")
_DEEPEST = 6


_output: tuple[TextIO, bool] | None = None


def output() -> tuple[TextIO, bool]:
    """Where the process logs, and whether as JSON; standard error as text before `configure` was called."""
    return _output or (sys.stderr, False)


def configure(*, as_json: bool, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Set up the logs of the process: JSON lines for machines, or coloured text for a console.

    Lines of other libraries pass through the same processors, so nothing escapes the redaction.
    """
    global _output  # noqa: PLW0603 - the process has one log
    stream = stream if stream is not None else sys.stderr
    _output = (stream, as_json)
    number = logging.getLevelNamesMapping()[level.upper()]
    shared = shared_processors()
    renderer = json_renderer() if as_json else text_renderer(colors=stream.isatty())
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shared, renderer],
        )
    )
    handler.addFilter(_is_no_outage)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(number, logging.INFO))
    logging.getLogger("alembic").setLevel(logging.WARNING)  # our own commands tell what a migration does
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = name != "uvicorn.access"


def _is_no_outage(record: logging.LogRecord) -> bool:
    """Libraries tell of an outage with a traceback each time that they try again; once a minute is enough."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None or not is_outage(error):
        return True
    note(error)
    return False


def shared_processors() -> list[Processor]:
    """What every line passes before it is rendered; only our own level and time are added after the redaction."""
    return [
        add_request_id,
        structlog.processors.format_exc_info,
        redact,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def json_renderer() -> Processor:
    """One JSON object a line."""
    return structlog.processors.JSONRenderer(serializer=_dumps)


def _dumps(event: Any, default: Any = str, **_: Any) -> str:
    return orjson.dumps(event, default=default, option=orjson.OPT_NON_STR_KEYS).decode()


def add_request_id(_: Any, __: str, event: EventDict) -> EventDict:
    """Bind the id of the request that is being answered."""
    if identifier := REQUEST_ID.get():
        event.setdefault("request_id", identifier)
    return event


def redact(_: Any, __: str, event: EventDict) -> EventDict:
    """The one place where secrets are taken out of log lines: by the key's name, and by what the text looks like."""
    return _redact_mapping(event, 0)


def _redact_mapping(values: MutableMapping[str, Any], depth: int) -> MutableMapping[str, Any]:
    for key, value in values.items():
        if _is_secret(str(key)) and value is not None:
            values[key] = REDACTED
        elif value.__class__ is str:
            values[key] = redact_text(value)
        elif not isinstance(value, (int, float, bool, type(None))):
            values[key] = _redact_value(value, depth + 1)
    return values


def _redact_value(value: Any, depth: int) -> Any:
    if isinstance(value, (int, float, bool, type(None))):
        return value
    if depth > _DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        return _redact_mapping({str(key): item for key, item in value.items()}, depth)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_redact_value(item, depth + 1) for item in value]
    if isinstance(value, bytes):
        return redact_text(value.decode("utf-8", "replace"))
    return redact_text(str(value))


def redact_text(text: str) -> str:
    """Take out what looks like a secret: bearer tokens, JWTs, password hashes, passwords in URLs, long random words."""
    if _PLAIN.fullmatch(text):
        return text
    return _SECRET_TEXT.sub(lambda match: (match["lead"] or "") + REDACTED, text)


@lru_cache(maxsize=512)
def _is_secret(key: str) -> bool:
    return _SECRET_KEY.search(key) is not None


def text_renderer(*, colors: bool = False) -> structlog.dev.ConsoleRenderer:
    """Lines for people. Tracebacks are plain: the pretty ones show the values of variables, which may be secrets."""
    return structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback)
