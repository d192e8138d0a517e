"""A bad plugin at every part and every hook: the rest goes on, and the fault is named with the plugin's name.

Each fault stands beside its control: the same part done rightly takes part.
"""

from __future__ import annotations

import json
import logging
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import upgrade
from mreza.errors import ConfigurationError
from mreza.faults import blame, mask, plugin_at_fault
from mreza.graphql.assemble import Api
from mreza.graphql.computed import fill
from mreza.graphql.select_object import FOR, NEEDS
from mreza.mutation.messages import Messages
from mreza.plugin import hookspecs, load
from mreza.plugin.discovery import discover
from mreza.plugin.hooks import HookFailed, Hooks, hookimpl, offered_hooks
from mreza.plugin.patience import TookTooLong, patience

from .conftest import model
from .test_host import PERMISSION, reason
from .test_migrations import tables, write_migration

PARTS = load.PARTS
RAISES = "raise ValueError('bad day')"
HANGS = "while True:\n    pass"
SWALLOWS = "while True:\n    try:\n        __import__('time').sleep(9)\n    except Exception:\n        pass"
ONCE = ("permissions", "identifier_schemes", "administrative_units", "renderings", "reactions", "routes")
IMPLEMENTATION = """
from mreza.plugin.hooks import hookimpl

class Plugin:
    @hookimpl
    def {hook}(self):
        {body}
"""
MUTATION = '''
from mreza.mutation import Do, mutation

@mutation({access})
async def {name}(do: Do) -> None:
    """Something."""
'''


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("load", "host", "hooks"):
        monkeypatch.setattr(f"mreza.plugin.{module}.SECONDS", 0.2)
    usual = Hooks.__init__.__kwdefaults__
    monkeypatch.setattr(Hooks.__init__, "__kwdefaults__", {**(usual or {}), "seconds": 0.2})


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("fault", "what"), [(RAISES, "bad day"), (HANGS, "0.2 seconds"), (SWALLOWS, "0.2 seconds")])
def test_a_part_that_raises_or_hangs_sets_its_plugin_aside(workshop: Any, part: str, fault: str, what: str) -> None:
    workshop.plugin("bad", **{part: fault})
    workshop.plugin("leaning", manifest="requires=('bad',)")
    workshop.plugin("sound", models=model("Whole"), plugin=PERMISSION.format(code="sound.sing"))
    began = time.monotonic()
    host = workshop.host()
    assert time.monotonic() - began < 5
    assert host.names == ("core", "sound")
    assert "The plugin bad" in reason(host, "bad")
    assert what in reason(host, "bad")
    assert f"mreza_bad/{part}.py" in reason(host, "bad")
    assert "leaning requires bad" in reason(host, "leaning")
    assert "sound.sing" in {one.code for answer in host.hooks.collect("permissions") for one in answer.value}


@pytest.mark.parametrize("hook", ONCE)
@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("raise ValueError('bad day')", "bad day"),
        ("while True: pass", "0.2 seconds"),
        ("return 5", "answered 5 (int), not several"),
        ("return 'text'", "answered 'text' (str), not several"),
        ("return [object]", "not "),
        ("return {'a': 1}", "(dict), not several"),
    ],
)
def test_a_hook_of_the_start_that_fails_sets_its_plugin_aside(workshop: Any, hook: str, body: str, what: str) -> None:
    workshop.plugin("bad", plugin=IMPLEMENTATION.format(hook=hook, body=body))
    workshop.plugin("sound", plugin=IMPLEMENTATION.format(hook=hook, body="return []"))
    host = workshop.host()
    assert host.names == ("core", "sound")
    assert f"The plugin bad failed in its hook {hook}" in reason(host, "bad")
    assert what in reason(host, "bad")
    assert ("sound", []) in host.hooks.collect(hook)


def test_a_plugin_class_that_hangs_when_it_is_made_is_set_aside(workshop: Any) -> None:
    source = IMPLEMENTATION.format(hook="permissions", body="return []")
    workshop.plugin("bad", plugin=source + "\n    def __init__(self):\n        while True: pass\n")
    assert "0.2 seconds" in reason(workshop.host(), "bad")


def _specs() -> dict[str, Any]:
    """The modules of hookspecs of core and of all plugins of the checkout, by owner."""
    packages = [found.package for found in discover() if find_spec(f"{found.package}.hookspecs")]  # type: ignore[union-attr]
    return {"core": hookspecs} | {package: import_module(f"{package}.hookspecs") for package in packages}


