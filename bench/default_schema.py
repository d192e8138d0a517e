"""The default way's schema: Strawberry types with a resolver per link, as its documentation teaches."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

import orjson
import strawberry
from mreza.graphql.order import decode_cursor
from mreza.model.global_id import decode_as, encode
from mreza.model.ids import uuid7
from mreza.text import Locale, Translated
from sqlalchemy import Text, func, literal_column, select, tuple_
from sqlalchemy.orm import undefer
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from bench import default_models as m
from bench.default_loaders import Loaders
from bench.questions import LOCALE

_LOCALE = Locale.parse(LOCALE)
_POSITION = list(Locale).index(_LOCALE) + 1
#: A constant position, so that the index on the expression is used.
_SORT_KEY = literal_column(f"(core_organisation.name_sort)[{_POSITION}]", Text())
_DAY = timedelta(days=1)
Info = strawberry.Info[dict[str, Any], None]


def _rendered(stored: dict[str, Any]) -> str:
    return Translated.trusted(stored).get(_LOCALE).text


def _loaders(info: Info) -> Loaders:
    return info.context["loaders"]  # type: ignore[no-any-return]


def _last(row: Any) -> date | None:
    return None if row.valid.upper is None else row.valid.upper - _DAY


@strawberry.enum
class Direction(Enum):
    ASC = "ASC"
    DESC = "DESC"


@strawberry.enum
class ContactKind(Enum):
    EMAIL = "EMAIL"
    PHONE = "PHONE"


@strawberry.input
class OrganisationOrder:
    name: Direction = Direction.ASC


@strawberry.input
class TermOrder:
    valid_from: Direction = Direction.ASC


@strawberry.input
class IDFilter:
    eq: strawberry.ID


@strawberry.input
class NetworkWhere:
    id: IDFilter


@strawberry.input
class OrganisationWhere:
    network: NetworkWhere


@strawberry.type
class Network:
    id: strawberry.ID
    code: str
    name: str

    @classmethod
    def of(cls, row: m.Network) -> Network:
        return cls(id=strawberry.ID(encode("Network", row.id)), code=row.code, name=_rendered(row.name))


async def _network(info: Info, row: Any) -> Network:
    return Network.of(await _loaders(info).one(m.Network).load(row.network_id))


@strawberry.type
class Person:
    row: strawberry.Private[m.Person]
    id: strawberry.ID
    given_name: str
    family_name: str

    @strawberry.field
    async def network(self, info: Info) -> Network:
        return await _network(info, self.row)


@strawberry.type
class Affiliation:
    row: strawberry.Private[m.Affiliation]
    kind: str
    position: str | None
    valid_from: date | None

    @strawberry.field
    async def person(self, info: Info) -> Person:
        row = await _loaders(info).one(m.Person).load(self.row.person_id)
        id = strawberry.ID(encode("Person", row.id))
        return Person(row=row, id=id, given_name=row.given_name, family_name=row.family_name)


@strawberry.type
class ServiceType:
    code: str
    name: str


@strawberry.type
class ProvidedService:
    row: strawberry.Private[m.ProvidedService]
    capacity: int | None
    valid_from: date | None

    @strawberry.field
    async def service_type(self, info: Info) -> ServiceType:
        row = await _loaders(info).one(m.ServiceType).load(self.row.service_type_id)
        return ServiceType(code=row.code, name=_rendered(row.name))


@strawberry.type
class Membership:
    member_number: str | None
    state: str


@strawberry.type
class MembershipTerm:
    valid_from: date | None
    valid_to: date | None
    state: str


@strawberry.type
class ContactPoint:
    row: strawberry.Private[m.ContactPoint]
    kind: str
    value: str
    label: str | None

    @strawberry.field
    async def organisation(self, info: Info) -> Organisation:
        return Organisation.of(await _loaders(info).one(m.Organisation).load(self.row.organisation_id))


@strawberry.type
class Organisation:
    row: strawberry.Private[m.Organisation]
    id: strawberry.ID
    name: str
    acronym: str | None
    website: str | None

    @classmethod
    def of(cls, row: m.Organisation) -> Organisation:
        id = strawberry.ID(encode("Organisation", row.id))
        return cls(row=row, id=id, name=_rendered(row.name), acronym=row.acronym, website=row.website)

    @strawberry.field
    async def network(self, info: Info) -> Network:
        return await _network(info, self.row)

    @strawberry.field
    async def memberships(self, info: Info) -> list[Membership]:
        rows = await _loaders(info).many(m.Membership).load(self.row.id)
        return [Membership(member_number=row.member_number, state=row.state) for row in rows]

    @strawberry.field
    async def membership_terms(
        self, info: Info, as_of: date | None = None, first: int | None = None, order_by: list[TermOrder] | None = None
    ) -> list[MembershipTerm]:
        rows = (
            await _loaders(info).many(m.MembershipTerm, day=as_of, first=first, latest=bool(order_by)).load(self.row.id)
        )
        return [MembershipTerm(valid_from=row.valid.lower, valid_to=_last(row), state=row.state) for row in rows]

    @strawberry.field
    async def services(self, info: Info, as_of: date | None = None, first: int | None = None) -> list[ProvidedService]:
        rows = await _loaders(info).many(m.ProvidedService, day=as_of, first=first).load(self.row.id)
        return [ProvidedService(row=row, capacity=row.capacity, valid_from=row.valid.lower) for row in rows]

    @strawberry.field
    async def contacts(self, info: Info, first: int | None = None) -> list[ContactPoint]:
        rows = await _loaders(info).many(m.ContactPoint, first=first).load(self.row.id)
        return [ContactPoint(row=row, kind=row.kind, value=row.value, label=row.label) for row in rows]

    @strawberry.field
    async def affiliations(self, info: Info, first: int | None = None) -> list[Affiliation]:
        rows = await _loaders(info).many(m.Affiliation, first=first).load(self.row.id)
        return [Affiliation(row=row, kind=row.kind, position=row.position, valid_from=row.valid.lower) for row in rows]


@strawberry.type
class NetworkKey:
    code: str


@strawberry.type
class Key:
    network: NetworkKey
    state: str | None = None


@strawberry.type
class Sum:
    capacity: int | None


@strawberry.input
class NetworkBy:
    code: bool = False


@strawberry.input
class IdBy:
    id: bool = False


@strawberry.input
class By:
    network: NetworkBy | None = None
    state: bool = False
    service_type: IdBy | None = None


@strawberry.type
class Group:
    key: Key
    count: int
    types: strawberry.Private[int] = 0
    capacity: strawberry.Private[int | None] = None

    @strawberry.field
    def sum(self) -> Sum:
        return Sum(capacity=self.capacity)

    @strawberry.field
    def distinct(self, of: By) -> int:
        return self.types


async def _groups(info: Info, model: Any, *measures: Any, state: bool = False) -> list[Any]:
    keys = [m.Network.code, model.state] if state else [m.Network.code]
    statement = (
        select(*keys, func.count(), *measures).select_from(model).join(m.Network, m.Network.id == model.network_id)
    )
    async with _loaders(info).sessions() as session:
        return list((await session.execute(statement.group_by(*keys).order_by(*keys))).all())


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Organisations:
    first: strawberry.Private[int]
    rows: strawberry.Private[list[m.Organisation]]
    mark: strawberry.Private[str]

    @strawberry.field
    def nodes(self) -> list[Organisation]:
        return [Organisation.of(row) for row in self.rows[: self.first]]

    @strawberry.field
    def page_info(self) -> PageInfo:
        shown = self.rows[: self.first]
        values = [self.mark, shown[-1].name_sort[_POSITION - 1], str(shown[-1].id)]
        text = "[" + ", ".join(orjson.dumps(value).decode() for value in values) + "]"
        return PageInfo(has_next_page=len(self.rows) > self.first, end_cursor=base64.b64encode(text.encode()).decode())

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        async with _loaders(info).sessions() as session:
            return (await session.scalar(select(func.count()).select_from(m.Organisation))) or 0

    @strawberry.field
    async def groups(self, info: Info, by: list[By]) -> list[Group]:
        return [
            Group(key=Key(network=NetworkKey(code=code)), count=count)
            for code, count in await _groups(info, m.Organisation)
        ]


@strawberry.type
class Memberships:
    @strawberry.field
    async def groups(self, info: Info, by: list[By]) -> list[Group]:
        rows = await _groups(info, m.Membership, state=True)
        return [Group(key=Key(network=NetworkKey(code=code), state=state), count=count) for code, state, count in rows]


@strawberry.type
class ProvidedServices:
    @strawberry.field
    async def groups(self, info: Info, by: list[By]) -> list[Group]:
        service = m.ProvidedService
        rows = await _groups(info, service, func.sum(service.capacity), func.count(service.service_type_id.distinct()))
        return [
            Group(key=Key(network=NetworkKey(code=code)), count=count, capacity=capacity, types=types)
            for code, count, capacity, types in rows
        ]


@strawberry.type
class Query:
    @strawberry.field
    async def organisation(self, info: Info, id: strawberry.ID) -> Organisation | None:
        row = await _loaders(info).one(m.Organisation).load(decode_as("Organisation", id))
        return None if row is None else Organisation.of(row)

    @strawberry.field
    async def organisations(
        self,
        info: Info,
        first: int = 20,
        after: str | None = None,
        order_by: list[OrganisationOrder] | None = None,
        where: OrganisationWhere | None = None,
    ) -> Organisations:
        if after is None:
            return Organisations(first=first, rows=[], mark="")
        mark, key, id = decode_cursor(after)
        table = m.Organisation
        statement = select(table).options(undefer(table.name_sort)).order_by(_SORT_KEY, table.id).limit(first + 1)
        statement = statement.where(tuple_(_SORT_KEY, table.id) > tuple_(key, UUID(id)))
        if where is not None:
            statement = statement.where(table.network_id == decode_as("Network", where.network.id.eq))
        async with _loaders(info).sessions() as session:
            return Organisations(first=first, rows=list((await session.scalars(statement)).all()), mark=mark)

    @strawberry.field
    def memberships(self) -> Memberships:
        return Memberships()

    @strawberry.field
    def provided_services(self) -> ProvidedServices:
        return ProvidedServices()


@strawberry.input
class AddContactPointInput:
    organisation_id: strawberry.ID
    kind: ContactKind
    value: str
    label: str | None = None


@strawberry.type
class UserError:
    code: str
    message: str


@strawberry.type
class AddContactPointPayload:
    contact_point: ContactPoint | None
    errors: list[UserError]


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def add_contact_point(self, info: Info, input: AddContactPointInput) -> AddContactPointPayload:
        async with _loaders(info).sessions() as session, session.begin():
            organisation = await session.get_one(m.Organisation, decode_as("Organisation", input.organisation_id))
            row = m.ContactPoint(
                id=uuid7(),
                version=1,
                network_id=organisation.network_id,
                organisation_id=organisation.id,
                kind=input.kind.value,
                value=input.value,
                label=input.label,
                public=True,
            )
            session.add(row)
        return AddContactPointPayload(
            contact_point=ContactPoint(row=row, kind=row.kind, value=row.value, label=row.label), errors=[]
        )


schema = strawberry.Schema(Query, Mutation, extensions=[ParserCache(), ValidationCache()], config=StrawberryConfig())
