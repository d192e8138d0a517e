"""Trainings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "trainings_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trainings_training_programme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("description", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_trainings_training_programme_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_training_programme")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_training_programme_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_trainings_training_programme_network_id_code")),
    )
    op.create_index(
        op.f("ix_trainings_training_programme_network_id"), "trainings_training_programme", ["network_id"], unique=False
    )
    op.create_index(
        "ix_trainings_training_programme_search_text",
        "trainings_training_programme",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_1",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_2",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_3",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_4",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_5",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_6",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_7",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_training_programme_title_sort_8",
        "trainings_training_programme",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "trainings_course",
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ACADEMY",
                "COURSE",
                "TRAINING_OF_TRAINERS",
                "WEBINAR",
                name="coursekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outcomes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("attendance_percent", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("valid_months", sa.Integer(), nullable=True),
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
        sa.CheckConstraint(
            "attendance_percent BETWEEN 0 AND 100 AND pass_mark BETWEEN 0 AND 100",
            name=op.f("ck_trainings_course_rules"),
        ),
        sa.CheckConstraint("hours > 0 AND valid_months > 0", name=op.f("ck_trainings_course_times")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_trainings_course_network_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["trainings_training_programme.id"],
            name=op.f("fk_trainings_course_programme_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_course")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_course_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_trainings_course_network_id_code")),
    )
    op.create_index(op.f("ix_trainings_course_network_id"), "trainings_course", ["network_id"], unique=False)
    op.create_index(op.f("ix_trainings_course_programme_id"), "trainings_course", ["programme_id"], unique=False)
    op.create_index(
        "ix_trainings_course_search_text",
        "trainings_course",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_trainings_course_title_sort_1",
        "trainings_course",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_2",
        "trainings_course",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_3",
        "trainings_course",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_4",
        "trainings_course",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_5",
        "trainings_course",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_6",
        "trainings_course",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_7",
        "trainings_course",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_trainings_course_title_sort_8",
        "trainings_course",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "trainings_course_accreditation",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("course_id"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_trainings_course_accreditation_valid",
        ),
        sa.CheckConstraint("points >= 0", name=op.f("ck_trainings_course_accreditation_points")),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["trainings_course.id"],
            name=op.f("fk_trainings_course_accreditation_course_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_trainings_course_accreditation_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_course_accreditation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_course_accreditation_id_network_id")),
    )
    op.create_index(
        op.f("ix_trainings_course_accreditation_course_id"),
        "trainings_course_accreditation",
        ["course_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_trainings_course_accreditation_network_id"),
        "trainings_course_accreditation",
        ["network_id"],
        unique=False,
    )
    op.create_table(
        "trainings_course_edition",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("attendance_percent", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("OPEN", "CLOSED", name="editionstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "attendance_percent BETWEEN 0 AND 100 AND pass_mark BETWEEN 0 AND 100",
            name=op.f("ck_trainings_course_edition_rules"),
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls_call.id"], name=op.f("fk_trainings_course_edition_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["trainings_course.id"],
            name=op.f("fk_trainings_course_edition_course_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_trainings_course_edition_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_trainings_course_edition_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_course_edition")),
        sa.UniqueConstraint("event_id", name=op.f("uq_trainings_course_edition_event_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_course_edition_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_trainings_course_edition_network_id_code")),
    )
    op.create_index(op.f("ix_trainings_course_edition_call_id"), "trainings_course_edition", ["call_id"], unique=False)
    op.create_index(
        op.f("ix_trainings_course_edition_course_id"), "trainings_course_edition", ["course_id"], unique=False
    )
    op.create_index(
        op.f("ix_trainings_course_edition_event_id"), "trainings_course_edition", ["event_id"], unique=False
    )
    op.create_index(
        op.f("ix_trainings_course_edition_network_id"), "trainings_course_edition", ["network_id"], unique=False
    )
    op.create_table(
        "trainings_evaluation",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("OPEN", "CLOSED", name="evaluationstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id", "network_id"],
            ["trainings_course_edition.id", "trainings_course_edition.network_id"],
            name=op.f("fk_trainings_evaluation_edition_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_trainings_evaluation_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_evaluation")),
        sa.UniqueConstraint("edition_id", name=op.f("uq_trainings_evaluation_edition_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_evaluation_id_network_id")),
    )
    op.create_index(op.f("ix_trainings_evaluation_edition_id"), "trainings_evaluation", ["edition_id"], unique=False)
    op.create_index(op.f("ix_trainings_evaluation_network_id"), "trainings_evaluation", ["network_id"], unique=False)
    op.create_table(
        "trainings_optional_session",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id", "network_id"],
            ["trainings_course_edition.id", "trainings_course_edition.network_id"],
            name=op.f("fk_trainings_optional_session_edition_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_trainings_optional_session_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id", "network_id"],
            ["events_event_session.id", "events_event_session.network_id"],
            name=op.f("fk_trainings_optional_session_session_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_optional_session")),
        sa.UniqueConstraint(
            "edition_id", "session_id", name=op.f("uq_trainings_optional_session_edition_id_session_id")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_optional_session_id_network_id")),
    )
    op.create_index(
        op.f("ix_trainings_optional_session_edition_id"), "trainings_optional_session", ["edition_id"], unique=False
    )
    op.create_index(
        op.f("ix_trainings_optional_session_network_id"), "trainings_optional_session", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_trainings_optional_session_session_id"), "trainings_optional_session", ["session_id"], unique=False
    )
    op.create_table(
        "trainings_enrolment",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("home_network_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=True),
        sa.Column("application_id", sa.Uuid(), nullable=True),
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
        sa.Column(
            "age_band",
            sa.Enum(
                "UNDER_15",
                "AGE_15_18",
                "AGE_19_29",
                "AGE_30_44",
                "AGE_45_64",
                "AGE_65_PLUS",
                "NOT_STATED",
                name="ageband",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ENROLLED",
                "COMPLETED",
                "NOT_COMPLETED",
                "WITHDRAWN",
                name="enrolmentstate",
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
            "(completed_on IS NOT NULL) = (state = 'COMPLETED')", name=op.f("ck_trainings_enrolment_completed")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["calls_call_application.id"],
            name=op.f("fk_trainings_enrolment_application_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_trainings_enrolment_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["edition_id", "network_id"],
            ["trainings_course_edition.id", "trainings_course_edition.network_id"],
            name=op.f("fk_trainings_enrolment_edition_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["home_network_id"],
            ["core_network.id"],
            name=op.f("fk_trainings_enrolment_home_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_trainings_enrolment_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_trainings_enrolment_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_trainings_enrolment_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id", "network_id"],
            ["events_event_registration.id", "events_event_registration.network_id"],
            name=op.f("fk_trainings_enrolment_registration_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_enrolment")),
        sa.UniqueConstraint("edition_id", "person_id", name=op.f("uq_trainings_enrolment_edition_id_person_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_enrolment_id_network_id")),
    )
    op.create_index(
        op.f("ix_trainings_enrolment_application_id"), "trainings_enrolment", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_trainings_enrolment_completed_on"), "trainings_enrolment", ["completed_on"], unique=False)
    op.create_index(op.f("ix_trainings_enrolment_country_id"), "trainings_enrolment", ["country_id"], unique=False)
    op.create_index(op.f("ix_trainings_enrolment_edition_id"), "trainings_enrolment", ["edition_id"], unique=False)
    op.create_index(
        op.f("ix_trainings_enrolment_home_network_id"), "trainings_enrolment", ["home_network_id"], unique=False
    )
    op.create_index(op.f("ix_trainings_enrolment_network_id"), "trainings_enrolment", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_trainings_enrolment_organisation_id"), "trainings_enrolment", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_trainings_enrolment_person_id"), "trainings_enrolment", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_trainings_enrolment_registration_id"), "trainings_enrolment", ["registration_id"], unique=False
    )
    op.create_table(
        "trainings_evaluation_question",
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("rated_1", sa.Integer(), nullable=False),
        sa.Column("rated_2", sa.Integer(), nullable=False),
        sa.Column("rated_3", sa.Integer(), nullable=False),
        sa.Column("rated_4", sa.Integer(), nullable=False),
        sa.Column("rated_5", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "least(rated_1, rated_2, rated_3, rated_4, rated_5) >= 0",
            name=op.f("ck_trainings_evaluation_question_counters"),
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id", "network_id"],
            ["trainings_evaluation.id", "trainings_evaluation.network_id"],
            name=op.f("fk_trainings_evaluation_question_evaluation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_trainings_evaluation_question_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_evaluation_question")),
        sa.UniqueConstraint(
            "evaluation_id", "position", name=op.f("uq_trainings_evaluation_question_evaluation_id_position")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_evaluation_question_id_network_id")),
    )
    op.create_index(
        op.f("ix_trainings_evaluation_question_evaluation_id"),
        "trainings_evaluation_question",
        ["evaluation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_trainings_evaluation_question_network_id"),
        "trainings_evaluation_question",
        ["network_id"],
        unique=False,
    )
    op.create_table(
        "trainings_evaluation_ticket",
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("spent", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id", "network_id"],
            ["trainings_evaluation.id", "trainings_evaluation.network_id"],
            name=op.f("fk_trainings_evaluation_ticket_evaluation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_trainings_evaluation_ticket_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_evaluation_ticket")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_evaluation_ticket_id_network_id")),
        sa.UniqueConstraint(
            "network_id", "code_hash", name=op.f("uq_trainings_evaluation_ticket_network_id_code_hash")
        ),
    )
    op.create_index(
        op.f("ix_trainings_evaluation_ticket_evaluation_id"),
        "trainings_evaluation_ticket",
        ["evaluation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_trainings_evaluation_ticket_network_id"), "trainings_evaluation_ticket", ["network_id"], unique=False
    )
    op.create_table(
        "trainings_test_result",
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("PRE", "POST", name="testkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("score", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_trainings_test_result_score")),
        sa.ForeignKeyConstraint(
            ["enrolment_id", "network_id"],
            ["trainings_enrolment.id", "trainings_enrolment.network_id"],
            name=op.f("fk_trainings_test_result_enrolment_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_trainings_test_result_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings_test_result")),
        sa.UniqueConstraint(
            "enrolment_id", "kind", "taken_on", name=op.f("uq_trainings_test_result_enrolment_id_kind_taken_on")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_trainings_test_result_id_network_id")),
    )
    op.create_index(
        op.f("ix_trainings_test_result_enrolment_id"), "trainings_test_result", ["enrolment_id"], unique=False
    )
    op.create_index(op.f("ix_trainings_test_result_network_id"), "trainings_test_result", ["network_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_trainings_test_result_network_id"), table_name="trainings_test_result")
    op.drop_index(op.f("ix_trainings_test_result_enrolment_id"), table_name="trainings_test_result")
    op.drop_table("trainings_test_result")
    op.drop_index(op.f("ix_trainings_evaluation_ticket_network_id"), table_name="trainings_evaluation_ticket")
    op.drop_index(op.f("ix_trainings_evaluation_ticket_evaluation_id"), table_name="trainings_evaluation_ticket")
    op.drop_table("trainings_evaluation_ticket")
    op.drop_index(op.f("ix_trainings_evaluation_question_network_id"), table_name="trainings_evaluation_question")
    op.drop_index(op.f("ix_trainings_evaluation_question_evaluation_id"), table_name="trainings_evaluation_question")
    op.drop_table("trainings_evaluation_question")
    op.drop_index(op.f("ix_trainings_enrolment_registration_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_person_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_organisation_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_network_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_home_network_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_edition_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_country_id"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_completed_on"), table_name="trainings_enrolment")
    op.drop_index(op.f("ix_trainings_enrolment_application_id"), table_name="trainings_enrolment")
    op.drop_table("trainings_enrolment")
    op.drop_index(op.f("ix_trainings_optional_session_session_id"), table_name="trainings_optional_session")
    op.drop_index(op.f("ix_trainings_optional_session_network_id"), table_name="trainings_optional_session")
    op.drop_index(op.f("ix_trainings_optional_session_edition_id"), table_name="trainings_optional_session")
    op.drop_table("trainings_optional_session")
    op.drop_index(op.f("ix_trainings_evaluation_network_id"), table_name="trainings_evaluation")
    op.drop_index(op.f("ix_trainings_evaluation_edition_id"), table_name="trainings_evaluation")
    op.drop_table("trainings_evaluation")
    op.drop_index(op.f("ix_trainings_course_edition_network_id"), table_name="trainings_course_edition")
    op.drop_index(op.f("ix_trainings_course_edition_event_id"), table_name="trainings_course_edition")
    op.drop_index(op.f("ix_trainings_course_edition_course_id"), table_name="trainings_course_edition")
    op.drop_index(op.f("ix_trainings_course_edition_call_id"), table_name="trainings_course_edition")
    op.drop_table("trainings_course_edition")
    op.drop_index(op.f("ix_trainings_course_accreditation_network_id"), table_name="trainings_course_accreditation")
    op.drop_index(op.f("ix_trainings_course_accreditation_course_id"), table_name="trainings_course_accreditation")
    op.drop_table("trainings_course_accreditation")
    op.drop_index("ix_trainings_course_title_sort_8", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_7", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_6", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_5", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_4", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_3", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_2", table_name="trainings_course")
    op.drop_index("ix_trainings_course_title_sort_1", table_name="trainings_course")
    op.drop_index(
        "ix_trainings_course_search_text",
        table_name="trainings_course",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_trainings_course_programme_id"), table_name="trainings_course")
    op.drop_index(op.f("ix_trainings_course_network_id"), table_name="trainings_course")
    op.drop_table("trainings_course")
    op.drop_index("ix_trainings_training_programme_title_sort_8", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_7", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_6", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_5", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_4", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_3", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_2", table_name="trainings_training_programme")
    op.drop_index("ix_trainings_training_programme_title_sort_1", table_name="trainings_training_programme")
    op.drop_index(
        "ix_trainings_training_programme_search_text",
        table_name="trainings_training_programme",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_trainings_training_programme_network_id"), table_name="trainings_training_programme")
    op.drop_table("trainings_training_programme")
