"""The page on which one unsubscribes, in the reader's language."""

from __future__ import annotations

from html import escape

from mreza.text import Locale

from mreza_mail.locale.labels import PAGE

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
  body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733; }}
  h1 {{ font-size: 1.3rem; }}
  button {{ font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: .3rem; background: #1d4f7c; color: #fff; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p role="status">{said}</p>
{form}</body>
</html>
"""
_FORM = """<form method="post">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button type="submit">{label}</button>
</form>
"""


def asking(network: str, locale: Locale) -> str:
    """Asks whether one wants no more; nothing happens before the button is pressed."""
    words = _words(locale)
    return _page(locale, words["asking"].format(network=network), _FORM.format(label=escape(words["button"])))


def done(network: str, locale: Locale) -> str:
    """Says that nothing more will come."""
    return _page(locale, _words(locale)["done"].format(network=network))


def unknown(locale: Locale) -> str:
    """Says that the link is not one of ours."""
    return _page(locale, _words(locale)["unknown"])


def _page(locale: Locale, said: str, form: str = "") -> str:
    title = _words(locale)["title"]
    return _PAGE.format(lang=locale.bcp47, title=escape(title), said=escape(said), form=form)


def _words(locale: Locale) -> dict[str, str]:
    return {name: texts[locale.value] for name, texts in PAGE.items()}


__all__ = ["asking", "done", "unknown"]
