"""What indicators say of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

CONSTRAINTS = {
    "uq_indicators_indicator_code": ("CODE_TAKEN", "There is an indicator of this code already. Choose another one."),
}

MESSAGES = {
    "NOT_A_TABLE": said(
        sr="{document} не даје табелу. Наведите документ који од једне листе тражи само групе.",
        hr="{document} ne daje tablicu. Navedite dokument koji od jednog popisa traži samo skupine.",
        bs="{document} ne daje tabelu. Navedite dokument koji od jedne liste traži samo grupe.",
        mk="{document} не дава табела. Наведете документ што од една листа бара само групи.",
        sq="{document} nuk jep tabelë. Jepni një dokument që nga një listë kërkon vetëm grupe.",
    ),
    "MEASURE_UNKNOWN": said(
        sr="{document} не броји {measure}. Броји: {known}.",
        hr="{document} ne broji {measure}. Broji: {known}.",
        bs="{document} ne broji {measure}. Broji: {known}.",
        mk="{document} не брои {measure}. Брои: {known}.",
        sq="{document} nuk numëron {measure}. Numëron: {known}.",
    ),
    "TABLE_DOES_NOT_ADD_UP": said(
        sr="{measure}: по {what} збир је {found}, а укупно {expected}, јер је нешто бројано у више поља или ни "
        "у једном. "
        "Изаберите мерило које свакога броји у једном пољу.",
        hr="{measure}: po {what} zbroj je {found}, a ukupno {expected}, jer je nešto brojano u više polja ili "
        "ni u jednom. "
        "Odaberite mjerilo koje svakoga broji u jednom polju.",
        bs="{measure}: po {what} zbir je {found}, a ukupno {expected}, jer je nešto brojano u više polja ili ni "
        "u jednom. "
        "Izaberite mjerilo koje svakoga broji u jednom polju.",
        mk="{measure}: по {what} збирот е {found}, а вкупно {expected}, бидејќи нешто е броено во повеќе полиња или "
        "во ниедно. Изберете мерило што секого го брои во едно поле.",
        sq="{measure}: sipas {what} shuma është {found}, por gjithsej {expected}, sepse diçka numërohet në disa "
        "qeliza ose "
        "në asnjë. Zgjidhni një masë që numëron secilin në një qelizë.",
    ),
    "TABLE_TOO_DEEP": said(
        sr="Табела укршта највише један пар обележја. Наведите документ који групише по мање њих.",
        hr="Tablica križa najviše jedan par obilježja. Navedite dokument koji grupira po manje njih.",
        bs="Tabela ukršta najviše jedan par obilježja. Navedite dokument koji grupiše po manje njih.",
        mk="Табелата вкрстува најмногу еден пар обележја. Наведете документ што групира по помалку.",
        sq="Tabela kryqëzon më së shumti një çift tiparesh. Jepni një dokument që grupon sipas më pak tipareve.",
    ),
    "THRESHOLD_TOO_LOW": said(
        sr="Испод прага {fewest} ознака малог броја одаје сам број. Изаберите {fewest} или више.",
        hr="Ispod praga {fewest} oznaka malog broja odaje sam broj. Odaberite {fewest} ili više.",
        bs="Ispod praga {fewest} oznaka malog broja odaje sam broj. Izaberite {fewest} ili više.",
        mk="Под прагот {fewest} ознаката за мал број го открива самиот број. Изберете {fewest} или повеќе.",
        sq="Nën pragun {fewest}, shenja e një numri të vogël e tregon vetë numrin. Zgjidhni {fewest} ose më shumë.",
    ),
    "TABLE_ALREADY_SHOWN": said(
        sr="Табела истог питања се већ показује; уз ову би одала скривене бројеве. Прво је повуците.",
        hr="Tablica istog pitanja već se pokazuje; uz ovu bi odala skrivene brojeve. Najprije je povucite.",
        bs="Tabela istog pitanja se već pokazuje; uz ovu bi odala skrivene brojeve. Prvo je povucite.",
        mk="Табела за истото прашање веќе се покажува; покрај оваа би ги открила скриените броеви. Прво повлечете ја.",
        sq="Një tabelë e së njëjtës pyetje tregohet tashmë; pranë kësaj do t'i zbulonte numrat e fshehur. Tërhiqeni më "
        "parë atë.",
    ),
    "SEVERAL_NETWORKS": said(
        sr="Видите {count} мрежа, а бројке припадају једној или федерацији. Нека броји неко ко координира само "
        "ту мрежу.",
        hr="Vidite {count} mreža, a brojke pripadaju jednoj ili federaciji. Neka broji netko tko koordinira "
        "samo tu mrežu.",
        bs="Vidite {count} mreža, a brojke pripadaju jednoj ili federaciji. Neka broji neko ko koordinira samo "
        "tu mrežu.",
        mk="Гледате {count} мрежи, а бројките ѝ припаѓаат на една или на федерацијата. Нека брои некој што ја "
        "координира "
        "само таа мрежа.",
        sq="Ju shihni {count} rrjete, por shifrat i takojnë njërit ose federatës. Le të numërojë dikush që "
        "bashkërendon "
        "vetëm atë rrjet.",
    ),
    "INDICATOR_HAS_NO_TOTAL": said(
        sr="{document} не каже колико их је укупно. Нека тражи и групе без by:.",
        hr="{document} ne kaže koliko ih je ukupno. Neka traži i skupine bez by:.",
        bs="{document} ne kaže koliko ih je ukupno. Neka traži i grupe bez by:.",
        mk="{document} не кажува колку се вкупно. Нека бара и групи без by:.",
        sq="{document} nuk thotë sa janë gjithsej. Le të kërkojë edhe grupe pa by:.",
    ),
    "TARGET_OF_NOTHING": said(
        sr="Наведите земљу или годину. Укупан циљ стоји у самом показатељу.",
        hr="Navedite zemlju ili godinu. Ukupni cilj stoji u samom pokazatelju.",
        bs="Navedite zemlju ili godinu. Ukupni cilj stoji u samom pokazatelju.",
        mk="Наведете земја или година. Вкупната цел стои во самиот показател.",
        sq="Jepni vendin ose vitin. Synimi i përgjithshëm qëndron te vetë treguesi.",
    ),
    "NOT_COMPARABLE": said(
        sr="Пореди се само цела вредност, и то они који виде оно у чему је бројана. Наведите њу.",
        hr="Uspoređuje se samo cijela vrijednost, i to oni koji vide ono u čemu je brojana. Navedite nju.",
        bs="Poredi se samo cijela vrijednost, i to oni koji vide ono u čemu je brojana. Navedite nju.",
        mk="Се споредува само целата вредност, од оние што го гледаат она во што е броена. Наведете ја неа.",
        sq="Krahasohet vetëm vlera e plotë, nga ata që shohin atë ku u numërua. Jepni atë.",
    ),
    "VALUE_IS_A_PART": said(
        sr="Вредности појединих земаља показују се у табелама, где су мале скривене. Објавите табелу.",
        hr="Vrijednosti pojedinih zemalja pokazuju se u tablicama, gdje su male skrivene. Objavite tablicu.",
        bs="Vrijednosti pojedinih zemalja pokazuju se u tabelama, gdje su male skrivene. Objavite tabelu.",
        mk="Вредностите на одделни земји се покажуваат во табели, каде малите се скриени. Објавете табела.",
        sq="Vlerat e vendeve të veçanta tregohen në tabela, ku të voglat fshihen. Publikoni një tabelë.",
    ),
    "VALUE_TOO_SMALL": said(
        sr="Бројеви испод {threshold} не показују се свима. Сачекајте да их буде више, или их пријавите само "
        "финансијеру.",
        hr="Brojevi ispod {threshold} ne pokazuju se svima. Pričekajte da ih bude više, ili ih prijavite samo "
        "financijeru.",
        bs="Brojevi ispod {threshold} ne pokazuju se svima. Sačekajte da ih bude više, ili ih prijavite samo "
        "finansijeru.",
        mk="Броеви под {threshold} не се покажуваат на сите. Почекајте да бидат повеќе, или пријавете ги само кај "
        "финансиерот.",
        sq="Numrat nën {threshold} nuk u tregohen të gjithëve. Prisni të bëhen më shumë, ose raportojini vetëm te "
        "financuesi.",
    ),
}
