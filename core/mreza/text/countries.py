"""The countries of the federation, from our own table, because no library knows Kosovo* as the network must show it.

``XK`` is a user-assigned code that ISO 3166 lacks, CLDR prints it without the asterisk, and ``Europe/Pristina`` is no
time zone. Codes are ISO 3166-1 alpha-2 otherwise; ``EU`` stands for hosts and donors of the Union.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.errors import UserError
from mreza.text.locales import Locale
from mreza.text.translated import Translated

#: The English sentence is the Union's fixed formula. The translations await the approval of the regional secretariat.
KOSOVO_FOOTNOTE = Translated(
    {
        "en": "This designation is without prejudice to positions on status, and is in line with "
        "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.",
        "sr-Cyrl": "Овај назив не доводи у питање ставове о статусу и у складу је са Резолуцијом Савета безбедности "
        "УН 1244/1999 и мишљењем Међународног суда правде о проглашењу независности Косова.",
        "sr-Latn": "Ovaj naziv ne dovodi u pitanje stavove o statusu i u skladu je sa Rezolucijom Saveta bezbednosti "
        "UN 1244/1999 i mišljenjem Međunarodnog suda pravde o proglašenju nezavisnosti Kosova.",
        "bs": "Ovaj naziv ne dovodi u pitanje stavove o statusu i u skladu je s Rezolucijom Vijeća sigurnosti "
        "UN-a 1244/1999 i mišljenjem Međunarodnog suda pravde o proglašenju nezavisnosti Kosova.",
        "hr": "Ovim se nazivom ne dovode u pitanje stajališta o statusu te je on u skladu s Rezolucijom Vijeća "
        "sigurnosti UN-a 1244/1999 i mišljenjem Međunarodnog suda o proglašenju neovisnosti Kosova.",
        "cnr": "Ovaj naziv ne dovodi u pitanje stavove o statusu i u skladu je s Rezolucijom Savjeta bezbjednosti "
        "UN 1244/1999 i mišljenjem Međunarodnog suda pravde o proglašenju nezavisnosti Kosova.",
        "mk": "Овој назив не ги доведува во прашање ставовите за статусот и е во согласност со Резолуцијата "
        "1244/1999 на Советот за безбедност на ОН и со мислењето на Меѓународниот суд на правдата за прогласувањето "
        "независност на Косово.",
        "sq": "Ky emërtim nuk paragjykon qëndrimet për statusin dhe është në përputhje me Rezolutën 1244/1999 të "
        "Këshillit të Sigurimit të OKB-së dhe me Opinionin e GJND-së për shpalljen e pavarësisë së Kosovës.",
    }
)

#: The wording of older documents, which name the resolution without its year.
KOSOVO_FOOTNOTE_WITHOUT_YEAR = Translated.trusted(
    {locale: text.replace("1244/1999", "1244") for locale, text in KOSOVO_FOOTNOTE.as_json().items()}
)


@dataclass(frozen=True, slots=True)
class CurrencyPeriod:
    """The currency in use from a day (None: always) until a day, both included (None: still)."""

    currency: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the federation names it.

    Attributes:
        code: ISO 3166-1 alpha-2, or ``XK``, or ``EU``.
        names: bare names by locale; show `label`.
        phone_prefix: international prefix, e.g. ``+381``; empty for the Union.
        time_zone: IANA name.
        locales: locales the network publishes in, the first is the default; empty outside the seven networks.
        currencies: history of the currency, oldest first.
        footnote: shown once per page, document or export that shows the label.
    """

    code: str
    names: Translated
    phone_prefix: str
    time_zone: str
    locales: tuple[Locale, ...]
    currencies: tuple[CurrencyPeriod, ...]
    footnote: Translated | None = None

    @classmethod
    def parse(cls, code: str) -> Country:
        """The country of this code, whatever its case; raises UserError ``UNKNOWN_COUNTRY``."""
        found = COUNTRIES.get(code.strip().upper())
        if found is None:
            raise UserError(
                "UNKNOWN_COUNTRY",
                "There is no country “{country}” here. Use one of {known}.",
                country=code,
                known=", ".join(COUNTRIES),
            )
        return found

    def label(self, locale: Locale) -> str:
        """The name as it must be shown: with an asterisk where there is a footnote."""
        return self.names.get(locale).text + ("*" if self.footnote else "")

    def footnote_text(self, locale: Locale) -> str | None:
        """The footnote's sentence without the asterisk, if the label needs one."""
        return self.footnote.get(locale).text if self.footnote else None

    def label_with_footnote(self, locale: Locale) -> str:
        """Label and footnote in one, for places that have room for a single text: ``Kosovo* (* This …)``."""
        sentence = self.footnote_text(locale)
        return f"{self.label(locale)} (* {sentence})" if sentence else self.label(locale)

    def currency_on(self, day: date) -> str:
        """The code of the currency in use on a civil day."""
        for period in self.currencies:
            if (period.since is None or period.since <= day) and (period.until is None or day <= period.until):
                return period.currency
        raise LookupError(f"{self.code} has no currency on {day}; complete its history in mreza.text.countries")


