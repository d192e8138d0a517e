"""Names of organisations: fictional ones that read like real ones, in the languages and scripts of their towns.

A name is a legal form, an image and a town: Удружење „Сунчана страна“ Чачак. The images are the demo's own inventions;
should an organisation of such a name exist in such a town, that is chance. No two names are the same at any scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import gcd

from mreza.demo.places import SEATS, Seat
from mreza.text import fold

_SPEECHES = ("sr", "ijekavian", "bs", "hr", "mk", "sq", "en")

#: Serbian / its ijekavian form where it differs | Bosnian / Croatian where it differs | Macedonian | Albanian | English
_IMAGES = """
Сунчана страна | Sunčana strana | Сончева страна | Ana e Diellit | Sunny Side
Нови кораци | Novi koraci | Нови чекори | Hapa të Rinj | New Steps
Ђердан | Đerdan | Ѓердан | Gjerdani | The Necklace
Рука руци | Ruka ruci | Рака на рака | Dorë më Dorë | Hand to Hand
Гнездо наде / Гнијездо наде | Gnijezdo nade | Гнездо на надежта | Foleja e Shpresës | Nest of Hope
Бела лађа / Бијела лађа | Bijela lađa | Бела лаѓа | Anija e Bardhë | White Boat
Врапчић | Vrapčić | Врапче | Harabeli | Little Sparrow
Шатор | Šator | Шатор | Tenda | The Tent
Звездица / Звјездица | Zvjezdica | Ѕвездичка | Ylli i Vogël | Little Star
Мост наде | Most nade | Мост на надежта | Ura e Shpresës | Bridge of Hope
Црвени цреп / Црвени цријеп | Crveni crijep | Црвена ќерамида | Tjegulla e Kuqe | Red Roof Tile
Бели сан / Бијели сан | Bijeli san | Бел сон | Ëndrra e Bardhë | White Dream
Кључ наде | Ključ nade | Клуч на надежта | Çelësi i Shpresës | Key of Hope
Плава капија | Plava kapija / Plava vrata | Сина порта | Porta e Kaltër | Blue Gate
Топла соба | Topla soba | Топла соба | Dhoma e Ngrohtë | Warm Room
Плава птица | Plava ptica | Сина птица | Zogu i Kaltër | Blue Bird
Дугин мост | Dugin most | Мостот на виножитото | Ura e Ylberit | Rainbow's Bridge
Златни маслачак | Zlatni maslačak | Златно глуварче | Luleradhiqja e Artë | Golden Dandelion
Тихи светионик / Тихи свјетионик | Tihi svjetionik | Тивок светилник | Fari i Qetë | Quiet Lighthouse
Корак ближе | Korak bliže | Чекор поблиску | Një Hap më Afër | A Step Closer
Зелена грана | Zelena grana | Зелена гранка | Dega e Gjelbër | Green Branch
Иста капа | Ista kapa | Иста капа | E njëjta Kapelë | The Same Hat
Сребрни извор | Srebrni izvor | Сребрен извор | Burimi i Argjendtë | Silver Spring
Шарено клупко | Šareno klupko | Шарено клопче | Lëmshi me Ngjyra | Colourful Ball of Yarn
Ластин реп | Lastin rep | Ластовичкина опашка | Bishti i Dallëndyshes | Swallow's Tail
Лака крила | Laka krila | Лесни крилја | Krahë të Lehtë | Light Wings
Јутарња роса | Jutarnja rosa | Утринска роса | Vesa e Mëngjesit | Morning Dew
Чаробна фрула | Čarobna frula | Волшебна свирка | Fyelli Magjik | Magic Flute
Три брезе | Tri breze | Три брези | Tri Mështekna | Three Birches
Мој комшија | Moj komšija / Moj susjed | Мојот комшија | Fqinji Im | My Neighbour
Старо огњиште | Staro ognjište | Старо огниште | Vatra e Vjetër | Old Hearth
Отворена једра | Otvorena jedra | Отворени едра | Vela të Hapura | Open Sails
Љубичица | Ljubičica | Темјанушка | Manushaqja | The Violet
Кућа под липом | Kuća pod lipom | Куќа под липата | Shtëpia nën Bli | House under the Linden
Велики прозор | Veliki prozor | Голем прозорец | Dritarja e Madhe | Big Window
Пола осмеха / Пола осмијеха | Pola osmijeha | Половина насмевка | Gjysma e Buzëqeshjes | Half a Smile
Бакина јабука | Bakina jabuka | Бабиното јаболко | Molla e Gjyshes | Grandma's Apple
Ћилим | Ćilim | Ќилим | Qilimi | The Carpet
Жубор | Žubor | Жубор | Gurgullima | The Murmur
Љуљашка | Ljuljaška | Лулашка | Lisharësja | The Swing
Млади храст | Mladi hrast | Млад даб | Lisi i Ri | Young Oak
Сутра / Сјутра | Sutra | Утре | E Nesërmja | Tomorrow
Добра вила | Dobra vila | Добра самовила | Zana e Mirë | Good Fairy
Дрвени точак | Drveni točak / Drveni kotač | Дрвено тркало | Rrota e Drunjtë | Wooden Wheel
"""

#: Montenegrin is Bosnian with its own letters, in these words.
_MONTENEGRIN = {"Sutra": "Śutra"}

_COUNTRIES = tuple(SEATS)
#: Shares that no simple fraction comes near, so that few names already lie in many towns.
_STRIDES = (0.6180, 0.3820, 0.4142, 0.5858, 0.3028, 0.6972, 0.7639)

#: Legal forms in the order of `_ENGLISH_FORMS`.
_FORMS = {
    "sr": ("Удружење", "Центар", "Организација", "Фондација"),
    "ijekavian": ("Удружење", "Центар", "Организација", "Фондација"),
    "bs": ("Udruženje", "Centar", "Organizacija", "Fondacija"),
    "hr": ("Udruga", "Centar", "Organizacija", "Zaklada"),
    "cnr": ("NVO", "Centar", "Organizacija", "Fondacija"),
    "mk": ("Здружение", "Центар", "Организација", "Фондација"),
    "sq": ("Shoqata", "Qendra", "Organizata", "Fondacioni"),
}
_ENGLISH_FORMS = ("Association", "Centre", "Organisation", "Foundation")
#: Which forms: associations are the most common.
_PATTERN = (0, 0, 1, 0, 2, 0, 1, 0, 3)


def _image(line: str) -> dict[str, str]:
    serbian, bosnian, macedonian, albanian, english = (cell.strip() for cell in line.split("|"))
    sr, _, ijekavian = serbian.partition(" / ")
    bs, _, hr = bosnian.partition(" / ")
    texts = dict(zip(_SPEECHES, (sr, ijekavian or sr, bs, hr or bs, macedonian, albanian, english), strict=True))
    return texts | {"cnr": _MONTENEGRIN.get(bs, bs)}


IMAGES = tuple(_image(line) for line in _IMAGES.strip().splitlines())

#: The locales that an organisation's name has beside English, by country, with the speech of each.
_WRITTEN = {
    ("RS", "sr"): {"sr-Cyrl": "sr"},
    ("BA", "bs"): {"bs": "bs"},
    ("BA", "ijekavian"): {"sr-Cyrl": "ijekavian"},
    ("HR", "hr"): {"hr": "hr"},
    ("ME", "cnr"): {"cnr": "cnr", "sq": "sq"},
    ("MK", "mk"): {"mk": "mk"},
    ("MK", "sq"): {"mk": "mk", "sq": "sq"},
    ("AL", "sq"): {"sq": "sq"},
    ("XK", "sq"): {"sq": "sq", "sr-Cyrl": "sr"},
    ("XK", "sr"): {"sq": "sq", "sr-Cyrl": "sr"},
}


@dataclass(frozen=True, slots=True)
class Title:
    """What an organisation is called, by locale, with the town and a Latin handle for its addresses on the net."""

    name: dict[str, str]
    seat: Seat
    slug: str


def title(country: str, rank: int) -> Title:
    """The name of the organisation with this rank in its network; different ranks have different names."""
    seats = SEATS[country]
    pairs = len(IMAGES) * len(seats)
    cycle, place = divmod(rank, pairs)
    place = place * _step(pairs, _COUNTRIES.index(country)) % pairs
    image, seat = IMAGES[place % len(IMAGES)], seats[place // len(IMAGES)]
    repeat, shift = divmod(cycle, len(_ENGLISH_FORMS))
    form = (_PATTERN[place % len(_PATTERN)] + shift) % len(_ENGLISH_FORMS)
    ordinal = f" {repeat + 1}" if repeat else ""
    written = _WRITTEN[country, seat.speech]
    name = {
        locale: f"{_FORMS[speech][form]} „{image[speech]}{ordinal}“ {seat.name[locale]}"
        for locale, speech in written.items()
        if locale in seat.name
    }
    name["en"] = f"{_ENGLISH_FORMS[form]} “{image['en']}{ordinal}”, {seat.latin}"
    handle = fold(f"{image[next(iter(written.values()))]} {seat.latin}").replace(" ", "-")
    return Title(name, seat, handle if cycle == 0 else f"{handle}-{cycle + 1}")


def applicant_title(country: str, number: int) -> Title:
    """The name of the network's n-th applicant, from the far end of the names, so that no member has it."""
    return title(country, len(IMAGES) * len(SEATS[country]) * len(_ENGLISH_FORMS) - 1 - number)


@lru_cache
def _step(pairs: int, country: int) -> int:
    """A stride through the pairs, coprime to their number, so that neighbouring ranks differ in image and in town."""
    stride = int(pairs * _STRIDES[country])
    while gcd(stride, pairs) != 1:
        stride += 1
    return stride
