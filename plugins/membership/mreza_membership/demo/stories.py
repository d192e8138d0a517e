"""What became of each organisation as a member: most are steady, and every turn that a membership can take occurs.

Turns are dealt out by an organisation's place among the 203, so every scale has the same shares of each. Who
coordinates, or once did, and whoever a demo account belongs to, stays a member in good standing.
"""

from __future__ import annotations

import enum
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from mreza.demo import DemoPlan, PlannedOrganisation
from mreza.demo.networks import SIZE
from mreza.demo.organisations import between
from mreza.model.period import ONE_DAY, Period

from mreza_membership.demo.statutes import ASSOCIATE, FULL, HONORARY, NOT_LISTED, OBSERVER, SUPPORTING, Statutes
from mreza_membership.demo.words import words
from mreza_membership.models import MembershipScheme, MembershipState, MembershipTermEnding, MembershipTermState
from mreza_membership.service.calendar import grace_end, term_from
from mreza_membership.service.listing import stretch

_S = MembershipState


class Turn(enum.Enum):
    """What happened to a membership beyond being renewed."""

    STEADY = "nothing"
    SUSPENDED = "suspended today"
    LIFTED = "was suspended once"
    GRACE = "the last term has run out, its grace has not"
    LAPSED = "nobody renewed it"
    NOTICE = "will leave"
    REJOINED = "left and came back"
    RESIGNED = "left"
    EXCLUDED = "excluded"
    DISSOLVED = "dissolved"
    TRANSFERRED = "moved"
    PROSPECTIVE = "approved, not admitted yet"


_ENDS = (Turn.RESIGNED, Turn.EXCLUDED, Turn.DISSOLVED, Turn.TRANSFERRED)
_ENDINGS = dict(zip(_ENDS, MembershipTermEnding, strict=True))
_END_WORDS = dict(zip(_ENDS, ("own wish", "statutes", "dissolved", "moved"), strict=True))
#: By the place among the 203: one in 29 each …
_CYCLE = 29
_DEALT = {3: Turn.SUSPENDED, 7: Turn.GRACE, 11: Turn.NOTICE, 13: Turn.REJOINED, 17: Turn.LAPSED, 23: Turn.LIFTED}
_ENDED = 19
#: … and two that are about to join.
_JOINING = (57, 150)


@dataclass(slots=True)
class PlannedTerm:
    """One term."""

    valid: Period
    state: MembershipTermState
    grace_until: date | None = None
    grace_reason: str | None = None
    ending: MembershipTermEnding | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the membership's state."""

    before: MembershipState
    after: MembershipState
    day: date
    reason: str | None = None


@dataclass(slots=True)
class Story:
    """One organisation's membership from the first day to the demo's."""

    id: UUID
    organisation: PlannedOrganisation
    scheme: MembershipScheme
    type: str
    turn: Turn
    terms: list[PlannedTerm] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    suspension: Period | None = None
    lifted_on: date | None = None
    notice_on: date | None = None

    @property
    def state(self) -> MembershipState:
        """What was last decided."""
        return self.changes[-1].after if self.changes else _S.PROSPECTIVE

    @property
    def is_member(self) -> bool:
        """Whether it is a member on the demo's day; in grace and suspended it is one."""
        return self.turn not in (*_ENDS, Turn.LAPSED, Turn.PROSPECTIVE)

    def say(self, what: str) -> str:
        """A sentence in the language of the network."""
        return words(what, self.organisation.network.locale)

    def change(self, after: MembershipState, day: date, what: str | None = None) -> None:
        """Note the next change of state."""
        self.changes.append(Change(self.state, after, day, self.say(what) if what else None))

    def shown(self, today: date) -> Period | None:
        """The days on which the directory shows the organisation, by the same rule as after any change."""
        counted = [] if self.type in NOT_LISTED or self.turn is Turn.PROSPECTIVE else self.terms
        hidden = [] if self.suspension is None else [self.suspension]
        return stretch([_with_grace(term) for term in counted], hidden, today)


def tell(plan: DemoPlan, statutes: Statutes) -> list[Story]:
    """The story of every organisation; it also says on which days the directory lists it."""
    safe = {user.organisation.number for user in plan.users if user.organisation}
    stories = []
    for one in plan.organisations:
        chance = one.random("membership")
        story = Story(
            id=plan.ids.next("membership"),
            organisation=one,
            scheme=statutes.scheme_on(one.network, one.joined),
            type=_type(chance) if one.coordinates is None and one.number not in safe else FULL,
            turn=Turn.STEADY if one.coordinates or one.number in safe else _dealt(one.number % SIZE),
        )
        _live(story, chance, plan.today)
        one.listed = story.shown(plan.today)
        stories.append(story)
    return stories


def _type(chance: random.Random) -> str:
    return chance.choices((FULL, ASSOCIATE, OBSERVER, HONORARY, SUPPORTING), (80, 10, 5, 2, 3))[0]


