"""Terms that run from the day of admission: their end, their grace, renewal and rounds. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.model.global_id import encode
from mreza.testing.kit import Viewers
from sqlalchemy import text
from steps import Stories, codes

pytestmark = pytest.mark.anyio

TERMS = """query ($id: ID!) { membership(id: $id) {
    terms(orderBy: [{validFrom: ASC}]) { id validFrom validTo graceUntil state } } }"""
STANDING = """query ($id: ID!, $day: Date) { membership(id: $id) {
    status(asOf: $day) currentSince(asOf: $day) termUntil(asOf: $day) graceUntil(asOf: $day) } }"""
ROUND = "preview members terms termsBefore leftOut { reason membership { memberNumber } }"


class Rolling:
    """Serbia's network under a scheme of rolling terms, to which members are admitted by an application."""

    def __init__(self, stories: Stories) -> None:
        self.stories, self.viewers = stories, stories.kit.viewers
        self.membership = ""

    async def state(self, **rules: Any) -> Rolling:
        """The statutes of 2024: twelve months from the day of admission, sixty days of grace."""
        values = {
            "networkId": encode("Network", self.stories.kit.networks["RS"]),
            "name": [{"locale": "en", "text": "Statutes of 2024"}],
            "statutesVersion": "2024-01",
            "validFrom": "2024-01-01",
            "termKind": "ROLLING",
        }
        scheme = "membershipScheme { termKind termMonths graceDays }"
        made = await self.stories.done(
            "createMembershipScheme", await self.viewers.secretariat(), scheme, **values | rules
        )
        rolling = {"termKind": "ROLLING", "termMonths": 12, "graceDays": 60} | rules
        assert made["membershipScheme"] == rolling
        return self

    async def admit(self, day: str) -> Rolling:
        """O-RS3 hands in its form early enough, and is admitted on a day."""
        coordinator, secretariat = await self.viewers.coordinator("RS"), await self.viewers.secretariat()
        reference = (await self.stories.apply())["reference"]
        async with self.stories.kit.session() as session:
            await session.execute(text("UPDATE membership_application SET submitted_on = '2024-02-01'"))
        of, state = {"applicationId": (await self.stories.application(reference))["id"]}, "membershipApplication { id }"
        await self.stories.done("screenApplication", coordinator, state, **of, day="2024-02-10")
        approved = {**of, "outcome": "APPROVED"}
        await self.stories.done("recordNationalDecision", coordinator, state, **approved, day="2024-03-01")
        member = "membershipApplication { organisation { memberships { id } } }"
        done = await self.stories.done("confirmDecision", secretariat, member, **approved, day=day)
        (membership,) = done["membershipApplication"]["organisation"]["memberships"]
        self.membership = membership["id"]
        return self

    async def terms(self) -> list[dict[str, Any]]:
        """The membership's terms, the oldest first."""
        answer = await self.stories.ask(TERMS, viewer=await self.viewers.secretariat(), id=self.membership)
        return answer["membership"]["terms"]  # type: ignore[no-any-return]

    async def periods(self) -> list[tuple[str, str, str, str]]:
        """From when to when the terms run, their grace and their state."""
        return [(one["validFrom"], one["validTo"], one["graceUntil"], one["state"]) for one in await self.terms()]

    async def standing(self, day: str | None = None) -> dict[str, Any]:
        """What the membership amounts to on a day."""
        answer = await self.stories.ask(STANDING, viewer=await self.viewers.secretariat(), id=self.membership, day=day)
        return answer["membership"]  # type: ignore[no-any-return]

    async def status(self, day: str | None = None) -> str:
        """The status on a day."""
        return (await self.standing(day))["status"]  # type: ignore[no-any-return]

    async def renew(self, day: str, which: int = -1) -> dict[str, Any]:
        """Renew the last term or another one, as decided on a day."""
        term = (await self.terms())[which]["id"]
        coordinator, new = await self.viewers.coordinator("RS"), "membershipTerm { validFrom validTo }"
        return await self.stories.do("renewMembership", coordinator, new, termId=term, day=day)

    async def round(self, year: int, *, preview: bool) -> dict[str, Any]:
        """The round of a year."""
        of = {"networkId": encode("Network", self.stories.kit.networks["RS"]), "year": year, "preview": preview}
        return await self.stories.done("startRenewalRound", await self.viewers.coordinator("RS"), ROUND, **of)


@pytest.fixture
async def rolling(stories: Stories) -> Rolling:
    """The rolling scheme."""
    return await Rolling(stories).state()


async def test_a_member_admitted_in_april_is_one_until_the_end_of_march_and_then_in_grace_for_sixty_days(
    rolling: Rolling,
) -> None:
    await rolling.admit("2024-04-01")
    assert await rolling.periods() == [("2024-04-01", "2025-03-31", "2025-05-30", "CURRENT")]
    days = ("2024-03-31", "2024-04-01", "2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01", "2025-05-30")
    assert [await rolling.status(day) for day in days] == [
        "PROSPECTIVE",
        *["ACTIVE"] * 4,
        *["GRACE"] * 2,
    ]
    in_grace = {"status": "GRACE", "currentSince": "2024-04-01", "termUntil": "2025-03-31", "graceUntil": "2025-05-30"}
    assert await rolling.standing("2025-05-30") == in_grace
    lapsed = {"status": "LAPSED", "currentSince": None, "termUntil": "2025-03-31", "graceUntil": None}
    assert await rolling.standing("2025-05-31") == lapsed
    assert await rolling.standing() == lapsed


