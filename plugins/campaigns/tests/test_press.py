"""Press releases: to a segment of a network's contacts, with the opt-outs of that network in every campaign."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from campaigning import Campaigning, codes
from mreza.delivery.job_queue import run_jobs
from mreza_campaigns.models import MediaContact
from mreza_mail.models import MailMessage, MailMessageState
from sqlalchemy import select

pytestmark = pytest.mark.anyio

FIGURES = "recipients suppressed waiting sent bounced delivered failed"
SEND = ("sendPressRelease", f"pressDispatch {{ mailing {{ {FIGURES} }} media locales }}")
DISPATCHED = f"{{ pressDispatches(orderBy: [{{sentOn: ASC}}, {{id: ASC}}]) {{ nodes {{ mailing {{ {FIGURES} }} }} }} }}"


async def work(campaigning: Campaigning) -> None:
    """Do the jobs that wait: the letters leave, as files."""
    app = campaigning.kit.application
    await run_jobs(app.address.dsn, app.pools.system, app.clock, app.jobs, drain=True, ground=app.job_ground)


async def register(campaigning: Campaigning, count: int, medium: str = "PORTAL", locale: str = "sr-Cyrl") -> list[str]:
    """Contacts at an outlet of Serbia."""
    outlet = await campaigning.outlet("RS", f"Редакција {medium} {locale}", medium)
    addresses = [f"{medium.lower()}{locale.lower()}{number:02}@mediji.example" for number in range(count)]
    for address in addresses:
        values = {"outletId": outlet, "email": address, "locale": locale}
        await campaigning.done("addMediaContact", None, "mediaContact { id }", **values)
    return addresses


async def release(campaigning: Campaigning, campaign: str, *, publish: bool = True) -> str:
    material, versions = await campaigning.material(campaign, kind="PRESS_RELEASE", locales=["sr-Cyrl", "en"])
    await campaigning.ready(material, versions, "sr-Cyrl", "en")
    if publish:
        await campaigning.done("publishMaterial", None, "published { locale }", materialId=material)
    return material


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No mail server: letters are files."""
    monkeypatch.delenv("MREZA_MAIL_SERVER", raising=False)
    monkeypatch.setenv("MREZA_MAIL_RATE", "100000")


async def test_c_11_of_64_contacts_61_are_sent_and_59_delivered_and_opt_outs_hold_in_every_campaign(
    campaigning: Campaigning, letters: None
) -> None:
    """C-11: 64 contacts, 3 opted out, 2 bounced."""
    addresses = await register(campaigning, 64)
    coordinator = await campaigning.viewers.coordinator("RS")
    for address in addresses[:3]:
        values = {"networkId": campaigning.network("RS"), "address": address}
        await campaigning.done("recordOptOut", coordinator, "mailSuppression { ground }", **values)
    campaign = await campaigning.campaign()
    draft = await release(campaigning, campaign, publish=False)
    assert codes(await campaigning.do(SEND[0], coordinator, SEND[1], materialId=draft)) == ["RELEASE_NOT_PUBLISHED"]
    material = await release(campaigning, campaign)
    await campaigning.done(SEND[0], coordinator, SEND[1], materialId=material)
    await work(campaigning)
    listed = await campaigning.ask("{ mailMessages(first: 100) { nodes { id address } } }", coordinator)
    ids = {one["address"]: one["id"] for one in listed["mailMessages"]["nodes"]}
    for address in addresses[10:12]:
        await campaigning.done(
            "recordBounce", coordinator, "mailMessage { bounce }", mailMessageId=ids[address], kind="HARD"
        )
    whole = {"recipients": 64, "suppressed": 3, "waiting": 0, "sent": 61, "bounced": 2, "delivered": 59, "failed": 0}
    assert (await campaigning.ask(DISPATCHED, coordinator))["pressDispatches"]["nodes"] == [{"mailing": whole}]
    # Sent again, nobody is left; in another campaign of the network, who wants nothing gets nothing either.
    again = await campaigning.do(SEND[0], coordinator, SEND[1], materialId=material)
    assert codes(again) == ["SEGMENT_EMPTY"]
    other = await release(campaigning, await campaigning.campaign(code="OTHER-2025"))
    await campaigning.done(SEND[0], coordinator, SEND[1], materialId=other)
    await work(campaigning)
    second = (await campaigning.ask(DISPATCHED, coordinator))["pressDispatches"]["nodes"][1]["mailing"]
    assert second == whole | {"suppressed": 5, "sent": 59, "bounced": 0}
    # Of contacts and letters nobody else reads.
    for viewer in (await campaigning.viewers.coordinator("BA"), await campaigning.viewers.anonymous()):
        hidden = await campaigning.ask("{ mediaContacts { totalCount } pressDispatches { totalCount } }", viewer)
        assert hidden == {"mediaContacts": {"totalCount": 0}, "pressDispatches": {"totalCount": 0}}


async def test_a_segment_is_media_countries_and_languages_and_each_reads_the_own_language(
    campaigning: Campaigning, letters: None
) -> None:
    await register(campaigning, 2)
    await register(campaigning, 3, "RADIO")
    await register(campaigning, 4, "RADIO", "en")
    material = await release(campaigning, await campaigning.campaign())

    async def send(**segment: Any) -> dict[str, Any]:
        return await campaigning.done(SEND[0], None, SEND[1], materialId=material, segment=segment)  # type: ignore[no-any-return]

    english = await send(media=["RADIO"], locales=["en"])
    assert (english["mailing"]["recipients"], english["media"], english["locales"]) == (4, ["RADIO"], ["en"])
    # Whoever got it is left out of the larger segment.
    assert (await send(media=["RADIO"]))["mailing"]["recipients"] == 3
    assert (await send())["mailing"]["recipients"] == 2
    async with campaigning.kit.session() as session:
        messages = list(await session.scalars(select(MailMessage)))
    assert sorted(one.locale for one in messages) == ["en"] * 4 + ["sr-Cyrl"] * 5
    await work(campaigning)
    folder = campaigning.kit.application.settings.data / "mail"
    files = [(folder / f"{one.id.hex}.eml").read_bytes() for one in messages]
    found = [message_from_bytes(one, policy=policy.default) for one in files]
    said = {
        row.locale: " ".join(letter.get_body(("plain",)).get_content().split())
        for row, letter in zip(messages, found, strict=True)
    }
    assert "Zajedno smo jači. Funded by the European Union." in said["en"]
    assert "Заједно смо јачи. Финансира Европска унија." in said["sr-Cyrl"]


