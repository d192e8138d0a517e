"""That a change whose connection breaks, before its commit or after it, happens once and is answered alike.

Each mutation is asked with what its input says at least, on rows of the scene, over a way to the database that is cut
(`mreza.testing.retried`). What a rule refuses on one row is tried on the next; what no row is fit for is left to the
plugin's own tests, which ``--drop-connections`` cuts off likewise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mreza.access.viewer import Viewer
from mreza.mutation import MutationSpec
from mreza.testing.contract_mutations import asked_errors, mutation_input, mutations_of
from mreza.testing.contract_scene import OWN, Scene

Asked = Mapping[str, Mapping[str, Any]]
"""Values that mutations need beyond what their inputs say, by name: ``{"createUser": {"email": "a@demo.example"}}``; a
text in braces, ``"{Organisation}"``, is the id of the scene's own row, ``"{Organisation 1}"`` that of the other one."""

#: What ends something comes last, so that there is still something to change before.
_LAST = ("cancel", "close", "decline", "delete", "disable", "drop", "end", "erase", "release", "remove", "revoke")


async def repeat_problems(scene: Scene, asked: Asked, *, most: int | None = None) -> list[str]:
    """Mutations that happened twice, or were answered in two ways.

    Args:
        scene: over a line that can be cut.
        asked: see `Asked`.
        most: so many mutations are enough.
    """
    retried, found = scene.kit.retried, []
    assert retried is not None, "Mark the test with drop_connections."
    viewers = [await scene.kit.viewers.empowered(OWN), await scene.kit.viewers.secretariat()]
    for spec in sorted(mutations_of(scene), key=lambda spec: (spec.name.startswith(_LAST), spec.name)):
        if most is not None and len(retried.names) >= most:
            break
        try:
            await _tried(scene, spec, viewers, asked.get(spec.name, {}))
        except AssertionError as error:
            found.append(str(error))
    return found


async def _tried(scene: Scene, spec: MutationSpec, viewers: list[Viewer], values: Mapping[str, Any]) -> None:
    """Ask until it was done once."""
    assert scene.kit.retried is not None
    for branch in range(len(scene.branches[OWN])):
        for viewer in viewers:
            given = mutation_input(scene, spec, branch=branch) | {
                name: _value(scene, value, branch) for name, value in values.items()
            }
            await asked_errors(scene, spec, viewer, given)
            if spec.name in scene.kit.retried.names:
                return


def _value(scene: Scene, value: Any, branch: int) -> Any:
    if isinstance(value, dict):
        return {name: _value(scene, one, branch) for name, one in value.items()}
    if isinstance(value, list):
        return [_value(scene, one, branch) for one in value]
    if isinstance(value, str) and value.startswith("{"):
        name, _, other = value.strip("{}").partition(" ")
        return scene.own_id(name, int(other) if other else branch)
    return value


__all__ = ["Asked", "repeat_problems"]
