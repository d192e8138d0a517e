"""What the demo's campaigns say, in the federation's languages. All of it is made up."""

from __future__ import annotations

from mreza.mutation.catalogue import said
from mreza.text import Locale
from mreza_documents.locale.labels import DISCLAIMER, FUNDING

ALL = [one.value for one in Locale]


def _in(en: str, **texts: str) -> dict[str, str]:
    return {"en": en} | said(**texts)


AWARE = _in(
    "Help is near", sr="Помоћ је близу", hr="Pomoć je blizu", bs="Pomoć je blizu", mk="Помошта е близу",
    sq="Ndihma është pranë",
)  # fmt: skip
AWARE_OBJECTIVE = _in(
    "One adult in ten knows which services there are in the own municipality.",
    sr="Сваки десети одрасли зна које услуге постоје у његовој општини.",
    hr="Svaka deseta odrasla osoba zna koje usluge postoje u njezinoj općini.",
    bs="Svaka deseta odrasla osoba zna koje usluge postoje u njenoj općini.",
    mk="Секој десетти возрасен знае кои услуги постојат во неговата општина.",
    sq="Një në dhjetë të rritur di cilat shërbime ka në komunën e vet.",
)
EVERYBODY = _in(
    "General population", sr="Општа популација", hr="Opća populacija", bs="Opća populacija", mk="Општа популација",
    sq="Popullata e përgjithshme",
)  # fmt: skip
MESSAGES = (
    _in("You are not alone", sr="Нисте сами", hr="Niste sami", bs="Niste sami", mk="Не сте сами", sq="Nuk jeni vetëm"),
    _in(
        "Ask your municipality", sr="Питајте своју општину", hr="Pitajte svoju općinu", bs="Pitajte svoju općinu",
        mk="Прашајте ја својата општина", sq="Pyesni komunën tuaj",
    ),
)  # fmt: skip
PHASES = (
    _in("Before", sr="Пре", hr="Prije", bs="Prije", mk="Пред", sq="Më parë"),
    _in("In the media", sr="У медијима", hr="U medijima", bs="U medijima", mk="Во медиумите", sq="Në media"),
)
CARAVAN = _in(
    "On the road together", sr="Заједно на путу", hr="Zajedno na putu", bs="Zajedno na putu", mk="Заедно на пат",
    sq="Së bashku në rrugë",
)  # fmt: skip
TOUR = _in(
    "Journalists on the road", sr="Новинари на путу", hr="Novinari na putu", bs="Novinari na putu",
    mk="Новинари на пат", sq="Gazetarët në rrugë",
)  # fmt: skip
RELAY = _in(
    "From network to network", sr="Од мреже до мреже", hr="Od mreže do mreže", bs="Od mreže do mreže",
    mk="Од мрежа до мрежа", sq="Nga rrjeti në rrjet",
)  # fmt: skip
CARAVAN_OBJECTIVE = _in(
    "People meet those who provide services in their own place.",
    sr="Људи у свом месту упознају пружаоце услуга.",
    hr="Ljudi u svojem mjestu upoznaju pružatelje usluga.",
    bs="Ljudi u svom mjestu upoznaju pružaoce usluga.",
    mk="Луѓето во своето место ги запознаваат давателите на услуги.",
    sq="Njerëzit takojnë në vendin e tyre ofruesit e shërbimeve.",
)
STOP = _in("Stop", sr="Станица", hr="Postaja", bs="Stanica", mk="Станица", sq="Ndalesa")
POST = {
    "sr-Cyrl": "Нисте сами. Питајте своју општину.",
    "sr-Latn": "Niste sami. Pitajte svoju opštinu.",
    "bs": "Niste sami. Pitajte svoju općinu.",
    "hr": "Niste sami. Pitajte svoju općinu.",
    "mk": "Не сте сами. Прашајте ја својата општина.",
    "en": "You are not alone. Ask your municipality.",
}
STUDY = {
    "title": "Дан који почиње кафом",
    "text": "Како је у једном селу отворен дневни боравак. Имена су промењена.",
    "context": "До најближе услуге било је четрдесет километара.",
    "action": "Двадесет комшија и једно удружење тражили су простор од општине.",
    "result": "Боравак ради пет дана у недељи, за осамнаест људи.",
    "lesson": "Општина је пристала тек када је видела трошкове.",
}
RIGHTS = _in(
    "© Network of Serbia. Free to use with its name; not to be altered.",
    sr="© Мрежа Србије. Слободно за употребу уз навођење; без измена.",
    hr="© Mreža Srbije. Slobodno za uporabu uz navođenje; bez izmjena.",
    bs="© Mreža Srbije. Slobodno za upotrebu uz navođenje; bez izmjena.",
    mk="© Мрежа на Србија. Слободно за употреба со наведување; без измени.",
    sq="© Rrjeti i Serbisë. I lirë për përdorim me emrin; pa ndryshime.",
)
ASK = _in(
    "The municipality funds personal assistance for ten people.",
    sr="Општина финансира персоналну асистенцију за десеторо људи.",
    hr="Općina financira osobnu asistenciju za deset osoba.",
    bs="Općina finansira personalnu asistenciju za deset osoba.",
    mk="Општината финансира персонална асистенција за десет лица.",
    sq="Komuna financon asistencë personale për dhjetë veta.",
)
INSTITUTION = _in(
    "Municipality of Example", sr="Општина Пример", hr="Općina Primjer", bs="Općina Primjer", mk="Општина Пример",
    sq="Komuna Shembull",
)  # fmt: skip
METHOD = "Overlap of the outlets' audiences, by a panel of 600 people in spring; see the reach report."


def with_statement(text: str, locale: str) -> str:
    """The text with the funder's sentence and the disclaimer of its language."""
    return f"{text}\n\n{FUNDING['FUNDED'][locale]}. {DISCLAIMER[locale]}"
