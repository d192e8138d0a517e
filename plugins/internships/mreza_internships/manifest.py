"""What the internships plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="internships",
    version="0.1.0",
    title="Internships",
    description="Places for students and trainees: offers, agreements, logbooks, certificates, stipends, follow-up.",
    requires=("calls", "documents"),
)
