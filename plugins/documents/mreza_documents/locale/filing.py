"""What is said to who hands documents in."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
    "FILE_MISSING": said(
        sr="Пошаљите датотеку као део „file“ обрасца.",
        hr="Pošaljite datoteku kao dio „file“ obrasca.",
        bs="Pošaljite datoteku kao dio „file“ obrasca.",
        mk="Испратете ја датотеката како дел „file“ од образецот.",
        sq="Dërgojeni skedarin si pjesën „file“ të formularit.",
    ),
    "UPLOADS_UNFILED": said(
        sr="Послали сте {count} датотека од {size} MB које нису заведене; дозвољено је {most} од {most_size} MB. "
        "Заведите неке или сачекајте: што није заведено брише се за два дана.",
        hr="Poslali ste {count} datoteka od {size} MB koje nisu zavedene; dopušteno je {most} od {most_size} MB. "
        "Zavedite neke ili pričekajte: što nije zavedeno briše se za dva dana.",
        bs="Poslali ste {count} datoteka od {size} MB koje nisu zavedene; dozvoljeno je {most} od {most_size} MB. "
        "Zavedite neke ili sačekajte: što nije zavedeno briše se za dva dana.",
        mk="Испративте {count} датотеки од {size} MB што не се заведени; дозволени се {most} од {most_size} MB. "
        "Заведете некои или почекајте: незаведеното се брише за два дена.",
        sq="Keni dërguar {count} skedarë prej {size} MB që s'janë regjistruar; lejohen {most} prej {most_size} MB. "
        "Regjistroni disa ose prisni: ç'nuk regjistrohet fshihet brenda dy ditësh.",
    ),
    "LETTERS_NOT_PRINTABLE.sheet": said(
        sr="Овај лист има слова која ниједан фонт нема, па не може да се сложи. Узмите га као .json или .html.",
        hr="Ovaj list ima slova koja nijedan font nema, pa se ne može složiti. Uzmite ga kao .json ili .html.",
        bs="Ovaj list ima slova koja nijedan font nema, pa se ne može složiti. Uzmite ga kao .json ili .html.",
        mk="Овој лист има букви што ниеден фонт ги нема, па не може да се сложи. Земете го како .json или .html.",
        sq="Kjo fletë ka shkronja që asnjë font s'i ka, ndaj nuk vihet në faqe. Merreni si .json ose .html.",
    ),
    "FILE_EMPTY": said(
        sr="Датотека је празна. Изаберите другу.",
        hr="Datoteka je prazna. Odaberite drugu.",
        bs="Datoteka je prazna. Izaberite drugu.",
        mk="Датотеката е празна. Изберете друга.",
        sq="Skedari është bosh. Zgjidhni një tjetër.",
    ),
    "FILE_TYPE_NOT_ALLOWED": said(
        sr="По садржају датотека није ништа од овога: {types}. Сачувајте је у једном од ових облика.",
        hr="Po sadržaju datoteka nije ništa od ovoga: {types}. Spremite je u jednom od ovih oblika.",
        bs="Po sadržaju datoteka nije ništa od ovoga: {types}. Sačuvajte je u jednom od ovih oblika.",
        mk="По содржината датотеката не е ниту едно од овие: {types}. Зачувајте ја во еден од овие облици.",
        sq="Sipas përmbajtjes skedari nuk është asnjë nga këto: {types}. Ruajeni në njërin prej tyre.",
    ),
    "FILE_UNSAFE": said(
        sr="Датотека је оштећена, или садржи макрое или друге датотеке. Сачувајте је без њих, најбоље као PDF.",
        hr="Datoteka je oštećena, ili sadrži makronaredbe ili druge datoteke. Spremite je bez njih, najbolje kao PDF.",
        bs="Datoteka je oštećena, ili sadrži makroe ili druge datoteke. Sačuvajte je bez njih, najbolje kao PDF.",
        mk="Датотеката е оштетена, или содржи макроа или други датотеки. Зачувајте ја без нив, најдобро како PDF.",
        sq="Skedari është i dëmtuar, ose ka makro a skedarë të tjerë. Ruajeni pa to, më mirë si PDF.",
    ),
    "UPLOAD_UNKNOWN": said(
        sr="Ово није ваше отпремање, или је старије од једног дана. Отпремите датотеку поново.",
        hr="Ovo nije vaš prijenos, ili je stariji od jednog dana. Prenesite datoteku ponovno.",
        bs="Ovo nije vaš prijenos, ili je stariji od jednog dana. Prenesite datoteku ponovo.",
        mk="Ова не е ваше прикачување, или е постаро од еден ден. Прикачете ја датотеката повторно.",
        sq="Ky nuk është ngarkimi juaj, ose është më i vjetër se një ditë. Ngarkojeni skedarin sërish.",
    ),
    "UPLOAD_USED": said(
        sr="Ова датотека је већ заведена. Отпремите је поново, или користите постојећи документ.",
        hr="Ova je datoteka već zavedena. Prenesite je ponovno, ili upotrijebite postojeći dokument.",
        bs="Ova datoteka je već zavedena. Prenesite je ponovo, ili koristite postojeći dokument.",
        mk="Оваа датотека е веќе заведена. Прикачете ја повторно, или користете го постојниот документ.",
        sq="Ky skedar është regjistruar tashmë. Ngarkojeni sërish, ose përdorni dokumentin ekzistues.",
    ),
    "TITLE_MISSING": said(
        sr="Напишите како се документ зове.",
        hr="Napišite kako se dokument zove.",
        bs="Napišite kako se dokument zove.",
        mk="Напишете како се вика документот.",
        sq="Shkruani si quhet dokumenti.",
    ),
    "OWNER_MISSING": said(
        sr="Наведите чији је: организације, особе или мреже.",
        hr="Navedite čiji je: organizacije, osobe ili mreže.",
        bs="Navedite čiji je: organizacije, osobe ili mreže.",
        mk="Наведете чиј е: на организација, на лице или на мрежа.",
        sq="Tregoni i kujt është: i organizatës, i personit apo i rrjetit.",
    ),
    "OTHER_OWNER": said(
        sr="Документ се замењује документом истог власника. Заведите овај засебно.",
        hr="Dokument se zamjenjuje dokumentom istog vlasnika. Zavedite ovaj zasebno.",
        bs="Dokument se zamjenjuje dokumentom istog vlasnika. Zavedite ovaj zasebno.",
        mk="Документ се заменува со документ на истиот сопственик. Заведете го овој посебно.",
        sq="Dokumenti zëvendësohet me një të të njëjtit pronar. Regjistrojeni këtë më vete.",
    ),
    "PUBLIC_PERSON": said(
        sr="Документ о особи припада само власнику. Изаберите OWNER.",
        hr="Dokument o osobi pripada samo vlasniku. Odaberite OWNER.",
        bs="Dokument o osobi pripada samo vlasniku. Izaberite OWNER.",
        mk="Документот за лице му припаѓа само на сопственикот. Изберете OWNER.",
        sq="Dokumenti për një person i takon vetëm pronarit. Zgjidhni OWNER.",
    ),
    "DOCUMENT_IN_USE": said(
        sr="Од њега зависе поступци, њих {uses}. Замените га новијим, или прво завршите коришћења.",
        hr="O njemu ovise postupci, njih {uses}. Zamijenite ga novijim, ili najprije završite korištenja.",
        bs="O njemu ovise postupci, njih {uses}. Zamijenite ga novijim, ili prvo završite korištenja.",
        mk="Од него зависат постапки, {uses}. Заменете го со понов, или прво завршете ги користењата.",
        sq="Prej tij varen procedura: {uses}. Zëvendësojeni me një më të ri, ose mbyllni më parë përdorimet.",
    ),
    "DOCUMENT_NOT_USABLE": said(
        sr="„{title}“ не важи {day}, или се више не користи. Заведите новији.",
        hr="„{title}“ ne vrijedi {day}, ili se više ne koristi. Zavedite noviji.",
        bs="„{title}“ ne važi {day}, ili se više ne koristi. Zavedite noviji.",
        mk="„{title}“ не важи на {day}, или веќе не се користи. Заведете понов.",
        sq="„{title}“ nuk vlen më {day}, ose nuk është më në përdorim. Regjistroni një më të ri.",
    ),
}
