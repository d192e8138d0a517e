"""From a mutation to the partner's server, and what the API shows of the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from mreza.delivery.deliverer import Deliverer
from mreza.directory.events import OrganisationChanged
from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.mutation import Do, mutation, spec_of
from mreza.mutation.runner import MutationRunner
from mreza.testing.kit import Kit
from sqlalchemy import text
from standardwebhooks import Webhook, WebhookVerificationError

from .conftest import CREATE, MovedClock, global_network
from .receiver import Receiver

pytestmark = pytest.mark.anyio

RENAME = """
    mutation ($id: ID!, $name: [TextInput!]) {
      updateOrganisation(input: { organisationId: $id, name: $name }) { organisation { id } errors { code message } }
    }
"""
DELIVERIES = """
    { deliveries(orderBy: [{ createdAt: ASC }]) {
        nodes { id state attempts lastStatus lastError type event { subject } endpoint { url failingSince } } } }
"""


@pytest.fixture
def change(kit: Kit, graphql: Any) -> Any:
    """Changes an organisation through the API, which tells core.OrganisationChanged."""

    async def do(organisation: Organisation, name: str, *, network: str = "RS") -> None:
        viewer = await kit.viewers.coordinator(network)
        name_input = [{"locale": "en", "text": name}]
        answer = await graphql(RENAME, viewer=viewer, id=global_id(organisation), name=name_input)
        assert not answer["updateOrganisation"]["errors"]

    return do


def global_id(organisation: Organisation) -> str:
    from mreza.model.global_id import encode

    return encode("Organisation", organisation.id)


async def shown(graphql: Any, viewer: Any) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = (await graphql(DELIVERIES, viewer=viewer))["deliveries"]["nodes"]
    return nodes


async def run(graphql: Any, viewer: Any, name: str, fields: str, **input: Any) -> dict[str, Any]:
    kind = f"{name[0].upper()}{name[1:]}Input"
    document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {fields} errors {{ code message }} }} }}"
    answer: dict[str, Any] = (await graphql(document, viewer=viewer, input=input))[name]
    return answer


async def test_an_event_arrives_once_signed_so_that_the_independent_library_accepts_it(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver
) -> None:
    made = await endpoint(f"{receiver.base}/ok")
    organisation = await kit.organisation("RS")
    await change(organisation, "Bright Side")
    await deliverer.settle()
    await deliverer.settle()
    (request,) = receiver.requests
    said = Webhook(made["secret"]).verify(request.body, request.headers)
    assert said["type"] == "core.OrganisationChanged"
    assert said["data"]["subject"] == global_id(organisation)
    assert said["data"]["network"] == global_network(kit, "RS")
    assert len(request.body) < 20_000
    forged = Webhook(Webhook(made["secret"])._whsecret[::-1])
    with pytest.raises(WebhookVerificationError):
        forged.verify(request.body, request.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(made["secret"]).verify(request.body + b" ", request.headers)


async def test_nothing_is_sent_for_a_change_that_was_rolled_back(
    kit: Kit, endpoint: Any, deliverer: Deliverer, receiver: Receiver, application: Any
) -> None:
    await endpoint(f"{receiver.base}/ok")
    organisation = await kit.organisation("RS")

    @mutation(public=True, emits=OrganisationChanged)
    async def fall(do: Do, organisation: Organisation, falls: bool) -> Organisation:
        """Tell, and perhaps fall afterwards.

        Args:
            organisation: What of.
            falls: Whether.
        """
        do.emit(OrganisationChanged(organisation))
        await do.session.flush()
        if falls:
            raise UserError("FELL", "It fell.")
        return organisation

    runner = MutationRunner(application.pools.serving_engine, application.scopes, application.clock)
    viewer = await kit.viewers.coordinator("RS")
    for falls in (True, False):
        await runner.run(spec_of(fall), {"organisation": organisation.id, "falls": falls}, viewer)
        await deliverer.settle()
        assert len(receiver.requests) == (0 if falls else 1)


async def test_an_endpoint_is_told_of_its_network_and_the_types_it_asked_for(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver
) -> None:
    await endpoint(f"{receiver.base}/rs")
    await endpoint(f"{receiver.base}/ba", network="BA")
    await endpoint(f"{receiver.base}/all", network=None)
    await endpoint(f"{receiver.base}/other", types=["membership.MemberAdmitted"])
    await endpoint(f"{receiver.base}/this", types=["core.OrganisationChanged"])
    await change(await kit.organisation("RS"), "Bright Side")
    await deliverer.settle()
    assert sorted(request.path for request in receiver.requests) == ["/all", "/rs", "/this"]
    assert len({request.id for request in receiver.requests}) == 3


async def test_events_of_one_subject_arrive_in_order_also_after_a_failure(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock, graphql: Any
) -> None:
    await endpoint(f"{receiver.base}/ok")
    one, other = await kit.organisation("RS", "One"), await kit.organisation("RS", "Quite Another")
    for number in range(4):
        await change(one, f"One {number}")
        await change(other, f"Quite Another {number}")
    receiver.refuse = 1
    for _ in range(6):
        await deliverer.settle()
        clock.ahead += timedelta(minutes=10)
    events = (
        await graphql(
            "{ eventRecords(orderBy: [{occurredAt: ASC}]) { nodes { id subject } } }",
            viewer=await kit.viewers.secretariat(),
        )
    )["eventRecords"]["nodes"]
    taken = list({request.id: request for request in receiver.requests[1:]}.values())
    for organisation in (one, other):
        told = [event["id"] for event in events if event["subject"] == global_id(organisation)]
        arrived = [
            one.content["data"]["event"] for one in taken if one.content["data"]["subject"] == global_id(organisation)
        ]
        assert arrived == told
    assert len(taken) == 8


async def test_a_new_secret_and_the_old_one_are_both_valid_for_a_while(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, clock: MovedClock, graphql: Any
) -> None:
    made = await endpoint(f"{receiver.base}/ok")
    viewer, organisation = await kit.viewers.coordinator("RS"), await kit.organisation("RS")
    rotated = await run(
        graphql, viewer, "rotateWebhookSecret", "secret endpoint { secretNumber }", endpointId=made["id"]
    )
    assert rotated["secret"].startswith("whsec_")
    assert rotated["secret"] != made["secret"]
    await change(organisation, "Bright Side")
    await deliverer.settle()
    for secret in (made["secret"], rotated["secret"]):
        Webhook(secret).verify(receiver.requests[0].body, receiver.requests[0].headers)
    clock.ahead += timedelta(hours=25)
    await change(organisation, "Dark Side")
    await deliverer.settle()
    assert receiver.requests[1].headers["webhook-signature"].count("v1,") == 1


async def test_the_secret_is_shown_once_and_stands_nowhere_in_the_database(
    kit: Kit, endpoint: Any, graphql: Any, application: Any, receiver: Receiver, viewers: Any
) -> None:
    viewer = await viewers.coordinator("RS")
    facts = {"url": f"{receiver.base}/ok", "network": global_network(kit, "RS"), "types": []}
    first = (await graphql(CREATE, viewer=viewer, idempotency_key="one", **facts))["createWebhookEndpoint"]
    again = (await graphql(CREATE, viewer=viewer, idempotency_key="one", **facts))["createWebhookEndpoint"]
    assert first["secret"] is not None
    assert again["secret"] is None
    assert again["endpoint"] == first["endpoint"]
    secret = first["secret"].removeprefix("whsec_")
    async with application.pools.system.acquire() as connection:
        for schema, table in await connection.fetch(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('public', 'mreza')"
        ):
            query = f'SELECT count(*) FROM {schema}."{table}" AS t WHERE strpos(to_jsonb(t)::text, $1) > 0'
            assert await connection.fetchval(query, secret) == 0, table
            if table == "core_webhook_endpoint":
                assert await connection.fetchval(query, receiver.base) == 1


async def test_who_does_not_manage_webhooks_of_a_network_neither_sees_nor_changes_them(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any, viewers: Any
) -> None:
    made = await endpoint(f"{receiver.base}/ok")
    await endpoint(f"{receiver.base}/all", network=None)
    await change(await kit.organisation("RS"), "Bright Side")
    await deliverer.settle()
    count = "{ webhookEndpoints { totalCount } deliveries { totalCount } }"
    seen = {
        "secretariat": (await viewers.secretariat(), 2),
        "own": (await viewers.coordinator("RS"), 1),
        "foreign": (await viewers.coordinator("BA"), 0),
        "member": (await viewers.member(await kit.organisation("RS", "Member")), 0),
        "nobody": (await viewers.anonymous(), 0),
    }
    for name, (viewer, expected) in seen.items():
        answer = await graphql(count, viewer=viewer)
        assert [part["totalCount"] for part in answer.values()] == [expected, expected], name
    foreign = await viewers.coordinator("BA")
    refused = await run(graphql, foreign, "pauseWebhookEndpoint", "webhookEndpoint { id }", endpointId=made["id"])
    assert [error["code"] for error in refused["errors"]] == ["NOT_FOUND"]
    for network in (None, "RS"):
        facts = {"url": f"{receiver.base}/spy", "network": global_network(kit, network), "types": []}
        answer = (await graphql(CREATE, viewer=foreign, **facts))["createWebhookEndpoint"]
        assert [error["code"] for error in answer["errors"]] == ["NOT_PERMITTED"]
        assert answer["secret"] is None


async def test_the_log_shows_what_failed_and_a_delivery_can_be_sent_again(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any, clock: MovedClock
) -> None:
    await endpoint(f"{receiver.base}/ok")
    viewer = await kit.viewers.coordinator("RS")
    receiver.refuse = 1
    await change(await kit.organisation("RS"), "Bright Side")
    await deliverer.settle()
    (failed,) = await shown(graphql, viewer)
    assert (failed["state"], failed["attempts"], failed["lastStatus"]) == ("FAILED", 1, 500)
    assert failed["lastError"] == "The endpoint answered 500."
    assert failed["endpoint"]["failingSince"] is not None
    clock.ahead += timedelta(seconds=7)
    await deliverer.settle()
    (delivered,) = await shown(graphql, viewer)
    assert (delivered["state"], delivered["lastError"], delivered["endpoint"]["failingSince"]) == (
        "DELIVERED",
        None,
        None,
    )
    again = await run(graphql, viewer, "redeliver", "delivery { state }", deliveryId=delivered["id"])
    assert again["delivery"] == {"state": "PENDING"}
    await deliverer.settle()
    assert len(receiver.requests) == 3
    assert len({request.id for request in receiver.requests}) == 1


async def test_a_foreign_delivery_cannot_be_sent_again_even_by_raw_sql(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, application: Any
) -> None:
    await endpoint(f"{receiver.base}/ok")
    await change(await kit.organisation("RS"), "Bright Side")
    await deliverer.settle()
    id = await application.pools.system.fetchval("SELECT id FROM core_delivery")
    for network, expected in (("BA", False), ("RS", True)):
        viewer = await kit.viewers.coordinator(network)
        async with application.pools.serving_engine.begin() as connection:
            await connection.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
            done = await connection.scalar(text("SELECT mreza.redeliver(:id, now())"), {"id": id})
            assert done is expected


async def test_a_paused_endpoint_gets_everything_when_it_is_resumed_and_a_disabled_one_nothing(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any
) -> None:
    made, viewer = await endpoint(f"{receiver.base}/ok"), await kit.viewers.coordinator("RS")
    organisation = await kit.organisation("RS")
    for action, name, expected in (
        ("pauseWebhookEndpoint", "Bright Side", 0),
        ("resumeWebhookEndpoint", "Dark Side", 2),
        ("disableWebhookEndpoint", "Far Side", 2),
        ("resumeWebhookEndpoint", "Near Side", 3),
    ):
        answer = await run(graphql, viewer, action, "webhookEndpoint { state }", endpointId=made["id"])
        assert not answer["errors"]
        await change(organisation, name)
        await deliverer.settle()
        assert len(receiver.requests) == expected, action


async def test_a_test_goes_to_the_one_endpoint_whatever_it_asked_for(
    kit: Kit, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any
) -> None:
    made = await endpoint(f"{receiver.base}/tested", types=["membership.MemberAdmitted"])
    await endpoint(f"{receiver.base}/other")
    viewer = await kit.viewers.coordinator("RS")
    await run(graphql, viewer, "testWebhookEndpoint", "webhookEndpoint { id }", endpointId=made["id"])
    await deliverer.settle()
    (request,) = receiver.requests
    assert (request.path, request.content["type"]) == ("/tested", "core.WebhookTested")


async def test_what_an_endpoint_is_told_of_can_be_changed(
    kit: Kit, change: Any, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any
) -> None:
    made, viewer = await endpoint(f"{receiver.base}/old", types=["x.Y"]), await kit.viewers.coordinator("RS")
    input = {"endpointId": made["id"], "url": f"{receiver.base}/new", "eventTypes": []}
    answer = await run(graphql, viewer, "updateWebhookEndpoint", "webhookEndpoint { url eventTypes }", **input)
    assert answer["webhookEndpoint"] == {"url": f"{receiver.base}/new", "eventTypes": []}
    await change(await kit.organisation("RS"), "Bright Side")
    await deliverer.settle()
    assert [request.path for request in receiver.requests] == ["/new"]
    narrower = {"endpointId": made["id"], "matching": {"university": "another"}}
    await run(graphql, viewer, "updateWebhookEndpoint", "webhookEndpoint { matching }", **narrower)
    await change(await kit.organisation("RS"), "Dark Side")
    await deliverer.settle()
    assert len(receiver.requests) == 1
    refused = await run(
        graphql, viewer, "updateWebhookEndpoint", "webhookEndpoint { url }", endpointId=made["id"], url="file:///x"
    )
    assert [error["code"] for error in refused["errors"]] == ["WEBHOOK_URL_INVALID"]


TELL_TEST = text(
    "SELECT mreza.tell(gen_random_uuid(), 'core.WebhookTested', 'WebhookEndpoint', 'x', :endpoint, "
    "CAST(:network AS uuid), CAST(:organisation AS uuid), '{}', now())"
)


async def test_raw_sql_tests_no_foreign_endpoint(kit: Kit, endpoint: Any, application: Any, viewers: Any) -> None:
    for network in ("RS", "BA", None):
        await endpoint("http://127.0.0.1:9/", network=network)
    found = await application.pools.system.fetch("SELECT id, network_id FROM core_webhook_endpoint")
    ids = {row["network_id"]: row["id"] for row in found}
    rs, ba = kit.networks["RS"], kit.networks["BA"]
    own = await kit.organisation("RS", "Member")
    tries = [
        (await viewers.coordinator("RS"), rs, rs, None, 1),  # control: her own
        (await viewers.coordinator("RS"), ba, rs, None, 0),
        (await viewers.coordinator("RS"), None, rs, None, 0),
        (await viewers.member(own), rs, rs, own.id, 0),
        (await viewers.member(own), None, None, own.id, 0),
        (await viewers.secretariat(), None, None, None, 1),
    ]
    count = "SELECT count(*) FROM core_delivery"
    for number, (viewer, endpoint_of, network, organisation, expected) in enumerate(tries):
        before = await application.pools.system.fetchval(count)
        async with application.pools.serving_engine.begin() as connection:
            await connection.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
            facts = {"endpoint": ids[endpoint_of], "network": network, "organisation": organisation}
            await connection.execute(TELL_TEST, facts)
        assert await application.pools.system.fetchval(count) - before == expected, number
