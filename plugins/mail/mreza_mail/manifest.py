"""What the mail plugin says about itself."""

from mreza.plugin.manifest import Manifest

manifest = Manifest(
    name="mail",
    version="0.1.0",
    title="Mail",
    description="Letters by e-mail: per-language templates, sent after the commit, with bounces and unsubscribing.",
)
