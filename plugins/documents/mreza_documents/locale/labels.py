"""Words on documents and pages, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.mutation.catalogue import said

Texts = Mapping[str, str]


def _label(en: str, *, sr: str, hr: str, bs: str, mk: str, sq: str) -> Texts:
    return {"en": en} | said(sr=sr, hr=hr, bs=bs, mk=mk, sq=sq)


#: What the European Union wants to stand beside its emblem.
FUNDING: Mapping[str, Texts] = {
    "FUNDED": _label(
        "Funded by the European Union",
        sr="Финансира Европска унија",
        hr="Financira Europska unija",
        bs="Finansira Evropska unija",
        mk="Финансирано од Европската Унија",
        sq="Financuar nga Bashkimi Evropian",
    ),
    "CO_FUNDED": _label(
        "Co-funded by the European Union",
        sr="Суфинансира Европска унија",
        hr="Sufinancira Europska unija",
        bs="Sufinansira Evropska unija",
        mk="Кофинансирано од Европската Унија",
        sq="Bashkëfinancuar nga Bashkimi Evropian",
    ),
}

DISCLAIMER = _label(
    "The contents are the sole responsibility of the issuer and do not necessarily reflect the views of the European "
    "Union.",
    sr="За садржај је одговоран искључиво издавалац и он не одражава нужно ставове Европске уније.",
    hr="Za sadržaj je odgovoran isključivo izdavatelj i on ne odražava nužno stajališta Europske unije.",
    bs="Za sadržaj je odgovoran isključivo izdavalac i on ne odražava nužno stavove Evropske unije.",
    mk="За содржината е одговорен единствено издавачот и таа не ги одразува нужно ставовите на Европската Унија.",
    sq="Përmbajtja është përgjegjësi vetëm e lëshuesit dhe nuk pasqyron domosdoshmërisht pikëpamjet e Bashkimit "
    "Evropian.",
)

DOCUMENT: Mapping[str, Texts] = {
    "number": _label("Number", sr="Број", hr="Broj", bs="Broj", mk="Број", sq="Numri"),
    "edition": _label("Edition", sr="Издање", hr="Izdanje", bs="Izdanje", mk="Издание", sq="Botimi"),
    "issued_on": _label("Issued on", sr="Издато", hr="Izdano", bs="Izdato", mk="Издадено на", sq="Lëshuar më"),
    "issued_by": _label("Issued by", sr="Издавалац", hr="Izdavatelj", bs="Izdavalac", mk="Издавач", sq="Lëshuar nga"),
    "valid_until": _label("Valid until", sr="Важи до", hr="Vrijedi do", bs="Važi do", mk="Важи до", sq="Vlen deri më"),
    "check": _label(
        "Anybody can check this document at",
        sr="Свако може да провери овај документ на адреси",
        hr="Svatko može provjeriti ovaj dokument na adresi",
        bs="Svako može provjeriti ovaj dokument na adresi",
        mk="Секој може да го провери овој документ на адресата",
        sq="Kushdo mund ta verifikojë këtë dokument në adresën",
    ),
    "code": _label("Code", sr="Кôд", hr="Kod", bs="Kod", mk="Код", sq="Kodi"),
}

CHECK: Mapping[str, Texts] = {
    "title": _label(
        "Check of a document",
        sr="Провера документа",
        hr="Provjera dokumenta",
        bs="Provjera dokumenta",
        mk="Проверка на документ",
        sq="Verifikimi i dokumentit",
    ),
    "VALID": _label(
        "This document is valid.",
        sr="Овај документ важи.",
        hr="Ovaj dokument vrijedi.",
        bs="Ovaj dokument važi.",
        mk="Овој документ важи.",
        sq="Ky dokument është i vlefshëm.",
    ),
    "EXPIRED": _label(
        "This document has expired.",
        sr="Овом документу је истекао рок важења.",
        hr="Ovom je dokumentu istekao rok valjanosti.",
        bs="Ovom dokumentu je istekao rok važenja.",
        mk="На овој документ му истече важноста.",
        sq="Ky dokument ka skaduar.",
    ),
    "REVOKED": _label(
        "This document was revoked.",
        sr="Овај документ је повучен.",
        hr="Ovaj je dokument povučen.",
        bs="Ovaj dokument je povučen.",
        mk="Овој документ е повлечен.",
        sq="Ky dokument është revokuar.",
    ),
    "revoked_on": _label(
        "Revoked on", sr="Повучено", hr="Povučeno", bs="Povučeno", mk="Повлечено на", sq="Revokuar më"
    ),
    "missing": _label(
        "There is no document with this code. Compare it with the one on the paper.",
        sr="Нема документа са овим кôдом. Упоредите га са оним на папиру.",
        hr="Nema dokumenta s ovim kodom. Usporedite ga s onim na papiru.",
        bs="Nema dokumenta s ovim kodom. Uporedite ga s onim na papiru.",
        mk="Нема документ со овој код. Споредете го со оној на хартијата.",
        sq="Nuk ka dokument me këtë kod. Krahasojeni me atë në letër.",
    ),
    "why": _label(
        "Compare these lines with the paper. Name and contact data are not shown here.",
        sr="Упоредите ове редове са папиром. Име и контакт подаци се овде не приказују.",
        hr="Usporedite ove retke s papirom. Ime i podaci za kontakt ovdje se ne prikazuju.",
        bs="Uporedite ove redove s papirom. Ime i kontakt podaci se ovdje ne prikazuju.",
        mk="Споредете ги овие редови со хартијата. Името и податоците за контакт не се прикажуваат овде.",
        sq="Krahasojini këto rreshta me letrën. Emri dhe të dhënat e kontaktit nuk shfaqen këtu.",
    ),
}

CONFIRMATION: Mapping[str, Texts] = {
    "title": _label("Confirmation", sr="Потврда", hr="Potvrda", bs="Potvrda", mk="Потврда", sq="Vërtetim"),
    "confirms": _label(
        "It is confirmed that",
        sr="Потврђује се да",
        hr="Potvrđuje se da",
        bs="Potvrđuje se da",
        mk="Се потврдува дека",
        sq="Vërtetohet se",
    ),
}

EVIDENCE: Mapping[str, Texts] = {
    "heading": _label(
        "Documents on file",
        sr="Документи у евиденцији",
        hr="Dokumenti u evidenciji",
        bs="Dokumenti u evidenciji",
        mk="Документи во евиденција",
        sq="Dokumentet në dosje",
    ),
    "title": _label("Document", sr="Документ", hr="Dokument", bs="Dokument", mk="Документ", sq="Dokumenti"),
    "issuer": _label("Issuer", sr="Издавалац", hr="Izdavatelj", bs="Izdavalac", mk="Издавач", sq="Lëshuesi"),
    "reference": _label("Number", sr="Број", hr="Broj", bs="Broj", mk="Број", sq="Numri"),
    "valid_to": _label("Valid until", sr="Важи до", hr="Vrijedi do", bs="Važi do", mk="Важи до", sq="Vlen deri më"),
}


SHEET: Mapping[str, Texts] = {
    "unprintable": _label(
        "letters that cannot be printed here:",
        sr="слова која овде не могу да се одштампају:",
        hr="slova koja se ovdje ne mogu otisnuti:",
        bs="slova koja se ovdje ne mogu odštampati:",
        mk="букви што овде не можат да се отпечатат:",
        sq="shkronja që s'mund të shtypen këtu:",
    ),
}


def words(texts: Mapping[str, Texts], locale: str) -> dict[str, str]:
    """All words of a group in one locale; every locale is there."""
    return {name: one[locale] for name, one in texts.items()}


__all__ = ["CHECK", "CONFIRMATION", "DISCLAIMER", "DOCUMENT", "EVIDENCE", "FUNDING", "SHEET", "words"]
