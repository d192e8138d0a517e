"""Fees in national currencies: the story M-05. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.testing.kit import Viewers
from steps import Stories

pytestmark = pytest.mark.anyio


RATES = {"RSD": "117.10", "BAM": "1.95583", "MKD": "61.50", "ALL": "98.00"}
FEES = (
    ("O-RS1", "6000", "RSD", "4000"),
    ("O-BA1", "100", "BAM", "100"),
    ("O-MK1", "3000", "MKD", "waived"),
    ("O-AL1", "5000", "ALL", None),
    ("O-ME1", "50", "EUR", "50"),
)


async def _charge(stories: Stories, viewer: Any) -> None:
    for currency, per_euro in RATES.items():
        rate = {"currency": currency, "perEuro": per_euro, "day": "2025-01-01", "source": "European Commission"}
        await stories.done("setExchangeRate", viewer, "exchangeRate { id }", **rate)
    for key, amount, currency, paid in FEES:
        asked = {
            "membershipId": stories.scene.membership(key),
            "year": 2025,
            "amount": amount,
            "currency": currency,
            "day": "2025-02-01",
        }
        invoice = (await stories.done("issueInvoice", viewer, "feeInvoice { id }", **asked))["feeInvoice"]["id"]
        if paid == "waived":
            await stories.done(
                "waiveInvoice", viewer, "feeWaiver { amount }", invoiceId=invoice, reason="Floods", day="2025-03-01"
            )
        elif paid:
            await stories.done(
                "recordPayment", viewer, "feePayment { id }", invoiceId=invoice, amount=paid, day="2025-03-01"
            )


async def test_m05_fees_in_five_currencies_add_up_in_euros_by_their_rates_and_never_otherwise(
    stories: Stories, viewers: Viewers
) -> None:
    secretariat = await viewers.secretariat()
    await _charge(stories, secretariat)
    answer = await stories.ask(
        """{ feeInvoices(where: {year: {eq: 2025}}) {
               each: groups(by: [{currency: true}]) { key { currency } sum { outstanding outstandingEur } }
               all: groups { sum { outstandingEur waivedEur } }
               nodes { currency amount rate { perEuro day source } state overdue } } }""",
        viewer=secretariat,
    )
    each = {one["key"]["currency"]: one["sum"]["outstanding"] for one in answer["feeInvoices"]["each"]}
    assert each == {"RSD": "2000.00", "ALL": "5000.00", "BAM": "0.00", "MKD": "0.00", "EUR": "0.00"}
    (total,) = answer["feeInvoices"]["all"]
    assert total["sum"] == {"outstandingEur": "68.10", "waivedEur": "48.78"}
    states = {one["currency"]: (one["state"], one["overdue"]) for one in answer["feeInvoices"]["nodes"]}
    assert states == {
        "RSD": ("PARTIALLY_PAID", True),
        "BAM": ("PAID", False),
        "MKD": ("WAIVED", False),
        "ALL": ("ISSUED", True),
        "EUR": ("PAID", False),
    }
    owing = await stories.ask(
        """{ memberships(where: {outstandingEur: {gt: 0}}, orderBy: [{outstandingEur: ASC}]) {
               nodes { memberNumber outstandingEur } } }""",
        viewer=secretariat,
    )
    assert owing["memberships"]["nodes"] == [
        {"memberNumber": "O-RS1", "outstandingEur": "17.08"},
        {"memberNumber": "O-AL1", "outstandingEur": "51.02"},
    ]
    rate = next(one["rate"] for one in answer["feeInvoices"]["nodes"] if one["currency"] == "RSD")
    assert (float(rate["perEuro"]), rate["day"], rate["source"]) == (117.10, "2025-01-01", "European Commission")


async def test_m05_what_was_owed_on_an_earlier_day_is_answered_for_that_day(stories: Stories, viewers: Viewers) -> None:
    secretariat = await viewers.secretariat()
    await _charge(stories, secretariat)
    answer = await stories.ask(
        '{ feeInvoices(asOf: "2025-02-28", where: {currency: {eq: "RSD"}}) { nodes { outstanding overdue } } }',
        viewer=secretariat,
    )
    assert answer["feeInvoices"]["nodes"] == [{"outstanding": "6000.00", "overdue": False}]


async def test_m05_a_member_sees_its_own_invoices_and_no_others(stories: Stories, viewers: Viewers) -> None:
    await _charge(stories, await viewers.secretariat())
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    answer = await stories.ask("{ feeInvoices { nodes { currency outstanding } } }", viewer=member)
    assert answer["feeInvoices"]["nodes"] == [{"currency": "RSD", "outstanding": "2000.00"}]


async def test_m05_more_than_what_is_owed_is_refused(stories: Stories, viewers: Viewers) -> None:
    secretariat = await viewers.secretariat()
    asked = {"membershipId": stories.scene.membership("O-RS1"), "year": 2025, "amount": "6000", "currency": "RSD"}
    invoice = (await stories.done("issueInvoice", secretariat, "feeInvoice { id }", **asked))["feeInvoice"]["id"]
    refused = await stories.do("recordPayment", secretariat, "feePayment { id }", invoiceId=invoice, amount="6000.01")
    assert [error["code"] for error in refused["errors"]] == ["AMOUNT_TOO_HIGH"]
