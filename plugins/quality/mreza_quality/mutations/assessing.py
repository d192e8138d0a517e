"""Assessing an organisation, cycle after cycle, with evidence."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation, ServiceType
from mreza.mutation import Do, mutation
from mreza_documents.models import Document

from mreza_quality import events, permissions
from mreza_quality.models import (
    QualityAction,
    QualityAssessment,
    QualityAssessmentKind,
    QualityAssessmentState,
    QualityEvidence,
    QualityFrameworkVersion,
    QualityPractice,
    QualityPracticeKind,
    QualityResult,
)
from mreza_quality.mutations.acts import act, require_network, require_theirs
from mreza_quality.service import assessing, evidence, practising
from mreza_quality.service.assessing import GivenMark

_S = QualityAssessmentState


@mutation(permission=permissions.ASSESS)
async def start_quality_assessment(
    do: Do,
    organisation: Organisation,
    framework_version: QualityFrameworkVersion,
    service_type: ServiceType | None = None,
    day: date | None = None,
) -> QualityAssessment:
    """Begin a self-assessment. The one before it, also by an earlier version, is tied to it for comparison.

    Args:
        organisation: Which organisation.
        framework_version: By which version of a framework.
        service_type: Which of its services; none for the organisation as a whole.
        day: When.
    """
    require_theirs(do, organisation.id, organisation.network_id)
    kind = QualityAssessmentKind.SELF
    return await assessing.start(do.session, organisation, framework_version, service_type, kind, act(do, day))


@mutation(permission=permissions.ASSESS)
async def mark_quality_criteria(do: Do, assessment: QualityAssessment, marks: list[GivenMark]) -> QualityAssessment:
    """Give marks, or change them, while the assessment is open.

    Args:
        assessment: In which assessment.
        marks: The marks; others stay as they are.
    """
    require_theirs(do, assessment.organisation_id, assessment.network_id)
    return await assessing.mark(do.session, assessment, marks, act(do))


@mutation(permission=permissions.ASSESS, emits=events.QualityAssessmentSubmitted)
async def submit_quality_assessment(
    do: Do, assessment: QualityAssessment, day: date | None = None
) -> QualityAssessment:
    """Say that all marks are given.

    Args:
        assessment: Which assessment.
        day: When.
    """
    require_theirs(do, assessment.organisation_id, assessment.network_id)
    submitted = await assessing.submit(do.session, assessment, act(do, day))
    do.emit(events.QualityAssessmentSubmitted(submitted, submitted.cycle))
    return submitted


@mutation(permission=permissions.VERIFY)
async def return_quality_assessment(do: Do, assessment: QualityAssessment) -> QualityAssessment:
    """Send a submitted assessment back, so that marks can be changed.

    Args:
        assessment: Which assessment.
    """
    require_network(do, assessment.network_id, "Assessment")
    return await assessing.move(do.session, assessment, _S.OPEN, act(do))


@mutation(permission=permissions.VERIFY)
async def validate_quality_assessment(do: Do, assessment: QualityAssessment) -> QualityAssessment:
    """Say that the network has looked at an assessment.

    Args:
        assessment: Which assessment.
    """
    require_network(do, assessment.network_id, "Assessment")
    return await assessing.move(do.session, assessment, _S.VALIDATED, act(do))


@mutation(permission=permissions.ASSESS)
async def void_quality_assessment(do: Do, assessment: QualityAssessment) -> QualityAssessment:
    """Let an assessment not count.

    Args:
        assessment: Which assessment.
    """
    require_theirs(do, assessment.organisation_id, assessment.network_id)
    return await assessing.move(do.session, assessment, _S.VOID, act(do))


@mutation(permission=permissions.ASSESS)
async def name_mark_evidence(do: Do, result: QualityResult, document: Document) -> QualityEvidence:
    """Name a document of the organisation that shows a mark.

    Args:
        result: Which mark.
        document: Which document; file it first.
    """
    return await evidence.name_for(do.session, result, document, act(do))


@mutation(permission=permissions.ASSESS)
async def name_action_evidence(do: Do, action: QualityAction, document: Document) -> QualityEvidence:
    """Name a document of the organisation that shows that an action was done.

    Args:
        action: Which action.
        document: Which document; file it first.
    """
    return await evidence.name_for(do.session, action, document, act(do))


@mutation(permission=permissions.ASSESS)
async def record_quality_practice(
    do: Do, organisation: Organisation, kind: QualityPracticeKind, document: Document, since: date
) -> QualityPractice:
    """Say that an organisation practises something, and name what shows it. It counts once it is confirmed.

    Args:
        organisation: Which organisation.
        kind: What is practised.
        document: What shows it.
        since: Since when.
    """
    require_theirs(do, organisation.id, organisation.network_id)
    return await practising.record(do.session, organisation, kind, document, since, act(do))


@mutation(permission=permissions.VERIFY, emits=events.QualityPracticeConfirmed)
async def confirm_quality_practice(do: Do, practice: QualityPractice) -> QualityPractice:
    """Say that the network has looked at what shows a practice.

    Args:
        practice: Which practice.
    """
    require_network(do, practice.network_id, "Practice")
    confirmed = await practising.confirm(do.session, practice, act(do))
    do.emit(events.QualityPracticeConfirmed(confirmed, confirmed.kind.name))
    return confirmed


@mutation(permission=permissions.ASSESS)
async def end_quality_practice(do: Do, practice: QualityPractice) -> QualityPractice:
    """Let a practice count no more.

    Args:
        practice: Which practice.
    """
    require_theirs(do, practice.organisation_id, practice.network_id)
    return await practising.end(do.session, practice, act(do))
