"""Network meetings and quorum: the stories M-10 and M-11, on the stories' organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fixture import Row
from mreza.directory.people import Affiliation, AffiliationKind, Person
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit, Viewers
from mreza_membership.models import Suspension
from steps import Stories, codes

pytestmark = pytest.mark.anyio

FOUR_COUNTS = """{ attendances { groups {
    participations: distinct(of: {event: {id: true}, person: {id: true}})
    uniquePersons: distinct(of: {person: {id: true}})
    organisationParticipations: distinct(of: {event: {id: true}, organisation: {id: true}})
    uniqueOrganisations: distinct(of: {organisation: {id: true}}) } } }"""
ROLL = "votingRoll { id entitled quorum present byProxy quorumReached }"


async def meeting(stories: Stories, network: str, day: str, kind: str = "NETWORK_MEETING") -> tuple[str, list[str]]:
    """An event of two sessions; its id and theirs."""
    sessions = [
        {
            "title": [{"locale": "bs", "text": title}],
            "startsAt": f"{day}T{hour:02}:00:00Z",
            "endsAt": f"{day}T{hour + 2:02}:00:00Z",
        }
        for title, hour in (("Otvaranje", 8), ("Rad u grupama", 11))
    ]
    made = await stories.done(
        "createEvent",
        await stories.kit.viewers.coordinator(network),
        "event { id sessions(orderBy: [{startsAt: ASC}]) { id } }",
        networkId=encode("Network", stories.kit.networks[network]),
        title=[{"locale": "bs", "text": "Sastanak mreže"}],
        kind=kind,
        held={"start": day, "end": day},
        sessions=sessions,
    )
    return made["event"]["id"], [one["id"] for one in made["event"]["sessions"]]


async def person(kit: Kit, stories: Stories, key: str) -> str:
    """Somebody who works for an organisation of the stories."""
    organisation = stories.scene.organisations[key]
    async with kit.session() as session:
        made = Person(network_id=organisation.network_id, given_name="Neko", family_name=key)
        session.add(made)
        await session.flush()
        session.add(
            Affiliation(
                network_id=organisation.network_id,
                person_id=made.id,
                organisation_id=organisation.id,
                kind=AffiliationKind.EMPLOYEE,
                valid=Period(date(2020, 1, 1)),
            )
        )
    return encode("Person", made.id)


async def attend(stories: Stories, viewer: Any, session: str, people: list[str]) -> None:
    report = await stories.done(
        "recordAttendance",
        viewer,
        "recorded refused { row problem }",
        sessionId=session,
        rows=[{"personId": one, "page": 1, "line": line} for line, one in enumerate(people, start=1)],
    )
    assert report["refused"] == []


async def test_m10_participations_persons_and_organisations_are_four_counts_of_one_question(
    kit: Kit, stories: Stories, viewers: Viewers
) -> None:
    """Meeting A: three organisations with five persons; meeting B: three with four, one of whom was in A as well."""
    secretariat = await viewers.secretariat()
    a = [await person(kit, stories, key) for key in ("O-BA1", "O-BA1", "O-BA2", "O-BA2", "O-BA3")]
    b = [a[2], *[await person(kit, stories, key) for key in ("O-BA3", "O-ME1", "O-ME1")]]
    for day, people in (("2025-03-10", a), ("2025-04-14", b)):
        _event, sessions = await meeting(stories, "BA", day)
        await attend(stories, secretariat, sessions[0], people)
        await attend(stories, secretariat, sessions[1], people[:2])
    for viewer in (secretariat, await viewers.coordinator("BA")):
        answer = await stories.ask(FOUR_COUNTS, viewer=viewer)
        assert answer["attendances"]["groups"] == [
            {"participations": 9, "uniquePersons": 8, "organisationParticipations": 6, "uniqueOrganisations": 4}
        ]


async def test_m10_who_represents_nobody_is_a_person_and_no_organisation(
    kit: Kit, stories: Stories, viewers: Viewers
) -> None:
    coordinator = await viewers.coordinator("BA")
    _event, sessions = await meeting(stories, "BA", "2025-03-10")
    async with kit.session() as session:
        guest = Person(network_id=kit.networks["BA"], given_name="Gost", family_name="Bez organizacije")
        session.add(guest)
    await attend(stories, coordinator, sessions[0], [encode("Person", guest.id), await person(kit, stories, "O-BA1")])
    answer = await stories.ask(FOUR_COUNTS, viewer=coordinator)
    assert answer["attendances"]["groups"] == [
        {"participations": 2, "uniquePersons": 2, "organisationParticipations": 1, "uniqueOrganisations": 1}
    ]


@pytest.fixture
async def assembly(kit: Kit, stories: Stories) -> tuple[str, str, dict[str, str]]:
    """38 active members and 3 suspended ones; 19 active and 2 suspended are there."""
    keys = [f"O-HR{number}" for number in range(100, 141)]
    async with kit.session() as session:
        await session.execute(_end_of("O-HR1", stories))
        for number, key in enumerate(keys):
            await stories.scene.add(session, Row(key, {"hr": f"Udruga {number}"}, "HR-OIB", f"{number + 1000:011}"))
        for key in keys[38:]:
            organisation = stories.scene.organisations[key]
            session.add(
                Suspension(
                    network_id=organisation.network_id,
                    membership_id=stories.scene.memberships[key],
                    organisation_id=organisation.id,
                    valid=Period(date(2025, 4, 1), None),
                    reason="Godišnji podaci nisu dostavljeni.",
                )
            )
    event, sessions = await meeting(stories, "HR", "2025-06-30", "ASSEMBLY")
    there = [await person(kit, stories, key) for key in (*keys[:19], *keys[38:40])]
    await attend(stories, await kit.viewers.coordinator("HR"), sessions[0], there)
    return event, sessions[0], {key: stories.scene.id(key) for key in keys}


def _end_of(key: str, stories: Stories) -> Any:
    """The fixture's own Croatian member leaves, so that there are 38."""
    from mreza_membership.models import MembershipTerm
    from sqlalchemy import delete

    return delete(MembershipTerm).where(MembershipTerm.membership_id == stories.scene.memberships[key])


