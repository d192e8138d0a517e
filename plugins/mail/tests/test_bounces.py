"""What comes back is noted at its letter; what does not exist is not written to again."""

from __future__ import annotations

from time import process_time

import orjson
import pytest
from catcher import Catcher
from desk import Desk
from mreza.errors import UserError
from mreza.testing.kit import Kit
from mreza_mail.models import BounceKind
from mreza_mail.service import reports
from mreza_mail.service.bouncing import kind_of

pytestmark = pytest.mark.anyio

REPORT = """From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 30 Jun 2025 12:00:00 +0000

Final-Recipient: rfc822; ana@a.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <ana@a.example>: user unknown

--b
Content-Type: {kind}

Message-ID: {id}
Subject: =?utf-8?b?0KHQsNC+?=

--b--
"""


def report(id: str, *, action: str = "failed", status: str = "5.1.1", **more: str) -> bytes:
    values = {"to": "mreza@mreza.example", "kind": "text/rfc822-headers"} | more
    return REPORT.format(id=id, action=action, status=status, **values).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
async def test_a_report_of_the_mail_server_finds_its_letter(desk: Desk, kit: Kit, catcher: Catcher, kind: str) -> None:
    mailing = await desk.send(["ana@a.example", "iva@a.example"])
    await desk.work()
    id = str(catcher.by_address()["ana@a.example"]["Message-ID"])
    coordinator = await kit.viewers.coordinator("RS")
    for _ in range(2):
        status, body, _ = await desk.visit(
            "/x/mail/bounces", method="POST", viewer=coordinator, content=report(id, kind=kind)
        )
        assert (status, orjson.loads(body)) == (200, {"recorded": True, "errors": []})
    [ana, iva] = await desk.messages()
    assert (ana["state"], ana["bounce"], ana["bounceStatus"], iva["bounce"]) == ("SENT", "HARD", "5.1.1", None)
    figures = await desk.figures(mailing)
    assert (figures["sent"], figures["bounced"], figures["delivered"]) == (2, 1, 1)
    told = await kit.graphql("{ eventRecords { nodes { type payload } } }", viewer=coordinator)
    bounced = [one["payload"] for one in told["eventRecords"]["nodes"] if one["type"] == "mail.MailBounced"]
    assert bounced == [{"kind": "HARD", "status": "5.1.1"}]
    await desk.send(["ana@a.example"])
    await desk.work()
    assert catcher.to.count("ana@a.example") == 1


async def test_the_mark_in_the_return_path_is_enough(
    desk: Desk, kit: Kit, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MREZA_MAIL_RETURN_PATH", "bounces@mreza.example")
    await desk.send(["ana@a.example"])
    await desk.work()
    [(sender, _)] = catcher.envelopes
    [row] = await desk.rows()
    assert sender == f"bounces+{row.id.hex}@mreza.example"
    stripped = report("<unknown@mx.example>", to=sender, status="5.2.2")
    status, _, _ = await desk.visit(
        "/x/mail/bounces", method="POST", viewer=await kit.viewers.coordinator("RS"), content=stripped
    )
    assert status == 200 and (await desk.messages())[0]["bounce"] == "SOFT"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
async def test_what_is_still_tried_or_has_arrived_is_no_bounce(
    desk: Desk, kit: Kit, catcher: Catcher, action: str
) -> None:
    await desk.send(["ana@a.example"])
    await desk.work()
    raw = report(str(catcher.letters[0]["Message-ID"]), action=action, status="4.4.7")
    status, body, _ = await desk.visit(
        "/x/mail/bounces", method="POST", viewer=await kit.viewers.coordinator("RS"), content=raw
    )
    assert (status, orjson.loads(body)) == (200, {"recorded": False})
    assert (await desk.messages())[0]["bounce"] is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff" * 500,
        b"Subject: hello\r\n\r\nno report",
        report("<no@id>"),
        report("<" + "0" * 32 + "@a.example>"),
    ],
    ids=["nothing", "bytes", "letter", "no id", "no letter"],
)
async def test_what_is_no_report_of_a_letter_of_ours_changes_nothing(desk: Desk, kit: Kit, raw: bytes) -> None:
    status, body, _ = await desk.visit(
        "/x/mail/bounces", method="POST", viewer=await kit.viewers.coordinator("RS"), content=raw
    )
    assert status == 400
    assert "REPORT_UNREADABLE" in body or "NOT_FOUND" in body


