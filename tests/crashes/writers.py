"""Clients that write without end, note what they were told is done, and ask again for what they were not told of."""

from __future__ import annotations

import asyncio
import contextlib
import random
from dataclasses import dataclass, field
from typing import Any

import httpx2

from .world import World

CREATE = """mutation ($name: [TextInput!]!, $network: ID!) {
  createOrganisation(input: { networkId: $network, name: $name, evenIfSimilar: true }) {
    organisation { id } errors { code } } }"""
RENAME = """mutation ($id: ID!, $acronym: String) {
  updateOrganisation(input: { organisationId: $id, acronym: $acronym }) { organisation { id } errors { code } } }"""
JOB = "mutation ($id: ID!) { redeliverFailed(input: { endpointId: $id }) { job { id } errors { code } } }"
ENDPOINT = """mutation ($url: String!, $network: ID!) {
  createWebhookEndpoint(input: { url: $url, networkId: $network, eventTypes: [
    "core.OrganisationAdded", "core.OrganisationChanged"] }) { endpoint { id } secret errors { code } } }"""


class Unanswered(Exception):
    """Nobody knows whether it was done."""


class Forgotten(Exception):
    """What the writer was told is there is not there any more; the accounts will say so."""


@dataclass
class Client:
    """Asks the server, as the coordinator."""

    world: World
    http: httpx2.AsyncClient

    async def ask(self, key: str, document: str, **variables: Any) -> dict[str, Any]:
        """The payload. The key is also the request's id, so every row that it leaves can be told by it."""
        headers = {"authorization": f"Bearer {self.world.token}", "idempotency-key": key, "x-request-id": key}
        try:
            answer = await self.http.post(
                self.world.url, json={"query": document, "variables": variables}, headers=headers, timeout=20
            )
            told = answer.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise Unanswered from error
        if answer.status_code != 200 or told.get("errors"):
            raise Unanswered
        (payload,) = told["data"].values()
        codes = {error["code"] for error in payload["errors"]}
        if "BUSY" in codes:
            raise Unanswered
        if "NOT_FOUND" in codes:
            raise Forgotten
        assert not payload["errors"], payload
        return dict(payload)

    async def insist(self, key: str, document: str, **variables: Any) -> dict[str, Any]:
        """Ask until there is an answer."""
        async with asyncio.timeout(60):
            while True:
                try:
                    return await self.ask(key, document, **variables)
                except Unanswered:
                    await asyncio.sleep(0.02)


@dataclass
class Writer:
    """One of them; its keys are ``<kind>-<number>-<serial>``.

    Attributes:
        told: the keys of what it was told is done.
        latest: the key of the last renaming that it was told of, by the organisation's id.
    """

    client: Client
    number: int
    endpoint: str
    chance: random.Random
    told: list[str] = field(default_factory=list)
    retried: int = 0

    async def write(self, stop: asyncio.Event) -> None:
        """Again and again, until told to stop."""
        serial = 0
        while not stop.is_set():
            serial += 1
            with contextlib.suppress(Forgotten):
                await self._house(f"{self.number}-{serial}", with_job=serial % 10 == 0)

    async def _house(self, key: str, *, with_job: bool) -> None:
        """An organisation, two changes to it, now and then a job."""
        name = [{"locale": "en", "text": f"House {key}"}]
        made = await self._do(f"create-{key}", CREATE, name=name, network=self.client.world.network)
        if made is None:
            return
        id = made["organisation"]["id"]
        for change in (1, 2):
            await self._do(f"rename-{key}-{change}", RENAME, id=id, acronym=f"{key}-{change}")
        if with_job:
            await self._do(f"job-{key}", JOB, id=self.endpoint)

    async def _do(self, key: str, document: str, **variables: Any) -> dict[str, Any] | None:
        try:
            answer = await self.client.ask(key, document, **variables)
        except Unanswered:
            if self.chance.random() < 0.5:
                return None  # whatever came of it must be whole
            self.retried += 1
            answer = await self.client.insist(key, document, **variables)
        self.told.append(key)
        return answer
