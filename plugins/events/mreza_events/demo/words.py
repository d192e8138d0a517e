"""What the demo's events are called, in the language of the network that holds them."""

from __future__ import annotations

_LOCALES = ("sr-Cyrl", "bs", "hr", "cnr", "mk", "sq", "en")

_WORDS = {
    "meeting": (
        "Састанак мреже",
        "Sastanak mreže",
        "Sastanak mreže",
        "Sastanak mreže",
        "Состанок на мрежата",
        "Mbledhje e rrjetit",
        "Network meeting",
    ),
    "assembly": ("Скупштина", "Skupština", "Skupština", "Skupština", "Собрание", "Kuvendi", "Assembly"),
    "opening": ("Отварање", "Otvaranje", "Otvaranje", "Otvaranje", "Отворање", "Hapja", "Opening"),
    "groups": (
        "Рад у групама",
        "Rad u grupama",
        "Rad u skupinama",
        "Rad u grupama",
        "Работа во групи",
        "Punë në grupe",
        "Work in groups",
    ),
    "hearing": (
        "Јавно слушање: помоћ у кући",
        "Javno slušanje: pomoć u kući",
        "Javno slušanje: pomoć u kući",
        "Javno slušanje: pomoć u kući",
        "Јавна расправа: помош во домот",
        "Dëgjesë publike: ndihma në shtëpi",
        "Public hearing: home help",
    ),
    "workshop": (
        "Радионица: дозвола за услуге",
        "Radionica: dozvola za usluge",
        "Radionica: licenciranje usluga",
        "Radionica: dozvola za usluge",
        "Работилница: лиценцирање услуги",
        "Punëtori: licencimi i shërbimeve",
        "Workshop: licensing of services",
    ),
    "supervision": (
        "Супервизија за сигурне куће",
        "Supervizija za sigurne kuće",
        "Supervizija za sigurne kuće",
        "Supervizija za sigurne kuće",
        "Супервизија за сигурни куќи",
        "Mbikëqyrje për strehëzat",
        "Supervision for safe houses",
    ),
    "caravan": (
        "Караван људских права",
        "Karavan ljudskih prava",
        "Karavana ljudskih prava",
        "Karavan ljudskih prava",
        "Караван за човекови права",
        "Karvani i të drejtave të njeriut",
        "Human rights caravan",
    ),
    "dialogue": (
        "Дијалог са општином",
        "Dijalog s općinom",
        "Dijalog s općinom",
        "Dijalog sa opštinom",
        "Дијалог со општината",
        "Dialog me komunën",
        "Dialogue with the municipality",
    ),
    "hall": (
        "Велика сала",
        "Velika sala",
        "Velika dvorana",
        "Velika sala",
        "Голема сала",
        "Salla e madhe",
        "Large hall",
    ),
    "house": (
        "Кућа на периферији",
        "Kuća na periferiji",
        "Kuća na periferiji",
        "Kuća na periferiji",
        "Куќа на периферијата",
        "Shtëpi në periferi",
        "House on the outskirts",
    ),
}


def words(what: str, locale: str, suffix: str = "") -> dict[str, str]:
    """The title in the network's first language and in English."""
    said = dict(zip(_LOCALES, _WORDS[what], strict=True))
    return {one: said[one] + suffix for one in dict.fromkeys((locale, "en"))}
