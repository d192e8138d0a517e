"""Words on certificates, in the federation's languages and scripts. Starters that the coordinators are to check."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.mutation.catalogue import said
from mreza.text import Translated


def _label(en: str, *, sr: str, hr: str, bs: str, mk: str, sq: str) -> Translated:
    return Translated({"en": en} | said(sr=sr, hr=hr, bs=bs, mk=mk, sq=sq))


CERTIFICATE: Mapping[str, Translated] = {
    "title": _label("Certificate", sr="Уверење", hr="Potvrda", bs="Uvjerenje", mk="Уверение", sq="Certifikatë"),
    "course": _label("Training", sr="Обука", hr="Izobrazba", bs="Obuka", mk="Обука", sq="Trajnimi"),
    "certifies": _label(
        "This is to certify that",
        sr="Потврђује се да је",
        hr="Potvrđuje se da je",
        bs="Potvrđuje se da je",
        mk="Се потврдува дека",
        sq="Vërtetohet se",
    ),
    "completed": _label(
        "has completed the training",
        sr="успешно завршио/ла обуку",
        hr="uspješno završio/la izobrazbu",
        bs="uspješno završio/la obuku",
        mk="успешно ја заврши обуката",
        sq="ka përfunduar me sukses trajnimin",
    ),
    "held": _label("Held", sr="Одржано", hr="Održano", bs="Održano", mk="Одржано", sq="Mbajtur"),
    "completed_on": _label(
        "Completed on", sr="Завршено", hr="Završeno", bs="Završeno", mk="Завршено на", sq="Përfunduar më"
    ),
    "hours": _label("Hours", sr="Часова", hr="Sati", bs="Sati", mk="Часови", sq="Orë"),
    "sessions": _label(
        "Sessions attended",
        sr="Сесија уз присуство",
        hr="Sesija uz prisutnost",
        bs="Sesija uz prisustvo",
        mk="Сесии со присуство",
        sq="Sesione të ndjekura",
    ),
    "outcomes": _label(
        "What was learnt",
        sr="Исходи учења",
        hr="Ishodi učenja",
        bs="Ishodi učenja",
        mk="Исходи од учењето",
        sq="Rezultatet e të nxënit",
    ),
    "accreditation": _label(
        "Accredited by",
        sr="Акредитовао/ла",
        hr="Akreditirao/la",
        bs="Akreditovao/la",
        mk="Акредитирано од",
        sq="Akredituar nga",
    ),
    "points": _label("Points", sr="Бодова", hr="Bodova", bs="Bodova", mk="Бодови", sq="Pikë"),
}
