"""How values that have no name in the data are said in tables. Starters that the coordinators are to check."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.mutation.catalogue import said

Texts = Mapping[str, str]


def _same(text: str) -> Texts:
    return {"en": text} | said(sr=text, hr=text, bs=text, mk=text, sq=text)


#: By the value's code, whatever it is a value of. Figures are the same in every language.
VALUES: Mapping[str, Texts] = {
    "FEMALE": {"en": "female"} | said(sr="женски", hr="ženski", bs="ženski", mk="женски", sq="femër"),
    "MALE": {"en": "male"} | said(sr="мушки", hr="muški", bs="muški", mk="машки", sq="mashkull"),
    "OTHER": {"en": "other"} | said(sr="друго", hr="drugo", bs="drugo", mk="друго", sq="tjetër"),
    "NOT_STATED": {"en": "not stated"}
    | said(sr="није наведено", hr="nije navedeno", bs="nije navedeno", mk="не е наведено", sq="pa deklaruar"),
    "UNKNOWN": {"en": "not known"}
    | said(sr="није познато", hr="nije poznato", bs="nije poznato", mk="не е познато", sq="e panjohur"),
    "UNDER_15": {"en": "under 15"}
    | said(sr="млађи од 15", hr="mlađi od 15", bs="mlađi od 15", mk="под 15 години", sq="nën 15 vjeç"),
    "AGE_15_18": _same("15–18"),
    "AGE_19_29": _same("19–29"),
    "AGE_30_44": _same("30–44"),
    "AGE_45_64": _same("45–64"),
    "AGE_65_PLUS": _same("65+"),
}
