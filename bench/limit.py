"""The limit: what the database and the wire allow. Hand-written SQL that joins text, a bare ASGI application, asyncpg.

No GraphQL, no rules, no scopes, no logs: the owner's role on the same tables. Each statement was tried in several
forms.
"""

from __future__ import annotations

import os
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from mreza.graphql.order import decode_cursor
from mreza.model.global_id import decode, prefix
from mreza.model.ids import uuid7
from mreza.text import Locale
from mreza.text.sql import rendered_expression

from bench.questions import LOCALE

_POSITION = list(Locale).index(Locale.parse(LOCALE)) + 1


def _gid(type_name: str, column: str) -> str:
    return f"""'"{prefix(type_name)}' || encode(uuid_send({column}), 'base64') || '"'"""


def _name(column: str) -> str:
    return f"to_json({rendered_expression(column, Locale.parse(LOCALE))})::text"


def _text(column: str) -> str:
    return f"coalesce(to_json({column})::text, 'null')"


def _date(expression: str) -> str:
    return f"""coalesce('"' || ({expression})::text || '"', 'null')"""


def _list(rows: str) -> str:
    return f"'[' || array_to_string(ARRAY({rows}), ',') || ']'"


_FROM, _TO = "lower(t.valid)", "upper(t.valid) - 1"
_TERM = (
    f"""'{{"validFrom":' || {_date(_FROM)} || ',"validTo":' || {_date(_TO)} || ',"state":"' || t.state || '"}}' AS j"""
)

POINT = f"""
SELECT convert_to('{{"organisation":' || coalesce((
  SELECT '{{"id":' || {_gid("Organisation", "o.id")} || ',"name":' || {_name("o.name")} || ',"acronym":' || {
    _text("o.acronym")
}
    || ',"website":' || {_text("o.website")}
    || ',"network":{{"code":' || to_json(n.code)::text || ',"name":' || {_name("n.name")} || '}}'
    || ',"memberships":' || {
    _list('''
         SELECT '{"memberNumber":' || coalesce(to_json(m.member_number)::text, 'null') || ',"state":"' || m.state || '"}' AS j
         FROM membership m WHERE m.organisation_id = o.id ORDER BY m.id LIMIT 100''')
}
    || ',"membershipTerms":' || {
    _list(f'''
         SELECT {_TERM} FROM membership_term t WHERE t.organisation_id = o.id AND t.valid @> $2::date ORDER BY t.id LIMIT 100''')
}
    || ',"services":' || {
    _list(f'''
         SELECT '{{"capacity":' || coalesce(s.capacity::text, 'null') || ',"validFrom":' || {_date("lower(s.valid)")}
           || ',"serviceType":{{"code":' || to_json(y.code)::text || ',"name":' || {_name("y.name")} || '}}}}' AS j
         FROM core_provided_service s JOIN core_service_type y ON y.id = s.service_type_id
         WHERE s.organisation_id = o.id AND s.valid @> $2::date ORDER BY s.id LIMIT 100''')
} || '}}'
  FROM core_organisation o JOIN core_network n ON n.id = o.network_id WHERE o.id = $1), 'null') || '}}', 'UTF8')
"""


def _page(size: int, key: str) -> str:
    """The keyset condition and order of a list of organisations."""
    return f"""
      FROM core_organisation o JOIN core_network n ON n.id = o.network_id
      WHERE o.network_id = $1 AND (o.name_sort[{_POSITION}], o.id) > ($2, $3::uuid)
      ORDER BY o.name_sort[{_POSITION}], o.id LIMIT {size}{key}"""


_LAST = "FILTER (WHERE rn = least(50, total))"
_CURSOR = f"""replace(encode(convert_to(
  json_build_array($4::text, max(key) {_LAST}, (array_agg(id) {_LAST})[1]::text)::text, 'UTF8'), 'base64'), E'\\n', '')"""
