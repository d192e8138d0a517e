"""What events say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

CONSTRAINTS = {
    "uq_events_event_registration_live": (
        "ALREADY_REGISTERED",
        "The person is registered for the event already. Read its registration.",
    ),
    "ck_events_event_registration_seat": (
        "SEATS_TAKEN",
        "There are no more seats than the event's capacity. Raise it, or take people off first.",
    ),
    "uq_events_event_registration_policy_id_seat": (
        "SEATS_TAKEN",
        "There are no more seats than the event's capacity. Raise it, or take people off first.",
    ),
    "uq_events_registration_policy_event_id": (
        "REGISTRATION_EXISTS",
        "The event takes registrations already. Change its rules instead.",
    ),
    "ck_events_registration_policy_order": (
        "REGISTRATION_REVERSED",
        "Registration closes before it opens. Swap the two times.",
    ),
    "uq_events_voting_proxy_roll_id_giver_id": (
        "PROXY_GIVEN",
        "The member has given its vote to another one already. Withdraw that proxy first.",
    ),
    "uq_events_voting_proxy_roll_id_holder_id": (
        "PROXY_HELD",
        "The member holds a proxy already, and nobody holds more than one. Name another one.",
    ),
}

MESSAGES = {
    "EVENT_DAYS_OPEN": said(
        sr="Наведите први и последњи дан догађаја.",
        hr="Navedite prvi i posljednji dan događaja.",
        bs="Navedite prvi i posljednji dan događaja.",
        mk="Наведете ги првиот и последниот ден на настанот.",
        sq="Jepni ditën e parë dhe të fundit të ngjarjes.",
    ),
    "TIME_ZONE_UNKNOWN": said(
        sr="Нема временске зоне {zone}. Напишите је као Europe/Belgrade.",
        hr="Nema vremenske zone {zone}. Napišite je kao Europe/Zagreb.",
        bs="Nema vremenske zone {zone}. Napišite je kao Europe/Sarajevo.",
        mk="Нема временска зона {zone}. Напишете ја како Europe/Skopje.",
        sq="Nuk ka zonë kohore {zone}. Shkruajeni si Europe/Tirane.",
    ),
    "EVENT_CLOSED": said(
        sr="Догађај је у стању {state}, па се његове листе више не мењају. Прво га поново отворите.",
        hr="Događaj je u stanju {state}, pa se njegovi popisi više ne mijenjaju. Najprije ga ponovno otvorite.",
        bs="Događaj je u stanju {state}, pa se njegove liste više ne mijenjaju. Prvo ga ponovo otvorite.",
        mk="Настанот е во состојба {state}, па неговите листи повеќе не се менуваат. Прво отворете го повторно.",
        sq="Ngjarja është në gjendjen {state}, prandaj listat nuk ndryshojnë më. Së pari rihapeni.",
    ),
    "SESSION_REVERSED": said(
        sr="Сесија се завршава пре него што почне. Замените времена.",
        hr="Sesija završava prije nego što počne. Zamijenite vremena.",
        bs="Sesija završava prije nego što počne. Zamijenite vremena.",
        mk="Сесијата завршува пред да почне. Заменете ги времињата.",
        sq="Sesioni mbaron para se të fillojë. Ndërroni oraret.",
    ),
    "SESSION_OUTSIDE_EVENT": said(
        sr="Сесија није у данима догађаја (од {first} до {last}). Померите једно од њих.",
        hr="Sesija nije u danima događaja (od {first} do {last}). Pomaknite jedno od njih.",
        bs="Sesija nije u danima događaja (od {first} do {last}). Pomjerite jedno od njih.",
        mk="Сесијата не е во деновите на настанот (од {first} до {last}). Поместете едно од нив.",
        sq="Sesioni nuk është në ditët e ngjarjes (nga {first} deri më {last}). Zhvendosni njërën.",
    ),
    "REGISTRATION_CLOSED": said(
        sr="Пријављивање је отворено од {opens} до {closes}, док је догађај најављен.",
        hr="Prijave su otvorene od {opens} do {closes}, dok je događaj najavljen.",
        bs="Prijave su otvorene od {opens} do {closes}, dok je događaj najavljen.",
        mk="Пријавувањето е отворено од {opens} до {closes}, додека настанот е најавен.",
        sq="Regjistrimi është i hapur nga {opens} deri më {closes}, ndërsa ngjarja është e njoftuar.",
    ),
    "NO_REGISTRATION": said(
        sr="За овај догађај се не примају пријаве. Пишите организатору.",
        hr="Za ovaj događaj se ne primaju prijave. Pišite organizatoru.",
        bs="Za ovaj događaj se ne primaju prijave. Pišite organizatoru.",
        mk="За овој настан не се примаат пријави. Пишете му на организаторот.",
        sq="Kjo ngjarje nuk pranon regjistrime. Shkruajini organizatorit.",
    ),
    "NOT_YOURS_TO_REGISTER": said(
        sr="Чланица пријављује људе који су везани за њу. Замолите организацију те особе.",
        hr="Članica prijavljuje ljude koji su vezani za nju. Zamolite organizaciju te osobe.",
        bs="Članica prijavljuje ljude koji su vezani za nju. Zamolite organizaciju te osobe.",
        mk="Членката пријавува луѓе што се поврзани со неа. Замолете ја организацијата на лицето.",
        sq="Anëtarja regjistron njerëz që lidhen me të. Kërkojini organizatës së personit.",
    ),
    "ALREADY_REGISTERED": said(
        sr="Особа је већ пријављена за догађај. Погледајте њену пријаву.",
        hr="Osoba je već prijavljena za događaj. Pogledajte njezinu prijavu.",
        bs="Osoba je već prijavljena za događaj. Pogledajte njenu prijavu.",
        mk="Лицето е веќе пријавено за настанот. Погледнете ја неговата пријава.",
        sq="Personi është regjistruar tashmë për ngjarjen. Shihni regjistrimin e tij.",
    ),
    "SEATS_TAKEN": said(
        sr="Нема више места од капацитета догађаја. Повећајте га или прво скините некога са листе.",
        hr="Nema više mjesta od kapaciteta događaja. Povećajte ga ili najprije skinite nekoga s popisa.",
        bs="Nema više mjesta od kapaciteta događaja. Povećajte ga ili prvo skinite nekoga s liste.",
        mk="Нема повеќе места од капацитетот на настанот. Зголемете го или прво симнете некого од листата.",
        sq="Nuk ka më vende se kapaciteti i ngjarjes. Rriteni ose hiqni dikë nga lista.",
    ),
    "CAPACITY_BELOW_TAKEN": said(
        sr="Више од {capacity} места је заузето или понуђено. Прво скините некога са листе.",
        hr="Više od {capacity} mjesta je zauzeto ili ponuđeno. Najprije skinite nekoga s popisa.",
        bs="Više od {capacity} mjesta je zauzeto ili ponuđeno. Prvo skinite nekoga s liste.",
        mk="Повеќе од {capacity} места се зафатени или понудени. Прво симнете некого од листата.",
        sq="Më shumë se {capacity} vende janë zënë ose ofruar. Së pari hiqni dikë nga lista.",
    ),
    "REGISTRATION_EXISTS": said(
        sr="За догађај се већ примају пријаве. Промените правила.",
        hr="Za događaj se već primaju prijave. Promijenite pravila.",
        bs="Za događaj se već primaju prijave. Promijenite pravila.",
        mk="За настанот веќе се примаат пријави. Сменете ги правилата.",
        sq="Ngjarja pranon tashmë regjistrime. Ndryshoni rregullat.",
    ),
    "REGISTRATION_REVERSED": said(
        sr="Пријављивање се затвара пре него што се отвори. Замените времена.",
        hr="Prijave se zatvaraju prije nego što se otvore. Zamijenite vremena.",
        bs="Prijave se zatvaraju prije nego što se otvore. Zamijenite vremena.",
        mk="Пријавувањето се затвора пред да се отвори. Заменете ги времињата.",
        sq="Regjistrimi mbyllet para se të hapet. Ndërroni oraret.",
    ),
    "OFFER_EXPIRED": said(
        sr="Понуда је истекла. Пријавите се поново или пишите организатору.",
        hr="Ponuda je istekla. Prijavite se ponovno ili pišite organizatoru.",
        bs="Ponuda je istekla. Prijavite se ponovo ili pišite organizatoru.",
        mk="Понудата истече. Пријавете се повторно или пишете му на организаторот.",
        sq="Oferta ka skaduar. Regjistrohuni sërish ose shkruajini organizatorit.",
    ),
    "NO_OFFER": said(
        sr="Није понуђено место: пријава је у стању {state}.",
        hr="Nije ponuđeno mjesto: prijava je u stanju {state}.",
        bs="Nije ponuđeno mjesto: prijava je u stanju {state}.",
        mk="Не е понудено место: пријавата е во состојба {state}.",
        sq="Nuk është ofruar vend: regjistrimi është në gjendjen {state}.",
    ),
    "NOT_WAITING": said(
        sr="Пријава не чека: стање је {state}.",
        hr="Prijava ne čeka: stanje je {state}.",
        bs="Prijava ne čeka: stanje je {state}.",
        mk="Пријавата не чека: состојбата е {state}.",
        sq="Regjistrimi nuk pret: gjendja është {state}.",
    ),
    "NO_SEAT_FREE": said(
        sr="Свих {capacity} места је заузето или понуђено.",
        hr="Svih {capacity} mjesta je zauzeto ili ponuđeno.",
        bs="Svih {capacity} mjesta je zauzeto ili ponuđeno.",
        mk="Сите {capacity} места се зафатени или понудени.",
        sq="Të gjitha {capacity} vendet janë zënë ose ofruar.",
    ),
    "EVENT_BEGUN": said(
        sr="Догађај је почео; нико више не напредује на листи.",
        hr="Događaj je počeo; nitko više ne napreduje na popisu.",
        bs="Događaj je počeo; niko više ne napreduje na listi.",
        mk="Настанот почна; никој повеќе не напредува на листата.",
        sq="Ngjarja ka filluar; askush nuk ngjitet më në listë.",
    ),
    "REGISTRATION_ENDED": said(
        sr="Пријава је завршена: {state}.",
        hr="Prijava je završena: {state}.",
        bs="Prijava je završena: {state}.",
        mk="Пријавата е завршена: {state}.",
        sq="Regjistrimi ka përfunduar: {state}.",
    ),
    "ORGANISATION_AMBIGUOUS": said(
        sr="Особа је везана за више организација. Наведите коју представља.",
        hr="Osoba je vezana za više organizacija. Navedite koju predstavlja.",
        bs="Osoba je vezana za više organizacija. Navedite koju predstavlja.",
        mk="Лицето е поврзано со повеќе организации. Наведете која ја претставува.",
        sq="Personi lidhet me disa organizata. Thoni cilën përfaqëson.",
    ),
    "UNKNOWN_CODE": said(
        sr="Ниједна пријава за овај догађај нема тај код. Прочитајте га поново.",
        hr="Nijedna prijava za ovaj događaj nema taj kod. Pročitajte ga ponovno.",
        bs="Nijedna prijava za ovaj događaj nema taj kod. Pročitajte ga ponovo.",
        mk="Ниедна пријава за овој настан го нема тој код. Прочитајте го повторно.",
        sq="Asnjë regjistrim i kësaj ngjarjeje nuk e ka këtë kod. Lexojeni sërish.",
    ),
    "NO_SEAT": said(
        sr="Пријава нема потврђено место.",
        hr="Prijava nema potvrđeno mjesto.",
        bs="Prijava nema potvrđeno mjesto.",
        mk="Пријавата нема потврдено место.",
        sq="Regjistrimi nuk ka vend të konfirmuar.",
    ),
    "NO_VOTING_RIGHTS": said(
        sr="Ниједан додатак не зна ко има право гласа. Укључите онај који води чланство.",
        hr="Nijedan dodatak ne zna tko ima pravo glasa. Uključite onaj koji vodi članstvo.",
        bs="Nijedan dodatak ne zna ko ima pravo glasa. Uključite onaj koji vodi članstvo.",
        mk="Ниеден додаток не знае кој има право на глас. Вклучете го оној што го води членството.",
        sq="Asnjë shtojcë nuk e di kush ka të drejtë vote. Aktivizoni atë që drejton anëtarësinë.",
    ),
    "PROXY_TO_ITSELF": said(
        sr="Чланица не може да овласти саму себе. Наведите другу.",
        hr="Članica ne može ovlastiti samu sebe. Navedite drugu.",
        bs="Članica ne može ovlastiti samu sebe. Navedite drugu.",
        mk="Членката не може да се овласти самата себе. Наведете друга.",
        sq="Anëtarja nuk mund të autorizojë veten. Caktoni një tjetër.",
    ),
    "NOT_ON_ROLL": said(
        sr="Организација није на списку гласача, па нема глас да га да или употреби.",
        hr="Organizacija nije na popisu glasača, pa nema glas da ga da ili upotrijebi.",
        bs="Organizacija nije na spisku glasača, pa nema glas da ga da ili upotrijebi.",
        mk="Организацијата не е на списокот на гласачи, па нема глас да го даде или употреби.",
        sq="Organizata nuk është në listën e votuesve, prandaj nuk ka votë për të dhënë a përdorur.",
    ),
    "PROXY_GIVEN": said(
        sr="Чланица је већ дала свој глас другој. Прво повуците то овлашћење.",
        hr="Članica je već dala svoj glas drugoj. Najprije povucite tu punomoć.",
        bs="Članica je već dala svoj glas drugoj. Prvo povucite to ovlaštenje.",
        mk="Членката веќе му го дала гласот на друга. Прво повлечете го тоа овластување.",
        sq="Anëtarja ia ka dhënë votën një tjetre. Së pari tërhiqni atë autorizim.",
    ),
    "PROXY_HELD": said(
        sr="Чланица већ има једно овлашћење, а више од једног нико нема. Наведите другу.",
        hr="Članica već ima jednu punomoć, a više od jedne nema nitko. Navedite drugu.",
        bs="Članica već ima jedno ovlaštenje, a više od jednog niko nema. Navedite drugu.",
        mk="Членката веќе има едно овластување, а повеќе од едно нема никој. Наведете друга.",
        sq="Anëtarja ka tashmë një autorizim, dhe askush nuk ka më shumë se një. Caktoni një tjetër.",
    ),
}
