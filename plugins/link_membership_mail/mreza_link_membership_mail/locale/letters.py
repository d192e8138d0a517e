"""Letters to applicants and members, in the federation's languages. Starters that the coordinators are to check.

Anybody can apply in the name of an address, so nothing that an applicant has written stands in a letter: the network
would lend its name to a stranger's words.
"""

from __future__ import annotations

from mreza.mutation.catalogue import said
from mreza.text import Translated
from mreza_mail.template import MailTemplate

_HELLO = {"en": "Hello"} | said(
    sr="Добар дан", hr="Dobar dan", bs="Dobar dan", mk="Добар ден", sq="Përshëndetje"
)  # fmt: skip
_GREETING = ",\n\n"
_CLOSING = "\n\n{{ network }}\n"


def _letter(
    code: str, title: dict[str, str], subject: dict[str, str], words: dict[str, str], *, necessary: bool = False
) -> MailTemplate:
    """A letter with greeting and signature."""
    return MailTemplate(
        code=f"link_membership_mail.{code}",
        title=Translated(title),
        subject=Translated(subject),
        text=Translated({locale: _HELLO[locale] + _GREETING + text + _CLOSING for locale, text in words.items()}),
        necessary=necessary,
    )


RECEIPT = _letter(
    "receipt",
    {"en": "Confirmation of an application"}
    | said(
        sr="Потврда о пријему пријаве",
        hr="Potvrda o primitku prijave",
        bs="Potvrda o prijemu prijave",
        mk="Потврда за примена пријава",
        sq="Konfirmim i marrjes së kërkesës",
    ),
    {"en": "Your application {{ reference }} has arrived"}
    | said(
        sr="Ваша пријава {{ reference }} је примљена",
        hr="Vaša prijava {{ reference }} je zaprimljena",
        bs="Vaša prijava {{ reference }} je primljena",
        mk="Вашата пријава {{ reference }} е примена",
        sq="Kërkesa juaj {{ reference }} u mor",
    ),
    {
        "en": "your application for membership in {{ network }} has arrived. Its number is "
        "{{ reference }}; please quote it when you write to us. We will read it and write to you."
    }
    | said(
        sr="примили смо вашу пријаву за чланство у мрежи {{ network }}. Њен број је "
        "{{ reference }}; наведите га када нам пишете. Прегледаћемо је и јавити вам се.",
        hr="zaprimili smo vašu prijavu za članstvo u mreži {{ network }}. Njezin je broj "
        "{{ reference }}; navedite ga kada nam pišete. Pregledat ćemo je i javiti vam se.",
        bs="primili smo vašu prijavu za članstvo u mreži {{ network }}. Njen broj je "
        "{{ reference }}; navedite ga kada nam pišete. Pregledat ćemo je i javiti vam se.",
        cnr="primili smo vašu prijavu za članstvo u mreži {{ network }}. Njen broj je "
        "{{ reference }}; navedite ga kada nam pišete. Pregledaćemo je i javiti vam se.",
        mk="ја примивме вашата пријава за членство во мрежата {{ network }}. Нејзиниот "
        "број е {{ reference }}; наведете го кога ни пишувате. Ќе ја прегледаме и ќе ви се јавиме.",
        sq="e morëm kërkesën tuaj për anëtarësim në rrjetin {{ network }}. Numri i saj është "
        "{{ reference }}; shënojeni kur na shkruani. Do ta shqyrtojmë dhe do t'ju shkruajmë.",
    ),
)

CHANGES = _letter(
    "changes",
    {"en": "What is missing in an application"}
    | said(
        sr="Допуна пријаве",
        hr="Dopuna prijave",
        bs="Dopuna prijave",
        mk="Дополнување на пријава",
        sq="Plotësim i kërkesës",
    ),
    {"en": "Please complete your application {{ reference }}"}
    | said(
        sr="Допуните пријаву {{ reference }}",
        hr="Dopunite prijavu {{ reference }}",
        bs="Dopunite prijavu {{ reference }}",
        mk="Дополнете ја пријавата {{ reference }}",
        sq="Plotësoni kërkesën {{ reference }}",
    ),
    {"en": "before we can go on with the application {{ reference }}, this is still needed:\n\n{{ asked }}"}
    | said(
        sr="да бисмо наставили са пријавом {{ reference }}, потребно је још:\n\n{{ asked }}",
        hr="da bismo nastavili s prijavom {{ reference }}, potrebno je još:\n\n{{ asked }}",
        bs="da bismo nastavili s prijavom {{ reference }}, potrebno je još:\n\n{{ asked }}",
        cnr="da bismo nastavili sa prijavom {{ reference }}, potrebno je još:\n\n{{ asked }}",
        mk="за да продолжиме со пријавата {{ reference }}, потребно е уште:\n\n{{ asked }}",
        sq="që të vazhdojmë me kërkesën {{ reference }}, nevojitet edhe kjo:\n\n{{ asked }}",
    ),
    necessary=True,
)

