"""Addresses are people's data; and what answers somebody's own act still comes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catcher import Catcher
from desk import Desk
from mreza.errors import ConfigurationError
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, host_of
from mreza.text import Translated
from mreza_mail import jobs
from mreza_mail.queueing import NewMailing, Recipient, queue
from mreza_mail.service import templates
from mreza_mail.template import MailTemplate
from sqlalchemy import text

pytestmark = pytest.mark.anyio

RECEIPT = MailTemplate(
    code="mail.receipt",
    title=Translated({"en": "Receipt"}),
    subject=Translated({"sr-Cyrl": "Примили смо пријаву {{ reference }}", "en": "We have received {{ reference }}"}),
    text=Translated({"en": "Thank you, {{ name }}. {{ detail.note }}"}),
    necessary=True,
)


@pytest.fixture
def receipt(monkeypatch: pytest.MonkeyPatch) -> MailTemplate:
    """A kind of letter that answers what its recipient did."""
    own = templates.templates_of
    for module in (templates, jobs):
        monkeypatch.setattr(module, "templates_of", lambda hooks: own(hooks) | {RECEIPT.code: RECEIPT})
    return RECEIPT


async def ask(kit: Kit, wanted: NewMailing) -> None:
    """As a mutation would."""
    app = kit.application
    async with kit.session() as session:
        viewer = await kit.viewers.secretariat()
        await session.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
        await queue(session, wanted, hooks=app.host.hooks, now=app.clock.now())


def wanted(kit: Kit, **values: object) -> NewMailing:
    recipient = Recipient("ana@a.example", "Ана", "sr-Cyrl", values={"reference": "RS-2025-0001"})
    given = {"values": {"detail": {"note": Translated({"en": "Soon.", "sr-Cyrl": "Ускоро."})}}} | values
    return NewMailing(
        network_id=kit.networks["RS"], template=RECEIPT.code, title="Receipt", recipients=[recipient], **given
    )  # type: ignore[arg-type]


async def test_what_answers_an_own_act_comes_to_who_opted_out(
    desk: Desk, kit: Kit, catcher: Catcher, receipt: MailTemplate
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    await desk.done(
        "recordOptOut", coordinator, "mailSuppression { id }", networkId=desk.network("RS"), address="ana@a.example"
    )
    await ask(kit, wanted(kit))
    await desk.work()
    [letter] = catcher.letters
    assert letter["Subject"] == "Примили смо пријаву RS-2025-0001"
    assert "List-Unsubscribe" not in letter
    assert letter.get_content().strip() == "Thank you, Ана. Ускоро."


async def test_a_template_at_fault_is_refused_when_the_mailing_is_asked_for(
    kit: Kit, receipt: MailTemplate, desk: Desk
) -> None:
    with pytest.raises(ConfigurationError, match="cannot be filled: 'detail' is undefined"):
        await ask(kit, wanted(kit, values={}))
    with pytest.raises(ConfigurationError, match=r"No plugin brings a letter mail\.gone"):
        await ask(kit, NewMailing(network_id=kit.networks["RS"], template="mail.gone", title="x", recipients=[]))
    assert await desk.rows() == []


async def test_who_asks_to_be_forgotten_is_and_is_still_not_written_to(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    person = await _person(kit)
    await desk.send([{"address": "milena@a.example", "name": "Милена Јовић"}])
    await desk.work()
    await desk.done(
        "recordOptOut", coordinator, "mailSuppression { id }", networkId=desk.network("RS"), address="milena@a.example"
    )
    told = await desk.do("exportPerson", coordinator, "data", personId=person)
    assert "milena@a.example" in str(told["data"]) and "MailMessage" in str(told["data"])
    await desk.done("erasePerson", coordinator, "__typename", personId=person, reason="She asked for it")
    [row] = await desk.rows()
    assert (row.address, row.name, row.values) == (None, None, None)
    await desk.send(["milena@a.example"])
    await desk.work()
    assert len(catcher.raw) == 1
    assert (await desk.messages())[0]["suppressedFor"] == "OPTED_OUT"


async def _person(kit: Kit) -> str:
    from mreza.directory.people import Person

    async with kit.session() as session:
        person = Person(
            network_id=kit.networks["RS"],
            given_name="Милена",
            family_name="Јовић",
            email="milena@a.example",
            locale="sr-Cyrl",
        )
        session.add(person)
    return encode("Person", person.id)


class _Hooks:
    """What plugins answer."""

    def __init__(self, **answers: list[MailTemplate]) -> None:
        self.answers = answers

    def collect(self, hook: str) -> list[tuple[str, list[MailTemplate]]]:
        assert hook == "mail_templates"
        return list(self.answers.items())


def test_a_plugin_brings_letters_in_its_own_name_and_each_once() -> None:
    """The hook `mail_templates`, which mail answers itself."""
    found = templates.templates_of(host_of(("mail",)).hooks)
    assert list(found) == ["mail.letter"] and not found["mail.letter"].necessary
    with pytest.raises(ConfigurationError, match=r"The plugin walks brings a letter mail\.receipt"):
        templates.templates_of(_Hooks(walks=[RECEIPT]))
    with pytest.raises(ConfigurationError, match="bring it once"):
        templates.templates_of(_Hooks(mail=[RECEIPT, replace(RECEIPT, necessary=False)]))
