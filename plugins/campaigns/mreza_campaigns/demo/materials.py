"""The demo's materials: in every state of translation and publication, with a check that was overridden, and a
consent that was withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from mreza.text import Locale
from mreza_documents.models import DocumentKind

from mreza_campaigns.demo import words
from mreza_campaigns.demo.ledger import Ledger
from mreza_campaigns.models import (
    Anonymity,
    CampaignTask,
    CampaignTaskKind,
    CampaignTaskState,
    ConsentState,
    Depiction,
    DepictionConsent,
    Material,
    MaterialKind,
    MaterialState,
    MaterialVersion,
    VersionState,
    VisibilityCheck,
    VisibilityOverride,
)

_V, _M = VersionState, MaterialState
_K = MaterialKind


class _Materials:
    """Materials of one campaign, of the network that leads it."""

    def __init__(self, ledger: Ledger, campaign: UUID) -> None:
        self.ledger, self.campaign = ledger, campaign
        self.network, self.today = ledger.plan.network("RS"), ledger.plan.today

    def add(self, kind: MaterialKind, title: Mapping[str, str], state: MaterialState, **more: Any) -> UUID:
        """A material, and how it came to its state."""
        id = self.ledger.add(
            Material,
            self.network,
            campaign_id=self.campaign,
            kind=kind,
            title=dict(title),
            source_locale="sr-Cyrl",
            revision=more.pop("revision", 1),
            shows_people=more.pop("shows_people", False),
            state=state,
            **more,
        )
        ways = [(_M.DRAFT, self.today - timedelta(60)), (_M.PUBLISHED, self.today - timedelta(50))]
        ways += [(_M.WITHDRAWN, self.today - timedelta(18))]
        known = {_M.DRAFT: 1, _M.PUBLISHED: 2, _M.WITHDRAWN: 3}[state]
        self.ledger.past(Material, id, self.network, *ways[:known])
        return id

    def version(
        self,
        material: UUID,
        locale: str,
        state: VersionState,
        *,
        reviewed: bool = True,
        passed: bool = True,
        **text: Any,
    ) -> UUID:
        """A version in a locale; one that says something was checked."""
        published = None if state is _V.UNPUBLISHED else self.today - timedelta(50)
        says = bool(text.get("title"))
        id = self.ledger.add(
            MaterialVersion,
            self.network,
            material_id=material,
            locale=locale,
            of_revision=text.pop("of_revision", 1) if says else None,
            reviewed_on=self.today - timedelta(52) if says and reviewed else None,
            published_on=published,
            past_files=[],
            state=state,
            **text,
        )
        ways = [(_V.UNPUBLISHED, self.today - timedelta(60)), (_V.PUBLISHED, self.today - timedelta(50))]
        ways += [(_V.WITHDRAWN, self.today - timedelta(18))]
        known = {_V.UNPUBLISHED: 1, _V.PUBLISHED: 2, _V.WITHDRAWN: 3}[state]
        self.ledger.past(MaterialVersion, id, self.network, *ways[:known])
        if says and reviewed:
            of = {"material_id": material, "material_version_id": id, "checked_on": self.today - timedelta(51)}
            marks = dict.fromkeys(("emblem", "statement", "disclaimer", "accessible"), passed)
            self.ledger.add(VisibilityCheck, self.network, **of, **marks, kosovo=True)
        return id


def material_rows(ledger: Ledger, campaign: UUID) -> UUID:
    """All materials; gives the press release."""
    made = _Materials(ledger, campaign)
    _post(made)
    _poster(made)
    _withdrawn(made)
    study = made.add(
        _K.CASE_STUDY,
        {"sr-Cyrl": words.STUDY["title"]},
        _M.PUBLISHED,
        organisation_id=ledger.plan.organisations_of(made.network)[0].id,
        anonymity=Anonymity.ALTERED,
    )
    told: dict[str, Any] = dict(words.STUDY) | {"text": words.with_statement(words.STUDY["text"], "sr-Cyrl")}
    made.version(study, "sr-Cyrl", _V.PUBLISHED, **told)
    release = made.add(_K.PRESS_RELEASE, words.AWARE, _M.PUBLISHED)
    for locale in Locale:
        text = words.with_statement(words.AWARE_OBJECTIVE[locale.value], locale.value)
        made.version(release, locale.value, _V.PUBLISHED, title=words.AWARE[locale.value], text=text)
    return release


def _post(made: _Materials) -> None:
    """A post that was written anew once: read over, stale, a draft, missing, and one that another stands in for."""
    post = made.add(_K.POST, words.AWARE, _M.PUBLISHED, revision=2)
    for locale in Locale:
        code = locale.value
        text = words.POST.get(code)
        if text is None:
            stands_in = code == "cnr"
            made.version(
                post,
                code,
                _V.PUBLISHED if stands_in else _V.UNPUBLISHED,
                fallback_locale="sr-Latn" if stands_in else None,
            )
            continue
        stale, draft = code == "hr", code == "mk"
        made.version(
            post,
            code,
            _V.UNPUBLISHED if stale or draft else _V.PUBLISHED,
            reviewed=not draft,
            title=words.AWARE[code],
            text=words.with_statement(text, code),
            of_revision=1 if stale else 2,
        )


def _poster(made: _Materials) -> None:
    """A poster for a safe house, without the emblem: the secretariat let it pass."""
    poster = made.add(_K.POSTER, words.AWARE, _M.PUBLISHED, rights=words.RIGHTS)
    file = made.ledger.file(
        made.network, DocumentKind.OTHER, words.AWARE["sr-Cyrl"], made.today - timedelta(55), public=True
    )
    title = words.AWARE["sr-Cyrl"]
    version = made.version(poster, "sr-Cyrl", _V.PUBLISHED, passed=False, title=title, document_id=file)
    made.ledger.add(
        VisibilityOverride,
        made.network,
        material_id=poster,
        material_version_id=version,
        missing=["EU_STATEMENT_MISSING"],
        reason="Сигурна кућа: без обележја, по договору са Делегацијом.",
        on_day=made.today - timedelta(50),
    )


def _withdrawn(made: _Materials) -> None:
    """A photograph of somebody who does not want to be shown any more, and one of somebody who does."""
    people = made.ledger.plan.organisations_of(made.network)[2].people
    for place, person in enumerate(people[:2]):
        gone = place == 0
        image = made.add(
            _K.IMAGE, words.CARAVAN, _M.WITHDRAWN if gone else _M.PUBLISHED, rights=words.RIGHTS, shows_people=True
        )
        text = words.with_statement(words.CARAVAN["sr-Cyrl"], "sr-Cyrl")
        state = _V.WITHDRAWN if gone else _V.PUBLISHED
        made.version(image, "sr-Cyrl", state, title=words.CARAVAN["sr-Cyrl"], text=text)
        given, withdrawn = made.today - timedelta(70), made.today - timedelta(18)
        form = made.ledger.file(made.network, DocumentKind.CONSENT, "Сагласност за снимање", given, person=person)
        consent = made.ledger.add(
            DepictionConsent,
            made.network,
            person_id=person.id,
            document_id=form,
            covers="Фотографије са каравана",
            by_guardian=False,
            given_on=given,
            withdrawn_on=withdrawn if gone else None,
            code_hash=None if gone else f"demo-{person.id.hex}",
            files=[],
            state=ConsentState.WITHDRAWN if gone else ConsentState.GIVEN,
        )
        made.ledger.add(Depiction, made.network, material_id=image, consent_id=consent)
        if gone:
            made.ledger.past(
                DepictionConsent,
                consent,
                made.network,
                (ConsentState.GIVEN, given),
                (ConsentState.WITHDRAWN, withdrawn),
            )
            made.ledger.add(
                CampaignTask,
                made.network,
                material_id=image,
                kind=CampaignTaskKind.REPLACE,
                made_on=withdrawn,
                due_on=withdrawn + timedelta(14),
                state=CampaignTaskState.OPEN,
            )


__all__ = ["material_rows"]
