"""The eight locales of the federation: which one a reader wants, and what is shown when a text lacks it.

A locale here is the network's own value, never an ICU tag: ICU turns ``cnr`` into ``sr-ME`` and ``sh`` into
``sr-Latn``, so nothing in this module canonicalises. `Locale.bcp47` is for formatting numbers and dates only.
"""

from __future__ import annotations

from enum import Enum, StrEnum

from mreza.errors import UserError


class Script(StrEnum):
    """The script that a locale is written in (ISO 15924)."""

    CYRILLIC = "Cyrl"
    LATIN = "Latn"


class Alphabet(StrEnum):
    """An order of letters for sorting; see `mreza.text.sorting`."""

    AZBUKA = "azbuka"
    GAJ = "gaj"
    MACEDONIAN = "mk"
    ALBANIAN = "sq"
    ENGLISH = "en"


class Locale(Enum):
    """A language in one script. The order of the members is the order of every per-locale array."""

    SR_CYRL = "sr-Cyrl"
    SR_LATN = "sr-Latn"
    BS = "bs"
    HR = "hr"
    CNR = "cnr"
    MK = "mk"
    SQ = "sq"
    EN = "en"

    @classmethod
    def parse(cls, text: str) -> Locale:
        """One of the eight, whatever its case and with ``-`` or ``_``.

        Raises:
            UserError: ``UNKNOWN_LOCALE``; also for ``sr`` (its script must be said) and ``sh`` (not a locale of ours).
        """
        found = _BY_CODE.get(text.strip().lower().replace("_", "-"))
        if found is None:
            raise UserError(
                "UNKNOWN_LOCALE",
                "There is no locale “{locale}”. Use one of {known}.",
                locale=text,
                known=", ".join(locale.value for locale in cls),
            )
        return found

    @property
    def bcp47(self) -> str:
        """The tag that formatting libraries know: the value itself, but ``sr-Latn-ME`` for Montenegrin."""
        return "sr-Latn-ME" if self is Locale.CNR else self.value

    @property
    def autonym(self) -> str:
        """The language's name in itself; the script of the word tells the two Serbian locales apart."""
        return _AUTONYMS[self]

    @property
    def script(self) -> Script:
        """The script that texts of this locale are written in."""
        return Script.CYRILLIC if self in (Locale.SR_CYRL, Locale.MK) else Script.LATIN

    @property
    def position(self) -> int:
        """The zero-based position in per-locale arrays such as ``mreza.sort_keys``; SQL subscripts are one more."""
        return _POSITIONS[self]


#: Everything is written in English at least, so it is what a reader of an unknown language gets.
DEFAULT_LOCALE = Locale.EN

_BY_CODE = {locale.value.lower(): locale for locale in Locale}
_POSITIONS = {locale: position for position, locale in enumerate(Locale)}
_AUTONYMS = {
    Locale.SR_CYRL: "српски",
    Locale.SR_LATN: "srpski",
    Locale.BS: "bosanski",
    Locale.HR: "hrvatski",
    Locale.CNR: "crnogorski",
    Locale.MK: "македонски",
    Locale.SQ: "shqip",
    Locale.EN: "English",
}
_ALPHABETS = {
    Locale.SR_CYRL: Alphabet.AZBUKA,
    Locale.SR_LATN: Alphabet.GAJ,
    Locale.BS: Alphabet.GAJ,
    Locale.HR: Alphabet.GAJ,
    Locale.CNR: Alphabet.GAJ,
    Locale.MK: Alphabet.MACEDONIAN,
    Locale.SQ: Alphabet.ALBANIAN,
    Locale.EN: Alphabet.ENGLISH,
}

#: What is shown when a text lacks the wanted locale: the closest language that its readers read, the other languages of
#: their country, English, and then the rest, so that something is always shown. ``sr-Latn`` may be derived from
#: ``sr-Cyrl`` wherever it stands; Cyrillic is never derived from Latin.
_CHAINS = {
    Locale.SR_CYRL: "sr-Cyrl sr-Latn cnr bs hr en mk sq",
    Locale.SR_LATN: "sr-Latn sr-Cyrl cnr bs hr en mk sq",
    Locale.BS: "bs hr sr-Latn cnr sr-Cyrl en mk sq",
    Locale.HR: "hr bs cnr sr-Latn sr-Cyrl en mk sq",
    Locale.CNR: "cnr sr-Latn bs hr sr-Cyrl en sq mk",
    Locale.MK: "mk sr-Cyrl sr-Latn en bs cnr hr sq",
    Locale.SQ: "sq sr-Latn en bs cnr hr mk sr-Cyrl",
    Locale.EN: "en sr-Latn bs hr cnr sq mk sr-Cyrl",
}
_FALLBACKS = {locale: tuple(_BY_CODE[code.lower()] for code in chain.split()) for locale, chain in _CHAINS.items()}


def alphabet_of(locale: Locale) -> Alphabet:
    """The alphabet by which a reader of the locale expects a list to be sorted."""
    return _ALPHABETS[locale]


def fallbacks(locale: Locale) -> tuple[Locale, ...]:
    """All eight locales in the order in which they are tried for a reader of the locale, itself first."""
    return _FALLBACKS[locale]


def negotiate(accept_language: str | None) -> Locale:
    """The locale that an ``Accept-Language`` header asks for (RFC 9110); English if none of ours is asked for.

    Choices: ``sr`` without a script is Cyrillic, the constitutional script and what browsers mean by it; ``sr-ME`` and
    ``sr-Latn-ME`` are Montenegrin; ``sr-XK`` is Latin, as it is mostly written there; ``cnr`` stays ``cnr`` whatever
    follows it; ``sh`` is nobody's language code any more and is passed over. Malformed parts are passed over too.
    """
    for _, tag in _ranked(accept_language or ""):
        locale = _locale_of_tag(tag)
        if locale is not None:
            return locale
    return DEFAULT_LOCALE


def _ranked(header: str) -> list[tuple[float, str]]:
    """The acceptable tags (q > 0), the best first and otherwise as written."""
    tags: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = _quality(parameters)
        if tag and quality > 0:
            tags.append((quality, tag))
    return sorted(tags, key=lambda pair: -pair[0])


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(float(value), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _locale_of_tag(tag: str) -> Locale | None:
    language, *subtags = tag.split("-")
    if language == "*":
        return DEFAULT_LOCALE
    if language != "sr":
        return _BY_CODE.get(language)
    if "cyrl" in subtags:
        return Locale.SR_CYRL
    if "me" in subtags:
        return Locale.CNR
    return Locale.SR_LATN if "latn" in subtags or "xk" in subtags else Locale.SR_CYRL