async def test_m11_suspended_members_are_never_counted(
    stories: Stories, viewers: Viewers, assembly: tuple[str, str, dict[str, str]]
) -> None:
    event, _session, _ids = assembly
    roll = await stories.done("drawVotingRoll", await viewers.coordinator("HR"), ROLL, eventId=event)
    del roll["votingRoll"]["id"]
    assert roll["votingRoll"] == {"entitled": 38, "quorum": 20, "present": 19, "byProxy": 0, "quorumReached": False}


async def test_m11_one_more_active_member_makes_the_quorum(
    kit: Kit, stories: Stories, viewers: Viewers, assembly: tuple[str, str, dict[str, str]]
) -> None:
    event, session, _ids = assembly
    coordinator = await viewers.coordinator("HR")
    await stories.done("drawVotingRoll", coordinator, ROLL, eventId=event)
    await attend(stories, coordinator, session, [await person(kit, stories, "O-HR119")])
    roll = (await stories.done("drawVotingRoll", coordinator, ROLL, eventId=event))["votingRoll"]
    assert (roll["present"], roll["quorumReached"]) == (20, True)


async def test_m11_a_proxy_of_an_active_member_counts_and_one_of_a_suspended_member_is_refused(
    stories: Stories, viewers: Viewers, assembly: tuple[str, str, dict[str, str]]
) -> None:
    event, _session, ids = assembly
    coordinator = await viewers.coordinator("HR")
    roll = (await stories.done("drawVotingRoll", coordinator, ROLL, eventId=event))["votingRoll"]["id"]

    async def proxy(giver: str, holder: str) -> list[str]:
        given = {"rollId": roll, "giverId": ids[giver], "holderId": ids[holder]}
        return codes(await stories.do("recordProxy", coordinator, "votingProxy { id }", **given))

    assert await proxy("O-HR140", "O-HR100") == ["NOT_ON_ROLL"]
    assert await proxy("O-HR120", "O-HR139") == ["NOT_ON_ROLL"]
    assert await proxy("O-HR120", "O-HR120") == ["PROXY_TO_ITSELF"]
    assert await proxy("O-HR121", "O-HR122") == []
    assert (await _counts(stories, coordinator, event))["quorumReached"] is False
    assert await proxy("O-HR120", "O-HR100") == []
    assert await proxy("O-HR123", "O-HR100") == ["PROXY_HELD"]
    assert await proxy("O-HR120", "O-HR101") == ["PROXY_GIVEN"]
    assert await _counts(stories, coordinator, event) == {
        "entitled": 38,
        "quorum": 20,
        "present": 19,
        "byProxy": 1,
        "quorumReached": True,
    }


async def _counts(stories: Stories, viewer: Any, event: str) -> dict[str, Any]:
    answer = await stories.ask(
        "query ($id: ID!) { event(id: $id) { votingRolls { entitled quorum present byProxy quorumReached } } }",
        viewer=viewer,
        id=event,
    )
    return answer["event"]["votingRolls"][0]  # type: ignore[no-any-return]