async def test_only_who_may_reports_and_only_of_letters_of_the_own_network(
    desk: Desk, kit: Kit, catcher: Catcher
) -> None:
    await desk.send(["ana@a.example"])
    await desk.work()
    raw = report(str(catcher.letters[0]["Message-ID"]))
    organisation = await kit.organisation("RS")
    for viewer, expected in (
        (None, 401),
        (await kit.viewers.member(organisation), 403),
        (await kit.viewers.coordinator("ME"), 400),
    ):
        assert (await desk.visit("/x/mail/bounces", method="POST", viewer=viewer, content=raw))[0] == expected
    assert (await desk.visit("/x/mail/bounces", viewer=await kit.viewers.coordinator("RS")))[0] == 405
    assert (await desk.messages())[0]["bounce"] is None


async def test_what_was_never_sent_cannot_come_back(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    await desk.send(["ana@a.example"])
    [waits] = await desk.messages()
    values = {"mailMessageId": waits["id"], "kind": "HARD"}
    assert await desk.refused("recordBounce", coordinator, "mailMessage { id }", **values) == ["MESSAGE_NOT_SENT"]


async def test_a_soft_bounce_keeps_nobody_from_writing_again(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    await desk.send(["ana@a.example"])
    await desk.work()
    [one] = await desk.messages()
    for kind in ("SOFT", "SOFT", "HARD", "SOFT"):
        await desk.done("recordBounce", coordinator, "mailMessage { id }", mailMessageId=one["id"], kind=kind)
        if kind == "SOFT" and (await desk.messages())[0]["bounce"] == "SOFT":
            found = await kit.graphql("{ mailSuppressions { totalCount } }", viewer=coordinator)
            assert found["mailSuppressions"]["totalCount"] == 0
    assert (await desk.messages())[0]["bounce"] == "HARD"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        *((status, "HARD") for status in ("5.1.1", "550 5.1.10", "5.2.1", "5.0.0", "550", "551", "553")),
        *((status, "SOFT") for status in ("5.2.2", "552", "550 5.7.1", "4.4.7", "5.3.4", "554")),
    ],
)
def test_only_a_missing_mailbox_speaks_against_an_address(status: str, kind: str) -> None:
    assert kind_of(status) is BounceKind[kind]


@pytest.mark.parametrize("status", ["ana@a.example: user unknown", "5.1.1 ana@a.example", "", "5"])
async def test_a_bounce_is_told_by_its_code_and_never_by_words_that_may_name_somebody(
    desk: Desk, kit: Kit, catcher: Catcher, status: str
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    await desk.send(["ana@a.example"])
    await desk.work()
    [one] = await desk.messages()
    values = {"mailMessageId": one["id"], "kind": "HARD"}
    assert await desk.refused("recordBounce", coordinator, "mailMessage { id }", **values, status=status) == [
        "STATUS_INVALID"
    ]
    await desk.done("recordBounce", coordinator, "mailMessage { id }", **values, status="550 5.1.1")
    assert (await desk.messages())[0]["bounceStatus"] == "550 5.1.1"


def nested(levels: int, size: int) -> bytes:
    """Parts within parts, and then empty lines."""
    begun = [b"Content-Type: multipart/mixed; boundary=b0\n\n"]
    begun += [b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (one, one + 1) for one in range(levels)]
    return b"".join(begun) + b"\n" * size


@pytest.mark.parametrize(
    "raw",
    [b"To: " + b"a " * 40_000 + b"\n\n" + report("<none>"), nested(200, 150_000), b"\n" * 1_900_000],
    ids=["a long line of names", "parts in parts", "nothing"],
)
def test_what_anybody_may_send_back_keeps_nobody_waiting(raw: bytes) -> None:
    begun = process_time()
    with pytest.raises(UserError):
        reports.read(raw)
    assert process_time() - begun < 4


async def test_the_letter_is_found_in_a_report_that_brings_back_a_long_one(
    desk: Desk, kit: Kit, catcher: Catcher
) -> None:
    await desk.send(["ana@a.example"])
    await desk.work()
    raw = report(str(catcher.letters[0]["Message-ID"]), kind="message/rfc822").rpartition(b"--b--")[0]
    status, body, _ = await desk.visit(
        "/x/mail/bounces",
        method="POST",
        viewer=await kit.viewers.coordinator("RS"),
        content=raw + b"a line of the letter\r\n" * 50_000 + b"--b--\r\n",
    )
    assert (status, orjson.loads(body)["recorded"]) == (200, True)
