"""Amounts of two currencies are never added up without a rate: M-05, and whatever else has amounts. Today is 30 June
2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.testing.kit import Kit, Viewers
from sqlalchemy import text
from steps import Stories
from test_what_members_received import scene_of as grants_of

pytestmark = pytest.mark.anyio

RATES = {"RSD": "117.10", "ALL": "98.00"}
FEES = (
    ("O-RS1", "6000", "RSD", "4000"),
    ("O-AL1", "5000", "ALL", None),
    ("O-ME1", "50", "EUR", "50"),
)
NO_SUM = {"amount": None, "paid": None, "outstanding": None}


@pytest.fixture
async def secretariat(stories: Stories, viewers: Viewers) -> Any:
    """Who sees the fees of three networks; 2,000.00 RSD and 5,000 ALL are outstanding."""
    viewer = await viewers.secretariat()
    for currency, per_euro in RATES.items():
        rate = {"currency": currency, "perEuro": per_euro, "day": "2025-01-01", "source": "European Commission"}
        await stories.done("setExchangeRate", viewer, "exchangeRate { id }", **rate)
    for key, amount, currency, paid in FEES:
        invoice = await _invoice(stories, viewer, key, amount, currency)
        if paid:
            day = {"invoiceId": invoice, "amount": paid, "day": "2025-03-01"}
            await stories.done("recordPayment", viewer, "feePayment { id }", **day)
    return viewer


async def _invoice(stories: Stories, viewer: Any, key: str, amount: str, currency: str, year: int = 2025) -> str:
    asked = {"membershipId": stories.scene.membership(key), "year": year, "amount": amount, "currency": currency}
    issued = await stories.done("issueInvoice", viewer, "feeInvoice { id }", **asked, day="2025-02-01")
    return issued["feeInvoice"]["id"]  # type: ignore[no-any-return]


async def _groups(stories: Stories, viewer: Any, groups: str, where: str = "", of: str = "feeInvoices") -> Any:
    answer = await stories.ask(f"{{ {of}{where} {{ {groups} }} }}", viewer=viewer)
    return answer[of]["groups"]


async def test_m05_a_group_of_several_currencies_has_no_sum_mean_or_extreme(stories: Stories, secretariat: Any) -> None:
    amounts = "{ amount paid outstanding }"
    (one,) = await _groups(
        stories, secretariat, f"groups {{ count sum {amounts} avg {amounts} min {amounts} max {amounts} }}"
    )
    assert one == {"count": 3, "sum": NO_SUM, "avg": NO_SUM, "min": NO_SUM, "max": NO_SUM}


async def test_m05_groups_by_currency_add_up(stories: Stories, secretariat: Any) -> None:
    each = await _groups(
        stories,
        secretariat,
        "groups(by: [{currency: true}]) { key { currency } sum { amount paid outstanding } max { outstanding } }",
    )
    assert {one["key"]["currency"]: (*one["sum"].values(), one["max"]["outstanding"]) for one in each} == {
        "RSD": ("6000.00", "4000.00", "2000.00", "2000.00"),
        "ALL": ("5000.00", "0.00", "5000.00", "5000.00"),
        "EUR": ("50.00", "50.00", "0.00", "0.00"),
    }


async def test_m05_a_filter_by_one_currency_adds_up(stories: Stories, secretariat: Any) -> None:
    await _invoice(stories, secretariat, "O-RS1", "500", "RSD", year=2024)
    where = '(where: {currency: {eq: "RSD"}})'
    (one,) = await _groups(stories, secretariat, "groups { sum { outstanding } avg { amount } }", where)
    assert one == {"sum": {"outstanding": "2500.00"}, "avg": {"amount": "3250"}}


async def test_m05_groups_by_network_add_up_where_the_network_has_one_currency(
    stories: Stories, secretariat: Any
) -> None:
    """These are grouped twice: by their own columns first, and then by what the links lead to."""
    await _invoice(stories, secretariat, "O-RS1", "20", "EUR", year=2024)
    each = await _groups(
        stories,
        secretariat,
        "groups(by: [{network: {code: true}}]) { key { network { code } } sum { amount } min { amount } }",
    )
    assert {one["key"]["network"]["code"]: (one["sum"]["amount"], one["min"]["amount"]) for one in each} == {
        "RS": (None, None),
        "AL": ("5000.00", "5000.00"),
        "ME": ("50.00", "50.00"),
    }


async def test_m05_payments_add_up_by_the_currency_of_their_invoices(stories: Stories, secretariat: Any) -> None:
    sums = "sum { amount invoice { amount outstanding } }"
    (one,) = await _groups(stories, secretariat, f"groups {{ {sums} }}", of="feePayments")
    assert one["sum"] == {"amount": None, "invoice": {"amount": None, "outstanding": None}}
    by = "by: [{invoice: {currency: true}}]"
    each = await _groups(
        stories, secretariat, f"groups({by}) {{ key {{ invoice {{ currency }} }} {sums} }}", of="feePayments"
    )
    assert {one["key"]["invoice"]["currency"]: one["sum"] for one in each} == {
        "RSD": {"amount": "4000.00", "invoice": {"amount": "6000.00", "outstanding": "2000.00"}},
        "EUR": {"amount": "50.00", "invoice": {"amount": "50.00", "outstanding": "0.00"}},
    }
    of_one = '(where: {invoice: {currency: {eq: "RSD"}}})'
    (only,) = await _groups(stories, secretariat, "groups { sum { amount } }", of_one, of="feePayments")
    assert only["sum"] == {"amount": "4000.00"}


async def test_m05_in_euros_all_add_up_and_a_rate_that_is_missing_is_not_passed_over(
    stories: Stories, secretariat: Any
) -> None:
    in_euros = "groups { sum { outstandingEur } max { outstandingEur } }"
    (one,) = await _groups(stories, secretariat, in_euros)
    assert one == {"sum": {"outstandingEur": "68.10"}, "max": {"outstandingEur": "51.02"}}
    await _invoice(stories, secretariat, "O-MK1", "3000", "MKD")
    (one,) = await _groups(stories, secretariat, in_euros)
    assert one == {"sum": {"outstandingEur": None}, "max": {"outstandingEur": None}}
    each = await _groups(
        stories,
        secretariat,
        "groups(by: [{network: {code: true}}]) { key { network { code } } sum { outstandingEur } }",
    )
    assert {one["key"]["network"]["code"]: one["sum"]["outstandingEur"] for one in each} == {
        "RS": "17.08",
        "AL": "51.02",
        "ME": "0.00",
        "MK": None,
    }


async def test_m05_nothing_owed_is_nothing_in_euros_without_a_rate(stories: Stories, secretariat: Any) -> None:
    invoice = await _invoice(stories, secretariat, "O-MK1", "3000", "MKD")
    paid = {"invoiceId": invoice, "amount": "3000", "day": "2025-03-01"}
    await stories.done("recordPayment", secretariat, "feePayment { id }", **paid)
    (one,) = await _groups(stories, secretariat, "groups { sum { outstandingEur } }")
    assert one["sum"] == {"outstandingEur": "68.10"}


async def test_the_schema_says_where_a_sum_is_null(stories: Stories, viewers: Viewers) -> None:
    answer = await stories.ask(
        '{ __type(name: "FeeInvoiceSum") { fields { name description } } }', viewer=await viewers.secretariat()
    )
    said = {one["name"]: one["description"] for one in answer["__type"]["fields"]}
    assert said["outstanding"].endswith("Null where `currency` differs.")
    assert said["outstandingEur"].endswith("Null where a part is unknown.")


@pytest.mark.parametrize("plugins", [["calls"]])
async def test_what_an_organisation_was_granted_in_two_currencies_is_part_of_no_sum(kit: Kit, viewers: Viewers) -> None:
    """Its own amount is null then, which a sum would pass over; who was granted nothing does not count."""
    asked = """{ organisations { all: groups { sum { grantedAmount } }
        each: groups(by: [{grantedCurrencies: true}]) { key { grantedCurrencies } sum { grantedAmount } } } }"""
    await grants_of(kit)
    await kit.organisation("BA", "Without a grant")
    secretariat = await viewers.secretariat()
    before = (await kit.graphql(asked, viewer=secretariat))["organisations"]
    assert before["all"] == [{"sum": {"grantedAmount": "24000.00"}}]
    async with kit.session() as session:
        await session.execute(text("UPDATE calls_call_agreement SET currency = 'RSD' WHERE amount = 5000"))
    after = (await kit.graphql(asked, viewer=secretariat))["organisations"]
    assert after["all"] == [{"sum": {"grantedAmount": None}}]
    assert {one["key"]["grantedCurrencies"]: one["sum"]["grantedAmount"] for one in after["each"]} == {
        "EUR": "7000.00",
        "EUR RSD": None,
        None: None,
    }


@pytest.mark.parametrize("plugins", [["calls"]])
async def test_agreements_of_two_currencies_add_up_by_currency_alone(kit: Kit, viewers: Viewers) -> None:
    await grants_of(kit)
    async with kit.session() as session:
        await session.execute(text("UPDATE calls_call_agreement SET currency = 'RSD' WHERE amount = 5000"))
        await session.execute(text("UPDATE calls_call_agreement SET amount = NULL, currency = NULL WHERE amount = 800"))
    answer = await kit.graphql(
        """{ callAgreements { all: groups { sum { amount } }
            each: groups(by: [{currency: true}]) { key { currency } sum { amount } }
            euros: groups(by: [{state: true}]) { key { state } sum { amount } } }
            some: callAgreements(where: {currency: {ne: "RSD"}}) { groups { count sum { amount } } } }""",
        viewer=await viewers.secretariat(),
    )
    assert answer["callAgreements"]["all"] == [{"sum": {"amount": None}}]
    each = {one["key"]["currency"]: one["sum"]["amount"] for one in answer["callAgreements"]["each"]}
    assert each == {"EUR": "28000.00", "RSD": "5000.00", None: None}
    by_state = {one["key"]["state"]: one["sum"]["amount"] for one in answer["callAgreements"]["euros"]}
    assert by_state == {"DRAFT": "9000.00", "SIGNED": None}
    assert answer["some"]["groups"][0]["sum"] == {"amount": "28000.00"}
