"""What the demo's trainings are called, in the networks' languages."""

from __future__ import annotations

_LOCALES = ("en", "sr-Cyrl", "bs", "hr", "cnr", "mk", "sq")


def _said(*texts: str) -> dict[str, str]:
    return dict(zip(_LOCALES, texts, strict=True))


PROGRAMME = _said(
    "Regional Social Academy",
    "Регионална социјална академија",
    "Regionalna socijalna akademija",
    "Regionalna socijalna akademija",
    "Regionalna socijalna akademija",
    "Регионална социјална академија",
    "Akademia Sociale Rajonale",
)
ACADEMY = _said(
    "Social services for people on the move",
    "Социјалне услуге за људе у покрету",
    "Socijalne usluge za ljude u pokretu",
    "Socijalne usluge za ljude u pokretu",
    "Socijalne usluge za ljude u pokretu",
    "Социјални услуги за луѓе во движење",
    "Shërbime sociale për njerëzit në lëvizje",
)
TRAINERS = _said(
    "Training of trainers: migration management",
    "Тренинг за тренере: управљање миграцијама",
    "Trening za trenere: upravljanje migracijama",
    "Edukacija trenera: upravljanje migracijama",
    "Trening za trenere: upravljanje migracijama",
    "Обука за обучувачи: управување со миграции",
    "Trajnim për trajnerë: menaxhimi i migracionit",
)
CASE_WORK = _said(
    "Case management in home help",
    "Вођење случаја у помоћи у кући",
    "Vođenje slučaja u pomoći u kući",
    "Vođenje slučaja u pomoći u kući",
    "Vođenje slučaja u pomoći u kući",
    "Водење случај во помош во домот",
    "Menaxhimi i rastit në ndihmën në shtëpi",
)
RIGHTS = _said(
    "Human rights in services",
    "Људска права у пружању услуга",
    "Ljudska prava u pružanju usluga",
    "Ljudska prava u pružanju usluga",
    "Ljudska prava u pružanju usluga",
    "Човекови права во давањето услуги",
    "Të drejtat e njeriut në shërbime",
)
LICENSING = _said(
    "Getting ready for a licence",
    "Припрема за лиценцирање",
    "Priprema za licenciranje",
    "Priprema za licenciranje",
    "Priprema za licenciranje",
    "Подготовка за лиценцирање",
    "Përgatitja për licencim",
)
DAY = _said("Day {}", "Дан {}", "Dan {}", "Dan {}", "Dan {}", "Ден {}", "Dita {}")
USEFUL = _said(
    "How useful was it for your work?",
    "Колико је било корисно за ваш рад?",
    "Koliko je bilo korisno za vaš rad?",
    "Koliko je bilo korisno za vaš rad?",
    "Koliko je bilo korisno za vaš rad?",
    "Колку беше корисно за вашата работа?",
    "Sa i dobishëm ishte për punën tuaj?",
)
TRAINER = _said(
    "How do you rate the trainers?",
    "Како оцењујете предаваче?",
    "Kako ocjenjujete predavače?",
    "Kako ocjenjujete predavače?",
    "Kako ocjenjujete predavače?",
    "Како ги оценувате предавачите?",
    "Si i vlerësoni trajnerët?",
)


def numbered(words: dict[str, str], number: int) -> dict[str, str]:
    """The words with a number in them."""
    return {locale: text.format(number) for locale, text in words.items()}
