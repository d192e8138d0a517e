"""Safe houses: what an organisation has hidden is to be found by nobody outside, by whatever question.

Hidden must mean: every question is answered as if it were not there at all. So each is asked three times, in the open,
hidden, and after what was hidden is gone; for who is outside, the first answer differs from the last one (else the
question would prove nothing) and the second does not. Today is 30 June 2025.
"""

from __future__ import annotations

from typing import Any

import pytest
from mreza.access.viewer import Viewer
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, Viewers
from sqlalchemy import text
from steps import Stories

pytestmark = pytest.mark.anyio

SAFE = "O-RS2"
STREET, POSTCODE, TOWN = "Tajna ulica 7", "35230", "Skrovište"
PHONE, LABEL = "+38135999777", "SOS linija"

ADDRESS = {
    "of the organisation": "($id: ID!) { organisation(id: $id) { addresses { street postcode town validFrom } } }",
    "of the organisation on a day": '($id: ID!) { organisation(id: $id) { addresses(asOf: "2025-01-01") { town } } }',
    "of the organisation, filtered": """($id: ID!) { organisation(id: $id) {
        addresses(where: {postcode: {eq: "35230"}}, orderBy: [{postcode: ASC}]) { id } } }""",
    "by its id": "($row: ID!) { address(id: $row) { id } }",
    "as a node": "($row: ID!) { node(id: $row) { id } }",
    "listed": "{ addresses { totalCount nodes { street postcode town organisation { name } } } }",
    "listed on a day": '{ addresses(asOf: "2025-01-01") { totalCount } }',
    "paged": """{ addresses(first: 1, orderBy: [{postcode: ASC}]) {
        pageInfo { hasNextPage } edges { cursor node { postcode } } } }""",
    "listed by organisation": "($id: ID!) { addresses(where: {organisation: {id: {eq: $id}}}) { totalCount } }",
    "listed by street": '{ addresses(where: {street: {contains: "ajna"}}) { totalCount } }',
    "listed by not": '{ addresses(where: {not: {postcode: {eq: "72220"}}}) { totalCount } }',
    "counted": "{ addresses { groups { count min { postcode } max { postcode } distinct(of: {town: true}) } } }",
    "grouped by postcode": "{ addresses { groups(by: [{postcode: true}]) { key { postcode } count } } }",
    "grouped by organisation": """{ addresses {
        groups(by: [{organisation: {name: true}}]) { key { organisation { name } } count } } }""",
    "grouped by first day": "{ addresses { groups(by: [{validFrom: YEAR}]) { key { validFrom } count } } }",
    "organisations that have some": "{ organisations(where: {addresses: {some: {}}}) { totalCount nodes { id } } }",
    "organisations with the postcode": """{ organisations(
        where: {addresses: {some: {postcode: {eq: "35230"}}}}) { totalCount nodes { id } groups { count } } }""",
    "organisations in the town": """{ organisations(
        where: {addresses: {some: {town: {startsWith: "Skrov"}}}}) { totalCount } }""",
    "organisations that have none": "{ organisations(where: {addresses: {none: {}}}) { totalCount nodes { id } } }",
    "organisations without the postcode": """{ organisations(
        where: {addresses: {none: {postcode: {eq: "35230"}}}}) { totalCount } }""",
    "organisations with no other postcode": """{ organisations(
        where: {addresses: {every: {postcode: {eq: "72220"}}}}) { totalCount } }""",
    "organisations by not": """{ organisations(
        where: {not: {addresses: {some: {postcode: {startsWith: "35"}}}}}) { totalCount } }""",
    "organisations grouped": """{ organisations {
        groups(by: [{addresses: {postcode: true}}]) { key { addresses { postcode } } count } } }""",
    "through memberships": """{ memberships(
        where: {organisation: {addresses: {some: {postcode: {eq: "35230"}}}}}) { totalCount nodes { id } } }""",
    "beside memberships": "{ memberships { nodes { organisation { addresses { postcode } } } } }",
    "through schemes": """{ membershipSchemes(
        where: {memberships: {some: {organisation: {addresses: {some: {postcode: {eq: "35230"}}}}}}}) {
            totalCount } }""",
    "below schemes": "{ membershipSchemes { nodes { memberships { organisation { addresses { town } } } } } }",
}