def _dealt(place: int) -> Turn:
    if place in _JOINING:
        return Turn.PROSPECTIVE
    if place % _CYCLE == _ENDED:
        return _ENDS[place // _CYCLE % len(_ENDS)]
    return _DEALT.get(place % _CYCLE, Turn.STEADY)


def _live(story: Story, chance: random.Random, today: date) -> None:
    """Run the membership from its first day; where there was too little time for its turn, it is a steady one."""
    joined = story.organisation.joined
    if story.turn is Turn.PROSPECTIVE:
        valid = term_from(story.scheme, today + timedelta(14))
        story.terms = [PlannedTerm(valid, MembershipTermState.PROPOSED, grace_end(story.scheme, valid))]
        return
    story.change(_S.ACTIVE, joined)
    story.terms = list(_renewed(story.scheme, joined, today))
    turn = _TURNS.get(story.turn)
    if turn is not None and not turn(story, chance, today):
        story.turn = Turn.STEADY


def _renewed(scheme: MembershipScheme, first: date, last: date) -> Iterator[PlannedTerm]:
    """Terms without a gap from a day on, until one holds another day."""
    while first <= last:
        valid = term_from(scheme, first)
        assert valid.end is not None
        first = valid.end + ONE_DAY
        state = MembershipTermState.ENDED if first <= last else MembershipTermState.CURRENT
        yield PlannedTerm(valid, state, grace_end(scheme, valid))


def _cut(term: PlannedTerm, last: date, ending: MembershipTermEnding) -> None:
    term.valid, term.state, term.grace_until, term.ending = (
        term.valid.until(last),
        MembershipTermState.ENDED,
        None,
        ending,
    )


def _suspended(story: Story, chance: random.Random, today: date) -> bool:
    since = max(story.organisation.joined + timedelta(20), today - timedelta(chance.randrange(20, 120)))
    story.suspension = Period(since)
    story.change(_S.SUSPENDED, since, "no data")
    return True


def _lifted(story: Story, chance: random.Random, today: date) -> bool:
    since = between(chance, story.organisation.joined + timedelta(10), today - timedelta(25))
    story.lifted_on = between(chance, since + timedelta(5), today - timedelta(1))
    story.suspension = Period(since, story.lifted_on - ONE_DAY)
    story.change(_S.SUSPENDED, since, "no data")
    story.change(_S.ACTIVE, story.lifted_on, "data arrived")
    return True


def _in_grace(story: Story, chance: random.Random, today: date) -> bool:
    """The term that holds today was never agreed; the one before it gets more time if its grace is over."""
    if len(story.terms) == 1:
        return False
    story.terms.pop()
    last = story.terms[-1]
    last.state = MembershipTermState.CURRENT
    if last.grace_until is None or last.grace_until < today:
        last.grace_until, last.grace_reason = today + timedelta(chance.randrange(5, 40)), story.say("more time")
    return True


def _lapsed(story: Story, chance: random.Random, today: date) -> bool:
    kept = [term for term in story.terms if term.grace_until is not None and term.grace_until < today]
    if not kept:
        return False
    story.terms = kept[: chance.randrange(max(1, len(kept) - 2), len(kept) + 1)]
    story.terms[-1].state = MembershipTermState.CURRENT
    return True


def _notice(story: Story, chance: random.Random, today: date) -> bool:
    last = story.terms[-1]
    assert last.valid.start is not None
    assert last.valid.end is not None
    story.notice_on = max(last.valid.start, today - timedelta(chance.randrange(3, 30)))
    _cut(last, last.valid.end, MembershipTermEnding.RESIGNED)
    story.change(_S.NOTICE_GIVEN, story.notice_on, "own wish")
    return True


def _rejoined(story: Story, chance: random.Random, today: date) -> bool:
    joined = story.organisation.joined
    if (today - joined).days < 900:
        return False
    left = between(chance, joined + timedelta(200), today - timedelta(600))
    back = between(chance, left + timedelta(60), today - timedelta(200))
    story.terms = list(_renewed(story.scheme, joined, left))
    _cut(story.terms[-1], left, MembershipTermEnding.RESIGNED)
    story.terms += _renewed(story.scheme, back, today)
    story.change(_S.RESIGNED, left + ONE_DAY, "own wish")
    story.change(_S.ACTIVE, back)
    return True


def _left(story: Story, chance: random.Random, today: date) -> bool:
    joined = story.organisation.joined
    last = between(chance, joined + timedelta(max(10, (today - joined).days // 2)), today - timedelta(5))
    story.terms = list(_renewed(story.scheme, joined, last))
    _cut(story.terms[-1], last, _ENDINGS[story.turn])
    story.change(MembershipState[story.turn.name], last + ONE_DAY, _END_WORDS[story.turn])
    return True


_TURNS: dict[Turn, Callable[[Story, random.Random, date], bool]] = {
    Turn.SUSPENDED: _suspended,
    Turn.LIFTED: _lifted,
    Turn.GRACE: _in_grace,
    Turn.LAPSED: _lapsed,
    Turn.NOTICE: _notice,
    Turn.REJOINED: _rejoined,
    **dict.fromkeys(_ENDS, _left),
}


def _with_grace(term: PlannedTerm) -> Period:
    ran_out = term.ending is None and term.state is MembershipTermState.CURRENT
    return term.valid.until(term.grace_until) if ran_out and term.grace_until else term.valid
