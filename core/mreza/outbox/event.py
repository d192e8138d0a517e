"""`Event`: what has happened, told by a plugin in the past tense."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from mreza.model.base import Base, plugin_of


@dataclass(frozen=True)
class Event:
    """Base of a plugin's events: frozen dataclasses named in the past tense, whose first field is what it happened to.

        @dataclass(frozen=True)
        class MemberAdmitted(Event):
            \"\"\"An organisation has become a member.\"\"\"

            subject: Membership
            number: str

    The other fields are the payload: plain values without personal data. Readers follow the subject under their own
    rights.
    """

    subject: Base

    @classmethod
    def type_name(cls) -> str:
        """The stable name, e.g. ``membership.MemberAdmitted``."""
        return f"{plugin_of(cls.__module__)}.{cls.__name__}"

    @property
    def payload(self) -> dict[str, Any]:
        """All fields but the subject."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self) if field.name != "subject"}


def tells_only_its_subject(event: type[Event]) -> bool:
    """True when nothing but the subject is needed to make the event."""
    absent = dataclasses.MISSING
    return all(
        field.name == "subject" or field.default is not absent or field.default_factory is not absent
        for field in dataclasses.fields(event)
    )
