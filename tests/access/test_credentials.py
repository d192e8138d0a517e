"""Signing in, tokens, and how often one may try."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from mreza.access import service
from mreza.access.attempts import ADDRESS, Attempts, TooManyAttempts
from mreza.access.authenticator import ScopeAuthenticator
from mreza.access.models import Token, TokenKind, User
from mreza.access.passwords import verify_password
from mreza.access.permissions import READ_MEMBERS
from mreza.access.signin import SignInFailed
from mreza.access.tokens import hash_of, kind_of, make
from mreza.access.viewer import ViewerKind
from mreza.errors import UserError
from mreza.web.authentication import NOTHING, Credential, InvalidCredential
from mreza.web.refusal import Refusal
from sqlalchemy import select, text

from .conftest import PASSWORD, TODAY, House

pytestmark = pytest.mark.anyio


async def test_signing_in_opens_the_users_scope(house: House) -> None:
    user = await house.user("coordinator", password=PASSWORD)
    signed_in = await house.sign_in.sign_in(user.email.upper(), PASSWORD)
    assert signed_in.viewer.networks == {house.rs.id}
    assert await house.organisations(signed_in.viewer.handle)
    assert signed_in.token not in repr(signed_in)


async def test_a_wrong_password_an_unknown_and_a_suspended_account_get_equal_words(house: House) -> None:
    known, suspended = await house.user(password=PASSWORD), await house.user(password=PASSWORD)
    async with house.session() as session:
        await service.set_user_active(session, await session.get_one(User, suspended.id), False, now=house.clock.now())
    answers = set()
    for email, password in ((known.email, "wrong"), ("nobody@demo.example", PASSWORD), (suspended.email, PASSWORD)):
        with pytest.raises(SignInFailed) as caught:
            await house.sign_in.sign_in(email, password)
        answers.add((caught.value.code, caught.value.message))
    assert len(answers) == 1
    assert (await house.sign_in.sign_in(known.email, PASSWORD)).viewer.user_id == known.id


async def test_an_unknown_account_costs_the_same_hash(monkeypatch: pytest.MonkeyPatch, house: House) -> None:
    asked: list[str | None] = []

    def counted(stored: str | None, password: str) -> bool:
        asked.append(stored)
        return verify_password(stored, password)

    monkeypatch.setattr("mreza.access.passwords.verify_password", counted)
    with pytest.raises(SignInFailed):
        await house.sign_in.sign_in("nobody@demo.example", "whatever it is")
    assert asked == [None]


async def test_every_attempt_counts_even_within_one_request(house: House) -> None:
    """A thousand aliases of one request would be a thousand calls; five are let through."""
    user = await house.user(password=PASSWORD)
    tries = [house.sign_in.sign_in(user.email, f"guess number {n}", address="192.0.2.1") for n in range(30)]
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(answer, SignInFailed) for answer in answers) == 5
    refused = [answer for answer in answers if isinstance(answer, TooManyAttempts)]
    assert len(refused) == 25
    assert 1 <= refused[0].retry_after <= 900
    assert str(refused[0].retry_after) in refused[0].message
    with pytest.raises(TooManyAttempts):  # not even the right one
        await house.sign_in.sign_in(user.email, PASSWORD, address="192.0.2.1")


async def test_wrong_passwords_from_elsewhere_do_not_lock_the_owner_out(house: House) -> None:
    user = await house.user(password=PASSWORD)
    for n in range(8):
        with pytest.raises(SignInFailed if n < 5 else TooManyAttempts):
            await house.sign_in.sign_in(user.email, "wrong", address="192.0.2.66")
    assert await house.sign_in.sign_in(user.email, PASSWORD, address="192.0.2.1")


async def test_many_addresses_together_are_stopped_at_a_wider_limit() -> None:
    attempts = Attempts(per_account=5, per_account_anywhere=20)
    for n in range(20):
        attempts.sign_in("ana@demo.example", f"192.0.2.{n}")
    with pytest.raises(TooManyAttempts):
        attempts.sign_in("ana@demo.example", "192.0.2.99")
    attempts.sign_in("mara@demo.example", "192.0.2.99")


async def test_an_address_that_tries_many_accounts_is_stopped() -> None:
    attempts = Attempts(per_account=5, per_address=20)
    for n in range(20):
        attempts.sign_in(f"{n}@demo.example", "192.0.2.7")
    with pytest.raises(TooManyAttempts):
        attempts.sign_in("another@demo.example", "192.0.2.7")
    attempts.sign_in("another@demo.example", "192.0.2.8")


async def test_coming_in_forgets_the_failed_attempts(house: House) -> None:
    user = await house.user(password=PASSWORD)
    for _ in range(3):
        for _ in range(3):
            with pytest.raises(SignInFailed):
                await house.sign_in.sign_in(user.email, "wrong")
        await house.sign_in.sign_in(user.email, PASSWORD)


async def test_signing_out_ends_the_session_at_once(house: House) -> None:
    user = await house.user("coordinator", password=PASSWORD)
    signed_in = await house.sign_in.sign_in(user.email, PASSWORD)
    await house.sign_in.sign_out(signed_in.token)
    assert await house.organisations(signed_in.viewer.handle) is None


async def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(house: House) -> None:
    user = await house.user("coordinator", password=PASSWORD)
    here, there = [await house.sign_in.sign_in(user.email, PASSWORD) for _ in range(2)]
    with pytest.raises(SignInFailed):
        await house.sign_in.change_password(here.token, "not the current one", "a new password")
    await house.sign_in.change_password(here.token, PASSWORD, "a new password")
    for token, works in ((here.token, True), (there.token, False)):
        found = await house.pools.system.fetchval(
            "SELECT revoked_at IS NULL FROM core_token WHERE secret_hash = $1", hash_of(token)
        )
        assert found is works
    with pytest.raises(SignInFailed):
        await house.sign_in.sign_in(user.email, PASSWORD)
    assert await house.sign_in.sign_in(user.email, "a new password")


async def test_a_short_password_is_refused_with_its_length(house: House) -> None:
    with pytest.raises(UserError, match="at least 10 characters"):
        await house.user(password="short")


async def test_nothing_secret_is_stored_or_audited(house: House) -> None:
    user = await house.user("coordinator", password=PASSWORD)
    signed_in = await house.sign_in.sign_in(user.email, PASSWORD)
    _, secret = await house.token(user)
    for table in ("core_token", "core_user", "core_audit_entry"):
        stored = await house.pools.system.fetchval(f"SELECT string_agg({table}::text, ' ') FROM {table}")
        for hidden in (PASSWORD, signed_in.token, secret):
            assert hidden not in stored
    audited = await house.pools.system.fetchval("SELECT string_agg(core_audit_entry::text, ' ') FROM core_audit_entry")
    assert user.email in audited  # the control: the trail does hold the rest
    assert "argon2" not in audited
    assert hash_of(secret) not in audited


async def test_a_token_knows_its_kind_and_a_mistyped_one_is_recognised() -> None:
    for kind in TokenKind:
        secret = make(kind)
        assert kind_of(secret.value) is kind
        assert secret.value.startswith(secret.prefix)
        assert secret.value not in repr(secret)
        for at in range(4, len(secret.value)):
            typo = secret.value[:at] + ("x" if secret.value[at] != "x" else "y") + secret.value[at + 1 :]
            assert kind_of(typo) is None
    assert kind_of("") is kind_of("mzp_") is kind_of("Ж" * 44) is None


async def test_a_bearer_token_opens_its_users_scope_and_narrows_it(house: House) -> None:
    user = await house.user("coordinator")
    _, whole = await house.token(user)
    _, narrow = await house.token(user, permissions=[READ_MEMBERS, "core.users"])
    assert READ_MEMBERS in (full := (await house.authenticator.viewer(Credential(bearer=whole))).permissions)
    assert len(full) > 1
    assert (await house.authenticator.viewer(Credential(bearer=narrow))).permissions == {READ_MEMBERS}


async def test_a_token_expires_by_the_clock(house: House) -> None:
    _, secret = await house.token(await house.user("coordinator"), days=1)
    assert await house.authenticator.viewer(Credential(bearer=secret))
    house.clock.day = TODAY + timedelta(days=1)
    with pytest.raises(InvalidCredential):
        await house.authenticator.viewer(Credential(bearer=secret))


async def test_a_revoked_token_is_refused_after_one_forget(house: House) -> None:
    token, secret = await house.token(await house.user("coordinator"))
    credential = Credential(bearer=secret)
    viewer = await house.authenticator.viewer(credential)
    assert await house.authenticator.viewer(credential) is viewer  # cached
    await house.revoke(token)
    assert await house.organisations(viewer.handle) is None  # what the web sees, whatever is cached
    house.authenticator.forget(credential)
    with pytest.raises(InvalidCredential):
        await house.authenticator.viewer(credential)


async def test_everyone_who_shows_nothing_shares_one_viewer_of_the_day(house: House) -> None:
    first = await house.authenticator.viewer(NOTHING)
    assert first.kind is ViewerKind.ANONYMOUS
    assert await house.authenticator.viewer(NOTHING) is first
    house.clock.day = TODAY + timedelta(days=1)
    assert (await house.authenticator.viewer(NOTHING)).handle != first.handle


async def test_requests_that_arrive_together_open_one_scope(house: House) -> None:
    _, secret = await house.token(await house.user("coordinator"))
    viewers = await asyncio.gather(*(house.authenticator.viewer(Credential(bearer=secret)) for _ in range(20)))
    assert len({viewer.handle for viewer in viewers}) == 1


async def test_a_personal_token_is_no_session_cookie(house: House) -> None:
    _, secret = await house.token(await house.user("coordinator"))
    with pytest.raises(InvalidCredential):
        await house.authenticator.viewer(Credential(session=secret))
    assert await house.authenticator.viewer(Credential(bearer=secret))


async def test_wrong_tokens_are_limited_per_address(house: House) -> None:
    _, good = await house.token(await house.user("coordinator"))
    ADDRESS.set("192.0.2.9")
    for _ in range(5):
        with pytest.raises(InvalidCredential):
            await house.authenticator.viewer(Credential(bearer=make(TokenKind.PERSONAL).value))
    with pytest.raises(Refusal, match="Too many") as refused:
        await house.authenticator.viewer(Credential(bearer=make(TokenKind.PERSONAL).value))
    assert refused.value.status == 429
    assert dict(refused.value.headers)[b"retry-after"].isdigit()
    ADDRESS.set("192.0.2.10")
    assert await house.authenticator.viewer(Credential(bearer=good))


async def test_last_use_is_noted_at_most_hourly_and_is_no_news_for_the_audit_trail(house: House) -> None:
    token, secret = await house.token(await house.user("coordinator"))
    count = "SELECT count(*) FROM core_audit_entry"
    before = await house.pools.system.fetchval(count)
    await house.authenticator.viewer(Credential(bearer=secret))
    async with house.session() as session:
        assert (await session.get_one(Token, token.id)).last_used_at == house.clock.now()
    assert await house.pools.system.fetchval(count) == before


async def test_a_session_that_is_used_lasts_longer_and_one_that_is_not_ends(house: House) -> None:
    user = await house.user("coordinator", password=PASSWORD)
    authenticator = ScopeAuthenticator(house.opener, house.pools.system, house.clock, house.attempts, session_hours=36)
    signed_in = await house.sign_in.start_session(user.id)
    credential = Credential(session=signed_in.token)
    await authenticator.viewer(credential)
    house.clock.day = TODAY + timedelta(days=1)
    await authenticator.viewer(credential)
    house.clock.day = TODAY + timedelta(days=3)
    with pytest.raises(InvalidCredential):
        await authenticator.viewer(credential)


async def test_a_partner_reads_what_everybody_reads_and_members_data_only_by_permission(house: House) -> None:
    async with house.session() as session:
        plain, _ = await service.create_partner_key(
            session, name="City", now=house.clock.now(), networks=["rs"], documents=["members"]
        )
        trusted, _ = await service.create_partner_key(
            session, name="Ministry", now=house.clock.now(), networks=["RS"], permissions=[READ_MEMBERS]
        )
    people = text("SELECT count(*) FROM core_person")
    for token, sees in ((plain, False), (trusted, True)):
        viewer = await house.opener.open_partner(token)
        assert (viewer.kind, viewer.networks) == (ViewerKind.PARTNER, frozenset())
        async with house.seen_by(viewer) as session:
            assert (await session.scalar(people) > 0) is sees
            assert await session.scalar(text("SELECT mreza.is_signed_in()")) is sees
            assert (
                await session.scalar(
                    text("SELECT count(*) FROM core_person WHERE network_id = :id"), {"id": house.hr.id}
                )
                == 0
            )
    assert (await house.opener.open_partner(plain)).documents == {"members"}


async def test_a_user_cannot_turn_a_token_into_a_partners_key(house: House) -> None:
    user = await house.user("member")
    token, _ = await house.token(user)
    async with house.seen_by(await house.opener.open(user)) as session:
        (await session.scalars(select(Token).where(Token.id == token.id))).one().name = "renamed"
    with pytest.raises(Exception, match="row-level security"):
        async with house.seen_by(await house.opener.open(user)) as session:
            await session.execute(text("UPDATE core_token SET kind = 'PARTNER' WHERE id = :id"), {"id": token.id})


async def test_an_unknown_network_is_named_when_a_partners_key_is_made(house: House) -> None:
    with pytest.raises(UserError, match="no network QQ"):
        async with house.session() as session:
            await service.create_partner_key(session, name="City", now=house.clock.now(), networks=["RS", "QQ"])
