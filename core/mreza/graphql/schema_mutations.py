"""Inputs and payloads of mutations, from their signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

from mreza.errors import ConfigurationError
from mreza.graphql.strawberries import Blank, Locale, Made, enum_of, fill_input, fill_object, optional, scalar_of
from mreza.model.registry import Registry
from mreza.mutation import MutationSpec
from mreza.mutation.docstring import described
from mreza.mutation.shapes import Kind, Parameter, Shape


class MutationTypes:
    """Makes the input and payload types of all mutations."""

    def __init__(self, blank: Blank, specs: Sequence[MutationSpec], registry: Registry) -> None:
        self.blank = blank
        self.specs = specs
        self.registry = registry
        self._made: dict[str, Any] = {}

    def root(self) -> type | None:
        """The `Mutation` type; None when there is no mutation."""
        if not self.specs:
            return None
        errors = [
            Made("code", str, "Stable code, e.g. NOT_FOUND."),
            Made("path", list[str], "Where in the input."),
            Made("message", str, "What is wrong and what to do, in the viewer's language."),
        ]
        fill_object(self.blank("UserError"), errors, "A mistake in what was asked for; nothing has been changed.")
        text = [Made("locale", Locale, "The language and script."), Made("text", str, "The text.")]
        fill_input(self.blank("TextInput"), text, "A text in one language and script.")
        fields = [self._field(spec) for spec in self._unique()]
        return fill_object(
            self.blank("Mutation"), fields, "Everything that can be changed. Each field is a transaction of its own."
        )

    def _unique(self) -> list[MutationSpec]:
        seen: dict[str, str] = {}
        for spec in self.specs:
            if spec.name in seen:
                raise ConfigurationError(
                    f"Both {seen[spec.name]} and {spec.plugin} bring a mutation {spec.name}. Rename one of them."
                )
            seen[spec.name] = spec.plugin
        return sorted(self.specs, key=lambda spec: spec.name)

    def _field(self, spec: MutationSpec) -> Made:
        name = spec.name[0].upper() + spec.name[1:]
        inputs = [self._input(parameter) for parameter in spec.parameters]
        reason = str if spec.reason_required else optional(str)
        inputs.append(Made("reason", reason, "Why; kept in the audit trail.", default=strawberry.UNSET))
        if spec.versioned:
            inputs.append(
                Made("expectedVersion", optional(int), "The version you saw; refused if it has changed since.")
            )
        inputs.append(Made("clientMutationId", optional(str), "Given back unchanged."))
        fill_input(self.blank(f"{name}Input"), inputs, f"Input of {spec.name}.")
        fill_object(self.blank(f"{name}Payload"), self._payload(spec), f"What {spec.name} gives back.")
        needs = f" Needs the permission {spec.permission}." if spec.permission else ""
        argument = Made("input", self.blank(f"{name}Input"), "What to do.")
        return Made(spec.name, self.blank(f"{name}Payload"), spec.doc + needs, (argument,))

    def _payload(self, spec: MutationSpec) -> list[Made]:
        errors = Made("errors", list[self.blank("UserError")], "What was wrong; empty when it was done.")  # type: ignore[misc]
        client = Made("clientMutationId", optional(str), "As it was given.")
        if spec.payload_field:
            assert spec.result is not None
            return [
                Made(
                    spec.payload_field,
                    optional(self.blank(spec.result.python.__name__)),
                    "The object after the change.",
                ),
                errors,
                client,
            ]
        if spec.result is not None and spec.result.kind is Kind.DATACLASS:
            return [*[self._output(field) for field in spec.result.fields], errors, client]
        return [errors, client]

    def _input(self, parameter: Parameter) -> Made:
        annotation = self._input_type(parameter.shape)
        loose = parameter.shape.nullable or not parameter.required
        return Made(
            parameter.api_name, optional(annotation) if loose else annotation, parameter.doc, default=strawberry.UNSET
        )

    def _input_type(self, shape: Shape) -> Any:
        match shape.kind:
            case Kind.MODEL:
                return strawberry.ID
            case Kind.SCALAR:
                assert shape.value is not None
                return scalar_of(shape.value)
            case Kind.ENUM:
                return enum_of(shape.python)
            case Kind.TRANSLATED:
                return list[self.blank("TextInput")]  # type: ignore[misc]
            case Kind.LIST:
                assert shape.item is not None
                return list[self._input_type(shape.item)]  # type: ignore[misc]
            case Kind.DATACLASS:
                return self._dataclass(shape, "Input", [self._input(field) for field in shape.fields], fill_input)

    def _output(self, parameter: Parameter) -> Made:
        return Made(parameter.api_name, optional(self._output_type(parameter.shape)), parameter.doc)

    def _output_type(self, shape: Shape) -> Any:
        match shape.kind:
            case Kind.MODEL:
                return self.blank(shape.python.__name__)
            case Kind.SCALAR:
                assert shape.value is not None
                return scalar_of(shape.value)
            case Kind.ENUM:
                return enum_of(shape.python)
            case Kind.TRANSLATED:
                return scalar_of_translated()
            case Kind.LIST:
                assert shape.item is not None
                return list[self._output_type(shape.item)]  # type: ignore[misc]
            case Kind.DATACLASS:
                return self._dataclass(shape, "", [self._output(field) for field in shape.fields], fill_object)

    def _dataclass(self, shape: Shape, suffix: str, fields: list[Made], fill: Any) -> Any:
        name = shape.python.__name__
        name = name if name.endswith(suffix) else name + suffix
        if name not in self._made:
            self._made[name] = fill(self.blank(name), fields, described(shape.python)[0])
        return self._made[name]


def scalar_of_translated() -> Any:
    """Translated text in an output: in the viewer's locale."""
    return str
