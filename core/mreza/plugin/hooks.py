"""What plugins decide for core and for each other, asked in dependency order, each answer with its plugin's name.

A plugin's ``plugin.py`` holds one class whose methods marked `hookimpl` are its answers; the class needs no base and is
made without arguments when the application is assembled. A plugin that lets others decide has a ``hookspecs.py`` of
functions marked `hookspec`. Both markers belong to the pluggy project ``mreza``; the calls are our own, because pluggy
asks the last first and forgets who said what.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from types import ModuleType
from typing import Any, NamedTuple

import pluggy

from mreza.errors import ConfigurationError, MrezaError
from mreza.plugin.nonsense import checked
from mreza.plugin.patience import SECONDS, is_unhurried, patience
from mreza.plugin.where import origin

PROJECT = "mreza"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Answer(NamedTuple):
    """What one plugin said."""

    plugin: str
    value: Any


class HookFailed(MrezaError):
    """A plugin's hook raised, hung, or answered nonsense; `plugin` and `hook` name them, the cause is chained."""

    def __init__(self, plugin: str, hook: str, error: BaseException) -> None:
        super().__init__(f"The plugin {plugin} failed in its hook {hook}: {origin(error)}")
        self.plugin = plugin
        self.hook = hook


class Hooks:
    """The hooks of one assembled application.

    Args:
        specs: modules of hookspecs by the name of the plugin that offers them.
        implementations: the plugins' objects by plugin name, in dependency order.
        seconds: how long an answer may take.
        documents: names of the documents that core and the plugins ship.

    Attributes:
        documents: the same, for who is to refuse a name that nobody ships.

    Raises:
        ConfigurationError: two plugins offer the same hook; a hook is misspelt, has a parameter that the hook does not
            offer, or one with a default (it would never be passed).
    """

    def __init__(
        self,
        specs: Mapping[str, ModuleType],
        implementations: Mapping[str, object],
        *,
        seconds: float = SECONDS,
        documents: Iterable[str] = (),
    ) -> None:
        self.documents = frozenset(documents)
        self._seconds = seconds
        self._manager = pluggy.PluginManager(PROJECT)
        self._owners: dict[str, str] = {}
        self._once: dict[str, list[Answer]] = {}
        for name, module in specs.items():
            self._offer(name, module)
        for name, implementation in implementations.items():
            self._register(name, implementation)
        self._order: Sequence[str] = tuple(implementations)
        self.check_pending()

    @property
    def names(self) -> list[str]:
        """All hooks that are offered, in the order of their owners."""
        return list(self._owners)

    def owner(self, hook: str) -> str:
        """The plugin that offers the hook."""
        return self._owners[hook]

    def collect(self, hook: str, **arguments: Any) -> list[Answer]:
        """Every plugin's answer, in dependency order; None is no answer.

        A hook without arguments is asked once in the life of the application, and its answers are kept.

        Raises:
            HookFailed: a plugin raised, took too long, or gave something of another type.
        """
        if not arguments and hook in self._once:
            return list(self._once[hook])
        answers = list(self._ask(hook, arguments))
        if not arguments:
            self._once[hook] = answers
        return list(answers)

    def first(self, hook: str, **arguments: Any) -> Answer | None:
        """The first plugin's answer in dependency order; the others are not asked any more.

        Raises:
            HookFailed: a plugin raised.
        """
        return next(self._ask(hook, arguments), None)

    def rehearse(self) -> None:
        """Ask every hook without arguments now, so that a failing plugin is found before the first request.

        Raises:
            HookFailed: a plugin raised.
        """
        for hook in self._owners:
            if not self._arguments(hook):
                self.collect(hook)

    def check_pending(self) -> None:
        """Stop at hook implementations that no hook asks for.

        Raises:
            ConfigurationError: naming the plugin, the hook and the name it resembles.
        """
        for name, implementation in self._manager.list_name_plugin():
            for method, options in _implementations(self._manager, implementation):
                hook = options.get("specname") or method
                if hook not in self._owners and not options["optionalhook"]:
                    hint = _resembling(hook, self._owners)
                    raise ConfigurationError(
                        f"The plugin {name} implements the hook {hook!r}, which nothing offers.{hint}"
                    )

    def _ask(self, hook: str, arguments: Mapping[str, Any]) -> Iterator[Answer]:
        offered = self._arguments(hook)
        if offered != set(arguments):
            raise TypeError(f"the hook {hook} takes {sorted(offered)}, not {sorted(arguments)}")
        implementations = self._caller(hook).get_hookimpls()
        for implementation in sorted(implementations, key=lambda one: self._order.index(one.plugin_name)):
            try:
                value = self._answer(hook, implementation, arguments)
            except Exception as error:
                raise HookFailed(implementation.plugin_name, hook, error) from error
            if value is not None:
                yield Answer(implementation.plugin_name, value)

    def _answer(self, hook: str, implementation: pluggy.HookImpl, arguments: Mapping[str, Any]) -> Any:
        """One plugin's answer, in time and of the type that the hook announces."""
        spec = self._caller(hook).spec
        assert spec is not None, "every hook that can be asked has its hookspec"
        with nullcontext() if is_unhurried(spec.function) else patience(self._seconds):
            answer = implementation.function(*(arguments[name] for name in implementation.argnames))
            return checked(spec.function, answer)

    def _caller(self, hook: str) -> pluggy.HookCaller:
        if hook not in self._owners:
            raise ConfigurationError(f"No plugin offers a hook {hook!r}.{_resembling(hook, self._owners)}")
        caller: pluggy.HookCaller = getattr(self._manager.hook, hook)
        return caller

    def _arguments(self, hook: str) -> set[str]:
        spec = self._caller(hook).spec
        return set(spec.argnames) if spec else set()

    def _offer(self, plugin: str, module: ModuleType) -> None:
        for hook in offered_hooks(module):
            if hook in self._owners:
                raise ConfigurationError(
                    f"The plugins {self._owners[hook]} and {plugin} both offer a hook {hook!r}. Rename one of them."
                )
            self._owners[hook] = plugin
        if offered_hooks(module):
            self._manager.add_hookspecs(module)

    def _register(self, plugin: str, implementation: object) -> None:
        for method, options in _implementations(self._manager, implementation):
            _refuse_defaults(plugin, method, getattr(implementation, method))
            if options["wrapper"] or options["hookwrapper"]:
                raise ConfigurationError(
                    f"The hook {method} of the plugin {plugin} is a wrapper; answers are not wrapped here."
                )
        try:
            self._manager.register(implementation, name=plugin)
        except pluggy.PluginValidationError as error:
            raise ConfigurationError(f"The plugin {plugin} has a hook that does not fit: {error}") from error


