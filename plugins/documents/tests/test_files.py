from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bucket import bucket
from mreza.delivery.job import enqueue_regular
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.global_id import decode, encode
from mreza.outbox.models import EventRecord
from mreza.testing.kit import Kit
from mreza.testing.visiting import visiting
from mreza_documents.service import sweeping
from mreza_documents.service.contents import examined
from office import PDF, Office, archive
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

FIND = "query ($id: ID!) { documents(where: {id: {eq: $id}}) { nodes { title sha256 mediaType usable } } }"


async def test_a_file_is_handed_in_once_and_read_by_whom_its_document_is_for(kit: Kit, office: Office) -> None:
    ours, other = await kit.organisation("RS"), await kit.organisation("RS", "Warm Room")
    member, neighbour = await kit.viewers.member(ours), await kit.viewers.member(other)
    coordinator, foreign = await kit.viewers.coordinator("RS"), await kit.viewers.coordinator("ME")
    receipt = (await office.upload(member))["upload"]
    values = {"kind": "STATUTE", "title": "Статут", "organisationId": encode("Organisation", ours.id)}
    elsewhere = await office.refused("fileDocument", coordinator, "document { id }", upload=receipt, **values)
    assert elsewhere == ["UPLOAD_UNKNOWN"]
    document = await office.done("fileDocument", member, "document { id href }", upload=receipt, **values)
    assert await office.refused("fileDocument", member, "document { id }", upload=receipt, **values) == ["UPLOAD_USED"]
    for viewer in (member, coordinator):
        assert await office.read(viewer, document["href"]) == (200, PDF)
        [shown] = (await kit.graphql(FIND, viewer=viewer, id=document["id"]))["documents"]["nodes"]
        assert (shown["mediaType"], shown["usable"]) == ("application/pdf", True)
    for viewer in (neighbour, foreign, None):
        assert (await office.read(viewer, document["href"]))[0] == 404
        assert (await kit.graphql(FIND, viewer=viewer, id=document["id"]))["documents"]["nodes"] == []
    members = await office.file(member, **values | {"visibility": "MEMBERS"})
    public = await office.file(member, **values | {"visibility": "PUBLIC"})
    assert [(await office.read(neighbour, one["href"]))[0] for one in (members, public)] == [200, 200]
    assert [(await office.read(None, one["href"]))[0] for one in (members, public)] == [404, 200]
    await office.done("removeDocument", member, "document { state }", documentId=public["id"], reason="Outdated")
    assert (await office.read(member, public["href"]))[0] == 404


async def test_a_receipt_files_once_even_after_its_document_is_gone(kit: Kit, office: Office) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    async with kit.session() as session:
        person = Person(network_id=kit.networks["RS"], given_name="Vesna", family_name="Ćirković")
        session.add(person)
    removed, erased = [(await office.upload(coordinator))["upload"] for _ in range(2)]
    values = {"kind": "OTHER", "title": "Уверење"}
    ours, hers = {"networkId": office.network("RS")}, {"personId": encode("Person", person.id)}
    document = await office.done("fileDocument", coordinator, "document { id }", upload=removed, **ours, **values)
    await office.done("fileDocument", coordinator, "document { id }", upload=erased, **hers, **values)
    await office.done("removeDocument", coordinator, "document { id }", documentId=document["id"], reason="Outdated")
    await office.done("erasePerson", coordinator, "erased", **hers, reason="At request")
    for receipt in (removed, erased):
        again = await office.refused("fileDocument", coordinator, "document { id }", upload=receipt, **ours, **values)
        assert again == ["UPLOAD_USED"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b"<html><script>alert(1)</script></html>", "FILE_TYPE_NOT_ALLOWED"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "FILE_TYPE_NOT_ALLOWED"),
        (b"MZ\x90\x00" + b"\x00" * 100, "FILE_TYPE_NOT_ALLOWED"),
        (b"<script></script>" + PDF, "FILE_TYPE_NOT_ALLOWED"),
        (archive("word/vbaProject.bin"), "FILE_UNSAFE"),
        (archive()[:-30], "FILE_UNSAFE"),
    ],
)
async def test_a_files_type_is_what_its_content_says(kit: Kit, office: Office, content: bytes, code: str) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    answer = await office.upload(coordinator, content, "statut.pdf")
    assert (answer["status"], answer["errors"][0]["extensions"]["code"]) == (400, code)
    assert await office.keys() == []


