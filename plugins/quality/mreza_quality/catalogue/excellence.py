"""CAF and EFQM: the criteria of the two models by which one assesses oneself."""

from __future__ import annotations

from mreza_quality.catalogue.said import Line, text

CAF: tuple[Line, ...] = (
    Line(
        "1",
        "MANAGEMENT",
        "LEADERSHIP",
        text("Leadership", sr="Вођство", hr="Vodstvo", bs="Vođstvo", mk="Водство", sq="Udhëheqja"),
    ),
    Line(
        "2",
        "MANAGEMENT",
        "IMPROVEMENT",
        text(
            "Strategy and planning",
            sr="Стратегија и планирање",
            hr="Strategija i planiranje",
            bs="Strategija i planiranje",
            mk="Стратегија и планирање",
            sq="Strategjia dhe planifikimi",
        ),
    ),
    Line("3", "STRUCTURAL", "STAFF", text("People", sr="Људи", hr="Ljudi", bs="Ljudi", mk="Луѓе", sq="Njerëzit")),
    Line(
        "4",
        "STRUCTURAL",
        "PREMISES",
        text(
            "Partnerships and resources",
            sr="Партнерства и ресурси",
            hr="Partnerstva i resursi",
            bs="Partnerstva i resursi",
            mk="Партнерства и ресурси",
            sq="Partneritetet dhe burimet",
        ),
    ),
    Line(
        "5",
        "FUNCTIONAL",
        "CARE_PLANNING",
        text("Processes", sr="Процеси", hr="Procesi", bs="Procesi", mk="Процеси", sq="Proceset"),
    ),
    Line(
        "6",
        "RESULTS",
        "PARTICIPATION",
        text(
            "Results for citizens",
            sr="Резултати за грађане",
            hr="Rezultati za građane",
            bs="Rezultati za građane",
            mk="Резултати за граѓаните",
            sq="Rezultatet për qytetarët",
        ),
    ),
    Line(
        "7",
        "RESULTS",
        "STAFF",
        text(
            "Results for staff",
            sr="Резултати за запослене",
            hr="Rezultati za zaposlene",
            bs="Rezultati za zaposlene",
            mk="Резултати за вработените",
            sq="Rezultatet për personelin",
        ),
    ),
    Line(
        "8",
        "RESULTS",
        "RIGHTS",
        text(
            "Results for society",
            sr="Резултати за друштво",
            hr="Rezultati za društvo",
            bs="Rezultati za društvo",
            mk="Резултати за општеството",
            sq="Rezultatet për shoqërinë",
        ),
    ),
    Line(
        "9",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "Key results",
            sr="Кључни резултати",
            hr="Ključni rezultati",
            bs="Ključni rezultati",
            mk="Клучни резултати",
            sq="Rezultatet kryesore",
        ),
    ),
)
EFQM: tuple[Line, ...] = (
    Line(
        "1",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Purpose, vision and strategy",
            sr="Сврха, визија и стратегија",
            hr="Svrha, vizija i strategija",
            bs="Svrha, vizija i strategija",
            mk="Цел, визија и стратегија",
            sq="Qëllimi, vizioni dhe strategjia",
        ),
    ),
    Line(
        "2",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Culture and leadership",
            sr="Култура и вођство",
            hr="Kultura i vodstvo",
            bs="Kultura i vođstvo",
            mk="Култура и водство",
            sq="Kultura dhe udhëheqja",
        ),
    ),
    Line(
        "3",
        "FUNCTIONAL",
        "PARTICIPATION",
        text(
            "Engaging those who matter",
            sr="Укључивање важних страна",
            hr="Uključivanje važnih strana",
            bs="Uključivanje važnih strana",
            mk="Вклучување на важните страни",
            sq="Përfshirja e palëve të rëndësishme",
        ),
    ),
    Line(
        "4",
        "FUNCTIONAL",
        "CARE_PLANNING",
        text(
            "Creating value that lasts",
            sr="Стварање трајне вредности",
            hr="Stvaranje trajne vrijednosti",
            bs="Stvaranje trajne vrijednosti",
            mk="Создавање трајна вредност",
            sq="Krijimi i vlerës që zgjat",
        ),
    ),
    Line(
        "5",
        "MANAGEMENT",
        "IMPROVEMENT",
        text(
            "Performance and change",
            sr="Учинак и промене",
            hr="Učinak i promjene",
            bs="Učinak i promjene",
            mk="Учинок и промени",
            sq="Ecuria dhe ndryshimi",
        ),
    ),
    Line(
        "6",
        "RESULTS",
        "PARTICIPATION",
        text(
            "How others see it",
            sr="Како је други виде",
            hr="Kako je drugi vide",
            bs="Kako je drugi vide",
            mk="Како ја гледаат другите",
            sq="Si e shohin të tjerët",
        ),
    ),
    Line(
        "7",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "What was achieved",
            sr="Шта је постигнуто",
            hr="Što je postignuto",
            bs="Šta je postignuto",
            mk="Што е постигнато",
            sq="Çfarë u arrit",
        ),
    ),
)

__all__ = ["CAF", "EFQM"]
