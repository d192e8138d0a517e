"""A model with personal data says whose they are, or nothing starts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mreza.errors import ConfigurationError
from mreza.plugin.discovery import discover
from mreza.plugin.host import Host
from mreza.plugin.load import unload
from mreza.privacy.retention import sweep_function
from mreza.privacy.tables import table_function
from mreza.privacy.ties import Tie, ties_of

HEAD = '''
from __future__ import annotations
from typing import Any
from uuid import UUID
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from mreza.access.models import User
from mreza.directory.people import Affiliation, Person
from mreza.model.audience import NETWORK
from mreza.model.base import Model, SharedModel
from mreza.model.fields import field, link, period
from mreza.model.keep import Keep
from mreza.model.period import Period

class Seen(Model):
    """What the test needs."""

    __abstract__ = True

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)
'''
NOTE = 'note: Mapped[str] = field(audience=NETWORK, doc="A note.", personal=True)'
Declare = Callable[..., dict[str, Tie]]


@pytest.fixture
def declare(tmp_path: Path) -> Iterator[Declare]:
    """Starts with a plugin ``diary`` whose models have these lines, and gives the ties of all."""
    path = list(sys.path)

    def ties(**models: str) -> dict[str, Tie]:
        package = tmp_path / "diary" / "mreza_diary"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("")
        manifest = "Manifest(name='diary', version='0.1.0', title='Diary')"
        (package / "manifest.py").write_text(f"from mreza.plugin.manifest import Manifest\nmanifest = {manifest}\n")
        classes = (
            f'\nclass {name}(Seen):\n    """Of a diary."""\n\n    __personal__ = False\n'
            + "".join(f"    {line}\n" for line in lines.splitlines())
            for name, lines in models.items()
        )
        (package / "models.py").write_text(HEAD + "".join(classes))
        host = Host.assemble(discover([tmp_path], entry_points=False))
        assert host.set_aside == ()
        return ties_of(host.models)

    yield ties
    unload("diary", "mreza_diary", frozenset({"diary"}))
    sys.path[:] = path


def test_personal_data_of_nobody_in_particular_stop_the_start(declare: Declare) -> None:
    with pytest.raises(
        ConfigurationError, match=r"mreza_diary\.models\.Page holds personal data \(note\), but nothing says whose"
    ):
        declare(Page=NOTE)


def test_a_link_to_a_person_says_it(declare: Declare) -> None:
    ties = declare(Page=f"{NOTE}\nperson_id: Mapped[UUID] = link(Person, audience=NETWORK, doc='Who.')")
    assert ties["diary_page"].links == {"person_id": "core_person"}


def test_a_link_to_what_is_a_persons_says_it_too(declare: Declare) -> None:
    ties = declare(
        Page=f"{NOTE}\naffiliation_id: Mapped[UUID] = link(Affiliation, audience=NETWORK, doc='In which work.')"
    )
    assert ties["diary_page"].links == {"affiliation_id": "core_affiliation"}
    assert "public.core_affiliation AS t1 WHERE t1.id = t.affiliation_id AND (t1.person_id = person)" in table_function(
        ties["diary_page"], ties
    )


def test_two_people_need_a_word(declare: Declare) -> None:
    lines = (
        f"{NOTE}\nperson_id: Mapped[UUID] = link(Person, audience=NETWORK, doc='About whom.')\n"
        "writer_id: Mapped[UUID] = link(User, audience=NETWORK, doc='Who wrote it.')"
    )
    with pytest.raises(
        ConfigurationError, match=r"Page is linked to people by person_id and writer_id, so note could be of"
    ):
        declare(Page=lines)


def test_the_word_is_the_links_name(declare: Declare) -> None:
    lines = (
        f"{NOTE}\nperson_id: Mapped[UUID] = link(Person, audience=NETWORK, doc='About whom.')\n"
        "writer_id: Mapped[UUID] = link(User, audience=NETWORK, doc='Who wrote it.')\n__subject__ = 'person_id'"
    )
    assert declare(Page=lines)["diary_page"].links == {"person_id": "core_person"}


def test_text_that_a_person_is_known_by_says_it(declare: Declare) -> None:
    assert declare(Page=f"{NOTE}\n__subject__ = ('note',)")["diary_page"].texts == ("note",)


def test_a_misspelt_column_is_named(declare: Declare) -> None:
    with pytest.raises(ConfigurationError, match=r"Page\.__subject__ names mail, which is no column of it"):
        declare(Page=f"{NOTE}\n__subject__ = ('mail',)")


def test_a_column_that_says_nothing_of_persons_stops_the_start(declare: Declare) -> None:
    lines = "__personal__ = None\nnote: Mapped[str] = field(audience=NETWORK, doc='A note.')"
    with pytest.raises(
        ConfigurationError, match=r"mreza_diary\.models\.Page\.note does not say whether it is personal"
    ):
        declare(Page=lines)


def test_a_contact_in_a_row_that_never_ends_stops_the_start(declare: Declare) -> None:
    lines = (
        "mail: Mapped[str] = field(audience=NETWORK, doc='Where to.', personal=True, keep=Keep.CONTACT)\n"
        "person_id: Mapped[UUID] = link(Person, audience=NETWORK, doc='Who.', personal=False)"
    )
    with pytest.raises(ConfigurationError, match=r"Page keeps contacts for a while after a row has ended, but has"):
        declare(Page=lines)
    unload("diary", "mreza_diary", frozenset({"diary"}))


def test_a_contact_in_a_row_with_a_period_goes_after_it(declare: Declare) -> None:
    ties = declare(
        Page="mail: Mapped[str] = field(audience=NETWORK, doc='Where to.', personal=True, keep=Keep.CONTACT)\n"
        "person_id: Mapped[UUID] = link(Person, audience=NETWORK, doc='Who.', personal=False)\n"
        "valid: Mapped[Period] = period(audience=NETWORK, doc='When.', personal=False)"
    )
    assert "(upper(t.valid) - 1) < contacts" in sweep_function(ties["diary_page"])
