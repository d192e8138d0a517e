"""Materials: drafted, written and read over in each locale, checked, published, taken down."""

from __future__ import annotations

from dataclasses import dataclass, field

from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.mutation import Do, mutation

from mreza_campaigns import events, permissions
from mreza_campaigns.models import (
    Campaign,
    CampaignTask,
    CampaignTaskState,
    Material,
    MaterialVersion,
    VisibilityCheck,
)
from mreza_campaigns.mutations.acts import act, home, require_network
from mreza_campaigns.service import materials, publishing, tasks, visibility
from mreza_campaigns.service.kosovo import KosovoMention
from mreza_campaigns.service.materials import MaterialFacts, MaterialWords
from mreza_campaigns.service.publishing import Fallback, PublishReport
from mreza_campaigns.service.visibility import VisibilityFacts


@dataclass(frozen=True)
class WrittenVersion:
    """What was written, and what one is to look at.

    Attributes:
        version: The version.
        unmarked: Where the country is named without its asterisk.
    """

    version: MaterialVersion
    unmarked: list[KosovoMention] = field(default_factory=list)


@mutation(permission=permissions.PUBLISH)
async def draft_material(
    do: Do, campaign: Campaign, material: MaterialFacts, network: Network | None = None
) -> Material:
    """Begin a material. There is a version for each locale at once, whose text is missing.

    Args:
        campaign: For which campaign.
        material: What it is.
        network: The network that makes it; the leading one when left out, or one's own.
    """
    return await materials.draft(do.session, campaign, await home(do, campaign, network), material)


@mutation(permission=permissions.PUBLISH)
async def write_material(do: Do, material: Material, locale: str, words: MaterialWords) -> WrittenVersion:
    """Write what a material says in a locale; `unmarked` warns of mentions of the country without its asterisk. Every
    network that takes part writes translations; the source is its own network's.

    Args:
        material: Which material.
        locale: In which locale.
        words: All that it says there.
    """
    await home(do, await materials.campaign_of(do.session, material), None)
    version = await materials.write(do.session, material, locale, words)
    return WrittenVersion(version, materials.warnings(version))


@mutation(permission=permissions.PUBLISH)
async def review_material(do: Do, version: MaterialVersion) -> WrittenVersion:
    """Say that a version was read over.

    Args:
        version: Which version.
    """
    reviewed = await materials.review(do.session, version, act(do))
    return WrittenVersion(reviewed, materials.warnings(reviewed))


@mutation(permission=permissions.PUBLISH)
async def mark_kosovo(do: Do, version: MaterialVersion, without_year: bool = False) -> WrittenVersion:
    """Put the asterisk at each mention of the country, and the footnote once, in the language of the text.

    Args:
        version: Which version.
        without_year: The older wording of the footnote, which names the resolution without its year.
    """
    marked = await materials.mark_kosovo(do.session, version, without_year=without_year)
    return WrittenVersion(marked, materials.warnings(marked))


@mutation(permission=permissions.PUBLISH)
async def check_visibility(do: Do, version: MaterialVersion, facts: VisibilityFacts) -> VisibilityCheck:
    """Write down whether emblem, funding statement and disclaimer stand on a version, whether people with disabilities
    can use it, and, of a file, that Kosovo* is marked. Of what is text alone, the statement is looked for in it.

    Args:
        version: Which version.
        facts: What stands on it.
    """
    return await visibility.check(do.session, version, facts, act(do))


@mutation(permission=permissions.PUBLISH, emits=events.MaterialPublished)
async def publish_material(
    do: Do, material: Material, locales: list[str] | None = None, fallbacks: list[Fallback] | None = None
) -> PublishReport:
    """Publish a material in its locales. One with a problem holds up no other: it is `blocked`, with what keeps it.
    What is published and cannot be used by people with disabilities is in `cautions`.

    Args:
        material: Which material.
        locales: In which locales; all of its own when left out.
        fallbacks: Which locale stands in for one whose text is missing; that is on record.
    """
    require_network(do, material.network_id, "Material")
    report = await publishing.publish(do.session, material, locales or [], fallbacks or [], act(do))
    do.emit(_published(report))
    return report


@mutation(permission=permissions.OVERRIDE, emits=(events.MaterialPublished, events.VisibilityOverridden))
async def publish_material_anyway(
    do: Do, material: Material, locales: list[str], because: str, fallbacks: list[Fallback] | None = None
) -> PublishReport:
    """Publish a material although its visibility check does not pass, as where safety forbids the emblem. Each version
    is listed in `visibilityOverrides`. Neither consent nor the designation of a country can be passed over.

    Args:
        material: Which material.
        locales: In which locales.
        because: Why.
        fallbacks: Which locale stands in for one whose text is missing.
    """
    if not because.strip():
        raise UserError("OVERRIDE_WITHOUT_REASON", "Say why it is published all the same.", path=("because",))
    done = act(do, reason=because.strip())
    report = await publishing.publish(do.session, material, locales, fallbacks or [], done, override=because.strip())
    do.emit(_published(report))
    for one in report.overrides:
        do.emit(events.VisibilityOverridden(one, one.missing))
    return report


@mutation(permission=permissions.PUBLISH, emits=events.MaterialWithdrawn)
async def withdraw_material(do: Do, material: Material, reason: str, locales: list[str] | None = None) -> Material:
    """Take a material down, in some locales or everywhere; its files cannot be read by others any more.

    Args:
        material: Which material.
        reason: Why.
        locales: In which locales; all when left out.
    """
    require_network(do, material.network_id, "Material")
    down = await publishing.withdraw(do.session, material, locales or [], act(do, reason=reason))
    if not down:
        raise UserError("NOTHING_SHOWN", "Nothing of it is shown there.", path=("locales",))
    do.emit(events.MaterialWithdrawn(material, material.kind.name, down))
    return material


@mutation(permission=permissions.PUBLISH)
async def settle_campaign_task(do: Do, task: CampaignTask, to: CampaignTaskState) -> CampaignTask:
    """Say that a task was done, or is not needed any more.

    Args:
        task: Which task.
        to: What became of it.
    """
    return await tasks.settle(do.session, task, to, act(do))


def _published(report: PublishReport) -> events.MaterialPublished:
    locales = [one.locale for one in report.published]
    return events.MaterialPublished(report.material, report.material.kind.name, locales)
