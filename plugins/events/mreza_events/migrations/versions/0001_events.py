"""Events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "events_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events_project",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("funder", sa.Text(), nullable=False),
        sa.Column("funding_statement", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_project")),
        sa.UniqueConstraint("code", name=op.f("uq_events_project_code")),
    )
    op.create_index(
        "ix_events_project_search_text",
        "events_project",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_events_project_title_sort_1", "events_project", [sa.literal_column("(title_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_2", "events_project", [sa.literal_column("(title_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_3", "events_project", [sa.literal_column("(title_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_4", "events_project", [sa.literal_column("(title_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_5", "events_project", [sa.literal_column("(title_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_6", "events_project", [sa.literal_column("(title_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_7", "events_project", [sa.literal_column("(title_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_project_title_sort_8", "events_project", [sa.literal_column("(title_sort[8])"), "id"], unique=False
    )
    op.create_table(
        "events_project_activity",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
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
            ["project_id"],
            ["events_project.id"],
            name=op.f("fk_events_project_activity_project_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_project_activity")),
        sa.UniqueConstraint("project_id", "code", name=op.f("uq_events_project_activity_project_id_code")),
    )
    op.create_index(
        op.f("ix_events_project_activity_project_id"), "events_project_activity", ["project_id"], unique=False
    )
    op.create_index(
        "ix_events_project_activity_search_text",
        "events_project_activity",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_events_project_activity_title_sort_1",
        "events_project_activity",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_2",
        "events_project_activity",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_3",
        "events_project_activity",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_4",
        "events_project_activity",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_5",
        "events_project_activity",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_6",
        "events_project_activity",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_7",
        "events_project_activity",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_project_activity_title_sort_8",
        "events_project_activity",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "events_activity_label",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["events_project_activity.id"],
            name=op.f("fk_events_activity_label_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_activity_label")),
        sa.UniqueConstraint("activity_id", "source", name=op.f("uq_events_activity_label_activity_id_source")),
    )
    op.create_index(
        op.f("ix_events_activity_label_activity_id"), "events_activity_label", ["activity_id"], unique=False
    )
    op.create_table(
        "events_event_series",
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("description", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
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
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_event_series_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event_series")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_series_id_network_id")),
    )
    op.create_index(op.f("ix_events_event_series_network_id"), "events_event_series", ["network_id"], unique=False)
    op.create_index(
        "ix_events_event_series_search_text",
        "events_event_series",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_events_event_series_title_sort_1",
        "events_event_series",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_2",
        "events_event_series",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_3",
        "events_event_series",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_4",
        "events_event_series",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_5",
        "events_event_series",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_6",
        "events_event_series",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_7",
        "events_event_series",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_events_event_series_title_sort_8",
        "events_event_series",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "events_venue",
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("street", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("town", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("accessibility", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
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
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_venue_network_id")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["core_administrative_unit.id"], name=op.f("fk_events_venue_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_venue")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_venue_id_network_id")),
    )
    op.create_index(
        "ix_events_venue_name_sort_1", "events_venue", [sa.literal_column("(name_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_2", "events_venue", [sa.literal_column("(name_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_3", "events_venue", [sa.literal_column("(name_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_4", "events_venue", [sa.literal_column("(name_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_5", "events_venue", [sa.literal_column("(name_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_6", "events_venue", [sa.literal_column("(name_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_7", "events_venue", [sa.literal_column("(name_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_venue_name_sort_8", "events_venue", [sa.literal_column("(name_sort[8])"), "id"], unique=False
    )
    op.create_index(op.f("ix_events_venue_network_id"), "events_venue", ["network_id"], unique=False)
    op.create_index(
        "ix_events_venue_search_text",
        "events_venue",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_events_venue_unit_id"), "events_venue", ["unit_id"], unique=False)
    op.create_table(
        "events_event",
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("description", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "NETWORK_MEETING",
                "ASSEMBLY",
                "BOARD_MEETING",
                "PUBLIC_HEARING",
                "DIALOGUE_SESSION",
                "WORKSHOP",
                "TRAINING",
                "ACADEMY",
                "WEBINAR",
                "CONFERENCE",
                "STUDY_VISIT",
                "PEER_REVIEW",
                "CARAVAN_STOP",
                "LIVING_LIBRARY",
                "FORUM_THEATRE",
                "FAMILY_GROUP_CONFERENCE",
                "MEDIA_EVENT",
                "OTHER",
                name="eventkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "mode",
            sa.Enum(
                "ONSITE", "ONLINE", "HYBRID", name="eventmode", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "ANNOUNCED",
                "POSTPONED",
                "CANCELLED",
                "HELD",
                "CLOSED",
                name="eventstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "visibility",
            sa.Enum(
                "PUBLIC",
                "FEDERATION",
                "MEMBERS",
                "PRIVATE",
                name="eventvisibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("held", postgresql.DATERANGE(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("languages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("interpreted", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("organiser_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("venue_id", sa.Uuid(), nullable=True),
        sa.Column("join_url", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
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
        sa.CheckConstraint("NOT lower_inf(held) AND NOT upper_inf(held)", name=op.f("ck_events_event_days")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_event_network_id")),
        sa.ForeignKeyConstraint(
            ["organiser_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_events_event_organiser_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["series_id", "network_id"],
            ["events_event_series.id", "events_event_series.network_id"],
            name=op.f("fk_events_event_series_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["core_administrative_unit.id"], name=op.f("fk_events_event_unit_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["venue_id", "network_id"],
            ["events_venue.id", "events_venue.network_id"],
            name=op.f("fk_events_event_venue_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_id_network_id")),
    )
    op.create_index(op.f("ix_events_event_network_id"), "events_event", ["network_id"], unique=False)
    op.create_index(op.f("ix_events_event_organiser_id"), "events_event", ["organiser_id"], unique=False)
    op.create_index(
        "ix_events_event_search_text",
        "events_event",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_events_event_series_id"), "events_event", ["series_id"], unique=False)
    op.create_index(
        "ix_events_event_title_sort_1", "events_event", [sa.literal_column("(title_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_2", "events_event", [sa.literal_column("(title_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_3", "events_event", [sa.literal_column("(title_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_4", "events_event", [sa.literal_column("(title_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_5", "events_event", [sa.literal_column("(title_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_6", "events_event", [sa.literal_column("(title_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_7", "events_event", [sa.literal_column("(title_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_events_event_title_sort_8", "events_event", [sa.literal_column("(title_sort[8])"), "id"], unique=False
    )
    op.create_index(op.f("ix_events_event_unit_id"), "events_event", ["unit_id"], unique=False)
    op.create_index(op.f("ix_events_event_venue_id"), "events_event", ["venue_id"], unique=False)
    op.create_table(
        "events_event_activity",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["events_project_activity.id"],
            name=op.f("fk_events_event_activity_activity_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_event_activity_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_event_activity_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event_activity")),
        sa.UniqueConstraint("event_id", "activity_id", name=op.f("uq_events_event_activity_event_id_activity_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_activity_id_network_id")),
    )
    op.create_index(
        op.f("ix_events_event_activity_activity_id"), "events_event_activity", ["activity_id"], unique=False
    )
    op.create_index(op.f("ix_events_event_activity_event_id"), "events_event_activity", ["event_id"], unique=False)
    op.create_index(op.f("ix_events_event_activity_network_id"), "events_event_activity", ["network_id"], unique=False)
    op.create_table(
        "events_event_partner",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "HOST",
                "CO_ORGANISER",
                "PARTNER",
                "DONOR",
                name="partnerrole",
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
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_event_partner_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_event_partner_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_events_event_partner_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event_partner")),
        sa.UniqueConstraint(
            "event_id", "organisation_id", "role", name=op.f("uq_events_event_partner_event_id_organisation_id_role")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_partner_id_network_id")),
    )
    op.create_index(op.f("ix_events_event_partner_event_id"), "events_event_partner", ["event_id"], unique=False)
    op.create_index(op.f("ix_events_event_partner_network_id"), "events_event_partner", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_events_event_partner_organisation_id"), "events_event_partner", ["organisation_id"], unique=False
    )
    op.create_table(
        "events_event_session",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "PLENARY",
                "LECTURE",
                "WORKSHOP",
                "PANEL",
                "FIELD_VISIT",
                "WEBINAR",
                "TEST",
                "SOCIAL",
                name="sessionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("venue_id", sa.Uuid(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at >= starts_at", name=op.f("ck_events_event_session_order")),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_event_session_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_event_session_network_id")),
        sa.ForeignKeyConstraint(
            ["venue_id", "network_id"],
            ["events_venue.id", "events_venue.network_id"],
            name=op.f("fk_events_event_session_venue_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event_session")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_session_id_network_id")),
    )
    op.create_index(op.f("ix_events_event_session_event_id"), "events_event_session", ["event_id"], unique=False)
    op.create_index(op.f("ix_events_event_session_network_id"), "events_event_session", ["network_id"], unique=False)
    op.create_index(op.f("ix_events_event_session_starts_at"), "events_event_session", ["starts_at"], unique=False)
    op.create_index(op.f("ix_events_event_session_venue_id"), "events_event_session", ["venue_id"], unique=False)
    op.create_table(
        "events_registration_policy",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "waiting_order",
            sa.Enum(
                "FIRST_COME",
                "RANKED",
                "COUNTRY_FIRST",
                "BY_ORGANISER",
                name="waitingorder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "newcomers",
            sa.Enum("SEAT", "QUEUE", "WAIT", name="newcomerrule", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("offer_hours", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "capacity BETWEEN 1 AND 100000 AND offer_hours BETWEEN 1 AND 8760",
            name=op.f("ck_events_registration_policy_bounds"),
        ),
        sa.CheckConstraint("closes_at >= opens_at", name=op.f("ck_events_registration_policy_order")),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_registration_policy_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_events_registration_policy_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_registration_policy")),
        sa.UniqueConstraint("event_id", name=op.f("uq_events_registration_policy_event_id")),
        sa.UniqueConstraint("id", "capacity", name=op.f("uq_events_registration_policy_id_capacity")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_registration_policy_id_network_id")),
    )
    op.create_index(
        op.f("ix_events_registration_policy_event_id"), "events_registration_policy", ["event_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_registration_policy_network_id"), "events_registration_policy", ["network_id"], unique=False
    )
    op.create_table(
        "events_voting_roll",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("quorum_percent", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("quorum_percent BETWEEN 0 AND 99", name=op.f("ck_events_voting_roll_percent")),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_voting_roll_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_voting_roll_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_voting_roll")),
        sa.UniqueConstraint("event_id", name=op.f("uq_events_voting_roll_event_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_voting_roll_id_network_id")),
    )
    op.create_index(op.f("ix_events_voting_roll_event_id"), "events_voting_roll", ["event_id"], unique=False)
    op.create_index(op.f("ix_events_voting_roll_network_id"), "events_voting_roll", ["network_id"], unique=False)
    op.create_table(
        "events_event_contributor",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "PARTICIPANT",
                "TRAINER",
                "FACILITATOR",
                "SPEAKER",
                "BOOK",
                "READER",
                "JOURNALIST",
                "OFFICIAL",
                "OBSERVER",
                "INTERPRETER",
                "ORGANISER",
                name="eventrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_event_contributor_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_events_event_contributor_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_events_event_contributor_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id", "network_id"],
            ["events_event_session.id", "events_event_session.network_id"],
            name=op.f("fk_events_event_contributor_session_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event_contributor")),
        sa.UniqueConstraint(
            "event_id",
            "session_id",
            "person_id",
            "role",
            name=op.f("uq_events_event_contributor_event_id_session_id_person_id_role"),
            postgresql_nulls_not_distinct=True,
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_contributor_id_network_id")),
    )
    op.create_index(
        op.f("ix_events_event_contributor_event_id"), "events_event_contributor", ["event_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_contributor_network_id"), "events_event_contributor", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_contributor_person_id"), "events_event_contributor", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_contributor_session_id"), "events_event_contributor", ["session_id"], unique=False
    )
    op.create_table(
        "events_event_registration",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("policy_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("home_network_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "PARTICIPANT",
                "TRAINER",
                "FACILITATOR",
                "SPEAKER",
                "BOOK",
                "READER",
                "JOURNALIST",
                "OFFICIAL",
                "OBSERVER",
                "INTERPRETER",
                "ORGANISER",
                name="eventrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
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
        sa.Column(
            "channel",
            sa.Enum(
                "PORTAL",
                "ORGANISER",
                "CALL",
                "IMPORT",
                name="registrationchannel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "OFFERED",
                "CONFIRMED",
                "DECLINED",
                "EXPIRED",
                "WITHDRAWN",
                "CANCELLED",
                "REMOVED",
                name="registrationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offer_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(offer_expires_at IS NOT NULL) = (state = 'OFFERED')", name=op.f("ck_events_event_registration_offered")
        ),
        sa.CheckConstraint(
            "(seat IS NOT NULL) = (state IN ('OFFERED', 'CONFIRMED'))", name=op.f("ck_events_event_registration_seated")
        ),
        sa.CheckConstraint("seat BETWEEN 1 AND capacity", name=op.f("ck_events_event_registration_seat")),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["core_country.id"],
            name=op.f("fk_events_event_registration_country_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_event_registration_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["home_network_id"],
            ["core_network.id"],
            name=op.f("fk_events_event_registration_home_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_events_event_registration_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_events_event_registration_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_events_event_registration_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["policy_id", "capacity"],
            ["events_registration_policy.id", "events_registration_policy.capacity"],
            name=op.f("fk_events_event_registration_policy_id_capacity"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["policy_id", "network_id"],
            ["events_registration_policy.id", "events_registration_policy.network_id"],
            name=op.f("fk_events_event_registration_policy_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_event_registration")),
        sa.UniqueConstraint("code", name=op.f("uq_events_event_registration_code")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_event_registration_id_network_id")),
        sa.UniqueConstraint("policy_id", "number", name=op.f("uq_events_event_registration_policy_id_number")),
        sa.UniqueConstraint("policy_id", "seat", name=op.f("uq_events_event_registration_policy_id_seat")),
    )
    op.create_index(
        op.f("ix_events_event_registration_country_id"), "events_event_registration", ["country_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_registration_event_id"), "events_event_registration", ["event_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_registration_home_network_id"),
        "events_event_registration",
        ["home_network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_events_event_registration_network_id"), "events_event_registration", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_registration_organisation_id"),
        "events_event_registration",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_events_event_registration_person_id"), "events_event_registration", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_event_registration_policy_id"), "events_event_registration", ["policy_id"], unique=False
    )
    op.create_index(
        "uq_events_event_registration_live",
        "events_event_registration",
        ["event_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('WAITING', 'OFFERED', 'CONFIRMED')"),
    )
    op.create_table(
        "events_headcount",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "TICKETS",
                "CLICKER",
                "TWO_COUNTERS",
                "PHOTOGRAPH",
                "ONLINE_LOG",
                "ESTIMATE",
                name="headcountmethod",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "PARTICIPANT",
                "TRAINER",
                "FACILITATOR",
                "SPEAKER",
                "BOOK",
                "READER",
                "JOURNALIST",
                "OFFICIAL",
                "OBSERVER",
                "INTERPRETER",
                "ORGANISER",
                name="eventrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
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
            nullable=True,
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
            nullable=True,
        ),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("counted_by", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_events_headcount_people")),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_headcount_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_headcount_network_id")),
        sa.ForeignKeyConstraint(
            ["session_id", "network_id"],
            ["events_event_session.id", "events_event_session.network_id"],
            name=op.f("fk_events_headcount_session_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_headcount")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_headcount_id_network_id")),
    )
    op.create_index(op.f("ix_events_headcount_event_id"), "events_headcount", ["event_id"], unique=False)
    op.create_index(op.f("ix_events_headcount_network_id"), "events_headcount", ["network_id"], unique=False)
    op.create_index(op.f("ix_events_headcount_session_id"), "events_headcount", ["session_id"], unique=False)
    op.create_table(
        "events_voting_proxy",
        sa.Column("roll_id", sa.Uuid(), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["giver_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_events_voting_proxy_giver_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_events_voting_proxy_holder_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_voting_proxy_network_id")),
        sa.ForeignKeyConstraint(
            ["roll_id", "network_id"],
            ["events_voting_roll.id", "events_voting_roll.network_id"],
            name=op.f("fk_events_voting_proxy_roll_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_voting_proxy")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_voting_proxy_id_network_id")),
        sa.UniqueConstraint("roll_id", "giver_id", name=op.f("uq_events_voting_proxy_roll_id_giver_id")),
        sa.UniqueConstraint("roll_id", "holder_id", name=op.f("uq_events_voting_proxy_roll_id_holder_id")),
    )
    op.create_index(op.f("ix_events_voting_proxy_giver_id"), "events_voting_proxy", ["giver_id"], unique=False)
    op.create_index(op.f("ix_events_voting_proxy_holder_id"), "events_voting_proxy", ["holder_id"], unique=False)
    op.create_index(op.f("ix_events_voting_proxy_network_id"), "events_voting_proxy", ["network_id"], unique=False)
    op.create_index(op.f("ix_events_voting_proxy_roll_id"), "events_voting_proxy", ["roll_id"], unique=False)
    op.create_table(
        "events_voting_roll_entry",
        sa.Column("roll_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_voting_roll_entry_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_events_voting_roll_entry_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_events_voting_roll_entry_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["roll_id", "network_id"],
            ["events_voting_roll.id", "events_voting_roll.network_id"],
            name=op.f("fk_events_voting_roll_entry_roll_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_voting_roll_entry")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_voting_roll_entry_id_network_id")),
        sa.UniqueConstraint(
            "roll_id", "organisation_id", name=op.f("uq_events_voting_roll_entry_roll_id_organisation_id")
        ),
    )
    op.create_index(
        op.f("ix_events_voting_roll_entry_event_id"), "events_voting_roll_entry", ["event_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_voting_roll_entry_network_id"), "events_voting_roll_entry", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_events_voting_roll_entry_organisation_id"),
        "events_voting_roll_entry",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_events_voting_roll_entry_roll_id"), "events_voting_roll_entry", ["roll_id"], unique=False)
    op.create_table(
        "events_attendance",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("home_network_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "PARTICIPANT",
                "TRAINER",
                "FACILITATOR",
                "SPEAKER",
                "BOOK",
                "READER",
                "JOURNALIST",
                "OFFICIAL",
                "OBSERVER",
                "INTERPRETER",
                "ORGANISER",
                name="eventrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
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
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column(
            "method",
            sa.Enum(
                "CODE", "LIST", "ONLINE", name="checkinmethod", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes >= 0 AND page >= 1 AND line >= 1", name=op.f("ck_events_attendance_figures")),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_events_attendance_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_events_attendance_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["home_network_id"],
            ["core_network.id"],
            name=op.f("fk_events_attendance_home_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_events_attendance_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_events_attendance_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_events_attendance_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id", "network_id"],
            ["events_event_registration.id", "events_event_registration.network_id"],
            name=op.f("fk_events_attendance_registration_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id", "network_id"],
            ["events_event_session.id", "events_event_session.network_id"],
            name=op.f("fk_events_attendance_session_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_attendance")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_events_attendance_id_network_id")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_events_attendance_session_id_person_id")),
    )
    op.create_index(op.f("ix_events_attendance_country_id"), "events_attendance", ["country_id"], unique=False)
    op.create_index(op.f("ix_events_attendance_event_id"), "events_attendance", ["event_id"], unique=False)
    op.create_index(
        op.f("ix_events_attendance_home_network_id"), "events_attendance", ["home_network_id"], unique=False
    )
    op.create_index(op.f("ix_events_attendance_network_id"), "events_attendance", ["network_id"], unique=False)
    op.create_index(op.f("ix_events_attendance_on_day"), "events_attendance", ["on_day"], unique=False)
    op.create_index(
        op.f("ix_events_attendance_organisation_id"), "events_attendance", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_events_attendance_person_id"), "events_attendance", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_events_attendance_registration_id"), "events_attendance", ["registration_id"], unique=False
    )
    op.create_index(op.f("ix_events_attendance_session_id"), "events_attendance", ["session_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_events_attendance_session_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_registration_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_person_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_organisation_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_on_day"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_network_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_home_network_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_event_id"), table_name="events_attendance")
    op.drop_index(op.f("ix_events_attendance_country_id"), table_name="events_attendance")
    op.drop_table("events_attendance")
    op.drop_index(op.f("ix_events_voting_roll_entry_roll_id"), table_name="events_voting_roll_entry")
    op.drop_index(op.f("ix_events_voting_roll_entry_organisation_id"), table_name="events_voting_roll_entry")
    op.drop_index(op.f("ix_events_voting_roll_entry_network_id"), table_name="events_voting_roll_entry")
    op.drop_index(op.f("ix_events_voting_roll_entry_event_id"), table_name="events_voting_roll_entry")
    op.drop_table("events_voting_roll_entry")
    op.drop_index(op.f("ix_events_voting_proxy_roll_id"), table_name="events_voting_proxy")
    op.drop_index(op.f("ix_events_voting_proxy_network_id"), table_name="events_voting_proxy")
    op.drop_index(op.f("ix_events_voting_proxy_holder_id"), table_name="events_voting_proxy")
    op.drop_index(op.f("ix_events_voting_proxy_giver_id"), table_name="events_voting_proxy")
    op.drop_table("events_voting_proxy")
    op.drop_index(op.f("ix_events_headcount_session_id"), table_name="events_headcount")
    op.drop_index(op.f("ix_events_headcount_network_id"), table_name="events_headcount")
    op.drop_index(op.f("ix_events_headcount_event_id"), table_name="events_headcount")
    op.drop_table("events_headcount")
    op.drop_index(
        "uq_events_event_registration_live",
        table_name="events_event_registration",
        postgresql_where=sa.text("state IN ('WAITING', 'OFFERED', 'CONFIRMED')"),
    )
    op.drop_index(op.f("ix_events_event_registration_policy_id"), table_name="events_event_registration")
    op.drop_index(op.f("ix_events_event_registration_person_id"), table_name="events_event_registration")
    op.drop_index(op.f("ix_events_event_registration_organisation_id"), table_name="events_event_registration")
    op.drop_index(op.f("ix_events_event_registration_network_id"), table_name="events_event_registration")
    op.drop_index(op.f("ix_events_event_registration_home_network_id"), table_name="events_event_registration")
    op.drop_index(op.f("ix_events_event_registration_event_id"), table_name="events_event_registration")
    op.drop_index(op.f("ix_events_event_registration_country_id"), table_name="events_event_registration")
    op.drop_table("events_event_registration")
    op.drop_index(op.f("ix_events_event_contributor_session_id"), table_name="events_event_contributor")
    op.drop_index(op.f("ix_events_event_contributor_person_id"), table_name="events_event_contributor")
    op.drop_index(op.f("ix_events_event_contributor_network_id"), table_name="events_event_contributor")
    op.drop_index(op.f("ix_events_event_contributor_event_id"), table_name="events_event_contributor")
    op.drop_table("events_event_contributor")
    op.drop_index(op.f("ix_events_voting_roll_network_id"), table_name="events_voting_roll")
    op.drop_index(op.f("ix_events_voting_roll_event_id"), table_name="events_voting_roll")
    op.drop_table("events_voting_roll")
    op.drop_index(op.f("ix_events_registration_policy_network_id"), table_name="events_registration_policy")
    op.drop_index(op.f("ix_events_registration_policy_event_id"), table_name="events_registration_policy")
    op.drop_table("events_registration_policy")
    op.drop_index(op.f("ix_events_event_session_venue_id"), table_name="events_event_session")
    op.drop_index(op.f("ix_events_event_session_starts_at"), table_name="events_event_session")
    op.drop_index(op.f("ix_events_event_session_network_id"), table_name="events_event_session")
    op.drop_index(op.f("ix_events_event_session_event_id"), table_name="events_event_session")
    op.drop_table("events_event_session")
    op.drop_index(op.f("ix_events_event_partner_organisation_id"), table_name="events_event_partner")
    op.drop_index(op.f("ix_events_event_partner_network_id"), table_name="events_event_partner")
    op.drop_index(op.f("ix_events_event_partner_event_id"), table_name="events_event_partner")
    op.drop_table("events_event_partner")
    op.drop_index(op.f("ix_events_event_activity_network_id"), table_name="events_event_activity")
    op.drop_index(op.f("ix_events_event_activity_event_id"), table_name="events_event_activity")
    op.drop_index(op.f("ix_events_event_activity_activity_id"), table_name="events_event_activity")
    op.drop_table("events_event_activity")
    op.drop_index(op.f("ix_events_event_venue_id"), table_name="events_event")
    op.drop_index(op.f("ix_events_event_unit_id"), table_name="events_event")
    op.drop_index("ix_events_event_title_sort_8", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_7", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_6", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_5", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_4", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_3", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_2", table_name="events_event")
    op.drop_index("ix_events_event_title_sort_1", table_name="events_event")
    op.drop_index(op.f("ix_events_event_series_id"), table_name="events_event")
    op.drop_index(
        "ix_events_event_search_text",
        table_name="events_event",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_events_event_organiser_id"), table_name="events_event")
    op.drop_index(op.f("ix_events_event_network_id"), table_name="events_event")
    op.drop_table("events_event")
    op.drop_index(op.f("ix_events_venue_unit_id"), table_name="events_venue")
    op.drop_index(
        "ix_events_venue_search_text",
        table_name="events_venue",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_events_venue_network_id"), table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_8", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_7", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_6", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_5", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_4", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_3", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_2", table_name="events_venue")
    op.drop_index("ix_events_venue_name_sort_1", table_name="events_venue")
    op.drop_table("events_venue")
    op.drop_index("ix_events_event_series_title_sort_8", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_7", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_6", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_5", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_4", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_3", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_2", table_name="events_event_series")
    op.drop_index("ix_events_event_series_title_sort_1", table_name="events_event_series")
    op.drop_index(
        "ix_events_event_series_search_text",
        table_name="events_event_series",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_events_event_series_network_id"), table_name="events_event_series")
    op.drop_table("events_event_series")
    op.drop_index(op.f("ix_events_activity_label_activity_id"), table_name="events_activity_label")
    op.drop_table("events_activity_label")
    op.drop_index("ix_events_project_activity_title_sort_8", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_7", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_6", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_5", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_4", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_3", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_2", table_name="events_project_activity")
    op.drop_index("ix_events_project_activity_title_sort_1", table_name="events_project_activity")
    op.drop_index(
        "ix_events_project_activity_search_text",
        table_name="events_project_activity",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_events_project_activity_project_id"), table_name="events_project_activity")
    op.drop_table("events_project_activity")
    op.drop_index("ix_events_project_title_sort_8", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_7", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_6", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_5", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_4", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_3", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_2", table_name="events_project")
    op.drop_index("ix_events_project_title_sort_1", table_name="events_project")
    op.drop_index(
        "ix_events_project_search_text",
        table_name="events_project",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_table("events_project")
