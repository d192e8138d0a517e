"""Memberships."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "membership_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "membership_exchange_rate",
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("per_euro", sa.Numeric(precision=14, scale=6), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("per_euro > 0", name=op.f("ck_membership_exchange_rate_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_exchange_rate")),
        sa.UniqueConstraint("currency", "day", "source", name=op.f("uq_membership_exchange_rate_currency_day_source")),
    )
    op.create_index(
        op.f("ix_membership_exchange_rate_currency"), "membership_exchange_rate", ["currency"], unique=False
    )
    op.create_table(
        "membership_type",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("votes", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_type")),
        sa.UniqueConstraint("code", name=op.f("uq_membership_type_code")),
    )
    op.create_index(
        "ix_membership_type_name_sort_1", "membership_type", [sa.literal_column("(name_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_2", "membership_type", [sa.literal_column("(name_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_3", "membership_type", [sa.literal_column("(name_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_4", "membership_type", [sa.literal_column("(name_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_5", "membership_type", [sa.literal_column("(name_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_6", "membership_type", [sa.literal_column("(name_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_7", "membership_type", [sa.literal_column("(name_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_name_sort_8", "membership_type", [sa.literal_column("(name_sort[8])"), "id"], unique=False
    )
    op.create_index(
        "ix_membership_type_search_text",
        "membership_type",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "membership_number_series",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_membership_number_series_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_number_series")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_number_series_id_network_id")),
        sa.UniqueConstraint(
            "network_id", "kind", "year", name=op.f("uq_membership_number_series_network_id_kind_year")
        ),
    )
    op.create_index(
        op.f("ix_membership_number_series_network_id"), "membership_number_series", ["network_id"], unique=False
    )
    op.create_table(
        "membership_scheme",
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("statutes_version", sa.Text(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column(
            "term_kind",
            sa.Enum(
                "CALENDAR", "ROLLING", name="membershiptermkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("term_months", sa.Integer(), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column("minimum_registered_days", sa.Integer(), nullable=False),
        sa.Column("two_step", sa.Boolean(), nullable=False),
        sa.Column("invoice_days", sa.Integer(), nullable=False),
        sa.Column("fees_bind", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "name_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(name)", persisted=True),
            nullable=True,
        ),
        postgresql.ExcludeConstraint(
            (sa.column("network_id"), "="), (sa.column("valid"), "&&"), using="gist", name="ex_membership_scheme_valid"
        ),
        sa.CheckConstraint(
            "grace_days >= 0 AND minimum_registered_days >= 0 AND invoice_days >= 0",
            name=op.f("ck_membership_scheme_days"),
        ),
        sa.CheckConstraint("term_months BETWEEN 1 AND 120", name=op.f("ck_membership_scheme_term_months")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_scheme_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_scheme")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_scheme_id_network_id")),
    )
    op.create_index(
        "ix_membership_scheme_name_sort_1",
        "membership_scheme",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_2",
        "membership_scheme",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_3",
        "membership_scheme",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_4",
        "membership_scheme",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_5",
        "membership_scheme",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_6",
        "membership_scheme",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_7",
        "membership_scheme",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_scheme_name_sort_8",
        "membership_scheme",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(op.f("ix_membership_scheme_network_id"), "membership_scheme", ["network_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("type_id", sa.Uuid(), nullable=False),
        sa.Column("member_number", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PROSPECTIVE",
                "ACTIVE",
                "SUSPENDED",
                "NOTICE_GIVEN",
                "RESIGNED",
                "EXCLUDED",
                "DISSOLVED",
                "TRANSFERRED",
                name="membershipstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id", "network_id"],
            ["membership_scheme.id", "membership_scheme.network_id"],
            name=op.f("fk_membership_scheme_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["membership_type.id"], name=op.f("fk_membership_type_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_id_network_id")),
        sa.UniqueConstraint("network_id", "member_number", name=op.f("uq_membership_network_id_member_number")),
        sa.UniqueConstraint("organisation_id", "scheme_id", name=op.f("uq_membership_organisation_id_scheme_id")),
    )
    op.create_index(op.f("ix_membership_network_id"), "membership", ["network_id"], unique=False)
    op.create_index(op.f("ix_membership_organisation_id"), "membership", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_membership_scheme_id"), "membership", ["scheme_id"], unique=False)
    op.create_index(op.f("ix_membership_type_id"), "membership", ["type_id"], unique=False)
    op.create_table(
        "membership_application",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("type_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "SUBMITTED",
                "CHANGES_REQUESTED",
                "SCREENING",
                "UNDER_REVIEW",
                "RECOMMENDED",
                "NOT_RECOMMENDED",
                "DECISION_PENDING",
                "APPROVED",
                "ADMITTED",
                "REJECTED",
                "WITHDRAWN",
                "LAPSED",
                name="membershipapplicationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.Column("description", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("identifiers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("contact_person", sa.Text(), nullable=True),
        sa.Column("documents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("motivation", sa.Text(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
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
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold_json(name), '')", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_application_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_application_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["scheme_id", "network_id"],
            ["membership_scheme.id", "membership_scheme.network_id"],
            name=op.f("fk_membership_application_scheme_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["membership_type.id"], name=op.f("fk_membership_application_type_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["core_administrative_unit.id"],
            name=op.f("fk_membership_application_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_application")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_application_id_network_id")),
        sa.UniqueConstraint("network_id", "reference", name=op.f("uq_membership_application_network_id_reference")),
    )
    op.create_index(
        "ix_membership_application_name_sort_1",
        "membership_application",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_2",
        "membership_application",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_3",
        "membership_application",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_4",
        "membership_application",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_5",
        "membership_application",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_6",
        "membership_application",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_7",
        "membership_application",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_membership_application_name_sort_8",
        "membership_application",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_membership_application_network_id"), "membership_application", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_application_organisation_id"), "membership_application", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_membership_application_scheme_id"), "membership_application", ["scheme_id"], unique=False)
    op.create_index(
        "ix_membership_application_search_text_network",
        "membership_application",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_membership_application_type_id"), "membership_application", ["type_id"], unique=False)
    op.create_index(op.f("ix_membership_application_unit_id"), "membership_application", ["unit_id"], unique=False)
    op.create_table(
        "membership_fee_rule",
        sa.Column("scheme_id", sa.Uuid(), nullable=False),
        sa.Column("type_id", sa.Uuid(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("budget_from", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("budget_below", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_membership_fee_rule_amount")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_fee_rule_network_id")),
        sa.ForeignKeyConstraint(
            ["scheme_id", "network_id"],
            ["membership_scheme.id", "membership_scheme.network_id"],
            name=op.f("fk_membership_fee_rule_scheme_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["membership_type.id"], name=op.f("fk_membership_fee_rule_type_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_fee_rule")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_fee_rule_id_network_id")),
    )
    op.create_index(op.f("ix_membership_fee_rule_network_id"), "membership_fee_rule", ["network_id"], unique=False)
    op.create_index(op.f("ix_membership_fee_rule_scheme_id"), "membership_fee_rule", ["scheme_id"], unique=False)
    op.create_index(op.f("ix_membership_fee_rule_type_id"), "membership_fee_rule", ["type_id"], unique=False)
    op.create_table(
        "membership_admission_finding",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column(
            "code",
            sa.Enum(
                "REGISTERED_TOO_RECENTLY",
                "REGISTRATION_DATE_MISSING",
                "PROBABLE_DUPLICATE",
                "POSSIBLE_DUPLICATE",
                "DOCUMENT_MISSING",
                "IDENTIFIER_ODD",
                "OTHER",
                name="admissionfindingcode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("blocks", sa.Boolean(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("overridden_on", sa.Date(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["membership_application.id", "membership_application.network_id"],
            name=op.f("fk_membership_admission_finding_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["core_organisation.id"],
            name=op.f("fk_membership_admission_finding_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_membership_admission_finding_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_admission_finding_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_admission_finding")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_admission_finding_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_admission_finding_application_id"),
        "membership_admission_finding",
        ["application_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_membership_admission_finding_candidate_id"),
        "membership_admission_finding",
        ["candidate_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_membership_admission_finding_network_id"), "membership_admission_finding", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_admission_finding_organisation_id"),
        "membership_admission_finding",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "membership_admission_review",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("recorded_on", sa.Date(), nullable=True),
        sa.Column(
            "advice",
            sa.Enum(
                "RECOMMEND",
                "DO_NOT_RECOMMEND",
                name="admissionadvice",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["membership_application.id", "membership_application.network_id"],
            name=op.f("fk_membership_admission_review_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_membership_admission_review_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["core_user.id"],
            name=op.f("fk_membership_admission_review_reviewer_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_admission_review")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_admission_review_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_admission_review_application_id"),
        "membership_admission_review",
        ["application_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_membership_admission_review_network_id"), "membership_admission_review", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_admission_review_reviewer_id"), "membership_admission_review", ["reviewer_id"], unique=False
    )
    op.create_table(
        "membership_data_update",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_data_update_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_data_update_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_data_update_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_data_update")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_data_update_id_network_id")),
        sa.UniqueConstraint(
            "membership_id", "completed_on", name=op.f("uq_membership_data_update_membership_id_completed_on")
        ),
    )
    op.create_index(
        op.f("ix_membership_data_update_membership_id"), "membership_data_update", ["membership_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_data_update_network_id"), "membership_data_update", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_data_update_organisation_id"), "membership_data_update", ["organisation_id"], unique=False
    )
    op.create_table(
        "membership_decision",
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column(
            "subject",
            sa.Enum(
                "ADMISSION",
                "SUSPENSION",
                "LIFTING",
                "EXCLUSION",
                "REINSTATEMENT",
                "TYPE_CHANGE",
                name="membershipdecisionsubject",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "body",
            sa.Enum("NATIONAL", "REGIONAL", name="decidingbody", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "APPROVED",
                "REJECTED",
                name="membershipdecisionoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["membership_application.id", "membership_application.network_id"],
            name=op.f("fk_membership_decision_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_decision_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_decision_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_decision_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_decision")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_decision_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_decision_application_id"), "membership_decision", ["application_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_decision_membership_id"), "membership_decision", ["membership_id"], unique=False
    )
    op.create_index(op.f("ix_membership_decision_network_id"), "membership_decision", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_membership_decision_organisation_id"), "membership_decision", ["organisation_id"], unique=False
    )
    op.create_table(
        "membership_exit_notice",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("term_end", sa.Date(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_day >= given_on", name=op.f("ck_membership_exit_notice_order")),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_exit_notice_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_exit_notice_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_exit_notice_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_exit_notice")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_exit_notice_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_exit_notice_membership_id"), "membership_exit_notice", ["membership_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_exit_notice_network_id"), "membership_exit_notice", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_exit_notice_organisation_id"), "membership_exit_notice", ["organisation_id"], unique=False
    )
    op.create_table(
        "membership_fee_invoice",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("rate_id", sa.Uuid(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "ISSUED",
                "PARTIALLY_PAID",
                "PAID",
                "WAIVED",
                "CANCELLED",
                "WRITTEN_OFF",
                name="feeinvoicestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'DRAFT' OR state = 'CANCELLED' OR (issued_on IS NOT NULL AND due_on IS NOT NULL)",
            name=op.f("ck_membership_fee_invoice_issued"),
        ),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_membership_fee_invoice_amount")),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_fee_invoice_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_fee_invoice_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_fee_invoice_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["rate_id"],
            ["membership_exchange_rate.id"],
            name=op.f("fk_membership_fee_invoice_rate_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["rule_id", "network_id"],
            ["membership_fee_rule.id", "membership_fee_rule.network_id"],
            name=op.f("fk_membership_fee_invoice_rule_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_fee_invoice")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_fee_invoice_id_network_id")),
        sa.UniqueConstraint("membership_id", "rule_id", name=op.f("uq_membership_fee_invoice_membership_id_rule_id")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_membership_fee_invoice_network_id_number")),
    )
    op.create_index(
        op.f("ix_membership_fee_invoice_membership_id"), "membership_fee_invoice", ["membership_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_fee_invoice_network_id"), "membership_fee_invoice", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_fee_invoice_organisation_id"), "membership_fee_invoice", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_membership_fee_invoice_rate_id"), "membership_fee_invoice", ["rate_id"], unique=False)
    op.create_index(op.f("ix_membership_fee_invoice_rule_id"), "membership_fee_invoice", ["rule_id"], unique=False)
    op.create_table(
        "membership_member_fact",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "code",
            sa.Enum(
                "LEGAL_REPRESENTATIVE",
                "CONTACT_PERSON",
                "ADDRESS",
                "EMAIL",
                "PHONE",
                "EMPLOYEES",
                "VOLUNTEERS",
                "YEARLY_BUDGET",
                "FUNDING_SOURCES",
                "BENEFICIARIES",
                "SERVICES",
                "LICENCES",
                name="memberfactcode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_member_fact_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_member_fact_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_member_fact_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_member_fact")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_member_fact_id_network_id")),
        sa.UniqueConstraint(
            "membership_id", "code", "stated_on", name=op.f("uq_membership_member_fact_membership_id_code_stated_on")
        ),
    )
    op.create_index(
        op.f("ix_membership_member_fact_membership_id"), "membership_member_fact", ["membership_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_member_fact_network_id"), "membership_member_fact", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_member_fact_organisation_id"), "membership_member_fact", ["organisation_id"], unique=False
    )
    op.create_table(
        "membership_representative",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "DELEGATE",
                "ALTERNATE",
                "FOCAL_POINT",
                "DUES_CONTACT",
                name="representativerole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("membership_id"), "="),
            (sa.column("person_id"), "="),
            (sa.column("role"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_membership_representative_valid",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_representative_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_membership_representative_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_representative_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_membership_representative_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_representative")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_representative_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_representative_membership_id"), "membership_representative", ["membership_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_representative_network_id"), "membership_representative", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_representative_organisation_id"),
        "membership_representative",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_membership_representative_person_id"), "membership_representative", ["person_id"], unique=False
    )
    op.create_table(
        "membership_suspension",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_reason", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("membership_id"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_membership_suspension_valid",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_suspension_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_suspension_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_suspension_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_suspension")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_suspension_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_suspension_membership_id"), "membership_suspension", ["membership_id"], unique=False
    )
    op.create_index(op.f("ix_membership_suspension_network_id"), "membership_suspension", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_membership_suspension_organisation_id"), "membership_suspension", ["organisation_id"], unique=False
    )
    op.create_table(
        "membership_term",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "PROPOSED",
                "CURRENT",
                "ENDED",
                "VOIDED",
                name="membershiptermstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("grace_until", sa.Date(), nullable=True),
        sa.Column("grace_reason", sa.Text(), nullable=True),
        sa.Column(
            "ending",
            sa.Enum(
                "RESIGNED",
                "EXCLUDED",
                "DISSOLVED",
                "TRANSFERRED",
                name="membershiptermending",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("membership_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("state <> 'VOIDED'"),
            using="gist",
            name="ex_membership_term_valid",
        ),
        sa.CheckConstraint("NOT lower_inf(valid)", name=op.f("ck_membership_term_begins")),
        sa.CheckConstraint(
            "grace_until IS NULL OR grace_until >= upper(valid) - 1", name=op.f("ck_membership_term_grace_after_end")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id", "network_id"],
            ["membership.id", "membership.network_id"],
            name=op.f("fk_membership_term_membership_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_term_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_term_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_term")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_term_id_network_id")),
    )
    op.create_index(op.f("ix_membership_term_membership_id"), "membership_term", ["membership_id"], unique=False)
    op.create_index(op.f("ix_membership_term_network_id"), "membership_term", ["network_id"], unique=False)
    op.create_index(op.f("ix_membership_term_organisation_id"), "membership_term", ["organisation_id"], unique=False)
    op.create_table(
        "membership_fee_payment",
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_membership_fee_payment_amount")),
        sa.ForeignKeyConstraint(
            ["invoice_id", "network_id"],
            ["membership_fee_invoice.id", "membership_fee_invoice.network_id"],
            name=op.f("fk_membership_fee_payment_invoice_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_fee_payment_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_fee_payment_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_fee_payment")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_fee_payment_id_network_id")),
    )
    op.create_index(
        op.f("ix_membership_fee_payment_invoice_id"), "membership_fee_payment", ["invoice_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_fee_payment_network_id"), "membership_fee_payment", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_membership_fee_payment_organisation_id"), "membership_fee_payment", ["organisation_id"], unique=False
    )
    op.create_table(
        "membership_fee_waiver",
        sa.Column("invoice_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_membership_fee_waiver_amount")),
        sa.ForeignKeyConstraint(
            ["invoice_id", "network_id"],
            ["membership_fee_invoice.id", "membership_fee_invoice.network_id"],
            name=op.f("fk_membership_fee_waiver_invoice_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_membership_fee_waiver_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_membership_fee_waiver_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_fee_waiver")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_membership_fee_waiver_id_network_id")),
    )
    op.create_index(op.f("ix_membership_fee_waiver_invoice_id"), "membership_fee_waiver", ["invoice_id"], unique=False)
    op.create_index(op.f("ix_membership_fee_waiver_network_id"), "membership_fee_waiver", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_membership_fee_waiver_organisation_id"), "membership_fee_waiver", ["organisation_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_membership_fee_waiver_organisation_id"), table_name="membership_fee_waiver")
    op.drop_index(op.f("ix_membership_fee_waiver_network_id"), table_name="membership_fee_waiver")
    op.drop_index(op.f("ix_membership_fee_waiver_invoice_id"), table_name="membership_fee_waiver")
    op.drop_table("membership_fee_waiver")
    op.drop_index(op.f("ix_membership_fee_payment_organisation_id"), table_name="membership_fee_payment")
    op.drop_index(op.f("ix_membership_fee_payment_network_id"), table_name="membership_fee_payment")
    op.drop_index(op.f("ix_membership_fee_payment_invoice_id"), table_name="membership_fee_payment")
    op.drop_table("membership_fee_payment")
    op.drop_index(op.f("ix_membership_term_organisation_id"), table_name="membership_term")
    op.drop_index(op.f("ix_membership_term_network_id"), table_name="membership_term")
    op.drop_index(op.f("ix_membership_term_membership_id"), table_name="membership_term")
    op.drop_table("membership_term")
    op.drop_index(op.f("ix_membership_suspension_organisation_id"), table_name="membership_suspension")
    op.drop_index(op.f("ix_membership_suspension_network_id"), table_name="membership_suspension")
    op.drop_index(op.f("ix_membership_suspension_membership_id"), table_name="membership_suspension")
    op.drop_table("membership_suspension")
    op.drop_index(op.f("ix_membership_representative_person_id"), table_name="membership_representative")
    op.drop_index(op.f("ix_membership_representative_organisation_id"), table_name="membership_representative")
    op.drop_index(op.f("ix_membership_representative_network_id"), table_name="membership_representative")
    op.drop_index(op.f("ix_membership_representative_membership_id"), table_name="membership_representative")
    op.drop_table("membership_representative")
    op.drop_index(op.f("ix_membership_member_fact_organisation_id"), table_name="membership_member_fact")
    op.drop_index(op.f("ix_membership_member_fact_network_id"), table_name="membership_member_fact")
    op.drop_index(op.f("ix_membership_member_fact_membership_id"), table_name="membership_member_fact")
    op.drop_table("membership_member_fact")
    op.drop_index(op.f("ix_membership_fee_invoice_rule_id"), table_name="membership_fee_invoice")
    op.drop_index(op.f("ix_membership_fee_invoice_rate_id"), table_name="membership_fee_invoice")
    op.drop_index(op.f("ix_membership_fee_invoice_organisation_id"), table_name="membership_fee_invoice")
    op.drop_index(op.f("ix_membership_fee_invoice_network_id"), table_name="membership_fee_invoice")
    op.drop_index(op.f("ix_membership_fee_invoice_membership_id"), table_name="membership_fee_invoice")
    op.drop_table("membership_fee_invoice")
    op.drop_index(op.f("ix_membership_exit_notice_organisation_id"), table_name="membership_exit_notice")
    op.drop_index(op.f("ix_membership_exit_notice_network_id"), table_name="membership_exit_notice")
    op.drop_index(op.f("ix_membership_exit_notice_membership_id"), table_name="membership_exit_notice")
    op.drop_table("membership_exit_notice")
    op.drop_index(op.f("ix_membership_decision_organisation_id"), table_name="membership_decision")
    op.drop_index(op.f("ix_membership_decision_network_id"), table_name="membership_decision")
    op.drop_index(op.f("ix_membership_decision_membership_id"), table_name="membership_decision")
    op.drop_index(op.f("ix_membership_decision_application_id"), table_name="membership_decision")
    op.drop_table("membership_decision")
    op.drop_index(op.f("ix_membership_data_update_organisation_id"), table_name="membership_data_update")
    op.drop_index(op.f("ix_membership_data_update_network_id"), table_name="membership_data_update")
    op.drop_index(op.f("ix_membership_data_update_membership_id"), table_name="membership_data_update")
    op.drop_table("membership_data_update")
    op.drop_index(op.f("ix_membership_admission_review_reviewer_id"), table_name="membership_admission_review")
    op.drop_index(op.f("ix_membership_admission_review_network_id"), table_name="membership_admission_review")
    op.drop_index(op.f("ix_membership_admission_review_application_id"), table_name="membership_admission_review")
    op.drop_table("membership_admission_review")
    op.drop_index(op.f("ix_membership_admission_finding_organisation_id"), table_name="membership_admission_finding")
    op.drop_index(op.f("ix_membership_admission_finding_network_id"), table_name="membership_admission_finding")
    op.drop_index(op.f("ix_membership_admission_finding_candidate_id"), table_name="membership_admission_finding")
    op.drop_index(op.f("ix_membership_admission_finding_application_id"), table_name="membership_admission_finding")
    op.drop_table("membership_admission_finding")
    op.drop_index(op.f("ix_membership_fee_rule_type_id"), table_name="membership_fee_rule")
    op.drop_index(op.f("ix_membership_fee_rule_scheme_id"), table_name="membership_fee_rule")
    op.drop_index(op.f("ix_membership_fee_rule_network_id"), table_name="membership_fee_rule")
    op.drop_table("membership_fee_rule")
    op.drop_index(op.f("ix_membership_application_unit_id"), table_name="membership_application")
    op.drop_index(op.f("ix_membership_application_type_id"), table_name="membership_application")
    op.drop_index(
        "ix_membership_application_search_text_network",
        table_name="membership_application",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_membership_application_scheme_id"), table_name="membership_application")
    op.drop_index(op.f("ix_membership_application_organisation_id"), table_name="membership_application")
    op.drop_index(op.f("ix_membership_application_network_id"), table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_8", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_7", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_6", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_5", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_4", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_3", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_2", table_name="membership_application")
    op.drop_index("ix_membership_application_name_sort_1", table_name="membership_application")
    op.drop_table("membership_application")
    op.drop_index(op.f("ix_membership_type_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_scheme_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_organisation_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_network_id"), table_name="membership")
    op.drop_table("membership")
    op.drop_index(op.f("ix_membership_scheme_network_id"), table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_8", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_7", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_6", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_5", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_4", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_3", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_2", table_name="membership_scheme")
    op.drop_index("ix_membership_scheme_name_sort_1", table_name="membership_scheme")
    op.drop_table("membership_scheme")
    op.drop_index(op.f("ix_membership_number_series_network_id"), table_name="membership_number_series")
    op.drop_table("membership_number_series")
    op.drop_index(
        "ix_membership_type_search_text",
        table_name="membership_type",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_membership_type_name_sort_8", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_7", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_6", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_5", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_4", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_3", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_2", table_name="membership_type")
    op.drop_index("ix_membership_type_name_sort_1", table_name="membership_type")
    op.drop_table("membership_type")
    op.drop_index(op.f("ix_membership_exchange_rate_currency"), table_name="membership_exchange_rate")
    op.drop_table("membership_exchange_rate")
