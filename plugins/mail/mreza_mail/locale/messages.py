"""What mail says of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "UNSUBSCRIBE_UNKNOWN": said(
        sr="Ова веза за одјаву није наша, или није цела. Копирајте је целу из поруке.",
        hr="Ova poveznica za odjavu nije naša, ili nije cijela. Kopirajte je cijelu iz poruke.",
        bs="Ova veza za odjavu nije naša, ili nije cijela. Kopirajte je cijelu iz poruke.",
        mk="Оваа врска за одјавување не е наша, или не е цела. Копирајте ја цела од пораката.",
        sq="Kjo lidhje çregjistrimi nuk është e jona, ose nuk është e plotë. Kopjojeni të plotë nga mesazhi.",
    ),
    "MESSAGE_NOT_SENT": said(
        sr="Ова порука није послата, па није ни могла да се врати.",
        hr="Ova poruka nije poslana, pa se nije mogla ni vratiti.",
        bs="Ova poruka nije poslana, pa se nije mogla ni vratiti.",
        mk="Оваа порака не е испратена, па не можела ни да се врати.",
        sq="Ky mesazh nuk është dërguar, prandaj as nuk mund të kthehej.",
    ),
    "STATUS_INVALID": said(
        sr="Код је као 550, 5.1.1, или 550 5.1.1. Изоставите речи.",
        hr="Kod je kao 550, 5.1.1, ili 550 5.1.1. Izostavite riječi.",
        bs="Kod je kao 550, 5.1.1, ili 550 5.1.1. Izostavite riječi.",
        mk="Кодот е како 550, 5.1.1, или 550 5.1.1. Изоставете ги зборовите.",
        sq="Kodi është si 550, 5.1.1, ose 550 5.1.1. Lërini fjalët jashtë.",
    ),
    "REPORT_UNREADABLE": said(
        sr="Ово није извештај о испоруци неке наше поруке. Пошаљите га целог, онако како је стигао.",
        hr="Ovo nije izvješće o isporuci neke naše poruke. Pošaljite ga cijelo, onako kako je stiglo.",
        bs="Ovo nije izvještaj o isporuci neke naše poruke. Pošaljite ga cijelog, onako kako je stigao.",
        mk="Ова не е извештај за испорака на некоја наша порака. Испратете го цел, како што пристигнал.",
        sq="Ky nuk është raport dorëzimi i ndonjë mesazhi tonë. Dërgojeni të plotë, siç ka ardhur.",
    ),
    "ADDRESS_INVALID": said(
        sr="Ово није адреса е-поште. Проверите је.",
        hr="Ovo nije adresa e-pošte. Provjerite je.",
        bs="Ovo nije adresa e-pošte. Provjerite je.",
        mk="Ова не е адреса на е-пошта. Проверете ја.",
        sq="Kjo nuk është adresë e postës elektronike. Kontrollojeni.",
    ),
    "RECIPIENTS_INVALID": said(
        sr="Писмо се шаље бар једном, а највише {most} прималаца одједном. Поделите списак.",
        hr="Pismo se šalje barem jednom, a najviše {most} primatelja odjednom. Podijelite popis.",
        bs="Pismo se šalje barem jednom, a najviše {most} primalaca odjednom. Podijelite spisak.",
        mk="Писмото се испраќа барем до еден, а најмногу до {most} приматели одеднаш. Поделете го списокот.",
        sq="Letra dërgohet të paktën një marrësi dhe jo më shumë se {most} njëherësh. Ndajeni listën.",
    ),
    "LETTER_LENGTH": said(
        sr="Писмо има од 1 до {most} пасуса.",
        hr="Pismo ima od 1 do {most} odlomaka.",
        bs="Pismo ima od 1 do {most} pasusa.",
        mk="Писмото има од 1 до {most} пасуси.",
        sq="Letra ka nga 1 deri në {most} paragrafë.",
    ),
}
