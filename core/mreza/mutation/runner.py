"""The transaction around every mutation: scope, permission, repetition, objects, version, function, events, commit."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from mreza.access.attempts import ADDRESS, Attempts, TooManyAttempts
from mreza.access.viewer import Viewer
from mreza.clock import Clock
from mreza.errors import Conflict, MrezaError, NotPermitted, UserError, UserErrors
from mreza.faults import blame
from mreza.model.base import Base
from mreza.mutation.arguments import load
from mreza.mutation.declaration import MutationSpec
from mreza.mutation.do import Do, Scopes
from mreza.mutation.idempotency import claim, keep, request_hash
from mreza.mutation.outcome import Reference, packed, restored, stored
from mreza.mutation.questions import Questions
from mreza.mutation.reactions import Reaction, follow
from mreza.mutation.refusals import CORE_WORDS, Words, is_passing, refusal
from mreza.mutation.shapes import Kind
from mreza.mutation.staleness import Touched, note_loaded, watch, why_stale
from mreza.outage import Outcome, Unavailable, is_outage
from mreza.outbox.event import tells_only_its_subject
from mreza.outbox.record import record
from mreza.settings import Settings

TRIES = 3
SECONDS = 60.0
"""So long may a mutation take; what takes longer is a job."""
_BEGIN = text(
    "SELECT mreza.enter(:handle), set_config('mreza.actor', '', true), set_config('mreza.mutation', :mutation, true), "
    "set_config('mreza.request_id', :request_id, true), set_config('mreza.reason', :reason, true)"
)


class ScopeGone(MrezaError):
    """The viewer's scope has ended (revoked or expired): sign in again."""


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What came of a mutation. With errors, nothing has happened.

    Attributes:
        subject: the object that the mutation returned; to be read in the viewer's scope.
        payload: the dataclass that it returned, by API names: models as `Reference`, scalars as JSON.
        errors: the user's mistakes.
        replayed: the request was a repeated one; nothing happened this time.
    """

    subject: Reference | None = None
    payload: Mapping[str, Any] | None = None
    errors: tuple[UserError, ...] = ()
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class _Call:
    """One request for a mutation."""

    spec: MutationSpec
    arguments: Mapping[str, Any]
    viewer: Viewer
    idempotency_key: str | None
    expected_version: int | None
    reason: str | None
    locale: str
    request_id: str


@dataclass(slots=True)
class _Progress:
    """How far a transaction came: once it `commits`, a lost connection leaves it open whether it did."""

    commits: bool = False


class MutationRunner:
    """Runs mutations.

    Args:
        engine: the serving role's.
        scopes: opens elevated scopes.
        clock: the system's.
        hooks: the application's.
        words: what plugins say of their constraints; see `mreza.mutation.messages`.
        secret: the installation's, which keys the hashes of requests.
        settings: the installation's, for mutations that ask for one.
        attempts: counts what one address tries; one of its own when left out.
        questions: answers named documents, for mutations that ask one.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        scopes: Scopes,
        clock: Clock,
        hooks: Any = None,
        words: Words | None = None,
        *,
        secret: bytes = b"",
        attempts: Attempts | None = None,
        settings: Settings | None = None,
        questions: Questions | None = None,
    ) -> None:
        self._settings = settings
        self._questions = questions
        self._attempts = attempts or Attempts()
        self._secret = secret
        self._engine: AsyncEngine | AsyncConnection = engine
        self._scopes = scopes
        self._clock = clock
        self._hooks = hooks
        self._words: Words = {**(words or {}), **CORE_WORDS}

    def within(self, connection: AsyncConnection) -> MutationRunner:
        """The same runner, whose transactions are part of one that the caller has begun and ends: for asking what would
        come of a mutation."""
        runner = copy(self)
        runner._engine = connection
        return runner

    async def run(
        self,
        spec: MutationSpec,
        arguments: Mapping[str, Any],
        viewer: Viewer,
        *,
        idempotency_key: str | None = None,
        expected_version: int | None = None,
        reason: str | None = None,
        locale: str = "en",
        request_id: str = "",
    ) -> MutationResult:
        """Run one mutation in one transaction; conflicts that pass are tried again.

        Args:
            arguments: by Python name, as `mreza.mutation.arguments.decode` gives them: UUIDs for models.

        Raises: ScopeGone; Unavailable while the database is away, with what has come of the change; and whatever is
        not the user's mistake.
        """
        try:
            if spec.per_address is not None:
                self._attempts.form(spec.name, ADDRESS.get(), spec.per_address)
        except TooManyAttempts as error:
            return MutationResult(errors=(error,))
        call = _Call(spec, arguments, viewer, idempotency_key, expected_version, reason, locale, request_id)
        for _ in range(TRIES - 1):
            try:
                return await self._once(call)
            except _PassingError:
                continue
        try:
            return await self._once(call)
        except _PassingError as last:
            return MutationResult(errors=(last.error,))

    async def _once(self, call: _Call) -> MutationResult:
        progress = _Progress()
        try:
            return await self._tried(call, progress)
        except Exception as error:
            if not is_outage(error):
                raise
            raise Unavailable(Outcome.UNKNOWN if progress.commits else Outcome.NOTHING) from error

    async def _tried(self, call: _Call, progress: _Progress) -> MutationResult:
        touched: list[Touched] = []
        try:
            async with AsyncSession(self._engine, expire_on_commit=False) as session, session.begin():
                watch(session, touched)
                try:
                    result = await self._transaction(session, call)
                except StaleDataError:
                    note_loaded(session, touched)
                    raise
                progress.commits = True
                return result
        except UserError as error:
            return MutationResult(errors=(error,))
        except UserErrors as several:
            return MutationResult(errors=tuple(several.errors))
        except StaleDataError:
            async with AsyncSession(self._engine) as session, session.begin():
                await self._enter(session, call)
                reason = await why_stale(session, touched)
            if isinstance(reason, Conflict) and call.expected_version is None:
                raise _PassingError(reason) from None
            return MutationResult(errors=(reason,))
        except DBAPIError as error:
            return self._refused(error)

    async def _transaction(self, session: AsyncSession, call: _Call) -> MutationResult:
        spec = call.spec
        await self._enter(session, call)
        if spec.permission is not None and not call.viewer.may(spec.permission):
            raise NotPermitted(spec.permission)
        digest = request_hash(self._secret, spec, call.arguments, call.reason, call.expected_version)
        if call.idempotency_key is not None:
            outcome = await claim(session, call.idempotency_key, digest)
            if outcome is not None:
                return _result(spec, restored(spec.result, outcome["result"]) if spec.result else None, replayed=True)
        result = await self._call(session, call)
        answer = packed(spec.result, result) if spec.result else None
        if call.idempotency_key is not None:
            kept = {"result": stored(spec.result, answer) if spec.result else None}
            await keep(session, call.idempotency_key, digest, kept)
        return _result(spec, answer)

    async def _enter(self, session: AsyncSession, call: _Call) -> None:
        facts = {
            "handle": call.viewer.handle,
            "mutation": call.spec.name,
            "request_id": call.request_id,
            "reason": call.reason or "",
        }
        if not (await session.execute(_BEGIN, facts)).scalar_one():
            raise ScopeGone("Your session has ended. Sign in again.")

    async def _call(self, session: AsyncSession, call: _Call) -> Any:
        spec = call.spec
        arguments = await load(session, spec.parameters, call.arguments)
        _check_version(spec, arguments, call.expected_version)
        if spec.takes_reason:
            arguments |= _reason(spec, call.reason)
        do = self._do(session, call)
        try:
            async with asyncio.timeout(SECONDS):
                result = await spec.function(do, **arguments)
                await session.flush()
                _check_result(spec, result)
                _emit_by_itself(spec, do, result)
                await follow(do, self._reactions())
                await record(session, do.events, self._clock.now())
        except Exception as error:
            blame(error, spec.plugin)
            raise
        return result

    def _reactions(self) -> list[tuple[str, Reaction]]:
        answers = self._hooks.collect("reactions") if self._hooks is not None else []
        return [(answer.plugin, one) for answer in answers for one in answer.value]

    def _do(self, session: AsyncSession, call: _Call) -> Do:
        return Do(
            session=session,
            viewer=call.viewer,
            clock=self._clock,
            hooks=self._hooks,
            locale=call.locale,
            reason=call.reason,
            request_id=call.request_id,
            emits=call.spec.emits,
            scopes=self._scopes if call.spec.elevated else None,
            settings=self._settings,
            questions=self._questions,
        )

    def _refused(self, error: DBAPIError) -> MutationResult:
        if is_outage(error):
            raise error
        if is_passing(error):
            busy = UserError("BUSY", "Others are changing the same records. Try again in a moment.")
            raise _PassingError(busy) from error
        mistake = refusal(error, self._words)
        if mistake is None:
            raise error
        return MutationResult(errors=(mistake,))


