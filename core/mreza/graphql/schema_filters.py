"""Input types for asking: filters, orders and grouping keys of every model."""

from __future__ import annotations

import enum
from typing import Any

import strawberry

from mreza.graphql.strawberries import Blank, Made, enum_of, fill_input, optional, scalar_of
from mreza.model.registry import ModelInfo, Registry, ToMany, ToOne, ValueField
from mreza.model.values import DATE, ValueType


class Direction(enum.Enum):
    """Which way to sort; nulls come last either way."""

    ASC = "smallest first"
    DESC = "greatest first"


class Bucket(enum.Enum):
    """How to group a date."""

    DAY = "by itself"
    MONTH = "by the first day of its month"
    YEAR = "by the first day of its year"


_WORDS = {
    "eq": "Equal.",
    "ne": "Different, or null.",
    "in": "One of these.",
    "notIn": "None of these.",
    "isNull": "Null (or hidden from the viewer), or not.",
    "lt": "Less.",
    "lte": "Less or equal.",
    "gt": "Greater.",
    "gte": "Greater or equal.",
    "between": "From and to, both included.",
    "contains": "Holds this text, whatever the script, the diacritics and the case.",
    "startsWith": "Starts with this text, whatever the script, the diacritics and the case.",
    "within": "From today (or asOf) to so many days later.",
    "during": "In a year, or in a month of it.",
}


class Filters:
    """Makes the input types; operator inputs once per value type."""

    def __init__(self, blank: Blank, registry: Registry) -> None:
        self.blank = blank
        self.registry = registry
        self._values: dict[str, ValueType] = {}

    def of(self, info: ModelInfo) -> None:
        """The `Where`, `Many`, `Order` and `By` inputs of a model."""
        where = self.blank(f"{info.name}Where")
        fields = [
            Made("and", optional(list[where]), "All of these hold."),  # type: ignore[valid-type]
            Made("or", optional(list[where]), "One of these holds."),  # type: ignore[valid-type]
            Made("not", optional(where), "This does not hold."),
            Made("exists", optional(bool), "False: there is no such linked object (only where a link is asked)."),
            *[made for field in info.fields.values() if (made := self._where_field(field)) is not None],
        ]
        fill_input(where, fields, f"Which {info.plural}.")
        quantified = [Made(name, optional(where), doc) for name, doc in _QUANTIFIERS.items()]
        fill_input(self.blank(f"{info.name}Many"), quantified, f"What holds of {info.plural} in a list.")
        self._order(info)
        self._by(info)

    def _where_field(self, field: Any) -> Made | None:
        if isinstance(field, ToOne):
            return Made(field.name, optional(self.blank(f"{field.target.__name__}Where")), field.doc)
        if isinstance(field, ToMany):
            return Made(field.name, optional(self.blank(f"{field.target.__name__}Many")), field.doc)
        if isinstance(field, ValueField) and field.filterable:
            return Made(field.name, optional(self._operators(field)), field.doc)
        return None

    def _operators(self, field: ValueField) -> type:
        name = "TranslatedFilter" if field.translated else f"{field.value.name}Filter"
        self._values[name] = field.value
        return self.blank(name)

    def _order(self, info: ModelInfo) -> None:
        direction = optional(enum_of(Direction))
        fields = []
        for field in info.fields.values():
            if isinstance(field, ToOne):
                fields.append(Made(field.name, optional(self.blank(f"{field.target.__name__}Order")), field.doc))
            elif isinstance(field, ValueField) and (
                field.sort_column or (field.value.ordered and not field.translated) or field.name == "id"
            ):
                fields.append(Made(field.name, direction, field.doc))
        fill_input(self.blank(f"{info.name}Order"), fields, f"What to sort {info.plural} by: one field an entry.")

    def _by(self, info: ModelInfo) -> None:
        fields = []
        for field in info.fields.values():
            if isinstance(field, ToOne | ToMany):
                fields.append(Made(field.name, optional(self.blank(f"{field.target.__name__}By")), field.doc))
            elif isinstance(field, ValueField) and field.value.name != "JSON":
                chosen = enum_of(Bucket) if field.value is DATE else bool
                fields.append(Made(field.name, optional(chosen), field.doc))
        fill_input(
            self.blank(f"{info.name}By"), fields, f"What to group {info.plural} by, along any path of links and lists."
        )

    def finish(self) -> None:
        """Fill the operator inputs that were asked for."""
        days = Made("days", int, "How many days.")
        fill_input(self.blank("Within"), [days], "From today (or asOf) on.")
        during = [Made("year", int, "The year."), Made("month", optional(int), "The month, 1 to 12.")]
        fill_input(self.blank("During"), during, "A year or a month.")
        for name, value in self._values.items():
            self._fill_operators(name, value)

    def _fill_operators(self, name: str, value: ValueType) -> None:
        scalar: Any = strawberry.ID if value.name == "ID" else scalar_of(value)
        fields = []
        for operator in value.operators:
            fields.append(Made(operator, optional(self._operand(operator, scalar, name)), _WORDS[operator]))
        fill_input(self.blank(name), fields, f"What holds of a value of type {value.name}.")

    def _operand(self, operator: str, scalar: Any, name: str) -> Any:
        match operator:
            case "in" | "notIn":
                return list[scalar]
            case "isNull":
                return bool
            case "within":
                return self.blank("Within")
            case "during":
                return self.blank("During")
            case "between":
                between = self.blank(name.replace("Filter", "Range"))
                if not hasattr(between, "__strawberry_definition__"):
                    bounds = [
                        Made("from", optional(scalar), "The least."),
                        Made("to", optional(scalar), "The greatest."),
                    ]
                    fill_input(between, bounds, "Both ends are included; one may be left out.")
                return between
            case _:
                return scalar


_QUANTIFIERS = {"some": "At least one of them.", "every": "All of them.", "none": "None of them."}
