"""What the quality plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="quality",
    version="0.1.0",
    title="Quality",
    description="Standards, self-assessment, improvement plans, certificates, mentoring and peer review.",
    requires=("calls", "documents", "licensing"),
)