async def test_what_is_taken_is_kept_and_what_is_too_large_or_nobodys_is_not(kit: Kit, office: Office) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    word = await office.upload(coordinator, archive(), "../../etc/изјава.docx")
    assert word["mediaType"].endswith("wordprocessingml.document")
    filed = await office.file(coordinator, networkId=office.network("RS"), organisationId=None)
    assert filed["state"] == "FILED" and len(await office.keys()) == 2
    assert (await office.upload(await kit.viewers.anonymous()))["status"] == 401
    assert (await office.upload(coordinator, PDF + b"%" * 25_010_000))["status"] == 413
    assert len(await office.keys()) == 2


async def test_a_document_serves_a_procedure_of_another_network_while_its_owner_lets_it(
    kit: Kit, office: Office
) -> None:
    ours, host = await kit.organisation("RS"), await kit.organisation("ME", listed=None)
    member, foreign = await kit.viewers.member(ours), await kit.viewers.coordinator("ME")
    secretariat = await kit.viewers.secretariat()
    document = await office.file(member, organisationId=encode("Organisation", ours.id), kind="REGISTRATION")
    assert (await office.read(foreign, document["href"]))[0] == 404
    taking = {"documentId": document["id"], "dependent": encode("Organisation", host.id), "purpose": "calls.host"}
    # Who needs it cannot take it, by the API or behind its back: it is the owner's side that gives.
    assert await office.refused("useDocument", foreign, "documentUse { id }", **taking) == ["NOT_FOUND"]
    values = {
        "document": decode(document["id"])[1],
        "network": kit.networks["ME"],
        "handle": foreign.handle,
    }
    with pytest.raises(DBAPIError):
        async with AsyncSession(kit.application.pools.serving_engine) as session, session.begin():
            await session.execute(text("SELECT mreza.enter(:handle)"), values)
            await session.execute(
                text(
                    "INSERT INTO documents_document_use (id, version, network_id, document_id, procedure_network_id, "
                    "dependent, purpose, used_on) VALUES (gen_random_uuid(), 1, :network, :document, :network, 'x', "
                    "'x', '2025-06-30')"
                ),
                values,
            )
    used = await office.done("useDocument", secretariat, "documentUse { id }", **taking)
    assert (await office.read(foreign, document["href"]))[0] == 200
    again = await office.done("useDocument", secretariat, "documentUse { id }", **taking)
    assert again == used
    removal = {"documentId": document["id"], "reason": "Old"}
    assert await office.refused("removeDocument", member, "document { id }", **removal) == ["DOCUMENT_IN_USE"]
    await office.done("endDocumentUse", member, "documentUse { endedOn }", documentUseId=used["id"])
    assert (await office.read(foreign, document["href"]))[0] == 404
    newer = await office.file(
        member,
        organisationId=encode("Organisation", ours.id),
        kind="REGISTRATION",
        replacesId=document["id"],
        validTo="2025-06-29",
    )
    assert await office.refused(
        "useDocument",
        member,
        "documentUse { id }",
        **taking | {"documentId": newer["id"], "dependent": encode("Organisation", ours.id)},
    ) == ["DOCUMENT_NOT_USABLE"]


async def test_a_files_name_is_its_circles_and_its_ending_is_its_contents(kit: Kit, office: Office) -> None:
    ours = await kit.organisation("RS")
    member, organisation = await kit.viewers.member(ours), encode("Organisation", ours.id)
    receipt = (await office.upload(member, PDF, "Vesna Ćirković.hta"))["upload"]
    values = {"kind": "STATUTE", "title": "Статут", "organisationId": organisation, "visibility": "PUBLIC"}
    document = await office.done("fileDocument", member, "document { href }", upload=receipt, **values)
    names = []
    for viewer in (member, await kit.viewers.coordinator("RS"), None, await kit.viewers.coordinator("ME")):
        async with visiting(kit, viewer) as client:
            said = (await client.get(document["href"])).headers["content-disposition"]
        names.append(unquote(said.removeprefix("attachment; filename*=UTF-8''")))
    # The column is the network's and the owner's; what everybody may read, everybody knows by its title.
    assert names == ["Vesna Ćirković.hta.pdf", "Vesna Ćirković.hta.pdf", "Статут.pdf", "Статут.pdf"]


def test_an_archives_list_is_no_longer_than_an_office_programs(tmp_path: Path) -> None:
    content = archive(*(f"word/{serial}" for serial in range(20_000)))
    tracemalloc.start()
    with pytest.raises(UserError) as refused:
        examined(io.BytesIO(content))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == "FILE_UNSAFE"
    assert most < 2_000_000, "the list was read to its end before it was refused"
    assert examined(io.BytesIO(archive(*(f"word/{serial}" for serial in range(1_000))))).media_type.endswith("document")