_CONTACTS = """SELECT '{"kind":"' || c.kind || '","value":' || to_json(c.value)::text %s || '}' AS j
  FROM core_contact_point c WHERE c.organisation_id = o.id ORDER BY c.id LIMIT 10"""
_LABEL = """|| ',"label":' || coalesce(to_json(c.label)::text, 'null')"""

PAGE = f"""
SELECT convert_to((SELECT '{{"organisations":{{"nodes":[' || coalesce(string_agg(j, ',') FILTER (WHERE rn <= 50), '')
    || '],"pageInfo":{{"hasNextPage":' || CASE WHEN count(*) > 50 THEN 'true' ELSE 'false' END
    || ',"endCursor":' || CASE WHEN count(*) > 0 THEN '"' || {_CURSOR} || '"' ELSE 'null' END || '}}}}}}'
  FROM (SELECT j, key, id, rn, count(*) OVER () AS total FROM (
    SELECT '{{"id":' || {_gid("Organisation", "o.id")} || ',"name":' || {_name("o.name")}
      || ',"network":{{"code":' || to_json(n.code)::text || ',"name":' || {_name("n.name")} || '}}'
      || ',"membershipTerms":' || {
    _list(f'''
           SELECT {_TERM} FROM membership_term t WHERE t.organisation_id = o.id
           ORDER BY lower(t.valid) DESC NULLS LAST, t.id LIMIT 3''')
}
      || ',"contacts":' || {_list(_CONTACTS % _LABEL)} || '}}' AS j,
      o.name_sort[{_POSITION}] AS key, o.id,
      row_number() OVER (ORDER BY o.name_sort[{_POSITION}], o.id) AS rn
    {_page(50, " + 1")}) AS p) AS p), 'UTF8')
"""

NESTED = f"""
SELECT convert_to((SELECT '{{"organisations":{{"nodes":[' || coalesce(string_agg(j, ','), '') || ']}}}}' FROM (
    SELECT '{{"id":' || {_gid("Organisation", "o.id")} || ',"name":' || {_name("o.name")}
      || ',"network":{{"code":' || to_json(n.code)::text || '}}'
      || ',"affiliations":' || {
    _list(f'''
           SELECT '{{"kind":"' || a.kind || '","position":' || {_text("a.position")} || ',"validFrom":' || {_date("lower(a.valid)")}
             || ',"person":{{"id":' || {_gid("Person", "h.id")} || ',"givenName":' || to_json(h.given_name)::text
             || ',"familyName":' || to_json(h.family_name)::text || ',"network":{{"code":' || to_json(w.code)::text || '}}}}}}' AS j
           FROM core_affiliation a JOIN core_person h ON h.id = a.person_id JOIN core_network w ON w.id = h.network_id
           WHERE a.organisation_id = o.id ORDER BY a.id LIMIT 10''')
}
      || ',"services":' || {
    _list(f'''
           SELECT '{{"capacity":' || coalesce(s.capacity::text, 'null') || ',"serviceType":{{"code":' || to_json(y.code)::text
             || ',"name":' || {_name("y.name")} || '}}}}' AS j
           FROM core_provided_service s JOIN core_service_type y ON y.id = s.service_type_id
           WHERE s.organisation_id = o.id ORDER BY s.id LIMIT 10''')
}
      || ',"contacts":' || {_list(_CONTACTS % "")} || '}}' AS j
    {_page(100, "")}) AS p), 'UTF8')
"""