CONTACT = {
    "of the organisation": "($id: ID!) { organisation(id: $id) { contacts { kind value label } } }",
    "of the organisation, filtered": """($id: ID!) { organisation(id: $id) {
        contacts(where: {kind: {eq: PHONE}}, orderBy: [{value: ASC}]) { id } } }""",
    "by its id": "($row: ID!) { contactPoint(id: $row) { id } }",
    "as a node": "($row: ID!) { node(id: $row) { id } }",
    "listed": "{ contactPoints { totalCount nodes { kind value label organisation { name } } } }",
    "paged": """{ contactPoints(first: 1, orderBy: [{value: ASC}]) {
        pageInfo { hasNextPage } edges { cursor node { value } } } }""",
    "listed by organisation": "($id: ID!) { contactPoints(where: {organisation: {id: {eq: $id}}}) { totalCount } }",
    "listed by value": '{ contactPoints(where: {value: {startsWith: "+38135"}}) { totalCount } }',
    "listed by not": "{ contactPoints(where: {not: {kind: {eq: EMAIL}}}) { totalCount } }",
    "counted": "{ contactPoints { groups { count min { value } max { value } distinct(of: {label: true}) } } }",
    "grouped by value": "{ contactPoints { groups(by: [{value: true}]) { key { value } count } } }",
    "grouped by organisation": """{ contactPoints {
        groups(by: [{organisation: {name: true}}]) { key { organisation { name } } count } } }""",
    "organisations that have some": "{ organisations(where: {contacts: {some: {}}}) { totalCount nodes { id } } }",
    "organisations with the number": """{ organisations(
        where: {contacts: {some: {value: {eq: "+38135999777"}}}}) { totalCount nodes { id } groups { count } } }""",
    "organisations that have none": "{ organisations(where: {contacts: {none: {}}}) { totalCount nodes { id } } }",
    "organisations without such a label": """{ organisations(
        where: {contacts: {none: {label: {startsWith: "SOS"}}}}) { totalCount } }""",
    "organisations with nothing else": """{ organisations(
        where: {contacts: {every: {kind: {eq: EMAIL}}}}) { totalCount } }""",
    "organisations grouped": """{ organisations {
        groups(by: [{contacts: {kind: true}}, {contacts: {value: true}}]) {
            key { contacts { kind value } } count } } }""",
    "through memberships": """{ memberships(
        where: {organisation: {contacts: {some: {value: {eq: "+38135999777"}}}}}) { totalCount nodes { id } } }""",
    "beside memberships": "{ memberships { nodes { organisation { contacts { value } } } } }",
    "through schemes": """{ membershipSchemes(
        where: {memberships: {some: {organisation: {contacts: {some: {label: {eq: "SOS linija"}}}}}}}) {
            totalCount } }""",
    "below schemes": "{ membershipSchemes { nodes { memberships { organisation { contacts { value } } } } } }",
}

