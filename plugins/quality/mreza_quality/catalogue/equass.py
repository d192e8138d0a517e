"""EQUASS: the five sections of Assurance, and what Excellence asks besides."""

from __future__ import annotations

from mreza_quality.catalogue.said import Line, text

ASSURANCE: tuple[Line, ...] = (
    Line(
        "A1",
        "FUNCTIONAL",
        "RIGHTS",
        text(
            "People know their rights and can use them.",
            sr="Људи знају своја права и могу да их користе.",
            hr="Ljudi znaju svoja prava i mogu ih koristiti.",
            bs="Ljudi znaju svoja prava i mogu ih koristiti.",
            mk="Луѓето ги знаат своите права и можат да ги користат.",
            sq="Njerëzit i dinë të drejtat e tyre dhe mund t'i përdorin.",
        ),
    ),
    Line(
        "A2",
        "FUNCTIONAL",
        "SAFEGUARDING",
        text(
            "Nobody comes to harm unnoticed.",
            sr="Нико не страда непримећено.",
            hr="Nitko ne strada neprimijećeno.",
            bs="Niko ne strada neprimijećeno.",
            mk="Никој не страда незабележано.",
            sq="Askush nuk dëmtohet pa u vënë re.",
        ),
    ),
    Line(
        "B1",
        "FUNCTIONAL",
        "PARTICIPATION",
        text(
            "People have a say in the services they use.",
            sr="Људи одлучују о услугама које користе.",
            hr="Ljudi odlučuju o uslugama koje koriste.",
            bs="Ljudi odlučuju o uslugama koje koriste.",
            mk="Луѓето одлучуваат за услугите што ги користат.",
            sq="Njerëzit vendosin për shërbimet që përdorin.",
        ),
    ),
    Line(
        "B2",
        "FUNCTIONAL",
        "CARE_PLANNING",
        text(
            "Each has a plan of one's own, made together.",
            sr="Свако има свој план, сачињен заједно.",
            hr="Svatko ima svoj plan, izrađen zajedno.",
            bs="Svako ima svoj plan, napravljen zajedno.",
            mk="Секој има свој план, направен заедно.",
            sq="Secili ka planin e vet, të bërë së bashku.",
        ),
    ),
    Line(
        "C1",
        "MANAGEMENT",
        "IMPROVEMENT",
        text(
            "Quality is looked at regularly.",
            sr="Квалитет се редовно разматра.",
            hr="Kvaliteta se redovito razmatra.",
            bs="Kvalitet se redovno razmatra.",
            mk="Квалитетот редовно се разгледува.",
            sq="Cilësia shqyrtohet rregullisht.",
        ),
    ),
    Line(
        "C2",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "Results lead to improvements.",
            sr="Резултати воде унапређењима.",
            hr="Rezultati vode unapređenjima.",
            bs="Rezultati vode unapređenjima.",
            mk="Резултатите водат кон унапредување.",
            sq="Rezultatet çojnë në përmirësime.",
        ),
    ),
    Line(
        "D1",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Those who lead answer for quality.",
            sr="Они који воде одговарају за квалитет.",
            hr="Oni koji vode odgovaraju za kvalitetu.",
            bs="Oni koji vode odgovaraju za kvalitet.",
            mk="Оние што водат одговараат за квалитетот.",
            sq="Ata që drejtojnë përgjigjen për cilësinë.",
        ),
    ),
    Line(
        "D2",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Money and decisions are transparent.",
            sr="Новац и одлуке су транспарентни.",
            hr="Novac i odluke su transparentni.",
            bs="Novac i odluke su transparentni.",
            mk="Парите и одлуките се транспарентни.",
            sq="Paratë dhe vendimet janë transparente.",
        ),
    ),
    Line(
        "E1",
        "STRUCTURAL",
        "STAFF",
        text(
            "Staff are qualified, and learn on.",
            sr="Запослени су стручни и даље уче.",
            hr="Zaposleni su stručni i dalje uče.",
            bs="Zaposleni su stručni i dalje uče.",
            mk="Вработените се стручни и понатаму учат.",
            sq="Personeli është i kualifikuar dhe vazhdon të mësojë.",
        ),
    ),
    Line(
        "E2",
        "STRUCTURAL",
        "STAFF",
        text(
            "Staff work safely and are heard.",
            sr="Запослени раде безбедно и чује се њихов глас.",
            hr="Zaposleni rade sigurno i njihov se glas čuje.",
            bs="Zaposleni rade sigurno i njihov glas se čuje.",
            mk="Вработените работат безбедно и се слуша нивниот глас.",
            sq="Personeli punon i sigurt dhe zëri i tij dëgjohet.",
        ),
    ),
)
EXCELLENCE: tuple[Line, ...] = (
    *ASSURANCE,
    Line(
        "X1",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "Results are compared with those of others.",
            sr="Резултати се пореде са туђим.",
            hr="Rezultati se uspoređuju s tuđima.",
            bs="Rezultati se porede s tuđim.",
            mk="Резултатите се споредуваат со туѓите.",
            sq="Rezultatet krahasohen me ato të të tjerëve.",
        ),
    ),
    Line(
        "X2",
        "RESULTS",
        "PARTICIPATION",
        text(
            "People help to judge the results.",
            sr="Људи учествују у оцени резултата.",
            hr="Ljudi sudjeluju u ocjeni rezultata.",
            bs="Ljudi učestvuju u ocjeni rezultata.",
            mk="Луѓето учествуваат во оценката на резултатите.",
            sq="Njerëzit marrin pjesë në vlerësimin e rezultateve.",
        ),
    ),
)

__all__ = ["ASSURANCE", "EXCELLENCE"]
