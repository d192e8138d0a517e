"""What documents of the demo are called, and who issued them, in the languages of their organisations."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.mutation.catalogue import said

from mreza_documents.models import DocumentKind

_K = DocumentKind

TITLES: Mapping[DocumentKind, Mapping[str, str]] = {
    _K.STATUTE: said(sr="Статут", hr="Statut", bs="Statut", mk="Статут", sq="Statuti"),
    _K.REGISTRATION: said(
        sr="Извод из регистра удружења",
        hr="Izvadak iz registra udruga",
        bs="Izvod iz registra udruženja",
        mk="Извод од регистарот на здруженија",
        sq="Ekstrakt nga regjistri i shoqatave",
    ),
    _K.TAX_CERTIFICATE: said(
        sr="Уверење о измиреним порезима",
        hr="Potvrda o plaćenom porezu",
        bs="Uvjerenje o izmirenim porezima",
        mk="Потврда за платени даноци",
        sq="Vërtetim për shlyerjen e taksave",
    ),
    _K.INSURANCE: said(
        sr="Полиса осигурања од одговорности",
        hr="Polica osiguranja od odgovornosti",
        bs="Polisa osiguranja od odgovornosti",
        mk="Полиса за осигурување од одговорност",
        sq="Policë e sigurimit të përgjegjësisë",
    ),
    _K.ANNUAL_REPORT: said(
        sr="Годишњи извештај",
        hr="Godišnje izvješće",
        bs="Godišnji izvještaj",
        mk="Годишен извештај",
        sq="Raporti vjetor",
    ),
    _K.CRIMINAL_RECORD: said(
        sr="Уверење о некажњавању",
        hr="Uvjerenje o nekažnjavanju",
        bs="Uvjerenje o nekažnjavanju",
        mk="Потврда за неосудуваност",
        sq="Vërtetim i gjendjes gjyqësore",
    ),
}

ISSUERS: Mapping[DocumentKind, Mapping[str, str]] = {
    _K.REGISTRATION: said(
        sr="Агенција за привредне регистре (пример)",
        hr="Ured državne uprave (primjer)",
        bs="Ministarstvo pravde (primjer)",
        mk="Централен регистар (пример)",
        sq="Gjykata e Rrethit (shembull)",
    ),
    _K.TAX_CERTIFICATE: said(
        sr="Пореска управа (пример)",
        hr="Porezna uprava (primjer)",
        bs="Poreska uprava (primjer)",
        mk="Управа за јавни приходи (пример)",
        sq="Administrata Tatimore (shembull)",
    ),
}

CONFIRMED = said(
    sr="је учествовала у раду мреже као сарадница на пројектима социјалних услуга.",
    hr="je sudjelovala u radu mreže kao suradnica na projektima socijalnih usluga.",
    bs="je učestvovala u radu mreže kao saradnica na projektima socijalnih usluga.",
    mk="учествуваше во работата на мрежата како соработничка на проекти за социјални услуги.",
    sq="ka marrë pjesë në punën e rrjetit si bashkëpunëtore në projekte të shërbimeve sociale.",
)
