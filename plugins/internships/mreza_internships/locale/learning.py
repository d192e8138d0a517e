"""What is said of logbooks, evaluations, stipends and the follow-up."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "NOT_THE_MENTOR": said(
        sr="Ово могу само ментор и мрежа.",
        hr="Ovo mogu samo mentor i mreža.",
        bs="Ovo mogu samo mentor i mreža.",
        mk="Ова го можат само менторот и мрежата.",
        sq="Këtë mund ta bëjnë vetëm mentori dhe rrjeti.",
    ),
    "NOT_RUNNING": said(
        sr="Пракса је {state}; дневник се води док траје.",
        hr="Praksa je {state}; dnevnik se vodi dok traje.",
        bs="Praksa je {state}; dnevnik se vodi dok traje.",
        mk="Праксата е {state}; дневникот се води додека трае.",
        sq="Praktika është {state}; ditari mbahet sa zgjat ajo.",
    ),
    "DAY_OUTSIDE": said(
        sr="{day} није ниједан од дана уговора до данас.",
        hr="{day} nije nijedan od dana ugovora do danas.",
        bs="{day} nije nijedan od dana ugovora do danas.",
        mk="{day} не е ниеден од деновите на договорот до денес.",
        sq="{day} nuk është asnjë nga ditët e marrëveshjes deri sot.",
    ),
    "TOO_MANY_HOURS": said(
        sr="За {day} то је {total} сати. Наведите више од 0, а највише {most} дневно.",
        hr="Za {day} to je {total} sati. Navedite više od 0, a najviše {most} dnevno.",
        bs="Za {day} to je {total} sati. Navedite više od 0, a najviše {most} dnevno.",
        mk="За {day} тоа се {total} часа. Наведете повеќе од 0, а најмногу {most} дневно.",
        sq="Për {day} bëhen {total} orë. Jepni më shumë se 0 dhe e shumta {most} në ditë.",
    ),
    "MARK_OUT_OF_BOUNDS": said(
        sr="Оцене су од 1 до 5.",
        hr="Ocjene su od 1 do 5.",
        bs="Ocjene su od 1 do 5.",
        mk="Оценките се од 1 до 5.",
        sq="Notat janë nga 1 deri në 5.",
    ),
    "EVALUATED_ALREADY": said(
        sr="Ова страна је већ оценила праксу.",
        hr="Ova je strana već ocijenila praksu.",
        bs="Ova strana je već ocijenila praksu.",
        mk="Оваа страна веќе ја оцени праксата.",
        sq="Kjo palë e ka vlerësuar tashmë praktikën.",
    ),
    "HOURS_MISSING": said(
        sr="Одобрено је {approved} од {required} сати; недостаје још {missing}.",
        hr="Odobreno je {approved} od {required} sati; nedostaje još {missing}.",
        bs="Odobreno je {approved} od {required} sati; nedostaje još {missing}.",
        mk="Одобрени се {approved} од {required} часа; недостигаат уште {missing}.",
        sq="Janë miratuar {approved} nga {required} orë; duhen edhe {missing}.",
    ),
    "EVALUATION_MISSING": said(
        sr="Недостаје оцена: {missing}. Прво је затражите.",
        hr="Nedostaje ocjena: {missing}. Najprije je zatražite.",
        bs="Nedostaje ocjena: {missing}. Prvo je zatražite.",
        mk="Недостига оценка: {missing}. Прво побарајте ја.",
        sq="Mungon vlerësimi: {missing}. Kërkojeni më parë.",
    ),
    "STIPEND_PLANNED": said(
        sr="Стипендија је већ планирана.",
        hr="Stipendija je već planirana.",
        bs="Stipendija je već planirana.",
        mk="Стипендијата е веќе планирана.",
        sq="Bursa është planifikuar tashmë.",
    ),
    "RATE_MISSING": said(
        sr="Стипендија је у {currency}, а исплаћује се у {local}. Наведите курс, његов дан и извор.",
        hr="Stipendija je u {currency}, a isplaćuje se u {local}. Navedite tečaj, njegov dan i izvor.",
        bs="Stipendija je u {currency}, a isplaćuje se u {local}. Navedite kurs, njegov dan i izvor.",
        mk="Стипендијата е во {currency}, а се исплаќа во {local}. Наведете го курсот, неговиот ден и извор.",
        sq="Bursa është në {currency} dhe paguhet në {local}. Jepni kursin, ditën dhe burimin e tij.",
    ),
    "REPORT_MISSING": said(
        sr="Завршни извештај није предат. Прво упишите када је стигао.",
        hr="Završno izvješće nije predano. Najprije upišite kada je stiglo.",
        bs="Završni izvještaj nije predat. Prvo upišite kada je stigao.",
        mk="Завршниот извештај не е предаден. Прво запишете кога пристигна.",
        sq="Raporti përfundimtar nuk është dorëzuar. Shënoni më parë kur mbërriti.",
    ),
    "INSTALMENT_HELD": said(
        sr="Рата {number} чека да завршни извештај буде прихваћен.",
        hr="Rata {number} čeka da završno izvješće bude prihvaćeno.",
        bs="Rata {number} čeka da završni izvještaj bude prihvaćen.",
        mk="Ратата {number} чека да биде прифатен завршниот извештај.",
        sq="Kësti {number} pret derisa të pranohet raporti përfundimtar.",
    ),
    "NOT_A_TRAINEESHIP": said(
        sr="Код куће се преносе само праксе у иностранству.",
        hr="Kod kuće se prenose samo prakse u inozemstvu.",
        bs="Kod kuće se prenose samo prakse u inostranstvu.",
        mk="Дома се пренесуваат само праксите во странство.",
        sq="Në shtëpi përcillen vetëm praktikat jashtë vendit.",
    ),
    "ANSWER_EMPTY": said(
        sr="Наведите шта ради; ко не каже, сам се броји као NO_ANSWER.",
        hr="Navedite što radi; tko ne kaže, sam se broji kao NO_ANSWER.",
        bs="Navedite šta radi; ko ne kaže, sam se broji kao NO_ANSWER.",
        mk="Наведете што работи; кој не каже, сам се брои како NO_ANSWER.",
        sq="Tregoni çfarë bën; kush nuk thotë, numërohet vetë si NO_ANSWER.",
    ),
    "CODE_INVALID": said(
        sr="Код није исправан или је већ искоришћен. Препишите га цео из писма.",
        hr="Kod nije ispravan ili je već iskorišten. Prepišite ga cijelog iz pisma.",
        bs="Kod nije ispravan ili je već iskorišten. Prepišite ga cijelog iz pisma.",
        mk="Кодот не е исправен или е веќе искористен. Препишете го цел од писмото.",
        sq="Kodi nuk është i saktë ose është përdorur. Kopjojeni të plotë nga letra.",
    ),
    "NOT_ASKED_NOW": said(
        sr="Питање је {state}; писмо се пише док се чека одговор.",
        hr="Pitanje je {state}; pismo se piše dok se čeka odgovor.",
        bs="Pitanje je {state}; pismo se piše dok se čeka odgovor.",
        mk="Прашањето е {state}; писмото се пишува додека се чека одговор.",
        sq="Pyetja është {state}; letra shkruhet sa pritet përgjigjja.",
    ),
}
