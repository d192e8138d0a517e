from __future__ import annotations

import socket

import pytest
from mreza.delivery.addresses import AddressRefused, checked_url, is_public, refuse_private, resolve
from mreza.delivery.transport import Sender
from mreza.errors import UserError

from .receiver import Receiver

pytestmark = pytest.mark.anyio

PRIVATE = (
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1",
    "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1", "::ffff:169.254.169.254",
    "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "localhost", "",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "1.1.1.1", "147.91.1.1", "2001:4860:4860::8888", "2a00:1450:4001::1", "::ffff:8.8.8.8")
#: Ways to write 127.0.0.1, and the service that tells a cloud's machines their secrets.
SPELLED = (
    "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "0", "localhost", "2852039166", "0xa9fea9fe",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.1",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_a_name_with_a_public_and_a_private_address_is_refused() -> None:
    refuse_private("partner.example", ["8.8.8.8", "2a00:1450:4001::1"])
    with pytest.raises(AddressRefused, match=r"partner\.example"):
        refuse_private("partner.example", ["8.8.8.8", "10.0.0.1"])


@pytest.mark.parametrize("host", SPELLED)
async def test_no_spelling_of_a_private_address_is_connected_to(host: str, receiver: Receiver) -> None:
    port = receiver.base.rpartition(":")[2]
    async with Sender("public", 5) as sender:
        response = await sender.post(f"http://{host}:{port}/ok", b"{}", {})
    assert response.status is None
    assert "public" in str(response.error) or "No connection" in str(response.error)
    assert receiver.requests == []


async def test_where_private_addresses_are_allowed_the_same_request_arrives(receiver: Receiver) -> None:
    async with Sender("any", 5) as sender:
        assert (await sender.post(f"{receiver.base}/ok", b"{}", {})).is_taken
    assert len(receiver.requests) == 1


async def test_a_name_is_resolved_once_and_connected_to_where_it_was_checked(receiver: Receiver) -> None:
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.9"]

    port = receiver.base.rpartition(":")[2]
    async with Sender("any", 5, rebinding) as sender:
        assert (await sender.post(f"http://partner.example:{port}/ok", b"{}", {})).is_taken
    assert asked == ["partner.example"]
    assert receiver.requests[0].headers["host"] == f"partner.example:{port}"


async def test_a_name_server_that_leads_inside_is_refused(receiver: Receiver) -> None:
    async def inside(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "127.0.0.1"]

    async with Sender("public", 5, inside) as sender:
        response = await sender.post(f"http://partner.example:{receiver.base.rpartition(':')[2]}/ok", b"{}", {})
    assert response.error is not None
    assert "not public" in response.error
    assert receiver.requests == []


async def test_the_systems_resolver_gives_addresses() -> None:
    assert await resolve("127.0.0.1", 80) == ["127.0.0.1"]
    with pytest.raises(socket.gaierror):
        await resolve("no-such-name.invalid", 80)


GOOD = ("https://partner.example/hooks", "https://partner.example:8443/a?b=c", "https://8.8.8.8/x")
BAD = (
    "http://partner.example/", "ftp://partner.example/", "file:///etc/passwd", "https://", "https:///x", "partner",
    "https://user:pass@partner.example/", "https://partner.example/#part", "https://127.0.0.1/", "https://[::1]/",
    "https://localhost/", "https://10.1.2.3/", "https://2130706433/", "https://[::ffff:10.0.0.1]/",
    "https://partner.example:99999/", "https://partner.example/\n", "https://partner.example/ x", "https://[::1",
    "https://partner.example/" + "x" * 2000, "gopher://127.0.0.1:5432/_", "https://пример.срб/",
)  # fmt: skip


@pytest.mark.parametrize("url", GOOD)
def test_a_public_https_url_is_taken(url: str) -> None:
    assert checked_url(url, "public") == url


@pytest.mark.parametrize("url", BAD)
def test_any_other_url_is_refused_with_the_remedy(url: str) -> None:
    with pytest.raises(UserError, match=r"https://partner\.example/webhooks") as caught:
        checked_url(url, "public")
    assert caught.value.code == "WEBHOOK_URL_INVALID"


def test_closed_networks_may_allow_plain_http_but_never_other_schemes() -> None:
    assert checked_url("http://10.0.0.1:8080/", "any")
    with pytest.raises(UserError):
        checked_url("file:///etc/passwd", "any")
