"""Other forms of named documents: what plugins answer to the hook `renderings`, checked when the API is derived."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mreza.errors import ConfigurationError
from mreza.graphql.named import NamedDocument
from mreza.plugin.answers import Rendering
from mreza.plugin.hooks import Hooks

#: By the document's name and the extension of the address.
Renderings = Mapping[tuple[str, str], Rendering]
_EXTENSION = re.compile("[a-z0-9]{1,8}")
_TAKEN = "json"
_CURSOR = "after"


def read_renderings(hooks: Hooks, documents: Mapping[str, NamedDocument]) -> Renderings:
    """All renderings of an assembled application.

    Raises: ConfigurationError for one whose document is not its plugin's, that stands in another one's place, or that
    is to be paged although its document takes no cursor.
    """
    found: dict[tuple[str, str], Rendering] = {}
    for answer in hooks.collect("renderings"):
        for rendering in answer.value:
            key = rendering.document, rendering.extension
            problem = _problem(answer.plugin, rendering, documents.get(rendering.document))
            if problem is None and key in found:
                problem = "is there twice. Keep one."
            if problem:
                raise ConfigurationError(f"The rendering {'.'.join(key)} of the plugin {answer.plugin} {problem}")
            found[key] = rendering
    return found


def _problem(plugin: str, rendering: Rendering, document: NamedDocument | None) -> str | None:
    if document is None or document.plugin != plugin:
        return f"has no document. Put documents/{rendering.document}.graphql into the plugin's package."
    if not _EXTENSION.fullmatch(rendering.extension) or rendering.extension == _TAKEN:
        return "must end in up to eight small letters or digits, other than json."
    if rendering.paged and document.variables.get(_CURSOR) != "String":
        return f"is paged, so its document must take ${_CURSOR}: String."
    return None
