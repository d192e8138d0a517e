"""The hook `quality_standards`: frameworks that plugins bring, taken over by the secretariat."""

from __future__ import annotations

import pytest
from bureau import Office
from mreza.testing.kit import Templates, host_of
from mreza_country_rs.standards import MINIMUM
from mreza_quality.catalogue import STANDARDS
from mreza_quality.models import QualityCriterionFamily, QualityFrameworkKind

pytestmark = pytest.mark.anyio

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
