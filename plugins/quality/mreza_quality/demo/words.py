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
#: What mentors wrote half-way, and at the end.
REVIEW = {
    "sr-Cyrl": "Пријава је на пола пута; недостаје план неге.",
    "sr-Latn": "Prijava je na pola puta; nedostaje plan nege.",
    "bs": "Prijava je na pola puta; nedostaje plan njege.",
    "hr": "Prijava je na pola puta; nedostaje plan skrbi.",
    "cnr": "Prijava je na pola puta; nedostaje plan njege.",
    "mk": "Пријавата е на половина пат; недостига планот за нега.",
    "sq": "Aplikimi është në gjysmë të rrugës; mungon plani i kujdesit.",
    "en": "The application is half-way; the plan of care is missing.",
}
OUTCOME = {
    "sr-Cyrl": "Организација ради по новом плану; недостајало је времена за обуку.",
    "sr-Latn": "Organizacija radi po novom planu; nedostajalo je vremena za obuku.",
    "bs": "Organizacija radi po novom planu; nedostajalo je vremena za obuku.",
    "hr": "Organizacija radi po novom planu; nedostajalo je vremena za obuku.",
    "cnr": "Organizacija radi po novom planu; nedostajalo je vremena za obuku.",
    "mk": "Организацијата работи според новиот план; недостигаше време за обука.",
    "sq": "Organizata punon sipas planit të ri; mungoi koha për trajnim.",
    "en": "The organisation works by the new plan; time for training was short.",
}
FINDING = "Korisnici svoje planove ne potpisuju."
ADVICE = "Planove pisati i potpisivati zajedno s korisnicima."


def of(words: dict[str, str], locale: str) -> str:
    """The words in a locale, else in English."""
    return words.get(locale, words["en"])
