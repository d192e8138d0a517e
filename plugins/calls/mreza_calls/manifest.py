"""What the calls plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="calls",
    version="0.1.0",
    title="Calls",
    description="From the announcement to the signed agreement: forms, eligibility, assessment, ranking, offers.",
    requires=(),
)
