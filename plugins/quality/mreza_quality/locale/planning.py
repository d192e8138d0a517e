"""What is said of plans, actions and certificates."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "NOT_SUBMITTED": said(
        sr="Процена је {state}. Прво је предајте.",
        hr="Procjena je {state}. Najprije je predajte.",
        bs="Procjena je {state}. Prvo je predajte.",
        mk="Оценувањето е {state}. Прво предајте го.",
        sq="Vlerësimi është {state}. Së pari dorëzojeni.",
    ),
    "NO_GAPS": said(
        sr="Све је испуњено; нема шта да се планира.",
        hr="Sve je ispunjeno; nema se što planirati.",
        bs="Sve je ispunjeno; nema šta da se planira.",
        mk="Сè е исполнето; нема што да се планира.",
        sq="Gjithçka është përmbushur; s'ka çfarë të planifikohet.",
    ),
    "GAP_FOREIGN": said(
        sr="Овде се планирају само недостаци ове процене.",
        hr="Ovdje se planiraju samo nedostaci ove procjene.",
        bs="Ovdje se planiraju samo nedostaci ove procjene.",
        mk="Овде се планираат само недостатоците од ова оценување.",
        sq="Këtu planifikohen vetëm mangësitë e këtij vlerësimi.",
    ),
    "PLAN_EXISTS": said(
        sr="За ову процену већ постоји план. Радите по њему или одустаните од њега.",
        hr="Za ovu procjenu već postoji plan. Radite po njemu ili odustanite od njega.",
        bs="Za ovu procjenu već postoji plan. Radite po njemu ili odustanite od njega.",
        mk="За ова оценување веќе има план. Работете по него или откажете се од него.",
        sq="Për këtë vlerësim ka tashmë një plan. Punoni sipas tij ose hiqni dorë prej tij.",
    ),
    "PLAN_FOREIGN": said(
        sr="Преглед или менторство припада другој организацији.",
        hr="Pregled ili mentorstvo pripada drugoj organizaciji.",
        bs="Pregled ili mentorstvo pripada drugoj organizaciji.",
        mk="Прегледот или менторството ѝ припаѓа на друга организација.",
        sq="Shqyrtimi ose mentorimi i takon një organizate tjetër.",
    ),
    "PLAN_CLOSED": said(
        sr="План је {state}; ништа му се не додаје.",
        hr="Plan je {state}; ništa mu se ne dodaje.",
        bs="Plan je {state}; ništa mu se ne dodaje.",
        mk="Планот е {state}; ништо не му се додава.",
        sq="Plani është {state}; nuk i shtohet asgjë.",
    ),
    "PLAN_NOT_APPROVED": said(
        sr="План је {state}. Прво нека буде усвојен.",
        hr="Plan je {state}. Najprije neka bude usvojen.",
        bs="Plan je {state}. Prvo neka bude usvojen.",
        mk="Планот е {state}. Прво нека се усвои.",
        sq="Plani është {state}. Së pari le të miratohet.",
    ),
    "ACTIONS_MISSING": said(
        sr="Усвојен план каже шта треба урадити. Прво додајте радње.",
        hr="Usvojen plan kaže što treba učiniti. Najprije dodajte radnje.",
        bs="Usvojen plan kaže šta treba uraditi. Prvo dodajte radnje.",
        mk="Усвоен план кажува што треба да се направи. Прво додајте активности.",
        sq="Një plan i miratuar thotë çfarë duhet bërë. Së pari shtoni veprime.",
    ),
    "ACTIONS_OPEN": said(
        sr="{count} радњи није ни проверено ни одбачено.",
        hr="{count} radnji nije ni provjereno ni odbačeno.",
        bs="{count} radnji nije ni provjereno ni odbačeno.",
        mk="{count} активности не се ни проверени ни отфрлени.",
        sq="{count} veprime nuk janë as të verifikuara, as të hequra.",
    ),
    "ACTION_NOT_OPEN": said(
        sr="Радња је {state}; мењају се отворене.",
        hr="Radnja je {state}; mijenjaju se otvorene.",
        bs="Radnja je {state}; mijenjaju se otvorene.",
        mk="Активноста е {state}; се менуваат отворените.",
        sq="Veprimi është {state}; ndryshohen ata të hapur.",
    ),
    "NOT_ACCEPTED": said(
        sr="Планирају се само препоруке прегледа плана које је домаћин прихватио.",
        hr="Planiraju se samo preporuke pregleda plana koje je domaćin prihvatio.",
        bs="Planiraju se samo preporuke pregleda plana koje je domaćin prihvatio.",
        mk="Се планираат само препораките од прегледот на планот што домаќинот ги прифатил.",
        sq="Planifikohen vetëm rekomandimet e shqyrtimit të planit që pritësi i ka pranuar.",
    ),
    "DUE_IN_PAST": said(
        sr="{day} је прошао. Наведите дан који долази.",
        hr="{day} je prošao. Navedite dan koji dolazi.",
        bs="{day} je prošao. Navedite dan koji dolazi.",
        mk="{day} помина. Наведете ден што доаѓа.",
        sq="{day} ka kaluar. Jepni një ditë që vjen.",
    ),
    "NOT_THEIR_PERSON": said(
        sr="Особа мора данас припадати организацији.",
        hr="Osoba mora danas pripadati organizaciji.",
        bs="Osoba mora danas pripadati organizaciji.",
        mk="Лицето мора денес да ѝ припаѓа на организацијата.",
        sq="Personi duhet t'i përkasë sot organizatës.",
    ),
    "DECISION_MISSING": said(
        sr="Наведите број одлуке.",
        hr="Navedite broj odluke.",
        bs="Navedite broj odluke.",
        mk="Наведете го бројот на одлуката.",
        sq="Jepni numrin e vendimit.",
    ),
    "VALID_TO_MISSING": said(
        sr="Наведите до када сертификат важи.",
        hr="Navedite do kada certifikat vrijedi.",
        bs="Navedite do kada certifikat važi.",
        mk="Наведете до кога важи сертификатот.",
        sq="Tregoni deri kur vlen certifikata.",
    ),
    "CERTIFICATE_MISSING": said(
        sr="Што је одобрено, има сертификат. Упишите њега.",
        hr="Što je odobreno, ima certifikat. Upišite njega.",
        bs="Što je odobreno, ima certifikat. Upišite njega.",
        mk="Што е одобрено, има сертификат. Запишете го него.",
        sq="Çfarë miratohet, ka certifikatë. Shënoni atë.",
    ),
    "REPLACES_NOTHING": said(
        sr="Сертификат који овај замењује почиње {start}. Нека овај почне после тога.",
        hr="Certifikat koji ovaj zamjenjuje počinje {start}. Neka ovaj počne nakon toga.",
        bs="Certifikat koji ovaj zamjenjuje počinje {start}. Neka ovaj počne nakon toga.",
        mk="Сертификатот што овој го заменува почнува на {start}. Овој нека почне потоа.",
        sq="Certifikata që zëvendëson kjo fillon më {start}. Kjo le të fillojë pas asaj dite.",
    ),
    "CERTIFICATE_FOREIGN": said(
        sr="Тај сертификат припада другој организацији.",
        hr="Taj certifikat pripada drugoj organizaciji.",
        bs="Taj certifikat pripada drugoj organizaciji.",
        mk="Тој сертификат ѝ припаѓа на друга организација.",
        sq="Ajo certifikatë i takon një organizate tjetër.",
    ),
}
