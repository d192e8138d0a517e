"""Whoever wants no more gets no more: by a POST, never by following a link."""

from __future__ import annotations

import re

import pytest
from catcher import Catcher
from desk import Desk
from mreza.testing.kit import Kit
from mreza_mail.service import tokens
from mreza_mail.service.tokens import Subscription

pytestmark = pytest.mark.anyio

COUNT = "{ mailSuppressions { totalCount nodes { ground since message { address } } } }"


async def link(desk: Desk, catcher: Catcher, address: str = "ana@a.example", network: str = "RS", **values: str) -> str:
    """Sends a letter; gives the path that its header names."""
    await desk.send([{"address": address} | values], network)
    await desk.work()
    letter = catcher.letters[-1]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(
        r"<http://127\.0\.0\.1:8000(/x/mail/unsubscribe/[\w-]+={0,2}\?locale=[\w-]+)>", letter["List-Unsubscribe"]
    )
    assert found is not None
    return found.group(1)


async def test_following_the_link_changes_nothing_and_asks_in_the_readers_language(
    desk: Desk, kit: Kit, catcher: Catcher
) -> None:
    path = await link(desk, catcher, locale="mk")
    for _ in range(3):
        status, page, headers = await desk.visit(path)
        assert status == 200 and "Да не ви стигаат повеќе пораки" in page and '<form method="post">' in page
    assert 'lang="mk"' in page and "ana@" not in page and "<script" not in page
    assert "form-action 'self'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"] and headers["cache-control"] == "no-store"
    assert (await desk.visit(path, method="HEAD"))[0] in (200, 405)
    found = await kit.graphql(COUNT, viewer=await kit.viewers.coordinator("RS"))
    assert found["mailSuppressions"]["totalCount"] == 0


@pytest.mark.parametrize(
    "origin", [{}, {"origin": "https://mreza.example", "sec-fetch-site": "same-origin"}], ids=["program", "page"]
)
async def test_a_post_unsubscribes_once_and_for_all_mailings_of_the_network(
    desk: Desk, kit: Kit, catcher: Catcher, origin: dict[str, str]
) -> None:
    path = await link(desk, catcher)
    for _ in range(2):
        status, page, _ = await desk.visit(path, method="POST", data={"List-Unsubscribe": "One-Click"}, headers=origin)
        assert status == 200 and "Одјављени сте" in page and "<form" not in page
    coordinator = await kit.viewers.coordinator("RS")
    assert (await kit.graphql(COUNT, viewer=coordinator))["mailSuppressions"] == {
        "totalCount": 1,
        "nodes": [{"ground": "OPTED_OUT", "since": "2025-06-30", "message": {"address": "ana@a.example"}}],
    }
    sent = len(catcher.raw)
    await desk.send(["ANA@a.example"])
    await desk.send(["ana@a.example"], "ME")
    await desk.work()
    assert catcher.to[sent:] == ["ana@a.example"]  # from another network
    events = await kit.graphql("{ eventRecords { nodes { type payload } } }", viewer=coordinator)
    [told] = [one for one in events["eventRecords"]["nodes"] if one["type"] == "mail.MailOptedOut"]
    assert "ana" not in str(told)


