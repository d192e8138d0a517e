"""Licensing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "licensing_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "licensing_jurisdiction",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(name)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold_json(name), '')", persisted=True), nullable=True
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_jurisdiction_network_id")),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["core_administrative_unit.id"],
            name=op.f("fk_licensing_jurisdiction_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_jurisdiction")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_jurisdiction_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_licensing_jurisdiction_network_id_code")),
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_1",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_2",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_3",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_4",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_5",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_6",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_7",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_jurisdiction_name_sort_8",
        "licensing_jurisdiction",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_jurisdiction_network_id"), "licensing_jurisdiction", ["network_id"], unique=False
    )
    op.create_index(
        "ix_licensing_jurisdiction_search_text",
        "licensing_jurisdiction",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_licensing_jurisdiction_unit_id"), "licensing_jurisdiction", ["unit_id"], unique=False)
    op.create_table(
        "licensing_authority",
        sa.Column("jurisdiction_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(name)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold_json(name), '')", persisted=True), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "network_id"],
            ["licensing_jurisdiction.id", "licensing_jurisdiction.network_id"],
            name=op.f("fk_licensing_authority_jurisdiction_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_authority_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_authority")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_authority_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_licensing_authority_network_id_code")),
    )
    op.create_index(
        op.f("ix_licensing_authority_jurisdiction_id"), "licensing_authority", ["jurisdiction_id"], unique=False
    )
    op.create_index(
        "ix_licensing_authority_name_sort_1",
        "licensing_authority",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_2",
        "licensing_authority",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_3",
        "licensing_authority",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_4",
        "licensing_authority",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_5",
        "licensing_authority",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_6",
        "licensing_authority",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_7",
        "licensing_authority",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_authority_name_sort_8",
        "licensing_authority",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(op.f("ix_licensing_authority_network_id"), "licensing_authority", ["network_id"], unique=False)
    op.create_index(
        "ix_licensing_authority_search_text",
        "licensing_authority",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "licensing_rule_set",
        sa.Column("jurisdiction_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column(
            "regime",
            sa.Enum("LICENSING", "NO_LICENSING", name="regime", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("legal_basis", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("renewal_opens_days", sa.Integer(), nullable=True),
        sa.Column("renewal_closes_days", sa.Integer(), nullable=True),
        sa.Column("decision_days", sa.Integer(), nullable=True),
        sa.Column("lapsing_days", sa.Integer(), nullable=False),
        sa.Column("alert_days", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("not_established", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("jurisdiction_id"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_licensing_rule_set_valid",
        ),
        sa.CheckConstraint("lapsing_days >= 0", name=op.f("ck_licensing_rule_set_lapsing_days")),
        sa.CheckConstraint("renewal_closes_days >= 0 AND decision_days >= 0", name=op.f("ck_licensing_rule_set_days")),
        sa.CheckConstraint(
            "renewal_opens_days >= coalesce(renewal_closes_days, 0)", name=op.f("ck_licensing_rule_set_window")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "network_id"],
            ["licensing_jurisdiction.id", "licensing_jurisdiction.network_id"],
            name=op.f("fk_licensing_rule_set_jurisdiction_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_rule_set_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_rule_set")),
        sa.UniqueConstraint("id", "jurisdiction_id", name=op.f("uq_licensing_rule_set_id_jurisdiction_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_rule_set_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_licensing_rule_set_network_id_code")),
    )
    op.create_index(
        op.f("ix_licensing_rule_set_jurisdiction_id"), "licensing_rule_set", ["jurisdiction_id"], unique=False
    )
    op.create_index(op.f("ix_licensing_rule_set_network_id"), "licensing_rule_set", ["network_id"], unique=False)
    op.create_table(
        "licensing_permission_type",
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "LICENCE",
                "LIMITED_LICENCE",
                "PROFESSIONAL_LICENCE",
                "CONSENT",
                "DECISION_ON_CONDITIONS",
                "PERMIT",
                "REGISTER_ENTRY",
                "REPRESENTATIVE_STATUS",
                "CONTRACT",
                "ACCREDITATION",
                name="permissionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("services", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("renewable", sa.Boolean(), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("not_established", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(name)", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint("months > 0", name=op.f("ck_licensing_permission_type_months")),
        sa.ForeignKeyConstraint(
            ["authority_id", "network_id"],
            ["licensing_authority.id", "licensing_authority.network_id"],
            name=op.f("fk_licensing_permission_type_authority_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_permission_type_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["rule_set_id", "network_id"],
            ["licensing_rule_set.id", "licensing_rule_set.network_id"],
            name=op.f("fk_licensing_permission_type_rule_set_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_permission_type")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_permission_type_id_network_id")),
        sa.UniqueConstraint("id", "rule_set_id", name=op.f("uq_licensing_permission_type_id_rule_set_id")),
        sa.UniqueConstraint("rule_set_id", "code", name=op.f("uq_licensing_permission_type_rule_set_id_code")),
    )
    op.create_index(
        op.f("ix_licensing_permission_type_authority_id"), "licensing_permission_type", ["authority_id"], unique=False
    )
    op.create_index(op.f("ix_licensing_permission_type_code"), "licensing_permission_type", ["code"], unique=False)
    op.create_index(
        "ix_licensing_permission_type_name_sort_1",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_2",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_3",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_4",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_5",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_6",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_7",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_permission_type_name_sort_8",
        "licensing_permission_type",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_type_network_id"), "licensing_permission_type", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_permission_type_rule_set_id"), "licensing_permission_type", ["rule_set_id"], unique=False
    )
    op.create_table(
        "licensing_requirement",
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "document",
            sa.Enum(
                "STATUTE",
                "REGISTRATION",
                "TAX_CERTIFICATE",
                "FINANCIAL_REPORT",
                "ANNUAL_REPORT",
                "LICENCE",
                "INSPECTION_REPORT",
                "ACCREDITATION",
                "CURRICULUM_VITAE",
                "DIPLOMA",
                "PROFESSIONAL_LICENCE",
                "CRIMINAL_RECORD",
                "INSURANCE",
                "CONSENT",
                "AGREEMENT",
                "MINUTES",
                "ATTENDANCE_LIST",
                "REPORT",
                "PRESS_CLIPPING",
                "OTHER",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("types", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum("FIRST", "RENEWAL", name="occasion", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("employees_over", sa.Integer(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("not_established", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "title_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(title)", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint("employees_over >= 0", name=op.f("ck_licensing_requirement_employees")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_requirement_network_id")),
        sa.ForeignKeyConstraint(
            ["rule_set_id", "network_id"],
            ["licensing_rule_set.id", "licensing_rule_set.network_id"],
            name=op.f("fk_licensing_requirement_rule_set_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_requirement")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_requirement_id_network_id")),
        sa.UniqueConstraint("rule_set_id", "code", name=op.f("uq_licensing_requirement_rule_set_id_code")),
    )
    op.create_index(op.f("ix_licensing_requirement_code"), "licensing_requirement", ["code"], unique=False)
    op.create_index(op.f("ix_licensing_requirement_network_id"), "licensing_requirement", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_licensing_requirement_rule_set_id"), "licensing_requirement", ["rule_set_id"], unique=False
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_1",
        "licensing_requirement",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_2",
        "licensing_requirement",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_3",
        "licensing_requirement",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_4",
        "licensing_requirement",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_5",
        "licensing_requirement",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_6",
        "licensing_requirement",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_7",
        "licensing_requirement",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_requirement_title_sort_8",
        "licensing_requirement",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "licensing_service_professional",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("service_id"), "="),
            (sa.column("person_id"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_licensing_service_professional_valid",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_service_professional_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_service_professional_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["core_person.id"],
            name=op.f("fk_licensing_service_professional_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_id", "network_id"],
            ["core_provided_service.id", "core_provided_service.network_id"],
            name=op.f("fk_licensing_service_professional_service_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_service_professional")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_service_professional_id_network_id")),
    )
    op.create_index(
        op.f("ix_licensing_service_professional_network_id"),
        "licensing_service_professional",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_professional_organisation_id"),
        "licensing_service_professional",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_professional_person_id"),
        "licensing_service_professional",
        ["person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_professional_service_id"),
        "licensing_service_professional",
        ["service_id"],
        unique=False,
    )
    op.create_table(
        "licensing_service_unit",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("address_id", sa.Uuid(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(name)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold_json(name), '')", persisted=True), nullable=True
        ),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_licensing_service_unit_capacity")),
        sa.ForeignKeyConstraint(
            ["address_id", "network_id"],
            ["core_address.id", "core_address.network_id"],
            name=op.f("fk_licensing_service_unit_address_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["core_beneficiary_group.id"],
            name=op.f("fk_licensing_service_unit_group_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_service_unit_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_service_unit_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["service_id", "network_id"],
            ["core_provided_service.id", "core_provided_service.network_id"],
            name=op.f("fk_licensing_service_unit_service_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_service_unit")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_service_unit_id_network_id")),
        sa.UniqueConstraint("id", "service_id", name=op.f("uq_licensing_service_unit_id_service_id")),
    )
    op.create_index(
        op.f("ix_licensing_service_unit_address_id"), "licensing_service_unit", ["address_id"], unique=False
    )
    op.create_index(op.f("ix_licensing_service_unit_group_id"), "licensing_service_unit", ["group_id"], unique=False)
    op.create_index(
        "ix_licensing_service_unit_name_sort_1",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_2",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_3",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_4",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_5",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_6",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_7",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_unit_name_sort_8",
        "licensing_service_unit",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_unit_network_id"), "licensing_service_unit", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_service_unit_organisation_id"), "licensing_service_unit", ["organisation_id"], unique=False
    )
    op.create_index(
        "ix_licensing_service_unit_search_text",
        "licensing_service_unit",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        op.f("ix_licensing_service_unit_service_id"), "licensing_service_unit", ["service_id"], unique=False
    )
    op.create_table(
        "licensing_staff_rule",
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column("services", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("qualification", sa.Text(), nullable=True),
        sa.Column("not_established", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("minimum > 0", name=op.f("ck_licensing_staff_rule_minimum")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_staff_rule_network_id")),
        sa.ForeignKeyConstraint(
            ["rule_set_id", "network_id"],
            ["licensing_rule_set.id", "licensing_rule_set.network_id"],
            name=op.f("fk_licensing_staff_rule_rule_set_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_staff_rule")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_staff_rule_id_network_id")),
    )
    op.create_index(op.f("ix_licensing_staff_rule_network_id"), "licensing_staff_rule", ["network_id"], unique=False)
    op.create_index(op.f("ix_licensing_staff_rule_rule_set_id"), "licensing_staff_rule", ["rule_set_id"], unique=False)
    op.create_table(
        "licensing_professional_licence",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("type_id", sa.Uuid(), nullable=False),
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "ISSUED",
                "WITHDRAWN",
                "VOIDED",
                name="professionallicencestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("person_id"), "="),
            (sa.column("type_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("state <> 'VOIDED'"),
            using="gist",
            name="ex_licensing_professional_licence_valid",
        ),
        sa.CheckConstraint("NOT lower_inf(valid)", name=op.f("ck_licensing_professional_licence_begins")),
        sa.ForeignKeyConstraint(
            ["authority_id", "network_id"],
            ["licensing_authority.id", "licensing_authority.network_id"],
            name=op.f("fk_licensing_professional_licence_authority_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_professional_licence_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["core_person.id"],
            name=op.f("fk_licensing_professional_licence_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["rule_set_id", "network_id"],
            ["licensing_rule_set.id", "licensing_rule_set.network_id"],
            name=op.f("fk_licensing_professional_licence_rule_set_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id", "network_id"],
            ["licensing_permission_type.id", "licensing_permission_type.network_id"],
            name=op.f("fk_licensing_professional_licence_type_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id", "rule_set_id"],
            ["licensing_permission_type.id", "licensing_permission_type.rule_set_id"],
            name="fk_licensing_professional_licence_type_of_rule_set",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_professional_licence")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_professional_licence_id_network_id")),
    )
    op.create_index(
        op.f("ix_licensing_professional_licence_authority_id"),
        "licensing_professional_licence",
        ["authority_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_professional_licence_network_id"),
        "licensing_professional_licence",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_professional_licence_person_id"),
        "licensing_professional_licence",
        ["person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_professional_licence_rule_set_id"),
        "licensing_professional_licence",
        ["rule_set_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_professional_licence_type_id"), "licensing_professional_licence", ["type_id"], unique=False
    )
    op.create_table(
        "licensing_service_permission",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("type_id", sa.Uuid(), nullable=False),
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("granted_to", sa.Date(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("conditions", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ISSUED",
                "WITHDRAWN",
                "SURRENDERED",
                "REPLACED",
                "VOIDED",
                name="permissionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold(number), '')", persisted=True), nullable=True
        ),
        postgresql.ExcludeConstraint(
            (sa.column("replaces_id"), "="),
            where=sa.text("state <> 'VOIDED'"),
            using="gist",
            name="ex_licensing_service_permission_replaces",
        ),
        postgresql.ExcludeConstraint(
            (sa.column("service_id"), "="),
            (sa.column("type_id"), "="),
            (sa.text("coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("state <> 'VOIDED'"),
            using="gist",
            name="ex_licensing_service_permission_valid",
        ),
        sa.CheckConstraint("NOT lower_inf(valid)", name=op.f("ck_licensing_service_permission_begins")),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_licensing_service_permission_capacity")),
        sa.ForeignKeyConstraint(
            ["authority_id", "network_id"],
            ["licensing_authority.id", "licensing_authority.network_id"],
            name=op.f("fk_licensing_service_permission_authority_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_service_permission_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_service_permission_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["rule_set_id", "network_id"],
            ["licensing_rule_set.id", "licensing_rule_set.network_id"],
            name=op.f("fk_licensing_service_permission_rule_set_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_id", "network_id"],
            ["core_provided_service.id", "core_provided_service.network_id"],
            name=op.f("fk_licensing_service_permission_service_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id", "network_id"],
            ["licensing_permission_type.id", "licensing_permission_type.network_id"],
            name=op.f("fk_licensing_service_permission_type_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id", "rule_set_id"],
            ["licensing_permission_type.id", "licensing_permission_type.rule_set_id"],
            name="fk_licensing_service_permission_type_of_rule_set",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "network_id"],
            ["licensing_service_unit.id", "licensing_service_unit.network_id"],
            name=op.f("fk_licensing_service_permission_unit_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "service_id"],
            ["licensing_service_unit.id", "licensing_service_unit.service_id"],
            name="fk_licensing_service_permission_unit_of_service",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_service_permission")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_service_permission_id_network_id")),
        sa.UniqueConstraint("id", "organisation_id", name=op.f("uq_licensing_service_permission_id_organisation_id")),
    )
    op.create_foreign_key(
        op.f("fk_licensing_service_permission_replaces_id_network_id"),
        "licensing_service_permission",
        "licensing_service_permission",
        ["replaces_id", "network_id"],
        ["id", "network_id"],
        onupdate="CASCADE",
        ondelete="RESTRICT",
        use_alter=True,
    )
    op.create_index(
        op.f("ix_licensing_service_permission_authority_id"),
        "licensing_service_permission",
        ["authority_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_permission_network_id"), "licensing_service_permission", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_service_permission_organisation_id"),
        "licensing_service_permission",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_permission_replaces_id"),
        "licensing_service_permission",
        ["replaces_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_service_permission_rule_set_id"),
        "licensing_service_permission",
        ["rule_set_id"],
        unique=False,
    )
    op.create_index(
        "ix_licensing_service_permission_search_text",
        "licensing_service_permission",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        op.f("ix_licensing_service_permission_service_id"), "licensing_service_permission", ["service_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_service_permission_type_id"), "licensing_service_permission", ["type_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_service_permission_unit_id"), "licensing_service_permission", ["unit_id"], unique=False
    )
    op.create_table(
        "licensing_inspection",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("permission_id", sa.Uuid(), nullable=True),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.Column("inspector", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column(
            "measure",
            sa.Enum(
                "NONE",
                "ORDER",
                "SUSPENSION",
                "WITHDRAWAL",
                name="inspectionmeasure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id", "network_id"],
            ["licensing_authority.id", "licensing_authority.network_id"],
            name=op.f("fk_licensing_inspection_authority_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_inspection_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_inspection_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["permission_id", "network_id"],
            ["licensing_service_permission.id", "licensing_service_permission.network_id"],
            name=op.f("fk_licensing_inspection_permission_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["permission_id", "organisation_id"],
            ["licensing_service_permission.id", "licensing_service_permission.organisation_id"],
            name="fk_licensing_inspection_permission_of_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["report_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_licensing_inspection_report_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_id", "network_id"],
            ["core_provided_service.id", "core_provided_service.network_id"],
            name=op.f("fk_licensing_inspection_service_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_inspection")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_inspection_id_network_id")),
        sa.UniqueConstraint("id", "organisation_id", name=op.f("uq_licensing_inspection_id_organisation_id")),
    )
    op.create_index(
        op.f("ix_licensing_inspection_authority_id"), "licensing_inspection", ["authority_id"], unique=False
    )
    op.create_index(op.f("ix_licensing_inspection_network_id"), "licensing_inspection", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_licensing_inspection_organisation_id"), "licensing_inspection", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_inspection_permission_id"), "licensing_inspection", ["permission_id"], unique=False
    )
    op.create_index(op.f("ix_licensing_inspection_report_id"), "licensing_inspection", ["report_id"], unique=False)
    op.create_index(op.f("ix_licensing_inspection_service_id"), "licensing_inspection", ["service_id"], unique=False)
    op.create_table(
        "licensing_lapse_alert",
        sa.Column("permission_id", sa.Uuid(), nullable=True),
        sa.Column("licence_id", sa.Uuid(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(permission_id, licence_id) = 1", name=op.f("ck_licensing_lapse_alert_subject")
        ),
        sa.ForeignKeyConstraint(
            ["licence_id", "network_id"],
            ["licensing_professional_licence.id", "licensing_professional_licence.network_id"],
            name=op.f("fk_licensing_lapse_alert_licence_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_lapse_alert_network_id")),
        sa.ForeignKeyConstraint(
            ["permission_id", "network_id"],
            ["licensing_service_permission.id", "licensing_service_permission.network_id"],
            name=op.f("fk_licensing_lapse_alert_permission_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_lapse_alert")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_lapse_alert_id_network_id")),
        sa.UniqueConstraint(
            "licence_id", "last_day", "days", name=op.f("uq_licensing_lapse_alert_licence_id_last_day_days")
        ),
        sa.UniqueConstraint(
            "permission_id", "last_day", "days", name=op.f("uq_licensing_lapse_alert_permission_id_last_day_days")
        ),
    )
    op.create_index(op.f("ix_licensing_lapse_alert_licence_id"), "licensing_lapse_alert", ["licence_id"], unique=False)
    op.create_index(op.f("ix_licensing_lapse_alert_network_id"), "licensing_lapse_alert", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_licensing_lapse_alert_permission_id"), "licensing_lapse_alert", ["permission_id"], unique=False
    )
    op.create_table(
        "licensing_permission_application",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("type_id", sa.Uuid(), nullable=False),
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum("FIRST", "RENEWAL", name="occasion", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("renews_id", sa.Uuid(), nullable=True),
        sa.Column("permission_id", sa.Uuid(), nullable=True),
        sa.Column("employees", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "SUBMITTED",
                "RETURNED",
                "GRANTED",
                "REFUSED",
                "APPEALED",
                "WITHDRAWN",
                name="permissionapplicationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("service_id"), "="),
            (sa.column("type_id"), "="),
            (sa.text("coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)"), "="),
            where=sa.text("closed_on IS NULL"),
            using="gist",
            name="ex_licensing_permission_application_open",
        ),
        sa.CheckConstraint(
            "(occasion = 'RENEWAL') = (renews_id IS NOT NULL)", name=op.f("ck_licensing_permission_application_renews")
        ),
        sa.CheckConstraint(
            "closed_on >= opened_on AND submitted_on >= opened_on",
            name=op.f("ck_licensing_permission_application_order"),
        ),
        sa.CheckConstraint("employees >= 0", name=op.f("ck_licensing_permission_application_employees")),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_permission_application_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_permission_application_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["permission_id", "network_id"],
            ["licensing_service_permission.id", "licensing_service_permission.network_id"],
            name=op.f("fk_licensing_permission_application_permission_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["renews_id", "network_id"],
            ["licensing_service_permission.id", "licensing_service_permission.network_id"],
            name=op.f("fk_licensing_permission_application_renews_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["renews_id", "organisation_id"],
            ["licensing_service_permission.id", "licensing_service_permission.organisation_id"],
            name="fk_licensing_permission_application_renews_own",
        ),
        sa.ForeignKeyConstraint(
            ["rule_set_id", "network_id"],
            ["licensing_rule_set.id", "licensing_rule_set.network_id"],
            name=op.f("fk_licensing_permission_application_rule_set_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_id", "network_id"],
            ["core_provided_service.id", "core_provided_service.network_id"],
            name=op.f("fk_licensing_permission_application_service_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id", "network_id"],
            ["licensing_permission_type.id", "licensing_permission_type.network_id"],
            name=op.f("fk_licensing_permission_application_type_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id", "rule_set_id"],
            ["licensing_permission_type.id", "licensing_permission_type.rule_set_id"],
            name="fk_licensing_permission_application_type_of_rule_set",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "network_id"],
            ["licensing_service_unit.id", "licensing_service_unit.network_id"],
            name=op.f("fk_licensing_permission_application_unit_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_permission_application")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_permission_application_id_network_id")),
        sa.UniqueConstraint(
            "id", "organisation_id", name=op.f("uq_licensing_permission_application_id_organisation_id")
        ),
        sa.UniqueConstraint("permission_id", name=op.f("uq_licensing_permission_application_permission_id")),
    )
    op.create_index(
        op.f("ix_licensing_permission_application_network_id"),
        "licensing_permission_application",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_organisation_id"),
        "licensing_permission_application",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_permission_id"),
        "licensing_permission_application",
        ["permission_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_renews_id"),
        "licensing_permission_application",
        ["renews_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_rule_set_id"),
        "licensing_permission_application",
        ["rule_set_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_service_id"),
        "licensing_permission_application",
        ["service_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_type_id"),
        "licensing_permission_application",
        ["type_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_application_unit_id"),
        "licensing_permission_application",
        ["unit_id"],
        unique=False,
    )
    op.create_table(
        "licensing_dossier_item",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("requirement_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["licensing_permission_application.id", "licensing_permission_application.network_id"],
            name=op.f("fk_licensing_dossier_item_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["application_id", "organisation_id"],
            ["licensing_permission_application.id", "licensing_permission_application.organisation_id"],
            name="fk_licensing_dossier_item_organisation_of_application",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_licensing_dossier_item_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "organisation_id"],
            ["documents_document.id", "documents_document.organisation_id"],
            name="fk_licensing_dossier_item_own_document",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_licensing_dossier_item_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_dossier_item_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["requirement_id", "network_id"],
            ["licensing_requirement.id", "licensing_requirement.network_id"],
            name=op.f("fk_licensing_dossier_item_requirement_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_dossier_item")),
        sa.UniqueConstraint(
            "application_id", "requirement_id", name=op.f("uq_licensing_dossier_item_application_id_requirement_id")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_dossier_item_id_network_id")),
    )
    op.create_index(
        op.f("ix_licensing_dossier_item_application_id"), "licensing_dossier_item", ["application_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_dossier_item_document_id"), "licensing_dossier_item", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_dossier_item_network_id"), "licensing_dossier_item", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_dossier_item_organisation_id"), "licensing_dossier_item", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_dossier_item_requirement_id"), "licensing_dossier_item", ["requirement_id"], unique=False
    )
    op.create_table(
        "licensing_inspection_finding",
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=True),
        sa.Column(
            "family",
            sa.Enum(
                "STRUCTURAL", "FUNCTIONAL", name="findingfamily", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "severity",
            sa.Enum(
                "MINOR",
                "MAJOR",
                "CRITICAL",
                name="findingseverity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("OPEN", "RESOLVED", name="findingstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_id", "network_id"],
            ["licensing_inspection.id", "licensing_inspection.network_id"],
            name=op.f("fk_licensing_inspection_finding_inspection_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id", "organisation_id"],
            ["licensing_inspection.id", "licensing_inspection.organisation_id"],
            name="fk_licensing_inspection_finding_organisation",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_inspection_finding_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_inspection_finding_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_inspection_finding")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_inspection_finding_id_network_id")),
        sa.UniqueConstraint("id", "organisation_id", name=op.f("uq_licensing_inspection_finding_id_organisation_id")),
    )
    op.create_index(
        op.f("ix_licensing_inspection_finding_inspection_id"),
        "licensing_inspection_finding",
        ["inspection_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_inspection_finding_network_id"), "licensing_inspection_finding", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_inspection_finding_organisation_id"),
        "licensing_inspection_finding",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "licensing_permission_suspension",
        sa.Column("permission_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("inspection_id", sa.Uuid(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_reason", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("permission_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("lifted_on IS NULL OR lifted_on > lower(valid)"),
            using="gist",
            name="ex_licensing_permission_suspension_valid",
        ),
        sa.CheckConstraint("NOT lower_inf(valid)", name=op.f("ck_licensing_permission_suspension_begins")),
        sa.ForeignKeyConstraint(
            ["inspection_id", "network_id"],
            ["licensing_inspection.id", "licensing_inspection.network_id"],
            name=op.f("fk_licensing_permission_suspension_inspection_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_permission_suspension_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_permission_suspension_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["permission_id", "network_id"],
            ["licensing_service_permission.id", "licensing_service_permission.network_id"],
            name=op.f("fk_licensing_permission_suspension_permission_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["permission_id", "organisation_id"],
            ["licensing_service_permission.id", "licensing_service_permission.organisation_id"],
            name="fk_licensing_permission_suspension_holder",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_permission_suspension")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_permission_suspension_id_network_id")),
    )
    op.create_index(
        op.f("ix_licensing_permission_suspension_inspection_id"),
        "licensing_permission_suspension",
        ["inspection_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_suspension_network_id"),
        "licensing_permission_suspension",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_suspension_organisation_id"),
        "licensing_permission_suspension",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_permission_suspension_permission_id"),
        "licensing_permission_suspension",
        ["permission_id"],
        unique=False,
    )
    op.create_table(
        "licensing_corrective_action",
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "DONE",
                "VERIFIED",
                "DROPPED",
                name="correctiveactionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id", "network_id"],
            ["licensing_inspection_finding.id", "licensing_inspection_finding.network_id"],
            name=op.f("fk_licensing_corrective_action_finding_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["finding_id", "organisation_id"],
            ["licensing_inspection_finding.id", "licensing_inspection_finding.organisation_id"],
            name="fk_licensing_corrective_action_organisation",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_licensing_corrective_action_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_licensing_corrective_action_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["core_person.id"],
            name=op.f("fk_licensing_corrective_action_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_corrective_action")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_licensing_corrective_action_id_network_id")),
    )
    op.create_index(
        op.f("ix_licensing_corrective_action_finding_id"), "licensing_corrective_action", ["finding_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_corrective_action_network_id"), "licensing_corrective_action", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_licensing_corrective_action_organisation_id"),
        "licensing_corrective_action",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_licensing_corrective_action_person_id"), "licensing_corrective_action", ["person_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_licensing_corrective_action_person_id"), table_name="licensing_corrective_action")
    op.drop_index(op.f("ix_licensing_corrective_action_organisation_id"), table_name="licensing_corrective_action")
    op.drop_index(op.f("ix_licensing_corrective_action_network_id"), table_name="licensing_corrective_action")
    op.drop_index(op.f("ix_licensing_corrective_action_finding_id"), table_name="licensing_corrective_action")
    op.drop_table("licensing_corrective_action")
    op.drop_index(
        op.f("ix_licensing_permission_suspension_permission_id"), table_name="licensing_permission_suspension"
    )
    op.drop_index(
        op.f("ix_licensing_permission_suspension_organisation_id"), table_name="licensing_permission_suspension"
    )
    op.drop_index(op.f("ix_licensing_permission_suspension_network_id"), table_name="licensing_permission_suspension")
    op.drop_index(
        op.f("ix_licensing_permission_suspension_inspection_id"), table_name="licensing_permission_suspension"
    )
    op.drop_table("licensing_permission_suspension")
    op.drop_index(op.f("ix_licensing_inspection_finding_organisation_id"), table_name="licensing_inspection_finding")
    op.drop_index(op.f("ix_licensing_inspection_finding_network_id"), table_name="licensing_inspection_finding")
    op.drop_index(op.f("ix_licensing_inspection_finding_inspection_id"), table_name="licensing_inspection_finding")
    op.drop_table("licensing_inspection_finding")
    op.drop_index(op.f("ix_licensing_dossier_item_requirement_id"), table_name="licensing_dossier_item")
    op.drop_index(op.f("ix_licensing_dossier_item_organisation_id"), table_name="licensing_dossier_item")
    op.drop_index(op.f("ix_licensing_dossier_item_network_id"), table_name="licensing_dossier_item")
    op.drop_index(op.f("ix_licensing_dossier_item_document_id"), table_name="licensing_dossier_item")
    op.drop_index(op.f("ix_licensing_dossier_item_application_id"), table_name="licensing_dossier_item")
    op.drop_table("licensing_dossier_item")
    op.drop_index(op.f("ix_licensing_permission_application_unit_id"), table_name="licensing_permission_application")
    op.drop_index(op.f("ix_licensing_permission_application_type_id"), table_name="licensing_permission_application")
    op.drop_index(op.f("ix_licensing_permission_application_service_id"), table_name="licensing_permission_application")
    op.drop_index(
        op.f("ix_licensing_permission_application_rule_set_id"), table_name="licensing_permission_application"
    )
    op.drop_index(op.f("ix_licensing_permission_application_renews_id"), table_name="licensing_permission_application")
    op.drop_index(
        op.f("ix_licensing_permission_application_permission_id"), table_name="licensing_permission_application"
    )
    op.drop_index(
        op.f("ix_licensing_permission_application_organisation_id"), table_name="licensing_permission_application"
    )
    op.drop_index(op.f("ix_licensing_permission_application_network_id"), table_name="licensing_permission_application")
    op.drop_table("licensing_permission_application")
    op.drop_index(op.f("ix_licensing_lapse_alert_permission_id"), table_name="licensing_lapse_alert")
    op.drop_index(op.f("ix_licensing_lapse_alert_network_id"), table_name="licensing_lapse_alert")
    op.drop_index(op.f("ix_licensing_lapse_alert_licence_id"), table_name="licensing_lapse_alert")
    op.drop_table("licensing_lapse_alert")
    op.drop_index(op.f("ix_licensing_inspection_service_id"), table_name="licensing_inspection")
    op.drop_index(op.f("ix_licensing_inspection_report_id"), table_name="licensing_inspection")
    op.drop_index(op.f("ix_licensing_inspection_permission_id"), table_name="licensing_inspection")
    op.drop_index(op.f("ix_licensing_inspection_organisation_id"), table_name="licensing_inspection")
    op.drop_index(op.f("ix_licensing_inspection_network_id"), table_name="licensing_inspection")
    op.drop_index(op.f("ix_licensing_inspection_authority_id"), table_name="licensing_inspection")
    op.drop_table("licensing_inspection")
    op.drop_index(op.f("ix_licensing_service_permission_unit_id"), table_name="licensing_service_permission")
    op.drop_index(op.f("ix_licensing_service_permission_type_id"), table_name="licensing_service_permission")
    op.drop_index(op.f("ix_licensing_service_permission_service_id"), table_name="licensing_service_permission")
    op.drop_index(
        "ix_licensing_service_permission_search_text",
        table_name="licensing_service_permission",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_licensing_service_permission_rule_set_id"), table_name="licensing_service_permission")
    op.drop_index(op.f("ix_licensing_service_permission_replaces_id"), table_name="licensing_service_permission")
    op.drop_index(op.f("ix_licensing_service_permission_organisation_id"), table_name="licensing_service_permission")
    op.drop_index(op.f("ix_licensing_service_permission_network_id"), table_name="licensing_service_permission")
    op.drop_index(op.f("ix_licensing_service_permission_authority_id"), table_name="licensing_service_permission")
    op.drop_table("licensing_service_permission")
    op.drop_index(op.f("ix_licensing_professional_licence_type_id"), table_name="licensing_professional_licence")
    op.drop_index(op.f("ix_licensing_professional_licence_rule_set_id"), table_name="licensing_professional_licence")
    op.drop_index(op.f("ix_licensing_professional_licence_person_id"), table_name="licensing_professional_licence")
    op.drop_index(op.f("ix_licensing_professional_licence_network_id"), table_name="licensing_professional_licence")
    op.drop_index(op.f("ix_licensing_professional_licence_authority_id"), table_name="licensing_professional_licence")
    op.drop_table("licensing_professional_licence")
    op.drop_index(op.f("ix_licensing_staff_rule_rule_set_id"), table_name="licensing_staff_rule")
    op.drop_index(op.f("ix_licensing_staff_rule_network_id"), table_name="licensing_staff_rule")
    op.drop_table("licensing_staff_rule")
    op.drop_index(op.f("ix_licensing_service_unit_service_id"), table_name="licensing_service_unit")
    op.drop_index(
        "ix_licensing_service_unit_search_text",
        table_name="licensing_service_unit",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_licensing_service_unit_organisation_id"), table_name="licensing_service_unit")
    op.drop_index(op.f("ix_licensing_service_unit_network_id"), table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_8", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_7", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_6", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_5", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_4", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_3", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_2", table_name="licensing_service_unit")
    op.drop_index("ix_licensing_service_unit_name_sort_1", table_name="licensing_service_unit")
    op.drop_index(op.f("ix_licensing_service_unit_group_id"), table_name="licensing_service_unit")
    op.drop_index(op.f("ix_licensing_service_unit_address_id"), table_name="licensing_service_unit")
    op.drop_table("licensing_service_unit")
    op.drop_index(op.f("ix_licensing_service_professional_service_id"), table_name="licensing_service_professional")
    op.drop_index(op.f("ix_licensing_service_professional_person_id"), table_name="licensing_service_professional")
    op.drop_index(
        op.f("ix_licensing_service_professional_organisation_id"), table_name="licensing_service_professional"
    )
    op.drop_index(op.f("ix_licensing_service_professional_network_id"), table_name="licensing_service_professional")
    op.drop_table("licensing_service_professional")
    op.drop_index("ix_licensing_requirement_title_sort_8", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_7", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_6", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_5", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_4", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_3", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_2", table_name="licensing_requirement")
    op.drop_index("ix_licensing_requirement_title_sort_1", table_name="licensing_requirement")
    op.drop_index(op.f("ix_licensing_requirement_rule_set_id"), table_name="licensing_requirement")
    op.drop_index(op.f("ix_licensing_requirement_network_id"), table_name="licensing_requirement")
    op.drop_index(op.f("ix_licensing_requirement_code"), table_name="licensing_requirement")
    op.drop_table("licensing_requirement")
    op.drop_index(op.f("ix_licensing_permission_type_rule_set_id"), table_name="licensing_permission_type")
    op.drop_index(op.f("ix_licensing_permission_type_network_id"), table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_8", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_7", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_6", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_5", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_4", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_3", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_2", table_name="licensing_permission_type")
    op.drop_index("ix_licensing_permission_type_name_sort_1", table_name="licensing_permission_type")
    op.drop_index(op.f("ix_licensing_permission_type_code"), table_name="licensing_permission_type")
    op.drop_index(op.f("ix_licensing_permission_type_authority_id"), table_name="licensing_permission_type")
    op.drop_table("licensing_permission_type")
    op.drop_index(op.f("ix_licensing_rule_set_network_id"), table_name="licensing_rule_set")
    op.drop_index(op.f("ix_licensing_rule_set_jurisdiction_id"), table_name="licensing_rule_set")
    op.drop_table("licensing_rule_set")
    op.drop_index(
        "ix_licensing_authority_search_text",
        table_name="licensing_authority",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_licensing_authority_network_id"), table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_8", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_7", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_6", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_5", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_4", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_3", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_2", table_name="licensing_authority")
    op.drop_index("ix_licensing_authority_name_sort_1", table_name="licensing_authority")
    op.drop_index(op.f("ix_licensing_authority_jurisdiction_id"), table_name="licensing_authority")
    op.drop_table("licensing_authority")
    op.drop_index(op.f("ix_licensing_jurisdiction_unit_id"), table_name="licensing_jurisdiction")
    op.drop_index(
        "ix_licensing_jurisdiction_search_text",
        table_name="licensing_jurisdiction",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_licensing_jurisdiction_network_id"), table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_8", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_7", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_6", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_5", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_4", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_3", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_2", table_name="licensing_jurisdiction")
    op.drop_index("ix_licensing_jurisdiction_name_sort_1", table_name="licensing_jurisdiction")
    op.drop_table("licensing_jurisdiction")
