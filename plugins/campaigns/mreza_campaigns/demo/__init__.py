"""What campaigns show of themselves in the demo."""

from mreza_campaigns.demo.rows import rows

__all__ = ["rows"]
