from mreza import Manifest

manifest = Manifest(
    name="visits",
    version="0.1.0",
    title="Visits",
    description="Coordinators visit member organisations, and write down what they saw.",
)
