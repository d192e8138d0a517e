"""Certification and certificates."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.mutation import Do, mutation

from mreza_quality import events, permissions
from mreza_quality.models import (
    QualityCertificate,
    QualityCertificateState,
    QualityCertification,
    QualityCertificationState,
    QualityFrameworkVersion,
    QualitySurveillance,
)
from mreza_quality.mutations.acts import act, require_network, require_theirs
from mreza_quality.service import certifying
from mreza_quality.service.certifying import CertificateFacts, Unmet


@mutation(permission=permissions.ASSESS)
async def apply_for_quality_certificate(
    do: Do,
    organisation: Organisation,
    framework_version: QualityFrameworkVersion,
    body: str,
    reference: str | None = None,
    day: date | None = None,
) -> QualityCertification:
    """Write down that an organisation has applied for a certificate.

    Args:
        organisation: Which organisation.
        framework_version: By which version of a framework; it stays the same to the end.
        body: Who certifies.
        reference: The body's number.
        day: When.
    """
    require_theirs(do, organisation.id, organisation.network_id)
    return await certifying.apply(do.session, organisation, framework_version, body, reference, act(do, day))


@mutation(permission=permissions.ASSESS)
async def assign_quality_auditor(
    do: Do, certification: QualityCertification, auditor: str | None = None, day: date | None = None
) -> QualityCertification:
    """Write down that an auditor reads what was handed in.

    Args:
        certification: Which certification.
        auditor: Who audits.
        day: When.
    """
    require_theirs(do, certification.organisation_id, certification.network_id)
    return await certifying.assign_auditor(do.session, certification, auditor, act(do, day))


@mutation(permission=permissions.ASSESS)
async def record_quality_site_visit(do: Do, certification: QualityCertification, day: date) -> QualityCertification:
    """Write down that the auditor has visited.

    Args:
        certification: Which certification.
        day: When.
    """
    require_theirs(do, certification.organisation_id, certification.network_id)
    return await certifying.visit(do.session, certification, act(do, day))


@mutation(permission=permissions.ASSESS)
async def record_quality_audit(
    do: Do,
    certification: QualityCertification,
    unmet: list[Unmet],
    others_met: bool = False,
    day: date | None = None,
) -> QualityCertification:
    """Write down what the auditor's report found unmet. It becomes an assessment, whose gaps can be planned. It has a
    score when the report says of all other requirements that they are met.

    Args:
        certification: Which certification.
        unmet: The requirements that are not met.
        others_met: Whether the report says that all others are met; if not, nothing is said of them.
        day: When the report came.
    """
    require_theirs(do, certification.organisation_id, certification.network_id)
    return await certifying.report(do.session, certification, unmet, others_met, act(do, day))


@mutation(permission=permissions.ASSESS, emits=events.QualityCertificateGranted)
async def grant_quality_certificate(
    do: Do, certification: QualityCertification, facts: CertificateFacts, day: date | None = None
) -> QualityCertificate:
    """Write down a certificate, with its decision and its last day. Others see it once the network has confirmed it.

    Args:
        certification: Which certification; its report is there.
        facts: What the decision says.
        day: When it was decided.
    """
    require_theirs(do, certification.organisation_id, certification.network_id)
    made = await certifying.grant(do.session, certification, facts, act(do, day))
    assert made.valid.end is not None
    do.emit(events.QualityCertificateGranted(made, made.valid.end))
    return made


@mutation(permission=permissions.ASSESS)
async def decide_quality_certification(
    do: Do,
    certification: QualityCertification,
    outcome: QualityCertificationState,
    decision: str | None = None,
    day: date | None = None,
) -> QualityCertification:
    """Write down that a certification ended without a certificate.

    Args:
        certification: Which certification.
        outcome: COMMITTED, REFUSED or WITHDRAWN.
        decision: The decision's number, but for one that was given up.
        day: When it was decided.
    """
    require_theirs(do, certification.organisation_id, certification.network_id)
    return await certifying.decide_otherwise(do.session, certification, outcome, decision, act(do, day))


@mutation(permission=permissions.VERIFY)
async def confirm_quality_certificate(do: Do, certificate: QualityCertificate) -> QualityCertificate:
    """Say that the network has seen a certificate. From now on everybody sees it with its organisation.

    Args:
        certificate: Which certificate.
    """
    require_network(do, certificate.network_id, "Certificate")
    return await certifying.confirm(do.session, certificate, act(do))


@mutation(permission=permissions.VERIFY)
async def suspend_quality_certificate(
    do: Do, certificate: QualityCertificate, day: date | None = None
) -> QualityCertificate:
    """Write down that a certificate does not hold for the time being.

    Args:
        certificate: Which certificate.
        day: Since when.
    """
    require_network(do, certificate.network_id, "Certificate")
    return await certifying.move(do.session, certificate, QualityCertificateState.SUSPENDED, act(do, day))


@mutation(permission=permissions.VERIFY)
async def lift_quality_suspension(
    do: Do, certificate: QualityCertificate, day: date | None = None
) -> QualityCertificate:
    """Write down that a suspended certificate holds again.

    Args:
        certificate: Which certificate.
        day: Since when.
    """
    require_network(do, certificate.network_id, "Certificate")
    return await certifying.move(do.session, certificate, QualityCertificateState.ISSUED, act(do, day))


@mutation(permission=permissions.VERIFY)
async def withdraw_quality_certificate(
    do: Do, certificate: QualityCertificate, day: date | None = None
) -> QualityCertificate:
    """Write down that a certificate was taken back.

    Args:
        certificate: Which certificate.
        day: When.
    """
    require_network(do, certificate.network_id, "Certificate")
    return await certifying.move(do.session, certificate, QualityCertificateState.WITHDRAWN, act(do, day))


@mutation(permission=permissions.ASSESS)
async def record_quality_surveillance(
    do: Do, surveillance: QualitySurveillance, outcome: str | None = None, day: date | None = None
) -> QualitySurveillance:
    """Write down that a planned look at a certificate took place; without an outcome, that it did not.

    Args:
        surveillance: Which look.
        outcome: What came of it.
        day: When.
    """
    require_theirs(do, surveillance.organisation_id, surveillance.network_id)
    return await certifying.look(do.session, surveillance, outcome, act(do, day))
