"""In what amounts are measured: a field names the field that says so, and amounts of two units are not added up."""

from __future__ import annotations

from collections.abc import Callable

from mreza.errors import ConfigurationError
from mreza.model.base import Base
from mreza.model.records import AnyField, ModelInfo, ToOne, ValueField, camel

UNITS_DIFFER = "Null where `{unit}` differs."
PART_UNKNOWN = "Null where a part is unknown."


def unit_path(declared: str | None) -> tuple[str, ...]:
    """``invoice.local_currency`` as the API calls it; a link may be named by its column, as ``currency_id``."""
    return () if declared is None else tuple(camel(name.removesuffix("_id")) for name in declared.split("."))


def measured_doc(field: ValueField) -> str:
    """The description of a field's sum, mean or extreme."""
    differ = UNITS_DIFFER.format(unit=".".join(field.unit)) if field.unit else ""
    return " ".join(part for part in (field.doc, differ, PART_UNKNOWN if field.whole else "") if part)


def require_units(info: ModelInfo, of: Callable[[type[Base]], ModelInfo]) -> None:
    """Hold the fields of a model against the units that they name.

    Raises: ConfigurationError for a unit that does not exist, or that fewer may see than the amount: whether a sum is
        null tells whether units differ.
    """
    for field in info.fields.values():
        if isinstance(field, ValueField) and field.unit:
            for step in _steps(info, field, of):
                if step.audience > field.audience:
                    raise ConfigurationError(
                        f"{field.owner}: {info.name}.{field.name} has the audience {field.audience.name}, "
                        f"and its unit, {'.'.join(field.unit)}, {step.audience.name}: fewer may see it. "
                        "Who sees an amount sees its unit."
                    )


def _steps(info: ModelInfo, field: ValueField, of: Callable[[type[Base]], ModelInfo]) -> list[ValueField | ToOne]:
    """The fields on the way to a unit, itself the last."""
    found: list[ValueField | ToOne] = []
    here = info
    for place, name in enumerate(field.unit, start=1):
        step = here.fields.get(name)
        last = place == len(field.unit)
        if not _leads_on(step, last=last):
            raise ConfigurationError(
                f"{field.owner}: {info.name}.{field.name} has its unit in {'.'.join(field.unit)}, but {here.name} has "
                f"no {'field' if last else 'link'} {name}. It has: {', '.join(sorted(_named(here, last=last)))}."
            )
        assert isinstance(step, ValueField | ToOne)
        found.append(step)
        if isinstance(step, ToOne) and not last:
            here = of(step.target)
    return found


def _leads_on(step: AnyField | None, *, last: bool) -> bool:
    return isinstance(step, ToOne) or (last and isinstance(step, ValueField))


def _named(info: ModelInfo, *, last: bool) -> list[str]:
    return [name for name, step in info.fields.items() if _leads_on(step, last=last)]