STATISTICS = """
SELECT convert_to('{"organisations":{"groups":[' || (SELECT string_agg('{"key":{"network":{"code":' || to_json(code)::text || '}},"count":' || c || '}', ',') FROM o)
    || ']},"memberships":{"groups":[' || (
      SELECT string_agg('{"key":{"network":{"code":' || to_json(code)::text || '},"state":"' || state || '"},"count":' || c || '}', ',')
      FROM (SELECT n.code, state, c FROM (SELECT network_id, state, count(*) AS c FROM membership GROUP BY 1, 2) AS m
            JOIN core_network n ON n.id = network_id ORDER BY 1, 2) AS q)
    || ']},"providedServices":{"groups":[' || (
      SELECT string_agg('{"key":{"network":{"code":' || to_json(code)::text || '}},"count":' || c
        || ',"sum":{"capacity":' || coalesce(capacity::text, 'null') || '},"distinct":' || types || '}', ',')
      FROM (SELECT n.code, c, capacity, types FROM (
              SELECT network_id, sum(c) AS c, sum(capacity) AS capacity, count(*) AS types FROM (
                SELECT network_id, service_type_id, count(*) AS c, sum(capacity) AS capacity
                FROM core_provided_service GROUP BY 1, 2) AS t GROUP BY 1) AS s
            JOIN core_network n ON n.id = network_id ORDER BY 1) AS q)
    || ']}}', 'UTF8')
FROM (SELECT 1) AS one
"""
STATISTICS = f"""WITH o AS MATERIALIZED (SELECT n.code, c FROM (SELECT network_id, count(*) AS c FROM core_organisation GROUP BY 1) AS g
  JOIN core_network n ON n.id = network_id ORDER BY 1) {STATISTICS}"""

MUTATION = f"""
WITH c AS (
  INSERT INTO core_contact_point (id, version, organisation_id, network_id, kind, value, label, public)
  SELECT $1, 1, o.id, o.network_id, 'EMAIL', $3, 'Bench', true FROM core_organisation o WHERE o.id = $2
  RETURNING kind, value, label, organisation_id)
SELECT convert_to('{{"addContactPoint":{{"contactPoint":{{"kind":"' || c.kind || '","value":' || to_json(c.value)::text
  || ',"label":' || {_text("c.label")} || ',"organisation":{{"id":' || {_gid("Organisation", "o.id")} || ',"name":' || {_name("o.name")}
  || ',"network":{{"code":' || to_json(n.code)::text || '}}}}}},"errors":[]}}}}', 'UTF8')
FROM c JOIN core_organisation o ON o.id = c.organisation_id JOIN core_network n ON n.id = o.network_id
"""


def _point(v: dict[str, Any]) -> tuple[Any, ...]:
    return decode(v["id"])[1], date.fromisoformat(v["day"])


def _after(v: dict[str, Any]) -> tuple[Any, ...]:
    mark, key, id = decode_cursor(v["after"])
    return decode(v["network"])[1], key, UUID(id), mark


_STATEMENTS: dict[str, tuple[str, Any]] = {
    "/point": (POINT, _point),
    "/page": (PAGE, _after),
    "/nested": (NESTED, lambda v: _after(v)[:3]),
    "/statistics": (STATISTICS, lambda v: ()),
    "/mutation": (MUTATION, lambda v: (uuid7(), decode(v["organisation"])[1], v["value"])),
}
_HEADERS = [(b"content-type", b"application/json")]


class App:
    """Bare ASGI: the path chooses the statement, the body holds the variables."""

    pool: asyncpg.Pool

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        message = await receive()
        body = message["body"]
        while message.get("more_body"):
            message = await receive()
            body += message["body"]
        sql, arguments = _STATEMENTS[scope["path"]]
        async with self.pool.acquire() as connection:
            data = await connection.fetchval(sql, *arguments(orjson.loads(body)["variables"]))
        answer = b'{"data":' + data + b"}"
        headers = [*_HEADERS, (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _lifespan(self, receive: Any, send: Any) -> None:
        await receive()
        self.pool = await asyncpg.create_pool(
            os.environ["BENCH_DSN"],
            min_size=10,
            max_size=10,
            reset=_nothing,
            server_settings={"jit": "off", "plan_cache_mode": "force_generic_plan"},
        )
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.pool.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _nothing(connection: asyncpg.Connection) -> None:
    """The pool's reset would cost a round trip at each release."""


app = App()
__all__ = ["app"]
