"""Letters leave after the commit, at least once, each for itself."""

from __future__ import annotations

import asyncio
import re
from datetime import time
from pathlib import Path

import pytest
from catcher import Catcher
from desk import Desk
from mreza.testing.kit import Kit
from mreza_mail import jobs
from mreza_mail.models import MailMessageState
from mreza_mail.queueing import NewMailing, Recipient, queue
from mreza_mail.transport import Server

pytestmark = pytest.mark.anyio


async def test_a_letter_in_cyrillic_arrives_as_it_was_written(desk: Desk, catcher: Catcher) -> None:
    mailing = await desk.send([{"address": "Milena@Novine.example", "name": "Милена Јовић"}])
    assert catcher.raw == []
    assert await desk.work() == ["1 letters were sent."]
    [letter] = catcher.letters
    assert letter["Subject"] == "Саопштење: ни један корак назад"
    assert letter["From"].addresses[0].display_name == "Мрежа Србије"
    assert letter["To"].addresses[0].display_name == "Милена Јовић"
    assert letter["To"].addresses[0].addr_spec == "Milena@novine.example"
    assert letter["Content-Language"] == "sr-Cyrl"
    text, html = (letter.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None and html is not None
    assert "Љубав, њега, џак: све је ту." in text.get_content()
    assert "<p>Љубав, њега, џак: све је ту.</p>" in html.get_content()
    assert b"\xd0" not in catcher.raw[0].partition(b"\r\n\r\n")[0]
    assert max(map(len, catcher.raw[0].split(b"\r\n"))) <= 998
    assert await desk.figures(mailing) == {
        "recipients": 1, "suppressed": 0, "waiting": 0, "sent": 1, "bounced": 0, "delivered": 1, "failed": 0,
    }  # fmt: skip


async def test_each_reads_it_in_the_own_language_and_script(desk: Desk, catcher: Catcher) -> None:
    locales = {"a@a.example": "sr-Cyrl", "b@a.example": "sr-Latn", "c@a.example": "en", "d@a.example": "sq"}
    await desk.send([{"address": address, "locale": locale} for address, locale in locales.items()])
    await desk.work()
    subjects = {address: str(letter["Subject"]) for address, letter in catcher.by_address().items()}
    assert subjects == {
        "a@a.example": "Саопштење: ни један корак назад",
        "b@a.example": "Saopštenje: ni jedan korak nazad",
        "c@a.example": "Press release",
        "d@a.example": "Saopštenje: ni jedan korak nazad",
    }


async def test_a_press_release_reaches_who_wants_it(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    """C-11: 64 contacts, 3 opted out, 2 bounced: 61 sent, 59 delivered."""
    coordinator = await kit.viewers.coordinator("RS")
    contacts = [f"novinar{number:02}@mediji.example" for number in range(64)]
    for address in contacts[:3]:
        await desk.done(
            "recordOptOut", coordinator, "mailSuppression { ground }", networkId=desk.network("RS"), address=address
        )
    catcher.refused["novinar10@mediji.example"] = ["550 5.1.1 User unknown"]
    mailing = await desk.send(contacts)
    await desk.work()
    by_address = {one["address"]: one for one in await desk.messages()}
    late = by_address["novinar20@mediji.example"]["id"]
    await desk.done("recordBounce", coordinator, "mailMessage { id }", mailMessageId=late, kind="HARD", status="5.1.1")
    assert await desk.figures(mailing) == {
        "recipients": 64, "suppressed": 3, "waiting": 0, "sent": 61, "bounced": 2, "delivered": 59, "failed": 0,
    }  # fmt: skip
    assert len(catcher.raw) == 60 and not set(catcher.to) & set(contacts[:3])
    # The next mailing of the network is for 59: who opted out, and whose address is gone, gets nothing of it either.
    again = await desk.send([address.upper() for address in contacts])
    await desk.work()
    assert await desk.figures(again) == {
        "recipients": 64, "suppressed": 5, "waiting": 0, "sent": 59, "bounced": 0, "delivered": 59, "failed": 0,
    }  # fmt: skip
    # Another network's mailings are another matter.
    theirs = await desk.send(contacts, "ME")
    await desk.work()
    assert (await desk.figures(theirs, "ME"))["suppressed"] == 0


async def test_who_is_in_the_list_twice_or_has_no_address_is_kept_and_not_sent_to(desk: Desk, catcher: Catcher) -> None:
    await desk.send(["ana@a.example", "ANA@a.example", "ana", "ana@a.example\nBcc: all@a.example"])
    await desk.work()
    assert catcher.to == ["ana@a.example"]
    assert sorted((one["suppressedFor"] or "", one["state"]) for one in await desk.messages()) == [
        ("", "SENT"), ("INVALID", "SUPPRESSED"), ("INVALID", "SUPPRESSED"), ("REPEATED", "SUPPRESSED"),
    ]  # fmt: skip


async def test_nothing_in_a_letter_becomes_a_header_or_markup(desk: Desk, catcher: Catcher) -> None:
    evil = "Hello\r\nBcc: all@a.example\r\n\r\nbody"
    await desk.send(
        [{"address": "ana@a.example", "name": "Ana\r\nX-Evil: 1", "locale": "en"}],
        subject=[{"locale": "en", "text": evil}],
        paragraphs=[[{"locale": "en", "text": "<script>x</script> {{ 7 * 7 }} {% raw %}"}]],
    )
    await desk.work()
    [letter] = catcher.letters
    assert catcher.to == ["ana@a.example"]
    assert "Bcc" not in letter and "X-Evil" not in letter
    assert letter["Subject"] == "Hello Bcc: all@a.example body"
    html, text = letter.get_body(("html",)), letter.get_body(("plain",))
    assert html is not None and "&lt;script&gt;" in html.get_content() and "<script>" not in html.get_content()
    assert text is not None and "<script>x</script> {{ 7 * 7 }} {% raw %}" in text.get_content()


async def test_there_is_no_letter_of_a_change_that_was_rolled_back(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    running = kit.application
    wanted = NewMailing(
        network_id=kit.networks["RS"],
        template="mail.letter",
        title="Gone",
        recipients=[Recipient("ana@a.example")],
        values={"subject": "…", "paragraphs": ["…"]},
    )
    with pytest.raises(RuntimeError, match="not now"):
        async with kit.session() as session:
            await session.execute(_enter(), {"handle": (await kit.viewers.secretariat()).handle})
            await queue(session, wanted, hooks=running.host.hooks, now=running.clock.now())
            raise RuntimeError("not now")
    assert await desk.work() == [] and catcher.raw == []


async def test_a_letter_that_was_sent_and_not_marked_is_sent_again_as_the_same(
    desk: Desk, kit: Kit, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker dies between sending and writing it down: at least once, with one Message-ID."""
    await desk.send(["ana@a.example", "iva@a.example"])
    mark = jobs._mark

    async def dies(*_: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(jobs, "_mark", dies)
    [network] = {one.network_id for one in await desk.rows()}
    with pytest.raises(asyncio.CancelledError):
        await _run(kit, network, (await desk.mailings())[0].id)
    [twice] = catcher.to
    monkeypatch.setattr(jobs, "_mark", mark)
    await desk.work()
    assert catcher.to == [twice]  # it is on lease still
    kit.application.clock.at = time(13)  # type: ignore[attr-defined]
    await kit.do_regular_jobs()
    assert catcher.to[:2] == [twice, twice] and sorted(catcher.to[1:]) == ["ana@a.example", "iva@a.example"]
    first, second, other = (str(letter["Message-ID"]) for letter in catcher.letters)
    assert first == second != other
    assert re.fullmatch(r"<[0-9a-f]{32}@mreza\.example>", first)
    assert catcher.raw[0] == catcher.raw[1]
    assert {one.state for one in await desk.rows()} == {MailMessageState.SENT}


async def test_one_bad_recipient_delays_no_other(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    catcher.refused = {
        "greylisted@a.example": ["451 4.7.1 Try again later"],
        "gone@a.example": ["550 5.1.1 <gone@a.example> unknown"],
        "full@a.example": ["552 5.2.2 Mailbox full"],
    }
    mailing = await desk.send(["greylisted@a.example", "gone@a.example", "full@a.example", "ana@a.example"])
    await desk.work()
    assert catcher.to == ["ana@a.example"]
    assert {one["address"]: (one["state"], one["lastStatus"], one["bounce"]) for one in await desk.messages()} == {
        "ana@a.example": ("SENT", None, None),
        "full@a.example": ("SENT", "552 5.2.2", "SOFT"),
        "gone@a.example": ("SENT", "550 5.1.1", "HARD"),
        "greylisted@a.example": ("QUEUED", "451 4.7.1", None),
    }
    assert (await desk.mailings())[0].finished_at is None
    kit.application.clock.at = time(13)  # type: ignore[attr-defined]
    await kit.do_regular_jobs()
    assert catcher.to == ["ana@a.example", "greylisted@a.example"]
    assert (await desk.figures(mailing))["delivered"] == 2
    assert (await desk.mailings())[0].finished_at is not None


async def test_a_letter_is_given_up_after_three_days(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    catcher.refused["slow@a.example"] = ["451 4.3.2 Not now"] * 20
    mailing, clock = await desk.send(["slow@a.example"]), kit.application.clock
    await desk.work()
    for _ in range(9):
        clock.day = clock.day.fromordinal(clock.day.toordinal() + 2)  # type: ignore[attr-defined]
        await kit.do_regular_jobs()
    [one] = await desk.messages()
    assert (one["state"], one["attempts"], one["lastStatus"]) == ("FAILED", 8, "451 4.3.2")
    assert (await desk.figures(mailing))["failed"] == 1
    assert len(catcher.refused["slow@a.example"]) == 12


async def test_while_the_mail_server_is_away_all_letters_wait(
    desk: Desk, kit: Kit, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = catcher.url
    monkeypatch.setenv("MREZA_MAIL_SERVER", "smtp://127.0.0.1:9")
    mailing = await desk.send(["ana@a.example", "iva@a.example", "eva@a.example"])
    assert (await desk.work())[0] == "0 letters were sent; the mail server does not answer."
    assert sorted(one["attempts"] for one in await desk.messages()) == [0, 0, 1]
    now = kit.application.clock.now()
    assert {(one.next_attempt_at - now).seconds for one in await desk.rows() if one.next_attempt_at} == {300}
    assert {one.leased_until for one in await desk.rows()} == {None}
    monkeypatch.setenv("MREZA_MAIL_SERVER", here)
    kit.application.clock.at = time(13)  # type: ignore[attr-defined]
    await kit.do_regular_jobs()
    assert (await desk.figures(mailing))["delivered"] == 3 and len(catcher.raw) == 3


async def test_two_workers_send_nothing_twice(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    await desk.send([f"one{number:02}@a.example" for number in range(25)])
    [mailing] = await desk.mailings()
    await asyncio.gather(*(_run(kit, mailing.network_id, mailing.id) for _ in range(3)))
    assert sorted(catcher.to) == [f"one{number:02}@a.example" for number in range(25)]


async def test_without_a_mail_server_letters_are_files(desk: Desk, kit: Kit) -> None:
    await desk.send(["ana@a.example"])
    await desk.work()
    [row] = await desk.rows()
    kept = Path(kit.application.settings.data) / "mail" / f"{row.id.hex}.eml"
    assert b"To: ana@a.example" in kept.read_bytes()
    assert kept.parent.stat().st_mode & 0o077 == 0


async def test_from_a_demonstration_nothing_leaves(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    settings = kit.application.settings
    kit.application.settings = settings.model_copy(update={"demonstration": True})
    await desk.send(["ana@a.example"])
    await desk.work()
    assert catcher.raw == [] and (await desk.messages())[0]["state"] == "SENT"


async def test_letters_leave_no_faster_than_was_chosen(
    desk: Desk, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def sleeps(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setenv("MREZA_MAIL_RATE", "60")
    monkeypatch.setattr(jobs.asyncio, "sleep", sleeps)
    monkeypatch.setattr(jobs, "_pace", jobs._Pace())
    monkeypatch.setattr(jobs, "monotonic", lambda: 100.0)
    pace = jobs._pace
    for _ in range(3):
        await pace.wait(60)
    assert waited == [0.0, 1.0, 2.0]


async def test_a_password_goes_over_tls_or_not_at_all(catcher: Catcher) -> None:
    from uuid import uuid4

    from mreza_mail.transport import Unreachable

    server = Server(catcher.url.replace("://", "://ana:secret@"), 5)
    with pytest.raises(Unreachable):
        await server.send(uuid4(), "a@a.example", "b@a.example", b"Subject: x\r\n\r\nx\r\n")
    await server.close()
    assert catcher.raw == []


async def test_no_address_and_no_word_of_a_letter_is_logged(
    desk: Desk, catcher: Catcher, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    catcher.refused["milena@a.example"] = ["550 5.1.1 <milena@a.example> unknown"]

    def broken(*_: object) -> bytes:
        raise ValueError("milena@a.example Љубав")

    await desk.send(["milena@a.example", "iva@a.example"])
    await desk.work()
    monkeypatch.setattr(jobs, "_composed", broken)
    await desk.send(["iva@a.example"])
    await desk.work()
    said = "".join(capfd.readouterr())
    assert "mail.not_composed" in said
    for hidden in ("milena@", "iva@", "Љубав", "Саопштење"):
        assert hidden not in said


def _enter():  # type: ignore[no-untyped-def]
    from sqlalchemy import text

    return text("SELECT mreza.enter(:handle)")


async def _run(kit: Kit, network, mailing) -> None:  # type: ignore[no-untyped-def]
    """The job itself, as a worker of its own would do it."""
    from uuid import uuid4

    from mreza.delivery.job import JobRun

    app = kit.application
    await jobs.send_mailing(JobRun(uuid4(), network, app.pools.system, app.clock, app.job_ground), str(mailing))


async def test_a_long_mailing_lets_other_jobs_have_their_turn(
    desk: Desk, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_TURN", 1, raising=False)
    mailing = await desk.send([f"a{number:02}@a.example" for number in range(15)])
    await desk.work()
    figures = await desk.figures(mailing)
    assert (figures["sent"], figures["waiting"]) == (10, 5)
    await asyncio.sleep(1.2)  # the rest has a place in the queue behind what others ask for
    await desk.work()
    figures = await desk.figures(mailing)
    assert (figures["sent"], figures["waiting"]) == (15, 0)
    assert len(set(catcher.to)) == len(catcher.to) == 15


async def test_of_the_longest_name_a_header_holds_the_beginning(desk: Desk, catcher: Catcher) -> None:
    long = "Милица Примерић " * 5_000
    await desk.send([{"address": "milica@primer.example", "name": long}])
    await desk.work()
    (letter,) = catcher.letters
    assert str(letter["To"]).startswith("Милица Примерић Милица")
    assert len(str(letter["To"])) < 200
