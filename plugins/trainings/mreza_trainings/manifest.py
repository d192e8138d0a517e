"""What the trainings plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="trainings",
    version="0.1.0",
    title="Trainings",
    description="Academies, courses and trainings of trainers: enrolment, tests, completion, certificates, alumni.",
    requires=("calls", "documents", "events"),
)
