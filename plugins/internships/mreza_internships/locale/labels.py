"""Words on certificates, in the federation's languages and scripts. Starters that the coordinators are to check."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.mutation.catalogue import said
from mreza.text import Translated


def _label(en: str, *, sr: str, hr: str, bs: str, mk: str, sq: str) -> Translated:
    return Translated({"en": en} | said(sr=sr, hr=hr, bs=bs, mk=mk, sq=sq))


TITLE = _label(
    "Certificate of internship",
    sr="Потврда о пракси",
    hr="Potvrda o praksi",
    bs="Potvrda o praksi",
    mk="Потврда за практика",
    sq="Vërtetim praktike",
)

WORDS: Mapping[str, Translated] = {
    "certifies": _label(
        "This is to certify the completion of an internship by",
        sr="Потврђује се да је праксу завршио/ла",
        hr="Potvrđuje se da je praksu završio/la",
        bs="Potvrđuje se da je praksu završio/la",
        mk="Се потврдува дека практиката ја заврши",
        sq="Vërtetohet se praktikën e përfundoi",
    ),
    "host": _label("Host", sr="Домаћин", hr="Domaćin", bs="Domaćin", mk="Домаќин", sq="Pritësi"),
    "university": _label(
        "University", sr="Универзитет", hr="Sveučilište", bs="Univerzitet", mk="Универзитет", sq="Universiteti"
    ),
    "faculty": _label("Faculty", sr="Факултет", hr="Fakultet", bs="Fakultet", mk="Факултет", sq="Fakulteti"),
    "first_day": _label(
        "First day present",
        sr="Први дан присуства",
        hr="Prvi dan nazočnosti",
        bs="Prvi dan prisustva",
        mk="Прв ден на присуство",
        sq="Dita e parë e pranisë",
    ),
    "last_day": _label(
        "Last day present",
        sr="Последњи дан присуства",
        hr="Posljednji dan nazočnosti",
        bs="Posljednji dan prisustva",
        mk="Последен ден на присуство",
        sq="Dita e fundit e pranisë",
    ),
    "hours": _label("Hours", sr="Сати", hr="Sati", bs="Sati", mk="Часови", sq="Orë"),
    "ects": _label("ECTS", sr="ЕСПБ", hr="ECTS", bs="ECTS", mk="ЕКТС", sq="ECTS"),
    "outcomes": _label(
        "Learning outcomes",
        sr="Исходи учења",
        hr="Ishodi učenja",
        bs="Ishodi učenja",
        mk="Исходи од учењето",
        sq="Rezultatet e të nxënit",
    ),
}

__all__ = ["TITLE", "WORDS"]
