"""Press releases, and whom they go to."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.mutation import Do, mutation

from mreza_campaigns import events, permissions
from mreza_campaigns.models import Material, MediaContact, MediaOutlet, PressDispatch
from mreza_campaigns.mutations.acts import act, home, require_network
from mreza_campaigns.service import press
from mreza_campaigns.service.materials import campaign_of
from mreza_campaigns.service.press import Segment


@mutation(permission=permissions.PRESS)
async def add_media_contact(
    do: Do, outlet: MediaOutlet, email: str, name: str | None = None, locale: str | None = None
) -> MediaContact:
    """Add somebody to write to at an outlet. Who wants no mailings of the network gets none, whatever stands here.

    Args:
        outlet: At which outlet.
        email: The address.
        name: Who reads it.
        locale: The language and script to write in; one's own when left out.
    """
    require_network(do, outlet.network_id, "MediaOutlet")
    return await press.add_contact(do.session, outlet, email, name, locale or do.locale)


@mutation(permission=permissions.PRESS)
async def keep_media_contact(do: Do, contact: MediaContact, active: bool) -> MediaContact:
    """Say whether to write to a contact.

    Args:
        contact: Which contact.
        active: Whether to.
    """
    require_network(do, contact.network_id, "MediaContact")
    contact.active = active
    return contact


@mutation(permission=permissions.PRESS, emits=events.PressReleaseSent)
async def send_press_release(
    do: Do, material: Material, segment: Segment | None = None, network: Network | None = None
) -> PressDispatch:
    """Send a press release that is published to contacts of the media, each in the own language. Nobody gets it twice;
    who has opted out of the network's mailings, in whatever campaign, gets nothing.

    Args:
        material: Which press release.
        segment: To whom; all contacts of the network when left out.
        network: Whose contacts; those of the leading network when left out, or one's own.
    """
    where = await home(do, await campaign_of(do.session, material), network)
    made = await press.send(do.session, do.hooks, material, where, segment or Segment(), act(do))
    do.emit(events.PressReleaseSent(made, made.media, made.countries))
    return made
