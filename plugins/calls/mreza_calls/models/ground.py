"""Who sees what hangs on a call or on an application; said once for all of them."""

from __future__ import annotations

from typing import Any

from mreza.model.base import Model, model_named
from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased


class OfCall(Model):
    """Rows that whoever sees the call sees: its form, rules and grid are part of the announcement."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call, and whoever sees the call."""
        seen = viewer.sees(cls.call_id, model_named("calls.Call"))  # type: ignore[attr-defined]
        return viewer.in_network(cls.network_id) | seen  # type: ignore[no-any-return]


class OfApplication(Model):
    """Rows that the network that holds the call sees, and the applicant; the network writes them."""

    __abstract__ = True

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """What belongs to the viewer's own application."""
        return viewer.sees(  # type: ignore[no-any-return]
            cls.application_id,  # type: ignore[attr-defined]
            model_named("calls.CallApplication"),
            lambda application: is_applicant(application, viewer),
        )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call, and the applicant."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


def is_applicant(application: Any, viewer: Any) -> ColumnElement[bool]:
    """The viewer applied, or its organisation did, or it coordinates the network that the applicant comes from."""
    own = viewer.is_person(application.person_id) | viewer.owns(application.organisation_id)
    return own | viewer.in_network(application.home_network_id)  # type: ignore[no-any-return]


def is_assessor(application: Any, viewer: Any) -> ColumnElement[bool]:
    """The viewer was asked to assess the application, and has not stepped back from it."""
    assessment: Any = aliased(model_named("calls.CallAssessment"))
    asked = (assessment.application_id == application.id, viewer.is_person(assessment.assessor_id))
    return exists().where(*asked, assessment.state.in_(("ASSIGNED", "FINISHED")))
