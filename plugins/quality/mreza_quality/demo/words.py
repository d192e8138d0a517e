"""What is written in the demo: starters, clearly made up, in the languages of those who would write it."""

from __future__ import annotations

from mreza.mutation.catalogue import said

PROGRAMME = {"en": "Mentoring for licensing and quality"} | said(
    sr="Менторство за лиценцирање и квалитет",
    hr="Mentorstvo za licenciranje i kvalitetu",
    bs="Mentorstvo za licenciranje i kvalitet",
    mk="Менторство за лиценцирање и квалитет",
    sq="Mentorim për licencim dhe cilësi",
)

#: By the first locale of an organisation.
GOALS = {
    "sr-Cyrl": "Припремити пријаву и план услуге.",
    "sr-Latn": "Pripremiti prijavu i plan usluge.",
    "bs": "Pripremiti prijavu i plan usluge.",
    "hr": "Pripremiti prijavu i plan usluge.",
    "cnr": "Pripremiti prijavu i plan usluge.",
    "mk": "Да се подготви пријавата и планот на услугата.",
    "sq": "Të përgatitet aplikimi dhe plani i shërbimit.",
    "en": "Prepare the application and the plan of the service.",
}
PLAN = {
    "sr-Cyrl": "План услуге",
    "sr-Latn": "Plan usluge",
    "bs": "Plan usluge",
    "hr": "Plan usluge",
    "cnr": "Plan usluge",
    "mk": "План на услугата",
    "sq": "Plani i shërbimit",
    "en": "Plan of the service",
}
ACTION = {
    "sr-Cyrl": "Написати и усвојити правилник.",
    "sr-Latn": "Napisati i usvojiti pravilnik.",
    "bs": "Napisati i usvojiti pravilnik.",
    "hr": "Napisati i usvojiti pravilnik.",
    "cnr": "Napisati i usvojiti pravilnik.",
    "mk": "Да се напише и усвои правилник.",
    "sq": "Të shkruhet dhe të miratohet rregullorja.",
    "en": "Write and adopt the rules.",
}
EVIDENCE = {
    "sr-Cyrl": "Правилник о раду по правима",
    "sr-Latn": "Pravilnik o radu po pravima",
    "bs": "Pravilnik o radu po pravima",
    "hr": "Pravilnik o radu po pravima",
    "cnr": "Pravilnik o radu po pravima",
    "mk": "Правилник за работа според правата",
    "sq": "Rregullore e punës sipas të drejtave",
    "en": "Rules of working by rights",
}
FINDING = "Korisnici svoje planove ne potpisuju."
ADVICE = "Planove pisati i potpisivati zajedno s korisnicima."


def of(words: dict[str, str], locale: str) -> str:
    """The words in a locale, else in English."""
    return words.get(locale, words["en"])
