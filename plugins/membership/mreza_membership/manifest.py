"""What the membership plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="membership",
    version="0.1.0",
    title="Membership",
    description="From the application to the exit: terms, standing, fees, representatives and the yearly data update.",
    requires=(),
    after=("calls", "events"),
)
