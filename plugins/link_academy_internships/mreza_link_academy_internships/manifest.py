"""What the plugin that links trainings and internships says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="link_academy_internships",
    version="0.1.0",
    title="Academies count for internships",
    description="Who completed an academy has bonus points in a call for internships, shown in the score sheet.",
    requires=("calls", "internships", "trainings"),
)
