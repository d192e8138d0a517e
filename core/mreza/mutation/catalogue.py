"""Core's messages in the federation's languages, by code. English stands where the error is raised."""

from __future__ import annotations

from mreza.text.transliteration import to_latin


def said(*, sr: str, hr: str, bs: str, mk: str, sq: str, cnr: str | None = None) -> dict[str, str]:
    """A template in all locales but English: Serbian Latin follows from Cyrillic, Montenegrin is the Bosnian."""
    return {"sr-Cyrl": sr, "sr-Latn": to_latin(sr), "bs": bs, "hr": hr, "cnr": cnr or bs, "mk": mk, "sq": sq}


MESSAGES: dict[str, dict[str, str]] = {
    "NOT_FOUND": said(
        sr="Није пронађено. Проверите ознаку; могуће је и да немате приступ.",
        hr="Nije pronađeno. Provjerite oznaku; moguće je i da nemate pristup.",
        bs="Nije pronađeno. Provjerite oznaku; moguće je i da nemate pristup.",
        mk="Не е пронајдено. Проверете ја ознаката; можно е и да немате пристап.",
        sq="Nuk u gjet. Kontrolloni identifikuesin; mund edhe të mos keni qasje.",
    ),
    "NOT_PERMITTED": said(
        sr="За ово је потребна дозвола {permission}. Затражите од администратора улогу која је има.",
        hr="Za ovo je potrebno dopuštenje {permission}. Zatražite od administratora ulogu koja ga ima.",
        bs="Za ovo je potrebna dozvola {permission}. Zatražite od administratora ulogu koja je ima.",
        mk="За ова е потребна дозволата {permission}. Побарајте од администраторот улога што ја има.",
        sq="Për këtë duhet leja {permission}. Kërkoni nga administratori një rol që e ka.",
    ),
    "ERASURE_BEYOND_NETWORK": said(
        sr="Налог ове особе има улогу изван ваше мреже. Затражите од регионалног секретаријата да избрише податке.",
        hr="Račun ove osobe ima ulogu izvan vaše mreže. Zatražite od regionalnog tajništva da izbriše podatke.",
        bs="Račun ove osobe ima ulogu izvan vaše mreže. Zatražite od regionalnog sekretarijata da izbriše podatke.",
        mk="Сметката на лицето има улога надвор од вашата мрежа. Побарајте од регионалниот секретаријат да избрише.",
        sq="Llogaria e personit ka një rol përtej rrjetit tuaj. Kërkojini sekretariatit rajonal t'i fshijë të dhënat.",
    ),
    "NOT_PERMITTED.row": said(
        sr="Не можете да направите ову измену. Она припада мрежи или организацији којој припада запис.",
        hr="Ne možete napraviti ovu izmjenu. Ona pripada mreži ili organizaciji kojoj pripada zapis.",
        bs="Ne možete napraviti ovu izmjenu. Ona pripada mreži ili organizaciji kojoj pripada zapis.",
        mk="Не можете да ја направите оваа измена. Таа ѝ припаѓа на мрежата или организацијата на записот.",
        sq="Nuk mund ta bëni këtë ndryshim. Ai i takon rrjetit ose organizatës së të dhënës.",
    ),
    "STALE_VERSION": said(
        sr="Видели сте верзију {expected}, а запис је сада у верзији {found}. Учитајте га поново и поновите измену.",
        hr="Vidjeli ste inačicu {expected}, a zapis je sada u inačici {found}. Učitajte ga ponovno i ponovite izmjenu.",
        bs="Vidjeli ste verziju {expected}, a zapis je sada u verziji {found}. Učitajte ga ponovo i ponovite izmjenu.",
        mk="Ја видовте верзијата {expected}, а записот сега е во верзија {found}. Вчитајте го и повторете ја измената.",
        sq="Ju patë versionin {expected}, por tani është versioni {found}. Lexojeni sërish dhe përsëriteni ndryshimin.",
    ),
    "ALREADY_EXISTS": said(
        sr="Такав запис већ постоји. Користите њега или промените оно што их чини једнаким.",
        hr="Takav zapis već postoji. Koristite njega ili promijenite ono što ih čini jednakima.",
        bs="Takav zapis već postoji. Koristite njega ili promijenite ono što ih čini jednakim.",
        mk="Таков запис веќе постои. Користете го него или сменете го она што ги прави еднакви.",
        sq="Një e tillë ekziston tashmë. Përdoreni atë ose ndryshoni çfarë i bën të njëjta.",
    ),
    "PERIODS_OVERLAP": said(
        sr="Период се преклапа са другим. Прво завршите други.",
        hr="Razdoblje se preklapa s drugim. Najprije završite drugo.",
        bs="Period se preklapa s drugim. Prvo završite drugi.",
        mk="Периодот се преклопува со друг. Прво завршете го другиот.",
        sq="Periudha mbivendoset me një tjetër. Mbylleni më parë tjetrën.",
    ),
    "PERIOD_REVERSED": said(
        sr="Период се завршава {end}, пре него што почиње {start}. Замените датуме.",
        hr="Razdoblje završava {end}, prije nego što počinje {start}. Zamijenite datume.",
        bs="Period se završava {end}, prije nego što počinje {start}. Zamijenite datume.",
        mk="Периодот завршува на {end}, пред да почне на {start}. Заменете ги датумите.",
        sq="Periudha mbaron më {end}, para se të fillojë më {start}. Ndërroni datat.",
    ),
    "IN_USE": said(
        sr="Запис се користи, па не може да се обрише. Прво уклоните оно што га користи, или га завршите.",
        hr="Zapis se koristi pa se ne može izbrisati. Najprije uklonite ono što ga koristi ili ga završite.",
        bs="Zapis se koristi, pa se ne može obrisati. Prvo uklonite ono što ga koristi, ili ga završite.",
        mk="Записот се користи, па не може да се избрише. Прво отстранете го она што го користи, или завршете го.",
        sq="Është në përdorim, prandaj nuk fshihet. Hiqni më parë atë që e përdor, ose mbylleni.",
    ),
    "VALUE_NOT_ALLOWED": said(
        sr="Вредност није дозвољена. Проверите шта сте унели.",
        hr="Vrijednost nije dopuštena. Provjerite što ste unijeli.",
        bs="Vrijednost nije dozvoljena. Provjerite šta ste unijeli.",
        mk="Вредноста не е дозволена. Проверете што внесовте.",
        sq="Vlera nuk lejohet. Kontrolloni çfarë keni dhënë.",
    ),
    "INVALID_VALUE": said(
        sr="Вредност није исправна: {problem}",
        hr="Vrijednost nije ispravna: {problem}",
        bs="Vrijednost nije ispravna: {problem}",
        mk="Вредноста не е исправна: {problem}",
        sq="Vlera nuk është e saktë: {problem}",
    ),
    "REQUIRED": said(
        sr="Обавезно је. Унесите вредност.",
        hr="Obvezno je. Unesite vrijednost.",
        bs="Obavezno je. Unesite vrijednost.",
        mk="Задолжително е. Внесете вредност.",
        sq="Është e detyrueshme. Jepni një vlerë.",
    ),
    "TRANSITION_NOT_ALLOWED": said(
        sr="Из {current} се не може прећи у {to}. Одавде је могуће: {ways}.",
        hr="Iz {current} se ne može prijeći u {to}. Odavde je moguće: {ways}.",
        bs="Iz {current} se ne može preći u {to}. Odavde je moguće: {ways}.",
        mk="Од {current} не може да се премине во {to}. Оттука е можно: {ways}.",
        sq="Nga {current} nuk kalohet në {to}. Që këtu mundet: {ways}.",
    ),
    "IDEMPOTENCY_KEY_REUSED": said(
        sr="Овај кључ идемпотентности је употребљен за други захтев. Узмите нов кључ за сваки нов захтев.",
        hr="Ovaj ključ idempotentnosti upotrijebljen je za drugi zahtjev. Uzmite novi ključ za svaki novi zahtjev.",
        bs="Ovaj ključ idempotentnosti upotrijebljen je za drugi zahtjev. Uzmite novi ključ za svaki novi zahtjev.",
        mk="Овој клуч за идемпотентност е употребен за друго барање. Земете нов клуч за секое ново барање.",
        sq="Ky çelës idempotence është përdorur për një kërkesë tjetër. Merrni çelës të ri për çdo kërkesë të re.",
    ),
    "BUSY": said(
        sr="Други управо мењају исте записе. Покушајте поново за тренутак.",
        hr="Drugi upravo mijenjaju iste zapise. Pokušajte ponovno za trenutak.",
        bs="Drugi upravo mijenjaju iste zapise. Pokušajte ponovo za trenutak.",
        mk="Други токму ги менуваат истите записи. Обидете се повторно за миг.",
        sq="Të tjerë po i ndryshojnë të njëjtat të dhëna. Provoni sërish pas pak.",
    ),
    "TEXT_EMPTY": said(
        sr="Текст је празан. Напишите га на бар једном језику.",
        hr="Tekst je prazan. Napišite ga na barem jednom jeziku.",
        bs="Tekst je prazan. Napišite ga na bar jednom jeziku.",
        mk="Текстот е празен. Напишете го барем на еден јазик.",
        sq="Teksti është bosh. Shkruajeni të paktën në një gjuhë.",
    ),
    "TEXT_WRONG_SCRIPT": said(
        sr="Текст за {locale} садржи реч у другом писму: „{word}“. Напишите је тим писмом или под другим језиком.",
        hr="Tekst za {locale} sadrži riječ u drugom pismu: „{word}“. Napišite je tim pismom ili pod drugim jezikom.",
        bs="Tekst za {locale} sadrži riječ u drugom pismu: „{word}“. Napišite je tim pismom ili pod drugim jezikom.",
        mk="Текстот за {locale} содржи збор на друго писмо: „{word}“. Напишете го со тоа писмо или под друг јазик.",
        sq="Teksti për {locale} ka një fjalë në alfabet tjetër: „{word}“. Shkruajeni me atë alfabet ose gjuhë tjetër.",
    ),
    "UNKNOWN_LOCALE": said(
        sr="Нема језика „{locale}“. Могући су: {known}.",
        hr="Nema jezika „{locale}“. Mogući su: {known}.",
        bs="Nema jezika „{locale}“. Mogući su: {known}.",
        mk="Нема јазик „{locale}“. Можни се: {known}.",
        sq="Nuk ka gjuhë „{locale}“. Të mundshme janë: {known}.",
    ),
    "CHECK_DIGIT": said(
        sr="Број није исправан: контролна цифра или дужина не одговара. Препишите га поново.",
        hr="Broj nije ispravan: kontrolna znamenka ili duljina ne odgovara. Prepišite ga ponovno.",
        bs="Broj nije ispravan: kontrolna cifra ili dužina ne odgovara. Prepišite ga ponovo.",
        mk="Бројот не е исправен: контролната цифра или должината не одговара. Препишете го повторно.",
        sq="Numri nuk është i saktë: shifra e kontrollit ose gjatësia nuk përputhet. Kopjojeni sërish.",
    ),
    "DUPLICATE_IDENTIFIER": said(
        sr="Организација са овим бројем већ је у именику. Потражите је пре него што упишете нову.",
        hr="Organizacija s ovim brojem već je u imeniku. Potražite je prije nego što upišete novu.",
        bs="Organizacija s ovim brojem već je u imeniku. Potražite je prije nego što upišete novu.",
        mk="Организација со овој број веќе е во именикот. Побарајте ја пред да запишете нова.",
        sq="Një organizatë me këtë numër është tashmë në regjistër. Kërkojeni para se të shtoni një të re.",
    ),
    "SIMILAR_ORGANISATION": said(
        sr="У именику је већ „{name}“, што је веома слично. Ако је реч о другој организацији, потврдите то.",
        hr="U imeniku je već „{name}“, što je vrlo slično. Ako je riječ o drugoj organizaciji, potvrdite to.",
        bs="U imeniku je već „{name}“, što je vrlo slično. Ako je riječ o drugoj organizaciji, potvrdite to.",
        mk="Во именикот веќе е „{name}“, што е многу слично. Ако е друга организација, потврдете го тоа.",
        sq="Në regjistër është tashmë „{name}“, shumë e ngjashme. Nëse është tjetër, vërtetojeni.",
    ),
    "UNKNOWN_SCHEME": said(
        sr="Нема врсте броја {scheme}. Могуће су: {known}.",
        hr="Nema vrste broja {scheme}. Moguće su: {known}.",
        bs="Nema vrste broja {scheme}. Moguće su: {known}.",
        mk="Нема вид на број {scheme}. Можни се: {known}.",
        sq="Nuk ka lloj numri {scheme}. Të mundshme janë: {known}.",
    ),
    "PHONE_INVALID": said(
        sr="{value} није број телефона. Напишите га са позивним бројем земље, нпр. +381 11 1234567.",
        hr="{value} nije telefonski broj. Napišite ga s pozivnim brojem zemlje, npr. +385 1 1234567.",
        bs="{value} nije broj telefona. Napišite ga s pozivnim brojem zemlje, npr. +387 33 123456.",
        mk="{value} не е телефонски број. Напишете го со повикувачкиот број на земјата, на пр. +389 2 3123456.",
        sq="{value} nuk është numër telefoni. Shkruajeni me prefiksin e vendit, p.sh. +355 4 2234567.",
    ),
    "TOO_MANY_ATTEMPTS": said(
        sr="Превише покушаја. Покушајте поново за {seconds} секунди.",
        hr="Previše pokušaja. Pokušajte ponovno za {seconds} sekundi.",
        bs="Previše pokušaja. Pokušajte ponovo za {seconds} sekundi.",
        mk="Премногу обиди. Обидете се повторно за {seconds} секунди.",
        sq="Shumë përpjekje. Provoni sërish pas {seconds} sekondash.",
    ),
    "EMAIL_INVALID": said(
        sr="Ово није адреса е-поште. Проверите је.",
        hr="Ovo nije adresa e-pošte. Provjerite je.",
        bs="Ovo nije adresa e-pošte. Provjerite je.",
        mk="Ова не е адреса на е-пошта. Проверете ја.",
        sq="Kjo nuk është adresë e-poste. Kontrollojeni.",
    ),
    "URL_INVALID": said(
        sr="{value} није веб-адреса. Напишите је као https://primer.rs.",
        hr="{value} nije web-adresa. Napišite je kao https://primjer.hr.",
        bs="{value} nije web-adresa. Napišite je kao https://primjer.ba.",
        mk="{value} не е веб-адреса. Напишете ја како https://primer.mk.",
        sq="{value} nuk është adresë interneti. Shkruajeni si https://shembull.al.",
    ),
    "WEBHOOK_URL_INVALID": said(
        sr="Ова адреса не може да се користи. Наведите јавну, нпр. https://partner.rs/webhooks, без имена и лозинке.",
        hr="Ova se adresa ne može koristiti. Navedite javnu, npr. https://partner.hr/webhooks, bez imena i lozinke.",
        bs="Ova adresa se ne može koristiti. Navedite javnu, npr. https://partner.ba/webhooks, bez imena i lozinke.",
        mk="Оваа адреса не може да се користи. Наведете јавна, на пр. https://partner.mk/webhooks, без име и лозинка.",
        sq="Kjo adresë nuk përdoret dot. Jepni një publike, p.sh. https://partner.al/webhooks, pa emër e fjalëkalim.",
    ),
    "OVERLAP_INVALID": said(
        sr="Стари кључ може да важи од 0 до {longest} сати.",
        hr="Stari ključ može vrijediti od 0 do {longest} sati.",
        bs="Stari ključ može važiti od 0 do {longest} sati.",
        mk="Стариот клуч може да важи од 0 до {longest} часа.",
        sq="Çelësi i vjetër mund të vlejë nga 0 deri në {longest} orë.",
    ),
}
