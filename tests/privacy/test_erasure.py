"""A person is told everything and forgotten everywhere, over core and all plugins; figures stay."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from mreza.access.models import Role, RoleGrant, User
from mreza.access.viewer import Viewer
from mreza.database.derive import derive
from mreza.directory.people import Person
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.testing.contract_privacy import CANARY, EMAIL, Planted, erasure_problems, plant, tables_with_canaries
from mreza.testing.factory import Given
from mreza.testing.kit import Kit, host_of
from sqlalchemy import select, text

pytestmark = pytest.mark.anyio

EXPORT = "mutation($id: ID!) { exportPerson(input: {personId: $id}) { data errors { code path message } } }"
ERASE = """mutation($id: ID!, $dry: Boolean) {
  erasePerson(input: {personId: $id, reason: "At her request", dryRun: $dry}) {
    erased report { type rows } errors { code path message }
  }
}"""
FIGURES = "{ people { totalCount } affiliations { totalCount } memberships { totalCount } }"


@pytest.fixture
async def planted(kit: Kit, given: Given) -> Planted:
    return await plant(kit, given)


async def account_of(kit: Kit, planted: Planted) -> Viewer:
    """The person signs in, as a member without any permission beyond reading."""
    async with kit.session() as session:
        user = User(email=f"{uuid7()}@demo.example", name="Herself", locale="en", person_id=planted.person)
        session.add(user)
    return await kit.application.scopes.open(user)


async def test_nothing_of_an_erased_person_is_left_in_any_table(kit: Kit, given: Given) -> None:
    assert await erasure_problems(kit, given) == []


async def test_canaries_stand_in_every_table_with_personal_data_before(kit: Kit, planted: Planted) -> None:
    async with kit.session() as session:
        found = await tables_with_canaries(session)
    assert {"public.core_person", "public.core_user", "public.core_affiliation", "public.core_audit_entry"} <= set(
        found
    )
    assert {"public.core_event_record", "mreza.idempotency", "public.membership_application"} <= set(found)
    assert {"public.core_job", "public.core_delivery"} <= set(found)
    assert len(planted.canaries) > 12
    marked = [(table, column) for table, column, _ in planted.marked]
    assert [one for one in marked if one[0].startswith("core_")] == [("core_person", "birth_year")] + [
        ("core_token", column) for column in ("expires_at", "revoked_at", "last_used_at")
    ]


async def test_a_table_that_the_erasure_misses_is_noticed(kit: Kit, given: Given) -> None:
    async with kit.session() as session:
        await session.execute(text("CREATE TABLE core_forgotten (id uuid, note text)"))
        await session.execute(
            text("INSERT INTO core_forgotten VALUES (mreza.uuid7(), :email)"), {"email": f"Ask {EMAIL}"}
        )
    assert [one for one in await erasure_problems(kit, given) if "core_forgotten" in one] == [
        "After an erasure, personal data are left in public.core_forgotten. "
        "Declare its columns in a model, or clear it."
    ]


async def test_a_coordinator_erases_and_reads_how_much(
    kit: Kit, planted: Planted, graphql: Any, viewers: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    coordinator = await viewers.coordinator("RS")
    answer = await graphql(ERASE, viewer=coordinator, id=planted.person_id)
    assert answer["erasePerson"]["errors"] == []
    assert answer["erasePerson"]["erased"] is True
    report = {one["type"]: one["rows"] for one in answer["erasePerson"]["report"]}
    assert report["Person"] == report["Affiliation"] == report["User"] == report["MembershipApplication"] == 1
    async with kit.session() as session:
        assert await tables_with_canaries(session) == []
        person = await session.get_one(Person, planted.person)
        assert (person.given_name, person.family_name, person.email) == ("Erased", "person", None)
        user = await session.get_one(User, planted.user)
        assert (user.active, user.password_hash, user.email) == (False, None, f"erased-{user.id}@erased.invalid")
    assert CANARY not in caplog.text
    assert CANARY not in json.dumps(answer)


async def test_a_dry_run_counts_and_changes_nothing(kit: Kit, planted: Planted, graphql: Any, viewers: Any) -> None:
    coordinator = await viewers.coordinator("RS")
    dry = (await graphql(ERASE, viewer=coordinator, id=planted.person_id, dry=True))["erasePerson"]
    assert dry["erased"] is False
    async with kit.session() as session:
        assert (await session.get_one(Person, planted.person)).email == EMAIL
    real = (await graphql(ERASE, viewer=coordinator, id=planted.person_id))["erasePerson"]
    assert real["report"] == dry["report"] != []


async def test_figures_are_the_same_before_and_after(kit: Kit, planted: Planted, graphql: Any, viewers: Any) -> None:
    coordinator = await viewers.coordinator("RS")
    before = await graphql(
        "{ people { totalCount } affiliations { totalCount } memberships { totalCount } }", viewer=coordinator
    )
    await graphql(ERASE, viewer=coordinator, id=planted.person_id)
    after = await graphql(
        "{ people { totalCount } affiliations { totalCount } memberships { totalCount } }", viewer=coordinator
    )
    assert before == after
    assert after["affiliations"]["totalCount"] == 1


async def test_ties_to_organisations_end_today(kit: Kit, planted: Planted, graphql: Any, viewers: Any) -> None:
    async with kit.session() as session:
        await session.execute(text("UPDATE core_affiliation SET valid = '[2020-01-01,)'"))
    await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=planted.person_id)
    async with kit.session() as session:
        assert (await session.scalar(text("SELECT valid::text FROM core_affiliation"))) == "[2020-01-01,2025-07-01)"


async def test_the_export_holds_every_canary(planted: Planted, graphql: Any, viewers: Any) -> None:
    answer = (await graphql(EXPORT, viewer=await viewers.secretariat(), id=planted.person_id))["exportPerson"]
    assert answer["errors"] == []
    told = json.dumps(answer["data"])
    secret = {"core_user.password_hash", "core_token.secret_hash"}
    assert [where for where, canary in planted.canaries.items() if (canary in told) is (where in secret)] == []
    assert {"type", "label", "fields", "rows"} == set(answer["data"]["held"][0])


async def test_a_coordinator_is_told_what_the_network_holds_and_nothing_of_the_account(
    planted: Planted, graphql: Any, viewers: Any
) -> None:
    answer = (await graphql(EXPORT, viewer=await viewers.coordinator("RS"), id=planted.person_id))["exportPerson"]
    told = json.dumps(answer["data"])
    account = ("core_user.", "core_token.", "core_role_grant.")
    canaries = {where: canary for where, canary in planted.canaries.items() if where != "core_user.email"}
    assert [where for where, canary in canaries.items() if (canary in told) is where.startswith(account)] == []
    types = {one["type"] for kind in ("held", "changes", "acts") for one in answer["data"][kind]}
    assert "Person" in types
    assert types.isdisjoint({"User", "Token", "RoleGrant"})


async def test_every_list_is_as_long_after_an_erasure_as_before(
    kit: Kit, planted: Planted, graphql: Any, viewers: Any
) -> None:
    gone = {"roleGrants", "tokens", "auditTrail"}
    lists = sorted(name for name in kit.application.api.compiler.roots.lists if name not in gone)
    secretariat = await viewers.secretariat()

    async def lengths() -> dict[str, int]:
        found: dict[str, int] = {}
        for some in (lists[at : at + 20] for at in range(0, len(lists), 20)):
            document = "{ " + " ".join(f"{name} {{ totalCount }}" for name in some) + " }"
            answer = await graphql(document, viewer=secretariat)
            found |= {name: one["totalCount"] for name, one in answer.items()}
        return found

    await viewers.coordinator("RS")
    before = await lengths()
    await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=planted.person_id)
    assert await lengths() == before
    assert sum(length > 0 for length in before.values()) > 15


async def test_the_person_is_told_what_links_lead_to(kit: Kit, planted: Planted, graphql: Any) -> None:
    answer = (await graphql(EXPORT, viewer=await account_of(kit, planted), id=planted.person_id))["exportPerson"]
    types = {one["type"] for one in answer["data"]["held"]}
    assert {"Person", "Affiliation", "User", "Token", "Representative"} <= types
    # An address that one may write oneself proves nothing: applications of others must not be had by it.
    assert "MembershipApplication" not in types


async def test_the_person_cannot_erase_without_the_permission(kit: Kit, planted: Planted, graphql: Any) -> None:
    answer = (await graphql(ERASE, viewer=await account_of(kit, planted), id=planted.person_id))["erasePerson"]
    assert [error["code"] for error in answer["errors"]] == ["NOT_PERMITTED"]


@pytest.mark.parametrize("document", [EXPORT, ERASE])
async def test_to_another_coordinator_the_person_does_not_exist(
    kit: Kit, planted: Planted, graphql: Any, viewers: Any, document: str
) -> None:
    foreign = await viewers.coordinator("BA")
    random_id = encode("Person", uuid7())
    assert await graphql(document, viewer=foreign, id=planted.person_id) == await graphql(
        document, viewer=foreign, id=random_id
    )
    async with kit.session() as session:
        assert (await session.get_one(Person, planted.person)).email == EMAIL


async def test_what_lies_in_another_network_is_not_told_to_a_coordinator(
    kit: Kit, planted: Planted, graphql: Any, viewers: Any
) -> None:
    far = await kit.organisation("BA", "Far Away")
    async with kit.session() as session:
        await session.execute(
            text(
                "INSERT INTO core_affiliation "
                "(id, version, network_id, person_id, organisation_id, kind, position, valid) VALUES "
                "(mreza.uuid7(), 1, :network, :person, :organisation, 'EXPERT', 'canary far away', '[2020-01-01,)')"
            ),
            {"network": kit.networks["BA"], "person": planted.person, "organisation": far.id},
        )
    here = await graphql(EXPORT, viewer=await viewers.coordinator("RS"), id=planted.person_id)
    everywhere = await graphql(EXPORT, viewer=await viewers.secretariat(), id=planted.person_id)
    assert "far away" not in json.dumps(here)
    assert "far away" in json.dumps(everywhere)
    erased = await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=planted.person_id)
    assert {"type": "Affiliation", "rows": 1} in erased["erasePerson"]["report"]
    async with kit.session() as session:
        assert await tables_with_canaries(session) == []


async def test_an_account_that_reaches_further_is_the_secretariats_to_erase(
    kit: Kit, planted: Planted, graphql: Any, viewers: Any
) -> None:
    async with kit.session() as session:
        role = (await session.scalars(select(Role).where(Role.code == "secretariat"))).one()
        session.add(RoleGrant(user_id=planted.user, role_id=role.id))
    refused = await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=planted.person_id)
    assert [error["code"] for error in refused["erasePerson"]["errors"]] == ["ERASURE_BEYOND_NETWORK"]
    done = await graphql(ERASE, viewer=await viewers.secretariat(), id=planted.person_id)
    assert done["erasePerson"]["erased"] is True


async def test_the_trail_says_that_it_was_done_and_why(kit: Kit, planted: Planted, graphql: Any, viewers: Any) -> None:
    coordinator = await viewers.coordinator("RS")
    await graphql(EXPORT, viewer=coordinator, id=planted.person_id)
    await graphql(ERASE, viewer=coordinator, id=planted.person_id)
    entries = "query($of: String!) { auditTrail(where: {subject: {eq: $of}}) { nodes { mutation reason after } } }"
    nodes = (await graphql(entries, viewer=coordinator, of=planted.person_id))["auditTrail"]["nodes"]
    exported = [node for node in nodes if node["mutation"] == "exportPerson"]
    erased = [node for node in nodes if (node["after"] or {}).get("erased")]
    assert [node["after"] for node in exported] == [{"exported": True}]
    assert [node["reason"] for node in erased] == ["At her request"]


async def test_a_repeated_export_is_not_kept(kit: Kit, planted: Planted, graphql: Any, viewers: Any) -> None:
    coordinator = await viewers.coordinator("RS")
    first = await graphql(EXPORT, viewer=coordinator, id=planted.person_id, idempotency_key="once")
    again = await graphql(EXPORT, viewer=coordinator, id=planted.person_id, idempotency_key="once")
    assert first["exportPerson"]["data"] is not None
    assert again["exportPerson"]["data"] is None
    async with kit.session() as session:
        kept = await session.scalar(text("SELECT outcome::text FROM mreza.idempotency WHERE key = 'once'"))
    assert CANARY not in kept


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT mreza.personal_in_core_person('erase', ARRAY[:person]::uuid[], NULL, NULL, NULL, NULL)",
        "SELECT mreza.privacy_found(:person, '{}', '{}')",
        "SELECT mreza.privacy_scrub(:person, '{}', '{}', true)",
        "SELECT mreza.privacy_keys(:person, '{}', true)",
    ],
)
async def test_only_the_two_doors_can_be_called(kit: Kit, planted: Planted, statement: str) -> None:
    async with kit.application.pools.serving_engine.connect() as connection:
        with pytest.raises(Exception, match="permission denied for function"):
            await connection.execute(text(statement), {"person": planted.person})


async def test_without_a_scope_the_doors_stay_shut(kit: Kit, planted: Planted) -> None:
    async with kit.application.pools.serving_engine.connect() as connection:
        assert await connection.scalar(text("SELECT mreza.export_person(:person)"), {"person": planted.person}) is None
        assert (
            await connection.scalar(text("SELECT mreza.erase_person(:person, false)"), {"person": planted.person})
            is None
        )


async def test_what_a_disabled_plugin_holds_is_erased_too(
    kit: Kit, planted: Planted, graphql: Any, viewers: Any
) -> None:
    async with kit.application.pools.system_engine.begin() as connection:
        assert host_of(()).names == ("core",)
        await derive(connection, host_of(()))
    await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=planted.person_id)
    async with kit.session() as session:
        assert await tables_with_canaries(session) == []


async def test_a_column_that_an_erasure_passes_over_is_noticed(kit: Kit, given: Given) -> None:
    """As if the plugin's function had been made before the column was."""
    async with kit.session() as session:
        name = "mreza.personal_in_core_affiliation(text, uuid[], uuid, uuid[], text[], uuid[])"
        source = await session.scalar(text("SELECT pg_get_functiondef(CAST(:name AS regprocedure))"), {"name": name})
        assert "position = NULL, " in source
        raw = await (await session.connection()).get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.execute(source.replace("position = NULL, ", ""))
    assert await erasure_problems(kit, given) == [
        "After an erasure, personal data are left in public.core_affiliation. "
        "Declare its columns in a model, or clear it."
    ]
