"""E-Qalin: structures and processes, and results."""

from __future__ import annotations

from mreza_quality.catalogue.said import Line, text

E_QALIN: tuple[Line, ...] = (
    Line(
        "P1",
        "FUNCTIONAL",
        "CARE_PLANNING",
        text(
            "What is done for residents is agreed with them.",
            sr="Шта се ради за кориснике, договара се с њима.",
            hr="Što se radi za korisnike, dogovara se s njima.",
            bs="Šta se radi za korisnike, dogovara se s njima.",
            mk="Што се прави за корисниците, се договара со нив.",
            sq="Çfarë bëhet për banorët, vendoset bashkë me ta.",
        ),
    ),
    Line(
        "P2",
        "STRUCTURAL",
        "STAFF",
        text(
            "Staff have what they need for their work.",
            sr="Запослени имају шта им треба за рад.",
            hr="Zaposleni imaju što im treba za rad.",
            bs="Zaposleni imaju šta im treba za rad.",
            mk="Вработените имаат сѐ што им треба за работа.",
            sq="Personeli ka çfarë i duhet për punë.",
        ),
    ),
    Line(
        "P3",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Leadership is clear.",
            sr="Вођење је јасно.",
            hr="Vođenje je jasno.",
            bs="Vođenje je jasno.",
            mk="Водењето е јасно.",
            sq="Drejtimi është i qartë.",
        ),
    ),
    Line(
        "P4",
        "STRUCTURAL",
        "PREMISES",
        text(
            "The house suits those who live in it.",
            sr="Кућа одговара онима који у њој живе.",
            hr="Kuća odgovara onima koji u njoj žive.",
            bs="Kuća odgovara onima koji u njoj žive.",
            mk="Куќата им одговара на оние што живеат во неа.",
            sq="Shtëpia u përshtatet atyre që jetojnë në të.",
        ),
    ),
    Line(
        "R1",
        "RESULTS",
        "PARTICIPATION",
        text(
            "Residents, families and staff are content.",
            sr="Корисници, породице и запослени су задовољни.",
            hr="Korisnici, obitelji i zaposleni su zadovoljni.",
            bs="Korisnici, porodice i zaposleni su zadovoljni.",
            mk="Корисниците, семејствата и вработените се задоволни.",
            sq="Banorët, familjet dhe personeli janë të kënaqur.",
        ),
    ),
    Line(
        "R2",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "Results are measured and discussed.",
            sr="Резултати се мере и разматрају.",
            hr="Rezultati se mjere i razmatraju.",
            bs="Rezultati se mjere i razmatraju.",
            mk="Резултатите се мерат и се разгледуваат.",
            sq="Rezultatet maten dhe diskutohen.",
        ),
    ),
)

__all__ = ["E_QALIN"]
