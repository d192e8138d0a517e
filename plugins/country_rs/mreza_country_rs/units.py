"""Serbia's administrative units: the province, the districts and Belgrade, the cities and municipalities.

Provinces, districts and Belgrade carry their ISO 3166-2 codes. ISO lists RS-KM and RS-25 to RS-29 as well; that
territory is another network's, so they are left out: an organisation must not count twice. Cities and municipalities
carry codes of this list (``RS-LSG``), made of their names.
"""

from __future__ import annotations

from collections.abc import Iterator

from mreza.plugin.answers import Unit
from mreza.text import Translated, fold

ISO, LOCAL = "RS-ISO", "RS-LSG"

#: code | name | name in English | cities (with a star) and municipalities
_DISTRICTS = """
RS-01 | Севернобачки округ | North Bačka District | Суботица*, Бачка Топола, Мали Иђош
RS-02 | Средњобанатски округ | Central Banat District | Зрењанин*, Житиште, Нова Црња, Нови Бечеј, Сечањ
RS-03 | Севернобанатски округ | North Banat District | Кикинда*, Ада, Кањижа, Нови Кнежевац, Сента, Чока
RS-04 | Јужнобанатски округ | South Banat District | Панчево*, Вршац*, Алибунар, Бела Црква, Ковачица, Ковин, Опово, Пландиште
RS-05 | Западнобачки округ | West Bačka District | Сомбор*, Апатин, Кула, Оџаци
RS-06 | Јужнобачки округ | South Bačka District | Нови Сад*, Бач, Бачка Паланка, Бачки Петровац, Беочин, Бечеј, Врбас, Жабаљ, Србобран, Сремски Карловци, Темерин, Тител
RS-07 | Сремски округ | Srem District | Сремска Митровица*, Инђија, Ириг, Пећинци, Рума, Стара Пазова, Шид
RS-08 | Мачвански округ | Mačva District | Шабац*, Лозница*, Богатић, Владимирци, Коцељева, Крупањ, Љубовија, Мали Зворник
RS-09 | Колубарски округ | Kolubara District | Ваљево*, Лајковац, Љиг, Мионица, Осечина, Уб
RS-10 | Подунавски округ | Podunavlje District | Смедерево*, Велика Плана, Смедеревска Паланка
RS-11 | Браничевски округ | Braničevo District | Пожаревац*, Велико Градиште, Голубац, Жабари, Жагубица, Кучево, Мало Црниће, Петровац на Млави
RS-12 | Шумадијски округ | Šumadija District | Крагујевац*, Аранђеловац, Баточина, Кнић, Лапово, Рача, Топола
RS-13 | Поморавски округ | Pomoravlje District | Јагодина*, Деспотовац, Параћин, Рековац, Свилајнац, Ћуприја
RS-14 | Борски округ | Bor District | Бор*, Кладово, Мајданпек, Неготин
RS-15 | Зајечарски округ | Zaječar District | Зајечар*, Бољевац, Књажевац, Сокобања
RS-16 | Златиборски округ | Zlatibor District | Ужице*, Ариље, Бајина Башта, Косјерић, Нова Варош, Пожега, Прибој, Пријепоље, Сјеница, Чајетина
RS-17 | Моравички округ | Moravica District | Чачак*, Горњи Милановац, Ивањица, Лучани
RS-18 | Рашки округ | Raška District | Краљево*, Нови Пазар*, Врњачка Бања, Рашка, Тутин
RS-19 | Расински округ | Rasina District | Крушевац*, Александровац, Брус, Варварин, Трстеник, Ћићевац
RS-20 | Нишавски округ | Nišava District | Ниш*, Алексинац, Гаџин Хан, Дољевац, Мерошина, Ражањ, Сврљиг
RS-21 | Топлички округ | Toplica District | Прокупље*, Блаце, Житорађа, Куршумлија
RS-22 | Пиротски округ | Pirot District | Пирот*, Бабушница, Бела Паланка, Димитровград
RS-23 | Јабланички округ | Jablanica District | Лесковац*, Бојник, Власотинце, Лебане, Медвеђа, Црна Трава
RS-24 | Пчињски округ | Pčinja District | Врање*, Босилеград, Бујановац, Владичин Хан, Прешево, Сурдулица, Трговиште
"""  # noqa: E501  (a table is read by its rows)

_OF_BELGRADE = (
    "Барајево, Вождовац, Врачар, Гроцка, Звездара, Земун, Лазаревац, Младеновац, Нови Београд, Обреновац, Палилула, "
    "Раковица, Савски венац, Сопот, Стари град, Сурчин, Чукарица"
)
_VOJVODINA = (ISO, "RS-VO")
_IN_VOJVODINA = frozenset(f"RS-0{number}" for number in range(1, 8))
_BELGRADE = (LOCAL, "BEOGRAD")


def units() -> Iterator[Unit]:
    """All units, each after the one that it is part of."""
    yield Unit(*_VOJVODINA, "autonomous province", Translated({"sr-Cyrl": "Војводина", "en": "Vojvodina"}))
    belgrade = Translated({"sr-Cyrl": "Београд", "en": "Belgrade"})
    yield Unit(ISO, "RS-00", "district", belgrade)
    yield Unit(*_BELGRADE, "city", belgrade, parent=(ISO, "RS-00"))
    for name in _OF_BELGRADE.split(", "):
        yield Unit(LOCAL, f"BEOGRAD-{_code(name)}", "city municipality", Translated({"sr-Cyrl": name}), _BELGRADE)
    for line in _DISTRICTS.strip().splitlines():
        yield from _district(*(cell.strip() for cell in line.split("|")))


def _district(code: str, name: str, english: str, places: str) -> Iterator[Unit]:
    province = _VOJVODINA if code in _IN_VOJVODINA else None
    yield Unit(ISO, code, "district", Translated({"sr-Cyrl": name, "en": english}), province)
    for place in places.split(", "):
        plain = place.removesuffix("*")
        level = "city" if place != plain else "municipality"
        yield Unit(LOCAL, _code(plain), level, Translated({"sr-Cyrl": plain}), (ISO, code))


def _code(name: str) -> str:
    """``Горњи Милановац`` → ``GORNJI-MILANOVAC``."""
    return fold(name).upper().replace(" ", "-")
