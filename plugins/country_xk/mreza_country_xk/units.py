"""Administrative units of Kosovo*: seven districts and 38 municipalities, each named in both languages.

There are no ISO codes: XK itself is a code that users have agreed on. The codes are of these lists (``XK-DISTRICT``,
``XK-LSG``), made of the Albanian names.
"""

from __future__ import annotations

from collections.abc import Iterator

from mreza.plugin.answers import Unit
from mreza.text import Translated, fold

DISTRICT, LOCAL = "XK-DISTRICT", "XK-LSG"

#: district: its municipalities; each in Albanian and in Serbian
_DISTRICTS = """
Prishtinë/Приштина: Prishtinë/Приштина, Fushë Kosovë/Косово Поље, Obiliq/Обилић, Lipjan/Липљан, Podujevë/Подујево, Drenas/Глоговац, Graçanicë/Грачаница, Novobërdë/Ново Брдо
Mitrovicë/Митровица: Mitrovicë e Jugut/Јужна Митровица, Mitrovicë e Veriut/Северна Митровица, Leposaviq/Лепосавић, Skenderaj/Србица, Vushtrri/Вучитрн, Zubin Potok/Зубин Поток, Zveçan/Звечан
Pejë/Пећ: Pejë/Пећ, Istog/Исток, Klinë/Клина
Gjakovë/Ђаковица: Gjakovë/Ђаковица, Deçan/Дечани, Junik/Јуник, Rahovec/Ораховац
Prizren/Призрен: Prizren/Призрен, Dragash/Драгаш, Suharekë/Сува Река, Malishevë/Малишево, Mamushë/Мамуша
Ferizaj/Урошевац: Ferizaj/Урошевац, Kaçanik/Качаник, Hani i Elezit/Елез Хан, Shtime/Штимље, Shtërpcë/Штрпце
Gjilan/Гњилане: Gjilan/Гњилане, Kamenicë/Каменица, Viti/Витина, Kllokot/Клокот, Partesh/Партеш, Ranillug/Ранилуг
"""  # noqa: E501  (a table is read by its rows)


def units() -> Iterator[Unit]:
    """All units, each after the one that it is part of."""
    for line in _DISTRICTS.strip().splitlines():
        name, places = line.split(":")
        district = (DISTRICT, _code(name))
        yield Unit(*district, "district", _named(name))
        for place in places.split(","):
            yield Unit(LOCAL, _code(place), "municipality", _named(place), district)


def _named(pair: str) -> Translated:
    albanian, serbian = pair.strip().split("/")
    return Translated({"sq": albanian, "sr-Cyrl": serbian})


def _code(pair: str) -> str:
    """``Fushë Kosovë/Косово Поље`` → ``FUSHE-KOSOVE``."""
    return fold(pair.strip().partition("/")[0]).upper().replace(" ", "-")


__all__ = ["DISTRICT", "LOCAL", "units"]
