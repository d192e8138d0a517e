"""The hook `quality_standards`: frameworks that plugins bring, taken over by the secretariat."""

from __future__ import annotations

from typing import Any

import pytest
from bureau import Office
from mreza.model.global_id import encode
from mreza.testing.kit import Templates, host_of
from mreza.text import Locale, Translated
from mreza_country_rs.standards import MINIMUM
from mreza_quality.catalogue import STANDARDS
from mreza_quality.models import QualityCriterionFamily, QualityFrameworkKind
from test_assessing import assessed
from test_what_counts import granted

pytestmark = pytest.mark.anyio

LOCALES = {one.value for one in Locale}
PERIODS = "qualityFrameworkVersion { certificateMonths surveillanceMonths periodsEstablished periodsSource source }"
BY_CODE = "qualityFrameworkVersion { id criteria(first: 100, orderBy: [{position: ASC}]) { id } }"
TAKEN = """qualityFrameworkVersion { label state starter periodsEstablished certificateMonths
  framework { code kind } criteria(first: 100, orderBy: [{position: ASC}]) { code text topic { code name } } }"""


async def test_the_secretariat_takes_over_a_framework_once(office: Office) -> None:
    coordinator = await office.viewers.coordinator("RS")
    refused = await office.refused("takeOverQualityStandards", coordinator, code="CAF")
    assert refused == ["NOT_PERMITTED"]
    answer = await office.do("takeOverQualityStandards", None, "", code="NOTHING")
    assert "CAF, EFQM, EQUASS_ASSURANCE" in answer["errors"][0]["message"]
    made = await office.done("takeOverQualityStandards", None, TAKEN, code="EQUASS_ASSURANCE")
    assert (made["state"], made["starter"], made["periodsEstablished"]) == ("PUBLISHED", True, False)
    assert [one["code"] for one in made["criteria"]][:2] == ["A1", "A2"]
    assert made["criteria"][1]["topic"] == {"code": "SAFEGUARDING", "name": "safeguarding"}
    assert await office.refused("takeOverQualityStandards", None, code="EQUASS_ASSURANCE") == ["VERSION_EXISTS"]
    await office.done("takeOverQualityStandards", None, TAKEN, code="EQUASS_EXCELLENCE")


async def test_the_secretariat_sets_periods_until_they_are_established(office: Office) -> None:
    taken = await office.done("takeOverQualityStandards", None, "qualityFrameworkVersion { id source }", code="CAF")
    at = {"frameworkVersionId": taken["id"]}
    periods = {"certificateMonths": 24, "surveillanceMonths": 6}
    set_ = ("setQualityPeriods", None)
    coordinator = await office.viewers.coordinator("RS")
    assert await office.refused("setQualityPeriods", coordinator, **at, periods=periods) == ["NOT_PERMITTED"]
    assert await office.refused(*set_, **at, periods={"certificateMonths": 0}) == ["MONTHS_IMPOSSIBLE"]
    assert await office.refused(*set_, **at, periods=periods | {"established": True}) == ["PERIODS_SOURCE_MISSING"]
    blank = periods | {"established": True, "source": " \n"}
    assert await office.refused(*set_, **at, periods=blank) == ["PERIODS_SOURCE_MISSING"]
    made = await office.done(*set_, PERIODS, **at, periods=periods)
    kept = {"source": taken["source"]}
    assert made == kept | periods | {"periodsEstablished": False, "periodsSource": None}
    # One that is left out is not known.
    checked = {"certificateMonths": 24, "established": True, "source": "EIPA, rules of the label, 2025"}
    made = await office.done(*set_, PERIODS, **at, periods=checked)
    assert made == kept | {
        "certificateMonths": 24,
        "surveillanceMonths": None,
        "periodsEstablished": True,
        "periodsSource": "EIPA, rules of the label, 2025",
    }
    assert await office.refused(*set_, **at, periods=periods) == ["PERIODS_ESTABLISHED"]
    other = await office.version(criteria=1)
    at = {"frameworkVersionId": other["id"]}
    await office.done("withdrawQualityVersion", None, "qualityFrameworkVersion { id }", **at)
    assert await office.refused(*set_, **at, periods=periods) == ["VERSION_NOT_PUBLISHED"]