class _PassingError(Exception):
    """The transaction lost against another one; it may be tried again. `error` is for the user when tries run out."""

    def __init__(self, error: UserError) -> None:
        super().__init__(error.message)
        self.error = error


def _check_version(spec: MutationSpec, arguments: Mapping[str, Any], expected: int | None) -> None:
    if expected is None or spec.versioned is None:
        return
    found = arguments[spec.versioned.name].version
    if found != expected:
        raise Conflict(expected=expected, found=found)


def _check_result(spec: MutationSpec, result: Any) -> None:
    """Raises: TypeError when the function returned something else than it says."""
    wanted = type(None) if spec.result is None else spec.result.python
    if not isinstance(result, wanted):
        raise TypeError(
            f"The mutation {spec.name} of {spec.plugin} returned {type(result).__name__}, not {wanted.__name__}."
        )


def _reason(spec: MutationSpec, reason: str | None) -> dict[str, str]:
    if reason is not None and reason.strip():
        return {"reason": reason}
    if spec.reason_required:
        raise UserError("REQUIRED", "This is required. Give a value.", path=("reason",))
    return {}


def _emit_by_itself(spec: MutationSpec, do: Do, result: Any) -> None:
    """The one event that says no more than its subject follows from the declaration."""
    if len(spec.emits) == 1 and not do.events and isinstance(result, Base) and tells_only_its_subject(spec.emits[0]):
        do.emit(spec.emits[0](result))


def _result(spec: MutationSpec, answer: Any, *, replayed: bool = False) -> MutationResult:
    if spec.result is not None and spec.result.kind is Kind.MODEL:
        return MutationResult(subject=answer, replayed=replayed)
    return MutationResult(payload=answer, replayed=replayed)


__all__ = ["MutationResult", "MutationRunner", "ScopeGone"]
