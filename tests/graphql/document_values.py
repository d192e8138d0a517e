"""Random values for arguments, made from the schema and from what occurs in the data."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

LOCALES = ("sr-Cyrl", "sr-Latn", "bs", "hr", "cnr", "mk", "sq", "en")

Sample = Callable[[str, str], Any]
"""A value of a model's field, by both their names, as JSON has it; None when there is none."""

#: Stands for the value of a variable that is not sent.
ABSENT: Any = object()


@dataclass(slots=True)
class Variable:
    """A variable: its type, its default as a literal (if it has one), and the value that is sent."""

    type: str
    value: Any
    default: str | None = None

    def declared(self, name: str) -> str:
        """Its declaration."""
        return f"${name}: {self.type}" + ("" if self.default is None else f" = {self.default}")


@dataclass(slots=True)
class Values:
    """Makes values; the same seed makes the same ones."""

    schema: GraphQLSchema
    sample: Sample
    days: list[str]
    seed: int
    ids: list[str]
    dice: random.Random = field(init=False)
    variables: dict[str, Variable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def where(self, model: str, depth: int) -> dict[str, Any]:
        type_: Any = self.schema.type_map[f"{model}Where"]
        found: dict[str, Any] = {}
        for name in self.dice.sample(sorted(type_.fields), self.dice.randint(1, 2)):
            below: Any = get_named_type(type_.fields[name].type)
            if name in ("and", "or"):
                if depth:
                    found[name] = [self.where(model, depth - 1) for _ in range(self.dice.randint(1, 2))]
            elif name == "not":
                if depth:
                    found[name] = self.where(model, depth - 1)
            elif name == "exists":
                if self.chance(0.2):
                    found[name] = self.chance(0.7)
            elif below.name.endswith("Where"):
                if depth:
                    found[name] = self.where(below.name.removesuffix("Where"), depth - 1) | (
                        {"exists": self.chance(0.6)} if self.chance(0.2) else {}
                    )
            elif below.name.endswith("Many"):
                if depth:
                    found[name] = {
                        self.dice.choice(["some", "every", "none"]): self.where(
                            below.name.removesuffix("Many"), depth - 1
                        )
                    }
            else:
                found[name] = self._filter(below, model, name)
        return found

    def _filter(self, type_: GraphQLInputObjectType, model: str, name: str) -> dict[str, Any]:
        operator = self.dice.choice(sorted(type_.fields))
        value = self.sample(model, name)
        match operator:
            case "isNull":
                return {operator: self.chance(0.5)}
            case "within":
                return {operator: {"days": self.dice.choice([0, 30, 400])}}
            case "during":
                year = int((value or self.days[0])[:4])
                return {operator: {"year": year} | ({"month": self.dice.randint(1, 12)} if self.chance(0.4) else {})}
        if value is None:
            return {"isNull": True}
        match operator:
            case "in" | "notIn":
                values = [
                    v for v in (self.sample(model, name) for _ in range(self.dice.randint(0, 3))) if v is not None
                ]
                return {operator: values}
            case "between":
                low, high = value, self.sample(model, name) or value
                return {operator: {"from": low} | ({"to": high} if self.chance(0.7) else {})}
            case "contains" | "startsWith":
                text = str(value)
                start = 0 if operator == "startsWith" else self.dice.randint(0, max(0, len(text) - 3))
                return {operator: text[start : start + 4]}
            case _:
                return {operator: value}

    def order(self, model: str, depth: int) -> dict[str, Any]:
        """An entry of `orderBy`."""
        type_: Any = self.schema.type_map[f"{model}Order"]
        name = self.dice.choice([n for n, f in type_.fields.items() if depth or isinstance(f.type, GraphQLEnumType)])
        below: Any = get_named_type(type_.fields[name].type)
        if isinstance(below, GraphQLEnumType):
            return {name: self.dice.choice(["ASC", "DESC"])}
        return {name: self.order(below.name.removesuffix("Order"), depth - 1)}

    def by(self, model: str, depth: int, *, lists: bool = True) -> dict[str, Any]:
        """An entry of `groups(by:)`; without lists, what `distinct(of:)` takes."""
        type_: Any = self.schema.type_map[f"{model}By"]
        shown: Any = self.schema.type_map[model]
        names = [
            name
            for name, offered in type_.fields.items()
            if (depth or not isinstance(offered.type, GraphQLInputObjectType))
            and (lists or not is_list_type(get_nullable_type(shown.fields[name].type)))
        ]
        name = self.dice.choice(names)
        below: Any = get_named_type(type_.fields[name].type)
        if isinstance(below, GraphQLInputObjectType):
            return {name: self.by(below.name.removesuffix("By"), depth - 1, lists=lists)}
        return {name: self.dice.choice(["DAY", "MONTH", "YEAR"]) if below.name == "Bucket" else True}

    def given(self, value: Any, type_: str) -> str:
        """A value as a literal, or through a variable, now and then by one of its parts only."""
        if self.chance(0.35):
            return self._variable(type_, value)
        return self._literal(value, self._type(type_))

    def _variable(self, type_: str, value: Any) -> str:
        """A variable with this value: sent, or as its default, or sent in a default's stead."""
        name = f"v{len(self.variables)}"
        how, default = self.dice.random(), self._literal(value, self._type(type_), share=0)
        if how < 0.7:
            self.variables[name] = Variable(type_, value)
        elif how < 0.85:
            self.variables[name] = Variable(type_, ABSENT, default)
        else:
            other = "true" if type_ == "Boolean!" else "null" if not type_.endswith("!") else default
            self.variables[name] = Variable(type_, value, other)
        return f"${name}"

    def _type(self, text: str) -> Any:
        named = self.schema.type_map[text.strip("[]!")]
        return GraphQLList(named) if text.startswith("[") else named

    def _literal(self, value: Any, type_: Any, *, share: float = 0.2) -> str:
        """A value as written in a document; `share` of its leaves become variables."""
        while isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        if value is None:
            return "null"
        if isinstance(type_, GraphQLList):
            values = value if isinstance(value, list) else [value]
            return "[" + ", ".join(self._literal(one, type_.of_type, share=share) for one in values) + "]"
        if isinstance(type_, GraphQLInputObjectType):
            parts = (f"{key}: {self._below(v, type_.fields[key].type, share)}" for key, v in value.items())
            return "{" + ", ".join(parts) + "}"
        return str(value) if isinstance(type_, GraphQLEnumType) else json.dumps(value)

    def _below(self, value: Any, type_: Any, share: float) -> str:
        if isinstance(get_named_type(type_), GraphQLScalarType | GraphQLEnumType) and self.chance(share):
            return self._variable(str(type_), value)
        return self._literal(value, type_, share=share)

    def chance(self, share: float) -> bool:
        """True in a share of cases."""
        return self.dice.random() < share