ARGUMENTS = {
    hook: dict.fromkeys(spec.__code__.co_varnames[: spec.__code__.co_argcount])
    for module in _specs().values()
    for hook, spec in offered_hooks(module).items()
    if spec.__code__.co_argcount
}


def _raising(*_: Any) -> Any:
    raise ValueError("bad day")


def _hanging(*_: Any) -> Any:
    while True:
        pass


def _nonsense(*_: Any) -> Any:
    return 5


def _asked(hook: str, answer: Any) -> Hooks:
    """The application's hooks, with one plugin ``bad`` that answers so."""
    made: dict[str, Any] = {"answer": answer}
    exec(f"def {hook}({', '.join(['self', *ARGUMENTS[hook]])}):\n    return answer()", made)
    bad = type("Bad", (), {hook: hookimpl(made[hook])})()
    return Hooks(_specs(), {"bad": bad}, seconds=0.2)


def test_the_hooks_tried_here_are_those_of_all_plugins() -> None:
    assert {"demo", "member_number", "required_documents"} <= set(ARGUMENTS)
    assert set(ONCE) <= set(offered_hooks(hookspecs))
    of_core = offered_hooks(hookspecs)
    assert {hook for hook in of_core if hook not in ARGUMENTS} == set(ONCE)


@pytest.mark.parametrize("hook", ARGUMENTS)
@pytest.mark.parametrize("answer", [_raising, _hanging, _nonsense])
def test_a_hook_that_fails_when_it_is_asked_is_named(hook: str, answer: Any) -> None:
    if hook == "demo" and answer is _hanging:
        answer = _raising  # making data may take as long as it likes
    hooks = _asked(hook, answer)
    with pytest.raises(HookFailed, match=f"The plugin bad failed in its hook {hook}: ") as caught:
        hooks.collect(hook, **ARGUMENTS[hook])
    assert plugin_at_fault(caught.value) is None or caught.value.plugin == "bad"


@pytest.mark.parametrize(("hook", "right"), [("member_number", "RS-1"), ("required_documents", []), ("demo", [])])
def test_the_same_hook_rightly_answered_is_heard(hook: str, right: Any) -> None:
    assert _asked(hook, lambda: right).collect(hook, **ARGUMENTS[hook]) == [("bad", right)]


@pytest.mark.parametrize("source", ["EXTENSIONS = 5", "EXTENSIONS = [(int, str)]", "EXTENSIONS = ['x']", "X = 1"])
def test_extensions_that_are_none_stop_the_start(workshop: Any, source: str) -> None:
    workshop.plugin("bad", extensions=source)
    host = workshop.host()
    with pytest.raises(ConfigurationError, match=r"The plugin bad cannot be used: EXTENSIONS of mreza_bad\.extensions"):
        _ = Api(host).registry


def test_a_permission_that_nobody_declares_stops_the_start(workshop: Any) -> None:
    workshop.plugin("bad", mutations=MUTATION.format(name="bad_act", access="permission='bad.act'"))
    with pytest.raises(ConfigurationError, match=r"The plugin bad .*mutation badAct needs the permission bad\.act"):
        _ = Api(workshop.host()).mutations


def test_the_same_mutation_with_its_permission_is_offered(workshop: Any) -> None:
    workshop.plugin(
        "good",
        mutations=MUTATION.format(name="good_act", access="permission='good.act'"),
        plugin=PERMISSION.format(code="good.act"),
    )
    assert "goodAct" in {spec.name for spec in Api(workshop.host()).mutations}


def test_a_mutation_whose_types_are_nowhere_stops_the_start(workshop: Any) -> None:
    source = MUTATION.format(name="bad_act", access="public=True").replace("-> None", "-> 'Nowhere'")
    workshop.plugin("bad", mutations=source)
    with pytest.raises(ConfigurationError, match=r"The plugin bad cannot be used: its mutations: .*Nowhere"):
        _ = Api(workshop.host()).mutations


def test_a_model_that_forgets_its_rule_stops_the_start(workshop: Any) -> None:
    source = model("Thing").partition("    @classmethod")[0]
    workshop.plugin("bad", models=source)
    from mreza.access.policies import policies_sql

    [thing] = workshop.host().models_of("bad")
    with pytest.raises(ConfigurationError, match=r"mreza_bad\.models\.Thing has no row rule"):
        list(policies_sql(thing, owner="a", serving="b"))


