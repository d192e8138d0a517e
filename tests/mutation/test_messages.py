from __future__ import annotations

import re

import pytest
from mreza.errors import Conflict, NotFound, UserError
from mreza.mutation.catalogue import MESSAGES
from mreza.mutation.messages import Messages
from mreza.mutation.refusals import not_writable
from mreza.text import Locale, Translated


def test_an_error_is_told_in_the_readers_language_and_script() -> None:
    error = Conflict(expected=3, found=4)
    messages = Messages()
    assert messages.text(error, "sr-Cyrl").startswith("Видели сте верзију 3")
    assert messages.text(error, "sr-Latn").startswith("Videli ste verziju 3")
    assert messages.text(error, "en") == error.message


def test_a_row_rule_is_not_told_as_a_missing_permission() -> None:
    assert "{" not in Messages().text(not_writable(), "mk")


def test_what_nobody_translated_is_told_in_english() -> None:
    error = UserError("SEATS_TAKEN", "All {seats} seats are taken. Choose another date.", seats=10)
    assert Messages().text(error, "sq") == "All 10 seats are taken. Choose another date."
    assert Messages([{"SEATS_TAKEN": {"sq": "Nuk ka më vende."}}]).text(error, "sq") == "Nuk ka më vende."


def test_a_plugin_cannot_reword_core() -> None:
    messages = Messages([{"NOT_FOUND": {"sq": "x"}}])
    assert messages.text(NotFound("X"), "sq") != "x"


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_speaks_all_languages_in_their_script_with_the_same_values(code: str) -> None:
    texts = MESSAGES[code]
    assert set(texts) == {locale.value for locale in Locale} - {"en"}
    values = {locale: frozenset(re.findall(r"{(\w+)}", text)) for locale, text in texts.items()}
    assert len(set(values.values())) == 1
    Translated({locale: re.sub(r"{\w+}|https?://\S+|\+\d+", "", text) for locale, text in texts.items()})
