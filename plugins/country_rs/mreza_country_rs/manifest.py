"""What the plugin for Serbia says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="country_rs",
    version="0.1.0",
    title="Serbia",
    description="Serbia's official numbers, administrative units, and customs of its network.",
    requires=("membership>=0.1,<1",),
    after=("licensing", "quality"),
    country="RS",
)
