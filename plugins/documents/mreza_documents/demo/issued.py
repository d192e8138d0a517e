"""Confirmations that the networks of the demo have issued: some stand, one has expired, one was taken back."""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b
from typing import Any

from mreza.demo import DemoPlan, PlannedNetwork, Rows
from mreza.model.global_id import encode
from mreza.model.history import StateChange

from mreza_documents.demo.words import CONFIRMED
from mreza_documents.models import DocumentSeal, DocumentSeries, IssuedDocument, IssuedDocumentState, IssuedEdition
from mreza_documents.rendering.own import CONFIRMATION_LETTER
from mreza_documents.service.numbering import code_of, number_of

_I = IssuedDocumentState
_EACH = 6
_COLUMNS: dict[Any, str] = {
    DocumentSeries: "id network_id code last",
    IssuedDocument: "id network_id template series place number code edition subject holder_id holder_name "
    "home_network_id locale issued_on valid_until state",
    IssuedEdition: "id network_id issued_id number holder_name locale issued_on valid_until facts",
    DocumentSeal: "id network_id issued_id code template number edition issued_on valid_until revoked_on facts",
    StateChange: "id network_id subject_type subject_id attribute from_state to_state on_day",
}


def issued_rows(plan: DemoPlan) -> list[Rows]:
    """What was issued, network by network."""
    rows: dict[Any, list[tuple[Any, ...]]] = {model: [] for model in _COLUMNS}
    for network in plan.networks:
        _issue(plan, network, rows)
    return [Rows(model, columns.split(), rows[model]) for model, columns in _COLUMNS.items()]


def _issue(plan: DemoPlan, network: PlannedNetwork, rows: dict[Any, list[tuple[Any, ...]]]) -> None:
    template, series = CONFIRMATION_LETTER.code, f"{network.code}-{plan.today.year}"
    people = [one.people[0] for one in plan.organisations_of(network) if one.people][:_EACH]
    rows[DocumentSeries].append((plan.ids.next("series"), network.id, series, len(people)))
    for place, person in enumerate(people, 1):
        id = plan.ids.next(IssuedDocument.__tablename__)
        number, code = number_of(series, place), code_of(blake2b(id.bytes, digest_size=16).digest())
        issued_on = plan.today - timedelta(20 * place)
        until = issued_on + timedelta(60 if place == 4 else 730)
        revoked = plan.today - timedelta(3) if place == 5 else None
        name, locale = f"{person.given_name} {person.family_name}", person.locale
        facts = {"paragraphs": [CONFIRMED.get(locale, "took part in the network's work.")]}
        rows[IssuedDocument].append(
            (id, network.id, template, series, place, number, code, 1, encode("Person", person.id), person.id, name,
             network.id, locale, issued_on, until, _I.REVOKED if revoked else _I.ISSUED)
        )  # fmt: skip
        edition, seal = plan.ids.next(IssuedEdition.__tablename__), plan.ids.next(DocumentSeal.__tablename__)
        rows[IssuedEdition].append((edition, network.id, id, 1, name, locale, issued_on, until, facts))
        rows[DocumentSeal].append(
            (seal, network.id, id, code, template, number, 1, issued_on, until, revoked, {})
        )  # fmt: skip
        if revoked:
            change = plan.ids.next("change of what was issued")
            rows[StateChange].append(
                (change, network.id, "IssuedDocument", id, "state", _I.ISSUED.name, _I.REVOKED.name, revoked)
            )