async def test_contacts_are_addresses_once_and_only_releases_are_sent(campaigning: Campaigning) -> None:
    outlet = await campaigning.outlet("RS", "Портал", "PORTAL")
    add = ("addMediaContact", None, "mediaContact { id email }")
    assert codes(await campaigning.do(*add, outletId=outlet, email="no address")) == ["EMAIL_INVALID"]
    made = await campaigning.done(*add, outletId=outlet, email="ana@mediji.example", name="Ana", locale="bs")
    assert codes(await campaigning.do(*add, outletId=outlet, email="ana@mediji.example")) == ["CONTACT_KNOWN"]
    stranger = await campaigning.viewers.coordinator("BA")
    assert codes(await campaigning.do(add[0], stranger, add[2], outletId=outlet, email="x@y.example")) == ["NOT_FOUND"]
    campaign = await campaigning.campaign()
    poster, _ = await campaigning.material(campaign)
    assert codes(await campaigning.do(SEND[0], None, SEND[1], materialId=poster)) == ["NOT_A_RELEASE"]
    material = await release(campaigning, campaign)
    kept = await campaigning.done(
        "keepMediaContact", None, "mediaContact { active }", contactId=made["id"], active=False
    )
    assert kept == {"active": False}
    assert codes(await campaigning.do(SEND[0], None, SEND[1], materialId=material)) == ["SEGMENT_EMPTY"]
    async with campaigning.kit.session() as session:
        assert (await session.scalars(select(MediaContact.email))).all() == ["ana@mediji.example"]


async def test_nobody_gets_a_release_twice_however_the_address_is_written_or_long_after(
    campaigning: Campaigning, letters: None
) -> None:
    for medium, address in (("PORTAL", "Ana@mediji.example"), ("RADIO", "ana@mediji.example")):
        outlet = await campaigning.outlet("RS", f"Редакција {medium}", medium)
        await campaigning.done("addMediaContact", None, "mediaContact { id }", outletId=outlet, email=address)
    material = await release(campaigning, await campaigning.campaign())
    await campaigning.done(SEND[0], None, SEND[1], materialId=material, segment={"media": ["PORTAL"]})
    await work(campaigning)
    assert codes(await campaigning.do(SEND[0], None, SEND[1], materialId=material)) == ["SEGMENT_EMPTY"]
    async with campaigning.kit.session() as session:  # as when the time to keep addresses is over
        (await session.scalars(select(MailMessage))).one().address = None
    assert codes(await campaigning.do(SEND[0], None, SEND[1], materialId=material)) == ["SEGMENT_EMPTY"]


async def test_whose_letter_was_given_up_can_be_written_to_again(campaigning: Campaigning, letters: None) -> None:
    await register(campaigning, 2)
    material = await release(campaigning, await campaigning.campaign())
    await campaigning.done(SEND[0], None, SEND[1], materialId=material)
    async with campaigning.kit.session() as session:  # as after three days without a mail server
        one = (await session.scalars(select(MailMessage).order_by(MailMessage.id))).first()
        assert one is not None
        one.state, one.next_attempt_at = MailMessageState.FAILED, None
    await work(campaigning)
    again = await campaigning.done(SEND[0], None, SEND[1], materialId=material)
    assert again["mailing"]["recipients"] == 1


async def test_a_release_that_is_taken_down_goes_out_no_more_from_whichever_network(
    campaigning: Campaigning, letters: None
) -> None:
    """Campaigns answers mail's hook `mailings_to_stop`."""
    folder = campaigning.kit.application.settings.data / "mail"
    before = set(folder.glob("*.eml"))
    await register(campaigning, 2)
    outlet = await campaigning.outlet("BA", "Portal Primjer", "PORTAL")
    await campaigning.done("addMediaContact", None, "mediaContact { id }", outletId=outlet, email="iva@portal.example")
    material = await release(campaigning, await campaigning.campaign(networks=("BA",)))
    kept = await release(campaigning, await campaigning.campaign(code="OTHER-2025"))
    bosnia = await campaigning.viewers.coordinator("BA")
    await campaigning.done(SEND[0], None, SEND[1], materialId=material)
    await campaigning.done(SEND[0], bosnia, SEND[1], materialId=material)
    await campaigning.done("withdrawMaterial", None, "material { state }", materialId=material, reason="Consent")
    await campaigning.done(SEND[0], None, SEND[1], materialId=kept)
    await work(campaigning)
    asked = "{ mailings(orderBy: [{queuedAt: ASC}, {id: ASC}]) { nodes { sent failed waiting } } }"
    found = (await campaigning.ask(asked))["mailings"]["nodes"]
    assert found == [
        {"sent": 0, "failed": 2, "waiting": 0},
        {"sent": 0, "failed": 1, "waiting": 0},
        {"sent": 2, "failed": 0, "waiting": 0},
    ]
    assert len(set(folder.glob("*.eml")) - before) == 2