CLOSED = _letter(
    "closed",
    {"en": "An application was closed"}
    | said(
        sr="Затварање пријаве",
        hr="Zatvaranje prijave",
        bs="Zatvaranje prijave",
        mk="Затворање на пријава",
        sq="Mbyllje e kërkesës",
    ),
    {"en": "Your application {{ reference }} was closed"}
    | said(
        sr="Ваша пријава {{ reference }} је затворена",
        hr="Vaša prijava {{ reference }} je zatvorena",
        bs="Vaša prijava {{ reference }} je zatvorena",
        mk="Вашата пријава {{ reference }} е затворена",
        sq="Kërkesa juaj {{ reference }} u mbyll",
    ),
    {
        "en": "nothing has happened in your application {{ reference }} for a long time, so it was "
        "closed. You are welcome to apply again."
    }
    | said(
        sr="у вашој пријави {{ reference }} дуго се ништа није догодило, па је затворена. "
        "Добро сте дошли да се пријавите поново.",
        hr="u vašoj prijavi {{ reference }} dugo se ništa nije dogodilo, pa je zatvorena. "
        "Slobodno se prijavite ponovno.",
        bs="u vašoj prijavi {{ reference }} dugo se ništa nije dogodilo, pa je zatvorena. "
        "Slobodno se prijavite ponovo.",
        mk="во вашата пријава {{ reference }} долго време ништо не се случи, па е "
        "затворена. Слободно пријавете се повторно.",
        sq="në kërkesën tuaj {{ reference }} nuk ka ndodhur asgjë për një kohë të gjatë, "
        "prandaj u mbyll. Jeni të mirëpritur të aplikoni përsëri.",
    ),
)

UPDATE = _letter(
    "update",
    {"en": "Reminder of the yearly data update"}
    | said(
        sr="Подсетник за годишње ажурирање података",
        hr="Podsjetnik za godišnje ažuriranje podataka",
        bs="Podsjetnik za godišnje ažuriranje podataka",
        mk="Потсетник за годишно ажурирање на податоците",
        sq="Kujtesë për përditësimin vjetor të të dhënave",
    ),
    {"en": "Please bring your data up to date"}
    | said(
        sr="Ажурирајте податке своје организације",
        hr="Ažurirajte podatke svoje organizacije",
        bs="Ažurirajte podatke svoje organizacije",
        mk="Ажурирајте ги податоците на вашата организација",
        sq="Përditësoni të dhënat e organizatës suaj",
    ),
    {
        "en": "it is time for the yearly data update of {{ member }}: {{ fresh }} of {{ required }} required facts are "
        "up to date. Please sign in and state the others; what has not changed is only to be confirmed."
    }
    | said(
        sr="време је за годишње ажурирање података организације {{ member }}: ажурно је {{ fresh }} од {{ required }} "
        "обавезних података. Пријавите се и унесите остале; што се није променило само потврдите.",
        hr="vrijeme je za godišnje ažuriranje podataka organizacije {{ member }}: ažurno je {{ fresh }} od "
        "{{ required }} obveznih podataka. Prijavite se i unesite ostale; što se nije promijenilo samo potvrdite.",
        bs="vrijeme je za godišnje ažuriranje podataka organizacije {{ member }}: ažurno je {{ fresh }} od "
        "{{ required }} obaveznih podataka. Prijavite se i unesite ostale; što se nije promijenilo samo potvrdite.",
        cnr="vrijeme je za godišnje ažuriranje podataka organizacije {{ member }}: ažurno je {{ fresh }} od "
        "{{ required }} obaveznih podataka. Prijavite se i unesite ostale; što se nije promijenilo samo potvrdite.",
        mk="време е за годишно ажурирање на податоците на организацијата {{ member }}: ажурни се {{ fresh }} од "
        "{{ required }} задолжителни податоци. Најавете се и внесете ги другите; што не се променило само "
        "потврдете го.",
        sq="ka ardhur koha për përditësimin vjetor të të dhënave të organizatës {{ member }}: {{ fresh }} nga "
        "{{ required }} të dhënat e detyrueshme janë të përditësuara. Hyni në sistem dhe shënoni të tjerat; çfarë nuk "
        "ka ndryshuar vetëm konfirmojeni.",
    ),
)

TEMPLATES = (RECEIPT, CHANGES, CLOSED, UPDATE)

__all__ = ["CHANGES", "CLOSED", "RECEIPT", "TEMPLATES", "UPDATE"]
