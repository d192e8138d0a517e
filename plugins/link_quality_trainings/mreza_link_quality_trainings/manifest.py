"""What the link between quality and trainings says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="link_quality_trainings",
    version="0.1.0",
    title="Courses for gaps",
    description="Which courses help to close the gaps that a self-assessment has found.",
    requires=("calls", "events", "quality", "trainings"),
)
