from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from mreza.directory.organisations import BeneficiaryGroup, ContactKind, Organisation
from mreza.directory.people import Person
from mreza.directory.places import AdministrativeUnit
from mreza.errors import ConfigurationError, UserErrors
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.mutation import UNSET, Do, Kind, mutation, spec_of
from mreza.mutation.arguments import decode
from mreza.text import Translated


@dataclass(frozen=True)
class Place:
    """Where.

    Attributes:
        unit: The municipality.
    """

    unit: AdministrativeUnit
    street: Translated | None = None


@mutation(permission="x.move")
async def move_all(
    do: Do,
    *,
    organisation: Organisation,
    place: Place,
    groups: list[BeneficiaryGroup],
    on: date,
    kind: ContactKind,
    note: str | None = UNSET,
    person: Person | None = None,
    reason: str = "",
) -> Organisation:
    """Move an organisation
    and its groups.

    Args:
        organisation: Which one,
            exactly.
        note: A remark.

    Raises: UserError MOVED.
    """
    return organisation


SPEC = spec_of(move_all)


def test_the_api_follows_from_the_signature() -> None:
    assert (SPEC.name, SPEC.doc, SPEC.payload_field) == (
        "moveAll", "Move an organisation\nand its groups.", "organisation",
    )  # fmt: skip
    assert [(one.api_name, one.kind, one.required) for one in SPEC.parameters] == [
        ("organisationId", Kind.MODEL, True),
        ("place", Kind.DATACLASS, True),
        ("groupIds", Kind.LIST, True),
        ("on", Kind.SCALAR, True),
        ("kind", Kind.ENUM, True),
        ("note", Kind.SCALAR, False),
        ("personId", Kind.MODEL, False),
    ]
    assert [one.api_name for one in SPEC.parameters[1].shape.fields] == ["unitId", "street"]
    assert SPEC.parameters[0].doc == "Which one, exactly."
    assert SPEC.parameters[1].shape.fields[0].doc == "The municipality."
    assert SPEC.versioned is SPEC.parameters[0]
    assert SPEC.takes_reason and not SPEC.reason_required


def test_input_becomes_python_values() -> None:
    ids = [uuid7() for _ in range(3)]
    decoded = decode(
        SPEC.parameters,
        {
            "organisationId": encode("Organisation", ids[0]),
            "place": {"unitId": encode("AdministrativeUnit", ids[1]), "street": [{"locale": "sq", "text": "Rruga"}]},
            "groupIds": [encode("BeneficiaryGroup", ids[2])],
            "on": "2025-03-01",
            "kind": "EMAIL",
            "note": None,
        },
    )
    assert decoded == {
        "organisation": ids[0],
        "place": {"unit": ids[1], "street": Translated({"sq": "Rruga"})},
        "groups": [ids[2]],
        "on": date(2025, 3, 1),
        "kind": ContactKind.EMAIL,
        "note": None,
    }


def test_all_mistakes_of_an_input_are_told_at_once_with_their_places() -> None:
    given = {
        "organisationId": encode("Person", uuid7()),
        "place": {"unitId": "nonsense", "street": [{"locale": "mk", "text": "Latinica"}]},
        "groupIds": [],
        "on": "tomorrow",
    }
    with pytest.raises(UserErrors) as caught:
        decode(SPEC.parameters, given)
    assert [(error.code, error.path) for error in caught.value.errors] == [
        ("NOT_FOUND", ("organisationId",)),
        ("NOT_FOUND", ("place", "unitId")),
        ("TEXT_WRONG_SCRIPT", ("place", "street", "mk")),
        ("INVALID_VALUE", ("on",)),
        ("REQUIRED", ("kind",)),
    ]


def test_a_mutation_that_asks_no_permission_must_say_so() -> None:
    with pytest.raises(ConfigurationError, match="must name a permission or say public=True"):

        @mutation()
        async def open_to_all(do: Do) -> None:
            """Do."""


def test_a_bare_uuid_is_refused_because_nobody_would_check_it() -> None:
    @mutation(public=True)
    async def by_id(do: Do, organisation: UUID) -> None:
        """Do."""

    with pytest.raises(ConfigurationError, match="Name the model instead"):
        spec_of(by_id)


def test_a_mutation_without_a_description_is_refused() -> None:
    @mutation(public=True)
    async def silent(do: Do) -> None:
        pass

    with pytest.raises(ConfigurationError, match="has no docstring"):
        spec_of(silent)
