"""What is said of frameworks, assessments and evidence."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "VERSION_NOT_PUBLISHED": said(
        sr="Верзија {label} је {state}. Узмите објављену верзију.",
        hr="Inačica {label} je {state}. Uzmite objavljenu inačicu.",
        bs="Verzija {label} je {state}. Uzmite objavljenu verziju.",
        mk="Верзијата {label} е {state}. Земете објавена верзија.",
        sq="Versioni {label} është {state}. Merrni një version të shpallur.",
    ),
    "VERSION_EXISTS": said(
        sr="Оквир већ има верзију са овом ознаком.",
        hr="Okvir već ima inačicu s ovom oznakom.",
        bs="Okvir već ima verziju s ovom oznakom.",
        mk="Рамката веќе има верзија со оваа ознака.",
        sq="Korniza ka tashmë një version me këtë emërtim.",
    ),
    "CRITERIA_MISSING": said(
        sr="Верзија мора да има бар један критеријум.",
        hr="Inačica mora imati barem jedan kriterij.",
        bs="Verzija mora imati bar jedan kriterij.",
        mk="Верзијата мора да има барем еден критериум.",
        sq="Versioni duhet të ketë të paktën një kriter.",
    ),
    "CRITERION_TWICE": said(
        sr="Сваки критеријум има своју ознаку; двапут: {codes}.",
        hr="Svaki kriterij ima svoju oznaku; dvaput: {codes}.",
        bs="Svaki kriterij ima svoju oznaku; dvaput: {codes}.",
        mk="Секој критериум има своја ознака; двапати: {codes}.",
        sq="Çdo kriter ka shenjën e vet; dy herë: {codes}.",
    ),
    "STANDARDS_UNKNOWN": said(
        sr="Ниједан додатак не доноси {standards}. Постоје: {known}.",
        hr="Nijedan dodatak ne donosi {standards}. Postoje: {known}.",
        bs="Nijedan dodatak ne donosi {standards}. Postoje: {known}.",
        mk="Ниту еден додаток не носи {standards}. Постојат: {known}.",
        sq="Asnjë shtojcë nuk sjell {standards}. Ekzistojnë: {known}.",
    ),
    "PERIODS_ESTABLISHED": said(
        sr="Рокови верзије {label} проверени су по извору. Ако се промене, припремите нову верзију.",
        hr="Rokovi inačice {label} provjereni su prema izvoru. Ako se promijene, pripremite novu inačicu.",
        bs="Rokovi verzije {label} provjereni su po izvoru. Ako se promijene, pripremite novu verziju.",
        mk="Роковите на верзијата {label} се проверени според извор. Ако се сменат, подгответе нова верзија.",
        sq="Afatet e versionit {label} janë kontrolluar sipas një burimi. Nëse ndryshojnë, hartoni një version të ri.",
    ),
    "MONTHS_IMPOSSIBLE": said(
        sr="Наведите од 1 до {most} месеци или изоставите рок.",
        hr="Navedite od 1 do {most} mjeseci ili izostavite rok.",
        bs="Navedite od 1 do {most} mjeseci ili izostavite rok.",
        mk="Наведете од 1 до {most} месеци или изоставете го рокот.",
        sq="Jepni 1 deri në {most} muaj ose lëreni afatin bosh.",
    ),
    "PERIODS_SOURCE_MISSING": said(
        sr="Наведите по ком су извору рокови проверени.",
        hr="Navedite prema kojem su izvoru rokovi provjereni.",
        bs="Navedite po kojem su izvoru rokovi provjereni.",
        mk="Наведете според кој извор се проверени роковите.",
        sq="Tregoni sipas cilit burim janë kontrolluar afatet.",
    ),
    "ASSESSMENT_OPEN": said(
        sr="По овој верзији самопроцена је већ започета. Завршите је или је поништите.",
        hr="Po ovoj je inačici samoprocjena već započeta. Završite je ili je poništite.",
        bs="Po ovoj verziji samoprocjena je već započeta. Završite je ili je poništite.",
        mk="Според оваа верзија самооценувањето е веќе започнато. Завршете го или поништете го.",
        sq="Sipas këtij versioni vetëvlerësimi ka filluar tashmë. Përfundojeni ose anulojeni.",
    ),
    "ASSESSMENT_CLOSED": said(
        sr="Процена је {state}; оцене се дају док је отворена.",
        hr="Procjena je {state}; ocjene se daju dok je otvorena.",
        bs="Procjena je {state}; ocjene se daju dok je otvorena.",
        mk="Оценувањето е {state}; оценки се даваат додека е отворено.",
        sq="Vlerësimi është {state}; notat jepen sa është i hapur.",
    ),
    "CRITERION_FOREIGN.quality": said(
        sr="{criterion} се не тражи по овој верзији или не за ову услугу.",
        hr="{criterion} se ne traži po ovoj inačici ili ne za ovu uslugu.",
        bs="{criterion} se ne traži po ovoj verziji ili ne za ovu uslugu.",
        mk="{criterion} не се бара според оваа верзија или не за оваа услуга.",
        sq="{criterion} nuk kërkohet nga ky version ose jo për këtë shërbim.",
    ),
    "MARKS_MISSING": said(
        sr="Без оцене је {count} критеријума: {codes}.",
        hr="Bez ocjene je {count} kriterija: {codes}.",
        bs="Bez ocjene je {count} kriterija: {codes}.",
        mk="Без оценка се {count} критериуми: {codes}.",
        sq="Pa notë janë {count} kritere: {codes}.",
    ),
    "DAY_IN_FUTURE": said(
        sr="{day} тек долази.",
        hr="{day} tek dolazi.",
        bs="{day} tek dolazi.",
        mk="{day} допрва доаѓа.",
        sq="{day} ende nuk ka ardhur.",
    ),
    "NOT_YOUR_ORGANISATION": said(
        sr="Ово могу само сама организација и њена мрежа.",
        hr="Ovo mogu samo sama organizacija i njezina mreža.",
        bs="Ovo mogu samo sama organizacija i njena mreža.",
        mk="Ова го можат само самата организација и нејзината мрежа.",
        sq="Këtë mund ta bëjnë vetëm vetë organizata dhe rrjeti i saj.",
    ),
    "NOT_YOURSELF": said(
        sr="Ово свако ради за себе; мрежа може за своје људе.",
        hr="Ovo svatko radi za sebe; mreža može za svoje ljude.",
        bs="Ovo svako radi za sebe; mreža može za svoje ljude.",
        mk="Ова секој го прави за себе; мрежата може за своите луѓе.",
        sq="Këtë secili e bën për vete; rrjeti mund ta bëjë për njerëzit e vet.",
    ),
    "NOT_THEIR_DOCUMENT": said(
        sr="Наведите документ саме организације. Прво га похраните.",
        hr="Navedite dokument same organizacije. Najprije ga pohranite.",
        bs="Navedite dokument same organizacije. Prvo ga pohranite.",
        mk="Наведете документ на самата организација. Прво приложете го.",
        sq="Jepni një dokument të vetë organizatës. Së pari dorëzojeni.",
    ),
    "EVIDENCE_NAMED": said(
        sr="Овај документ је овде већ наведен.",
        hr="Ovaj je dokument ovdje već naveden.",
        bs="Ovaj dokument je ovdje već naveden.",
        mk="Овој документ овде е веќе наведен.",
        sq="Ky dokument është përmendur tashmë këtu.",
    ),
    "PRACTICE_RECORDED": said(
        sr="Ова пракса организације је већ уписана.",
        hr="Ova praksa organizacije već je upisana.",
        bs="Ova praksa organizacije je već upisana.",
        mk="Оваа пракса на организацијата е веќе запишана.",
        sq="Kjo praktikë e organizatës është shënuar tashmë.",
    ),
}
