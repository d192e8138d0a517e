"""Towns where demo organisations have their seats: real ones with their postcodes, in their own languages and scripts.

Countries whose administrative units a plugin provides have no units here: their towns find the plugin's units by name.
The others get a modest set under a scheme of the demo's own (`BA-DEMO`), so that nobody takes its codes for
official.
"""
# ruff: noqa: E501  (tables are read by their lines)

from __future__ import annotations

from dataclasses import dataclass

from mreza.text import fold, to_latin


@dataclass(frozen=True, slots=True)
class Seat:
    """A town.

    Attributes:
        country: country code.
        speech: the language in which its organisations are named and its people: sr, ijekavian, bs, hr, cnr, mk or sq.
        name: by locale.
        postcode: without blanks.
        area: the phone's area code without the leading zero.
        region: code of the unit it is part of, for units of the demo's own; empty for none.
    """

    country: str
    speech: str
    name: dict[str, str]
    postcode: str
    area: str
    region: str

    @property
    def latin(self) -> str:
        """Its name in Latin letters, as English texts write it."""
        own = next(iter(self.name.values()))
        return self.name.get("bs") or self.name.get("cnr") or to_latin(own)

    @property
    def code(self) -> str:
        """Its code in the demo's own scheme, e.g. ``gorce-petrov``."""
        return fold(self.latin).replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Region:
    """An entity or a canton of Bosnia and Herzegovina."""

    country: str
    code: str
    level: str
    parent: str
    name: dict[str, str]


#: The locales of the names in `_TOWNS`, and the usual speech.
_NAMES = {
    "RS": (("sr-Cyrl",), "sr"),
    "BA": (("bs", "sr-Cyrl"), "bs"),
    "HR": (("hr",), "hr"),
    "ME": (("cnr", "sq"), "cnr"),
    "MK": (("mk", "sq"), "mk"),
    "AL": (("sq",), "sq"),
    "XK": (("sq", "sr-Cyrl"), "sq"),
}

#: Per country, separated by semicolons: name/second name, postcode, area code, then region or speech where they differ.
_TOWNS = {
    "RS": "Београд 11000 11; Нови_Сад 21000 21; Ниш 18000 18; Крагујевац 34000 34; Суботица 24000 24; Зрењанин 23000 23; "
    "Панчево 26000 13; Чачак 32000 32; Краљево 36000 36; Ужице 31000 31; Нови_Пазар 36300 20; Ћуприја 35230 35; "
    "Лесковац 16000 16; Врање 17500 17; Шабац 15000 15; Сомбор 25000 25; Кикинда 23300 230; Пирот 18300 10; Зајечар 19000 19; "
    "Смедерево 11300 26; Крушевац 37000 37; Прокупље 18400 27",
    "BA": "Sarajevo/Сарајево 71000 33 KS; Banja_Luka/Бања_Лука 78000 51 RS!; Tuzla/Тузла 75000 35 TK; Zenica/Зеница 72000 32 ZDK; "
    "Mostar/Мостар 88000 36 HNK; Bihać/Бихаћ 77000 37 USK; Prijedor/Приједор 79101 52 RS!; Zavidovići/Завидовићи 72220 32 ZDK; "
    "Brčko/Брчко 76100 49 BD; Doboj/Добој 74000 53 RS!; Bijeljina/Бијељина 76300 55 RS!; Trebinje/Требиње 89101 59 RS!; "
    "Travnik/Травник 72270 30 SBK; Goražde/Горажде 73000 38 BPK; Livno/Ливно 80101 34 K10; Orašje/Орашје 76270 31 PK; "
    "Široki_Brijeg/Широки_Бријег 88220 39 ZHK; Gradačac/Градачац 76250 35 TK; Foča/Фоча 73300 58 RS!; Zvornik/Зворник 75400 56 RS!",
    "HR": "Zagreb 10000 1; Split 21000 21; Rijeka 51000 51; Osijek 31000 31; Đakovo 31400 31; Zadar 23000 23; Pula 52100 52; "
    "Vukovar 32000 32; Sisak 44000 44; Karlovac 47000 47; Knin 22300 22; Varaždin 42000 42; Čakovec 40000 40; Dubrovnik 20000 20; "
    "Šibenik 22000 22; Slavonski_Brod 35000 35; Bjelovar 43000 43; Požega 34000 34",
    "ME": "Podgorica 81000 20; Nikšić 81400 40; Bar 85000 30; Budva 85310 33; Kotor 85330 32; Herceg_Novi 85340 31; "
    "Ulcinj/Ulqin 85360 30; Bijelo_Polje 84000 50; Berane 84300 51; Pljevlja 84210 52; Rožaje 84310 51; Cetinje 81250 41; "
    "Žabljak 84220 52; Tuzi/Tuz 81206 20; Plav/Plavë 84325 51; Kolašin 81210 20; Danilovgrad 81410 20; Mojkovac 84205 50",
    "MK": "Скопје/Shkup 1000 2; Битола/Manastir 7000 47; Куманово/Kumanovë 1300 31; Прилеп/Prilep 7500 48; Тетово/Tetovë 1200 44 !; "
    "Охрид/Ohër 6000 46; Струмица/Strumicë 2400 34; Велес/Veles 1400 43; Гостивар/Gostivar 1230 42 !; Штип/Shtip 2000 32; "
    "Кичево/Kërçovë 6250 45; Кавадарци/Kavadar 1430 43; Струга/Strugë 6330 46 !; Дебар/Dibër 1250 46 !; Кочани/Koçan 2300 33; "
    "Гевгелија/Gjevgjeli 1480 34; Ѓорче_Петров/Gjorçe_Petrov 1060 2; Чаир/Çair 1000 2 !",
    "AL": "Tiranë 1001 4; Durrës 2001 52; Vlorë 9401 33; Shkodër 4001 22; Elbasan 3001 54; Korçë 7001 82; Fier 9301 34; Berat 5001 32; "
    "Gjirokastër 6001 84; Kukës 8501 24; Lezhë 4501 215; Pogradec 7301 83; Sarandë 9701 85; Gramsh 3301 513; Tepelenë 6301 814; "
    "Lushnjë 9001 35; Librazhd 3401 514; Përmet 6401 813",
    "XK": "Prishtinë/Приштина 10000 38; Prizren/Призрен 20000 29; Pejë/Пећ 30000 39; Gjakovë/Ђаковица 50000 390; "
    "Mitrovicë/Митровица 40000 28; Ferizaj/Урошевац 70000 290; Gjilan/Гњилане 60000 280; Graçanicë/Грачаница 10500 38 !; "
    "Vushtrri/Вучитрн 42000 28; Rahovec/Ораховац 21000 29; Shtërpcë/Штрпце 73000 290 !; Dragash/Драгаш 22000 29; "
    "Podujevë/Подујево 11000 38; Suharekë/Сува_Река 23000 29; Zveçan/Звечан 43000 28 !; Leposaviq/Лепосавић 43500 28 !",
}