def _names(*names: str) -> Translated:
    """One name for each locale, in the order of `Locale`."""
    return Translated(dict(zip(Locale, names, strict=True)))


def _locales(codes: str) -> tuple[Locale, ...]:
    return tuple(Locale.parse(code) for code in codes.split())


def _always(code: str) -> tuple[CurrencyPeriod, ...]:
    return (CurrencyPeriod(code),)


_LAST_KUNA_DAY = date(2022, 12, 31)
_FIRST_EURO_DAY = date(2023, 1, 1)

COUNTRIES = {
    country.code: country
    for country in (
        Country(
            "RS",
            _names("Србија", "Srbija", "Srbija", "Srbija", "Srbija", "Србија", "Serbia", "Serbia"),
            "+381", "Europe/Belgrade", _locales("sr-Cyrl sr-Latn"), _always("RSD"),
        ),
        Country(
            "BA",
            _names(
                "Босна и Херцеговина", "Bosna i Hercegovina", "Bosna i Hercegovina", "Bosna i Hercegovina",
                "Bosna i Hercegovina", "Босна и Херцеговина", "Bosnja dhe Hercegovina", "Bosnia and Herzegovina",
            ),
            "+387", "Europe/Sarajevo", _locales("bs hr sr-Latn sr-Cyrl"), _always("BAM"),
        ),
        Country(
            "HR",
            _names("Хрватска", "Hrvatska", "Hrvatska", "Hrvatska", "Hrvatska", "Хрватска", "Kroacia", "Croatia"),
            "+385", "Europe/Zagreb", _locales("hr"),
            (CurrencyPeriod("HRK", until=_LAST_KUNA_DAY), CurrencyPeriod("EUR", since=_FIRST_EURO_DAY)),
        ),
        Country(
            "ME",
            _names(
                "Црна Гора", "Crna Gora", "Crna Gora", "Crna Gora", "Crna Gora", "Црна Гора", "Mali i Zi", "Montenegro"
            ),
            "+382", "Europe/Podgorica", _locales("cnr sr-Latn sr-Cyrl bs sq hr"), _always("EUR"),
        ),
        Country(
            "MK",
            _names(
                "Северна Македонија", "Severna Makedonija", "Sjeverna Makedonija", "Sjeverna Makedonija",
                "Sjeverna Makedonija", "Северна Македонија", "Maqedonia e Veriut", "North Macedonia",
            ),
            "+389", "Europe/Skopje", _locales("mk sq"), _always("MKD"),
        ),
        Country(
            "AL",
            _names("Албанија", "Albanija", "Albanija", "Albanija", "Albanija", "Албанија", "Shqipëria", "Albania"),
            "+355", "Europe/Tirane", _locales("sq"), _always("ALL"),
        ),
        Country(
            "XK",
            _names("Косово", "Kosovo", "Kosovo", "Kosovo", "Kosovo", "Косово", "Kosova", "Kosovo"),
            "+383", "Europe/Belgrade", _locales("sq sr-Latn sr-Cyrl"), _always("EUR"), KOSOVO_FOOTNOTE,
        ),
        Country(
            "DE",
            _names("Немачка", "Nemačka", "Njemačka", "Njemačka", "Njemačka", "Германија", "Gjermania", "Germany"),
            "+49", "Europe/Berlin", (), _always("EUR"),
        ),
        Country(
            "EU",
            _names(
                "Европска унија", "Evropska unija", "Evropska unija", "Europska unija", "Evropska unija",
                "Европска Унија", "Bashkimi Evropian", "European Union",
            ),
            "", "Europe/Brussels", (), _always("EUR"),
        ),
    )
}  # fmt: skip
