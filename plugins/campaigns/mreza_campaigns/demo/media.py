"""The demo's media: clippings with figures, an estimate, what a page shows, journalists, a calendar, a release."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from mreza.demo import PlannedPerson
from mreza.directory.reference import reference_id
from mreza.model.period import Period
from mreza.text import Locale, Translated
from mreza_documents.models import DocumentKind
from mreza_mail.models import BounceKind, Mailing, MailMessage, MailMessageState, SuppressionGround
from mreza_mail.service.addresses import fingerprint

from mreza_campaigns.demo import words
from mreza_campaigns.demo.ledger import Ledger
from mreza_campaigns.locale.letters import RELEASE
from mreza_campaigns.models import (
    CalendarEntry,
    CalendarEntryState,
    CampaignJournalist,
    CaravanResult,
    Deliverable,
    EstimateState,
    MediaContact,
    MediaOutlet,
    MediaStory,
    Medium,
    MetricKind,
    Placement,
    PlacementMetric,
    PlacementVisibility,
    PressDispatch,
    ReachEstimate,
    SocialChannel,
    SocialPeriod,
    SocialSnapshot,
)
from mreza_campaigns.service.media import text_hash

_M, _K, _P = Medium, MetricKind, PlacementVisibility
_STATES = CalendarEntryState
#: Network, outlet, medium, what was measured, and the figures of its placements.
OUTLETS = (
    ("RS", "ТВ Пример", _M.TELEVISION, _K.AUDIENCE, (180_000, 150_000)),
    ("RS", "Портал Пример", _M.PORTAL, _K.UNIQUE_VISITORS, (42_000,)),
    ("RS", "Страница мреже", _M.SOCIAL, _K.REACH, (95_000,)),
    ("RS", "Радио Пример", _M.RADIO, _K.AUDIENCE, (30_000,)),
    ("BA", "TV Primjer", _M.TELEVISION, _K.AUDIENCE, (120_000,)),
    ("BA", "Portal Primjer", _M.PORTAL, _K.UNIQUE_VISITORS, (60_000,)),
)
#: What a page showed since its beginning: impressions and reactions at the beginning of three months.
_SHOWN = ((4_650, 210), (12_400, 640), (20_150, 1_015))
_ACCOUNTS = 5_100
_GROSS, _LOWER, _OUTLETS, _PEOPLE = 677_000, 300_000, 527_000, 342_550


def media_rows(ledger: Ledger, campaign: UUID, tour: UUID, journalists: Sequence[PlannedPerson], release: UUID) -> None:
    """All of it."""
    outlets = _clippings(ledger, campaign)
    _estimate(ledger, campaign)
    _page(ledger, campaign)
    _calendar(ledger, campaign)
    _journalists(ledger, tour, journalists, outlets["Портал Пример"])
    _send(ledger, campaign, release, outlets["Портал Пример"])


def relay_rows(ledger: Ledger, campaign: UUID) -> None:
    """A caravan online: no stops, and what its page shows of two months."""
    lead, today = ledger.plan.network("RS"), ledger.plan.today
    days = [today - timedelta(one) for one in (82, 52, 22)]
    ledger.add(
        CaravanResult,
        lead,
        campaign_id=campaign,
        **dict.fromkeys(("stops", "registered_unique", "registered", "counted", "journalists"), 0),
        contacts=None,
        lower_bound=None,
        impressions=_show(ledger, campaign, "Instagram", days),
        accounts=_ACCOUNTS,
        closed_on=today - timedelta(15),
    )


def _clippings(ledger: Ledger, campaign: UUID) -> dict[str, UUID]:
    """Portals print the same text of an agency; broadcasts are stories of their own."""
    today, made = ledger.plan.today, {}
    agency = ledger.add(
        MediaStory,
        ledger.plan.network("RS"),
        campaign_id=campaign,
        title=words.AWARE["sr-Cyrl"],
        agency="Агенција Пример",
        text_hash=text_hash(words.AWARE_OBJECTIVE["sr-Cyrl"]),
    )
    for place, (code, name, medium, kind, figures) in enumerate(OUTLETS):
        network, country = ledger.plan.network(code), reference_id("country", code)
        made[name] = ledger.add(MediaOutlet, network, name=name, medium=medium, country_id=country)
        on_the_web = medium in (_M.PORTAL, _M.SOCIAL)
        for number, value in enumerate(figures):
            day = today - timedelta(45 - 3 * place - number)
            title = words.AWARE[network.locale]
            story = agency if medium is _M.PORTAL else None
            story = story or ledger.add(MediaStory, network, campaign_id=campaign, title=title)
            placement = ledger.add(
                Placement,
                network,
                campaign_id=campaign,
                story_id=story,
                outlet_id=made[name],
                on_day=day,
                medium=medium,
                country_id=country,
                locale=network.locale,
                title=title,
                url=f"https://medij{place}.example/{number}" if on_the_web else None,
                archive_id=ledger.file(network, DocumentKind.PRESS_CLIPPING, title, day),
                mentions_network=True,
                mentions_union=place % 2 == 0,
                mentions_project=False,
                visibility=(_P.PASSED, _P.FAILED, _P.PASSED, _P.NOT_REQUIRED, _P.UNCHECKED, _P.PASSED)[place],
            )
            ledger.add(
                PlacementMetric,
                network,
                campaign_id=campaign,
                placement_id=placement,
                kind=kind,
                value=value,
                measured_on=day + timedelta(5),
                source="Мерење Пример" if code == "RS" else "Mjerenje Primjer",
                method="Panel of households" if kind is _K.AUDIENCE else "As counted by the site",
                evidence_url=f"https://mera.example/{place}/{number}",
            )
    return made


def _estimate(ledger: Ledger, campaign: UUID) -> None:
    day, lead = ledger.plan.today - timedelta(10), ledger.plan.network("RS")
    id = ledger.add(
        ReachEstimate,
        lead,
        campaign_id=campaign,
        gross_contacts=_GROSS,
        lower_bound=_LOWER,
        outlet_audiences=_OUTLETS,
        overlap_percent=Decimal(35),
        people=_PEOPLE,
        method=words.METHOD,
        declared_on=day,
        declared_by_id=ledger.plan.coordinator(lead).id,
        approved_on=day + timedelta(3),
        state=EstimateState.APPROVED,
    )
    approved = (EstimateState.APPROVED, day + timedelta(3))
    ledger.past(ReachEstimate, id, lead, (EstimateState.DECLARED, day), approved)


def _page(ledger: Ledger, campaign: UUID) -> None:
    """Two months of a page."""
    third = ledger.plan.today.replace(day=1)
    second = (third - timedelta(1)).replace(day=1)
    first = (second - timedelta(1)).replace(day=1)
    _show(ledger, campaign, "Facebook", (first, second, third))


def _show(ledger: Ledger, campaign: UUID, platform: str, days: Sequence[date]) -> int:
    """Two periods of a page between three days; the platform told its reach for one. Gives the impressions in both."""
    lead = ledger.plan.network("RS")
    channel = ledger.add(
        SocialChannel, lead, campaign_id=campaign, platform=platform, handle="mreza.primer", medium=_M.SOCIAL
    )
    of = {"campaign_id": campaign, "channel_id": channel}
    first, second, third = days
    for day, (impressions, reactions) in zip(days, _SHOWN, strict=True):
        evidence = f"export-{day:%Y-%m}.csv"
        counts = {"impressions": impressions, "engagements": reactions}
        ledger.add(SocialSnapshot, lead, **of, on_day=day, **counts, evidence=evidence)
    told = {"reach": _ACCOUNTS, "reach_evidence": f"export-{first:%Y-%m}.csv"}
    ledger.add(SocialPeriod, lead, **of, lasts=Period(first, second - timedelta(1)), **told)
    ledger.add(SocialPeriod, lead, **of, lasts=Period(second, third - timedelta(1)))
    return _SHOWN[-1][0] - _SHOWN[0][0]


def _calendar(ledger: Ledger, campaign: UUID) -> None:
    today = ledger.plan.today
    for place, (code, medium, days, state) in enumerate(
        (
            ("RS", _M.SOCIAL, -20, _STATES.DONE),
            ("BA", _M.RADIO, -5, _STATES.DROPPED),
            ("RS", _M.NEWSLETTER, 6, _STATES.PLANNED),
            ("MK", _M.PRINT, 12, _STATES.PLANNED),
            ("BA", _M.OUTDOOR, 25, _STATES.PLANNED),
        )
    ):
        network, day = ledger.plan.network(code), today + timedelta(days)
        id = ledger.add(
            CalendarEntry,
            network,
            campaign_id=campaign,
            on_day=day,
            medium=medium,
            locale=network.locale,
            title=words.MESSAGES[place % 2],
            state=state,
        )
        if state is not _STATES.PLANNED:
            ledger.past(CalendarEntry, id, network, (_STATES.PLANNED, day - timedelta(10)), (state, day))


def _journalists(ledger: Ledger, tour: UUID, people: Sequence[PlannedPerson], outlet: UUID) -> None:
    """Three who were to report: one did in time, one late, one did not yet."""
    lead, today = ledger.plan.network("RS"), ledger.plan.today
    due = today - timedelta(12)
    for person, published in zip(people, (due - timedelta(2), due + timedelta(3), None), strict=True):
        of = {"campaign_id": tour, "accredited_on": today - timedelta(60)}
        id = ledger.add(CampaignJournalist, lead, **of, person_id=person.id, outlet_id=outlet)
        url = "https://medij1.example/karavan" if published else None
        ledger.add(
            Deliverable,
            lead,
            campaign_id=tour,
            journalist_id=id,
            title=words.TOUR["sr-Cyrl"],
            due_on=due,
            published_on=published,
            url=url,
        )


def _send(ledger: Ledger, campaign: UUID, release: UUID, outlet: UUID) -> None:
    """A release to ten contacts: one wants no mail, one address is gone."""
    lead, today = ledger.plan.network("RS"), ledger.plan.today
    sent = datetime.combine(today - timedelta(46), time(8), UTC)
    contents = {
        locale: {"release": {"title": words.AWARE[locale], "text": words.with_statement(text, locale)}}
        for locale, text in words.AWARE_OBJECTIVE.items()
        if locale in ("sr-Cyrl", "en")
    }
    title = Translated(words.AWARE).get(Locale.SR_CYRL).text
    mailing = ledger.add(
        Mailing,
        lead,
        template=RELEASE.code,
        title=title,
        sender="Mreža <mreza@mail.demo.example>",
        contents=contents,
        queued_at=sent,
        finished_at=sent,
    )
    states = MailMessageState
    for number in range(10):
        address, locale = f"redakcija{number}@mediji.example", "en" if number % 5 == 4 else "sr-Cyrl"
        ledger.add(MediaContact, lead, outlet_id=outlet, email=address, locale=locale, active=True)
        out, gone = number == 3, number == 7
        state = states.SUPPRESSED if out else states.SENT
        message = ledger.add(
            MailMessage,
            lead,
            mailing_id=mailing,
            address=address,
            locale=locale,
            values={},
            fingerprint=fingerprint(lead.id, address),
            suppressed_for=SuppressionGround.OPTED_OUT if out else None,
            attempts=0 if out else 1,
            sent_at=None if out else sent,
            bounce=BounceKind.HARD if gone else None,
            bounce_status="5.1.1" if gone else None,
            bounced_on=sent.date() if gone else None,
            state=state,
        )
        ledger.past(MailMessage, message, lead, (states.QUEUED, sent.date()), (state, sent.date()))
    ledger.add(
        PressDispatch,
        lead,
        campaign_id=campaign,
        material_id=release,
        mailing_id=mailing,
        media=[],
        countries=[],
        locales=[],
        sent_on=sent.date(),
    )


__all__ = ["OUTLETS", "media_rows", "relay_rows"]