#: What the mark ! says: the organisation and its people speak the country's other language.
_OTHER_SPEECH = {"BA": "ijekavian", "MK": "sq", "XK": "sr"}


def _seat(country: str, line: str) -> Seat:
    names, postcode, area, *rest = line.split()
    locales, usual = _NAMES[country]
    mark = rest[0] if rest else ""
    texts = [name.replace("_", " ") for name in names.split("/")]
    name = dict(zip(locales, texts, strict=False))
    speech = _OTHER_SPEECH[country] if mark.endswith("!") else usual
    return Seat(country, speech, name, postcode, area, mark.rstrip("!"))


SEATS = {country: tuple(_seat(country, line) for line in towns.split(";")) for country, towns in _TOWNS.items()}

#: code, level, parent, Bosnian and Serbian name.
REGIONS = tuple(
    Region("BA", code, level, parent, {"bs": bosnian, "sr-Cyrl": serbian})
    for code, level, parent, bosnian, serbian in (
        ("FBIH", "entity", "", "Federacija Bosne i Hercegovine", "Федерација Босне и Херцеговине"),
        ("RS", "entity", "", "Republika Srpska", "Република Српска"),
        ("BD", "district", "", "Brčko distrikt", "Брчко дистрикт"),
        ("USK", "canton", "FBIH", "Unsko-sanski kanton", "Унско-сански кантон"),
        ("PK", "canton", "FBIH", "Posavski kanton", "Посавски кантон"),
        ("TK", "canton", "FBIH", "Tuzlanski kanton", "Тузлански кантон"),
        ("ZDK", "canton", "FBIH", "Zeničko-dobojski kanton", "Зеничко-добојски кантон"),
        ("BPK", "canton", "FBIH", "Bosansko-podrinjski kanton Goražde", "Босанско-подрињски кантон Горажде"),
        ("SBK", "canton", "FBIH", "Srednjobosanski kanton", "Средњобосански кантон"),
        ("HNK", "canton", "FBIH", "Hercegovačko-neretvanski kanton", "Херцеговачко-неретвански кантон"),
        ("ZHK", "canton", "FBIH", "Zapadnohercegovački kanton", "Западнохерцеговачки кантон"),
        ("KS", "canton", "FBIH", "Kanton Sarajevo", "Кантон Сарајево"),
        ("K10", "canton", "FBIH", "Kanton 10", "Кантон 10"),
    )
)

#: Streets as they may be called anywhere, by speech.
_STREETS = {
    "sr": "Улица мира|Липов дрворед|Трг слободе|Школска|Железничка|Јабланова|Речна|Улица багрема|Кеј пријатељства|Цветна",
    "ijekavian": "Улица мира|Липов дрворед|Трг слободе|Школска|Жељезничка|Јабланова|Ријечна|Улица багрема|Кеј пријатељства|Цвјетна",
    "bs": "Ulica mira|Lipov drvored|Trg slobode|Školska|Željeznička|Jablanova|Riječna|Ulica bagrema|Kej prijateljstva|Cvjetna",
    "hr": "Ulica mira|Lipov drvored|Trg slobode|Školska|Željeznička|Jablanova|Riječna|Ulica bagrema|Šetalište prijateljstva|Cvjetna",
    "cnr": "Ulica mira|Lipov drvored|Trg slobode|Školska|Željeznička|Jablanova|Riječna|Ulica bagrema|Kej prijateljstva|Cvjetna",
    "mk": "Улица на мирот|Липов дрворед|Плоштад на слободата|Училишна|Железничка|Јаболкова|Речна|Багремова|Кеј на пријателството|Цветна",
    "sq": "Rruga e Paqes|Rruga e Blirëve|Sheshi i Lirisë|Rruga e Shkollës|Rruga e Hekurudhës|Rruga e Plepave|Rruga e Lumit|"
    "Rruga e Akacieve|Shëtitorja e Miqësisë|Rruga e Luleve",
}
STREETS = {speech: tuple(streets.split("|")) for speech, streets in _STREETS.items()}

#: The locale in which each speech is written down.
LOCALE_OF_SPEECH = {
    "sr": "sr-Cyrl",
    "ijekavian": "sr-Cyrl",
    "bs": "bs",
    "hr": "hr",
    "cnr": "cnr",
    "mk": "mk",
    "sq": "sq",
}
