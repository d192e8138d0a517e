"""What the licensing plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="licensing",
    version="0.1.0",
    title="Licensing",
    description="Permissions of social services: rules by country, dossiers, licences, inspections, lapses.",
    requires=("documents",),
)