@pytest.mark.parametrize("day", ["2025-03-01", "2025-04-15", "2025-05-30"])
async def test_renewed_before_its_end_or_in_grace_the_next_twelve_months_follow_without_a_gap(
    rolling: Rolling, day: str
) -> None:
    await rolling.admit("2024-04-01")
    for _ in range(2):
        renewed = await rolling.renew(day, which=0)
        assert renewed["membershipTerm"] == {"validFrom": "2025-04-01", "validTo": "2026-03-31"}
    assert await rolling.periods() == [
        ("2024-04-01", "2025-03-31", "2025-05-30", "ENDED"),
        ("2025-04-01", "2026-03-31", "2026-05-30", "CURRENT"),
    ]
    assert [await rolling.status(day) for day in ("2025-03-31", "2025-04-01", "2025-05-31")] == ["ACTIVE"] * 3
    now = await rolling.standing()
    assert (now["status"], now["currentSince"], now["termUntil"]) == ("ACTIVE", "2024-04-01", "2026-03-31")


async def test_the_day_after_grace_is_too_late(rolling: Rolling) -> None:
    await rolling.admit("2024-04-01")
    assert codes(await rolling.renew("2025-05-31")) == ["GRACE_OVER"]
    assert len(await rolling.terms()) == 1


async def test_a_member_that_comes_back_later_has_twelve_months_from_that_day(
    rolling: Rolling, viewers: Viewers
) -> None:
    await rolling.admit("2024-04-01")
    back = {"membershipId": rolling.membership, "body": "REGIONAL", "day": "2025-06-10"}
    await rolling.stories.done("reinstateMembership", await viewers.secretariat(), "membership { id }", **back)
    assert (await rolling.periods())[-1] == ("2025-06-10", "2026-06-09", "2026-08-08", "CURRENT")
    now = await rolling.standing()
    assert (now["status"], now["currentSince"]) == ("ACTIVE", "2025-06-10")
    assert await rolling.status("2025-06-09") == "LAPSED"


async def test_a_round_proposes_each_member_the_term_that_follows_its_own_and_agreeing_it_leaves_no_gap(
    rolling: Rolling, viewers: Viewers
) -> None:
    await rolling.admit("2024-04-01")
    assert (await rolling.renew("2025-03-01"))["errors"] == []
    this_year = await rolling.round(2025, preview=True)
    left_out = {one["membership"]["memberNumber"]: one["reason"] for one in this_year["leftOut"]}
    assert (this_year["terms"], left_out["RS-0001"]) == (0, "RENEWED_ALREADY")

    reported = await rolling.round(2026, preview=True)
    assert (reported["members"], reported["terms"], reported["leftOut"]) == (3, 3, [])
    assert len(await rolling.terms()) == 2
    done = await rolling.round(2026, preview=False)
    assert (done["terms"], done["termsBefore"]) == (3, 0)
    again = await rolling.round(2026, preview=False)
    assert (again["terms"], again["termsBefore"]) == (0, 3)
    proposed = ("2026-04-01", "2027-03-31", "2027-05-30")
    assert (await rolling.periods())[-1] == (*proposed, "PROPOSED")
    assert await rolling.status("2026-06-30") == "LAPSED"  # nothing is agreed yet

    agree = {"termId": (await rolling.terms())[-1]["id"], "day": "2025-06-30"}
    await rolling.stories.done("agreeTerm", await viewers.coordinator("RS"), "membershipTerm { id }", **agree)
    assert (await rolling.periods())[-2:] == [
        ("2025-04-01", "2026-03-31", "2026-05-30", "ENDED"),
        (*proposed, "CURRENT"),
    ]
    assert [await rolling.status(day) for day in ("2026-03-31", "2026-04-01", "2027-03-31")] == ["ACTIVE"] * 3
    assert await rolling.status("2027-04-01") == "GRACE"


async def test_a_round_offers_a_member_in_grace_the_term_that_it_missed_before_the_next_years(
    rolling: Rolling, viewers: Viewers
) -> None:
    await rolling.admit("2024-05-15")
    assert (await rolling.standing())["graceUntil"] == "2025-07-13"
    next_year = await rolling.round(2026, preview=True)
    assert next_year["leftOut"] == [{"reason": "EARLIER_TERM_MISSING", "membership": {"memberNumber": "RS-0001"}}]
    assert (await rolling.round(2025, preview=False))["terms"] == 1
    assert (await rolling.periods())[-1] == ("2025-05-15", "2026-05-14", "2026-07-13", "PROPOSED")
    assert await rolling.status() == "GRACE"
    agree = {"termId": (await rolling.terms())[-1]["id"]}
    await rolling.stories.done("agreeTerm", await viewers.coordinator("RS"), "membershipTerm { id }", **agree)
    now = await rolling.standing()
    assert (now["status"], now["currentSince"]) == ("ACTIVE", "2024-05-15")


async def test_members_from_before_keep_the_terms_of_the_calendar(rolling: Rolling, stories: Stories) -> None:
    rolling.membership = stories.scene.membership("O-RS2")
    assert (await rolling.periods())[-1] == ("2025-01-01", "2025-12-31", "2026-03-01", "CURRENT")
    renewed = await rolling.renew("2025-06-30")
    assert renewed["membershipTerm"] == {"validFrom": "2026-01-01", "validTo": "2026-12-31"}


async def test_a_scheme_of_two_rolling_years_runs_two_years_with_its_own_grace(stories: Stories) -> None:
    rolling = await Rolling(stories).state(termMonths=24, graceDays=30)
    await rolling.admit("2024-04-01")
    assert await rolling.periods() == [("2024-04-01", "2026-03-31", "2026-04-30", "CURRENT")]
    assert (await rolling.renew("2025-06-30"))["membershipTerm"] == {"validFrom": "2026-04-01", "validTo": "2028-03-31"}
