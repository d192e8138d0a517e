"""ISO 9001: what its clauses 4 to 10 look at."""

from __future__ import annotations

from mreza_quality.catalogue.said import Line, text

ISO_9001: tuple[Line, ...] = (
    Line(
        "4",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Context and interested parties are known.",
            sr="Околности и заинтересоване стране су познате.",
            hr="Okolnosti i zainteresirane strane su poznate.",
            bs="Okolnosti i zainteresovane strane su poznate.",
            mk="Околностите и заинтересираните страни се познати.",
            sq="Rrethanat dhe palët e interesuara njihen.",
        ),
    ),
    Line(
        "5",
        "MANAGEMENT",
        "LEADERSHIP",
        text(
            "Leadership stands behind quality.",
            sr="Руководство стоји иза квалитета.",
            hr="Vodstvo stoji iza kvalitete.",
            bs="Rukovodstvo stoji iza kvaliteta.",
            mk="Раководството стои зад квалитетот.",
            sq="Drejtuesit qëndrojnë pas cilësisë.",
        ),
    ),
    Line(
        "6",
        "MANAGEMENT",
        "IMPROVEMENT",
        text(
            "Risks and aims are planned.",
            sr="Ризици и циљеви се планирају.",
            hr="Rizici i ciljevi se planiraju.",
            bs="Rizici i ciljevi se planiraju.",
            mk="Ризиците и целите се планираат.",
            sq="Rreziqet dhe synimet planifikohen.",
        ),
    ),
    Line(
        "7",
        "STRUCTURAL",
        "STAFF",
        text(
            "People, means and knowledge are there.",
            sr="Људи, средства и знање постоје.",
            hr="Ljudi, sredstva i znanje postoje.",
            bs="Ljudi, sredstva i znanje postoje.",
            mk="Има луѓе, средства и знаење.",
            sq="Ka njerëz, mjete dhe njohuri.",
        ),
    ),
    Line(
        "8",
        "FUNCTIONAL",
        "CARE_PLANNING",
        text(
            "Services are planned and kept under control.",
            sr="Услуге се планирају и држе под надзором.",
            hr="Usluge se planiraju i drže pod nadzorom.",
            bs="Usluge se planiraju i drže pod nadzorom.",
            mk="Услугите се планираат и се држат под надзор.",
            sq="Shërbimet planifikohen dhe mbahen nën kontroll.",
        ),
    ),
    Line(
        "9",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "Performance is measured and reviewed.",
            sr="Учинак се мери и преиспитује.",
            hr="Učinak se mjeri i preispituje.",
            bs="Učinak se mjeri i preispituje.",
            mk="Учинокот се мери и се преиспитува.",
            sq="Rezultati i punës matet dhe rishikohet.",
        ),
    ),
    Line(
        "10",
        "RESULTS",
        "IMPROVEMENT",
        text(
            "What goes wrong is put right for good.",
            sr="Што не ваља, трајно се исправља.",
            hr="Što ne valja, trajno se ispravlja.",
            bs="Što ne valja, trajno se ispravlja.",
            mk="Што не чини, трајно се исправа.",
            sq="Çfarë nuk shkon, ndreqet përfundimisht.",
        ),
    ),
)

__all__ = ["ISO_9001"]