def offered_hooks(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """The hookspecs of a module: functions by name, in the order they are written."""
    return {name: function for name, function in vars(module).items() if hasattr(function, f"{PROJECT}_spec")}


def implementation_of(module: ModuleType) -> object | None:
    """An instance of the one class in a plugin's ``plugin.py`` that has hook implementations.

    Raises:
        ConfigurationError: there is none, or more than one.
    """
    classes = [
        kind
        for kind in vars(module).values()
        if inspect.isclass(kind)
        and kind.__module__ == module.__name__
        and any(hasattr(member, f"{PROJECT}_impl") for member in vars(kind).values())
    ]
    if len(classes) != 1:
        names = ", ".join(kind.__name__ for kind in classes) or "none"
        raise ConfigurationError(
            f"{module.__file__} must hold one class with methods marked @hookimpl (found: {names}). "
            f"Without hooks a plugin needs no plugin.py."
        )
    return classes[0]()


def _implementations(
    manager: pluggy.PluginManager, implementation: object
) -> Iterator[tuple[str, pluggy.HookimplOpts]]:
    for method in dir(implementation):
        options = manager.parse_hookimpl_opts(implementation, method)
        if options is not None:
            yield method, options


def _refuse_defaults(plugin: str, hook: str, function: Callable[..., Any]) -> None:
    for parameter in inspect.signature(function).parameters.values():
        if parameter.default is not parameter.empty:
            raise ConfigurationError(
                f"The hook {hook} of the plugin {plugin} has a default for {parameter.name!r}, "
                f"so it would never be passed. Remove the default."
            )


def _resembling(hook: str, known: Mapping[str, str]) -> str:
    close = difflib.get_close_matches(hook, known, n=1)
    return f" Did you mean {close[0]!r}?" if close else f" Known hooks: {', '.join(known) or 'none'}."
