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
    "SAME_RECORD": said(
        sr="Ово је један те исти запис.",
        hr="Ovo je jedan te isti zapis.",
        bs="Ovo je jedan te isti zapis.",
        mk="Ова е еден ист запис.",
        sq="Ky është i njëjti regjistrim.",
    ),
    "MERGED_ALREADY": said(
        sr="Један од два записа је већ спојен с другим. Прво поништите то спајање.",
        hr="Jedan od dva zapisa već je spojen s drugim. Najprije poništite to spajanje.",
        bs="Jedan od dva zapisa je već spojen s drugim. Prvo poništite to spajanje.",
        mk="Еден од двата записа веќе е споен со друг. Прво поништете го тоа спојување.",
        sq="Njëri nga të dy është bashkuar tashmë me një tjetër. Së pari zhbëjeni atë.",
    ),
    "OTHER_NETWORK": said(
        sr="Спајају се два записа исте мреже. Обратите се регионалном секретаријату.",
        hr="Spajaju se dva zapisa iste mreže. Obratite se regionalnom tajništvu.",
        bs="Spajaju se dva zapisa iste mreže. Obratite se regionalnom sekretarijatu.",
        mk="Се спојуваат два записа од иста мрежа. Обратете се до регионалниот секретаријат.",
        sq="Bashkohen dy regjistrime të një rrjeti. Drejtohuni sekretariatit rajonal.",
    ),
    "UNDONE_ALREADY": said(
        sr="Записи су раздвојени {day}.",
        hr="Zapisi su razdvojeni {day}.",
        bs="Zapisi su razdvojeni {day}.",
        mk="Записите се раздвоени на {day}.",
        sq="Të dy u ndanë më {day}.",
    ),
    "PERIODS_OVERLAP": said(
        sr="Период се преклапа са другим. Прво завршите други.",
        hr="Razdoblje se preklapa s drugim. Najprije završite drugo.",
        bs="Period se preklapa s drugim. Prvo završite drugi.",
        mk="Периодот се преклопува со друг. Прво завршете го другиот.",
        sq="Periudha mbivendoset me një tjetër. Mbylleni më parë tjetrën.",
    ),
    "PERIODS_OVERLAP.start_end": said(
        sr="Период од {start} до {end} преклапа се са другим. Прво завршите други.",
        hr="Razdoblje od {start} do {end} preklapa se s drugim. Najprije završite drugo.",
        bs="Period od {start} do {end} preklapa se s drugim. Prvo završite drugi.",
        mk="Периодот од {start} до {end} се преклопува со друг. Прво завршете го другиот.",
        sq="Periudha nga {start} deri më {end} mbivendoset me një tjetër. Mbylleni më parë tjetrën.",
    ),
    "PERIODS_OVERLAP.start": said(
        sr="Период од {start} надаље преклапа се са другим. Прво завршите други.",
        hr="Razdoblje od {start} nadalje preklapa se s drugim. Najprije završite drugo.",
        bs="Period od {start} nadalje preklapa se s drugim. Prvo završite drugi.",
        mk="Периодот од {start} натаму се преклопува со друг. Прво завршете го другиот.",
        sq="Periudha nga {start} e tutje mbivendoset me një tjetër. Mbylleni më parë tjetrën.",
    ),
    "PERIODS_OVERLAP.end": said(
        sr="Период до {end} преклапа се са другим. Прво завршите други.",
        hr="Razdoblje do {end} preklapa se s drugim. Najprije završite drugo.",
        bs="Period do {end} preklapa se s drugim. Prvo završite drugi.",
        mk="Периодот до {end} се преклопува со друг. Прво завршете го другиот.",
        sq="Periudha deri më {end} mbivendoset me një tjetër. Mbylleni më parë tjetrën.",
    ),
    "PERIOD_REVERSED": said(
        sr="Период се завршава {end}, пре него што почиње {start}. Замените датуме.",
        hr="Razdoblje završava {end}, prije nego što počinje {start}. Zamijenite datume.",
        bs="Period se završava {end}, prije nego što počinje {start}. Zamijenite datume.",
        mk="Периодот завршува на {end}, пред да почне на {start}. Заменете ги датумите.",
        sq="Periudha mbaron më {end}, para se të fillojë më {start}. Ndërroni datat.",
    ),
    "PERIOD_WITHOUT_END": said(
        sr="Период без краја нема последњи дан: изоставите {end}.",
        hr="Razdoblje bez kraja nema posljednji dan: izostavite {end}.",
        bs="Period bez kraja nema posljednji dan: izostavite {end}.",
        mk="Период без крај нема последен ден: изоставете го {end}.",
        sq="Një periudhë pa fund nuk ka ditë të fundit: mos e shkruani {end}.",
    ),
    "COUNTRY_UNKNOWN": said(
        sr="Мрежа има ознаку своје земље, а {country} то није. Изаберите између: {known}.",
        hr="Mreža ima oznaku svoje zemlje, a {country} to nije. Odaberite između: {known}.",
        bs="Mreža ima oznaku svoje zemlje, a {country} to nije. Odaberite između: {known}.",
        mk="Мрежата ја има ознаката на својата земја, а {country} не е таква. Изберете меѓу: {known}.",
        sq="Rrjeti ka kodin e vendit të vet, dhe {country} nuk është i tillë. Zgjidhni ndërmjet: {known}.",
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
    "UNAVAILABLE": said(
        sr="База података тренутно није доступна, и ништа није промењено. Покушајте поново за тренутак.",
        hr="Baza podataka trenutačno nije dostupna, i ništa nije promijenjeno. Pokušajte ponovno za trenutak.",
        bs="Baza podataka trenutno nije dostupna, i ništa nije promijenjeno. Pokušajte ponovo za trenutak.",
        mk="Базата на податоци моментално не е достапна, и ништо не е сменето. Обидете се повторно за миг.",
        sq="Baza e të dhënave nuk arrihet për momentin, dhe asgjë nuk u ndryshua. Provoni sërish pas pak.",
    ),
    "UNAVAILABLE.unknown": said(
        sr="Веза са базом података је прекинута на самом крају, па се не зна да ли је измена направљена. Поновите "
        "захтев са истим кључем Idempotency-Key: извршиће се једном, и добићете одговор. Без кључа прво погледајте да "
        "ли је направљена.",
        hr="Veza s bazom podataka prekinuta je na samom kraju, pa se ne zna je li izmjena napravljena. Ponovite "
        "zahtjev s istim ključem Idempotency-Key: izvršit će se jednom, i dobit ćete odgovor. Bez ključa prvo "
        "pogledajte je li napravljena.",
        bs="Veza s bazom podataka prekinuta je na samom kraju, pa se ne zna da li je izmjena napravljena. Ponovite "
        "zahtjev s istim ključem Idempotency-Key: izvršit će se jednom, i dobit ćete odgovor. Bez ključa prvo "
        "pogledajte da li je napravljena.",
        mk="Врската со базата на податоци се прекина на самиот крај, па не се знае дали измената е направена. "
        "Повторете го барањето со истиот клуч Idempotency-Key: ќе се изврши еднаш, и ќе добиете одговор. Без клуч прво "
        "погледнете дали е направена.",
        sq="Lidhja me bazën e të dhënave u ndërpre në fund, ndaj nuk dihet nëse ndryshimi u bë. Përsëriteni kërkesën "
        "me të njëjtin çelës Idempotency-Key: kryhet një herë dhe merrni përgjigjen. Pa çelës, shihni më parë nëse u "
        "bë.",
    ),
    "UNAVAILABLE.done": said(
        sr="Измена је направљена, али база података тренутно није доступна, па одговор не може да се прочита. "
        "Поновите захтев са истим кључем Idempotency-Key да добијете одговор; без кључа прочитајте запис.",
        hr="Izmjena je napravljena, ali baza podataka trenutačno nije dostupna, pa se odgovor ne može pročitati. "
        "Ponovite zahtjev s istim ključem Idempotency-Key da dobijete odgovor; bez ključa pročitajte zapis.",
        bs="Izmjena je napravljena, ali baza podataka trenutno nije dostupna, pa se odgovor ne može pročitati. "
        "Ponovite zahtjev s istim ključem Idempotency-Key da dobijete odgovor; bez ključa pročitajte zapis.",
        mk="Измената е направена, но базата на податоци моментално не е достапна, па одговорот не може да се прочита. "
        "Повторете го барањето со истиот клуч Idempotency-Key за да добиете одговор; без клуч прочитајте го записот.",
        sq="Ndryshimi u bë, por baza e të dhënave nuk arrihet për momentin, ndaj përgjigjja nuk lexohet. Përsëriteni "
        "kërkesën me të njëjtin çelës Idempotency-Key për ta marrë; pa çelës, lexoni të dhënën.",
    ),
    "EVENTS_MISSED": said(
        sr="Можда су неки догађаји промакли. Поново учитајте оно што приказујете и поново се претплатите.",
        hr="Možda su neki događaji promakli. Ponovno učitajte ono što prikazujete i ponovno se pretplatite.",
        bs="Možda su neki događaji promakli. Ponovo učitajte ono što prikazujete i ponovo se pretplatite.",
        mk="Можеби некои настани се пропуштени. Вчитајте го повторно она што го прикажувате и претплатете се повторно.",
        sq="Mund të jenë humbur ngjarje. Lexoni sërish atë që shfaqni dhe abonohuni sërish.",
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
    "UNKNOWN_PERMISSION": said(
        sr="Ниједан додатак нема дозволу {codes}. Могуће су: {known}.",
        hr="Nijedan dodatak nema dopuštenje {codes}. Moguća su: {known}.",
        bs="Nijedan dodatak nema dozvolu {codes}. Moguće su: {known}.",
        mk="Ниеден додаток нема дозвола {codes}. Можни се: {known}.",
        sq="Asnjë shtojcë nuk ka lejen {codes}. Të mundshme janë: {known}.",
    ),
    "UNKNOWN_NETWORK": said(
        sr="Нема мреже {codes}. Проверите ознаку државе.",
        hr="Nema mreže {codes}. Provjerite oznaku države.",
        bs="Nema mreže {codes}. Provjerite oznaku države.",
        mk="Нема мрежа {codes}. Проверете ја ознаката на државата.",
        sq="Nuk ka rrjet {codes}. Kontrolloni kodin e shtetit.",
    ),
    "TOKEN_DAYS": said(
        sr="Кључ важи од 1 до {most} дана.",
        hr="Ključ vrijedi od 1 do {most} dana.",
        bs="Ključ vrijedi od 1 do {most} dana.",
        mk="Клучот важи од 1 до {most} дена.",
        sq="Çelësi vlen nga 1 deri në {most} ditë.",
    ),
    "NO_DOCUMENTS": said(
        sr="Наведите бар један документ, или изоставите списак за све.",
        hr="Navedite barem jedan dokument, ili izostavite popis za sve.",
        bs="Navedite barem jedan dokument, ili izostavite spisak za sve.",
        mk="Наведете барем еден документ, или изоставете го списокот за сите.",
        sq="Shënoni të paktën një dokument, ose hiqeni listën për të gjitha.",
    ),
    "DOCUMENT_UNKNOWN": said(
        sr="Нема именованог документа {name}. Постоје: {known}.",
        hr="Nema imenovanog dokumenta {name}. Postoje: {known}.",
        bs="Nema imenovanog dokumenta {name}. Postoje: {known}.",
        mk="Нема именуван документ {name}. Постојат: {known}.",
        sq="Nuk ka dokument me emrin {name}. Ekzistojnë: {known}.",
    ),
    "DOCUMENT_NOT_A_QUESTION": said(
        sr="{name} не пита само за податке. Наведите документ који је упит.",
        hr="{name} ne pita samo za podatke. Navedite dokument koji je upit.",
        bs="{name} ne pita samo za podatke. Navedite dokument koji je upit.",
        mk="{name} не прашува само за податоци. Наведете документ што е прашање.",
        sq="{name} nuk pyet vetëm për të dhëna. Jepni një dokument që është pyetje.",
    ),
}
