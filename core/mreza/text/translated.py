"""Text in several locales as one immutable value, and what a reader of one locale is shown of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mreza.errors import UserError
from mreza.text.locales import Locale, Script, fallbacks
from mreza.text.transliteration import to_latin

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a reader is shown.

    Attributes:
        text: the text.
        locale: the locale it is in; ``sr-Latn`` if it was derived.
        requested: the locale that was asked for.
        derived: transliterated from Serbian Cyrillic rather than written by a person.
    """

    text: str
    locale: Locale
    requested: Locale
    derived: bool = False

    @property
    def is_fallback(self) -> bool:
        """The text is in another locale than the one asked for; derived ``sr-Latn`` for ``sr-Latn`` is no fallback."""
        return self.locale is not self.requested


class Translated:
    """A text by locale: at least one, none of them blank, each in its locale's script. Equal by value, hashable.

    A Latin-script locale takes no Cyrillic letter. A Cyrillic one takes Latin words beside Cyrillic ones and acronyms
    (*IRIS мрежа*, *ASB*), but no text of Latin words only and no word of both scripts, which is a look-alike slip.
    """

    __slots__ = ("_texts",)
    _texts: Mapping[Locale, str]

    def __init__(self, texts: Mapping[str, str] | Mapping[Locale, str]) -> None:
        """Check the texts; leading and trailing blanks are dropped.

        Raises:
            UserError: ``UNKNOWN_LOCALE``, ``TEXT_EMPTY`` or ``TEXT_WRONG_SCRIPT``, its path naming the locale.
        """
        given = {_locale(key): text for key, text in texts.items()}
        if not given:
            raise UserError("TEXT_EMPTY", "The text is in no language. Give it in at least one locale.")
        self._texts = {locale: _checked(given[locale], locale) for locale in Locale if locale in given}

    @classmethod
    def trusted(cls, texts: Mapping[str, str]) -> Translated:
        """From the database's JSON, which was checked when it was written."""
        value = cls.__new__(cls)
        value._texts = {locale: texts[locale.value] for locale in Locale if locale.value in texts}
        return value

    def get(self, locale: Locale) -> Rendered:
        """The text for a reader of the locale: the first of `fallbacks`, with ``sr-Latn`` derived where need be."""
        for step in fallbacks(locale):
            if step in self._texts:
                return Rendered(self._texts[step], step, locale)
            if step is Locale.SR_LATN and Locale.SR_CYRL in self._texts:
                return Rendered(to_latin(self._texts[Locale.SR_CYRL]), step, locale, derived=True)
        raise LookupError("a translated text without any text; this value did not come from the constructor")

    def replaced(self, texts: Mapping[str, str | None]) -> Translated:
        """A copy with these locales set, or removed where None."""
        changed: dict[Locale, str | None] = {**self._texts, **{_locale(key): text for key, text in texts.items()}}
        return Translated({locale: text for locale, text in changed.items() if text is not None})

    def as_json(self) -> dict[str, str]:
        """``{locale: text}`` as stored and exchanged, in the order of `Locale`."""
        return {locale.value: text for locale, text in self._texts.items()}

    def __getitem__(self, locale: Locale) -> str:
        return self._texts[locale]

    def __contains__(self, locale: object) -> bool:
        return locale in self._texts

    def __iter__(self) -> Iterator[Locale]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Translated) and self._texts == other._texts

    def __hash__(self) -> int:
        return hash(tuple(self._texts.items()))

    def __repr__(self) -> str:
        return f"Translated({self.as_json()!r})"


def _locale(key: str | Locale) -> Locale:
    return key if isinstance(key, Locale) else Locale.parse(key)


def _checked(text: str, locale: Locale) -> str:
    stripped = text.strip()
    if not stripped:
        raise UserError(
            "TEXT_EMPTY",
            "The {locale} text is blank. Write it, or leave the locale out.",
            path=(locale.value,),
            locale=locale.value,
        )
    slip = _cyrillic_slip(stripped) if locale.script is Script.CYRILLIC else _latin_slip(stripped)
    if slip:
        raise UserError(
            "TEXT_WRONG_SCRIPT",
            "The {locale} text is written in {script}, but “{word}” is not. "
            "Write it in that script or give it under another locale.",
            path=(locale.value,),
            locale=locale.value,
            script="Cyrillic" if locale.script is Script.CYRILLIC else "Latin",
            word=slip,
        )
    return stripped


def _latin_slip(text: str) -> str | None:
    """The first word with a Cyrillic letter."""
    return next((word for word in _WORD.findall(text) if _CYRILLIC.search(word)), None)


def _cyrillic_slip(text: str) -> str | None:
    """The first word of both scripts, or the first Latin word (not an acronym) of a text without Cyrillic."""
    words: list[str] = _WORD.findall(text)
    mixed = next((word for word in words if _CYRILLIC.search(word) and _LATIN.search(word)), None)
    if mixed or _CYRILLIC.search(text):
        return mixed
    return next((word for word in words if _LATIN.search(word) and not word.isupper()), None)