LISTED = {
    "by its id": "($id: ID!) { organisation(id: $id) { id } }",
    "as a node": "($id: ID!) { node(id: $id) { id } }",
    "listed": "{ organisations { totalCount nodes { id } } }",
    "searched": '{ organisations(search: "djerdan cuprija") { totalCount nodes { id } } }',
    "by its name": '{ organisations(where: {name: {contains: "Ђердан"}}) { totalCount } }',
    "by its acronym": '{ organisations(where: {acronym: {eq: "DJC"}}) { totalCount } }',
    "by not": '{ organisations(where: {not: {network: {code: {eq: "BA"}}}}) { totalCount } }',
    "counted": "{ organisations { groups(by: [{network: {code: true}}]) { key { network { code } } count } } }",
    "counted by seat": "{ organisations { groups { distinct(of: {acronym: true}) max { acronym } } } }",
    "below its scheme": "{ membershipSchemes { nodes { memberships { organisation { id } } } } }",
    "through its scheme": """{ membershipSchemes(
        where: {memberships: {some: {organisation: {acronym: {eq: "DJC"}}}}}) { totalCount } }""",
    "as a member": "{ memberships { totalCount nodes { memberNumber firstJoined organisation { id } } } }",
    "as a member, by its name": """{ memberships(
        where: {organisation: {acronym: {eq: "DJC"}}}) { totalCount } }""",
    "its terms": "{ membershipTerms { totalCount } }",
    "how many members": '{ networks(where: {code: {eq: "RS"}}) { nodes { memberCount } } }',
    "its address": "{ addresses { totalCount nodes { postcode } } }",
    "its address, by its id": "($address: ID!) { address(id: $address) { id } }",
    "its contacts": "{ contactPoints { totalCount nodes { value } } }",
    "its contact, by its id": "($contact: ID!) { contactPoint(id: $contact) { id } }",
}


class SafeHouse:
    """O-RS2 with an address and a telephone number that everybody sees, beside another organisation that has both."""

    def __init__(self, stories: Stories) -> None:
        self.stories, self.kit, self.viewers = stories, stories.kit, stories.kit.viewers
        self.id, self.organisation = stories.scene.id(SAFE), stories.scene.organisations[SAFE]
        self.address = self.contact = ""

    async def set(self) -> SafeHouse:
        """The organisations say themselves where they are, and how to reach them."""
        self.address, self.contact = await self.says(SAFE, STREET, POSTCODE, TOWN, PHONE, LABEL)
        await self.says("O-BA1", "Ulica 1", "72220", "Zavidovići", "+38732999888", "Kancelarija")
        return self

    async def outside(self) -> dict[str, Viewer | None]:
        """Who is outside the network, in however high an office."""
        of = self.stories.scene.organisations
        return {
            "anonymous": None,
            "another network's coordinator": await self.viewers.coordinator("BA"),
            "another network's member": await self.viewers.member(of["O-BA1"]),
            "a partner": await self.viewers.partner("BA", "HR"),
        }

    async def inside(self) -> dict[str, Viewer | None]:
        """Who is to see all of it, always."""
        return {
            "its own coordinator": await self.viewers.coordinator("RS"),
            "its own member": await self.viewers.member(self.organisation),
            "the secretariat": await self.viewers.secretariat(),
        }

    async def fellow(self) -> Viewer:
        """Another member organisation of the same network."""
        return await self.viewers.member(self.stories.scene.organisations["O-RS1"])

    async def hide(self, **flags: bool) -> None:
        """The coordinator sets safety flags."""
        await self.stories.done(
            "updateOrganisation",
            await self.viewers.coordinator("RS"),
            "organisation { id }",
            organisationId=self.id,
            **flags,
        )

    async def answers(self, viewer: Viewer | None, questions: dict[str, str], **ids: str) -> dict[str, Any]:
        """What somebody is told, by question."""
        told: dict[str, Any] = {}
        for name, question in questions.items():
            asked: dict[str, Any] = {key: value for key, value in ids.items() if f"${key}:" in question}
            told[name] = await self.stories.ask(f"query {question}", viewer=viewer, **asked)
        return told

    async def says(self, key: str, street: str, postcode: str, town: str, phone: str, label: str) -> tuple[str, str]:
        """A member says itself where it is and how to reach it; gives the ids of the address and the contact point."""
        member = await self.viewers.member(self.stories.scene.organisations[key])
        of = {"organisationId": self.stories.scene.id(key)}
        where = {"street": [{"locale": "sr-Latn", "text": street}], "town": [{"locale": "sr-Latn", "text": town}]}
        since = {"postcode": postcode, "validFrom": "2024-01-01"}
        address = await self.stories.done("setAddress", member, "address { id }", **of, **where, **since)
        reached = {"kind": "PHONE", "value": phone, "label": label}
        contact = await self.stories.done("addContactPoint", member, "contactPoint { id }", **of, **reached)
        return address["address"]["id"], contact["contactPoint"]["id"]


