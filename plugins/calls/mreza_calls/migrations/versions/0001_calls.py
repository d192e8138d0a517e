"""Calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "calls_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calls_call",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ACADEMY",
                "TRAINING",
                "TRAINEESHIP",
                "INTERNSHIP",
                "MENTORING",
                "GRANT",
                "OTHER",
                name="callkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("summary", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("regional", sa.Boolean(), nullable=False),
        sa.Column(
            "applicants",
            sa.Enum(
                "PEOPLE", "ORGANISATIONS", name="callapplicants", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("languages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("several", sa.Boolean(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("assessors", sa.Integer(), nullable=False),
        sa.Column(
            "tie_rule",
            sa.Enum(
                "EARLIER_SUBMISSION",
                "FIRST_CRITERION",
                "LOT",
                name="calltierule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "reserve_rule",
            sa.Enum(
                "BY_RANK",
                "SAME_COUNTRY_FIRST",
                name="callreserverule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reserve_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_hours", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "DECIDED",
                "CLOSED",
                "CANCELLED",
                name="callstate",
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
            "title_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(title)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold_json(title), '')", persisted=True), nullable=True
        ),
        sa.CheckConstraint("closes_at >= opens_at", name=op.f("ck_calls_call_order")),
        sa.CheckConstraint("places > 0 AND assessors >= 0 AND offer_hours > 0", name=op.f("ck_calls_call_numbers")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_calls_call_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_calls_call_network_id_code")),
    )
    op.create_index(op.f("ix_calls_call_closes_at"), "calls_call", ["closes_at"], unique=False)
    op.create_index(op.f("ix_calls_call_network_id"), "calls_call", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_organisation_id"), "calls_call", ["organisation_id"], unique=False)
    op.create_index(
        "ix_calls_call_search_text",
        "calls_call",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_calls_call_title_sort_1", "calls_call", [sa.literal_column("(title_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_2", "calls_call", [sa.literal_column("(title_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_3", "calls_call", [sa.literal_column("(title_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_4", "calls_call", [sa.literal_column("(title_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_5", "calls_call", [sa.literal_column("(title_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_6", "calls_call", [sa.literal_column("(title_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_7", "calls_call", [sa.literal_column("(title_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_calls_call_title_sort_8", "calls_call", [sa.literal_column("(title_sort[8])"), "id"], unique=False
    )
    op.create_table(
        "calls_call_criterion",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("weight", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("threshold", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("maximum > 0 AND weight >= 0", name=op.f("ck_calls_call_criterion_numbers")),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_criterion_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_criterion_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_criterion")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_criterion_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_criterion_call_id"), "calls_call_criterion", ["call_id"], unique=False)
    op.create_index(op.f("ix_calls_call_criterion_network_id"), "calls_call_criterion", ["network_id"], unique=False)
    op.create_table(
        "calls_call_eligibility_rule",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "COUNTRY_IN",
                "REGISTERED_DAYS",
                "PROVIDES_SERVICE",
                "AFFILIATED",
                "GOOD_STANDING",
                "ANSWER_IN",
                "ANSWER_AT_LEAST",
                name="callrulekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("codes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("number", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("question_code", sa.Text(), nullable=True),
        sa.Column("blocks", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_eligibility_rule_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_calls_call_eligibility_rule_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_eligibility_rule")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_eligibility_rule_id_network_id")),
    )
    op.create_index(
        op.f("ix_calls_call_eligibility_rule_call_id"), "calls_call_eligibility_rule", ["call_id"], unique=False
    )
    op.create_index(
        op.f("ix_calls_call_eligibility_rule_network_id"), "calls_call_eligibility_rule", ["network_id"], unique=False
    )
    op.create_table(
        "calls_call_form",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_form_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_form_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_form")),
        sa.UniqueConstraint("call_id", "number", name=op.f("uq_calls_call_form_call_id_number")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_form_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_form_call_id"), "calls_call_form", ["call_id"], unique=False)
    op.create_index(op.f("ix_calls_call_form_network_id"), "calls_call_form", ["network_id"], unique=False)
    op.create_table(
        "calls_call_quota",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "COUNTRY_MINIMUM",
                "COUNTRY_MAXIMUM",
                "ORGANISATION_MAXIMUM",
                name="callquotakind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("country_id", sa.Uuid(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'COUNTRY_MINIMUM' OR country_id IS NOT NULL", name=op.f("ck_calls_call_quota_country")
        ),
        sa.CheckConstraint("places > 0", name=op.f("ck_calls_call_quota_places")),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_quota_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_calls_call_quota_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_quota_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_quota")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_quota_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_quota_call_id"), "calls_call_quota", ["call_id"], unique=False)
    op.create_index(op.f("ix_calls_call_quota_country_id"), "calls_call_quota", ["country_id"], unique=False)
    op.create_index(op.f("ix_calls_call_quota_network_id"), "calls_call_quota", ["network_id"], unique=False)
    op.create_table(
        "calls_call_ranking",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "PROPOSED",
                "CONFIRMED",
                "SUPERSEDED",
                name="callrankingstate",
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
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_ranking_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_ranking_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_ranking")),
        sa.UniqueConstraint("call_id", "number", name=op.f("uq_calls_call_ranking_call_id_number")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_ranking_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_ranking_call_id"), "calls_call_ranking", ["call_id"], unique=False)
    op.create_index(op.f("ix_calls_call_ranking_network_id"), "calls_call_ranking", ["network_id"], unique=False)
    op.create_table(
        "calls_call_application",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("form_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("home_network_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changes_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changes_asked", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "SUBMITTED",
                "CHANGES_REQUESTED",
                "ELIGIBLE",
                "INELIGIBLE",
                "SELECTED",
                "RESERVE",
                "REJECTED",
                "OFFERED",
                "ACCEPTED",
                "AGREED",
                "DECLINED",
                "EXPIRED",
                "WITHDRAWN",
                name="callapplicationstate",
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
            (sa.column("call_id"), "="),
            (sa.column("applicant"), "="),
            where=sa.text("state <> 'WITHDRAWN'"),
            using="gist",
            name="ex_calls_call_application_applicant",
        ),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR organisation_id IS NOT NULL", name=op.f("ck_calls_call_application_applicant")
        ),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_application_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_calls_call_application_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["form_id", "network_id"],
            ["calls_call_form.id", "calls_call_form.network_id"],
            name=op.f("fk_calls_call_application_form_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["home_network_id"],
            ["core_network.id"],
            name=op.f("fk_calls_call_application_home_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_application_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_calls_call_application_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_calls_call_application_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_application")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_application_id_network_id")),
        sa.UniqueConstraint("network_id", "reference", name=op.f("uq_calls_call_application_network_id_reference")),
    )
    op.create_index(op.f("ix_calls_call_application_call_id"), "calls_call_application", ["call_id"], unique=False)
    op.create_index(
        op.f("ix_calls_call_application_country_id"), "calls_call_application", ["country_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_application_form_id"), "calls_call_application", ["form_id"], unique=False)
    op.create_index(
        op.f("ix_calls_call_application_home_network_id"), "calls_call_application", ["home_network_id"], unique=False
    )
    op.create_index(
        op.f("ix_calls_call_application_network_id"), "calls_call_application", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_calls_call_application_organisation_id"), "calls_call_application", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_application_person_id"), "calls_call_application", ["person_id"], unique=False)
    op.create_table(
        "calls_call_decision",
        sa.Column("ranking_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_decision_network_id")),
        sa.ForeignKeyConstraint(
            ["ranking_id", "network_id"],
            ["calls_call_ranking.id", "calls_call_ranking.network_id"],
            name=op.f("fk_calls_call_decision_ranking_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_decision")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_decision_id_network_id")),
        sa.UniqueConstraint("ranking_id", name=op.f("uq_calls_call_decision_ranking_id")),
    )
    op.create_index(op.f("ix_calls_call_decision_network_id"), "calls_call_decision", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_decision_ranking_id"), "calls_call_decision", ["ranking_id"], unique=False)
    op.create_table(
        "calls_call_question",
        sa.Column("form_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "TEXT",
                "CHOICE",
                "NUMBER",
                "DATE",
                "FILE",
                name="callanswerkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("help", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("minimum", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("maximum", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("file_type", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id", "network_id"],
            ["calls_call_form.id", "calls_call_form.network_id"],
            name=op.f("fk_calls_call_question_form_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_question_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_question")),
        sa.UniqueConstraint("form_id", "code", name=op.f("uq_calls_call_question_form_id_code")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_question_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_question_form_id"), "calls_call_question", ["form_id"], unique=False)
    op.create_index(op.f("ix_calls_call_question_network_id"), "calls_call_question", ["network_id"], unique=False)
    op.create_table(
        "calls_call_agreement",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("drawn_up_on", sa.Date(), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "SIGNED",
                "VOID",
                name="callagreementstate",
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
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_agreement_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_agreement_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_agreement")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_agreement_id_network_id")),
    )
    op.create_index(
        op.f("ix_calls_call_agreement_application_id"), "calls_call_agreement", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_agreement_network_id"), "calls_call_agreement", ["network_id"], unique=False)
    op.create_table(
        "calls_call_answer",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.Column("number", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_answer_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_answer_network_id")),
        sa.ForeignKeyConstraint(
            ["question_id", "network_id"],
            ["calls_call_question.id", "calls_call_question.network_id"],
            name=op.f("fk_calls_call_answer_question_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_answer")),
        sa.UniqueConstraint(
            "application_id", "question_id", name=op.f("uq_calls_call_answer_application_id_question_id")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_answer_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_answer_application_id"), "calls_call_answer", ["application_id"], unique=False)
    op.create_index(op.f("ix_calls_call_answer_network_id"), "calls_call_answer", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_answer_question_id"), "calls_call_answer", ["question_id"], unique=False)
    op.create_table(
        "calls_call_assessment",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("assessor_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("unbiased_on", sa.Date(), nullable=True),
        sa.Column("conflict", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ASSIGNED",
                "FINISHED",
                "RECUSED",
                "RELEASED",
                name="callassessmentstate",
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
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_assessment_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["assessor_id"], ["core_person.id"], name=op.f("fk_calls_call_assessment_assessor_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_assessment_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_assessment")),
        sa.UniqueConstraint(
            "application_id", "assessor_id", name=op.f("uq_calls_call_assessment_application_id_assessor_id")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_assessment_id_network_id")),
    )
    op.create_index(
        op.f("ix_calls_call_assessment_application_id"), "calls_call_assessment", ["application_id"], unique=False
    )
    op.create_index(
        op.f("ix_calls_call_assessment_assessor_id"), "calls_call_assessment", ["assessor_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_assessment_network_id"), "calls_call_assessment", ["network_id"], unique=False)
    op.create_table(
        "calls_call_bonus",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("points", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_bonus_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_bonus_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_bonus")),
        sa.UniqueConstraint("application_id", "code", name=op.f("uq_calls_call_bonus_application_id_code")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_bonus_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_bonus_application_id"), "calls_call_bonus", ["application_id"], unique=False)
    op.create_index(op.f("ix_calls_call_bonus_network_id"), "calls_call_bonus", ["network_id"], unique=False)
    op.create_table(
        "calls_call_choice",
        sa.Column("form_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id", "network_id"],
            ["calls_call_form.id", "calls_call_form.network_id"],
            name=op.f("fk_calls_call_choice_form_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_choice_network_id")),
        sa.ForeignKeyConstraint(
            ["question_id", "network_id"],
            ["calls_call_question.id", "calls_call_question.network_id"],
            name=op.f("fk_calls_call_choice_question_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_choice")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_choice_id_network_id")),
        sa.UniqueConstraint("question_id", "code", name=op.f("uq_calls_call_choice_question_id_code")),
    )
    op.create_index(op.f("ix_calls_call_choice_form_id"), "calls_call_choice", ["form_id"], unique=False)
    op.create_index(op.f("ix_calls_call_choice_network_id"), "calls_call_choice", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_choice_question_id"), "calls_call_choice", ["question_id"], unique=False)
    op.create_table(
        "calls_call_finding",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "PASSED",
                "FAILED",
                "WARNED",
                "UNDECIDED",
                name="callfindingoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("blocks", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("overridden_on", sa.Date(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_finding_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_finding_network_id")),
        sa.ForeignKeyConstraint(
            ["rule_id", "network_id"],
            ["calls_call_eligibility_rule.id", "calls_call_eligibility_rule.network_id"],
            name=op.f("fk_calls_call_finding_rule_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_finding")),
        sa.UniqueConstraint("application_id", "rule_id", name=op.f("uq_calls_call_finding_application_id_rule_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_finding_id_network_id")),
    )
    op.create_index(
        op.f("ix_calls_call_finding_application_id"), "calls_call_finding", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_finding_network_id"), "calls_call_finding", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_finding_rule_id"), "calls_call_finding", ["rule_id"], unique=False)
    op.create_table(
        "calls_call_offer",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "ACCEPTED",
                "DECLINED",
                "EXPIRED",
                "REVOKED",
                name="callofferstate",
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
            (sa.column("call_id"), "="),
            (sa.column("place"), "="),
            where=sa.text("state IN ('OPEN', 'ACCEPTED')"),
            using="gist",
            name="ex_calls_call_offer_place",
        ),
        sa.CheckConstraint("expires_at >= made_at AND place > 0", name=op.f("ck_calls_call_offer_order")),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_offer_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_calls_call_offer_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_offer_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_offer")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_offer_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_offer_application_id"), "calls_call_offer", ["application_id"], unique=False)
    op.create_index(op.f("ix_calls_call_offer_call_id"), "calls_call_offer", ["call_id"], unique=False)
    op.create_index(op.f("ix_calls_call_offer_network_id"), "calls_call_offer", ["network_id"], unique=False)
    op.create_table(
        "calls_call_rank",
        sa.Column("ranking_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("points", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("bonus", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("total", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column(
            "placement",
            sa.Enum(
                "SELECTED",
                "RESERVE",
                "BELOW_THRESHOLD",
                name="callplacement",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "basis",
            sa.Enum(
                "QUOTA",
                "MERIT",
                "BODY",
                name="callplacementbasis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reserve_rank", sa.Integer(), nullable=True),
        sa.Column("moved_because", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_rank_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_rank_network_id")),
        sa.ForeignKeyConstraint(
            ["ranking_id", "network_id"],
            ["calls_call_ranking.id", "calls_call_ranking.network_id"],
            name=op.f("fk_calls_call_rank_ranking_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_rank")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_rank_id_network_id")),
        sa.UniqueConstraint("ranking_id", "application_id", name=op.f("uq_calls_call_rank_ranking_id_application_id")),
    )
    op.create_index(op.f("ix_calls_call_rank_application_id"), "calls_call_rank", ["application_id"], unique=False)
    op.create_index(op.f("ix_calls_call_rank_network_id"), "calls_call_rank", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_rank_ranking_id"), "calls_call_rank", ["ranking_id"], unique=False)
    op.create_table(
        "calls_call_violation",
        sa.Column("ranking_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column(
            "code",
            sa.Enum(
                "COUNTRY_MINIMUM_UNMET",
                "COUNTRY_MAXIMUM_EXCEEDED",
                "ORGANISATION_MAXIMUM_EXCEEDED",
                "PLACES_EXCEEDED",
                "BELOW_THRESHOLD",
                "OUT_OF_ORDER",
                "TOO_FEW_ASSESSMENTS",
                name="callviolationcode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_violation_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_violation_network_id")),
        sa.ForeignKeyConstraint(
            ["ranking_id", "network_id"],
            ["calls_call_ranking.id", "calls_call_ranking.network_id"],
            name=op.f("fk_calls_call_violation_ranking_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_violation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_violation_id_network_id")),
    )
    op.create_index(
        op.f("ix_calls_call_violation_application_id"), "calls_call_violation", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_violation_network_id"), "calls_call_violation", ["network_id"], unique=False)
    op.create_index(op.f("ix_calls_call_violation_ranking_id"), "calls_call_violation", ["ranking_id"], unique=False)
    op.create_table(
        "calls_call_score",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("criterion_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("points >= 0", name=op.f("ck_calls_call_score_points")),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_score_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "network_id"],
            ["calls_call_assessment.id", "calls_call_assessment.network_id"],
            name=op.f("fk_calls_call_score_assessment_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id", "network_id"],
            ["calls_call_criterion.id", "calls_call_criterion.network_id"],
            name=op.f("fk_calls_call_score_criterion_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_score_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_score")),
        sa.UniqueConstraint(
            "assessment_id", "criterion_id", name=op.f("uq_calls_call_score_assessment_id_criterion_id")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_score_id_network_id")),
    )
    op.create_index(op.f("ix_calls_call_score_application_id"), "calls_call_score", ["application_id"], unique=False)
    op.create_index(op.f("ix_calls_call_score_assessment_id"), "calls_call_score", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_calls_call_score_criterion_id"), "calls_call_score", ["criterion_id"], unique=False)
    op.create_index(op.f("ix_calls_call_score_network_id"), "calls_call_score", ["network_id"], unique=False)
    op.create_table(
        "calls_call_signature",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "party",
            sa.Enum(
                "APPLICANT",
                "HOLDER",
                "HOST",
                "SENDER",
                name="callparty",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id", "network_id"],
            ["calls_call_agreement.id", "calls_call_agreement.network_id"],
            name=op.f("fk_calls_call_signature_agreement_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["calls_call_application.id", "calls_call_application.network_id"],
            name=op.f("fk_calls_call_signature_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_calls_call_signature_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_calls_call_signature_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_call_signature")),
        sa.UniqueConstraint("agreement_id", "party", name=op.f("uq_calls_call_signature_agreement_id_party")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_calls_call_signature_id_network_id")),
    )
    op.create_index(
        op.f("ix_calls_call_signature_agreement_id"), "calls_call_signature", ["agreement_id"], unique=False
    )
    op.create_index(
        op.f("ix_calls_call_signature_application_id"), "calls_call_signature", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_calls_call_signature_network_id"), "calls_call_signature", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_calls_call_signature_organisation_id"), "calls_call_signature", ["organisation_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_calls_call_signature_organisation_id"), table_name="calls_call_signature")
    op.drop_index(op.f("ix_calls_call_signature_network_id"), table_name="calls_call_signature")
    op.drop_index(op.f("ix_calls_call_signature_application_id"), table_name="calls_call_signature")
    op.drop_index(op.f("ix_calls_call_signature_agreement_id"), table_name="calls_call_signature")
    op.drop_table("calls_call_signature")
    op.drop_index(op.f("ix_calls_call_score_network_id"), table_name="calls_call_score")
    op.drop_index(op.f("ix_calls_call_score_criterion_id"), table_name="calls_call_score")
    op.drop_index(op.f("ix_calls_call_score_assessment_id"), table_name="calls_call_score")
    op.drop_index(op.f("ix_calls_call_score_application_id"), table_name="calls_call_score")
    op.drop_table("calls_call_score")
    op.drop_index(op.f("ix_calls_call_violation_ranking_id"), table_name="calls_call_violation")
    op.drop_index(op.f("ix_calls_call_violation_network_id"), table_name="calls_call_violation")
    op.drop_index(op.f("ix_calls_call_violation_application_id"), table_name="calls_call_violation")
    op.drop_table("calls_call_violation")
    op.drop_index(op.f("ix_calls_call_rank_ranking_id"), table_name="calls_call_rank")
    op.drop_index(op.f("ix_calls_call_rank_network_id"), table_name="calls_call_rank")
    op.drop_index(op.f("ix_calls_call_rank_application_id"), table_name="calls_call_rank")
    op.drop_table("calls_call_rank")
    op.drop_index(op.f("ix_calls_call_offer_network_id"), table_name="calls_call_offer")
    op.drop_index(op.f("ix_calls_call_offer_call_id"), table_name="calls_call_offer")
    op.drop_index(op.f("ix_calls_call_offer_application_id"), table_name="calls_call_offer")
    op.drop_table("calls_call_offer")
    op.drop_index(op.f("ix_calls_call_finding_rule_id"), table_name="calls_call_finding")
    op.drop_index(op.f("ix_calls_call_finding_network_id"), table_name="calls_call_finding")
    op.drop_index(op.f("ix_calls_call_finding_application_id"), table_name="calls_call_finding")
    op.drop_table("calls_call_finding")
    op.drop_index(op.f("ix_calls_call_choice_question_id"), table_name="calls_call_choice")
    op.drop_index(op.f("ix_calls_call_choice_network_id"), table_name="calls_call_choice")
    op.drop_index(op.f("ix_calls_call_choice_form_id"), table_name="calls_call_choice")
    op.drop_table("calls_call_choice")
    op.drop_index(op.f("ix_calls_call_bonus_network_id"), table_name="calls_call_bonus")
    op.drop_index(op.f("ix_calls_call_bonus_application_id"), table_name="calls_call_bonus")
    op.drop_table("calls_call_bonus")
    op.drop_index(op.f("ix_calls_call_assessment_network_id"), table_name="calls_call_assessment")
    op.drop_index(op.f("ix_calls_call_assessment_assessor_id"), table_name="calls_call_assessment")
    op.drop_index(op.f("ix_calls_call_assessment_application_id"), table_name="calls_call_assessment")
    op.drop_table("calls_call_assessment")
    op.drop_index(op.f("ix_calls_call_answer_question_id"), table_name="calls_call_answer")
    op.drop_index(op.f("ix_calls_call_answer_network_id"), table_name="calls_call_answer")
    op.drop_index(op.f("ix_calls_call_answer_application_id"), table_name="calls_call_answer")
    op.drop_table("calls_call_answer")
    op.drop_index(op.f("ix_calls_call_agreement_network_id"), table_name="calls_call_agreement")
    op.drop_index(op.f("ix_calls_call_agreement_application_id"), table_name="calls_call_agreement")
    op.drop_table("calls_call_agreement")
    op.drop_index(op.f("ix_calls_call_question_network_id"), table_name="calls_call_question")
    op.drop_index(op.f("ix_calls_call_question_form_id"), table_name="calls_call_question")
    op.drop_table("calls_call_question")
    op.drop_index(op.f("ix_calls_call_decision_ranking_id"), table_name="calls_call_decision")
    op.drop_index(op.f("ix_calls_call_decision_network_id"), table_name="calls_call_decision")
    op.drop_table("calls_call_decision")
    op.drop_index(op.f("ix_calls_call_application_person_id"), table_name="calls_call_application")
    op.drop_index(op.f("ix_calls_call_application_organisation_id"), table_name="calls_call_application")
    op.drop_index(op.f("ix_calls_call_application_network_id"), table_name="calls_call_application")
    op.drop_index(op.f("ix_calls_call_application_home_network_id"), table_name="calls_call_application")
    op.drop_index(op.f("ix_calls_call_application_form_id"), table_name="calls_call_application")
    op.drop_index(op.f("ix_calls_call_application_country_id"), table_name="calls_call_application")
    op.drop_index(op.f("ix_calls_call_application_call_id"), table_name="calls_call_application")
    op.drop_table("calls_call_application")
    op.drop_index(op.f("ix_calls_call_ranking_network_id"), table_name="calls_call_ranking")
    op.drop_index(op.f("ix_calls_call_ranking_call_id"), table_name="calls_call_ranking")
    op.drop_table("calls_call_ranking")
    op.drop_index(op.f("ix_calls_call_quota_network_id"), table_name="calls_call_quota")
    op.drop_index(op.f("ix_calls_call_quota_country_id"), table_name="calls_call_quota")
    op.drop_index(op.f("ix_calls_call_quota_call_id"), table_name="calls_call_quota")
    op.drop_table("calls_call_quota")
    op.drop_index(op.f("ix_calls_call_form_network_id"), table_name="calls_call_form")
    op.drop_index(op.f("ix_calls_call_form_call_id"), table_name="calls_call_form")
    op.drop_table("calls_call_form")
    op.drop_index(op.f("ix_calls_call_eligibility_rule_network_id"), table_name="calls_call_eligibility_rule")
    op.drop_index(op.f("ix_calls_call_eligibility_rule_call_id"), table_name="calls_call_eligibility_rule")
    op.drop_table("calls_call_eligibility_rule")
    op.drop_index(op.f("ix_calls_call_criterion_network_id"), table_name="calls_call_criterion")
    op.drop_index(op.f("ix_calls_call_criterion_call_id"), table_name="calls_call_criterion")
    op.drop_table("calls_call_criterion")
    op.drop_index("ix_calls_call_title_sort_8", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_7", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_6", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_5", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_4", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_3", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_2", table_name="calls_call")
    op.drop_index("ix_calls_call_title_sort_1", table_name="calls_call")
    op.drop_index(
        "ix_calls_call_search_text",
        table_name="calls_call",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_calls_call_organisation_id"), table_name="calls_call")
    op.drop_index(op.f("ix_calls_call_network_id"), table_name="calls_call")
    op.drop_index(op.f("ix_calls_call_closes_at"), table_name="calls_call")
    op.drop_table("calls_call")
