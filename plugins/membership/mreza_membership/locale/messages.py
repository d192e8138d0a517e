"""What membership says of mistakes, in the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from mreza.mutation.catalogue import said

CONSTRAINTS = {
    "ex_membership_term_valid": (
        "TERMS_OVERLAP",
        "The membership has a term in this time already. Choose another first day.",
    ),
    "ex_membership_suspension_valid": (
        "SUSPENSIONS_OVERLAP",
        "The membership is suspended in a part of this time already. Lift that suspension first.",
    ),
    "ex_membership_representative_valid": (
        "REPRESENTS_ALREADY",
        "The person represents the member in this role already. End that first.",
    ),
    "ex_membership_scheme_valid": (
        "SCHEMES_OVERLAP",
        "The network has another scheme in this time. End that first.",
    ),
}

MESSAGES = {
    "NOT_ELIGIBLE": said(
        sr="Пријава не може да се одобри: {findings} Регионални секретаријат може да одступи уз образложење.",
        hr="Prijava se ne može odobriti: {findings} Regionalno tajništvo može odstupiti uz obrazloženje.",
        bs="Prijava se ne može odobriti: {findings} Regionalni sekretarijat može odstupiti uz obrazloženje.",
        mk="Пријавата не може да се одобри: {findings} Регионалниот секретаријат може да отстапи со образложение.",
        sq="Aplikimi nuk mund të miratohet: {findings} Sekretariati rajonal mund të bëjë përjashtim me arsyetim.",
    ),
    "DUPLICATE_APPLICATION": said(
        sr="Пријава са овим бројем ({scheme}) је већ у поступку. Пишите координатору мреже.",
        hr="Prijava s ovim brojem ({scheme}) već je u postupku. Pišite koordinatoru mreže.",
        bs="Prijava s ovim brojem ({scheme}) već je u postupku. Pišite koordinatoru mreže.",
        mk="Пријава со овој број ({scheme}) е веќе во постапка. Пишете му на координаторот на мрежата.",
        sq="Një aplikim me këtë numër ({scheme}) është në shqyrtim. Shkruajini koordinatorit të rrjetit.",
    ),
    "NATIONAL_DECISION_MISSING": said(
        sr="Пријава је у стању {state}; прво одлучује национална мрежа.",
        hr="Prijava je u stanju {state}; najprije odlučuje nacionalna mreža.",
        bs="Prijava je u stanju {state}; prvo odlučuje nacionalna mreža.",
        mk="Пријавата е во состојба {state}; прво одлучува националната мрежа.",
        sq="Aplikimi është në gjendjen {state}; së pari vendos rrjeti kombëtar.",
    ),
    "DECISION_TOO_EARLY": said(
        sr="Одлука од {day} је пре онога о чему одлучује ({before}). Изаберите {before} или каснији дан.",
        hr="Odluka od {day} prethodi onomu o čemu odlučuje ({before}). Odaberite {before} ili kasniji dan.",
        bs="Odluka od {day} prethodi onome o čemu odlučuje ({before}). Izaberite {before} ili kasniji dan.",
        mk="Одлуката од {day} е пред она за што одлучува ({before}). Изберете {before} или подоцнежен ден.",
        sq="Vendimi i datës {day} është para asaj për të cilën vendos ({before}). Zgjidhni {before} ose më vonë.",
    ),
    "APPLICATION_CLOSED": said(
        sr="Пријава је у стању {state}; више не може да се мења.",
        hr="Prijava je u stanju {state}; više se ne može mijenjati.",
        bs="Prijava je u stanju {state}; više se ne može mijenjati.",
        mk="Пријавата е во состојба {state}; повеќе не може да се менува.",
        sq="Aplikimi është në gjendjen {state}; nuk mund të ndryshohet më.",
    ),
    "NO_SCHEME": said(
        sr="Мрежа {network} нема правила о чланству на дан {day}. Координатор треба прво да их унесе.",
        hr="Mreža {network} nema pravila o članstvu na dan {day}. Koordinator ih najprije treba unijeti.",
        bs="Mreža {network} nema pravila o članstvu na dan {day}. Koordinator ih prvo treba unijeti.",
        mk="Мрежата {network} нема правила за членство на {day}. Координаторот прво треба да ги внесе.",
        sq="Rrjeti {network} nuk ka rregulla anëtarësie më {day}. Koordinatori duhet t'i shtojë më parë.",
    ),
    "REASON_MISSING": said(
        sr="Напишите образложење; оно остаје у историји.",
        hr="Napišite obrazloženje; ono ostaje u povijesti.",
        bs="Napišite obrazloženje; ono ostaje u historiji.",
        cnr="Napišite obrazloženje; ono ostaje u istoriji.",
        mk="Напишете образложение; тоа останува во историјата.",
        sq="Shkruani arsyen; ajo mbetet në histori.",
    ),
    "NOT_A_MEMBER": said(
        sr="На дан {day} организација није чланица; њен статус је {status}.",
        hr="Na dan {day} organizacija nije članica; njezin status je {status}.",
        bs="Na dan {day} organizacija nije članica; njen status je {status}.",
        mk="На {day} организацијата не е членка; нејзиниот статус е {status}.",
        sq="Më {day} organizata nuk është anëtare; statusi i saj është {status}.",
    ),
    "STILL_A_MEMBER": said(
        sr="На дан {day} она је чланица ({status}). Обновите рок, укините суспензију или повуците отказ.",
        hr="Na dan {day} organizacija jest članica ({status}). Obnovite rok, ukinite suspenziju ili povucite otkaz.",
        bs="Na dan {day} organizacija jeste članica ({status}). Obnovite rok, ukinite suspenziju ili povucite otkaz.",
        mk="На {day} таа е членка ({status}). Обновете го рокот, укинете ја суспензијата или повлечете го отказот.",
        sq="Më {day} organizata është anëtare ({status}). Rinovoni afatin, hiqni pezullimin ose tërhiqni njoftimin.",
    ),
    "ALREADY_SUSPENDED": said(
        sr="На дан {day} чланство је већ суспендовано.",
        hr="Na dan {day} članstvo je već suspendirano.",
        bs="Na dan {day} članstvo je već suspendovano.",
        mk="На {day} членството е веќе суспендирано.",
        sq="Më {day} anëtarësia është tashmë e pezulluar.",
    ),
    "NOT_SUSPENDED": said(
        sr="На дан {day} чланство није суспендовано.",
        hr="Na dan {day} članstvo nije suspendirano.",
        bs="Na dan {day} članstvo nije suspendovano.",
        mk="На {day} членството не е суспендирано.",
        sq="Më {day} anëtarësia nuk është e pezulluar.",
    ),
    "GRACE_OVER": said(
        sr="Додатни рок је истекао {grace}. Уместо обнове, поново примите чланицу.",
        hr="Dodatni rok istekao je {grace}. Umjesto obnove, ponovno primite članicu.",
        bs="Dodatni rok je istekao {grace}. Umjesto obnove, ponovo primite članicu.",
        mk="Дополнителниот рок истече на {grace}. Наместо обнова, примете ја членката повторно.",
        sq="Afati shtesë mbaroi më {grace}. Në vend të rinovimit, pranojeni anëtaren sërish.",
    ),
    "GRACE_BEFORE_END": said(
        sr="Додатни рок не може да се заврши {until}, пре самог рока ({end}).",
        hr="Dodatni rok ne može završiti {until}, prije samoga roka ({end}).",
        bs="Dodatni rok ne može završiti {until}, prije samog roka ({end}).",
        mk="Дополнителниот рок не може да заврши на {until}, пред самиот рок ({end}).",
        sq="Afati shtesë nuk mund të mbarojë më {until}, para vetë afatit ({end}).",
    ),
    "LAST_DAY_PASSED": said(
        sr="Последњи дан чланства не може бити пре {day}. Изаберите тај или каснији дан.",
        hr="Posljednji dan članstva ne može biti prije {day}. Odaberite taj ili kasniji dan.",
        bs="Posljednji dan članstva ne može biti prije {day}. Izaberite taj ili kasniji dan.",
        mk="Последниот ден на членството не може да биде пред {day}. Изберете го тој или подоцнежен ден.",
        sq="Dita e fundit e anëtarësisë nuk mund të jetë para {day}. Zgjidhni atë ose një ditë më vonë.",
    ),
    "NO_NOTICE": said(
        sr="На дан {day} нема отказа који би се могао повући.",
        hr="Na dan {day} nema otkaza koji bi se mogao povući.",
        bs="Na dan {day} nema otkaza koji bi se mogao povući.",
        mk="На {day} нема отказ што би можел да се повлече.",
        sq="Më {day} nuk ka njoftim që mund të tërhiqet.",
    ),
    "INVOICE_NOT_OPEN": said(
        sr="Фактура {number} је у стању {state}; на њу се не може ништа уплатити ни опростити.",
        hr="Račun {number} je u stanju {state}; na njega se ne može ništa uplatiti ni otpustiti.",
        bs="Faktura {number} je u stanju {state}; na nju se ne može ništa uplatiti ni otpustiti.",
        mk="Фактурата {number} е во состојба {state}; на неа не може ништо да се уплати или прости.",
        sq="Fatura {number} është në gjendjen {state}; asgjë nuk mund të paguhet apo të falet.",
    ),
    "AMOUNT_TOO_HIGH": said(
        sr="На тај дан дугује се само {left} {currency}. Исправите износ или дан.",
        hr="Na taj dan duguje se samo {left} {currency}. Ispravite iznos ili dan.",
        bs="Na taj dan duguje se samo {left} {currency}. Ispravite iznos ili dan.",
        mk="На тој ден се должат само {left} {currency}. Поправете го износот или денот.",
        sq="Atë ditë detyrohen vetëm {left} {currency}. Korrigjoni shumën ose ditën.",
    ),
    "AMOUNT_NOT_POSITIVE": said(
        sr="Износ мора бити већи од нуле.",
        hr="Iznos mora biti veći od nule.",
        bs="Iznos mora biti veći od nule.",
        mk="Износот мора да биде поголем од нула.",
        sq="Shuma duhet të jetë më e madhe se zero.",
    ),
    "NO_FEE_RULE": said(
        sr="Ниједно правило о чланарини за {year} не важи за ово чланство. Додајте га, или наведите износ и валуту.",
        hr="Nijedno pravilo o članarini za {year} ne vrijedi za ovo članstvo. Dodajte ga ili navedite iznos i valutu.",
        bs="Nijedno pravilo o članarini za {year} ne važi za ovo članstvo. Dodajte ga ili navedite iznos i valutu.",
        mk="Ниедно правило за членарина за {year} не важи за ова членство. Додајте го, или наведете износ и валута.",
        sq="Asnjë rregull i kuotës për {year} nuk vlen për këtë anëtarësi. Shtojeni, ose jepni shumën dhe monedhën.",
    ),
    "EXCLUSION_NEEDS_DECISION": said(
        sr="Искључење је одлука органа. Унесите га као искључење, са одлуком.",
        hr="Isključenje je odluka tijela. Unesite ga kao isključenje, s odlukom.",
        bs="Isključenje je odluka organa. Unesite ga kao isključenje, s odlukom.",
        mk="Исклучувањето е одлука на орган. Внесете го како исклучување, со одлука.",
        sq="Përjashtimi është vendim i një organi. Regjistrojeni si përjashtim, me vendim.",
    ),
    "FEE_RULES_OVERLAP": said(
        sr="За исте чланице у {year}. већ важи чланарина од {amount} {currency}. Изаберите други распон.",
        hr="Za iste članice u {year}. već vrijedi članarina od {amount} {currency}. Odaberite drugi raspon.",
        bs="Za iste članice u {year}. već važi članarina od {amount} {currency}. Izaberite drugi raspon.",
        mk="За истите членки во {year} веќе важи членарина од {amount} {currency}. Изберете друг опсег.",
        sq="Për të njëjtat anëtare në {year} vlen tashmë kuota {amount} {currency}. Zgjidhni një interval tjetër.",
    ),
    "YEAR_TOO_FAR": said(
        sr="Обнова се води за {this}. годину, или за ону пре или после ње.",
        hr="Obnova se vodi za {this}. godinu, ili za onu prije ili poslije nje.",
        bs="Obnova se vodi za {this}. godinu, ili za onu prije ili poslije nje.",
        mk="Обновата се води за {this} година, или за онаа пред или по неа.",
        sq="Rinovimi bëhet për vitin {this}, ose për atë para a pas tij.",
    ),
    "DAYS_TOO_FEW": said(
        sr="Наведите најмање један дан.",
        hr="Navedite najmanje jedan dan.",
        bs="Navedite najmanje jedan dan.",
        mk="Наведете барем еден ден.",
        sq="Jepni të paktën një ditë.",
    ),
}