async def test_files_stay_when_the_sweeps_scope_ends_under_way(
    kit: Kit, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator, clock = await kit.viewers.coordinator("RS"), kit.application.clock
    await office.file(coordinator, networkId=office.network("RS"))
    forsaken = sweeping.forsaken

    async def interrupted(*arguments: Any) -> list[str]:
        # As when a network is made meanwhile: whoever sees all networks is to see the new one, too.
        await kit.application.pools.system.execute("DELETE FROM mreza.scope WHERE is_secretariat")
        return await forsaken(*arguments)

    monkeypatch.setattr(sweeping, "forsaken", interrupted)
    clock.day = date(2025, 7, 10)
    await enqueue_regular(kit.application.pools.system, kit.application.jobs, clock)
    await office.work()
    assert len(await office.keys()) == 1


async def told(kit: Kit) -> list[tuple[str, str, Any]]:
    async with kit.session() as session:
        found = await session.scalars(select(EventRecord).order_by(EventRecord.occurred_at, EventRecord.id))
        names = [(one.type.removeprefix("documents."), one.subject_type, one.payload.get("until")) for one in found]
    return [one for one in names if "Expir" in one[0]]


async def test_an_expiry_wakes_the_owner_and_whoever_depends_on_the_document_once(kit: Kit, office: Office) -> None:
    ours = await kit.organisation("RS")
    member, clock = await kit.viewers.member(ours), kit.application.clock
    organisation = encode("Organisation", ours.id)
    document = await office.file(member, organisationId=organisation, kind="INSURANCE", validTo="2025-07-20")
    await office.file(member, organisationId=organisation, kind="STATUTE", validTo="2026-07-20")
    await office.done(
        "useDocument",
        member,
        "documentUse { id }",
        documentId=document["id"],
        dependent=organisation,
        purpose="internships.host",
    )
    expiring = [("DocumentExpiring", "Document", "2025-07-20"), ("UsedDocumentExpiring", "Organisation", "2025-07-20")]
    for day, expected in (
        (date(2025, 6, 19), []),
        (date(2025, 6, 30), expiring),
        (date(2025, 7, 20), expiring),
        (
            date(2025, 7, 21),
            [*expiring, *((name.replace("ing", "ed"), kind, until) for name, kind, until in expiring)],
        ),
    ):
        clock.day = day
        await enqueue_regular(kit.application.pools.system, kit.application.jobs, clock)
        await office.work()
        assert await told(kit) == expected, day


Lying = Callable[[], list[bytes]]


@pytest.fixture(params=["folder", "bucket"])
def lying(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lying]:
    """Files lie on disk, or in a bucket; gives what lies there."""
    if request.param == "folder":
        monkeypatch.setenv("MREZA_DOCUMENTS_STORE", tmp_path.as_uri())
        yield lambda: [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
        return
    with bucket() as (address, objects):
        for name, value in {"ENDPOINT": address, "ALLOW_HTTP": "true", "REGION": "eu"}.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        monkeypatch.setenv("MREZA_DOCUMENTS_STORE", "s3://files/documents")
        yield lambda: list(objects.values())


async def test_an_erased_persons_files_cannot_be_read_and_are_deleted(kit: Kit, office: Office, lying: Lying) -> None:
    coordinator, clock = await kit.viewers.coordinator("RS"), kit.application.clock
    async with kit.session() as session:
        person = Person(network_id=kit.networks["RS"], given_name="Vesna", family_name="Ćirković")
        session.add(person)
    document = await office.file(
        coordinator, personId=encode("Person", person.id), kind="CRIMINAL_RECORD", title="Уверење за Весну Ћирковић"
    )
    statute = await office.file(coordinator, PDF + b"% of the network", networkId=office.network("RS"))
    await office.upload(coordinator, PDF + b"% which nobody files")
    assert len(await office.keys()) == 3
    await office.done("erasePerson", coordinator, "erased", personId=encode("Person", person.id), reason="At request")
    assert (await office.read(coordinator, document["href"]))[0] == 404
    for days, left in ((1, 3), (2, 1)):
        clock.day = date(2025, 6, 30) + timedelta(days=days)
        await enqueue_regular(kit.application.pools.system, kit.application.jobs, clock)
        await office.work()
        assert len(await office.keys()) == left
    assert (await office.read(coordinator, statute["href"]))[0] == 200
    assert lying() == [PDF + b"% of the network"]
