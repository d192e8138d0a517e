"""Figures of academies for the funder and for everybody: the stories T-05 and T-06, counted over events' attendance."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country
from mreza.graphql.named import NamedDocument
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import TODAY, Kit, Viewers
from mreza_events.models import Attendance, CheckInMethod, Event, EventKind, EventSession, EventState
from sqlalchemy import select

pytestmark = pytest.mark.anyio

#: As a plugin that holds academies would ship it.
DOCUMENT = """query AcademyParticipants($years: [Int!]) {
  attendances(where: {event: {kind: {eq: ACADEMY}}, isParticipant: {eq: true}, minutes: {in: $years}}) {
    total: groups { participations: distinct(of: {event: {id: true}, person: {id: true}}) unique: distinct(of: {person: {id: true}}) }
    bySex: groups(by: [{sex: true}]) { key { sex } ...Both }
    byCountry: groups(by: [{country: {code: true, name: true}}]) { key { country { code name } } ...Both } } }
fragment Both on AttendanceGroup {
  participations: distinct(of: {event: {id: true}, person: {id: true}}) unique: distinct(of: {person: {id: true}}) }"""
COUNTRIES = {"RS": 9, "BA": 7, "ME": 4, "MK": 4, "AL": 3, "XK": 2}
SEXES = [Sex.FEMALE] * 21 + [Sex.MALE] * 7 + [Sex.NOT_STATED]
CELLS = """query ($table: ID!) { publishedCells(where: {table: {id: {eq: $table}}}, orderBy: [{position: ASC}], first: 100) {
    nodes { key label(locale: "sq") shown count exact } } }"""
TABLE = {
    "title": [{"locale": "en", "text": "Participants of the academy"}],
    "document": "academy-participants",
    "measure": "unique",
}
