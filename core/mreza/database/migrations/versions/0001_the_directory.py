"""The directory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "core_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "core_audit_entry",
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column(
            "action",
            sa.Enum(
                "CREATED", "CHANGED", "DELETED", name="action", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("restricted", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("viewer_kind", sa.Text(), nullable=False),
        sa.Column("mutation", sa.Text(), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_audit_entry")),
    )
    op.create_index(op.f("ix_core_audit_entry_actor_id"), "core_audit_entry", ["actor_id"], unique=False)
    op.create_index(op.f("ix_core_audit_entry_at"), "core_audit_entry", ["at"], unique=False)
    op.create_index(op.f("ix_core_audit_entry_network_id"), "core_audit_entry", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_audit_entry_organisation_id"), "core_audit_entry", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_core_audit_entry_subject"), "core_audit_entry", ["subject"], unique=False)
    op.create_table(
        "core_beneficiary_group",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_beneficiary_group")),
        sa.UniqueConstraint("code", name=op.f("uq_core_beneficiary_group_code")),
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_1",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_2",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_3",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_4",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_5",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_6",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_7",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_name_sort_8",
        "core_beneficiary_group",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_beneficiary_group_search_text",
        "core_beneficiary_group",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "core_country",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("footnote", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("phone_prefix", sa.Text(), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_country")),
        sa.UniqueConstraint("code", name=op.f("uq_core_country_code")),
    )
    op.create_index(
        "ix_core_country_name_sort_1", "core_country", [sa.literal_column("(name_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_2", "core_country", [sa.literal_column("(name_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_3", "core_country", [sa.literal_column("(name_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_4", "core_country", [sa.literal_column("(name_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_5", "core_country", [sa.literal_column("(name_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_6", "core_country", [sa.literal_column("(name_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_7", "core_country", [sa.literal_column("(name_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_name_sort_8", "core_country", [sa.literal_column("(name_sort[8])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_country_search_text",
        "core_country",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "core_event_record",
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_event_record")),
    )
    op.create_index(op.f("ix_core_event_record_network_id"), "core_event_record", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_event_record_occurred_at"), "core_event_record", ["occurred_at"], unique=False)
    op.create_index(
        op.f("ix_core_event_record_organisation_id"), "core_event_record", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_core_event_record_subject"), "core_event_record", ["subject"], unique=False)
    op.create_index(op.f("ix_core_event_record_type"), "core_event_record", ["type"], unique=False)
    op.create_table(
        "core_role",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "reach",
            sa.Enum(
                "OWN",
                "ORGANISATION",
                "NETWORK",
                "FEDERATION",
                name="reach",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("permissions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_role")),
        sa.UniqueConstraint("code", name=op.f("uq_core_role_code")),
    )
    op.create_table(
        "core_service_type",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_service_type")),
        sa.UniqueConstraint("code", name=op.f("uq_core_service_type_code")),
    )
    op.create_index(
        "ix_core_service_type_name_sort_1",
        "core_service_type",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_2",
        "core_service_type",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_3",
        "core_service_type",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_4",
        "core_service_type",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_5",
        "core_service_type",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_6",
        "core_service_type",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_7",
        "core_service_type",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_name_sort_8",
        "core_service_type",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_service_type_search_text",
        "core_service_type",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "core_state_change",
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("attribute", sa.Text(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=True),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_state_change")),
    )
    op.create_index(op.f("ix_core_state_change_network_id"), "core_state_change", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_core_state_change_organisation_id"), "core_state_change", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_core_state_change_subject_id"), "core_state_change", ["subject_id"], unique=False)
    op.create_table(
        "core_administrative_unit",
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
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
            ["country_id"],
            ["core_country.id"],
            name=op.f("fk_core_administrative_unit_country_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["core_administrative_unit.id"],
            name=op.f("fk_core_administrative_unit_parent_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_administrative_unit")),
    )
    op.create_index(
        op.f("ix_core_administrative_unit_country_id"), "core_administrative_unit", ["country_id"], unique=False
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_1",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_2",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_3",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_4",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_5",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_6",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_7",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_administrative_unit_name_sort_8",
        "core_administrative_unit",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_core_administrative_unit_parent_id"), "core_administrative_unit", ["parent_id"], unique=False
    )
    op.create_index(
        "ix_core_administrative_unit_search_text",
        "core_administrative_unit",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "core_network",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("founded_year", sa.Integer(), nullable=True),
        sa.Column("locales", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
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
            ["country_id"], ["core_country.id"], name=op.f("fk_core_network_country_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_network")),
        sa.UniqueConstraint("code", name=op.f("uq_core_network_code")),
    )
    op.create_index(op.f("ix_core_network_country_id"), "core_network", ["country_id"], unique=False)
    op.create_index(
        "ix_core_network_name_sort_1", "core_network", [sa.literal_column("(name_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_2", "core_network", [sa.literal_column("(name_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_3", "core_network", [sa.literal_column("(name_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_4", "core_network", [sa.literal_column("(name_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_5", "core_network", [sa.literal_column("(name_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_6", "core_network", [sa.literal_column("(name_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_7", "core_network", [sa.literal_column("(name_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_name_sort_8", "core_network", [sa.literal_column("(name_sort[8])"), "id"], unique=False
    )
    op.create_index(
        "ix_core_network_search_text",
        "core_network",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "core_organisation",
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.Column("description", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("listed", postgresql.DATERANGE(), nullable=True),
        sa.Column("hide_address", sa.Boolean(), nullable=False),
        sa.Column("hide_contacts", sa.Boolean(), nullable=False),
        sa.Column("do_not_list", sa.Boolean(), nullable=False),
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
            "search_text",
            sa.Text(),
            sa.Computed(
                "coalesce(mreza.fold_json(name), '') || ' ' || coalesce(mreza.fold(acronym), '')", persisted=True
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_organisation_network_id")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["core_administrative_unit.id"], name=op.f("fk_core_organisation_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_organisation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_organisation_id_network_id")),
    )
    op.create_index(
        "ix_core_organisation_name_sort_1",
        "core_organisation",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_2",
        "core_organisation",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_3",
        "core_organisation",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_4",
        "core_organisation",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_5",
        "core_organisation",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_6",
        "core_organisation",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_7",
        "core_organisation",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_organisation_name_sort_8",
        "core_organisation",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(op.f("ix_core_organisation_network_id"), "core_organisation", ["network_id"], unique=False)
    op.create_index(
        "ix_core_organisation_search_text",
        "core_organisation",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_core_organisation_unit_id"), "core_organisation", ["unit_id"], unique=False)
    op.create_table(
        "core_person",
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column(
            "sex",
            sa.Enum(
                "FEMALE",
                "MALE",
                "OTHER",
                "NOT_STATED",
                name="sex",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "given_name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(given_name)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "family_name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(family_name)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "search_text_members",
            sa.Text(),
            sa.Computed(
                "coalesce(mreza.fold(given_name), '') || ' ' || coalesce(mreza.fold(family_name), '')", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(email), '')", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_person_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_person")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_person_id_network_id")),
    )
    op.create_index(
        "ix_core_person_family_name_sort_1",
        "core_person",
        [sa.literal_column("(family_name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_2",
        "core_person",
        [sa.literal_column("(family_name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_3",
        "core_person",
        [sa.literal_column("(family_name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_4",
        "core_person",
        [sa.literal_column("(family_name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_5",
        "core_person",
        [sa.literal_column("(family_name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_6",
        "core_person",
        [sa.literal_column("(family_name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_7",
        "core_person",
        [sa.literal_column("(family_name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_family_name_sort_8",
        "core_person",
        [sa.literal_column("(family_name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_1",
        "core_person",
        [sa.literal_column("(given_name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_2",
        "core_person",
        [sa.literal_column("(given_name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_3",
        "core_person",
        [sa.literal_column("(given_name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_4",
        "core_person",
        [sa.literal_column("(given_name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_5",
        "core_person",
        [sa.literal_column("(given_name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_6",
        "core_person",
        [sa.literal_column("(given_name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_7",
        "core_person",
        [sa.literal_column("(given_name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_core_person_given_name_sort_8",
        "core_person",
        [sa.literal_column("(given_name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(op.f("ix_core_person_network_id"), "core_person", ["network_id"], unique=False)
    op.create_index(
        "ix_core_person_search_text_members",
        "core_person",
        ["search_text_members"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_members": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_core_person_search_text_network",
        "core_person",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_table(
        "core_address",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("street", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("town", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_address_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_core_address_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["core_administrative_unit.id"], name=op.f("fk_core_address_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_address")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_address_id_network_id")),
    )
    op.create_index(op.f("ix_core_address_network_id"), "core_address", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_address_organisation_id"), "core_address", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_core_address_unit_id"), "core_address", ["unit_id"], unique=False)
    op.create_table(
        "core_affiliation",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "EMPLOYEE",
                "VOLUNTEER",
                "BOARD_MEMBER",
                "DIRECTOR",
                "CONTACT_PERSON",
                "EXPERT",
                name="affiliationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("person_id"), "="),
            (sa.column("organisation_id"), "="),
            (sa.column("kind"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_core_affiliation_valid",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_affiliation_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_core_affiliation_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_core_affiliation_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_affiliation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_affiliation_id_network_id")),
    )
    op.create_index(op.f("ix_core_affiliation_network_id"), "core_affiliation", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_affiliation_organisation_id"), "core_affiliation", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_core_affiliation_person_id"), "core_affiliation", ["person_id"], unique=False)
    op.create_table(
        "core_contact_point",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "EMAIL",
                "PHONE",
                "WEBSITE",
                "FACEBOOK",
                "INSTAGRAM",
                "OTHER",
                name="contactkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_contact_point_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_core_contact_point_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_contact_point")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_contact_point_id_network_id")),
    )
    op.create_index(op.f("ix_core_contact_point_network_id"), "core_contact_point", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_core_contact_point_organisation_id"), "core_contact_point", ["organisation_id"], unique=False
    )
    op.create_table(
        "core_identifier",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("warning", sa.Text(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("scheme"), "="),
            (sa.column("value"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_core_identifier_valid",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_identifier_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_core_identifier_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_identifier")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_identifier_id_network_id")),
    )
    op.create_index(op.f("ix_core_identifier_network_id"), "core_identifier", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_identifier_organisation_id"), "core_identifier", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_core_identifier_scheme"), "core_identifier", ["scheme"], unique=False)
    op.create_table(
        "core_mandate",
        sa.Column(
            "kind",
            sa.Enum(
                "NATIONAL_COORDINATOR",
                "REGIONAL_SECRETARIAT",
                "LEGAL_REPRESENTATIVE",
                name="mandatekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("seat"), "="), (sa.column("valid"), "&&"), using="gist", name="ex_core_mandate_valid"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_mandate_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_core_mandate_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_core_mandate_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_mandate")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_mandate_id_network_id")),
    )
    op.create_index(op.f("ix_core_mandate_network_id"), "core_mandate", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_mandate_organisation_id"), "core_mandate", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_core_mandate_person_id"), "core_mandate", ["person_id"], unique=False)
    op.create_table(
        "core_provided_service",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("service_type_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("organisation_id"), "="),
            (sa.column("service_type_id"), "="),
            (sa.text("coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_core_provided_service_valid",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_provided_service_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_core_provided_service_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["service_type_id"],
            ["core_service_type.id"],
            name=op.f("fk_core_provided_service_service_type_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["core_administrative_unit.id"],
            name=op.f("fk_core_provided_service_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_provided_service")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_provided_service_id_network_id")),
    )
    op.create_index(op.f("ix_core_provided_service_network_id"), "core_provided_service", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_core_provided_service_organisation_id"), "core_provided_service", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_core_provided_service_service_type_id"), "core_provided_service", ["service_type_id"], unique=False
    )
    op.create_index(op.f("ix_core_provided_service_unit_id"), "core_provided_service", ["unit_id"], unique=False)
    op.create_table(
        "core_served_group",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["core_beneficiary_group.id"], name=op.f("fk_core_served_group_group_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_served_group_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_core_served_group_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_served_group")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_served_group_id_network_id")),
    )
    op.create_index(op.f("ix_core_served_group_group_id"), "core_served_group", ["group_id"], unique=False)
    op.create_index(op.f("ix_core_served_group_network_id"), "core_served_group", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_core_served_group_organisation_id"), "core_served_group", ["organisation_id"], unique=False
    )
    op.create_table(
        "core_user",
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_core_user_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_user")),
        sa.UniqueConstraint("email", name=op.f("uq_core_user_email")),
    )
    op.create_index(op.f("ix_core_user_person_id"), "core_user", ["person_id"], unique=False)
    op.create_table(
        "core_role_grant",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_core_role_grant_network_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_core_role_grant_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["core_role.id"], name=op.f("fk_core_role_grant_role_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["core_user.id"], name=op.f("fk_core_role_grant_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_role_grant")),
    )
    op.create_index(op.f("ix_core_role_grant_network_id"), "core_role_grant", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_role_grant_organisation_id"), "core_role_grant", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_core_role_grant_role_id"), "core_role_grant", ["role_id"], unique=False)
    op.create_index(op.f("ix_core_role_grant_user_id"), "core_role_grant", ["user_id"], unique=False)
    op.create_table(
        "core_token",
        sa.Column(
            "kind",
            sa.Enum(
                "SESSION", "PERSONAL", "PARTNER", name="tokenkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("networks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("documents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("permissions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["core_user.id"], name=op.f("fk_core_token_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_token")),
    )
    op.create_index(op.f("ix_core_token_secret_hash"), "core_token", ["secret_hash"], unique=False)
    op.create_index(op.f("ix_core_token_user_id"), "core_token", ["user_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_core_token_user_id"), table_name="core_token")
    op.drop_index(op.f("ix_core_token_secret_hash"), table_name="core_token")
    op.drop_table("core_token")
    op.drop_index(op.f("ix_core_role_grant_user_id"), table_name="core_role_grant")
    op.drop_index(op.f("ix_core_role_grant_role_id"), table_name="core_role_grant")
    op.drop_index(op.f("ix_core_role_grant_organisation_id"), table_name="core_role_grant")
    op.drop_index(op.f("ix_core_role_grant_network_id"), table_name="core_role_grant")
    op.drop_table("core_role_grant")
    op.drop_index(op.f("ix_core_user_person_id"), table_name="core_user")
    op.drop_table("core_user")
    op.drop_index(op.f("ix_core_served_group_organisation_id"), table_name="core_served_group")
    op.drop_index(op.f("ix_core_served_group_network_id"), table_name="core_served_group")
    op.drop_index(op.f("ix_core_served_group_group_id"), table_name="core_served_group")
    op.drop_table("core_served_group")
    op.drop_index(op.f("ix_core_provided_service_unit_id"), table_name="core_provided_service")
    op.drop_index(op.f("ix_core_provided_service_service_type_id"), table_name="core_provided_service")
    op.drop_index(op.f("ix_core_provided_service_organisation_id"), table_name="core_provided_service")
    op.drop_index(op.f("ix_core_provided_service_network_id"), table_name="core_provided_service")
    op.drop_table("core_provided_service")
    op.drop_index(op.f("ix_core_mandate_person_id"), table_name="core_mandate")
    op.drop_index(op.f("ix_core_mandate_organisation_id"), table_name="core_mandate")
    op.drop_index(op.f("ix_core_mandate_network_id"), table_name="core_mandate")
    op.drop_table("core_mandate")
    op.drop_index(op.f("ix_core_identifier_scheme"), table_name="core_identifier")
    op.drop_index(op.f("ix_core_identifier_organisation_id"), table_name="core_identifier")
    op.drop_index(op.f("ix_core_identifier_network_id"), table_name="core_identifier")
    op.drop_table("core_identifier")
    op.drop_index(op.f("ix_core_contact_point_organisation_id"), table_name="core_contact_point")
    op.drop_index(op.f("ix_core_contact_point_network_id"), table_name="core_contact_point")
    op.drop_table("core_contact_point")
    op.drop_index(op.f("ix_core_affiliation_person_id"), table_name="core_affiliation")
    op.drop_index(op.f("ix_core_affiliation_organisation_id"), table_name="core_affiliation")
    op.drop_index(op.f("ix_core_affiliation_network_id"), table_name="core_affiliation")
    op.drop_table("core_affiliation")
    op.drop_index(op.f("ix_core_address_unit_id"), table_name="core_address")
    op.drop_index(op.f("ix_core_address_organisation_id"), table_name="core_address")
    op.drop_index(op.f("ix_core_address_network_id"), table_name="core_address")
    op.drop_table("core_address")
    op.drop_index(
        "ix_core_person_search_text_network",
        table_name="core_person",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(
        "ix_core_person_search_text_members",
        table_name="core_person",
        postgresql_using="gin",
        postgresql_ops={"search_text_members": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_core_person_network_id"), table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_8", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_7", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_6", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_5", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_4", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_3", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_2", table_name="core_person")
    op.drop_index("ix_core_person_given_name_sort_1", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_8", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_7", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_6", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_5", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_4", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_3", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_2", table_name="core_person")
    op.drop_index("ix_core_person_family_name_sort_1", table_name="core_person")
    op.drop_table("core_person")
    op.drop_index(op.f("ix_core_organisation_unit_id"), table_name="core_organisation")
    op.drop_index(
        "ix_core_organisation_search_text",
        table_name="core_organisation",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_core_organisation_network_id"), table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_8", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_7", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_6", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_5", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_4", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_3", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_2", table_name="core_organisation")
    op.drop_index("ix_core_organisation_name_sort_1", table_name="core_organisation")
    op.drop_table("core_organisation")
    op.drop_index(
        "ix_core_network_search_text",
        table_name="core_network",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_core_network_name_sort_8", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_7", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_6", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_5", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_4", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_3", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_2", table_name="core_network")
    op.drop_index("ix_core_network_name_sort_1", table_name="core_network")
    op.drop_index(op.f("ix_core_network_country_id"), table_name="core_network")
    op.drop_table("core_network")
    op.drop_index(
        "ix_core_administrative_unit_search_text",
        table_name="core_administrative_unit",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_core_administrative_unit_parent_id"), table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_8", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_7", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_6", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_5", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_4", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_3", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_2", table_name="core_administrative_unit")
    op.drop_index("ix_core_administrative_unit_name_sort_1", table_name="core_administrative_unit")
    op.drop_index(op.f("ix_core_administrative_unit_country_id"), table_name="core_administrative_unit")
    op.drop_table("core_administrative_unit")
    op.drop_index(op.f("ix_core_state_change_subject_id"), table_name="core_state_change")
    op.drop_index(op.f("ix_core_state_change_organisation_id"), table_name="core_state_change")
    op.drop_index(op.f("ix_core_state_change_network_id"), table_name="core_state_change")
    op.drop_table("core_state_change")
    op.drop_index(
        "ix_core_service_type_search_text",
        table_name="core_service_type",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_core_service_type_name_sort_8", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_7", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_6", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_5", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_4", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_3", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_2", table_name="core_service_type")
    op.drop_index("ix_core_service_type_name_sort_1", table_name="core_service_type")
    op.drop_table("core_service_type")
    op.drop_table("core_role")
    op.drop_index(op.f("ix_core_event_record_type"), table_name="core_event_record")
    op.drop_index(op.f("ix_core_event_record_subject"), table_name="core_event_record")
    op.drop_index(op.f("ix_core_event_record_organisation_id"), table_name="core_event_record")
    op.drop_index(op.f("ix_core_event_record_occurred_at"), table_name="core_event_record")
    op.drop_index(op.f("ix_core_event_record_network_id"), table_name="core_event_record")
    op.drop_table("core_event_record")
    op.drop_index(
        "ix_core_country_search_text",
        table_name="core_country",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_core_country_name_sort_8", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_7", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_6", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_5", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_4", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_3", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_2", table_name="core_country")
    op.drop_index("ix_core_country_name_sort_1", table_name="core_country")
    op.drop_table("core_country")
    op.drop_index(
        "ix_core_beneficiary_group_search_text",
        table_name="core_beneficiary_group",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_core_beneficiary_group_name_sort_8", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_7", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_6", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_5", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_4", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_3", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_2", table_name="core_beneficiary_group")
    op.drop_index("ix_core_beneficiary_group_name_sort_1", table_name="core_beneficiary_group")
    op.drop_table("core_beneficiary_group")
    op.drop_index(op.f("ix_core_audit_entry_subject"), table_name="core_audit_entry")
    op.drop_index(op.f("ix_core_audit_entry_organisation_id"), table_name="core_audit_entry")
    op.drop_index(op.f("ix_core_audit_entry_network_id"), table_name="core_audit_entry")
    op.drop_index(op.f("ix_core_audit_entry_at"), table_name="core_audit_entry")
    op.drop_index(op.f("ix_core_audit_entry_actor_id"), table_name="core_audit_entry")
    op.drop_table("core_audit_entry")
