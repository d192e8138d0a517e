"""Mreža: a membership platform for a federation of civil-society networks.

What the author of a plugin needs is importable from here:

    from mreza import MEMBERS, Model, Organisation, field, link

Names are imported when they are first asked for, so that `import mreza` costs nothing and no room of the house waits
for another. The decorator of mutations stays where it is, because its package bears the same name:
`from mreza.mutation import Do, mutation`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mreza.access.permissions import Permission
    from mreza.access.rules import SqlViewer
    from mreza.clock import Clock, FixedClock
    from mreza.directory.organisations import Organisation
    from mreza.directory.people import Person
    from mreza.directory.places import Network
    from mreza.errors import ConfigurationError, MrezaError, NotFound, UserError, UserErrors
    from mreza.model.audience import MEMBERS, NETWORK, PUBLIC, SECRETARIAT, Audience
    from mreza.model.base import Model, SharedModel
    from mreza.model.fields import computed, derived, field, link, period, state
    from mreza.model.keep import Keep
    from mreza.model.period import Period
    from mreza.model.states import transition
    from mreza.mutation.do import Do
    from mreza.outbox.event import Event
    from mreza.plugin.hooks import hookimpl, hookspec
    from mreza.plugin.manifest import Manifest
    from mreza.text import Locale, Translated

_WHERE = {
    "mreza.access.permissions": ("Permission",),
    "mreza.access.rules": ("SqlViewer",),
    "mreza.clock": ("Clock", "FixedClock"),
    "mreza.directory.organisations": ("Organisation",),
    "mreza.directory.people": ("Person",),
    "mreza.directory.places": ("Network",),
    "mreza.errors": ("ConfigurationError", "MrezaError", "NotFound", "UserError", "UserErrors"),
    "mreza.model.audience": ("MEMBERS", "NETWORK", "PUBLIC", "SECRETARIAT", "Audience"),
    "mreza.model.base": ("Model", "SharedModel"),
    "mreza.model.fields": ("computed", "derived", "field", "link", "period", "state"),
    "mreza.model.keep": ("Keep",),
    "mreza.model.period": ("Period",),
    "mreza.model.states": ("transition",),
    "mreza.mutation.do": ("Do",),
    "mreza.outbox.event": ("Event",),
    "mreza.plugin.hooks": ("hookimpl", "hookspec"),
    "mreza.plugin.manifest": ("Manifest",),
    "mreza.text": ("Locale", "Translated"),
}
_MODULE = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "MEMBERS",
    "NETWORK",
    "PUBLIC",
    "SECRETARIAT",
    "Audience",
    "Clock",
    "ConfigurationError",
    "Do",
    "Event",
    "FixedClock",
    "Keep",
    "Locale",
    "Manifest",
    "Model",
    "MrezaError",
    "Network",
    "NotFound",
    "Organisation",
    "Period",
    "Permission",
    "Person",
    "SharedModel",
    "SqlViewer",
    "Translated",
    "UserError",
    "UserErrors",
    "computed",
    "derived",
    "field",
    "hookimpl",
    "hookspec",
    "link",
    "period",
    "state",
    "transition",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(f"module 'mreza' has no attribute {name!r}")
    value = getattr(import_module(_MODULE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
