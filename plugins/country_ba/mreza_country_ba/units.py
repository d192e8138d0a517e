"""Administrative units of Bosnia and Herzegovina: entities and Brčko District, cantons, local self-government.

Entities and the district carry their ISO 3166-2 codes. ISO lists the cantons no more, so theirs are of this list
(``BA-CANTON``), by their usual abbreviations. Units of local self-government carry codes of this list (``BA-LSG``),
made of their names; which of them is called a city changes by law from year to year, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from mreza.plugin.answers import Unit
from mreza.text import Translated, fold, to_latin

ISO, CANTON, LOCAL = "BA-ISO", "BA-CANTON", "BA-LSG"
FEDERATION, SRPSKA, BRCKO = (ISO, "BA-BIH"), (ISO, "BA-SRP"), (ISO, "BA-BRC")
LEVEL = "local self-government"

#: code | name | name in English | units of local self-government
CANTONS = """
USK | Унско-сански кантон | Una-Sana Canton | Бихаћ, Босанска Крупа, Босански Петровац, Бужим, Цазин, Кључ, Сански Мост, Велика Кладуша
PK | Посавски кантон | Posavina Canton | Домаљевац-Шамац, Оџак, Орашје
TK | Тузлански кантон | Tuzla Canton | Бановићи, Челић, Добој Исток, Грачаница, Градачац, Калесија, Кладањ, Лукавац, Сапна, Сребреник, Теочак, Тузла, Живинице
ZDK | Зеничко-добојски кантон | Zenica-Doboj Canton | Бреза, Добој Југ, Какањ, Маглај, Олово, Тешањ, Усора, Вареш, Високо, Завидовићи, Зеница, Жепче
BPK | Босанско-подрињски кантон Горажде | Bosnian-Podrinje Canton Goražde | Фоча у Федерацији БиХ, Горажде, Пале у Федерацији БиХ
SBK | Средњобосански кантон | Central Bosnia Canton | Бугојно, Бусовача, Добретићи, Доњи Вакуф, Фојница, Горњи Вакуф-Ускопље, Јајце, Кисељак, Крешево, Нови Травник, Травник, Витез
HNK | Херцеговачко-неретвански кантон | Herzegovina-Neretva Canton | Чапљина, Читлук, Јабланица, Коњиц, Мостар, Неум, Прозор, Равно, Столац
ZHK | Западнохерцеговачки кантон | West Herzegovina Canton | Груде, Љубушки, Посушје, Широки Бријег
KS | Кантон Сарајево | Sarajevo Canton | Хаџићи, Илиџа, Илијаш, Трново у Федерацији БиХ, Вогошћа
K10 | Кантон 10 | Canton 10 | Босанско Грахово, Дрвар, Гламоч, Купрес у Федерацији БиХ, Ливно, Томиславград
"""  # noqa: E501  (a table is read by its rows)

#: Cities that are made of units of local self-government themselves.
_CITIES = {
    (CANTON, "KS"): ("Сарајево", "Центар Сарајево, Нови Град Сарајево, Ново Сарајево, Стари Град Сарајево"),
    SRPSKA: (
        "Источно Сарајево",
        "Источна Илиџа, Источно Ново Сарајево, Источни Стари Град, Пале, Соколац, Трново",
    ),
}

_OF_SRPSKA = (
    "Бања Лука, Берковићи, Бијељина, Билећа, Братунац, Брод, Вишеград, Власеница, Вукосавље, Гацко, Градишка, "
    "Дервента, Добој, Доњи Жабар, Зворник, Источни Дрвар, Источни Мостар, Језеро, Калиновик, Кнежево, Козарска Дубица, "
    "Костајница, Котор Варош, Крупа на Уни, Купрес, Лакташи, Лопаре, Љубиње, Милићи, Модрича, Мркоњић Град, Невесиње, "
    "Нови Град, Ново Горажде, Осмаци, Оштра Лука, Пелагићево, Петровац, Петрово, Приједор, Прњавор, Рибник, Рогатица, "
    "Рудо, Србац, Сребреница, Станари, Теслић, Требиње, Угљевик, Фоча, Хан Пијесак, Чајниче, Челинац, Шамац, "
    "Шековићи, Шипово"
)


def units() -> Iterator[Unit]:
    """All units, each after the one that it is part of."""
    federation = _named("Федерација Босне и Херцеговине", "Federation of Bosnia and Herzegovina")
    yield Unit(*FEDERATION, "entity", federation)
    yield Unit(*SRPSKA, "entity", _named("Република Српска", "Republika Srpska"))
    yield Unit(*BRCKO, "district", _named("Брчко дистрикт Босне и Херцеговине", "Brčko District"))
    yield Unit(LOCAL, "BRCKO", LEVEL, _named("Брчко"), BRCKO)
    for line in CANTONS.strip().splitlines():
        code, name, english, places = (cell.strip() for cell in line.split("|"))
        canton = (CANTON, code)
        yield Unit(*canton, "canton", _named(name, english), FEDERATION)
        yield from _city(canton)
        yield from _local(places, canton)
    yield from _city(SRPSKA)
    yield from _local(_OF_SRPSKA, SRPSKA)


def _city(within: tuple[str, str]) -> Iterator[Unit]:
    if within in _CITIES:
        name, places = _CITIES[within]
        city = (LOCAL, _code(name))
        yield Unit(*city, "city", _named(name), within)
        yield from _local(places, city)


def _local(places: str, within: tuple[str, str]) -> Iterator[Unit]:
    for name in places.split(", "):
        yield Unit(LOCAL, _code(name), LEVEL, _named(name), within)


def _named(name: str, english: str | None = None) -> Translated:
    """The name in both scripts; Bosnian and Croatian write it as the Latin one."""
    latin = to_latin(name)
    texts = {"sr-Cyrl": name, "bs": latin, "hr": latin}
    return Translated(texts | {"en": english} if english else texts)


def _code(name: str) -> str:
    """``Бања Лука`` → ``BANJA-LUKA``."""
    return fold(name).upper().replace(" ", "-")


__all__ = ["BRCKO", "CANTON", "CANTONS", "FEDERATION", "ISO", "LOCAL", "SRPSKA", "units"]
