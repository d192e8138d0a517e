"""Projects, activities, series and venues: what events refer to."""

from __future__ import annotations

from datetime import date

from mreza.directory.places import AdministrativeUnit, Network
from mreza.model.period import Period
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Locale, Translated

from mreza_events import permissions
from mreza_events.models import ActivityLabel, EventSeries, Project, ProjectActivity, Venue
from mreza_events.mutations.acts import given, require_own


@mutation(permission=permissions.PROJECTS)
async def create_project(
    do: Do,
    *,
    code: str,
    title: Translated,
    funder: str,
    funding_statement: Translated | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Project:
    """Write down a project that pays for events.

    Args:
        code: Its code, e.g. IPA-2023-441.
        title: Its title.
        funder: Who pays.
        funding_statement: The sentence that the funder wants on lists and invitations.
        valid_from: Its first day.
        valid_to: Its last day.
    """
    lasts = Period(valid_from, valid_to)
    made = Project(code=code, title=title, funder=funder, funding_statement=funding_statement, lasts=lasts)
    do.session.add(made)
    return made


@mutation(permission=permissions.PROJECTS)
async def create_project_activity(do: Do, project: Project, *, code: str, title: Translated) -> ProjectActivity:
    """Write down an activity of a project under its canonical code.

    Args:
        project: Of which project.
        code: The canonical code, e.g. A2.3.
        title: What it is.
    """
    made = ProjectActivity(project_id=project.id, code=code, title=title)
    do.session.add(made)
    return made


@mutation(permission=permissions.PROJECTS)
async def label_activity(
    do: Do, activity: ProjectActivity, *, source: str, label: str, locale: str = "en", stated_on: date | None = None
) -> ActivityLabel:
    """Write down what one source calls an activity.

    Args:
        activity: Which activity.
        source: Whose words, e.g. grant contract.
        label: The label as the source writes it.
        locale: The language and script of the label.
        stated_on: The date of the source.
    """
    made = ActivityLabel(
        activity_id=activity.id, source=source, label=label, locale=Locale.parse(locale).value, stated_on=stated_on
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def create_event_series(
    do: Do, network: Network, *, title: Translated, description: Translated | None = None, public: bool = True
) -> EventSeries:
    """Begin a series of events.

    Args:
        network: Whose.
        title: Its title.
        description: What it is for.
        public: Whether its title is known outside the network.
    """
    require_own(do, network)
    made = EventSeries(network_id=network.id, title=title, description=description, public=public)
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def create_venue(
    do: Do,
    network: Network,
    *,
    name: Translated,
    unit: AdministrativeUnit | None = None,
    street: Translated | None = None,
    town: Translated | None = None,
    accessibility: Translated | None = None,
    hidden: bool = False,
) -> Venue:
    """Write down a place where events are held.

    Args:
        network: Whose.
        name: What people call it.
        unit: The municipality it lies in.
        street: Street and number.
        town: Town or village.
        accessibility: How people with disabilities get in.
        hidden: Safety: show it to the network and to people with a seat only.
    """
    require_own(do, network)
    made = Venue(
        network_id=network.id,
        name=name,
        unit_id=unit.id if unit else None,
        street=street,
        town=town,
        accessibility=accessibility,
        hidden=hidden,
    )
    do.session.add(made)
    return made


@mutation(permission=permissions.MANAGE)
async def update_venue(
    do: Do,
    venue: Venue,
    *,
    name: Translated = UNSET,
    street: Translated | None = UNSET,
    town: Translated | None = UNSET,
    accessibility: Translated | None = UNSET,
    hidden: bool = UNSET,
) -> Venue:
    """Change what is said of a place. What is not given stays as it is; null clears.

    Args:
        venue: Which place.
        name: What people call it.
        street: Street and number.
        town: Town or village.
        accessibility: How people with disabilities get in.
        hidden: Safety: show it to the network and to people with a seat only.
    """
    changes = given(name=name, street=street, town=town, accessibility=accessibility, hidden=hidden)
    for attribute, value in changes.items():
        setattr(venue, attribute, value)
    return venue
