"""What is said of offers, places and agreements."""

from __future__ import annotations

from mreza.mutation.catalogue import said

MESSAGES = {
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
    "HOST_NOT_ACTIVE": said(
        sr="{host} не прима практиканте: {standing}. Прво то решите са мрежом или изаберите другог домаћина.",
        hr="{host} ne prima praktikante: {standing}. Najprije to riješite s mrežom ili odaberite drugog domaćina.",
        bs="{host} ne prima praktikante: {standing}. Prvo to riješite s mrežom ili izaberite drugog domaćina.",
        mk="{host} не прима практиканти: {standing}. Прво решете го тоа со мрежата или изберете друг домаќин.",
        sq="{host} nuk pranon praktikantë: {standing}. Zgjidheni më parë me rrjetin ose zgjidhni një pritës tjetër.",
    ),
    "OFFER_ANNOUNCED": said(
        sr="Понуда је објављена. Затворите је и напишите другу.",
        hr="Ponuda je objavljena. Zatvorite je i napišite drugu.",
        bs="Ponuda je objavljena. Zatvorite je i napišite drugu.",
        mk="Понудата е објавена. Затворете ја и напишете друга.",
        sq="Oferta është shpallur. Mbylleni dhe shkruani një tjetër.",
    ),
    "OFFER_INCOMPLETE": said(
        sr="Пре објављивања понуди недостаје: {missing}.",
        hr="Prije objave ponudi nedostaje: {missing}.",
        bs="Prije objave ponudi nedostaje: {missing}.",
        mk="Пред објавувањето на понудата ѝ недостига: {missing}.",
        sq="Para shpalljes, ofertës i mungon: {missing}.",
    ),
    "OFFER_NOT_OPEN": said(
        sr="Понуда је {state}; пријавити се може од објављивања до затварања.",
        hr="Ponuda je {state}; prijaviti se može od objave do zatvaranja.",
        bs="Ponuda je {state}; prijaviti se može od objave do zatvaranja.",
        mk="Понудата е {state}; може да се пријави од објавувањето до затворањето.",
        sq="Oferta është {state}; aplikohet nga shpallja deri në mbyllje.",
    ),
    "NO_PLACE_LEFT": said(
        sr="Сва места у понуди ({places}) су заузета.",
        hr="Sva mjesta u ponudi ({places}) zauzeta su.",
        bs="Sva mjesta u ponudi ({places}) su zauzeta.",
        mk="Сите места во понудата ({places}) се зафатени.",
        sq="Të gjitha vendet e ofertës ({places}) janë zënë.",
    ),
    "APPLIED_ALREADY": said(
        sr="Ова особа се већ пријавила на понуду. Наставите са том пријавом или је прво повуците.",
        hr="Ova se osoba već prijavila na ponudu. Nastavite s tom prijavom ili je najprije povucite.",
        bs="Ova osoba se već prijavila na ponudu. Nastavite s tom prijavom ili je prvo povucite.",
        mk="Ова лице веќе се пријави на понудата. Продолжете со таа пријава или прво повлечете ја.",
        sq="Ky person ka aplikuar tashmë për ofertën. Vazhdoni me atë aplikim ose tërhiqeni më parë.",
    ),
    "NOT_CHOSEN": said(
        sr="{reference} је {state}. Распоредите онога ко је прихватио понуду по позиву, уз његову пријаву.",
        hr="{reference} je {state}. Rasporedite onoga tko je prihvatio ponudu po pozivu, uz njegovu prijavu.",
        bs="{reference} je {state}. Rasporedite onoga ko je prihvatio ponudu po pozivu, uz njegovu prijavu.",
        mk="{reference} е {state}. Распоредете го оној што ја прифатил понудата по повикот, со неговата пријава.",
        sq="{reference} është {state}. Vendosni atë që ka pranuar ofertën e thirrjes, me aplikimin e vet.",
    ),
    "DAYS_MISSING": said(
        sr="Наведите први и последњи дан.",
        hr="Navedite prvi i posljednji dan.",
        bs="Navedite prvi i posljednji dan.",
        mk="Наведете го првиот и последниот ден.",
        sq="Tregoni ditën e parë dhe të fundit.",
    ),
    "NOT_THE_PARTY": said(
        sr="Свака страна потписује за себе; мрежа може да упише шта је потписано на папиру.",
        hr="Svaka strana potpisuje za sebe; mreža može upisati što je potpisano na papiru.",
        bs="Svaka strana potpisuje za sebe; mreža može upisati šta je potpisano na papiru.",
        mk="Секоја страна потпишува за себе; мрежата може да запише што е потпишано на хартија.",
        sq="Secila palë nënshkruan për vete; rrjeti mund të shënojë çfarë u nënshkrua në letër.",
    ),
    "AGREEMENT_NOT_OPEN": said(
        sr="Уговор је {state}. Сачините други.",
        hr="Ugovor je {state}. Sastavite drugi.",
        bs="Ugovor je {state}. Sačinite drugi.",
        mk="Договорот е {state}. Составете друг.",
        sq="Marrëveshja është {state}. Hartoni një tjetër.",
    ),
    "PARTY_HAS_SIGNED": said(
        sr="{party}: потписано {day}.",
        hr="{party}: potpisano {day}.",
        bs="{party}: potpisano {day}.",
        mk="{party}: потпишано на {day}.",
        sq="{party}: nënshkruar më {day}.",
    ),
    "SIGNED_BEFORE_DRAWN_UP": said(
        sr="Сачињен је {day}. Наведите тај или каснији дан.",
        hr="Sastavljen je {day}. Navedite taj ili kasniji dan.",
        bs="Sačinjen je {day}. Navedite taj ili kasniji dan.",
        mk="Составен е на {day}. Наведете го тој или подоцнежен ден.",
        sq="U hartua më {day}. Jepni atë ditë ose një më të vonë.",
    ),
    "AGREEMENT_NOT_SIGNED": said(
        sr="До {day} уговор нису потписали: {parties}. Прво нека потпишу.",
        hr="Do {day} ugovor nisu potpisali: {parties}. Najprije neka potpišu.",
        bs="Do {day} ugovor nisu potpisali: {parties}. Prvo neka potpišu.",
        mk="До {day} договорот не го потпишале: {parties}. Прво нека потпишат.",
        sq="Deri më {day} nuk e kanë nënshkruar marrëveshjen: {parties}. Le të nënshkruajnë më parë.",
    ),
    "CLEARANCE_MISSING": said(
        sr="Ради се са децом, а уверење о некажњавању не важи {day}. Прво га приложите, са последњим даном важења.",
        hr="Radi se s djecom, a potvrda o nekažnjavanju ne vrijedi {day}. Najprije je priložite, s danom isteka.",
        bs="Radi se s djecom, a uvjerenje o nekažnjavanju ne važi {day}. Prvo ga priložite, s posljednjim danom.",
        mk="Се работи со деца, а уверение за неосудуваност не важи на {day}. Прво приложете го, со последниот ден.",
        sq="Punohet me fëmijë dhe vërtetimi i gjendjes gjyqësore nuk vlen më {day}. Paraqiteni, me ditën e fundit.",
    ),
}
