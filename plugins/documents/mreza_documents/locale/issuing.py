"""What is said to who issues documents, or wants one printed."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "NUMBER_TAKEN": said(
        sr="Број {number} је већ додељен. Изоставите број.",
        hr="Broj {number} već je dodijeljen. Izostavite broj.",
        bs="Broj {number} je već dodijeljen. Izostavite broj.",
        mk="Бројот {number} е веќе доделен. Изоставете го бројот.",
        sq="Numri {number} është dhënë tashmë. Lëreni jashtë numrin.",
    ),
    "SERIES_INVALID": said(
        sr="Серија има од 1 до {most} знакова, нпр. RSA-2025.",
        hr="Serija ima od 1 do {most} znakova, npr. RSA-2025.",
        bs="Serija ima od 1 do {most} znakova, npr. RSA-2025.",
        mk="Серијата има од 1 до {most} знаци, на пр. RSA-2025.",
        sq="Seria ka nga 1 deri në {most} shenja, p.sh. RSA-2025.",
    ),
    "PLACE_INVALID": said(
        sr="Места у серији броје се од 1.",
        hr="Mjesta u seriji broje se od 1.",
        bs="Mjesta u seriji broje se od 1.",
        mk="Местата во серијата се бројат од 1.",
        sq="Vendet në seri numërohen nga 1.",
    ),
    "VALIDITY_INVALID": said(
        sr="Документ би истекао пре него што је издат. Изаберите каснији дан.",
        hr="Dokument bi istekao prije nego što je izdan. Odaberite kasniji dan.",
        bs="Dokument bi istekao prije nego što je izdat. Izaberite kasniji dan.",
        mk="Документот би истекол пред да биде издаден. Изберете подоцнежен ден.",
        sq="Dokumenti do të skadonte para se të lëshohej. Zgjidhni një ditë më të vonë.",
    ),
    "NAME_MISSING": said(
        sr="Напишите на које име се издаје.",
        hr="Napišite na koje se ime izdaje.",
        bs="Napišite na koje ime se izdaje.",
        mk="Напишете на чие име се издава.",
        sq="Shkruani në cilin emër lëshohet.",
    ),
    "REVOKED_TOO_EARLY": said(
        sr="{number} је издат {day}. Не може се повући пре тога.",
        hr="{number} je izdan {day}. Ne može se povući prije toga.",
        bs="{number} je izdat {day}. Ne može se povući prije toga.",
        mk="{number} е издаден на {day}. Не може да се повлече пред тоа.",
        sq="{number} u lëshua më {day}. Nuk mund të revokohet më parë.",
    ),
    "DOCUMENT_REVOKED": said(
        sr="{number} је повучен. Више се не штампа.",
        hr="{number} je povučen. Više se ne ispisuje.",
        bs="{number} je povučen. Više se ne štampa.",
        mk="{number} е повлечен. Веќе не се печати.",
        sq="{number} u revokua. Nuk shtypet më.",
    ),
    "TEMPLATE_MISSING": said(
        sr="Нико не доноси образац {template}. Замолите администратора да укључи његов додатак.",
        hr="Nitko ne donosi predložak {template}. Zamolite administratora da uključi njegov dodatak.",
        bs="Niko ne donosi predložak {template}. Zamolite administratora da uključi njegov dodatak.",
        mk="Никој не го носи образецот {template}. Замолете го администраторот да го вклучи додатокот.",
        sq="Askush nuk e sjell modelin {template}. Kërkojini administratorit ta aktivizojë shtojcën e tij.",
    ),
    "LETTERS_NOT_PRINTABLE": said(
        sr="У документу {number} има слова која нема ниједан фонт: {letters}. Издајте га поново без њих.",
        hr="U dokumentu {number} ima slova koja nema nijedan font: {letters}. Izdajte ga ponovno bez njih.",
        bs="U dokumentu {number} ima slova koja nema nijedan font: {letters}. Izdajte ga ponovo bez njih.",
        mk="Во документот {number} има букви што ги нема ниеден фонт: {letters}. Издајте го повторно без нив.",
        sq="Dokumenti {number} ka shkronja që nuk i ka asnjë font: {letters}. Lëshojeni sërish pa to.",
    ),
    "PARAGRAPHS_INVALID": said(
        sr="Потврда има од 1 до {most} пасуса.",
        hr="Potvrda ima od 1 do {most} odlomaka.",
        bs="Potvrda ima od 1 do {most} pasusa.",
        mk="Потврдата има од 1 до {most} пасуси.",
        sq="Vërtetimi ka nga 1 deri në {most} paragrafë.",
    ),
}
