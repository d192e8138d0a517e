"""EQUASS, E-Qalin, ISO 9001, CAF and EFQM: what each looks at, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza.text.transliteration import to_latin

from mreza_quality.catalogue.topics import TOPICS

Line = tuple[str, str, str, str, str]
_SOURCE = "a starter of the federation; compare it with the framework's own wording before use"


def standards(
    code: str,
    title: str,
    kind: str,
    owner: str,
    label: str,
    lines: Iterable[Line],
    months: tuple[int | None, int | None] = (None, None),
) -> Mapping[str, Any]:
    """A framework as the hook gives it; of each line: code, family, topic, English, Serbian."""
    return {
        "code": code,
        "title": {"en": title},
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
        "criteria": tuple(
            {
                "code": line,
                "family": family,
                "topic": topic,
                "text": {"en": english, "sr-Cyrl": serbian, "sr-Latn": to_latin(serbian)},
            }
            for line, family, topic, english, serbian in lines
        ),
    }


_EQUASS: tuple[Line, ...] = (
    (
        "A1",
        "FUNCTIONAL",
        "RIGHTS",
        "People know their rights and can use them.",
        "Људи знају своја права и могу да их користе.",
    ),
    ("A2", "FUNCTIONAL", "SAFEGUARDING", "Nobody comes to harm unnoticed.", "Нико не страда непримећено."),
    (
        "B1",
        "FUNCTIONAL",
        "PARTICIPATION",
        "People have a say in the services they use.",
        "Људи одлучују о услугама које користе.",
    ),
    (
        "B2",
        "FUNCTIONAL",
        "CARE_PLANNING",
        "Each has a plan of one's own, made together.",
        "Свако има свој план, сачињен заједно.",
    ),
    ("C1", "MANAGEMENT", "IMPROVEMENT", "Quality is looked at regularly.", "Квалитет се редовно разматра."),
    ("C2", "RESULTS", "IMPROVEMENT", "Results lead to improvements.", "Резултати воде унапређењима."),
    ("D1", "MANAGEMENT", "LEADERSHIP", "Those who lead answer for quality.", "Они који воде одговарају за квалитет."),
    ("D2", "MANAGEMENT", "LEADERSHIP", "Money and decisions are transparent.", "Новац и одлуке су транспарентни."),
    ("E1", "STRUCTURAL", "STAFF", "Staff are qualified, and learn on.", "Запослени су стручни и даље уче."),
    ("E2", "STRUCTURAL", "STAFF", "Staff work safely and are heard.", "Запослени раде безбедно и чује се њихов глас."),
)
_EXCELLENCE: tuple[Line, ...] = (
    *_EQUASS,
    ("X1", "RESULTS", "IMPROVEMENT", "Results are compared with those of others.", "Резултати се пореде са туђим."),
    ("X2", "RESULTS", "PARTICIPATION", "People help to judge the results.", "Људи учествују у оцени резултата."),
)
_EQALIN: tuple[Line, ...] = (
    (
        "P1",
        "FUNCTIONAL",
        "CARE_PLANNING",
        "What is done for residents is agreed with them.",
        "Шта се ради за кориснике, договара се с њима.",
    ),
    ("P2", "STRUCTURAL", "STAFF", "Staff have what they need for their work.", "Запослени имају шта им треба за рад."),
    ("P3", "MANAGEMENT", "LEADERSHIP", "Leadership is clear.", "Вођење је јасно."),
    ("P4", "STRUCTURAL", "PREMISES", "The house suits those who live in it.", "Кућа одговара онима који у њој живе."),
    (
        "R1",
        "RESULTS",
        "PARTICIPATION",
        "Residents, families and staff are content.",
        "Корисници, породице и запослени су задовољни.",
    ),
    ("R2", "RESULTS", "IMPROVEMENT", "Results are measured and discussed.", "Резултати се мере и разматрају."),
)
_ISO: tuple[Line, ...] = (
    (
        "4",
        "MANAGEMENT",
        "LEADERSHIP",
        "Context and interested parties are known.",
        "Околности и заинтересоване стране су познате.",
    ),
    ("5", "MANAGEMENT", "LEADERSHIP", "Leadership stands behind quality.", "Руководство стоји иза квалитета."),
    ("6", "MANAGEMENT", "IMPROVEMENT", "Risks and aims are planned.", "Ризици и циљеви се планирају."),
    ("7", "STRUCTURAL", "STAFF", "People, means and knowledge are there.", "Људи, средства и знање постоје."),
    (
        "8",
        "FUNCTIONAL",
        "CARE_PLANNING",
        "Services are planned and kept under control.",
        "Услуге се планирају и држе под надзором.",
    ),
    ("9", "RESULTS", "IMPROVEMENT", "Performance is measured and reviewed.", "Учинак се мери и преиспитује."),
    ("10", "RESULTS", "IMPROVEMENT", "What goes wrong is put right for good.", "Што не ваља, трајно се исправља."),
)
_CAF: tuple[Line, ...] = (
    ("1", "MANAGEMENT", "LEADERSHIP", "Leadership", "Вођство"),
    ("2", "MANAGEMENT", "IMPROVEMENT", "Strategy and planning", "Стратегија и планирање"),
    ("3", "STRUCTURAL", "STAFF", "People", "Људи"),
    ("4", "STRUCTURAL", "PREMISES", "Partnerships and resources", "Партнерства и ресурси"),
    ("5", "FUNCTIONAL", "CARE_PLANNING", "Processes", "Процеси"),
    ("6", "RESULTS", "PARTICIPATION", "Results for citizens", "Резултати за грађане"),
    ("7", "RESULTS", "STAFF", "Results for staff", "Резултати за запослене"),
    ("8", "RESULTS", "RIGHTS", "Results for society", "Резултати за друштво"),
    ("9", "RESULTS", "IMPROVEMENT", "Key results", "Кључни резултати"),
)
_EFQM: tuple[Line, ...] = (
    ("1", "MANAGEMENT", "LEADERSHIP", "Purpose, vision and strategy", "Сврха, визија и стратегија"),
    ("2", "MANAGEMENT", "LEADERSHIP", "Culture and leadership", "Култура и вођство"),
    ("3", "FUNCTIONAL", "PARTICIPATION", "Engaging those who matter", "Укључивање важних страна"),
    ("4", "FUNCTIONAL", "CARE_PLANNING", "Creating value that lasts", "Стварање трајне вредности"),
    ("5", "MANAGEMENT", "IMPROVEMENT", "Performance and change", "Учинак и промене"),
    ("6", "RESULTS", "PARTICIPATION", "How others see it", "Како је други виде"),
    ("7", "RESULTS", "IMPROVEMENT", "What was achieved", "Шта је постигнуто"),
)

STANDARDS: tuple[Mapping[str, Any], ...] = (
    standards("EQUASS_ASSURANCE", "EQUASS Assurance", "MARK", "EPR", "five sections", _EQUASS, (36, 12)),
    standards("EQUASS_EXCELLENCE", "EQUASS Excellence", "MARK", "EPR", "five sections", _EXCELLENCE, (36, 12)),
    standards("E_QALIN", "E-Qalin", "MARK", "E-Qalin", "starter", _EQALIN, (36, None)),
    standards("ISO_9001", "ISO 9001", "MANAGEMENT_SYSTEM", "ISO", "2015", _ISO, (36, 12)),
    standards("CAF", "Common Assessment Framework", "EXCELLENCE_MODEL", "EIPA", "2020", _CAF, (24, None)),
    standards("EFQM", "EFQM Model", "EXCELLENCE_MODEL", "EFQM", "2020", _EFQM, (36, None)),
)

__all__ = ["STANDARDS", "standards"]
