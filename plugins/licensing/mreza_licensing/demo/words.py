"""What the demo's rows say, in the networks' languages. Nothing of it happened."""

from __future__ import annotations

#: A finding, what is done about it, and why a permission rests, by the network's first locale.
FINDINGS = {
    "sr-Cyrl": ("Нема плана евакуације за спрат.", "Израдити план евакуације", "Налаз није отклоњен у року."),
    "bs": ("Nema plana evakuacije za sprat.", "Izraditi plan evakuacije", "Nalaz nije otklonjen u roku."),
    "hr": ("Nema plana evakuacije za kat.", "Izraditi plan evakuacije", "Nalaz nije otklonjen u roku."),
    "cnr": ("Nema plana evakuacije za sprat.", "Izraditi plan evakuacije", "Nalaz nije otklonjen u roku."),
    "mk": ("Нема план за евакуација за катот.", "Да се изработи план", "Наодот не е отстранет во рокот."),
    "sq": ("Mungon plani i evakuimit për katin.", "Të hartohet plani", "Konstatimi nuk u ndreq në afat."),
}
REFUSED = {
    "sr-Cyrl": "Недостаје доказ о простору.",
    "cnr": "Nedostaje dokaz o prostoru.",
    "sq": "Mungon vërtetimi i hapësirës.",
    "mk": "Недостига доказ за просторот.",
}
#: What an act without a last day says.
OPEN_ENDED = {"sr-Cyrl": "Важи без рока.", "bs": "Važi bez roka.", "hr": "Vrijedi bez roka.", "cnr": "Važi bez roka.",
              "mk": "Важи без рок.", "sq": "Vlen pa afat.", "en": "Holds without a last day."}  # fmt: skip
UNITS = {"sr-Cyrl": "Прва локација", "bs": "Prva lokacija", "hr": "Prva lokacija", "cnr": "Prva lokacija",
         "mk": "Прва локација", "sq": "Vendi i parë", "en": "First site"}  # fmt: skip
