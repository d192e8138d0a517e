"""What the functions do to the dossier's cases; that the database does the same is in `test_database.py`."""

from __future__ import annotations

import pytest
from mreza.text import Alphabet, fold, sort_key, to_latin

SAME_IN_SEARCH = [
    ("Ђорђе", "Đorđe"),
    ("Đorđe", "Djordje"),
    ("Ђорђе", "DJORDJE"),
    ("Ѓорѓи", "Gjorgji"),
    ("Ѓорѓи", "Ǵorǵi"),
    ("Ниш", "Nis"),
    ("Ниш", "Niš"),
    ("Përtej Çelik", "pertej celik"),
    ("надживети", "nadživeti"),
    ("Љиљана Њежић", "Ljiljana Njezic"),
    ("Џеп", "Džep"),
    ("Ќемал", "Ḱemal"),
    ("Куќа", "kukja"),
    ("Ѕвезда", "dzvezda"),
    ("С́утра", "Śutra"),
    ("Graçanicë", "Gracanice"),
    ("„Ružičnjak“ – Loznica", "ruzicnjak loznica"),
    ("Straße", "STRASSE"),
]


@pytest.mark.parametrize(("one", "other"), SAME_IN_SEARCH)
def test_spellings_of_one_name_are_found_by_each_other(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Ђорђе", "Dorde"), ("Ниш", "Nič"), ("Љиг", "Lig"), ("a b", "ab")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folded_text_is_words_with_one_blank_between_them() -> None:
    assert fold("  [Удружење]\\грађана^ „Ружа“ —\td’Arc 2.0 ") == "udruzenje gradjana ruza d arc 2 0"


def test_letters_of_other_scripts_are_kept_for_search() -> None:
    assert fold("Ελλάς – 北京") == "Ελλας 北京"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубав", "Ljubav"),
        ("ЉУБАВ", "LJUBAV"),
        ("КОЊ", "KONJ"),
        ("Љ. Њ. Петровић", "Lj. Nj. Petrović"),
        ("Џ", "Dž"),
        ("ЏЕП Џеп", "DŽEP Džep"),
        ("инјекција, надживети", "injekcija, nadživeti"),
        ("Ђорђе Ћосић", "Đorđe Ćosić"),
        ("Ѓорѓи Ќемал Ѕвезда", "Gjorgji Kjemal Dzvezda"),
        ("ЌЕМАЛ", "KJEMAL"),
        ("С́утра", "Śutra"),
        ("IRIS мрежа – 2023", "IRIS mreža – 2023"),
        ("Përtej Çelik", "Përtej Çelik"),
    ],
)
def test_cyrillic_is_written_in_latin(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


SORTED = [
    (Alphabet.GAJ, "Lukavac Ljubinje Mostar"),
    (Alphabet.ENGLISH, "Ljubinje Lukavac Mostar"),
    (Alphabet.ALBANIAN, "Gramsh Gjakova"),
    (Alphabet.ALBANIAN, "Dibër Durrës Dhërmi"),
    (Alphabet.ALBANIAN, "Cërrik Çajup Elbasan Ëndrra Lushnja Llakatund Sarandë Shkodër Tirana Theth Zall Zharrëz"),
    (Alphabet.GAJ, "Cetinje Čačak Ćuprija Danilovgrad Džep Đakovica Užice Zagreb Žabljak"),
    (Alphabet.GAJ, "Senta Sutra Šabac Śutra Zenica Žabljak Źena"),
    (Alphabet.GAJ, "Лукавац Ljig Љубиње Mostar"),
    (
        Alphabet.AZBUKA,
        "Адa Београд Врање Дарко Ђорђе Зајечар Ивањица Јагодина Лозница Љиг Ниш Његош Тара Ћуприја Чачак Џеп Шид",
    ),
    (Alphabet.AZBUKA, "Vranje Дарко Đorđe Žabalj Зајечар Ljig Мионица"),
    (Alphabet.AZBUKA, "Инјекција Ињекција"),
    (
        Alphabet.MACEDONIAN,
        "Делчево Ѓорче Ежен Зајас Ѕвегор Илинден Јегуновце Лозово Љубин Тетово Ќафа Удово Чаир Џепчиште Шутка",
    ),
    (Alphabet.ENGLISH, "Çelik Čelinac Dam Đurđevac Šabac"),
]


@pytest.mark.parametrize(("alphabet", "names"), SORTED)
def test_a_list_stands_in_the_order_of_the_readers_alphabet(alphabet: Alphabet, names: str) -> None:
    shuffled = names.split()[::-1]
    assert " ".join(sorted(shuffled, key=lambda name: sort_key(name, alphabet))) == names


@pytest.mark.parametrize("alphabet", Alphabet)
def test_digits_stand_before_letters_and_quotes_do_not_count(alphabet: Alphabet) -> None:
    names = ["„Ana“", "2. oktobar", "bor", "(Ana) Zet", "ANA – Bor"]
    assert sorted(names, key=lambda name: sort_key(name, alphabet)) == [
        "2. oktobar", "„Ana“", "ANA – Bor", "(Ana) Zet", "bor",
    ]  # fmt: skip
