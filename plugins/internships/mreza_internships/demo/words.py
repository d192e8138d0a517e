"""What the demo's internships say, in the networks' languages. Universities are made up."""

from __future__ import annotations

_LOCALES = ("en", "sr-Cyrl", "bs", "hr", "cnr", "mk", "sq")


def _said(*texts: str) -> dict[str, str]:
    return dict(zip(_LOCALES, texts, strict=True))


PROGRAMME = _said(
    "Students in social services",
    "Студенти у социјалним услугама",
    "Studenti u socijalnim uslugama",
    "Studenti u socijalnim uslugama",
    "Studenti u socijalnim uslugama",
    "Студенти во социјалните услуги",
    "Studentët në shërbimet sociale",
)
TITLE = _said(
    "Internship in a day centre",
    "Пракса у дневном боравку",
    "Praksa u dnevnom centru",
    "Praksa u dnevnom boravku",
    "Praksa u dnevnom centru",
    "Практика во дневен центар",
    "Praktikë në qendrën ditore",
)
TASKS = _said(
    "Preparing workshops, and being there for the users.",
    "Припрема радионица и боравак са корисницима.",
    "Priprema radionica i boravak s korisnicima.",
    "Priprema radionica i boravak s korisnicima.",
    "Priprema radionica i boravak sa korisnicima.",
    "Подготовка на работилници и престој со корисниците.",
    "Përgatitja e punëtorive dhe qëndrimi me përdoruesit.",
)
OUTCOMES = _said(
    "Work with groups, individual planning, record keeping.",
    "Рад са групом, индивидуално планирање, вођење евиденције.",
    "Rad s grupom, individualno planiranje, vođenje evidencije.",
    "Rad s grupom, individualno planiranje, vođenje evidencije.",
    "Rad sa grupom, individualno planiranje, vođenje evidencije.",
    "Работа со група, индивидуално планирање, водење евиденција.",
    "Punë me grup, planifikim individual, mbajtje evidence.",
)
SAFEGUARDING = _said(
    "An intern is never alone with a user; the mentor is always within reach.",
    "Практикант никада није сам са корисником; ментор је увек доступан.",
    "Praktikant nikada nije sam s korisnikom; mentor je uvijek dostupan.",
    "Praktikant nikada nije sam s korisnikom; mentor je uvijek dostupan.",
    "Praktikant nikada nije sam sa korisnikom; mentor je uvijek dostupan.",
    "Практикантот никогаш не е сам со корисник; менторот е секогаш достапен.",
    "Praktikanti nuk është kurrë vetëm me një përdorues; mentori është gjithmonë pranë.",
)
ENTRY = _said(
    "Workshop and individual talks",
    "Радионица и појединачни разговори",
    "Radionica i pojedinačni razgovori",
    "Radionica i pojedinačni razgovori",
    "Radionica i pojedinačni razgovori",
    "Работилница и поединечни разговори",
    "Punëtori dhe biseda individuale",
)
TRANSFER = _said(
    "What we saw in Arras",
    "Шта смо видели у Арасу",
    "Šta smo vidjeli u Arasu",
    "Što smo vidjeli u Arrasu",
    "Šta smo vidjeli u Arasu",
    "Што видовме во Арас",
    "Çfarë pamë në Arras",
)

#: By network: the university, its faculties with what is studied there, whom to ask, and where to write to.
UNIVERSITIES: dict[str, tuple[dict[str, str], tuple[tuple[dict[str, str], str], ...], str, str]] = {
    "RS": (
        {"sr-Cyrl": "Универзитет „Пример“"},
        (
            ({"sr-Cyrl": "Факултет друштвених наука „Пример“"}, "SOCIAL_WORK"),
            ({"sr-Cyrl": "Факултет за педагогију „Пример“"}, "PEDAGOGY"),
        ),
        "Милица Примерић",
        "praksa@univerzitet-primer.example",
    ),
    "BA": (
        {"bs": "Univerzitet „Primjer“"},
        (({"bs": "Fakultet za socijalni rad „Primjer“"}, "SOCIAL_WORK"),),
        "Amra Primjerić",
        "praksa@univerzitet-primjer.example",
    ),
    "MK": (
        {"mk": "Универзитет „Пример“", "sq": "Universiteti „Shembull“"},
        (({"mk": "Институт за социјална работа „Пример“"}, "SOCIAL_WORK"),),
        "Елена Примерова",
        "praksa@univerzitet-primer-mk.example",
    ),
    "ME": (
        {"cnr": "Univerzitet „Primjer Crna Gora“"},
        (({"cnr": "Fakultet političkih nauka „Primjer“"}, "SOCIAL_POLICY"),),
        "Milena Primjerović",
        "praksa@univerzitet-primjer-cg.example",
    ),
    "AL": (
        {"sq": "Universiteti „Shembull“"},
        (({"sq": "Fakulteti i Shkencave Sociale „Shembull“"}, "SOCIAL_WORK"),),
        "Teuta Shembulli",
        "praktika@universiteti-shembull.example",
    ),
}
