"""What the plugin for Kosovo* says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="country_xk",
    version="0.1.0",
    title="Kosovo*",
    description="Official numbers, administrative units, customs and rules for services of Kosovo*.",
    requires=("membership>=0.1,<1",),
    after=("licensing",),
    country="XK",
)
