"""What is answered to mutations that somebody tries who guesses the values of foreign rows. Nothing of it stays."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import orjson

from mreza.access.viewer import Viewer
from mreza.errors import UserError, UserErrors
from mreza.mutation import MutationSpec
from mreza.mutation.arguments import decode
from mreza.mutation.shapes import Kind
from mreza.testing.contract_mutations import mutation_input, mutations_of
from mreza.testing.contract_scene import FOREIGN, Scene
from mreza.testing.factory import shown


class Changes:
    """Every mutation of a scene's plugin, tried with the values of the first and of the last foreign row."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def tries(self) -> list[tuple[MutationSpec, dict[str, Any]]]:
        """The mutations with their inputs, the same for everybody."""
        return [(spec, guess) for spec in mutations_of(self.scene) for guess in guesses(self.scene, spec)]

    async def answers(self, viewer: Viewer) -> list[bytes]:
        """The errors that a viewer gets."""
        tried = [(spec, await errors_of(self.scene, spec, viewer, guess)) for spec, guess in self.tries]
        return [orjson.dumps([spec.name, *errors]) for spec, errors in tried]


def guesses(scene: Scene, spec: MutationSpec) -> list[dict[str, Any]]:
    """Inputs with own objects, and with the values of foreign rows of what the mutation returns."""
    plain = mutation_input(scene, spec)
    if spec.result is None or spec.result.kind is not Kind.MODEL:
        return [plain]
    rows = scene.rows(spec.result.python, FOREIGN) if spec.result.python in scene.models else []
    names = {one.api_name: one.name for one in spec.parameters if one.kind in (Kind.SCALAR, Kind.ENUM)}
    found = []
    for row in (rows[0], rows[-1]) if rows else ():
        values = {api: shown(getattr(row, name, None)) for api, name in names.items()}
        found.append(plain | {name: value for name, value in values.items() if value is not None})
    return found or [plain]


async def errors_of(scene: Scene, spec: MutationSpec, viewer: Viewer, given: dict[str, Any]) -> list[Any]:
    """Code, path and words of a mutation's errors, as the viewer gets them; what it does is undone."""
    application = scene.kit.application
    try:
        arguments = decode(spec.parameters, given)
    except UserErrors as several:
        return [_told(scene, error) for error in several.errors]
    async with application.pools.serving_engine.connect() as connection:
        transaction = await connection.begin()
        try:
            runner = application.engine.mutations.runner.within(connection)
            result = await runner.run(spec, arguments, viewer, reason=given.get("reason"))
        finally:
            if transaction.is_active:
                await transaction.rollback()
    return [_told(scene, error) for error in result.errors]


def _told(scene: Scene, error: UserError) -> list[Any]:
    words = scene.kit.application.engine.mutations.messages.text(error, "en")
    return [error.code, list(error.path), words]
