"""What a plugin does when something has happened in another one: with it or not at all, and never in its way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from mreza.errors import ConfigurationError, UserError
from mreza.mutation.do import Do
from mreza.mutation.reactions import Reaction
from mreza.plugin.hooks import Answer
from mreza.testing.kit import Kit
from mreza_membership.events import ApplicationSubmitted
from sqlalchemy import text
from steps import Stories, events

pytestmark = [pytest.mark.anyio, pytest.mark.keep_connections("it is counted how often something reacts")]


@pytest.fixture
def told(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets functions react to applications."""

    def by(*functions: Any) -> None:
        hooks = kit.application.host.hooks
        answers = [Answer("other", [Reaction(ApplicationSubmitted, one) for one in functions])]
        collect = hooks.collect
        monkeypatch.setattr(
            hooks, "collect", lambda hook, **given: answers if hook == "reactions" else collect(hook, **given)
        )

    return by


async def note(do: Do, event: ApplicationSubmitted) -> None:
    """Something to see: it writes to the application's own row."""
    event.subject.acronym = "NOTED"  # type: ignore[attr-defined]


async def acronyms(kit: Kit) -> list[str | None]:
    async with kit.session() as session:
        return list(await session.scalars(text("SELECT acronym FROM membership_application")))


async def test_what_a_reaction_writes_is_committed_with_the_change(kit: Kit, stories: Stories, told: Any) -> None:
    told(note)
    assert (await stories.apply())["errors"] == []
    assert await acronyms(kit) == ["NOTED"]


async def test_of_a_change_that_is_refused_nobody_is_told(kit: Kit, stories: Stories, told: Any) -> None:
    heard: list[Any] = []

    async def hear(do: Do, event: Any) -> None:
        heard.append(event)

    told(hear)
    assert (await stories.apply(email=""))["errors"] != []
    assert heard == []
    assert (await stories.apply())["errors"] == []
    assert len(heard) == 1


async def _raises(do: Do, event: Any) -> None:
    await note(do, event)
    await do.session.flush()
    raise RuntimeError("bad day")


async def _refuses(do: Do, event: Any) -> None:
    await note(do, event)
    raise UserError("NO", "I do not like it.")


async def _breaks_the_statement(do: Do, event: Any) -> None:
    await note(do, event)
    await do.session.execute(text("SELECT 1 / 0"))


async def _hangs(do: Do, event: Any) -> None:
    await note(do, event)
    await do.session.flush()
    await asyncio.sleep(60)


async def _hangs_in_the_database(do: Do, event: Any) -> None:
    await note(do, event)
    await do.session.execute(text("SELECT pg_sleep(60)"))


async def _tells_more(do: Do, event: Any) -> None:
    do.emit(ApplicationSubmitted(event.subject, "twice", "en"))
    raise RuntimeError("bad day")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mreza.mutation.reactions.SECONDS", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("bad", [_raises, _refuses, _breaks_the_statement, _hangs, _hangs_in_the_database, _tells_more])
async def test_a_reaction_that_fails_is_undone_and_named_and_the_rest_goes_on(
    kit: Kit, stories: Stories, told: Any, bad: Any, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    after: list[Any] = []

    async def next_one(do: Do, event: Any) -> None:
        after.append(event)

    told(bad, next_one)
    answer = await stories.apply()
    assert answer["errors"] == []
    assert answer["reference"]
    assert await acronyms(kit) == [None]
    assert len(after) == 1
    assert len(await events(kit, "membership.ApplicationSubmitted")) == 1
    said = "".join(capfd.readouterr()) + caplog.text
    assert "reaction failed" in said
    assert "other" in said


async def test_a_reaction_has_the_rights_with_which_the_change_ended_and_borrows_no_others(
    kit: Kit, stories: Stories, told: Any
) -> None:
    seen: list[Any] = []

    async def look(do: Do, event: Any) -> None:
        seen.extend(await do.session.scalars(text("SELECT id FROM core_organisation")))
        with pytest.raises(ConfigurationError):
            await do.elevate(kit.networks["BA"])

    own, foreign = [await kit.organisation(code, code, do_not_list=True) for code in ("RS", "BA")]
    told(look)
    assert (await stories.apply())["errors"] == []
    assert own.id in seen, "an application borrows the rights of the network's coordinator"
    assert foreign.id not in seen
