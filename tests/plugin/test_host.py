from __future__ import annotations

from typing import Any

import pytest
from mreza.errors import ConfigurationError, MrezaError
from mreza.plugin.host import Host

from .conftest import model

HOOKS = """
from mreza.plugin.hooks import hookimpl

class Plugin:
    @hookimpl
    def {hook}(self):
        {body}
"""

PERMISSION = """
from mreza.access.permissions import Permission
from mreza.plugin.hooks import hookimpl

class Plugin:
    @hookimpl
    def permissions(self):
        return [Permission({code!r}, "What the test needs")]
"""


def reason(host: Host, name: str) -> str:
    return next(one.reason for one in host.set_aside if one.name == name)


def test_core_comes_first_and_plugins_follow_what_they_require(workshop: Any) -> None:
    workshop.plugin("apple", manifest="requires=('pear',)", models=model("Core"))
    workshop.plugin("pear", models=model("Tree") + model("Leaf").replace("from __future__ import annotations", ""))
    host = workshop.host()
    assert host.names == ("core", "pear", "apple")
    assert [table.name for table in host.tables_of("pear")] == ["pear_tree", "pear_leaf"]
    assert [kind.__tablename__ for kind in host.models][-3:] == ["pear_tree", "pear_leaf", "apple_core"]
    assert [kind.__name__ for kind in host.models_of("apple")] == ["Core"]
    assert host.set_aside == ()


def test_a_plugin_without_hooks_or_models_is_a_plugin(workshop: Any) -> None:
    workshop.plugin("bare")
    host = workshop.host()
    assert dict(host.plugin("bare").modules) == {}
    assert host.models_of("bare") == []


def test_what_exists_of_the_conventional_modules_is_imported(workshop: Any) -> None:
    workshop.plugin(
        "full", queries="A = 1", mutations="B = 2", hookspecs="", service="raise ImportError('not asked for')"
    )
    full = workshop.host().plugin("full")
    assert list(full.modules) == ["hookspecs", "queries", "mutations"]
    assert [module.B for module in full.parts("mutations")] == [2]
    assert full.parts("models") == []


def test_a_disabled_plugin_is_not_imported(workshop: Any) -> None:
    workshop.plugin("asleep", models="raise RuntimeError('imported')")
    host = workshop.host(set())
    assert host.names == ("core",)
    with pytest.raises(MrezaError, match=r"asleep is disabled\. Enable it with `mreza plugin enable asleep`"):
        host.plugin("asleep")
    with pytest.raises(MrezaError, match="There is no plugin nowhere"):
        host.plugin("nowhere")


def test_a_disabled_plugins_models_are_not_in_the_application_though_they_were_once_imported(workshop: Any) -> None:
    workshop.plugin("here", models=model("Thing"))
    assert [table.name for table in workshop.host().tables_of("here")] == ["here_thing"]
    assert workshop.host(set()).tables_of("here") == []


def test_a_plugin_that_raises_at_import_is_set_aside_with_its_dependents_and_the_rest_starts(workshop: Any) -> None:
    package = workshop.plugin("broken", models=model("Half") + "\n1 / 0\n")
    workshop.plugin("leaning", manifest="requires=('broken',)")
    workshop.plugin("sound", models=model("Whole"))
    host = workshop.host()
    assert host.names == ("core", "sound")
    assert f"{package}/models.py:" in reason(host, "broken")
    assert "ZeroDivisionError: division by zero" in reason(host, "broken")
    assert "leaning requires broken, which was set aside" in reason(host, "leaning")
    assert host.tables_of("broken") == []
    assert [kind.__name__ for kind in host.models_of("sound")] == ["Whole"]


@pytest.mark.parametrize("source", ["def broken(:", "import a_module_that_is_nowhere", "raise SystemError('x')"])
def test_whatever_a_plugin_raises_at_import_the_rest_starts(workshop: Any, source: str) -> None:
    workshop.plugin("broken", plugin=source)
    host = workshop.host()
    assert "broken/mreza_broken/plugin.py:1" in reason(host, "broken")


def test_a_mended_plugin_starts_in_the_same_process(workshop: Any) -> None:
    package = workshop.plugin("mended", models=model("Thing") + "\n1 / 0\n")
    assert workshop.host().names == ("core",)
    workshop.write(package, "models", model("Thing"))
    host = workshop.host()
    assert [kind.__name__ for kind in host.models_of("mended")] == ["Thing"]


def test_a_relation_that_leads_nowhere_sets_aside_its_plugin_only(workshop: Any) -> None:
    relation = "other: Mapped['Nowhere'] = __import__('sqlalchemy.orm').orm.relationship()"
    workshop.plugin("dangling", models=model("Thing", "label:str", relation))
    workshop.plugin("sound", models=model("Whole"))
    host = workshop.host()
    assert host.names == ("core", "sound")
    assert "Nowhere" in reason(host, "dangling")


def test_a_plugin_that_raises_in_a_hook_is_set_aside(workshop: Any) -> None:
    workshop.plugin("moody", plugin=HOOKS.format(hook="permissions", body="raise ValueError('not today')"))
    workshop.plugin("sound", plugin=PERMISSION.format(code="sound.sing"))
    host = workshop.host()
    assert "moody failed in its hook permissions" in reason(host, "moody")
    assert "ValueError: not today" in reason(host, "moody")
    assert ("sound", ["sound.sing"]) in [
        (plugin, [one.code for one in answer]) for plugin, answer in host.hooks.collect("permissions")
    ]


def test_a_misspelt_hook_stops_the_start(workshop: Any) -> None:
    workshop.plugin("sloppy", plugin=HOOKS.format(hook="permisions", body="return []"))
    with pytest.raises(ConfigurationError, match=r"sloppy implements the hook 'permisions'.*'permissions'"):
        workshop.host()


def test_a_plugin_may_offer_hooks_to_those_that_require_it(workshop: Any) -> None:
    spec = "from mreza.plugin.hooks import hookspec\n@hookspec\ndef numbering(country):\n    '''How to number.'''\n"
    workshop.plugin("owner", hookspecs=spec)
    body = "return country.lower()"
    answer = HOOKS.format(hook="numbering", body=body).replace("(self)", "(self, country)")
    workshop.plugin("country", manifest="requires=('owner',)", plugin=answer)
    host = workshop.host()
    assert host.hooks.collect("numbering", country="RS") == [("country", "rs")]
    assert host.hooks.owner("numbering") == "owner"


def test_a_table_in_another_plugins_name_stops_the_start(workshop: Any) -> None:
    workshop.plugin("garden")
    name = "__tablename__ = 'garden_flower'"
    workshop.plugin("thief", models=model("Flower", name, "label:str"))
    with pytest.raises(ConfigurationError, match=r"garden_flower of mreza_thief.models.Flower must begin with thief_"):
        workshop.host()


def test_a_declaration_that_is_refused_stops_the_start_and_names_the_plugin(workshop: Any) -> None:
    workshop.plugin(
        "refused", models="from mreza.errors import ConfigurationError\nraise ConfigurationError('No rule.')"
    )
    with pytest.raises(ConfigurationError, match="The plugin refused cannot be used: No rule"):
        workshop.host()


def test_the_host_of_this_checkout_assembles() -> None:
    host = Host.assemble()
    assert host.names[0] == "core"
    assert host.set_aside == ()
