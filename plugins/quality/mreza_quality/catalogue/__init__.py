"""Frameworks that the secretariat can take over: starters in the federation's own words, as plain values.

They name what the frameworks look at, not their wording, which their owners keep. Periods are those usually heard of;
none was checked against a source, so `periods_established` is false, and the secretariat sets them by
`setQualityPeriods`.
"""

from mreza_quality.catalogue.frameworks import STANDARDS

__all__ = ["STANDARDS"]
