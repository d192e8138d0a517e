"""The federation's regional catalogue of services and its beneficiary groups, in all languages.

The translations are starters that the national coordinators are to check. Latin Serbian is derived from Cyrillic.
"""
# ruff: noqa: E501  (a table is read by its lines)

from __future__ import annotations

from dataclasses import dataclass

from mreza.text import Translated

_LOCALES = ("sr-Cyrl", "bs", "hr", "cnr", "mk", "sq", "en")


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A service type (with its category) or a beneficiary group (with an empty one)."""

    code: str
    category: str
    name: Translated


def _entries(table: str) -> tuple[CatalogueEntry, ...]:
    """One line an entry: code | category | a name for each of `_LOCALES`; a name of = repeats the Bosnian one."""
    return tuple(_entry([cell.strip() for cell in line.split("|")]) for line in table.strip().splitlines())


def _entry(cells: list[str]) -> CatalogueEntry:
    code, category, *names = cells
    bosnian = names[_LOCALES.index("bs")]
    texts = {locale: bosnian if name == "=" else name for locale, name in zip(_LOCALES, names, strict=True)}
    return CatalogueEntry(code, category, Translated(texts))


#: code | category | sr-Cyrl | bs | hr | cnr | mk | sq | en
SERVICES = _entries("""
S01 | planning      | информисање и упућивање | informisanje i upućivanje | informiranje i upućivanje | informisanje i upućivanje | информирање и упатување | informim dhe referim | information and referral
S02 | counselling   | саветовање и психосоцијална подршка | savjetovanje i psihosocijalna podrška | = | = | советување и психосоцијална поддршка | këshillim dhe mbështetje psikosociale | counselling and psychosocial support
S03 | counselling   | правна помоћ | pravna pomoć | = | = | правна помош | ndihmë juridike | legal aid
S04 | counselling   | СОС телефон | SOS telefon | = | = | СОС линија | linjë SOS | SOS line
S05 | community     | дневни боравак | dnevni boravak | = | = | дневен престој | qendër ditore | day care
S06 | community     | помоћ у кући | pomoć u kući | = | = | помош и нега во домот | shërbim në banesë | home help and home care
S07 | community     | свратиште | svratište | = | = | дневен центар за деца на улица | qendër e hapur | drop-in centre
S08 | community     | лични пратилац детета | lični pratilac djeteta | osobni pratitelj djeteta | lični pratilac djeteta | личен придружник на дете | shoqërues personal i fëmijës | child's personal companion
S09 | independence  | персонална асистенција | personalna asistencija | osobna asistencija | personalna asistencija | персонална асистенција | asistencë personale | personal assistance
S10 | independence  | становање уз подршку | stanovanje uz podršku | = | = | домување со поддршка | banim i mbështetur | supported housing
S11 | independence  | обука за самостални живот | obuka za samostalan život | osposobljavanje za samostalan život | obuka za samostalan život | обука за самостоен живот | trajnim për jetesë të pavarur | training for independent living
S12 | accommodation | предах смештај | predah smještaj | predah | predah smještaj | замена на семејна грижа | shërbim zëvendësues | respite care
S13 | accommodation | сигурна кућа | sigurna kuća | = | = | засолниште | strehëz | shelter and safe house
S14 | accommodation | прихватни центар | prihvatni centar | = | = | прифатен центар | qendër pritëse | reception and transit accommodation
S15 | accommodation | кућа на пола пута | kuća na pola puta | = | = | куќа на половина пат | shtëpi kalimtare | halfway house
S16 | family        | подршка хранитељству | podrška hraniteljstvu | potpora udomiteljstvu | podrška hraniteljstvu | поддршка на згрижувачки семејства | mbështetje për familjet kujdestare | foster-care support
S17 | family        | рана интервенција и породични сарадник | rana intervencija i porodični saradnik | rana intervencija i obiteljski suradnik | rana intervencija i porodični saradnik | рана интервенција и семеен соработник | ndërhyrje e hershme dhe mbështetje intensive për familjen | early intervention and intensive family support
S18 | family        | породична групна конференција и медијација | porodična grupna konferencija i medijacija | obiteljska grupna konferencija i medijacija | porodična grupna konferencija i medijacija | семејна групна конференција и медијација | konferencë familjare dhe ndërmjetësim | family group conference and mediation
S19 | activation    | радна интеграција и социјално предузеће | radna integracija i socijalno preduzeće | radna integracija i socijalno poduzeće | radna integracija i socijalno preduzeće | работна интеграција и социјално претпријатие | integrim në punë dhe ndërmarrje sociale | work integration and social enterprise
S20 | community     | теренски рад и превенција | terenski rad i prevencija | = | = | теренска работа и превенција | punë në terren dhe parandalim | outreach, community work and prevention
S21 | accommodation | домски смештај | domski smještaj | = | = | домско згрижување | kujdes rezidencial | residential care
S22 | migration     | старатељство и културна медијација | starateljstvo i kulturna medijacija | skrbništvo i kulturna medijacija | starateljstvo i kulturna medijacija | старателство и културна медијација | kujdestari dhe ndërmjetësim kulturor | guardianship and cultural mediation for migrants
""")

#: code | (no category) | sr-Cyrl | bs | hr | cnr | mk | sq | en
GROUPS = _entries("""
CHILDREN | | деца | djeca | = | đeca | деца | fëmijë | children
YOUTH_AT_RISK | | млади у ризику | mladi u riziku | = | = | млади во ризик | të rinj në rrezik | youth at risk
CHILDREN_WITHOUT_CARE | | деца без родитељског старања | djeca bez roditeljskog staranja | djeca bez odgovarajuće roditeljske skrbi | đeca bez roditeljskog staranja | деца без родителска грижа | fëmijë pa përkujdesje prindërore | children without parental care
PERSONS_WITH_DISABILITIES | | особе са инвалидитетом | osobe s invaliditetom | = | lica s invaliditetom | лица со попреченост | persona me aftësi të kufizuara | persons with disabilities
DEVELOPMENTAL_DIFFICULTIES | | особе са сметњама у развоју | osobe s teškoćama u razvoju | = | lica sa smetnjama u razvoju | лица со пречки во развојот | persona me vështirësi në zhvillim | persons with developmental difficulties
MENTAL_HEALTH | | особе са тешкоћама у менталном здрављу | osobe s teškoćama mentalnog zdravlja | = | lica s teškoćama mentalnog zdravlja | лица со тешкотии во менталното здравје | persona me vështirësi të shëndetit mendor | persons with mental-health difficulties
OLDER_PERSONS | | старије особе | starije osobe | = | starija lica | стари лица | të moshuar | older persons
ADULTS | | одрасли | odrasli | odrasle osobe | odrasli | возрасни лица | të rritur | adults
WOMEN_VICTIMS | | жене жртве насиља | žene žrtve nasilja | = | = | жени жртви на насилство | gra viktima të dhunës | women victims of violence
VICTIMS_OF_VIOLENCE | | жртве насиља (остале) | žrtve nasilja (ostale) | = | = | жртви на насилство (други) | viktima të dhunës (të tjera) | victims of violence (other)
VICTIMS_OF_TRAFFICKING | | жртве трговине људима | žrtve trgovine ljudima | = | = | жртви на трговија со луѓе | viktima të trafikimit | victims of trafficking
MIGRANTS | | мигранти | migranti | = | = | мигранти | migrantë | migrants
REFUGEES | | избеглице | izbjeglice | = | = | бегалци | refugjatë | refugees
ASYLUM_SEEKERS | | тражиоци азила | tražioci azila | tražitelji azila | tražioci azila | баратели на азил | azilkërkues | asylum seekers
DISPLACED_PERSONS | | интерно расељена лица | interno raseljena lica | interno raseljene osobe | interno raseljena lica | внатрешно раселени лица | persona të zhvendosur | internally displaced persons
RETURNEES | | повратници | povratnici | = | = | повратници | të kthyer | returnees
ROMA | | Роми и Ромкиње | Romi i Romkinje | = | = | Роми | Romë | Roma
LGBTQ | | ЛГБТК особе | LGBTQ osobe | = | = | ЛГБТК лица | persona LGBTQ | LGBTQ persons
HOMELESS | | бескућници | beskućnici | = | = | бездомници | të pastrehë | homeless persons
DRUG_USERS | | особе које користе дроге | osobe koje koriste droge | = | lica koja koriste droge | лица што употребуваат дроги | persona që përdorin droga | persons who use drugs
FORMER_PRISONERS | | бивши осуђеници | bivši osuđenici | bivši zatvorenici | bivši osuđenici | поранешни затвореници | ish të burgosur | former prisoners
UNEMPLOYED | | незапослени и теже запошљиви | nezaposleni i teže zapošljivi | = | = | невработени и тешко вработливи | të papunë dhe vështirësisht të punësueshëm | unemployed and hard-to-employ persons
FAMILIES_IN_CRISIS | | породице у кризи | porodice u krizi | obitelji u krizi | porodice u krizi | семејства во криза | familje në krizë | families in crisis
WAR_VICTIMS | | цивилне жртве рата | civilne žrtve rata | = | = | цивилни жртви од војна | viktima civile të luftës | civilian victims of war
OTHER | | остали | ostali | = | = | други | të tjerë | other
""")

#: Groups that go with a service; whoever provides it works with some of them.
GROUPS_OF_SERVICE = {
    "S01": ("ADULTS", "FAMILIES_IN_CRISIS", "UNEMPLOYED", "OTHER"),
    "S02": ("WOMEN_VICTIMS", "VICTIMS_OF_VIOLENCE", "YOUTH_AT_RISK", "MENTAL_HEALTH", "LGBTQ"),
    "S03": ("ASYLUM_SEEKERS", "ROMA", "DISPLACED_PERSONS", "WAR_VICTIMS", "WOMEN_VICTIMS", "RETURNEES"),
    "S04": ("WOMEN_VICTIMS", "VICTIMS_OF_VIOLENCE", "CHILDREN"),
    "S05": ("CHILDREN", "DEVELOPMENTAL_DIFFICULTIES", "OLDER_PERSONS", "PERSONS_WITH_DISABILITIES"),
    "S06": ("OLDER_PERSONS", "PERSONS_WITH_DISABILITIES"),
    "S07": ("CHILDREN", "ROMA", "HOMELESS", "YOUTH_AT_RISK"),
    "S08": ("CHILDREN", "DEVELOPMENTAL_DIFFICULTIES"),
    "S09": ("PERSONS_WITH_DISABILITIES",),
    "S10": ("PERSONS_WITH_DISABILITIES", "MENTAL_HEALTH", "DEVELOPMENTAL_DIFFICULTIES"),
    "S11": ("YOUTH_AT_RISK", "CHILDREN_WITHOUT_CARE", "PERSONS_WITH_DISABILITIES"),
    "S12": ("FAMILIES_IN_CRISIS", "DEVELOPMENTAL_DIFFICULTIES"),
    "S13": ("WOMEN_VICTIMS", "CHILDREN", "VICTIMS_OF_TRAFFICKING"),
    "S14": ("MIGRANTS", "REFUGEES", "ASYLUM_SEEKERS", "VICTIMS_OF_TRAFFICKING"),
    "S15": ("FORMER_PRISONERS", "DRUG_USERS", "CHILDREN_WITHOUT_CARE"),
    "S16": ("CHILDREN_WITHOUT_CARE", "FAMILIES_IN_CRISIS"),
    "S17": ("CHILDREN", "FAMILIES_IN_CRISIS", "DEVELOPMENTAL_DIFFICULTIES"),
    "S18": ("FAMILIES_IN_CRISIS", "YOUTH_AT_RISK"),
    "S19": ("UNEMPLOYED", "ROMA", "FORMER_PRISONERS", "PERSONS_WITH_DISABILITIES"),
    "S20": ("DRUG_USERS", "HOMELESS", "YOUTH_AT_RISK", "ROMA", "MIGRANTS"),
    "S21": ("OLDER_PERSONS", "ADULTS", "PERSONS_WITH_DISABILITIES"),
    "S22": ("MIGRANTS", "REFUGEES", "ASYLUM_SEEKERS"),
}
