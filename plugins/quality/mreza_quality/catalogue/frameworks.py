"""EQUASS, E-Qalin, ISO 9001, CAF and EFQM: what each looks at, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza_quality.catalogue.eqalin import E_QALIN
from mreza_quality.catalogue.equass import ASSURANCE, EXCELLENCE
from mreza_quality.catalogue.excellence import CAF, EFQM
from mreza_quality.catalogue.iso import ISO_9001
from mreza_quality.catalogue.said import Line, text
from mreza_quality.catalogue.topics import TOPICS

_SOURCE = "a starter of the federation; compare it with the framework's own wording before use"
_CAF_TITLE = text(
    "Common Assessment Framework",
    sr="Заједнички оквир за процену",
    hr="Zajednički okvir za procjenu",
    bs="Zajednički okvir za procjenu",
    mk="Заедничка рамка за проценка",
    sq="Korniza e Përbashkët e Vlerësimit",
)
_EFQM_TITLE = text("EFQM Model", sr="Модел EFQM", hr="Model EFQM", bs="Model EFQM", mk="Модел EFQM", sq="Modeli EFQM")


def standards(
    code: str,
    title: dict[str, str],
    kind: str,
    owner: str,
    label: str,
    lines: Iterable[Line],
    months: tuple[int | None, int | None] = (None, None),
) -> Mapping[str, Any]:
    """A framework as the hook gives it. A title that is a name stands once; others in every language."""
    return {
        "code": code,
        "title": title,
        "kind": kind,
        "owner": owner,
        "topics": TOPICS,
        "version": {
            "label": label,
            "certificate_months": months[0],
            "surveillance_months": months[1],
            "periods_established": False,
            "starter": True,
            "source": _SOURCE,
        },
        "criteria": tuple(one._asdict() for one in lines),
    }


STANDARDS: tuple[Mapping[str, Any], ...] = (
    standards("EQUASS_ASSURANCE", {"en": "EQUASS Assurance"}, "MARK", "EPR", "five sections", ASSURANCE, (36, 12)),
    standards("EQUASS_EXCELLENCE", {"en": "EQUASS Excellence"}, "MARK", "EPR", "five sections", EXCELLENCE, (36, 12)),
    standards("E_QALIN", {"en": "E-Qalin"}, "MARK", "E-Qalin", "starter", E_QALIN, (36, None)),
    standards("ISO_9001", {"en": "ISO 9001"}, "MANAGEMENT_SYSTEM", "ISO", "2015", ISO_9001, (36, 12)),
    standards("CAF", _CAF_TITLE, "EXCELLENCE_MODEL", "EIPA", "2020", CAF, (24, None)),
    standards("EFQM", _EFQM_TITLE, "EXCELLENCE_MODEL", "EFQM", "2020", EFQM, (36, None)),
)

__all__ = ["STANDARDS", "standards"]
