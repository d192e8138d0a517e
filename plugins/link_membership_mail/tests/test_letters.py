"""Who applies is written to. Today is 30 June 2025."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest
from catcher import Catcher
from desk import Desk
from mreza.testing.kit import TODAY, Viewers
from steps import Stories, codes

pytestmark = pytest.mark.anyio

ADDRESS = "kancelarija@novikoraci.example"


def words(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


async def test_m01_the_confirmation_of_an_application_in_cyrillic_is_a_letter_in_cyrillic(
    stories: Stories, desk: Desk, catcher: Catcher
) -> None:
    await stories.apply()
    assert catcher.raw == [], "nothing leaves before the job"
    await desk.work()
    (letter,) = catcher.letters
    assert catcher.to == [ADDRESS]
    assert letter["Subject"] == "Ваша пријава RS-2025-0001 је примљена"
    greeting, told, *_ = words(letter).split("\n\n")
    assert greeting == "Добар дан,"
    assert told.startswith("примили смо вашу пријаву за чланство у мрежи")
    assert "RS-2025-0001" in told


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("sr-Latn", "Vaša prijava RS-2025-0001 je primljena"),
        ("sq", "Kërkesa juaj RS-2025-0001 u mor"),
        ("mk", "Вашата пријава RS-2025-0001 е примена"),
        ("en", "Your application RS-2025-0001 has arrived"),
    ],
)
async def test_m01_the_letter_is_in_the_script_and_language_that_was_applied_in(
    stories: Stories, desk: Desk, catcher: Catcher, locale: str, subject: str
) -> None:
    await stories.apply(locale=locale)
    await desk.work()
    assert [letter["Subject"] for letter in catcher.letters] == [subject]


async def test_a_refused_application_gets_no_letter(stories: Stories, desk: Desk, catcher: Catcher) -> None:
    refused = await stories.apply(identifiers=[{"scheme": "RS-PIB", "value": "999000034"}])
    assert codes(refused) == ["CHECK_DIGIT"]
    await desk.work()
    assert catcher.raw == []


async def test_who_applies_in_another_name_sends_nobody_its_own_words(
    stories: Stories, desk: Desk, catcher: Catcher
) -> None:
    await stories.apply(
        contactPerson="Winner!\n\nYour account is locked: https://evil.example",
        name=[{"locale": "sr-Cyrl", "text": "Дођите на evil.example"}],
        motivation="evil.example",
    )
    await desk.work()
    (raw,) = catcher.raw
    assert "evil" not in words(catcher.letters[0])
    assert b"evil" not in raw


async def test_whoever_gives_a_strangers_address_again_and_again_sends_it_one_letter(
    stories: Stories, desk: Desk, catcher: Catcher
) -> None:
    names = ("Клуб „Ветар“ Бор", "Клуб „Река“ Ужице", "Клуб „Звезда“ Врање")
    for name in names:
        made = await stories.apply(identifiers=[], name=[{"locale": "sr-Cyrl", "text": name}])
        assert made["errors"] == []
    await stories.apply(identifiers=[], name=[{"locale": "sr-Cyrl", "text": "Други"}], email="other@example.org")
    await desk.work()
    assert sorted(catcher.to) == [ADDRESS, "other@example.org"]
    clock = stories.kit.application.clock
    clock.day = TODAY + timedelta(days=2)  # type: ignore[attr-defined]
    await stories.apply(identifiers=[], name=[{"locale": "sr-Cyrl", "text": "Клуб „Облак“ Пирот"}])
    await desk.work()
    assert catcher.to.count(ADDRESS) == 2


async def test_who_wants_no_letters_gets_no_confirmation_and_can_say_so_in_it(
    stories: Stories, viewers: Viewers, desk: Desk, catcher: Catcher
) -> None:
    await desk.done(
        "recordOptOut",
        await viewers.coordinator("RS"),
        "mailSuppression { id }",
        networkId=desk.network("RS"),
        address=ADDRESS,
    )
    await stories.apply()
    await stories.apply(identifiers=[], name=[{"locale": "en", "text": "Another"}], email="other@example.org")
    await desk.work()
    assert catcher.to == ["other@example.org"]
    assert "List-Unsubscribe" in catcher.letters[0]


async def test_an_applicant_hears_what_is_missing_in_the_words_of_who_asked(
    stories: Stories, viewers: Viewers, desk: Desk, catcher: Catcher
) -> None:
    await stories.apply()
    application = await stories.application("RS-2025-0001")
    asked = "Недостаје статут <потписан>."
    await stories.done(
        "requestApplicationChanges",
        await viewers.coordinator("RS"),
        "membershipApplication { state }",
        applicationId=application["id"],
        reason=asked,
    )
    await desk.work()
    assert "Допуните пријаву RS-2025-0001" in [str(one["Subject"]) for one in catcher.letters]
    assert any(asked in words(letter) for letter in catcher.letters)


async def test_an_applicant_hears_that_its_application_was_closed(
    stories: Stories, viewers: Viewers, desk: Desk, catcher: Catcher
) -> None:
    clock = stories.kit.application.clock
    clock.day = TODAY - timedelta(days=100)  # type: ignore[attr-defined]
    await stories.apply()
    clock.day = TODAY  # type: ignore[attr-defined]
    await stories.done(
        "lapseIdleApplications",
        await viewers.coordinator("RS"),
        "count",
        networkId=desk.network("RS"),
        olderThanDays=90,
    )
    await desk.work()
    assert "Ваша пријава RS-2025-0001 је затворена" in [str(one["Subject"]) for one in catcher.letters]


async def test_the_letters_of_a_network_are_its_own(stories: Stories, viewers: Viewers, desk: Desk) -> None:
    await stories.apply()
    assert [one["address"] for one in await desk.messages(await viewers.coordinator("RS"))] == [ADDRESS]
    assert await desk.messages(await viewers.coordinator("BA")) == []
    assert await desk.messages(await viewers.anonymous()) == []


async def test_m09_a_member_is_reminded_of_its_data_in_its_own_language_and_script(
    stories: Stories, viewers: Viewers, desk: Desk, catcher: Catcher
) -> None:
    coordinator = await viewers.coordinator("RS")
    for kind, value in (("EMAIL", "kancelarija@suncana.example"), ("PHONE", "+38111234567")):
        await stories.done(
            "addContactPoint",
            coordinator,
            "contactPoint { id }",
            organisationId=stories.scene.id("O-RS1"),
            kind=kind,
            value=value,
        )
    for key in ("O-RS1", "O-BA1"):
        reminder = await viewers.coordinator(key[2:4])
        id = stories.scene.membership(key)
        await stories.done("remindOfDataUpdate", reminder, "membership { id }", membershipId=id)
    await desk.work()
    (letter,) = catcher.letters
    assert catcher.to == ["kancelarija@suncana.example"], "who has no address is not written to, and nothing fails"
    assert letter["Subject"] == "Ажурирајте податке своје организације"
    assert "ажурно је 0 од 12" in words(letter)
