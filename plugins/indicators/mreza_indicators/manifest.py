"""What the indicators plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="indicators",
    version="0.1.0",
    title="Indicators and published figures",
    description="Indicators with targets and frozen values; tables for the public with small cells hidden.",
    requires=(),
)