@pytest.fixture
async def house(stories: Stories) -> SafeHouse:
    """The safe house, in the open."""
    return await SafeHouse(stories).set()


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The questions that were answered in two ways."""
    return [question for question in one if one[question] != other[question]]


@pytest.mark.parametrize(
    ("flag", "table", "questions"),
    [("hideAddress", "core_address", ADDRESS), ("hideContacts", "core_contact_point", CONTACT)],
    ids=["addresses", "contacts"],
)
async def test_what_a_safe_house_hides_is_for_outsiders_as_if_it_were_not_there(
    house: SafeHouse, kit: Kit, flag: str, table: str, questions: dict[str, str]
) -> None:
    outside = await house.outside() | {"another member of its network": await house.fellow()}
    everybody = outside | await house.inside()
    ids = {"id": house.id, "row": house.address if flag == "hideAddress" else house.contact}

    async def ask() -> dict[str, dict[str, Any]]:
        return {who: await house.answers(viewer, questions, **ids) for who, viewer in everybody.items()}

    in_the_open = await ask()
    await house.hide(**{flag: True})
    hidden = await ask()
    await house.hide(**{flag: False})
    assert await ask() == in_the_open  # and taken back, it is shown again
    async with kit.session() as session:
        await session.execute(text(f"DELETE FROM {table} WHERE organisation_id = :id"), {"id": house.organisation.id})
    gone = await ask()

    for who in everybody:
        assert differing(in_the_open[who], gone[who]) == list(questions), f"no control for {who}"
    for who in outside:
        assert differing(hidden[who], gone[who]) == [], who
    for who in await house.inside():
        assert differing(hidden[who], in_the_open[who]) == [], who


async def test_each_safety_flag_hides_what_it_names_and_nothing_else(house: SafeHouse) -> None:
    question = "query ($id: ID!) { organisation(id: $id) { addresses { postcode } contacts { value } } }"

    async def seen() -> tuple[list[Any], list[Any]]:
        shown = (await house.stories.ask(question, id=house.id))["organisation"]
        return [one["postcode"] for one in shown["addresses"]], [one["value"] for one in shown["contacts"]]

    assert await seen() == ([POSTCODE], [PHONE])
    await house.hide(hideAddress=True)
    assert await seen() == ([], [PHONE])
    await house.hide(hideAddress=False, hideContacts=True)
    assert await seen() == ([POSTCODE], [])
    await house.hide(hideAddress=True)
    assert await seen() == ([], [])


async def test_an_address_set_later_is_as_hidden_as_the_first(house: SafeHouse) -> None:
    await house.hide(hideAddress=True, hideContacts=True)
    await house.says(SAFE, "Nova ulica 9", "35231", TOWN, "+38135999778", LABEL)
    for who, viewer in (await house.outside()).items():
        answer = await house.stories.ask(
            """query ($id: ID!) {
              organisation(id: $id) { addresses { id } contacts { id } }
              addresses(where: {postcode: {startsWith: "3523"}}) { totalCount }
              contactPoints(where: {value: {startsWith: "+38135"}}) { totalCount } }""",
            viewer=viewer,
            id=house.id,
        )
        hidden = {"totalCount": 0}
        assert answer == {
            "organisation": {"addresses": [], "contacts": []},
            "addresses": hidden,
            "contactPoints": hidden,
        }, who


async def test_the_search_finds_nobody_by_street_or_telephone_number(house: SafeHouse) -> None:
    for viewer in (await house.outside() | await house.inside()).values():
        for words in (STREET, POSTCODE, TOWN, PHONE, LABEL):
            found = await house.stories.ask(
                "query ($words: String) { organisations(search: $words) { totalCount } }", viewer=viewer, words=words
            )
            assert found["organisations"]["totalCount"] == 0


async def test_an_organisation_that_is_not_to_be_listed_is_for_outsiders_as_if_it_were_not_there(
    house: SafeHouse, kit: Kit
) -> None:
    await house.stories.done(
        "updateOrganisation",
        await house.viewers.coordinator("RS"),
        "organisation { id }",
        organisationId=house.id,
        acronym="DJC",
    )
    outside, inside = await house.outside(), await house.inside()
    ids = {"id": house.id, "address": house.address, "contact": house.contact}

    async def ask(viewers: dict[str, Viewer | None]) -> dict[str, dict[str, Any]]:
        return {who: await house.answers(viewer, LISTED, **ids) for who, viewer in viewers.items()}

    in_the_open = await ask(outside | inside)
    await house.hide(doNotList=True)
    hidden = await ask(outside | inside)
    by_id = "query ($id: ID!) { organisation(id: $id) { id } organisations { nodes { id } } }"
    fellow = await house.stories.ask(by_id, viewer=await house.fellow(), id=house.id)
    assert fellow["organisation"] is None
    assert {"id": house.id} not in fellow["organisations"]["nodes"]
    assert fellow["organisations"]["nodes"]
    async with kit.session() as session:
        for table, column in (
            ("membership_term", "organisation_id"),
            ("membership", "organisation_id"),
            ("core_organisation", "id"),
        ):
            await session.execute(text(f"DELETE FROM {table} WHERE {column} = :id"), {"id": house.organisation.id})
    gone = await ask(outside)

    for who in outside:
        assert differing(in_the_open[who], gone[who]) == list(LISTED), f"no control for {who}"
        assert differing(hidden[who], gone[who]) == [], who
    for who in inside:
        assert differing(hidden[who], in_the_open[who]) == [], who


async def test_a_safe_house_sets_its_flags_itself_and_strangers_cannot_lift_them(
    house: SafeHouse, viewers: Viewers
) -> None:
    flags = {"organisationId": house.id, "hideAddress": True, "hideContacts": True}
    selection = "organisation { hideAddress hideContacts doNotList }"
    own = await viewers.member(house.organisation)
    done = await house.stories.done("updateOrganisation", own, selection, **flags)
    assert done["organisation"] == {"hideAddress": True, "hideContacts": True, "doNotList": False}
    for who, viewer in (await house.outside() | {"fellow": await house.fellow()}).items():
        lifted = {"organisationId": house.id, "hideAddress": False, "hideContacts": False}
        refused = await house.stories.do("updateOrganisation", viewer, "organisation { id }", **lifted)
        assert refused["errors"], who
        answer = await house.stories.ask(
            "query ($id: ID!) { organisation(id: $id) { hideAddress hideContacts doNotList addresses { id } } }",
            viewer=viewer,
            id=house.id,
        )
        untold: dict[str, Any] = {"hideAddress": None, "hideContacts": None, "doNotList": None, "addresses": []}
        assert answer["organisation"] == untold, who


async def test_strangers_cannot_touch_what_they_cannot_see_and_are_told_the_same_as_of_nothing(
    house: SafeHouse, viewers: Viewers
) -> None:
    await house.hide(hideContacts=True)
    nowhere = encode("ContactPoint", house.organisation.id)
    for viewer in (await viewers.coordinator("BA"), await house.fellow()):
        refused = [
            await house.stories.do("removeContactPoint", viewer, "clientMutationId", contactPointId=id)
            for id in (house.contact, nowhere)
        ]
        assert refused[0] == refused[1]
        assert [error["code"] for error in refused[0]["errors"]] == ["NOT_FOUND"]
