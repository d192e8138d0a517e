"""What the campaigns plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="campaigns",
    version="0.1.0",
    title="Campaigns",
    description="Campaigns and caravans: materials in eight locales, clippings, reach, consent, visibility, results.",
    requires=("documents", "events", "mail"),
)
