"""Quality."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "quality_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quality_topic",
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_topic")),
        sa.UniqueConstraint("code", name=op.f("uq_quality_topic_code")),
    )
    op.create_index(
        "ix_quality_topic_name_sort_1", "quality_topic", [sa.literal_column("(name_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_2", "quality_topic", [sa.literal_column("(name_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_3", "quality_topic", [sa.literal_column("(name_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_4", "quality_topic", [sa.literal_column("(name_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_5", "quality_topic", [sa.literal_column("(name_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_6", "quality_topic", [sa.literal_column("(name_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_7", "quality_topic", [sa.literal_column("(name_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_name_sort_8", "quality_topic", [sa.literal_column("(name_sort[8])"), "id"], unique=False
    )
    op.create_index(
        "ix_quality_topic_search_text",
        "quality_topic",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "quality_framework",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "MARK",
                "MANAGEMENT_SYSTEM",
                "EXCELLENCE_MODEL",
                "MINIMUM_STANDARDS",
                "OWN",
                name="qualityframeworkkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("country_id", sa.Uuid(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_quality_framework_country_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_framework")),
        sa.UniqueConstraint("code", name=op.f("uq_quality_framework_code")),
    )
    op.create_index(op.f("ix_quality_framework_country_id"), "quality_framework", ["country_id"], unique=False)
    op.create_index(
        "ix_quality_framework_search_text",
        "quality_framework",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_quality_framework_title_sort_1",
        "quality_framework",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_2",
        "quality_framework",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_3",
        "quality_framework",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_4",
        "quality_framework",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_5",
        "quality_framework",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_6",
        "quality_framework",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_7",
        "quality_framework",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_framework_title_sort_8",
        "quality_framework",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "quality_framework_version",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("partly_percent", sa.Integer(), nullable=False),
        sa.Column("certificate_months", sa.Integer(), nullable=True),
        sa.Column("surveillance_months", sa.Integer(), nullable=True),
        sa.Column("periods_established", sa.Boolean(), nullable=False),
        sa.Column("periods_source", sa.Text(), nullable=True),
        sa.Column("starter", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                "DISCARDED",
                name="qualityversionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "partly_percent BETWEEN 0 AND 100 AND certificate_months > 0 AND surveillance_months > 0",
            name=op.f("ck_quality_framework_version_numbers"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["quality_framework.id"],
            name=op.f("fk_quality_framework_version_framework_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_framework_version")),
        sa.UniqueConstraint("framework_id", "label", name=op.f("uq_quality_framework_version_framework_id_label")),
    )
    op.create_index(
        op.f("ix_quality_framework_version_framework_id"), "quality_framework_version", ["framework_id"], unique=False
    )
    op.create_table(
        "quality_assessment",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("framework_version_id", sa.Uuid(), nullable=False),
        sa.Column("service_type_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "SELF", "AUDIT", name="qualityassessmentkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "SUBMITTED",
                "VALIDATED",
                "VOID",
                name="qualityassessmentstate",
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
            (sa.column("organisation_id"), "="),
            (sa.column("framework_version_id"), "="),
            (sa.text("coalesce(service_type_id, '00000000-0000-0000-0000-000000000000'::uuid)"), "="),
            where=sa.text("state = 'OPEN' AND kind = 'SELF'"),
            using="gist",
            name="ex_quality_assessment_open",
        ),
        sa.CheckConstraint(
            "state NOT IN ('SUBMITTED', 'VALIDATED') OR submitted_on IS NOT NULL",
            name=op.f("ck_quality_assessment_submitted"),
        ),
        sa.CheckConstraint("cycle > 0", name=op.f("ck_quality_assessment_cycle")),
        sa.ForeignKeyConstraint(
            ["framework_version_id"],
            ["quality_framework_version.id"],
            name=op.f("fk_quality_assessment_framework_version_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_assessment_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_assessment_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["quality_assessment.id"],
            name=op.f("fk_quality_assessment_previous_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_type_id"],
            ["core_service_type.id"],
            name=op.f("fk_quality_assessment_service_type_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_assessment")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_assessment_id_network_id")),
    )
    op.create_index(
        op.f("ix_quality_assessment_framework_version_id"), "quality_assessment", ["framework_version_id"], unique=False
    )
    op.create_index(op.f("ix_quality_assessment_network_id"), "quality_assessment", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_quality_assessment_organisation_id"), "quality_assessment", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_quality_assessment_previous_id"), "quality_assessment", ["previous_id"], unique=False)
    op.create_index(
        op.f("ix_quality_assessment_service_type_id"), "quality_assessment", ["service_type_id"], unique=False
    )
    op.create_table(
        "quality_criterion",
        sa.Column("framework_version_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "family",
            sa.Enum(
                "STRUCTURAL",
                "FUNCTIONAL",
                "MANAGEMENT",
                "RESULTS",
                name="qualitycriterionfamily",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("topic_id", sa.Uuid(), nullable=True),
        sa.Column("text", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("evidence_expected", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("minimum_rule", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("service_type_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold_json(text), '')", persisted=True), nullable=True
        ),
        sa.CheckConstraint("position > 0", name=op.f("ck_quality_criterion_position")),
        sa.ForeignKeyConstraint(
            ["framework_version_id"],
            ["quality_framework_version.id"],
            name=op.f("fk_quality_criterion_framework_version_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["service_type_id"],
            ["core_service_type.id"],
            name=op.f("fk_quality_criterion_service_type_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["quality_topic.id"], name=op.f("fk_quality_criterion_topic_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_criterion")),
        sa.UniqueConstraint(
            "framework_version_id", "code", name=op.f("uq_quality_criterion_framework_version_id_code")
        ),
        sa.UniqueConstraint(
            "framework_version_id", "position", name=op.f("uq_quality_criterion_framework_version_id_position")
        ),
    )
    op.create_index(
        op.f("ix_quality_criterion_framework_version_id"), "quality_criterion", ["framework_version_id"], unique=False
    )
    op.create_index(
        "ix_quality_criterion_search_text",
        "quality_criterion",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        op.f("ix_quality_criterion_service_type_id"), "quality_criterion", ["service_type_id"], unique=False
    )
    op.create_index(op.f("ix_quality_criterion_topic_id"), "quality_criterion", ["topic_id"], unique=False)
    op.create_table(
        "quality_expert",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.Column("topics", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("languages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("mentors", sa.Boolean(), nullable=False),
        sa.Column("reviews", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "READY", "RESTING", name="qualityexpertstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(name), '') || ' ' || coalesce(mreza.fold(profile), '')", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_expert_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_expert_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "network_id"],
            ["core_person.id", "core_person.network_id"],
            name=op.f("fk_quality_expert_person_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_expert")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_expert_id_network_id")),
        sa.UniqueConstraint("id", "person_id", name=op.f("uq_quality_expert_id_person_id")),
        sa.UniqueConstraint("person_id", name=op.f("uq_quality_expert_person_id")),
    )
    op.create_index(op.f("ix_quality_expert_network_id"), "quality_expert", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_expert_organisation_id"), "quality_expert", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_quality_expert_person_id"), "quality_expert", ["person_id"], unique=False)
    op.create_index(
        "ix_quality_expert_search_text",
        "quality_expert",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "quality_certification",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("framework_version_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("auditor", sa.Text(), nullable=True),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.Column("audit_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "APPLIED",
                "DESK_REVIEW",
                "VISITED",
                "REPORTED",
                "GRANTED",
                "COMMITTED",
                "REFUSED",
                "WITHDRAWN",
                name="qualitycertificationstate",
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
            "state NOT IN ('GRANTED', 'COMMITTED', 'REFUSED') OR num_nonnulls(decided_on, decision) = 2",
            name=op.f("ck_quality_certification_decided"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('VISITED', 'REPORTED', 'GRANTED') OR visited_on IS NOT NULL",
            name=op.f("ck_quality_certification_visited"),
        ),
        sa.ForeignKeyConstraint(
            ["audit_id", "network_id"],
            ["quality_assessment.id", "quality_assessment.network_id"],
            name=op.f("fk_quality_certification_audit_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["framework_version_id"],
            ["quality_framework_version.id"],
            name=op.f("fk_quality_certification_framework_version_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_certification_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_certification_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_certification")),
        sa.UniqueConstraint("audit_id", name=op.f("uq_quality_certification_audit_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_certification_id_network_id")),
    )
    op.create_index(op.f("ix_quality_certification_audit_id"), "quality_certification", ["audit_id"], unique=False)
    op.create_index(
        op.f("ix_quality_certification_framework_version_id"),
        "quality_certification",
        ["framework_version_id"],
        unique=False,
    )
    op.create_index(op.f("ix_quality_certification_network_id"), "quality_certification", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_quality_certification_organisation_id"), "quality_certification", ["organisation_id"], unique=False
    )
    op.create_table(
        "quality_mentoring_programme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("lasts", postgresql.DATERANGE(), nullable=False),
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
        sa.CheckConstraint("target > 0", name=op.f("ck_quality_mentoring_programme_target")),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls_call.id"], name=op.f("fk_quality_mentoring_programme_call_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_mentoring_programme")),
        sa.UniqueConstraint("code", name=op.f("uq_quality_mentoring_programme_code")),
    )
    op.create_index(
        op.f("ix_quality_mentoring_programme_call_id"), "quality_mentoring_programme", ["call_id"], unique=False
    )
    op.create_index(
        "ix_quality_mentoring_programme_search_text",
        "quality_mentoring_programme",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_1",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_2",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_3",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_4",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_5",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_6",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_7",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_quality_mentoring_programme_title_sort_8",
        "quality_mentoring_programme",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "quality_peer_review",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("framework_version_id", sa.Uuid(), nullable=True),
        sa.Column("self_report_id", sa.Uuid(), nullable=True),
        sa.Column("reciprocal_of_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("visited", postgresql.DATERANGE(), nullable=True),
        sa.Column("factual_check_until", sa.Date(), nullable=True),
        sa.Column("factual_answered_on", sa.Date(), nullable=True),
        sa.Column("factual_remarks", sa.Text(), nullable=True),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("follow_up_months", sa.Integer(), nullable=False),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.Column("follow_up_findings", sa.Text(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PREPARATION",
                "TEAM_FORMED",
                "DESK_REVIEW",
                "VISIT",
                "DRAFT_REPORT",
                "FACTUAL_CHECK",
                "FINAL_REPORT",
                "RESPONDED",
                "FOLLOWED_UP",
                "CANCELLED",
                name="peerreviewstate",
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
            "state NOT IN ('FINAL_REPORT', 'RESPONDED', 'FOLLOWED_UP') OR reported_on IS NOT NULL",
            name=op.f("ck_quality_peer_review_reported"),
        ),
        sa.CheckConstraint("follow_up_months > 0", name=op.f("ck_quality_peer_review_follow_up")),
        sa.CheckConstraint(
            "state <> 'FOLLOWED_UP' OR followed_up_on IS NOT NULL", name=op.f("ck_quality_peer_review_followed_up")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["core_user.id"],
            name=op.f("fk_quality_peer_review_answered_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["framework_version_id"],
            ["quality_framework_version.id"],
            name=op.f("fk_quality_peer_review_framework_version_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_peer_review_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_peer_review_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["reciprocal_of_id"],
            ["quality_peer_review.id"],
            name=op.f("fk_quality_peer_review_reciprocal_of_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["report_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_quality_peer_review_report_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["self_report_id", "network_id"],
            ["quality_assessment.id", "quality_assessment.network_id"],
            name=op.f("fk_quality_peer_review_self_report_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_peer_review")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_peer_review_id_network_id")),
        sa.UniqueConstraint("id", "organisation_id", name=op.f("uq_quality_peer_review_id_organisation_id")),
    )
    op.create_index(
        op.f("ix_quality_peer_review_answered_by_id"), "quality_peer_review", ["answered_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_quality_peer_review_framework_version_id"),
        "quality_peer_review",
        ["framework_version_id"],
        unique=False,
    )
    op.create_index(op.f("ix_quality_peer_review_network_id"), "quality_peer_review", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_quality_peer_review_organisation_id"), "quality_peer_review", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_quality_peer_review_reciprocal_of_id"), "quality_peer_review", ["reciprocal_of_id"], unique=False
    )
    op.create_index(op.f("ix_quality_peer_review_report_id"), "quality_peer_review", ["report_id"], unique=False)
    op.create_index(
        op.f("ix_quality_peer_review_self_report_id"), "quality_peer_review", ["self_report_id"], unique=False
    )
    op.create_table(
        "quality_practice",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "RIGHTS_BASED_APPROACH",
                "USER_PARTICIPATION",
                "SAFEGUARDING",
                name="qualitypracticekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "RECORDED",
                "CONFIRMED",
                "ENDED",
                name="qualitypracticestate",
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
            (sa.column("organisation_id"), "="),
            (sa.column("kind"), "="),
            where=sa.text("state <> 'ENDED'"),
            using="gist",
            name="ex_quality_practice_one",
        ),
        sa.CheckConstraint(
            "state <> 'CONFIRMED' OR confirmed_on IS NOT NULL", name=op.f("ck_quality_practice_confirmed")
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_quality_practice_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_practice_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_practice_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_practice")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_practice_id_network_id")),
    )
    op.create_index(op.f("ix_quality_practice_document_id"), "quality_practice", ["document_id"], unique=False)
    op.create_index(op.f("ix_quality_practice_network_id"), "quality_practice", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_practice_organisation_id"), "quality_practice", ["organisation_id"], unique=False)
    op.create_table(
        "quality_result",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("criterion_id", sa.Uuid(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "MET",
                "PARTLY",
                "NOT_MET",
                "NOT_APPLICABLE",
                name="qualitymark",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("marked_on", sa.Date(), nullable=False),
        sa.Column("marked_by_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "network_id"],
            ["quality_assessment.id", "quality_assessment.network_id"],
            name=op.f("fk_quality_result_assessment_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["quality_criterion.id"], name=op.f("fk_quality_result_criterion_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["marked_by_id"], ["core_user.id"], name=op.f("fk_quality_result_marked_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_result_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_result")),
        sa.UniqueConstraint("assessment_id", "criterion_id", name=op.f("uq_quality_result_assessment_id_criterion_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_result_id_network_id")),
    )
    op.create_index(op.f("ix_quality_result_assessment_id"), "quality_result", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_quality_result_criterion_id"), "quality_result", ["criterion_id"], unique=False)
    op.create_index(op.f("ix_quality_result_marked_by_id"), "quality_result", ["marked_by_id"], unique=False)
    op.create_index(op.f("ix_quality_result_network_id"), "quality_result", ["network_id"], unique=False)
    op.create_table(
        "quality_certificate",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("certification_id", sa.Uuid(), nullable=False),
        sa.Column("framework_version_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ISSUED",
                "SUSPENDED",
                "WITHDRAWN",
                "REPLACED",
                name="qualitycertificatestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("NOT lower_inf(valid) AND NOT upper_inf(valid)", name=op.f("ck_quality_certificate_valid")),
        sa.ForeignKeyConstraint(
            ["certification_id", "network_id"],
            ["quality_certification.id", "quality_certification.network_id"],
            name=op.f("fk_quality_certificate_certification_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_quality_certificate_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["framework_version_id"],
            ["quality_framework_version.id"],
            name=op.f("fk_quality_certificate_framework_version_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_certificate_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_certificate_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["quality_certificate.id"],
            name=op.f("fk_quality_certificate_replaces_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_certificate")),
        sa.UniqueConstraint("certification_id", name=op.f("uq_quality_certificate_certification_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_certificate_id_network_id")),
    )
    op.create_index(
        op.f("ix_quality_certificate_certification_id"), "quality_certificate", ["certification_id"], unique=False
    )
    op.create_index(op.f("ix_quality_certificate_document_id"), "quality_certificate", ["document_id"], unique=False)
    op.create_index(
        op.f("ix_quality_certificate_framework_version_id"),
        "quality_certificate",
        ["framework_version_id"],
        unique=False,
    )
    op.create_index(op.f("ix_quality_certificate_network_id"), "quality_certificate", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_quality_certificate_organisation_id"), "quality_certificate", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_quality_certificate_replaces_id"), "quality_certificate", ["replaces_id"], unique=False)
    op.create_table(
        "quality_peer",
        sa.Column("peer_review_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("expert_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ASKED",
                "CLEARED",
                "CONFLICTED",
                "DECLINED",
                "RELEASED",
                name="peerstate",
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
            (sa.column("peer_review_id"), "="),
            (sa.column("seat"), "="),
            where=sa.text("state IN ('ASKED', 'CLEARED')"),
            using="gist",
            name="ex_quality_peer_seat",
        ),
        sa.CheckConstraint("state <> 'CLEARED' OR declared_on IS NOT NULL", name=op.f("ck_quality_peer_declared")),
        sa.CheckConstraint("seat BETWEEN 1 AND 3", name=op.f("ck_quality_peer_seat")),
        sa.ForeignKeyConstraint(
            ["expert_id", "person_id"],
            ["quality_expert.id", "quality_expert.person_id"],
            name="fk_quality_peer_person_of_expert",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["quality_expert.id"], name=op.f("fk_quality_peer_expert_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_peer_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_peer_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["peer_review_id", "network_id"],
            ["quality_peer_review.id", "quality_peer_review.network_id"],
            name=op.f("fk_quality_peer_peer_review_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["peer_review_id", "organisation_id"],
            ["quality_peer_review.id", "quality_peer_review.organisation_id"],
            name="fk_quality_peer_host_of_review",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_quality_peer_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_peer")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_peer_id_network_id")),
        sa.UniqueConstraint("peer_review_id", "person_id", name=op.f("uq_quality_peer_peer_review_id_person_id")),
    )
    op.create_index(op.f("ix_quality_peer_expert_id"), "quality_peer", ["expert_id"], unique=False)
    op.create_index(op.f("ix_quality_peer_network_id"), "quality_peer", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_peer_organisation_id"), "quality_peer", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_quality_peer_peer_review_id"), "quality_peer", ["peer_review_id"], unique=False)
    op.create_index(op.f("ix_quality_peer_person_id"), "quality_peer", ["person_id"], unique=False)
    op.create_table(
        "quality_peer_recommendation",
        sa.Column("peer_review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Uuid(), nullable=True),
        sa.Column(
            "mark",
            sa.Enum(
                "MET",
                "PARTLY",
                "NOT_MET",
                "NOT_APPLICABLE",
                name="qualitymark",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("implemented_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "MADE",
                "ACCEPTED",
                "REJECTED",
                "IMPLEMENTED",
                name="peerrecommendationstate",
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
            "state <> 'REJECTED' OR answer IS NOT NULL", name=op.f("ck_quality_peer_recommendation_rejected")
        ),
        sa.CheckConstraint(
            "state NOT IN ('ACCEPTED', 'IMPLEMENTED') OR due_on IS NOT NULL",
            name=op.f("ck_quality_peer_recommendation_due"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_quality_peer_recommendation_number")),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["quality_criterion.id"],
            name=op.f("fk_quality_peer_recommendation_criterion_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_quality_peer_recommendation_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["peer_review_id", "network_id"],
            ["quality_peer_review.id", "quality_peer_review.network_id"],
            name=op.f("fk_quality_peer_recommendation_peer_review_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["core_user.id"],
            name=op.f("fk_quality_peer_recommendation_written_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_peer_recommendation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_peer_recommendation_id_network_id")),
        sa.UniqueConstraint(
            "peer_review_id", "number", name=op.f("uq_quality_peer_recommendation_peer_review_id_number")
        ),
    )
    op.create_index(
        op.f("ix_quality_peer_recommendation_criterion_id"),
        "quality_peer_recommendation",
        ["criterion_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_quality_peer_recommendation_network_id"), "quality_peer_recommendation", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_quality_peer_recommendation_peer_review_id"),
        "quality_peer_recommendation",
        ["peer_review_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_quality_peer_recommendation_written_by_id"),
        "quality_peer_recommendation",
        ["written_by_id"],
        unique=False,
    )
    op.create_table(
        "quality_mentoring",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("call_application_id", sa.Uuid(), nullable=True),
        sa.Column("expert_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("service_type_id", sa.Uuid(), nullable=True),
        sa.Column(
            "deliverable",
            sa.Enum(
                "LICENCE_APPLICATION",
                "SERVICE_PLAN",
                "OTHER",
                name="mentoringdeliverable",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("planned_hours", sa.Numeric(precision=6, scale=2), nullable=False),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.Column("deliverable_document_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "MATCHED",
                "AGREED",
                "RUNNING",
                "REVIEWED",
                "COMPLETED",
                "TERMINATED",
                name="mentoringstate",
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
            "state IN ('MATCHED', 'TERMINATED') OR agreed_on IS NOT NULL", name=op.f("ck_quality_mentoring_agreed")
        ),
        sa.CheckConstraint(
            "state NOT IN ('REVIEWED', 'COMPLETED') OR reviewed_on IS NOT NULL",
            name=op.f("ck_quality_mentoring_reviewed"),
        ),
        sa.CheckConstraint("planned_hours > 0", name=op.f("ck_quality_mentoring_hours")),
        sa.ForeignKeyConstraint(
            ["call_application_id"],
            ["calls_call_application.id"],
            name=op.f("fk_quality_mentoring_call_application_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["deliverable_document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_quality_mentoring_deliverable_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["expert_id", "mentor_id"],
            ["quality_expert.id", "quality_expert.person_id"],
            name="fk_quality_mentoring_mentor_of_expert",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["quality_expert.id"], name=op.f("fk_quality_mentoring_expert_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["core_person.id"], name=op.f("fk_quality_mentoring_mentor_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_mentoring_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_mentoring_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["quality_mentoring_programme.id"],
            name=op.f("fk_quality_mentoring_programme_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_type_id"],
            ["core_service_type.id"],
            name=op.f("fk_quality_mentoring_service_type_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_mentoring")),
        sa.UniqueConstraint("call_application_id", name=op.f("uq_quality_mentoring_call_application_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_mentoring_id_network_id")),
    )
    op.create_index(
        op.f("ix_quality_mentoring_call_application_id"), "quality_mentoring", ["call_application_id"], unique=False
    )
    op.create_index(
        op.f("ix_quality_mentoring_deliverable_document_id"),
        "quality_mentoring",
        ["deliverable_document_id"],
        unique=False,
    )
    op.create_index(op.f("ix_quality_mentoring_expert_id"), "quality_mentoring", ["expert_id"], unique=False)
    op.create_index(op.f("ix_quality_mentoring_mentor_id"), "quality_mentoring", ["mentor_id"], unique=False)
    op.create_index(op.f("ix_quality_mentoring_network_id"), "quality_mentoring", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_quality_mentoring_organisation_id"), "quality_mentoring", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_quality_mentoring_programme_id"), "quality_mentoring", ["programme_id"], unique=False)
    op.create_index(
        op.f("ix_quality_mentoring_service_type_id"), "quality_mentoring", ["service_type_id"], unique=False
    )
    op.create_table(
        "quality_peer_tie",
        sa.Column("peer_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "FAMILY",
                "WORK",
                "PARTNERSHIP",
                "FINANCIAL",
                "OTHER",
                name="peertiekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_peer_tie_network_id")),
        sa.ForeignKeyConstraint(
            ["peer_id", "network_id"],
            ["quality_peer.id", "quality_peer.network_id"],
            name=op.f("fk_quality_peer_tie_peer_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_peer_tie")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_peer_tie_id_network_id")),
    )
    op.create_index(op.f("ix_quality_peer_tie_network_id"), "quality_peer_tie", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_peer_tie_peer_id"), "quality_peer_tie", ["peer_id"], unique=False)
    op.create_table(
        "quality_surveillance",
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "DONE",
                "MISSED",
                name="qualitysurveillancestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'DONE' OR done_on IS NOT NULL", name=op.f("ck_quality_surveillance_done")),
        sa.ForeignKeyConstraint(
            ["certificate_id", "network_id"],
            ["quality_certificate.id", "quality_certificate.network_id"],
            name=op.f("fk_quality_surveillance_certificate_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_surveillance_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_surveillance_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_surveillance")),
        sa.UniqueConstraint("certificate_id", "due_on", name=op.f("uq_quality_surveillance_certificate_id_due_on")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_surveillance_id_network_id")),
    )
    op.create_index(
        op.f("ix_quality_surveillance_certificate_id"), "quality_surveillance", ["certificate_id"], unique=False
    )
    op.create_index(op.f("ix_quality_surveillance_network_id"), "quality_surveillance", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_quality_surveillance_organisation_id"), "quality_surveillance", ["organisation_id"], unique=False
    )
    op.create_table(
        "quality_mentoring_session",
        sa.Column("mentoring_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("topics", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("tasks", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours > 0 AND hours <= 24", name=op.f("ck_quality_mentoring_session_hours")),
        sa.ForeignKeyConstraint(
            ["mentoring_id", "network_id"],
            ["quality_mentoring.id", "quality_mentoring.network_id"],
            name=op.f("fk_quality_mentoring_session_mentoring_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_quality_mentoring_session_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_mentoring_session")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_mentoring_session_id_network_id")),
    )
    op.create_index(
        op.f("ix_quality_mentoring_session_mentoring_id"), "quality_mentoring_session", ["mentoring_id"], unique=False
    )
    op.create_index(
        op.f("ix_quality_mentoring_session_network_id"), "quality_mentoring_session", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_quality_mentoring_session_on_day"), "quality_mentoring_session", ["on_day"], unique=False)
    op.create_table(
        "quality_plan",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "IMPROVEMENT",
                "SERVICE",
                "STRATEGIC",
                name="qualityplankind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("service_type_id", sa.Uuid(), nullable=True),
        sa.Column("assessment_id", sa.Uuid(), nullable=True),
        sa.Column("peer_review_id", sa.Uuid(), nullable=True),
        sa.Column("mentoring_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "APPROVED",
                "CLOSED",
                "CANCELLED",
                name="qualityplanstate",
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
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(title), '')", persisted=True),
            nullable=True,
        ),
        postgresql.ExcludeConstraint(
            (sa.column("assessment_id"), "="),
            where=sa.text("state <> 'CANCELLED'"),
            using="gist",
            name="ex_quality_plan_of_assessment",
        ),
        sa.CheckConstraint(
            "state NOT IN ('APPROVED', 'CLOSED') OR approved_on IS NOT NULL", name=op.f("ck_quality_plan_approved")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "network_id"],
            ["quality_assessment.id", "quality_assessment.network_id"],
            name=op.f("fk_quality_plan_assessment_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["mentoring_id", "network_id"],
            ["quality_mentoring.id", "quality_mentoring.network_id"],
            name=op.f("fk_quality_plan_mentoring_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_plan_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_plan_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["peer_review_id", "network_id"],
            ["quality_peer_review.id", "quality_peer_review.network_id"],
            name=op.f("fk_quality_plan_peer_review_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["service_type_id"],
            ["core_service_type.id"],
            name=op.f("fk_quality_plan_service_type_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_plan")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_plan_id_network_id")),
    )
    op.create_index(op.f("ix_quality_plan_assessment_id"), "quality_plan", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_quality_plan_mentoring_id"), "quality_plan", ["mentoring_id"], unique=False)
    op.create_index(op.f("ix_quality_plan_network_id"), "quality_plan", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_plan_organisation_id"), "quality_plan", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_quality_plan_peer_review_id"), "quality_plan", ["peer_review_id"], unique=False)
    op.create_index(
        "ix_quality_plan_search_text_network",
        "quality_plan",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_quality_plan_service_type_id"), "quality_plan", ["service_type_id"], unique=False)
    op.create_table(
        "quality_action",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=True),
        sa.Column("recommendation_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "DONE",
                "VERIFIED",
                "DROPPED",
                name="qualityactionstate",
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
            "state NOT IN ('DONE', 'VERIFIED') OR done_on IS NOT NULL", name=op.f("ck_quality_action_done")
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_action_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_action_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["core_person.id"], name=op.f("fk_quality_action_owner_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "network_id"],
            ["quality_plan.id", "quality_plan.network_id"],
            name=op.f("fk_quality_action_plan_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id", "network_id"],
            ["quality_peer_recommendation.id", "quality_peer_recommendation.network_id"],
            name=op.f("fk_quality_action_recommendation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["result_id", "network_id"],
            ["quality_result.id", "quality_result.network_id"],
            name=op.f("fk_quality_action_result_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_action")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_action_id_network_id")),
        sa.UniqueConstraint("plan_id", "recommendation_id", name=op.f("uq_quality_action_plan_id_recommendation_id")),
        sa.UniqueConstraint("plan_id", "result_id", name=op.f("uq_quality_action_plan_id_result_id")),
    )
    op.create_index(op.f("ix_quality_action_due_on"), "quality_action", ["due_on"], unique=False)
    op.create_index(op.f("ix_quality_action_network_id"), "quality_action", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_action_organisation_id"), "quality_action", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_quality_action_owner_id"), "quality_action", ["owner_id"], unique=False)
    op.create_index(op.f("ix_quality_action_plan_id"), "quality_action", ["plan_id"], unique=False)
    op.create_index(op.f("ix_quality_action_recommendation_id"), "quality_action", ["recommendation_id"], unique=False)
    op.create_index(op.f("ix_quality_action_result_id"), "quality_action", ["result_id"], unique=False)
    op.create_table(
        "quality_evidence",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("num_nonnulls(result_id, action_id) = 1", name=op.f("ck_quality_evidence_one")),
        sa.ForeignKeyConstraint(
            ["action_id", "network_id"],
            ["quality_action.id", "quality_action.network_id"],
            name=op.f("fk_quality_evidence_action_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_quality_evidence_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_quality_evidence_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_quality_evidence_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["result_id", "network_id"],
            ["quality_result.id", "quality_result.network_id"],
            name=op.f("fk_quality_evidence_result_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_evidence")),
        sa.UniqueConstraint("document_id", "action_id", name=op.f("uq_quality_evidence_document_id_action_id")),
        sa.UniqueConstraint("document_id", "result_id", name=op.f("uq_quality_evidence_document_id_result_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_quality_evidence_id_network_id")),
    )
    op.create_index(op.f("ix_quality_evidence_action_id"), "quality_evidence", ["action_id"], unique=False)
    op.create_index(op.f("ix_quality_evidence_document_id"), "quality_evidence", ["document_id"], unique=False)
    op.create_index(op.f("ix_quality_evidence_network_id"), "quality_evidence", ["network_id"], unique=False)
    op.create_index(op.f("ix_quality_evidence_organisation_id"), "quality_evidence", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_quality_evidence_result_id"), "quality_evidence", ["result_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_quality_evidence_result_id"), table_name="quality_evidence")
    op.drop_index(op.f("ix_quality_evidence_organisation_id"), table_name="quality_evidence")
    op.drop_index(op.f("ix_quality_evidence_network_id"), table_name="quality_evidence")
    op.drop_index(op.f("ix_quality_evidence_document_id"), table_name="quality_evidence")
    op.drop_index(op.f("ix_quality_evidence_action_id"), table_name="quality_evidence")
    op.drop_table("quality_evidence")
    op.drop_index(op.f("ix_quality_action_result_id"), table_name="quality_action")
    op.drop_index(op.f("ix_quality_action_recommendation_id"), table_name="quality_action")
    op.drop_index(op.f("ix_quality_action_plan_id"), table_name="quality_action")
    op.drop_index(op.f("ix_quality_action_owner_id"), table_name="quality_action")
    op.drop_index(op.f("ix_quality_action_organisation_id"), table_name="quality_action")
    op.drop_index(op.f("ix_quality_action_network_id"), table_name="quality_action")
    op.drop_index(op.f("ix_quality_action_due_on"), table_name="quality_action")
    op.drop_table("quality_action")
    op.drop_index(op.f("ix_quality_plan_service_type_id"), table_name="quality_plan")
    op.drop_index(
        "ix_quality_plan_search_text_network",
        table_name="quality_plan",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_quality_plan_peer_review_id"), table_name="quality_plan")
    op.drop_index(op.f("ix_quality_plan_organisation_id"), table_name="quality_plan")
    op.drop_index(op.f("ix_quality_plan_network_id"), table_name="quality_plan")
    op.drop_index(op.f("ix_quality_plan_mentoring_id"), table_name="quality_plan")
    op.drop_index(op.f("ix_quality_plan_assessment_id"), table_name="quality_plan")
    op.drop_table("quality_plan")
    op.drop_index(op.f("ix_quality_mentoring_session_on_day"), table_name="quality_mentoring_session")
    op.drop_index(op.f("ix_quality_mentoring_session_network_id"), table_name="quality_mentoring_session")
    op.drop_index(op.f("ix_quality_mentoring_session_mentoring_id"), table_name="quality_mentoring_session")
    op.drop_table("quality_mentoring_session")
    op.drop_index(op.f("ix_quality_surveillance_organisation_id"), table_name="quality_surveillance")
    op.drop_index(op.f("ix_quality_surveillance_network_id"), table_name="quality_surveillance")
    op.drop_index(op.f("ix_quality_surveillance_certificate_id"), table_name="quality_surveillance")
    op.drop_table("quality_surveillance")
    op.drop_index(op.f("ix_quality_peer_tie_peer_id"), table_name="quality_peer_tie")
    op.drop_index(op.f("ix_quality_peer_tie_network_id"), table_name="quality_peer_tie")
    op.drop_table("quality_peer_tie")
    op.drop_index(op.f("ix_quality_mentoring_service_type_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_programme_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_organisation_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_network_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_mentor_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_expert_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_deliverable_document_id"), table_name="quality_mentoring")
    op.drop_index(op.f("ix_quality_mentoring_call_application_id"), table_name="quality_mentoring")
    op.drop_table("quality_mentoring")
    op.drop_index(op.f("ix_quality_peer_recommendation_written_by_id"), table_name="quality_peer_recommendation")
    op.drop_index(op.f("ix_quality_peer_recommendation_peer_review_id"), table_name="quality_peer_recommendation")
    op.drop_index(op.f("ix_quality_peer_recommendation_network_id"), table_name="quality_peer_recommendation")
    op.drop_index(op.f("ix_quality_peer_recommendation_criterion_id"), table_name="quality_peer_recommendation")
    op.drop_table("quality_peer_recommendation")
    op.drop_index(op.f("ix_quality_peer_person_id"), table_name="quality_peer")
    op.drop_index(op.f("ix_quality_peer_peer_review_id"), table_name="quality_peer")
    op.drop_index(op.f("ix_quality_peer_organisation_id"), table_name="quality_peer")
    op.drop_index(op.f("ix_quality_peer_network_id"), table_name="quality_peer")
    op.drop_index(op.f("ix_quality_peer_expert_id"), table_name="quality_peer")
    op.drop_table("quality_peer")
    op.drop_index(op.f("ix_quality_certificate_replaces_id"), table_name="quality_certificate")
    op.drop_index(op.f("ix_quality_certificate_organisation_id"), table_name="quality_certificate")
    op.drop_index(op.f("ix_quality_certificate_network_id"), table_name="quality_certificate")
    op.drop_index(op.f("ix_quality_certificate_framework_version_id"), table_name="quality_certificate")
    op.drop_index(op.f("ix_quality_certificate_document_id"), table_name="quality_certificate")
    op.drop_index(op.f("ix_quality_certificate_certification_id"), table_name="quality_certificate")
    op.drop_table("quality_certificate")
    op.drop_index(op.f("ix_quality_result_network_id"), table_name="quality_result")
    op.drop_index(op.f("ix_quality_result_marked_by_id"), table_name="quality_result")
    op.drop_index(op.f("ix_quality_result_criterion_id"), table_name="quality_result")
    op.drop_index(op.f("ix_quality_result_assessment_id"), table_name="quality_result")
    op.drop_table("quality_result")
    op.drop_index(op.f("ix_quality_practice_organisation_id"), table_name="quality_practice")
    op.drop_index(op.f("ix_quality_practice_network_id"), table_name="quality_practice")
    op.drop_index(op.f("ix_quality_practice_document_id"), table_name="quality_practice")
    op.drop_table("quality_practice")
    op.drop_index(op.f("ix_quality_peer_review_self_report_id"), table_name="quality_peer_review")
    op.drop_index(op.f("ix_quality_peer_review_report_id"), table_name="quality_peer_review")
    op.drop_index(op.f("ix_quality_peer_review_reciprocal_of_id"), table_name="quality_peer_review")
    op.drop_index(op.f("ix_quality_peer_review_organisation_id"), table_name="quality_peer_review")
    op.drop_index(op.f("ix_quality_peer_review_network_id"), table_name="quality_peer_review")
    op.drop_index(op.f("ix_quality_peer_review_framework_version_id"), table_name="quality_peer_review")
    op.drop_index(op.f("ix_quality_peer_review_answered_by_id"), table_name="quality_peer_review")
    op.drop_table("quality_peer_review")
    op.drop_index("ix_quality_mentoring_programme_title_sort_8", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_7", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_6", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_5", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_4", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_3", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_2", table_name="quality_mentoring_programme")
    op.drop_index("ix_quality_mentoring_programme_title_sort_1", table_name="quality_mentoring_programme")
    op.drop_index(
        "ix_quality_mentoring_programme_search_text",
        table_name="quality_mentoring_programme",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_quality_mentoring_programme_call_id"), table_name="quality_mentoring_programme")
    op.drop_table("quality_mentoring_programme")
    op.drop_index(op.f("ix_quality_certification_organisation_id"), table_name="quality_certification")
    op.drop_index(op.f("ix_quality_certification_network_id"), table_name="quality_certification")
    op.drop_index(op.f("ix_quality_certification_framework_version_id"), table_name="quality_certification")
    op.drop_index(op.f("ix_quality_certification_audit_id"), table_name="quality_certification")
    op.drop_table("quality_certification")
    op.drop_index(
        "ix_quality_expert_search_text",
        table_name="quality_expert",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_quality_expert_person_id"), table_name="quality_expert")
    op.drop_index(op.f("ix_quality_expert_organisation_id"), table_name="quality_expert")
    op.drop_index(op.f("ix_quality_expert_network_id"), table_name="quality_expert")
    op.drop_table("quality_expert")
    op.drop_index(op.f("ix_quality_criterion_topic_id"), table_name="quality_criterion")
    op.drop_index(op.f("ix_quality_criterion_service_type_id"), table_name="quality_criterion")
    op.drop_index(
        "ix_quality_criterion_search_text",
        table_name="quality_criterion",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_quality_criterion_framework_version_id"), table_name="quality_criterion")
    op.drop_table("quality_criterion")
    op.drop_index(op.f("ix_quality_assessment_service_type_id"), table_name="quality_assessment")
    op.drop_index(op.f("ix_quality_assessment_previous_id"), table_name="quality_assessment")
    op.drop_index(op.f("ix_quality_assessment_organisation_id"), table_name="quality_assessment")
    op.drop_index(op.f("ix_quality_assessment_network_id"), table_name="quality_assessment")
    op.drop_index(op.f("ix_quality_assessment_framework_version_id"), table_name="quality_assessment")
    op.drop_table("quality_assessment")
    op.drop_index(op.f("ix_quality_framework_version_framework_id"), table_name="quality_framework_version")
    op.drop_table("quality_framework_version")
    op.drop_index("ix_quality_framework_title_sort_8", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_7", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_6", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_5", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_4", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_3", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_2", table_name="quality_framework")
    op.drop_index("ix_quality_framework_title_sort_1", table_name="quality_framework")
    op.drop_index(
        "ix_quality_framework_search_text",
        table_name="quality_framework",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_quality_framework_country_id"), table_name="quality_framework")
    op.drop_table("quality_framework")
    op.drop_index(
        "ix_quality_topic_search_text",
        table_name="quality_topic",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_quality_topic_name_sort_8", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_7", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_6", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_5", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_4", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_3", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_2", table_name="quality_topic")
    op.drop_index("ix_quality_topic_name_sort_1", table_name="quality_topic")
    op.drop_table("quality_topic")
