"""What is said of cases, files and professionals."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "CASE_OPEN_ALREADY": said(
        sr="За ову услугу и врсту дозволе поступак је већ отворен. Наставите тај.",
        hr="Za ovu uslugu i vrstu dopuštenja postupak je već otvoren. Nastavite taj.",
        bs="Za ovu uslugu i vrstu dozvole postupak je već otvoren. Nastavite taj.",
        mk="За оваа услуга и вид дозвола постапката е веќе отворена. Продолжете со неа.",
        sq="Për këtë shërbim dhe lloj lejeje procedura është hapur tashmë. Vazhdoni atë.",
    ),
    "CASE_CLOSED": said(
        sr="Предмет је {state}. Може се мењати пре предаје и када је враћен.",
        hr="Predmet je {state}. Može se mijenjati prije predaje i kada je vraćen.",
        bs="Predmet je {state}. Može se mijenjati prije predaje i kada je vraćen.",
        mk="Предметот е {state}. Може да се менува пред предавањето и кога е вратен.",
        sq="Dosja është {state}. Mund të ndryshohet para dorëzimit dhe kur është kthyer.",
    ),
    "NOT_RENEWABLE": said(
        sr="{number} се не може обновити: после {type} следи само друга врста дозволе.",
        hr="{number} se ne može obnoviti: nakon {type} slijedi samo druga vrsta dopuštenja.",
        bs="{number} se ne može obnoviti: nakon {type} slijedi samo druga vrsta dozvole.",
        mk="{number} не може да се обнови: по {type} следува само друг вид дозвола.",
        sq="{number} nuk mund të rinovohet: pas {type} vjen vetëm një lloj tjetër lejeje.",
    ),
    "RENEWAL_NOT_OPEN": said(
        sr="Обнова за {number} може се тражити од {day}.",
        hr="Obnova za {number} može se tražiti od {day}.",
        bs="Obnova za {number} može se tražiti od {day}.",
        mk="Обнова за {number} може да се бара од {day}.",
        sq="Rinovimi i {number} mund të kërkohet nga {day}.",
    ),
    "RENEWAL_TOO_LATE": said(
        sr="Обнову за {number} требало је предати до {day}. Тражите нову дозволу.",
        hr="Obnovu za {number} trebalo je predati do {day}. Zatražite novo dopuštenje.",
        bs="Obnovu za {number} trebalo je predati do {day}. Zatražite novu dozvolu.",
        mk="Обновата за {number} требаше да се предаде до {day}. Побарајте нова дозвола.",
        sq="Rinovimi i {number} duhej dorëzuar deri më {day}. Kërkoni një leje të re.",
    ),
    "EMPLOYEES_NEEDED": said(
        sr="Садржај предмета зависи од броја запослених. Наведите колико их има.",
        hr="Sadržaj predmeta ovisi o broju zaposlenih. Navedite koliko ih ima.",
        bs="Sadržaj predmeta zavisi od broja zaposlenih. Navedite koliko ih ima.",
        mk="Содржината на предметот зависи од бројот на вработени. Наведете колку ги има.",
        sq="Përmbajtja e dosjes varet nga numri i punonjësve. Thoni sa janë.",
    ),
    "DOSSIER_INCOMPLETE": said(
        sr="Предмет на дан {day} није потпун. Недостаје: {missing}.",
        hr="Predmet na dan {day} nije potpun. Nedostaje: {missing}.",
        bs="Predmet na dan {day} nije potpun. Nedostaje: {missing}.",
        mk="Предметот на {day} не е целосен. Недостига: {missing}.",
        sq="Dosja nuk është e plotë më {day}. Mungon: {missing}.",
    ),
    "NOT_YOUR_DOCUMENT": said(
        sr="Дајте документ саме организације.",
        hr="Dajte dokument same organizacije.",
        bs="Dajte dokument same organizacije.",
        mk="Дајте документ на самата организација.",
        sq="Jepni një dokument të vetë organizatës.",
    ),
    "WRONG_KIND": said(
        sr="Овде се тражи {asked}, а документ је {given}.",
        hr="Ovdje se traži {asked}, a dokument je {given}.",
        bs="Ovdje se traži {asked}, a dokument je {given}.",
        mk="Овде се бара {asked}, а документот е {given}.",
        sq="Këtu kërkohet {asked}, dhe dokumenti është {given}.",
    ),
    "LICENCE_OVERLAPS": said(
        sr="Ова особа у неке од ових дана већ има лиценцу ове врсте.",
        hr="Ova osoba u neke od tih dana već ima licenciju ove vrste.",
        bs="Ova osoba u neke od ovih dana već ima licencu ove vrste.",
        mk="Ова лице во некои од овие денови веќе има лиценца од овој вид.",
        sq="Ky person ka tashmë një licencë të këtij lloji në disa nga këto ditë.",
    ),
    "LICENCE_NOT_IN_FORCE": said(
        sr="Лиценца пре {day} не важи.",
        hr="Licencija prije {day} ne vrijedi.",
        bs="Licenca prije {day} ne važi.",
        mk="Лиценцата пред {day} не важи.",
        sq="Licenca nuk vlen para {day}.",
    ),
    "WORKS_THERE_ALREADY": said(
        sr="Ова особа у неке од ових дана већ ради у услузи.",
        hr="Ova osoba u neke od tih dana već radi u usluzi.",
        bs="Ova osoba u neke od ovih dana već radi u usluzi.",
        mk="Ова лице во некои од овие денови веќе работи во услугата.",
        sq="Ky person punon tashmë në shërbim në disa nga këto ditë.",
    ),
    "NOT_AFFILIATED": said(
        sr="Ова особа на дан {day} не припада организацији. Прво унесите везу.",
        hr="Ova osoba na dan {day} ne pripada organizaciji. Najprije unesite vezu.",
        bs="Ova osoba na dan {day} ne pripada organizaciji. Prvo unesite vezu.",
        mk="Ова лице на {day} не ѝ припаѓа на организацијата. Прво внесете ја врската.",
        sq="Ky person nuk i takon organizatës më {day}. Futeni më parë lidhjen.",
    ),
    "DAYS_NEEDED": said(
        sr="Наведите од када.",
        hr="Navedite otkad.",
        bs="Navedite od kada.",
        mk="Наведете од кога.",
        sq="Thoni që kur.",
    ),
}