async def test_issued_certificates_keep_the_periods_by_which_they_were_issued(office: Office) -> None:
    home, version = await office.kit.organisation("BA"), await office.version(criteria=1, surveillanceMonths=12)
    looks = "surveillance(orderBy: [{dueOn: ASC}]) { dueOn }"
    question = f"query ($id: ID!) {{ qualityCertificate(id: $id) {{ validTo {looks} }} }}"

    async def found(id: str) -> tuple[str, list[str]]:
        one = (await office.ask(question, id=id))["qualityCertificate"]
        return one["validTo"], [look["dueOn"] for look in one["surveillance"]]

    before = await granted(office, home, version["id"], "2024-06-01", validTo="2026-05-31")
    assert await found(before["id"]) == ("2026-05-31", ["2025-06-01"])
    periods = {"certificateMonths": 12, "surveillanceMonths": 6}
    await office.done("setQualityPeriods", None, PERIODS, frameworkVersionId=version["id"], periods=periods)
    assert await found(before["id"]) == ("2026-05-31", ["2025-06-01"])
    after = await granted(office, home, version["id"], "2025-06-01", validTo="2026-05-31")
    assert await found(after["id"]) == ("2026-05-31", ["2025-12-01"])


async def test_a_period_that_no_certificate_has_is_refused(office: Office) -> None:
    version = await office.version(criteria=1)
    at = {"frameworkVersionId": version["id"]}
    for periods in ({"surveillanceMonths": 200000}, {"certificateMonths": 1201}, {"surveillanceMonths": 0}):
        answer = await office.do("setQualityPeriods", None, "", **at, periods=periods)
        assert [(one["code"], one["path"]) for one in answer["errors"]] == [
            ("MONTHS_IMPOSSIBLE", ["periods", *periods]),
        ]
        assert "1200" in answer["errors"][0]["message"]
    await office.done("setQualityPeriods", None, PERIODS, **at, periods={"surveillanceMonths": 1200})
    home = await office.kit.organisation("BA")
    assert (await granted(office, home, version["id"], "2024-06-01", validTo="2026-05-31"))["id"]


@pytest.mark.parametrize("framework", STANDARDS, ids=lambda one: str(one["code"]))
def test_every_seeded_text_has_every_language(framework: dict[str, Any]) -> None:
    texts = [*framework["topics"].values(), *(one["text"] for one in framework["criteria"])]
    if framework["code"] in ("CAF", "EFQM"):  # the titles of the others are names, and stand once
        texts.append(framework["title"])
    for text in texts:
        assert set(text) == LOCALES, text
        assert Translated(text).get(Locale.SQ).text == text["sq"]
        assert len(set(text.values())) > 3, text


PLAN = """mutation ($input: PlanQualityGapsInput!) { planQualityGaps(input: $input) {
  qualityPlan { actions { what } } errors { code } } }"""


@pytest.mark.parametrize(
    ("network", "locale", "what"),
    [("MK", "mk", "Никој не страда незабележано."), ("XK", "sq", "Askush nuk dëmtohet pa u vënë re.")],
)
async def test_gaps_are_planned_in_the_language_of_who_plans(
    office: Office, network: str, locale: str, what: str
) -> None:
    home = await office.kit.organisation(network)
    member, owner = await office.viewers.member(home), await office.person("Proba Probna", home)
    version = await office.done("takeOverQualityStandards", None, BY_CODE, code="EQUASS_ASSURANCE")
    marks = ["MET", "NOT_MET"] + ["MET"] * 8
    id = await assessed(office, member, home, version, marks, "2025-06-10")
    given = {"assessmentId": id, "title": "2025", "ownerId": encode("Person", owner.id), "dueOn": "2025-12-31"}
    answer = (await office.kit.graphql(PLAN, viewer=member, locale=locale, input=given))["planQualityGaps"]
    assert answer == {"qualityPlan": {"actions": [{"what": what}]}, "errors": []}


@pytest.mark.parametrize("brought", [*STANDARDS, MINIMUM], ids=lambda one: str(one["code"]))
def test_what_is_brought_can_be_taken_over(brought: dict[str, object]) -> None:
    """Enums by their names; every criterion has a code of its own, and says in two scripts what is asked."""
    topics = {topic for one in STANDARDS for topic in one["topics"]}
    assert brought["kind"] in QualityFrameworkKind.__members__
    criteria: list[dict[str, dict[str, str]]] = list(brought["criteria"])  # type: ignore[call-overload]
    assert len({str(one["code"]) for one in criteria}) == len(criteria)
    for one in criteria:
        assert one["family"] in QualityCriterionFamily.__members__
        assert one["topic"] in topics
        assert {"en", "sr-Cyrl", "sr-Latn"} <= set(one["text"])


async def test_serbia_brings_a_starter_that_says_that_it_is_no_law(templates: Templates) -> None:
    host = host_of(("quality", "country_rs"))
    brought = {
        answer.plugin: {one["code"] for one in answer.value} for answer in host.hooks.collect("quality_standards")
    }
    assert brought["country_rs"] == {"RS_MINIMUM"}
    assert MINIMUM["version"]["starter"] is True
    assert "not the law" in MINIMUM["version"]["source"]
