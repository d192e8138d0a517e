"""What is known of countries for which no plugin speaks. A country's own plugin takes their place."""

from mreza_licensing.seeds.albania import ALBANIA
from mreza_licensing.seeds.croatia import CROATIA
from mreza_licensing.seeds.macedonia import MACEDONIA
from mreza_licensing.seeds.montenegro import MONTENEGRO

SEEDS = (ALBANIA, CROATIA, MACEDONIA, MONTENEGRO)

__all__ = ["SEEDS"]
