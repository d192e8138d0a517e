"""The seven networks, how many member organisations each has, and who coordinated it when.

The federation publishes 203 member organisations, and 38 for Bosnia and Herzegovina after nine joined in May 2021;
nothing is
published of the others, so the remaining 165 are spread by judgement:

* Serbia 48: the largest country of the seven, lead of the current project, and a network since 2012;
* Albania 27 and North Macedonia 27: middle-sized, networks since 2014;
* Croatia 22: large, but without a partner in the projects since 2016;
* Kosovo* 22: a network since 2012, 38 municipalities;
* Montenegro 19: the smallest country, with a dense civil society.

48 + 38 + 22 + 19 + 27 + 27 + 22 = 203. At scale N every network has N times as many.

The offices change hands on the days on which the real federation's did; the holders here are fictional members.
Croatia's is
vacant for four years, as one of the seven was.
"""
# ruff: noqa: E501  (tables are read by their lines)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.model.period import Period
from mreza.text import Translated

_LOCALES = ("sr-Cyrl", "bs", "hr", "cnr", "mk", "sq", "en")


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """A national network.

    Attributes:
        size: member organisations at scale 1.
        founded: when it began to work.
        name: by locale.
        coordinators: the periods of its coordinators, one after the other; the n-th is held by the organisation of rank n.
    """

    code: str
    size: int
    founded: date
    name: Translated
    coordinators: tuple[Period, ...]


def _terms(*days: str) -> tuple[Period, ...]:
    """Periods from ``first/last``; an empty last day is open."""
    bounds = (day.split("/") for day in days)
    return tuple(
        Period(date.fromisoformat(first), date.fromisoformat(last) if last else None) for first, last in bounds
    )


def _facts(code: str, size: int, founded: str, names: str, *coordinators: str) -> NetworkFacts:
    texts = dict(zip(_LOCALES, names.split(" | "), strict=True))
    return NetworkFacts(code, size, date.fromisoformat(founded), Translated(texts), _terms(*coordinators))


NETWORKS = (
    _facts(
        "RS", 48, "2012-01-15",
        "Мрежа Србије | Mreža Srbije | Mreža Srbije | Mreža Srbije | Мрежа на Србија | Rrjeti i Serbisë | Network of Serbia",
        "2012-01-15/2017-11-30", "2017-12-01/",
    ),
    _facts(
        "BA", 38, "2012-01-15",
        "Мрежа Босне и Херцеговине | Mreža Bosne i Hercegovine | Mreža Bosne i Hercegovine | Mreža Bosne i Hercegovine | "
        "Мрежа на Босна и Херцеговина | Rrjeti i Bosnjës dhe Hercegovinës | Network of Bosnia and Herzegovina",
        "2012-01-15/",
    ),
    _facts(
        "HR", 22, "2012-01-15",
        "Мрежа Хрватске | Mreža Hrvatske | Mreža Hrvatske | Mreža Hrvatske | Мрежа на Хрватска | Rrjeti i Kroacisë | "
        "Network of Croatia",
        "2012-01-15/2016-11-30", "2021-01-01/",
    ),
    _facts(
        "ME", 19, "2012-01-15",
        "Мрежа Црне Горе | Mreža Crne Gore | Mreža Crne Gore | Mreža Crne Gore | Мрежа на Црна Гора | Rrjeti i Malit të Zi | "
        "Network of Montenegro",
        "2012-01-15/2017-11-30", "2017-12-01/2023-01-31", "2023-02-01/",
    ),
    _facts(
        "MK", 27, "2014-10-01",
        "Мрежа Северне Македоније | Mreža Sjeverne Makedonije | Mreža Sjeverne Makedonije | Mreža Sjeverne Makedonije | "
        "Мрежа на Северна Македонија | Rrjeti i Maqedonisë së Veriut | Network of North Macedonia",
        "2014-10-01/2017-11-30", "2017-12-01/2023-01-31", "2023-02-01/",
    ),
    _facts(
        "AL", 27, "2014-10-01",
        "Мрежа Албаније | Mreža Albanije | Mreža Albanije | Mreža Albanije | Мрежа на Албанија | Rrjeti i Shqipërisë | "
        "Network of Albania",
        "2014-10-01/2023-01-31", "2023-02-01/",
    ),
    _facts(
        "XK", 22, "2012-01-15",
        "Мрежа Косова* | Mreža Kosova* | Mreža Kosova* | Mreža Kosova* | Мрежа на Косово* | Rrjeti i Kosovës* | "
        "Network of Kosovo*",
        "2012-01-15/2016-11-30", "2016-12-01/2023-01-31", "2023-02-01/",
    ),
)  # fmt: skip

SIZE = sum(network.size for network in NETWORKS)

#: The regional secretariat: network and rank of the holder, one after the other.
SECRETARIATS = (
    ("BA", 0, _terms("2012-01-15/2017-11-30")[0]),
    ("RS", 1, _terms("2017-12-01/2020-12-31")[0]),
    ("BA", 0, _terms("2021-01-01/2023-01-31")[0]),
    ("RS", 1, _terms("2023-02-01/")[0]),
)
