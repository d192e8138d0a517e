"""What the plugin for Bosnia and Herzegovina says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="country_ba",
    version="0.1.0",
    title="Bosnia and Herzegovina",
    description="Official numbers, administrative units, customs and rules for services of Bosnia and Herzegovina.",
    requires=("membership>=0.1,<1",),
    after=("licensing",),
    country="BA",
)
