from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from mreza.errors import ConfigurationError
from mreza.plugin.hooks import HookFailed, Hooks, hookimpl, hookspec, implementation_of


@hookspec
def greeting(name: str, language: str) -> None:
    """How to greet."""


@hookspec
def languages() -> None:
    """Which languages are spoken."""


def specs(*functions: Any) -> ModuleType:
    module = ModuleType("specs")
    for function in functions or (greeting, languages):
        setattr(module, function.__name__, function)
    return module


class English:
    @hookimpl
    def greeting(self, name: str) -> str:
        return f"Hello {name}"


class Serbian:
    def __init__(self) -> None:
        self.asked = 0

    @hookimpl
    def greeting(self, language: str, name: str) -> str | None:
        return f"Zdravo {name}" if language == "sr" else None

    @hookimpl
    def languages(self) -> list[str]:
        self.asked += 1
        return ["sr"]


def test_answers_come_in_dependency_order_with_the_name_of_who_gave_them() -> None:
    hooks = Hooks({"core": specs()}, {"english": English(), "serbian": Serbian()})
    assert hooks.collect("greeting", name="Ana", language="sr") == [("english", "Hello Ana"), ("serbian", "Zdravo Ana")]
    assert hooks.collect("greeting", name="Ana", language="de") == [("english", "Hello Ana")]


def test_even_a_hook_that_wants_to_be_first_waits_for_its_turn() -> None:
    class Pushy:
        @hookimpl(tryfirst=True)
        def greeting(self) -> str:
            return "!"

    hooks = Hooks({"core": specs()}, {"pushy": Pushy(), "english": English(), "loud": Pushy()})
    answers = hooks.collect("greeting", name="Ana", language="sr")
    assert [answer.plugin for answer in answers] == ["pushy", "english", "loud"]


def test_the_first_answer_is_the_first_in_dependency_order() -> None:
    hooks = Hooks({"core": specs()}, {"serbian": Serbian(), "english": English()})
    assert hooks.first("greeting", name="Ana", language="de") == ("english", "Hello Ana")
    assert Hooks({"core": specs()}, {}).first("greeting", name="Ana", language="de") is None


def test_a_hook_without_arguments_is_asked_once() -> None:
    serbian = Serbian()
    hooks = Hooks({"core": specs()}, {"serbian": serbian})
    hooks.rehearse()
    assert hooks.collect("languages") == [("serbian", ["sr"])]
    assert serbian.asked == 1


def test_a_misspelt_hook_is_refused_with_the_plugin_and_the_right_name() -> None:
    class Misspelt:
        @hookimpl
        def greting(self, name: str) -> None: ...

    with pytest.raises(ConfigurationError, match=r"sloppy implements the hook 'greting'.*Did you mean 'greeting'\?"):
        Hooks({"core": specs()}, {"sloppy": Misspelt()})


def test_a_parameter_with_a_default_is_refused_because_it_would_never_be_passed() -> None:
    class Defaulted:
        @hookimpl
        def greeting(self, name: str = "Ana") -> None: ...

    with pytest.raises(ConfigurationError, match="greeting of the plugin sloppy has a default for 'name'"):
        Hooks({"core": specs()}, {"sloppy": Defaulted()})


def test_a_parameter_that_the_hook_does_not_offer_is_refused() -> None:
    class Greedy:
        @hookimpl
        def greeting(self, weather: str) -> None: ...

    with pytest.raises(ConfigurationError, match=r"(?s)The plugin greedy has a hook that does not fit.*weather"):
        Hooks({"core": specs()}, {"greedy": Greedy()})


def test_two_owners_of_one_hook_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="core and membership both offer a hook 'greeting'"):
        Hooks({"core": specs(), "membership": specs(greeting)}, {})


def test_a_hook_that_raises_names_plugin_hook_and_place() -> None:
    class Broken:
        @hookimpl
        def greeting(self) -> None:
            raise ZeroDivisionError("by nought")

    hooks = Hooks({"core": specs()}, {"english": English(), "broken": Broken()})
    with pytest.raises(HookFailed, match=r"broken failed in its hook greeting: .*test_hooks.py:\d+: ZeroDivisionError"):
        hooks.collect("greeting", name="Ana", language="sr")


def test_a_call_that_lacks_an_argument_is_a_mistake_of_the_caller() -> None:
    hooks = Hooks({"core": specs()}, {"english": English()})
    with pytest.raises(TypeError, match="takes"):
        hooks.collect("greeting", name="Ana")
    with pytest.raises(ConfigurationError, match="Did you mean 'greeting'"):
        hooks.collect("greetings", name="Ana")


def test_a_plugin_module_holds_one_class_with_hooks() -> None:
    module = ModuleType("mreza_x.plugin")
    module.__file__ = "mreza_x/plugin.py"
    one = type("One", (), {"__module__": module.__name__, "languages": hookimpl(lambda self: ["x"])})
    module.One, module.English = one, English  # type: ignore[attr-defined]
    assert isinstance(implementation_of(module), one)
    module.Two = type("Two", (one,), {"__module__": module.__name__, "greeting": one.languages})  # type: ignore[attr-defined]
    with pytest.raises(ConfigurationError, match=r"mreza_x/plugin.py must hold one class .*found: One, Two"):
        implementation_of(module)


def test_an_answer_to_a_plugin_that_may_be_absent_is_optional_and_given_when_it_is_there() -> None:
    """How independent plugins meet: membership answers `entitled_to_vote` of events, and neither requires the other."""

    class Answering:
        @hookimpl(optionalhook=True)
        def greeting(self, name: str) -> str:
            return f"Hello {name}"

    absent = Hooks({}, {"answering": Answering()})
    assert absent.names == []
    present = Hooks({"asking": specs(greeting)}, {"answering": Answering()})
    assert present.collect("greeting", name="Ana", language="en") == [("answering", "Hello Ana")]
