"""What happens around a permission of the demo: a case, an inspection, a suspension."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mreza.demo import PlannedOrganisation
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentUse, DocumentVisibility
from mreza_documents.rendering.sample import PREFIX, fingerprint, sample

from mreza_licensing.demo import words
from mreza_licensing.demo.ledger import Ledger
from mreza_licensing.demo.rulebook import PlannedType
from mreza_licensing.models import (
    CorrectiveAction,
    CorrectiveActionState,
    DossierItem,
    FindingFamily,
    FindingSeverity,
    FindingState,
    Inspection,
    InspectionFinding,
    InspectionMeasure,
    PermissionApplication,
    PermissionApplicationState,
    PermissionSuspension,
)
from mreza_licensing.rules import Occasion

_S, _M = PermissionApplicationState, InspectionMeasure


def play(ledger: Ledger, one: PlannedOrganisation, kind: PlannedType, permission: UUID, scene: str | None) -> None:
    """What the scene's name says."""
    match scene:
        case "OPEN" | "REFUSED":
            _case(ledger, one, kind, permission, _S[scene])
        case "SUSPENDED" | "LIFTED":
            _inspected(ledger, one, permission, lifted=scene == "LIFTED")


def _case(
    ledger: Ledger, one: PlannedOrganisation, kind: PlannedType, permission: UUID, state: PermissionApplicationState
) -> None:
    """A renewal: one whose file still needs papers, or one that was refused."""
    opened = ledger.plan.today - timedelta(70)
    refused = state is _S.REFUSED
    closed = opened + timedelta(29)
    application = ledger.add(
        PermissionApplication,
        one.network,
        organisation_id=one.id,
        service_id=ledger.service(one, one.services[0]),
        type_id=kind.id,
        rule_set_id=kind.rules,
        occasion=Occasion.RENEWAL,
        renews_id=permission,
        employees=12,
        opened_on=opened,
        submitted_on=opened + timedelta(10) if refused else None,
        closed_on=closed if refused else None,
        remark=words.REFUSED.get(one.network.locale) if refused else None,
        state=state,
    )
    if refused:
        steps = [(_S.OPEN, opened), (_S.SUBMITTED, opened + timedelta(10)), (_S.REFUSED, closed)]
        ledger.past(PermissionApplication, application, one, steps)
    for place, (requirement, document) in enumerate(kind.papers):
        answered = refused or place < 2
        ledger.add(
            DossierItem,
            one.network,
            application_id=application,
            organisation_id=one.id,
            requirement_id=requirement,
            document_id=_paper(ledger, one, DocumentKind[document], application, opened) if answered else None,
        )


def _paper(ledger: Ledger, one: PlannedOrganisation, kind: DocumentKind, application: UUID, day: date) -> UUID:
    """A document of the organisation that answers an item."""
    id = ledger.plan.ids.next(Document.__tablename__)
    row: dict[str, Any] = {
        "organisation_id": one.id,
        "kind": kind,
        "title": kind.value.capitalize(),
        "language": one.locale,
        "valid": Period(day),
        "visibility": DocumentVisibility.OWNER,
        "state": DocumentState.FILED,
        "filed_on": day,
        "file_name": f"{kind.name.lower()}.pdf",
        "media_type": "application/pdf",
        "size": len(sample()),
        "sha256": fingerprint(),
        "storage_key": f"{PREFIX}{id.hex}",
    }
    ledger.put(Document, one.network, id, **row)
    ledger.add(
        DocumentUse,
        one.network,
        document_id=id,
        organisation_id=one.id,
        procedure_network_id=one.network.id,
        dependent=encode("PermissionApplication", application),
        purpose=f"licensing.dossier.{id.hex[-6:]}",
        used_on=day,
    )
    return id


def _inspected(ledger: Ledger, one: PlannedOrganisation, permission: UUID, *, lifted: bool) -> None:
    """An inspection whose finding was not put right in time, so that the permission rests; or rested."""
    today = ledger.plan.today
    finding, action, reason = words.FINDINGS[one.network.locale]
    seen = today - timedelta(200 if lifted else 60)
    deadline = seen + timedelta(30)
    from_ = deadline + timedelta(10)
    back = from_ + timedelta(15)
    inspection = ledger.add(
        Inspection,
        one.network,
        organisation_id=one.id,
        service_id=ledger.service(one, one.services[0]),
        permission_id=permission,
        on_day=seen,
        announced=False,
        reference=f"I-{one.number:03}",
        measure=_M.NONE if lifted else _M.SUSPENSION,
    )
    steps = [(_M.NONE, seen), (_M.SUSPENSION, from_), *([(_M.NONE, back)] if lifted else [])]
    ledger.past(Inspection, inspection, one, steps, attribute="measure")
    found = ledger.add(
        InspectionFinding,
        one.network,
        inspection_id=inspection,
        organisation_id=one.id,
        criterion="B.2",
        family=FindingFamily.STRUCTURAL,
        severity=FindingSeverity.MAJOR,
        finding=finding,
        deadline=deadline,
        resolved_on=back if lifted else None,
        state=FindingState.RESOLVED if lifted else FindingState.OPEN,
    )
    if lifted:
        ledger.past(InspectionFinding, found, one, [(FindingState.OPEN, seen), (FindingState.RESOLVED, back)])
    done = CorrectiveActionState.DONE if lifted else CorrectiveActionState.PLANNED
    act = ledger.add(
        CorrectiveAction,
        one.network,
        finding_id=found,
        organisation_id=one.id,
        title=action,
        person_id=one.people[0].id if one.people else None,
        due_on=deadline,
        done_on=back if lifted else None,
        state=done,
    )
    if lifted:
        ledger.past(CorrectiveAction, act, one, [(CorrectiveActionState.PLANNED, seen), (done, back)])
    ledger.add(
        PermissionSuspension,
        one.network,
        permission_id=permission,
        organisation_id=one.id,
        inspection_id=inspection,
        valid=Period(from_, back - timedelta(1) if lifted else None),
        reason=reason,
        decided_on=from_ - timedelta(2),
        lifted_on=back if lifted else None,
    )