@pytest.mark.parametrize(
    "source", ["MESSAGES = 5", "MESSAGES = {'X': 'words'}", "CONSTRAINTS = {'x': 'y'}", "1 / 0", "def ("]
)
def test_words_of_no_use_are_named(workshop: Any, source: str) -> None:
    package = workshop.plugin("bad")
    (package / "locale").mkdir()
    (package / "locale" / "__init__.py").write_text("")
    workshop.write(package / "locale", "messages", source)
    workshop.host()
    with pytest.raises(ConfigurationError, match=r"The plugin bad cannot be used: mreza_bad\.locale\.messages"):
        Messages.of(["mreza_bad"])
    assert Messages.of(["mreza_membership"]).words is not None


def test_a_named_document_that_does_not_parse_stops_the_start(workshop: Any) -> None:
    package = workshop.plugin("bad")
    (package / "documents").mkdir()
    (package / "documents" / "broken.graphql").write_text("query {")
    with pytest.raises(ConfigurationError, match=r"The document broken\.graphql of bad does not parse"):
        _ = Api(workshop.host()).documents


@pytest.mark.anyio
@pytest.mark.parametrize("statement", ["SELECT 1 / 0", "CREATE TABLE", "DROP TABLE core_person"])
async def test_a_migration_that_fails_leaves_all_as_it_was(
    workshop: Any, database: DatabaseAddress, statement: str
) -> None:
    write_migration(workshop.plugin("bad"), "0001", "CREATE TABLE bad_half (id int)")
    write_migration(workshop.folder / "bad" / "mreza_bad", "0002", statement, "bad_0001")
    with pytest.raises(Exception, match="bad"):
        await upgrade(database, workshop.host())
    assert await tables(database, "bad") == []
    workshop.forget("bad")
    write_migration(workshop.plugin("sound"), "0001", "CREATE TABLE sound_whole (id int)")
    await upgrade(database, workshop.host({"sound"}))
    assert "public.sound_whole" in await tables(database, "sound")


def _computed(function: Any) -> Any:
    field = SimpleNamespace(name="mood", owner="bad", function=function)
    return SimpleNamespace(field=field, path=(), key="mood", mark="m")


@pytest.mark.parametrize("answer", [_raising, _hanging, _nonsense, lambda rows: [object()], lambda rows: []])
def test_a_computed_field_that_fails_is_blamed_on_its_plugin(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    monkeypatch.setattr("mreza.graphql.computed.SECONDS", 0.2)
    body = json.dumps({"mood": {FOR: "m", NEEDS: {"a": 1}}}).encode()
    blamed = []
    monkeypatch.setattr("mreza.graphql.computed.mask", lambda error: blamed.append(plugin_at_fault(error)) or {})
    filled, errors = fill(body, [_computed(answer)])
    assert (json.loads(filled), errors, blamed) == ({"mood": None}, [{"path": ["mood"]}], ["bad"])
    filled, errors = fill(body, [_computed(lambda rows: ["fine"])])
    assert (json.loads(filled), errors) == ({"mood": "fine"}, [])


def test_the_log_names_the_plugin_and_the_answer_does_not_tell(capsys: pytest.CaptureFixture[str]) -> None:
    error = TypeError("secret words")
    blame(error, "bad")
    logging.getLogger("mreza.error")
    shown = mask(error)
    assert "secret words" not in json.dumps(shown)
    told = capsys.readouterr()
    assert "plugin=bad" in (told.out + told.err).replace("\x1b[35m", "").replace("\x1b[36m", "").replace("\x1b[0m", "")


def test_patience_interrupts_and_then_leaves_everything_as_it_was() -> None:
    with pytest.raises(TookTooLong, match=r"0\.05 seconds"), patience(0.05):
        time.sleep(5)
    with patience(0.05):
        pass
    time.sleep(0.1)


def test_what_is_asked_within_a_limit_has_its_own(tmp_path: Path) -> None:
    with pytest.raises(TookTooLong, match="longer than 1 seconds"), patience(1):
        with pytest.raises(TookTooLong, match=r"0\.05 seconds"), patience(0.05):
            time.sleep(5)
        time.sleep(5)
