"""What the documents plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="documents",
    version="0.1.0",
    title="Documents",
    description="Files that are handed in once and expire; certificates in both scripts that anybody can check.",
    requires=(),
)
