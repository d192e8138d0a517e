"""What decisions say, in the language of the network that takes them."""

from __future__ import annotations

_LOCALES = ("sr-Cyrl", "bs", "hr", "cnr", "mk", "sq")

_WORDS = {
    "no data": (
        "Годишњи подаци нису достављени.",
        "Godišnji podaci nisu dostavljeni.",
        "Godišnji podaci nisu dostavljeni.",
        "Godišnji podaci nijesu dostavljeni.",
        "Годишните податоци не се доставени.",
        "Të dhënat vjetore nuk janë dorëzuar.",
    ),
    "data arrived": (
        "Подаци су достављени.",
        "Podaci su dostavljeni.",
        "Podaci su dostavljeni.",
        "Podaci su dostavljeni.",
        "Податоците се доставени.",
        "Të dhënat u dorëzuan.",
    ),
    "more time": (
        "Рок продужен на молбу чланице.",
        "Rok produžen na molbu članice.",
        "Rok produljen na molbu članice.",
        "Rok produžen na molbu članice.",
        "Рокот е продолжен на молба на членката.",
        "Afati u zgjat me kërkesë të anëtares.",
    ),
    "own wish": (
        "На сопствени захтев.",
        "Na vlastiti zahtjev.",
        "Na vlastiti zahtjev.",
        "Na sopstveni zahtjev.",
        "На сопствено барање.",
        "Me kërkesën e vet.",
    ),
    "statutes": (
        "Повреда статута.",
        "Povreda statuta.",
        "Povreda statuta.",
        "Povreda statuta.",
        "Повреда на статутот.",
        "Shkelje e statutit.",
    ),
    "dissolved": (
        "Организација је угашена.",
        "Organizacija je ugašena.",
        "Organizacija je ugašena.",
        "Organizacija je ugašena.",
        "Организацијата е згасната.",
        "Organizata është shuar.",
    ),
    "moved": (
        "Прелази у другу мрежу.",
        "Prelazi u drugu mrežu.",
        "Prelazi u drugu mrežu.",
        "Prelazi u drugu mrežu.",
        "Преминува во друга мрежа.",
        "Kalon në një rrjet tjetër.",
    ),
    "no means": (
        "Чланица је без средстава ове године.",
        "Članica ove godine nema sredstava.",
        "Članica ove godine nema sredstava.",
        "Članica ove godine nema sredstava.",
        "Членката оваа година нема средства.",
        "Anëtarja këtë vit nuk ka mjete.",
    ),
    "why join": (
        "Желимо да радимо са другима.",
        "Želimo raditi s drugima.",
        "Želimo raditi s drugima.",
        "Želimo da radimo s drugima.",
        "Сакаме да работиме со други.",
        "Duam të punojmë me të tjerët.",
    ),
    "meets rules": (
        "Испуњава услове.",
        "Ispunjava uslove.",
        "Ispunjava uvjete.",
        "Ispunjava uslove.",
        "Ги исполнува условите.",
        "I plotëson kushtet.",
    ),
    "fails rules": (
        "Не испуњава услове.",
        "Ne ispunjava uslove.",
        "Ne ispunjava uvjete.",
        "Ne ispunjava uslove.",
        "Не ги исполнува условите.",
        "Nuk i plotëson kushtet.",
    ),
}


def words(what: str, locale: str) -> str:
    """The sentence in the network's first language."""
    return _WORDS[what][_LOCALES.index(locale)]
