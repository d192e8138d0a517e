"""What is said of inspections."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "INSPECTION_IN_FUTURE": said(
        sr="{day} тек долази. Надзор унесите када се обави.",
        hr="{day} tek dolazi. Nadzor unesite kada se obavi.",
        bs="{day} tek dolazi. Nadzor unesite kada se obavi.",
        mk="{day} допрва доаѓа. Внесете го надзорот кога ќе се изврши.",
        sq="{day} ende s'ka ardhur. Shkruani inspektimin kur të jetë bërë.",
    ),
    "INSPECTION_OF_ANOTHER": said(
        sr="Овај надзор био је код друге организације.",
        hr="Ovaj nadzor bio je kod druge organizacije.",
        bs="Ovaj nadzor bio je kod druge organizacije.",
        mk="Овој надзор беше кај друга организација.",
        sq="Ky inspektim ishte te një organizatë tjetër.",
    ),
    "DEADLINE_BEFORE_INSPECTION": said(
        sr="Рок је пре надзора од {day}.",
        hr="Rok je prije nadzora od {day}.",
        bs="Rok je prije nadzora od {day}.",
        mk="Рокот е пред надзорот од {day}.",
        sq="Afati është para inspektimit të {day}.",
    ),
    "DAY_IN_FUTURE": said(
        sr="{day} тек долази.",
        hr="{day} tek dolazi.",
        bs="{day} tek dolazi.",
        mk="{day} допрва доаѓа.",
        sq="{day} ende nuk ka ardhur.",
    ),
    "FINDING_RESOLVED": said(
        sr="Овај налаз је већ отклоњен.",
        hr="Ovaj nalaz je već otklonjen.",
        bs="Ovaj nalaz je već otklonjen.",
        mk="Овој наод е веќе отстранет.",
        sq="Ky konstatim është ndrequr tashmë.",
    ),
    "PERMISSION_NEEDED": said(
        sr="Овај надзор није био о некој дозволи. Ставите у мировање или одузмите саму дозволу.",
        hr="Ovaj nadzor nije bio o nekom dopuštenju. Stavite u mirovanje ili oduzmite samo dopuštenje.",
        bs="Ovaj nadzor nije bio o nekoj dozvoli. Stavite u mirovanje ili oduzmite samu dozvolu.",
        mk="Овој надзор не беше за некоја дозвола. Ставете ја во мирување или одземете ја самата дозвола.",
        sq="Ky inspektim nuk ishte për ndonjë leje. Pezullojeni ose hiqeni vetë lejen.",
    ),
}
