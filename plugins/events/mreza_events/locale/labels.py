"""Words on printed lists, in the federation's languages and scripts. Starters that the coordinators are to check."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.mutation.catalogue import said

Texts = Mapping[str, str]


def _label(en: str, *, sr: str, hr: str, bs: str, mk: str, sq: str) -> Texts:
    return {"en": en} | said(sr=sr, hr=hr, bs=bs, mk=mk, sq=sq)


def label(texts: Texts, locale: str) -> str:
    """The word in a locale; all are there."""
    return texts[locale]


LIST: Mapping[str, Texts] = {
    "title": _label(
        "Attendance list",
        sr="Листа присутних",
        hr="Popis prisutnih",
        bs="Lista prisutnih",
        mk="Листа на присутни",
        sq="Lista e pjesëmarrësve",
    ),
    "days": _label("Date", sr="Датум", hr="Datum", bs="Datum", mk="Датум", sq="Data"),
    "place": _label("Place", sr="Место", hr="Mjesto", bs="Mjesto", mk="Место", sq="Vendi"),
    "organiser": _label(
        "Organiser", sr="Организатор", hr="Organizator", bs="Organizator", mk="Организатор", sq="Organizatori"
    ),
    "project": _label("Project", sr="Пројекат", hr="Projekt", bs="Projekat", mk="Проект", sq="Projekti"),
    "number": _label("No.", sr="Бр.", hr="Br.", bs="Br.", mk="Бр.", sq="Nr."),
    "name": _label(
        "Name", sr="Име и презиме", hr="Ime i prezime", bs="Ime i prezime", mk="Име и презиме", sq="Emri e mbiemri"
    ),
    "organisation": _label(
        "Organisation", sr="Организација", hr="Organizacija", bs="Organizacija", mk="Организација", sq="Organizata"
    ),
    "role": _label("Role", sr="Улога", hr="Uloga", bs="Uloga", mk="Улога", sq="Roli"),
    "sex": _label(
        "Sex (optional)",
        sr="Пол (није обавезно)",
        hr="Spol (neobvezno)",
        bs="Spol (neobavezno)",
        mk="Пол (незадолжително)",
        sq="Gjinia (jo e detyrueshme)",
    ),
    "contact": _label("Contact", sr="Контакт", hr="Kontakt", bs="Kontakt", mk="Контакт", sq="Kontakti"),
    "signature": _label("Signature", sr="Потпис", hr="Potpis", bs="Potpis", mk="Потпис", sq="Nënshkrimi"),
    "photo": _label(
        "Photo consent",
        sr="Сагласност за фото",
        hr="Privola za foto",
        bs="Saglasnost za foto",
        mk="Согласност за фото",
        sq="Pëlqim për foto",
    ),
}

ROLES: Mapping[str, Texts] = {
    "PARTICIPANT": _label(
        "participant", sr="учесник/ца", hr="sudionik/ca", bs="učesnik/ca", mk="учесник/чка", sq="pjesëmarrës/e"
    ),
    "TRAINER": _label(
        "trainer", sr="предавач/ица", hr="predavač/ica", bs="predavač/ica", mk="предавач/ка", sq="trajner/e"
    ),
    "FACILITATOR": _label(
        "facilitator", sr="модератор/ка", hr="moderator/ica", bs="moderator/ica", mk="модератор/ка", sq="lehtësues/e"
    ),
    "SPEAKER": _label("speaker", sr="говорник/ца", hr="govornik/ca", bs="govornik/ca", mk="говорник/чка", sq="folës/e"),
    "BOOK": _label(
        "living book", sr="жива књига", hr="živa knjiga", bs="živa knjiga", mk="жива книга", sq="libër i gjallë"
    ),
    "READER": _label(
        "reader", sr="читалац/тељка", hr="čitatelj/ica", bs="čitalac/teljka", mk="читател/ка", sq="lexues/e"
    ),
    "JOURNALIST": _label(
        "journalist", sr="новинар/ка", hr="novinar/ka", bs="novinar/ka", mk="новинар/ка", sq="gazetar/e"
    ),
    "OFFICIAL": _label(
        "official", sr="службеник/ца", hr="službenik/ca", bs="službenik/ca", mk="службеник/чка", sq="zyrtar/e"
    ),
    "OBSERVER": _label(
        "observer", sr="посматрач/ица", hr="promatrač/ica", bs="posmatrač/ica", mk="набљудувач/ка", sq="vëzhgues/e"
    ),
    "INTERPRETER": _label(
        "interpreter",
        sr="преводилац/тељка",
        hr="prevoditelj/ica",
        bs="prevodilac/teljka",
        mk="преведувач/ка",
        sq="përkthyes/e",
    ),
    "ORGANISER": _label(
        "organiser",
        sr="организатор/ка",
        hr="organizator/ica",
        bs="organizator/ica",
        mk="организатор/ка",
        sq="organizator/e",
    ),
}