async def test_who_opts_out_while_a_letter_waits_does_not_get_it(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    path = await link(desk, catcher)
    await desk.send(["ana@a.example", "iva@a.example"])
    await desk.visit(path, method="POST", data={"List-Unsubscribe": "One-Click"})
    await desk.work()
    assert catcher.to == ["ana@a.example", "iva@a.example"]
    assert sorted((one["address"], one["suppressedFor"] or "") for one in await desk.messages()) == [
        ("ana@a.example", ""), ("ana@a.example", "OPTED_OUT"), ("iva@a.example", ""),
    ]  # fmt: skip


async def test_a_token_is_of_one_letter_and_one_network_and_cannot_be_made(
    desk: Desk, kit: Kit, catcher: Catcher
) -> None:
    path = await link(desk, catcher)
    token = path.split("/")[-1].split("?")[0]
    settings = kit.application.settings
    said = tokens.read(token, settings)
    other = tokens.token(Subscription(said.message_id, kit.networks["ME"]), settings)
    for wrong in (token[:-2] + "AA", token.swapcase(), token[::-1], "A" * 64, "%00", "ѓ", "x" * 5000):
        path = f"/x/mail/unsubscribe/{wrong}?locale=en"
        assert (await desk.visit(path))[0] == 404
        status, page, _ = await desk.visit(path, method="POST", data={"List-Unsubscribe": "One-Click"})
        assert status == 404 and "not ours" in page
    # Signed for a network that the letter is not of, as nobody could: it leads to no letter.
    assert await desk.refused("unsubscribe", None, token=other) == ["UNSUBSCRIBE_UNKNOWN"]
    found = await kit.graphql(COUNT, viewer=await kit.viewers.secretariat())
    assert found["mailSuppressions"]["totalCount"] == 0


async def test_programs_unsubscribe_by_the_token_and_it_stays_so(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    token = (await link(desk, catcher)).split("/")[-1].split("?")[0]
    for _ in range(2):
        await desk.done("unsubscribe", await kit.viewers.anonymous(), "", token=token)
    found = await kit.graphql(COUNT, viewer=await kit.viewers.coordinator("RS"))
    assert [one["ground"] for one in found["mailSuppressions"]["nodes"]] == ["OPTED_OUT"]


async def test_a_foreign_page_cannot_send_the_form_for_somebody(desk: Desk, catcher: Catcher) -> None:
    path = await link(desk, catcher)
    status, _, _ = await desk.visit(
        path, method="POST", data={"List-Unsubscribe": "One-Click"}, headers={"origin": "https://evil.example"}
    )
    assert status == 403


async def test_who_asks_for_mail_again_gets_it(desk: Desk, kit: Kit, catcher: Catcher) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    rs = desk.network("RS")
    made = await desk.done("recordOptOut", coordinator, "mailSuppression { id }", networkId=rs, address="Ana@A.example")
    again = await desk.done(
        "recordOptOut", coordinator, "mailSuppression { id }", networkId=rs, address="ana@a.example"
    )
    assert made == again
    await desk.send(["ana@a.example"])
    await desk.work()
    assert catcher.raw == []
    theirs = await kit.viewers.coordinator("ME")
    assert await desk.refused("allowMail", theirs, mailSuppressionId=made["id"], reason="x") == ["NOT_FOUND"]
    assert await desk.refused("allowMail", coordinator, mailSuppressionId=made["id"], reason=" ") == ["REQUIRED"]
    await desk.done("allowMail", coordinator, "", mailSuppressionId=made["id"], reason="She asked for it by telephone")
    await desk.send(["ana@a.example"])
    await desk.work()
    assert catcher.to == ["ana@a.example"]


async def test_only_who_coordinates_the_network_writes_in_its_name_and_reads_whom_it_wrote_to(
    desk: Desk, kit: Kit, catcher: Catcher
) -> None:
    await desk.send(["ana@a.example"])
    organisation = await kit.organisation("RS")
    member, theirs = await kit.viewers.member(organisation), await kit.viewers.coordinator("ME")
    values = {
        "networkId": desk.network("RS"),
        "subject": [{"locale": "en", "text": "x"}],
        "paragraphs": [[{"locale": "en", "text": "x"}]],
        "recipients": [{"address": "eva@a.example"}],
    }
    assert await desk.refused("sendLetter", theirs, "mailing { id }", **values) == ["NOT_FOUND"]
    assert await desk.refused("sendLetter", member, "mailing { id }", **values) == ["NOT_PERMITTED"]
    assert await desk.refused("sendLetter", None, "mailing { id }", **values) == ["NOT_PERMITTED"]
    for viewer in (member, theirs, await kit.viewers.anonymous(), await kit.viewers.partner("RS")):
        assert await desk.messages(viewer) == []
        found = await kit.graphql("{ mailings { totalCount } mailSuppressions { totalCount } }", viewer=viewer)
        assert found == {"mailings": {"totalCount": 0}, "mailSuppressions": {"totalCount": 0}}
    assert len(await desk.messages()) == 1
