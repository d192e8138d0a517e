"""Cases: opening them, putting the file together, handing in, and what the authority decides."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import ProvidedService
from mreza.mutation import Do, mutation
from mreza_documents.models import Document

from mreza_licensing import events, permissions
from mreza_licensing.models import DossierItem, PermissionApplication, ServicePermission, ServiceUnit
from mreza_licensing.mutations.acts import act, past, require_network, require_own
from mreza_licensing.mutations.permits import issued
from mreza_licensing.service import cases, dossiers
from mreza_licensing.service.permits import PermissionFacts


@mutation(permission=permissions.APPLY, emits=events.PermissionApplicationMoved)
async def open_permission_application(
    do: Do,
    service: ProvidedService,
    type: str,
    unit: ServiceUnit | None = None,
    renews: ServicePermission | None = None,
    employees: int | None = None,
    day: date | None = None,
) -> PermissionApplication:
    """Open a case, with the file that the rules of the day ask for.

    Args:
        service: For which service.
        type: The code of the type of permission.
        unit: For which place of the service alone.
        renews: The permission that is to be followed.
        employees: How many employees the organisation has, where the file depends on it.
        day: When it was opened; today when left out.
    """
    require_own(do, service)
    made = await cases.open_case(
        do.session, service, type, past(do, day), unit=unit, renews=renews, employees=employees
    )
    return _told(do, made)


@mutation(permission=permissions.APPLY)
async def state_employees(do: Do, application: PermissionApplication, employees: int) -> PermissionApplication:
    """Say how many employees there are; what belongs to the file follows.

    Args:
        application: Of which application.
        employees: How many.
    """
    return await cases.state_employees(do.session, application, employees)


@mutation(permission=permissions.APPLY)
async def answer_dossier_item(do: Do, item: DossierItem, document: Document | None) -> DossierItem:
    """Let a document that was handed in answer an item of the file; null takes it out.

    Args:
        item: Which item.
        document: Which document of the organisation.
    """
    cases.require_open(await do.session.get_one(PermissionApplication, item.application_id))
    if document is None:
        return await dossiers.clear(do.session, item, act(do))
    return await dossiers.answer(do.session, item, document, act(do))


@mutation(permission=permissions.APPLY, emits=events.PermissionApplicationMoved)
async def submit_permission_application(
    do: Do, application: PermissionApplication, reference: str | None = None, day: date | None = None
) -> PermissionApplication:
    """Hand the file in at the authority; it must be complete.

    Args:
        application: Which application.
        reference: The authority's reference.
        day: When; today when left out.
    """
    return _told(do, await cases.submit(do.session, application, past(do, day), reference))


@mutation(permission=permissions.APPLY, emits=events.PermissionApplicationMoved)
async def withdraw_permission_application(do: Do, application: PermissionApplication) -> PermissionApplication:
    """Take an application back.

    Args:
        application: Which application.
    """
    return _told(do, await cases.take_back(do.session, application, act(do)))


@mutation(permission=permissions.APPLY, emits=events.PermissionApplicationMoved)
async def appeal_permission_refusal(
    do: Do, application: PermissionApplication, day: date | None = None
) -> PermissionApplication:
    """Have a refusal looked at again; the case is open until that is decided.

    Args:
        application: Which application.
        day: When; today when left out.
    """
    return _told(do, await cases.appeal(do.session, application, past(do, day)))


@mutation(permission=permissions.REGISTER, emits=events.PermissionApplicationMoved)
async def return_permission_application(
    do: Do, application: PermissionApplication, remark: str, day: date | None = None
) -> PermissionApplication:
    """Write down that the authority wants something completed.

    Args:
        application: Which application.
        remark: What.
        day: When; today when left out.
    """
    require_network(do, application.network_id, "Application")
    return _told(do, await cases.send_back(do.session, application, past(do, day), remark))


@mutation(permission=permissions.REGISTER, emits=events.PermissionApplicationMoved)
async def refuse_permission_application(
    do: Do, application: PermissionApplication, remark: str | None = None, day: date | None = None
) -> PermissionApplication:
    """Write down that the authority said no.

    Args:
        application: Which application.
        remark: Why.
        day: When; today when left out.
    """
    require_network(do, application.network_id, "Application")
    return _told(do, await cases.refuse(do.session, application, past(do, day), remark))


@mutation(permission=permissions.REGISTER, emits=(events.PermissionApplicationMoved, events.PermissionIssued))
async def grant_permission_application(
    do: Do, application: PermissionApplication, facts: PermissionFacts, day: date | None = None
) -> PermissionApplication:
    """Write down that the authority said yes, and register the permission that came of it.

    Args:
        application: Which application.
        facts: What the authority's act says.
        day: When it was decided; today when left out.
    """
    require_network(do, application.network_id, "Application")
    granted, permission = await cases.grant(do.session, application, facts, past(do, day))
    do.emit(issued(permission))
    return _told(do, granted)


def _told(do: Do, application: PermissionApplication) -> PermissionApplication:
    do.emit(events.PermissionApplicationMoved(application, application.state.name))
    return application
