"""The default way's tables: the same ones, mapped with only the columns that the questions need."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, JSONB, Range
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSONB, Range[date]: DATERANGE, list[str]: ARRAY(Text(collation="C"))}


class Network(Base):
    __tablename__ = "core_network"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[dict[str, Any]]


class Organisation(Base):
    __tablename__ = "core_organisation"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    network_id: Mapped[UUID]
    name: Mapped[dict[str, Any]]
    acronym: Mapped[str | None]
    website: Mapped[str | None]
    name_sort: Mapped[list[str]] = mapped_column(deferred=True)


class Person(Base):
    __tablename__ = "core_person"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    network_id: Mapped[UUID]
    given_name: Mapped[str]
    family_name: Mapped[str]


class Affiliation(Base):
    __tablename__ = "core_affiliation"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID]
    person_id: Mapped[UUID]
    kind: Mapped[str]
    position: Mapped[str | None]
    valid: Mapped[Range[date]]


class ServiceType(Base):
    __tablename__ = "core_service_type"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[dict[str, Any]]


class ProvidedService(Base):
    __tablename__ = "core_provided_service"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    network_id: Mapped[UUID]
    organisation_id: Mapped[UUID]
    service_type_id: Mapped[UUID]
    capacity: Mapped[int | None]
    valid: Mapped[Range[date]]


class ContactPoint(Base):
    __tablename__ = "core_contact_point"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]
    network_id: Mapped[UUID]
    organisation_id: Mapped[UUID]
    kind: Mapped[str]
    value: Mapped[str]
    label: Mapped[str | None]
    public: Mapped[bool]


class Membership(Base):
    __tablename__ = "membership"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    network_id: Mapped[UUID]
    organisation_id: Mapped[UUID]
    member_number: Mapped[str | None]
    state: Mapped[str]


class MembershipTerm(Base):
    __tablename__ = "membership_term"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID]
    valid: Mapped[Range[date]]
    state: Mapped[str]
