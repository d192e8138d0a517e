"""What is said of rules, permissions and suspensions."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "PERMISSION_OVERLAPS": said(
        sr="Услуга у неке од ових дана већ има дозволу ове врсте. Наведите коју ова наслеђује.",
        hr="Usluga u neke od tih dana već ima dopuštenje ove vrste. Navedite koje ovo nasljeđuje.",
        bs="Usluga u neke od ovih dana već ima dozvolu ove vrste. Navedite koju ova nasljeđuje.",
        mk="Услугата во некои од овие денови веќе има дозвола од овој вид. Наведете која ја наследува оваа.",
        sq="Shërbimi ka tashmë një leje të këtij lloji në disa nga këto ditë. Thoni cilën pason kjo.",
    ),
    "RENEWED_ALREADY": said(
        sr="Ову дозволу већ наслеђује друга.",
        hr="Ovo dopuštenje već nasljeđuje drugo.",
        bs="Ovu dozvolu već nasljeđuje druga.",
        mk="Оваа дозвола веќе ја наследува друга.",
        sq="Këtë leje tashmë e pason një tjetër.",
    ),
    "SUSPENDED_ALREADY": said(
        sr="Дозвола у неке од ових дана већ мирује.",
        hr="Dopuštenje u neke od tih dana već miruje.",
        bs="Dozvola u neke od ovih dana već miruje.",
        mk="Дозволата во некои од овие денови веќе мирува.",
        sq="Leja është tashmë e pezulluar në disa nga këto ditë.",
    ),
    "RULES_OVERLAP": said(
        sr="За неке од ових дана правила су већ унета. Изаберите друге дане.",
        hr="Za neke od tih dana pravila su već unesena. Odaberite druge dane.",
        bs="Za neke od ovih dana pravila su već unesena. Izaberite druge dane.",
        mk="За некои од овие денови правилата се веќе внесени. Изберете други денови.",
        sq="Për disa nga këto ditë rregullat janë futur tashmë. Zgjidhni ditë të tjera.",
    ),
    "RULES_UNKNOWN": said(
        sr="За ово место нису унета правила на дан {day}. Учитајте правила земље или унесите своја.",
        hr="Za ovo mjesto nisu unesena pravila na dan {day}. Učitajte pravila zemlje ili unesite svoja.",
        bs="Za ovo mjesto nisu unesena pravila na dan {day}. Učitajte pravila zemlje ili unesite svoja.",
        mk="За ова место не се внесени правила на {day}. Вчитајте ги правилата на земјата или внесете свои.",
        sq="Për këtë vend nuk ka rregulla më {day}. Ngarkoni ato të vendit ose futni tuajat.",
    ),
    "TYPE_UNKNOWN": said(
        sr="{rules} не познаје дозволу {type}. Има: {known}.",
        hr="{rules} ne poznaje dopuštenje {type}. Ima: {known}.",
        bs="{rules} ne poznaje dozvolu {type}. Ima: {known}.",
        mk="{rules} не познава дозвола {type}. Има: {known}.",
        sq="{rules} nuk njeh leje {type}. Ka: {known}.",
    ),
    "TYPE_NOT_FOR_SERVICE": said(
        sr="{type} је за {services}, не за {service}. Изаберите другу врсту.",
        hr="{type} je za {services}, ne za {service}. Odaberite drugu vrstu.",
        bs="{type} je za {services}, ne za {service}. Izaberite drugu vrstu.",
        mk="{type} е за {services}, не за {service}. Изберете друг вид.",
        sq="{type} është për {services}, jo për {service}. Zgjidhni një lloj tjetër.",
    ),
    "AUTHORITY_UNKNOWN": said(
        sr="Не постоји орган {authority}. Прво га унесите.",
        hr="Ne postoji tijelo {authority}. Najprije ga unesite.",
        bs="Ne postoji organ {authority}. Prvo ga unesite.",
        mk="Не постои орган {authority}. Прво внесете го.",
        sq="Nuk ka organ {authority}. Futeni më parë.",
    ),
    "UNIT_UNKNOWN": said(
        sr="Не постоји јединица {unit} шифарника {scheme}. Прво учитајте јединице земље.",
        hr="Ne postoji jedinica {unit} šifrarnika {scheme}. Najprije učitajte jedinice zemlje.",
        bs="Ne postoji jedinica {unit} šifrarnika {scheme}. Prvo učitajte jedinice zemlje.",
        mk="Не постои единица {unit} од шифрарникот {scheme}. Прво вчитајте ги единиците на земјата.",
        sq="Nuk ka njësi {unit} të {scheme}. Ngarkoni më parë njësitë e vendit.",
    ),
    "FIELD_UNKNOWN": said(
        sr="Правила немају поља {fields}.",
        hr="Pravila nemaju polja {fields}.",
        bs="Pravila nemaju polja {fields}.",
        mk="Правилата немаат полиња {fields}.",
        sq="Rregullat nuk kanë fusha {fields}.",
    ),
    "ESTABLISHED_BY_RULES": said(
        sr="{rules} утврђује {fields}. Исправља се само оно што није утврђено; промена закона уноси се као "
        "нов скуп правила.",
        hr="{rules} utvrđuje {fields}. Ispravlja se samo ono što nije utvrđeno; promjena zakona unosi se kao "
        "nov skup pravila.",
        bs="{rules} utvrđuje {fields}. Ispravlja se samo ono što nije utvrđeno; promjena zakona unosi se kao "
        "nov skup pravila.",
        mk="{rules} ги утврдува {fields}. Се исправа само она што не е утврдено; измена на законот се "
        "внесува како нов збир правила.",
        sq="{rules} i cakton {fields}. Ndreqet vetëm ajo që nuk është caktuar; një ndryshim i ligjit futet "
        "si rregulla të reja.",
    ),
    "UNIT_OF_ANOTHER_SERVICE": said(
        sr="На овом месту пружа се друга услуга.",
        hr="Na ovom se mjestu pruža druga usluga.",
        bs="Na ovom mjestu pruža se druga usluga.",
        mk="На ова место се дава друга услуга.",
        sq="Në këtë vend jepet një shërbim tjetër.",
    ),
    "LIMITED_ONLY_ONCE": said(
        sr="{number} је за ову услугу већ издата, а {type} се издаје једном.",
        hr="{number} je za ovu uslugu već izdano, a {type} se izdaje jednom.",
        bs="{number} je za ovu uslugu već izdata, a {type} se izdaje jednom.",
        mk="{number} за оваа услуга е веќе издадена, а {type} се издава еднаш.",
        sq="{number} është dhënë tashmë për këtë shërbim, dhe {type} jepet një herë.",
    ),
    "TOO_LONG": said(
        sr="По правилима {rules}, {type} се издаје на највише {months} месеци: до {until}.",
        hr="Prema pravilima {rules}, {type} se izdaje na najviše {months} mjeseci: do {until}.",
        bs="Po pravilima {rules}, {type} se izdaje na najviše {months} mjeseci: do {until}.",
        mk="Според {rules}, {type} се издава за најмногу {months} месеци: до {until}.",
        sq="Sipas {rules}, {type} jepet për të shumtën {months} muaj: deri më {until}.",
    ),
    "LENGTH_TWICE": said(
        sr="Наведите последњи дан, или број месеци, или да краја нема: једно од тога.",
        hr="Navedite posljednji dan, ili broj mjeseci, ili da kraja nema: jedno od toga.",
        bs="Navedite posljednji dan, ili broj mjeseci, ili da kraja nema: jedno od toga.",
        mk="Наведете го последниот ден, или бројот на месеци, или дека нема крај: едно од тоа.",
        sq="Thoni ditën e fundit, ose muajt, ose që nuk ka fund: njërën prej tyre.",
    ),
    "LENGTH_UNKNOWN": said(
        sr="По правилима {rules} није утврђено колико {type} важи. Наведите последњи дан, или да га нема ({field}).",
        hr="Prema pravilima {rules} nije utvrđeno koliko {type} vrijedi. Navedite posljednji dan, ili da ga nema "
        "({field}).",
        bs="Po pravilima {rules} nije utvrđeno koliko {type} važi. Navedite posljednji dan, ili da ga nema ({field}).",
        mk="Според {rules} не е утврдено колку важи {type}. Наведете го последниот ден, или дека го нема ({field}).",
        sq="Sipas {rules} nuk dihet sa vlen {type}. Thoni ditën e fundit, ose që nuk ka ({field}).",
    ),
    "LENGTH_NEEDED": said(
        sr="Дозвола важи бар месец дана.",
        hr="Dopuštenje vrijedi barem mjesec dana.",
        bs="Dozvola važi bar mjesec dana.",
        mk="Дозволата важи најмалку еден месец.",
        sq="Leja vlen të paktën një muaj.",
    ),
    "LENGTH_IMPOSSIBLE": said(
        sr="Дозвола важи највише {most} месеци. Наведите мање, или да краја нема.",
        hr="Dopuštenje vrijedi najviše {most} mjeseci. Navedite manje, ili da kraja nema.",
        bs="Dozvola važi najviše {most} mjeseci. Navedite manje, ili da kraja nema.",
        mk="Дозволата важи најмногу {most} месеци. Наведете помалку, или дека нема крај.",
        sq="Leja vlen për të shumtën {most} muaj. Thoni më pak, ose që nuk ka fund.",
    ),
    "SERVICES_UNKNOWN": said(
        sr="Каталог услуга нема {services}. Наведите шифре његових врста услуга, на пример S06.",
        hr="Katalog usluga nema {services}. Navedite šifre njegovih vrsta usluga, na primjer S06.",
        bs="Katalog usluga nema {services}. Navedite šifre njegovih vrsta usluga, na primjer S06.",
        mk="Каталогот на услуги нема {services}. Наведете шифри на неговите видови услуги, на пример S06.",
        sq="Katalogu i shërbimeve nuk ka {services}. Jepni kode të llojeve të tij, për shembull S06.",
    ),
    "NOT_THE_SAME_SERVICE": said(
        sr="Дозвола наслеђује дозволу исте услуге.",
        hr="Dopuštenje nasljeđuje dopuštenje iste usluge.",
        bs="Dozvola nasljeđuje dozvolu iste usluge.",
        mk="Дозволата наследува дозвола на истата услуга.",
        sq="Leja pason një leje të të njëjtit shërbim.",
    ),
    "ENDED_ALREADY": said(
        sr="{number} је престала {end}, пре тог дана.",
        hr="{number} je prestalo {end}, prije toga dana.",
        bs="{number} je prestala {end}, prije tog dana.",
        mk="{number} престана на {end}, пред тој ден.",
        sq="{number} mbaroi më {end}, para asaj dite.",
    ),
    "ENDS_BEFORE_BEGIN": said(
        sr="{number} почиње {start}. Она која никада није важила уноси се као грешка.",
        hr="{number} počinje {start}. Ono koje nikada nije vrijedilo unosi se kao pogreška.",
        bs="{number} počinje {start}. Ona koja nikada nije važila unosi se kao greška.",
        mk="{number} почнува на {start}. Онаа што никогаш не важела се внесува како грешка.",
        sq="{number} nis më {start}. Ajo që s'ka vlejtur kurrë futet si gabim.",
    ),
    "NOT_IN_FORCE": said(
        sr="{number} не важи на дан {day}. Мировати може само оно што важи.",
        hr="{number} ne vrijedi na dan {day}. Mirovati može samo ono što vrijedi.",
        bs="{number} ne važi na dan {day}. Mirovati može samo ono što važi.",
        mk="{number} не важи на {day}. Може да мирува само она што важи.",
        sq="{number} nuk vlen më {day}. Vetëm ajo që vlen mund të pezullohet.",
    ),
    "ENTERED_BY_MISTAKE": said(
        sr="{number} је унета грешком.",
        hr="{number} je uneseno pogreškom.",
        bs="{number} je unesena greškom.",
        mk="{number} е внесена по грешка.",
        sq="{number} u fut gabimisht.",
    ),
    "NOT_SUSPENDED": said(
        sr="Ово мировање на дан {day} више не тече.",
        hr="Ovo mirovanje na dan {day} više ne teče.",
        bs="Ovo mirovanje na dan {day} više ne teče.",
        mk="Ова мирување на {day} веќе не тече.",
        sq="Ky pezullim nuk vlen më {day}.",
    ),
    "TOO_MANY_ENTRIES": said(
        sr="Пошаљите по {most} редова одједном.",
        hr="Pošaljite po {most} redaka odjednom.",
        bs="Pošaljite po {most} redova odjednom.",
        mk="Испратете по {most} реда одеднаш.",
        sq="Dërgoni {most} rreshta njëherësh.",
    ),
    "NOT_YOUR_SERVICE": said(
        sr="Ово могу само сама организација и њена мрежа.",
        hr="Ovo mogu samo sama organizacija i njezina mreža.",
        bs="Ovo mogu samo sama organizacija i njena mreža.",
        mk="Ова го можат само самата организација и нејзината мрежа.",
        sq="Këtë mund ta bëjnë vetëm vetë organizata dhe rrjeti i saj.",
    ),
    "OF_ANOTHER_ORGANISATION": said(
        sr="Ово припада другој организацији.",
        hr="Ovo pripada drugoj organizaciji.",
        bs="Ovo pripada drugoj organizaciji.",
        mk="Ова ѝ припаѓа на друга организација.",
        sq="Kjo i takon një organizate tjetër.",
    ),
}
