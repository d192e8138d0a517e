"""What the events plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="events",
    version="0.1.0",
    title="Events",
    description="Meetings, hearings, workshops: programme, seats and waiting lists, attendance, quorum.",
    requires=(),
)
