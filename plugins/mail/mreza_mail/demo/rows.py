"""The part of mail in the demo: an invitation in each network. Of its letters most arrived, one came back for good, one
for now, and somebody has opted out before. One network's is still to be tried again."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from mreza.demo import DemoPlan, PlannedNetwork, PlannedPerson, Rows
from mreza.model.history import StateChange
from mreza.text import Locale

from mreza_mail.demo.words import PARAGRAPHS, SUBJECT
from mreza_mail.letters import LETTER
from mreza_mail.models import BounceKind, Mailing, MailMessage, MailMessageState, MailSuppression, SuppressionGround
from mreza_mail.service.addresses import fingerprint

_S, _G = MailMessageState, SuppressionGround
_MOST = 12
_BOUNCES = {3: (BounceKind.HARD, "5.1.1"), 6: (BounceKind.SOFT, "5.2.2")}
_OUT = 4
_SENDER = "Mreža <mreza@demo.example>"
_COLUMNS: dict[Any, str] = {
    Mailing: "id network_id template title sender contents queued_at finished_at",
    MailMessage: "id network_id mailing_id address name locale values fingerprint suppressed_for attempts "
    "next_attempt_at last_status sent_at bounce bounce_status bounced_on state",
    MailSuppression: "id network_id fingerprint ground since message_id",
    StateChange: "id network_id subject_type subject_id attribute from_state to_state on_day",
}
Table = dict[Any, list[tuple[Any, ...]]]


def rows(plan: DemoPlan) -> list[Rows]:
    """All rows."""
    found: Table = {model: [] for model in _COLUMNS}
    for place, network in enumerate(plan.networks):
        _invite(plan, network, found, waits=place == 1)
    return [Rows(model, columns.split(), found[model]) for model, columns in _COLUMNS.items()]


def _invite(plan: DemoPlan, network: PlannedNetwork, found: Table, *, waits: bool) -> None:
    people = [one.people[0] for one in plan.organisations_of(network) if one.people][:_MOST]
    on_day = plan.today - timedelta(12)
    queued = datetime.combine(on_day, time(8), UTC)
    mailing = plan.ids.next(Mailing.__tablename__)
    contents = {locale: _contents(Locale.parse(locale)) for locale in {one.locale for one in people}}
    title = SUBJECT.get(Locale.parse(network.locale)).text
    found[Mailing].append(
        (mailing, network.id, LETTER.code, title, _SENDER, contents, queued, None if waits else queued)
    )
    for place, person in enumerate(people):
        _write(plan, network, mailing, person, place, queued, found, waits=waits and place == 0)


def _write(
    plan: DemoPlan,
    network: PlannedNetwork,
    mailing: Any,
    person: PlannedPerson,
    place: int,
    queued: datetime,
    found: Table,
    *,
    waits: bool,
) -> None:
    id, name = plan.ids.next(MailMessage.__tablename__), f"{person.given_name} {person.family_name}"
    print_ = fingerprint(network.id, person.email)
    on_day = queued.date()
    bounce, status = _BOUNCES.get(place, (None, None))
    state = _S.QUEUED if waits else _S.SUPPRESSED if place == _OUT else _S.SENT
    sent = queued if state is _S.SENT else None
    found[MailMessage].append(
        (id, network.id, mailing, person.email, name, person.locale, {}, print_,
         _G.OPTED_OUT if state is _S.SUPPRESSED else None, 0 if state is _S.SUPPRESSED else 1,
         queued + timedelta(days=30) if waits else None, "451 4.7.1" if waits else None, sent, bounce, status,
         on_day if bounce else None, state)
    )  # fmt: skip
    if state is not _S.QUEUED:
        change = plan.ids.next("change of a letter")
        found[StateChange].append(
            (change, network.id, "MailMessage", id, "state", _S.QUEUED.name, state.name, on_day)
        )  # fmt: skip
    if place == _OUT or bounce is BounceKind.HARD:
        ground, since = (_G.BOUNCED, on_day) if bounce else (_G.OPTED_OUT, on_day - timedelta(90))
        suppression = plan.ids.next(MailSuppression.__tablename__)
        found[MailSuppression].append((suppression, network.id, print_, ground, since, id if bounce else None))


def _contents(locale: Locale) -> dict[str, Any]:
    return {"subject": SUBJECT.get(locale).text, "paragraphs": [one.get(locale).text for one in PARAGRAPHS]}
