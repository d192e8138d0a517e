"""What trainings say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

CONSTRAINTS = {
    "uq_trainings_course_edition_event_id": (
        "EVENT_TAKEN",
        "The event is an edition of a course already. Read that edition.",
    ),
    "uq_trainings_evaluation_edition_id": (
        "EVALUATION_EXISTS",
        "The edition has an evaluation already. Draw tickets for that one.",
    ),
}

MESSAGES = {
    "EVENT_TAKEN": said(
        sr="Догађај је већ издање неког курса. Погледајте то издање.",
        hr="Događaj je već izvedba nekog tečaja. Pogledajte tu izvedbu.",
        bs="Događaj je već izvedba nekog kursa. Pogledajte tu izvedbu.",
        mk="Настанот веќе е издание на некој курс. Погледнете го тоа издание.",
        sq="Ngjarja është tashmë botim i një kursi. Shihni atë botim.",
    ),
    "EVALUATION_EXISTS": said(
        sr="Издање већ има евалуацију. Издајте листиће за њу.",
        hr="Izvedba već ima evaluaciju. Izdajte listiće za nju.",
        bs="Izvedba već ima evaluaciju. Izdajte listiće za nju.",
        mk="Изданието веќе има евалуација. Издајте ливчиња за неа.",
        sq="Botimi ka tashmë një vlerësim. Nxirrni bileta për të.",
    ),
    "EDITION_CLOSED": said(
        sr="{edition} је затворено. Прво га поново отворите.",
        hr="{edition} je zatvoreno. Najprije ga ponovno otvorite.",
        bs="{edition} je zatvoreno. Prvo ga ponovo otvorite.",
        mk="{edition} е затворено. Прво отворете го повторно.",
        sq="{edition} është mbyllur. Së pari rihapeni.",
    ),
    "EDITION_OPEN": said(
        sr="{edition} је још отворено. Затворите га: тиме се то утврђује.",
        hr="{edition} je još otvoreno. Zatvorite ga: time se to utvrđuje.",
        bs="{edition} je još otvoreno. Zatvorite ga: time se to utvrđuje.",
        mk="{edition} е сè уште отворено. Затворете го: со тоа се утврдува.",
        sq="{edition} është ende i hapur. Mbylleni: kështu përcaktohet.",
    ),
    "EDITION_NOT_HELD": said(
        sr="Догађај {edition} је у стању {state}. Прво га означите као одржан, па затворите издање.",
        hr="Događaj {edition} je u stanju {state}. Najprije ga označite kao održan, pa zatvorite izvedbu.",
        bs="Događaj {edition} je u stanju {state}. Prvo ga označite kao održan, pa zatvorite izvedbu.",
        mk="Настанот {edition} е во состојба {state}. Прво означете го како одржан, па затворете го изданието.",
        sq="Ngjarja {edition} është në gjendjen {state}. Së pari shënojeni si të mbajtur, pastaj mbylleni botimin.",
    ),
    "RULES_NOT_MET": said(
        sr="Правила још нису испуњена: {lack}.",
        hr="Pravila još nisu ispunjena: {lack}.",
        bs="Pravila još nisu ispunjena: {lack}.",
        mk="Правилата сè уште не се исполнети: {lack}.",
        sq="Rregullat nuk janë përmbushur ende: {lack}.",
    ),
    "SESSION_FOREIGN": said(
        sr="Сесија припада другом догађају. Наведите сесије догађаја овог издања.",
        hr="Sesija pripada drugom događaju. Navedite sesije događaja ove izvedbe.",
        bs="Sesija pripada drugom događaju. Navedite sesije događaja ove izvedbe.",
        mk="Сесијата припаѓа на друг настан. Наведете сесии од настанот на ова издание.",
        sq="Sesioni i takon një ngjarjeje tjetër. Jepni sesione të ngjarjes së këtij botimi.",
    ),
    "NO_CALL": said(
        sr="{edition} нема позив. Упишите људе појединачно или према местима.",
        hr="{edition} nema poziv. Upišite ljude pojedinačno ili prema mjestima.",
        bs="{edition} nema poziv. Upišite ljude pojedinačno ili prema mjestima.",
        mk="{edition} нема повик. Запишете ги луѓето поединечно или според места.",
        sq="{edition} nuk ka thirrje. Regjistrojini njerëzit një nga një ose sipas vendeve.",
    ),
    "ENROLMENT_FOREIGN": said(
        sr="Особа не учествује у {edition}. Прво је упишите.",
        hr="Osoba ne sudjeluje u {edition}. Najprije je upišite.",
        bs="Osoba ne učestvuje u {edition}. Prvo je upišite.",
        mk="Лицето не учествува во {edition}. Прво запишете го.",
        sq="Personi nuk merr pjesë në {edition}. Së pari regjistrojeni.",
    ),
    "SCORE_OUT_OF_RANGE": said(
        sr="Резултат се наводи у процентима: од 0 до 100.",
        hr="Rezultat se navodi u postocima: od 0 do 100.",
        bs="Rezultat se navodi u procentima: od 0 do 100.",
        mk="Резултатот се наведува во проценти: од 0 до 100.",
        sq="Rezultati jepet në përqindje: nga 0 deri në 100.",
    ),
    "TEST_IN_FUTURE": said(
        sr="{day} тек долази.",
        hr="{day} tek dolazi.",
        bs="{day} tek dolazi.",
        mk="{day} допрва доаѓа.",
        sq="{day} ende nuk ka ardhur.",
    ),
    "QUESTIONS_MISSING": said(
        sr="Поставите бар једно питање.",
        hr="Postavite barem jedno pitanje.",
        bs="Postavite barem jedno pitanje.",
        mk="Поставете барем едно прашање.",
        sq="Bëni të paktën një pyetje.",
    ),
    "EVALUATION_CLOSED": said(
        sr="Евалуација је затворена. Њени резултати се могу видети.",
        hr="Evaluacija je zatvorena. Njezini se rezultati mogu vidjeti.",
        bs="Evaluacija je zatvorena. Njeni rezultati se mogu vidjeti.",
        mk="Евалуацијата е затворена. Нејзините резултати можат да се видат.",
        sq="Vlerësimi është mbyllur. Shifrat e tij mund të lexohen.",
    ),
    "RATINGS_INCOMPLETE": said(
        sr="Оцените свако питање од 1 до 5, по реду.",
        hr="Ocijenite svako pitanje od 1 do 5, po redu.",
        bs="Ocijenite svako pitanje od 1 do 5, po redu.",
        mk="Оценете го секое прашање од 1 до 5, по ред.",
        sq="Vlerësoni çdo pyetje nga 1 deri në 5, sipas radhës.",
    ),
    "TICKET_UNKNOWN": said(
        sr="Нема таквог листића. Проверите шифру коју сте добили.",
        hr="Nema takvog listića. Provjerite šifru koju ste dobili.",
        bs="Nema takvog listića. Provjerite šifru koju ste dobili.",
        mk="Нема такво ливче. Проверете ја шифрата што сте ја добиле.",
        sq="Nuk ka biletë të tillë. Kontrolloni kodin që keni marrë.",
    ),
    "TICKET_SPENT": said(
        sr="Листић је искоришћен. Сваки важи за један одговор.",
        hr="Listić je iskorišten. Svaki vrijedi za jedan odgovor.",
        bs="Listić je iskorišten. Svaki vrijedi za jedan odgovor.",
        mk="Ливчето е искористено. Секое важи за еден одговор.",
        sq="Bileta është përdorur. Secila vlen për një përgjigje.",
    ),
    "NOT_COMPLETED": said(
        sr="Уверење се издаје ономе ко је завршио {edition}.",
        hr="Potvrda se izdaje onome tko je završio {edition}.",
        bs="Uvjerenje se izdaje onome ko je završio {edition}.",
        mk="Уверение се издава на оној што ја завршил {edition}.",
        sq="Certifikata i jepet atij që ka përfunduar {edition}.",
    ),
    "NOT_A_TRAINEESHIP": said(
        sr="{call} није пракса. Бивши полазници имају бодове само тамо.",
        hr="{call} nije praksa. Bivši polaznici imaju bodove samo ondje.",
        bs="{call} nije praksa. Bivši polaznici imaju bodove samo tamo.",
        mk="{call} не е пракса. Поранешните учесници имаат бодови само таму.",
        sq="{call} nuk është praktikë. Ish-pjesëmarrësit kanë pikë vetëm atje.",
    ),
    "CALL_DECIDED": said(
        sr="{call} је у стању {state}. Бодови се дају пре одлуке.",
        hr="{call} je u stanju {state}. Bodovi se daju prije odluke.",
        bs="{call} je u stanju {state}. Bodovi se daju prije odluke.",
        mk="{call} е во состојба {state}. Бодовите се даваат пред одлуката.",
        sq="{call} është në gjendjen {state}. Pikët jepen para vendimit.",
    ),
}
