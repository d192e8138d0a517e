"""A mutation's input: from the API's JSON to Python values, and from ids to objects in the viewer's scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.errors import NotFound, UserError, UserErrors
from mreza.model.base import Base
from mreza.model.global_id import decode_as
from mreza.mutation.shapes import UNSET, Kind, Parameter, Shape
from mreza.text import Locale, Translated

Path = tuple[str, ...]


def decode(parameters: Iterable[Parameter], given: Mapping[str, Any], path: Path = ()) -> dict[str, Any]:
    """Python values by Python names from JSON by API names: ids become UUIDs, dataclasses dicts; the absent stays so.

    Raises: UserErrors with every mistake and its path.
    """
    decoded: dict[str, Any] = {}
    errors: list[UserError] = []
    for one in parameters:
        here = (*path, one.api_name)
        if one.api_name not in given or (given[one.api_name] is None and not one.nullable and not one.required):
            if one.required:
                errors.append(_missing(here))
            continue
        try:
            decoded[one.name] = _decoded(one.shape, given[one.api_name], here)
        except UserError as error:
            errors.append(error)
        except UserErrors as several:
            errors.extend(several.errors)
    if errors:
        raise UserErrors(errors)
    return decoded


async def load(session: AsyncSession, parameters: Sequence[Parameter], decoded: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of the function: UUIDs replaced by objects that the viewer sees, dicts by dataclasses.

    Raises: UserErrors with a NotFound for each id that leads nowhere or to what the viewer does not see.
    """
    wanted: dict[type[Base], dict[UUID, Path]] = {}
    for one in parameters:
        for model, id, path in _ids(one.shape, decoded.get(one.name), (one.api_name,)):
            wanted.setdefault(model, {}).setdefault(id, path)
    found = {model: await _rows(session, model, list(ids)) for model, ids in wanted.items()}
    missing = [
        NotFound(model.__name__, path=path)
        for model, ids in wanted.items()
        for id, path in ids.items()
        if id not in found[model]
    ]
    if missing:
        raise UserErrors(list(missing))
    return {one.name: _object(one.shape, decoded[one.name], found) for one in parameters if one.name in decoded}


def _missing(path: Path) -> UserError:
    return UserError("REQUIRED", "This is required. Give a value.", path=path)


def _decoded(shape: Shape, value: Any, path: Path) -> Any:
    if value is None or value is UNSET:
        if not shape.nullable:
            raise _missing(path)
        return None
    if shape.kind is Kind.MODEL:
        return decode_as(shape.python.__name__, value, path=path)
    if shape.kind is Kind.LIST:
        return _decoded_list(shape, value, path)
    if shape.kind is Kind.DATACLASS:
        return decode(shape.fields, value, path)
    if shape.kind is Kind.TRANSLATED:
        return _translated(value, path)
    return _scalar(shape, value, path)


def _decoded_list(shape: Shape, value: Any, path: Path) -> list[Any]:
    assert shape.item is not None
    items = value if isinstance(value, list | tuple) else [value]
    return [_decoded(shape.item, item, (*path, str(index))) for index, item in enumerate(items)]


def _translated(value: Any, path: Path) -> Translated:
    if isinstance(value, Translated):
        return value
    try:
        texts = [(_locale(item["locale"]), item["text"]) for item in value]
        locales = [locale for locale, _ in texts]
        for locale in locales:
            if locales.count(locale) > 1:
                raise UserError("LOCALE_TWICE", "The text is given twice in {locale}. Keep one.", locale=locale.value)
        return Translated(dict(texts))
    except UserError as error:
        error.path = (*path, *error.path)
        raise


def _locale(value: Any) -> Locale:
    return value if isinstance(value, Locale) else Locale.parse(str(value))


def _scalar(shape: Shape, value: Any, path: Path) -> Any:
    assert shape.value is not None
    if isinstance(value, shape.python) and not isinstance(value, str):
        return value
    try:
        parsed = shape.value.parse(value)
    except ValueError as error:
        raise UserError("INVALID_VALUE", "{problem}", path=path, problem=str(error)) from None
    if shape.python is dict and not isinstance(parsed, dict):
        raise UserError("INVALID_VALUE", "{problem}", path=path, problem="This must be an object, as {name: value}.")
    return shape.python[parsed] if shape.kind is Kind.ENUM else parsed


def _ids(shape: Shape, value: Any, path: Path) -> Iterator[tuple[type[Base], UUID, Path]]:
    if value is None or value is UNSET:
        return
    if shape.kind is Kind.MODEL:
        yield shape.python, value, path
    elif shape.item is not None:
        for index, item in enumerate(value):
            yield from _ids(shape.item, item, (*path, str(index)))
    else:
        for field in shape.fields:
            yield from _ids(field.shape, value.get(field.name), (*path, field.api_name))


async def _rows(session: AsyncSession, model: type[Base], ids: list[UUID]) -> dict[UUID, Base]:
    rows = (await session.scalars(select(model).where(model.id.in_(ids)))).all()
    return {row.id: row for row in rows}


def _object(shape: Shape, value: Any, found: Mapping[type[Base], Mapping[UUID, Base]]) -> Any:
    if value is None or value is UNSET:
        return value
    if shape.kind is Kind.MODEL:
        return found[shape.python][value]
    if shape.item is not None:
        return [_object(shape.item, item, found) for item in value]
    if shape.kind is Kind.DATACLASS:
        fields = {one.name: one.shape for one in shape.fields}
        return shape.python(**{name: _object(fields[name], item, found) for name, item in value.items()})
    return value
