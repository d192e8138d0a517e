"""Names of people: common given and family names of each language, combined by chance: nobody is meant."""
# ruff: noqa: E501  (tables are read by their lines)

from __future__ import annotations

import random
from dataclasses import dataclass

from mreza.text import to_latin


@dataclass(frozen=True, slots=True)
class NamePool:
    """Given names of women and of men, and family names in both forms (they differ in Macedonian only)."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    families: tuple[tuple[str, str], ...]


def _pool(female: str, male: str, families: str) -> NamePool:
    pairs = (tuple(name.split("/")) for name in families.split())
    return NamePool(tuple(female.split()), tuple(male.split()), tuple((pair[0], pair[-1]) for pair in pairs))


_SERBIAN = _pool(
    "Милица Јелена Јована Ана Марија Драгана Снежана Весна Љиљана Гордана Ивана Наташа Биљана Маја Тијана Сања Зорица Невена "
    "Слађана Ђурђица Јасмина Вера Даница Теодора",
    "Марко Никола Стефан Милош Драган Зоран Александар Ђорђе Јован Петар Владимир Горан Ненад Дејан Бојан Љубиша Слободан Игор "
    "Душан Немања Вук Жељко Саша Лазар",
    "Јовановић Петровић Николић Марковић Ђорђевић Стојановић Илић Станковић Павловић Милошевић Љубисављевић Цветковић Стевановић "
    "Живковић Лазић Ристић Тодоровић Јанковић Васић Симић Вучковић Ђукић Поповић Радовић Шарић Џелетовић Његован Пантић Мићић "
    "Благојевић Ковачевић Савић Тасић Зарић Обрадовић Чолић",
)
_BOSNIAN = _pool(
    "Amina Lejla Emina Selma Amra Merima Aida Jasmina Azra Sabina Lamija Elma Mirela Dženana Senada Ivana Marija Nedžla Alma "
    "Šejla Ajla Mersiha Zlata Vildana",
    "Adnan Emir Haris Amar Mirza Nermin Edin Kenan Samir Denis Jasmin Damir Senad Dženan Alen Ivan Marko Faruk Tarik Enes "
    "Mirsad Elvir Almir Muamer",
    "Hodžić Hadžić Čengić Delić Demirović Kovačević Imamović Softić Mehić Begić Halilović Omerović Suljić Ćatić Džafić Šehić "
    "Smajić Alić Mujić Karić Pašić Tomić Bošnjak Barišić Zukić Avdić Đozić Muratović Salihović Ibrahimović Ramić Bajrić Isić "
    "Ljubović Hasić Šabić",
)
_CROATIAN = _pool(
    "Ana Marija Ivana Petra Lucija Martina Maja Katarina Željka Mirjana Josipa Tea Nikolina Kristina Dubravka Sanja Vlatka "
    "Jadranka Gordana Iva Lana Dora Tihana Zrinka",
    "Ivan Marko Josip Luka Ante Tomislav Hrvoje Mario Krešimir Goran Stjepan Davor Damir Zvonimir Domagoj Matija Filip Igor "
    "Željko Branko Dražen Vedran Mislav Nikola",
    "Horvat Kovačević Babić Marić Jurić Novak Kovačić Knežević Vuković Matić Petrović Tomić Kovač Blažević Božić Perić Pavić "
    "Grgić Šimić Filipović Pavlović Lončar Đurić Vidović Barić Mlakar Žagar Cindrić Ljubičić Njegovan Radić Bašić Klarić Lukić "
    "Čačić Ružić",
)
_MONTENEGRIN = _pool(
    "Milena Jelena Ana Marija Tamara Sanja Ivana Dragana Vesna Nataša Jovana Bojana Slavica Anđela Śena Katarina Danijela "
    "Ljiljana Radmila Mirjana Nađa Tijana Lidija Dijana",
    "Marko Nikola Miloš Vladimir Luka Stefan Igor Dejan Goran Balša Vuk Petar Danilo Filip Željko Bojan Rade Zoran Dragan "
    "Ivan Aleksandar Mirko Śeko Slavko",
    "Popović Vujović Vuković Radulović Marković Perović Bulatović Đurović Radović Vukčević Knežević Kovačević Jovanović Nikčević "
    "Mijović Lakićević Šćepanović Ćetković Śekulić Žižić Rakočević Bošković Mugoša Dragović Ivanović Pejović Raičević Dabović "
    "Šćekić Vukotić Krivokapić Lalić Milić Đukanić Kaluđerović Lješković",
)
_MACEDONIAN = _pool(
    "Марија Елена Ана Весна Катерина Билјана Снежана Ивана Наташа Маја Александра Емилија Ѓурѓица Јасмина Татјана Сузана Силвана "
    "Моника Лидија Викторија Гордана Христина Бојана Ѕвезда",
    "Александар Горан Никола Стефан Зоран Дарко Ѓорѓи Марјан Игор Филип Трајче Бојан Љупчо Владо Кирил Петар Дејан Столе Јован "
    "Благоја Ќиро Миле Ристе Драган",
    "Стојановски/Стојановска Николовски/Николовска Трајковски/Трајковска Петровски/Петровска Димитровски/Димитровска "
    "Ристовски/Ристовска Ѓорѓиевски/Ѓорѓиевска Јовановски/Јовановска Костовски/Костовска Атанасов/Атанасова Митревски/Митревска "
    "Илиевски/Илиевска Попов/Попова Серафимов/Серафимова Ќосев/Ќосева Ѕвездов/Ѕвездова Манев/Манева Тасев/Тасева Велков/Велкова "
    "Андонов/Андонова Богданов/Богданова Цветков/Цветкова Љубенов/Љубенова Спасов/Спасова Гичев/Гичева Јанев/Јанева",
)
_ALBANIAN = _pool(
    "Arta Blerta Drita Elira Flutura Gentiana Hana Ilirjana Jeta Kaltrina Liridona Mirela Nora Orjeta Përparime Rina Shpresa "
    "Teuta Valbona Vjosa Xhulia Zana Ëngjëllushe Albana",
    "Agron Arben Besnik Bujar Dritan Endrit Faton Gëzim Ilir Jeton Kujtim Labinot Luan Mentor Naim Petrit Qemal Rinor Skënder "
    "Shpëtim Taulant Valon Ylli Çlirim",
    "Hoxha Krasniqi Gashi Berisha Shala Morina Kelmendi Bytyqi Rexhepi Hasani Çela Dervishi Marku Gjoka Prifti Leka Ndreu "
    "Shehu Kola Xhafa Zeneli Mulliqi Thaçaj Lleshi Ahmeti Osmani Ymeri Salihu Përgjoni Bajrami Dauti Islami Jashari Kurti Ferati Uka",
)

_POOLS = {
    "sr": _SERBIAN,
    "ijekavian": _SERBIAN,
    "bs": _BOSNIAN,
    "hr": _CROATIAN,
    "cnr": _MONTENEGRIN,
    "mk": _MACEDONIAN,
    "sq": _ALBANIAN,
}


def draw_name(chance: random.Random, speech: str) -> tuple[str, str, bool, str]:
    """Given name, family name, whether it is a woman's, and the locale the person writes in; three Serbs in ten write Latin."""
    pool = _POOLS[speech]
    female = chance.random() < 0.62
    given = pool.female if female else pool.male
    first = given[int(chance.random() * len(given))]
    family = pool.families[int(chance.random() * len(pool.families))][female]
    if speech not in ("sr", "ijekavian"):
        return first, family, female, speech
    if chance.random() < 0.3:
        return to_latin(first), to_latin(family), female, "sr-Latn"
    return first, family, female, "sr-Cyrl"
