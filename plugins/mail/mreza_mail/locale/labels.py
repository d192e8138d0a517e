"""What readers of letters see besides the letter. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

FOOTER = said(
    sr="Ово вам шаље {network}. Не желите више да добијате поруке? Одјавите се:",
    hr="Ovo vam šalje {network}. Ne želite više primati poruke? Odjavite se:",
    bs="Ovo vam šalje {network}. Ne želite više dobijati poruke? Odjavite se:",
    mk="Ова ви го испраќа {network}. Не сакате повеќе пораки? Одјавете се:",
    sq="Këtë jua dërgon {network}. Nuk dëshironi më mesazhe? Çregjistrohuni:",
) | {"en": "This was sent to you by {network}. You want no more of it? Unsubscribe:"}

PAGE = {
    "title": said(
        sr="Одјава са порука",
        hr="Odjava s poruka",
        bs="Odjava s poruka",
        mk="Одјавување од пораки",
        sq="Çregjistrimi nga mesazhet",
    )
    | {"en": "Unsubscribe"},
    "asking": said(
        sr="Да ли да вам више не стижу поруке на адресу на коју је дошла ова веза? Пошиљалац: {network}.",
        hr="Želite li da vam poruke više ne stižu na adresu na koju je došla ova poveznica? Pošiljatelj: {network}.",
        bs="Želite li da vam poruke više ne stižu na adresu na koju je došla ova veza? Pošiljalac: {network}.",
        mk="Да не ви стигаат повеќе пораки на адресата на која пристигна оваа врска? Испраќач: {network}.",
        sq="A dëshironi që në adresën ku erdhi kjo lidhje të mos vijnë më mesazhe? Dërguesi: {network}.",
    )
    | {"en": "Shall nothing more be sent to the address to which this link came? Sender: {network}."},
    "button": said(
        sr="Одјави ме",
        hr="Odjavi me",
        bs="Odjavi me",
        mk="Одјави ме",
        sq="Më çregjistro",
    )
    | {"en": "Unsubscribe me"},
    "done": said(
        sr="Одјављени сте. На ту адресу више не шаље поруке: {network}.",
        hr="Odjavljeni ste. Na tu adresu više ne šalje poruke: {network}.",
        bs="Odjavljeni ste. Na tu adresu više ne šalje poruke: {network}.",
        mk="Одјавени сте. На таа адреса веќе не испраќа пораки: {network}.",
        sq="U çregjistruat. Në atë adresë nuk dërgon më mesazhe: {network}.",
    )
    | {"en": "You are unsubscribed. Nothing more is sent to that address by {network}."},
    "unknown": said(
        sr="Ова веза није наша, или није цела. Копирајте је целу из поруке.",
        hr="Ova poveznica nije naša, ili nije cijela. Kopirajte je cijelu iz poruke.",
        bs="Ova veza nije naša, ili nije cijela. Kopirajte je cijelu iz poruke.",
        mk="Оваа врска не е наша, или не е цела. Копирајте ја цела од пораката.",
        sq="Kjo lidhje nuk është e jona, ose nuk është e plotë. Kopjojeni të plotë nga mesazhi.",
    )
    | {"en": "This link is not ours, or not whole. Copy all of it from the message."},
}
