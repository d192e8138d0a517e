"""Internships."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "internships_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "internships_programme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
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
        sa.CheckConstraint("target > 0", name=op.f("ck_internships_programme_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_programme")),
        sa.UniqueConstraint("code", name=op.f("uq_internships_programme_code")),
    )
    op.create_index(
        "ix_internships_programme_search_text",
        "internships_programme",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_internships_programme_title_sort_1",
        "internships_programme",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_2",
        "internships_programme",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_3",
        "internships_programme",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_4",
        "internships_programme",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_5",
        "internships_programme",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_6",
        "internships_programme",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_7",
        "internships_programme",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_programme_title_sort_8",
        "internships_programme",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "internships_university",
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
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
            "search_text",
            sa.Text(),
            sa.Computed(
                "coalesce(mreza.fold_json(name), '') || ' ' || coalesce(mreza.fold(acronym), '')", persisted=True
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_university_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_university")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_university_id_network_id")),
    )
    op.create_index(
        "ix_internships_university_name_sort_1",
        "internships_university",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_2",
        "internships_university",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_3",
        "internships_university",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_4",
        "internships_university",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_5",
        "internships_university",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_6",
        "internships_university",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_7",
        "internships_university",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_university_name_sort_8",
        "internships_university",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_internships_university_network_id"), "internships_university", ["network_id"], unique=False
    )
    op.create_index(
        "ix_internships_university_search_text",
        "internships_university",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "internships_faculty",
        sa.Column("university_id", sa.Uuid(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
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
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_faculty_network_id")),
        sa.ForeignKeyConstraint(
            ["university_id", "network_id"],
            ["internships_university.id", "internships_university.network_id"],
            name=op.f("fk_internships_faculty_university_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_faculty")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_faculty_id_network_id")),
    )
    op.create_index(
        "ix_internships_faculty_name_sort_1",
        "internships_faculty",
        [sa.literal_column("(name_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_2",
        "internships_faculty",
        [sa.literal_column("(name_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_3",
        "internships_faculty",
        [sa.literal_column("(name_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_4",
        "internships_faculty",
        [sa.literal_column("(name_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_5",
        "internships_faculty",
        [sa.literal_column("(name_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_6",
        "internships_faculty",
        [sa.literal_column("(name_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_7",
        "internships_faculty",
        [sa.literal_column("(name_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_faculty_name_sort_8",
        "internships_faculty",
        [sa.literal_column("(name_sort[8])"), "id"],
        unique=False,
    )
    op.create_index(op.f("ix_internships_faculty_network_id"), "internships_faculty", ["network_id"], unique=False)
    op.create_index(
        "ix_internships_faculty_search_text",
        "internships_faculty",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        op.f("ix_internships_faculty_university_id"), "internships_faculty", ["university_id"], unique=False
    )
    op.create_table(
        "internships_university_contact",
        sa.Column("university_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_internships_university_contact_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["university_id", "network_id"],
            ["internships_university.id", "internships_university.network_id"],
            name=op.f("fk_internships_university_contact_university_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_university_contact")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_university_contact_id_network_id")),
    )
    op.create_index(
        op.f("ix_internships_university_contact_network_id"),
        "internships_university_contact",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_internships_university_contact_university_id"),
        "internships_university_contact",
        ["university_id"],
        unique=False,
    )
    op.create_table(
        "internships_offer",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=True),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("tasks", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("outcomes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("safeguarding", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("field_code", sa.Text(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("languages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("hours_per_week", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("required_hours", sa.Numeric(precision=7, scale=2), nullable=False),
        sa.Column("works_with_children", sa.Boolean(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=True),
        sa.Column("lasts", postgresql.DATERANGE(), nullable=True),
        sa.Column("standing_warning", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "CLOSED",
                name="internshipofferstate",
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
            "search_text",
            sa.Text(),
            sa.Computed(
                "coalesce(mreza.fold_json(title), '') || ' ' || coalesce(mreza.fold_json(tasks), '')", persisted=True
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "places > 0 AND hours_per_week > 0 AND required_hours > 0", name=op.f("ck_internships_offer_numbers")
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls_call.id"], name=op.f("fk_internships_offer_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["core_person.id"], name=op.f("fk_internships_offer_mentor_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_offer_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_internships_offer_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_offer")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_offer_id_network_id")),
    )
    op.create_index(op.f("ix_internships_offer_call_id"), "internships_offer", ["call_id"], unique=False)
    op.create_index(op.f("ix_internships_offer_mentor_id"), "internships_offer", ["mentor_id"], unique=False)
    op.create_index(op.f("ix_internships_offer_network_id"), "internships_offer", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_internships_offer_organisation_id"), "internships_offer", ["organisation_id"], unique=False
    )
    op.create_index(
        "ix_internships_offer_search_text",
        "internships_offer",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_internships_offer_title_sort_1",
        "internships_offer",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_2",
        "internships_offer",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_3",
        "internships_offer",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_4",
        "internships_offer",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_5",
        "internships_offer",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_6",
        "internships_offer",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_7",
        "internships_offer",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_internships_offer_title_sort_8",
        "internships_offer",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "internships_application",
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("faculty_id", sa.Uuid(), nullable=True),
        sa.Column("field_code", sa.Text(), nullable=True),
        sa.Column("languages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("hours_per_week", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("motivation", sa.Text(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "SUBMITTED",
                "ACCEPTED",
                "DECLINED",
                "WITHDRAWN",
                name="internshipapplicationstate",
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
            (sa.column("offer_id"), "="),
            (sa.column("person_id"), "="),
            where=sa.text("state <> 'WITHDRAWN'"),
            using="gist",
            name="ex_internships_application_applicant",
        ),
        sa.ForeignKeyConstraint(
            ["faculty_id"],
            ["internships_faculty.id"],
            name=op.f("fk_internships_application_faculty_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_internships_application_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["offer_id", "network_id"],
            ["internships_offer.id", "internships_offer.network_id"],
            name=op.f("fk_internships_application_offer_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_internships_application_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_application")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_application_id_network_id")),
    )
    op.create_index(
        op.f("ix_internships_application_faculty_id"), "internships_application", ["faculty_id"], unique=False
    )
    op.create_index(
        op.f("ix_internships_application_network_id"), "internships_application", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_internships_application_offer_id"), "internships_application", ["offer_id"], unique=False)
    op.create_index(
        op.f("ix_internships_application_person_id"), "internships_application", ["person_id"], unique=False
    )
    op.create_table(
        "internships_internship",
        sa.Column(
            "kind",
            sa.Enum(
                "INTERNSHIP", "TRAINEESHIP", name="internshipkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("offer_id", sa.Uuid(), nullable=True),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("call_application_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("host_name", sa.Text(), nullable=True),
        sa.Column("sender_id", sa.Uuid(), nullable=True),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("faculty_id", sa.Uuid(), nullable=True),
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
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("required_hours", sa.Numeric(precision=7, scale=2), nullable=False),
        sa.Column("works_with_children", sa.Boolean(), nullable=False),
        sa.Column("ects", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("outcomes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("alerted_on", sa.Date(), nullable=True),
        sa.Column("report_handed_in_on", sa.Date(), nullable=True),
        sa.Column("report_accepted_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "STARTED",
                "COMPLETED",
                "TERMINATED",
                "CANCELLED",
                name="internshipstate",
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
            "organisation_id IS NOT NULL OR host_name IS NOT NULL", name=op.f("ck_internships_internship_host")
        ),
        sa.CheckConstraint("required_hours > 0", name=op.f("ck_internships_internship_hours")),
        sa.ForeignKeyConstraint(
            ["application_id", "network_id"],
            ["internships_application.id", "internships_application.network_id"],
            name=op.f("fk_internships_internship_application_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["call_application_id"],
            ["calls_call_application.id"],
            name=op.f("fk_internships_internship_call_application_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_internships_internship_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["faculty_id"],
            ["internships_faculty.id"],
            name=op.f("fk_internships_internship_faculty_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["core_person.id"], name=op.f("fk_internships_internship_mentor_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_internship_network_id")),
        sa.ForeignKeyConstraint(
            ["offer_id", "network_id"],
            ["internships_offer.id", "internships_offer.network_id"],
            name=op.f("fk_internships_internship_offer_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_internships_internship_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_internships_internship_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["internships_programme.id"],
            name=op.f("fk_internships_internship_programme_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sender_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_internships_internship_sender_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_internship")),
        sa.UniqueConstraint("application_id", name=op.f("uq_internships_internship_application_id")),
        sa.UniqueConstraint("call_application_id", name=op.f("uq_internships_internship_call_application_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_internship_id_network_id")),
    )
    op.create_index(
        op.f("ix_internships_internship_application_id"), "internships_internship", ["application_id"], unique=False
    )
    op.create_index(
        op.f("ix_internships_internship_call_application_id"),
        "internships_internship",
        ["call_application_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_internships_internship_country_id"), "internships_internship", ["country_id"], unique=False
    )
    op.create_index(
        op.f("ix_internships_internship_faculty_id"), "internships_internship", ["faculty_id"], unique=False
    )
    op.create_index(op.f("ix_internships_internship_mentor_id"), "internships_internship", ["mentor_id"], unique=False)
    op.create_index(
        op.f("ix_internships_internship_network_id"), "internships_internship", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_internships_internship_offer_id"), "internships_internship", ["offer_id"], unique=False)
    op.create_index(
        op.f("ix_internships_internship_organisation_id"), "internships_internship", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_internships_internship_person_id"), "internships_internship", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_internships_internship_programme_id"), "internships_internship", ["programme_id"], unique=False
    )
    op.create_index(op.f("ix_internships_internship_sender_id"), "internships_internship", ["sender_id"], unique=False)
    op.create_table(
        "internships_agreement",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("drawn_up_on", sa.Date(), nullable=False),
        sa.Column("intern_signed_on", sa.Date(), nullable=True),
        sa.Column("sender_signed_on", sa.Date(), nullable=True),
        sa.Column("host_signed_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "SIGNED",
                "VOID",
                name="internshipagreementstate",
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
            (sa.column("internship_id"), "="),
            where=sa.text("state <> 'VOID'"),
            using="gist",
            name="ex_internships_agreement_one",
        ),
        sa.CheckConstraint(
            "state <> 'SIGNED' OR num_nonnulls(intern_signed_on, sender_signed_on, host_signed_on) = 3",
            name=op.f("ck_internships_agreement_signatures"),
        ),
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_agreement_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_agreement_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_agreement")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_agreement_id_network_id")),
    )
    op.create_index(
        op.f("ix_internships_agreement_internship_id"), "internships_agreement", ["internship_id"], unique=False
    )
    op.create_index(op.f("ix_internships_agreement_network_id"), "internships_agreement", ["network_id"], unique=False)
    op.create_table(
        "internships_evaluation",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column(
            "evaluator",
            sa.Enum(
                "MENTOR", "INTERN", name="internshipevaluator", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("learning", sa.Integer(), nullable=False),
        sa.Column("conditions", sa.Integer(), nullable=False),
        sa.Column("satisfaction", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "learning BETWEEN 1 AND 5 AND conditions BETWEEN 1 AND 5 AND satisfaction BETWEEN 1 AND 5",
            name=op.f("ck_internships_evaluation_marks"),
        ),
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_evaluation_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_evaluation_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_evaluation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_evaluation_id_network_id")),
        sa.UniqueConstraint(
            "internship_id", "evaluator", name=op.f("uq_internships_evaluation_internship_id_evaluator")
        ),
    )
    op.create_index(
        op.f("ix_internships_evaluation_internship_id"), "internships_evaluation", ["internship_id"], unique=False
    )
    op.create_index(
        op.f("ix_internships_evaluation_network_id"), "internships_evaluation", ["network_id"], unique=False
    )
    op.create_table(
        "internships_follow_up",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "NO_ANSWER",
                "EMPLOYED",
                "STUDYING",
                "SEEKING",
                "VOLUNTEERING",
                "OTHER",
                name="followupoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("related", sa.Boolean(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "SENT",
                "ANSWERED",
                name="followupstate",
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
            "state = 'ANSWERED' OR outcome = 'NO_ANSWER'", name=op.f("ck_internships_follow_up_answered")
        ),
        sa.CheckConstraint("state = 'PLANNED' OR sent_on IS NOT NULL", name=op.f("ck_internships_follow_up_sent")),
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_follow_up_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_follow_up_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_follow_up")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_follow_up_id_network_id")),
        sa.UniqueConstraint("internship_id", name=op.f("uq_internships_follow_up_internship_id")),
        sa.UniqueConstraint("network_id", "code_hash", name=op.f("uq_internships_follow_up_network_id_code_hash")),
    )
    op.create_index(
        op.f("ix_internships_follow_up_internship_id"), "internships_follow_up", ["internship_id"], unique=False
    )
    op.create_index(op.f("ix_internships_follow_up_network_id"), "internships_follow_up", ["network_id"], unique=False)
    op.create_table(
        "internships_logbook_entry",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("rejected_because", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "WRITTEN",
                "APPROVED",
                "REJECTED",
                name="logbookentrystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours > 0 AND hours <= 24", name=op.f("ck_internships_logbook_entry_hours")),
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_logbook_entry_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_internships_logbook_entry_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_logbook_entry")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_logbook_entry_id_network_id")),
    )
    op.create_index(
        op.f("ix_internships_logbook_entry_internship_id"), "internships_logbook_entry", ["internship_id"], unique=False
    )
    op.create_index(
        op.f("ix_internships_logbook_entry_network_id"), "internships_logbook_entry", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_internships_logbook_entry_on_day"), "internships_logbook_entry", ["on_day"], unique=False)
    op.create_table(
        "internships_stipend",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("local_currency", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=14, scale=6), nullable=False),
        sa.Column("rate_on", sa.Date(), nullable=False),
        sa.Column("rate_source", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("after_report", sa.Boolean(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "HELD",
                "DUE",
                "PAID",
                "CANCELLED",
                name="stipendstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0 AND rate > 0 AND number > 0", name=op.f("ck_internships_stipend_numbers")),
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_stipend_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_stipend_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_stipend")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_stipend_id_network_id")),
        sa.UniqueConstraint("internship_id", "number", name=op.f("uq_internships_stipend_internship_id_number")),
    )
    op.create_index(
        op.f("ix_internships_stipend_internship_id"), "internships_stipend", ["internship_id"], unique=False
    )
    op.create_index(op.f("ix_internships_stipend_network_id"), "internships_stipend", ["network_id"], unique=False)
    op.create_table(
        "internships_termination",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "ILLNESS",
                "PERSONAL",
                "STUDIES",
                "HOST",
                "CONDUCT",
                "OTHER",
                name="internshipterminationground",
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
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_termination_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_internships_termination_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_termination")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_termination_id_network_id")),
        sa.UniqueConstraint("internship_id", name=op.f("uq_internships_termination_internship_id")),
    )
    op.create_index(
        op.f("ix_internships_termination_internship_id"), "internships_termination", ["internship_id"], unique=False
    )
    op.create_index(
        op.f("ix_internships_termination_network_id"), "internships_termination", ["network_id"], unique=False
    )
    op.create_table(
        "internships_transfer",
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_internships_transfer_participants")),
        sa.ForeignKeyConstraint(
            ["internship_id", "network_id"],
            ["internships_internship.id", "internships_internship.network_id"],
            name=op.f("fk_internships_transfer_internship_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_internships_transfer_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_transfer")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_internships_transfer_id_network_id")),
    )
    op.create_index(
        op.f("ix_internships_transfer_internship_id"), "internships_transfer", ["internship_id"], unique=False
    )
    op.create_index(op.f("ix_internships_transfer_network_id"), "internships_transfer", ["network_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_internships_transfer_network_id"), table_name="internships_transfer")
    op.drop_index(op.f("ix_internships_transfer_internship_id"), table_name="internships_transfer")
    op.drop_table("internships_transfer")
    op.drop_index(op.f("ix_internships_termination_network_id"), table_name="internships_termination")
    op.drop_index(op.f("ix_internships_termination_internship_id"), table_name="internships_termination")
    op.drop_table("internships_termination")
    op.drop_index(op.f("ix_internships_stipend_network_id"), table_name="internships_stipend")
    op.drop_index(op.f("ix_internships_stipend_internship_id"), table_name="internships_stipend")
    op.drop_table("internships_stipend")
    op.drop_index(op.f("ix_internships_logbook_entry_on_day"), table_name="internships_logbook_entry")
    op.drop_index(op.f("ix_internships_logbook_entry_network_id"), table_name="internships_logbook_entry")
    op.drop_index(op.f("ix_internships_logbook_entry_internship_id"), table_name="internships_logbook_entry")
    op.drop_table("internships_logbook_entry")
    op.drop_index(op.f("ix_internships_follow_up_network_id"), table_name="internships_follow_up")
    op.drop_index(op.f("ix_internships_follow_up_internship_id"), table_name="internships_follow_up")
    op.drop_table("internships_follow_up")
    op.drop_index(op.f("ix_internships_evaluation_network_id"), table_name="internships_evaluation")
    op.drop_index(op.f("ix_internships_evaluation_internship_id"), table_name="internships_evaluation")
    op.drop_table("internships_evaluation")
    op.drop_index(op.f("ix_internships_agreement_network_id"), table_name="internships_agreement")
    op.drop_index(op.f("ix_internships_agreement_internship_id"), table_name="internships_agreement")
    op.drop_table("internships_agreement")
    op.drop_index(op.f("ix_internships_internship_sender_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_programme_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_person_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_organisation_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_offer_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_network_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_mentor_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_faculty_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_country_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_call_application_id"), table_name="internships_internship")
    op.drop_index(op.f("ix_internships_internship_application_id"), table_name="internships_internship")
    op.drop_table("internships_internship")
    op.drop_index(op.f("ix_internships_application_person_id"), table_name="internships_application")
    op.drop_index(op.f("ix_internships_application_offer_id"), table_name="internships_application")
    op.drop_index(op.f("ix_internships_application_network_id"), table_name="internships_application")
    op.drop_index(op.f("ix_internships_application_faculty_id"), table_name="internships_application")
    op.drop_table("internships_application")
    op.drop_index("ix_internships_offer_title_sort_8", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_7", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_6", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_5", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_4", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_3", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_2", table_name="internships_offer")
    op.drop_index("ix_internships_offer_title_sort_1", table_name="internships_offer")
    op.drop_index(
        "ix_internships_offer_search_text",
        table_name="internships_offer",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_internships_offer_organisation_id"), table_name="internships_offer")
    op.drop_index(op.f("ix_internships_offer_network_id"), table_name="internships_offer")
    op.drop_index(op.f("ix_internships_offer_mentor_id"), table_name="internships_offer")
    op.drop_index(op.f("ix_internships_offer_call_id"), table_name="internships_offer")
    op.drop_table("internships_offer")
    op.drop_index(op.f("ix_internships_university_contact_university_id"), table_name="internships_university_contact")
    op.drop_index(op.f("ix_internships_university_contact_network_id"), table_name="internships_university_contact")
    op.drop_table("internships_university_contact")
    op.drop_index(op.f("ix_internships_faculty_university_id"), table_name="internships_faculty")
    op.drop_index(
        "ix_internships_faculty_search_text",
        table_name="internships_faculty",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_internships_faculty_network_id"), table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_8", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_7", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_6", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_5", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_4", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_3", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_2", table_name="internships_faculty")
    op.drop_index("ix_internships_faculty_name_sort_1", table_name="internships_faculty")
    op.drop_table("internships_faculty")
    op.drop_index(
        "ix_internships_university_search_text",
        table_name="internships_university",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_internships_university_network_id"), table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_8", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_7", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_6", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_5", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_4", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_3", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_2", table_name="internships_university")
    op.drop_index("ix_internships_university_name_sort_1", table_name="internships_university")
    op.drop_table("internships_university")
    op.drop_index("ix_internships_programme_title_sort_8", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_7", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_6", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_5", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_4", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_3", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_2", table_name="internships_programme")
    op.drop_index("ix_internships_programme_title_sort_1", table_name="internships_programme")
    op.drop_index(
        "ix_internships_programme_search_text",
        table_name="internships_programme",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_table("internships_programme")
