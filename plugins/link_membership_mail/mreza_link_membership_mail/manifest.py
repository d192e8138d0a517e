"""What the plugin that links membership and mail says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="link_membership_mail",
    version="0.1.0",
    title="Letters of membership",
    description="Who applies for membership gets a confirmation and hears what is missing; members are reminded.",
    requires=("mail", "membership"),
)
