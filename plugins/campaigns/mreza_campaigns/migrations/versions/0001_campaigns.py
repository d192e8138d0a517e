"""Campaigns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "campaigns_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaigns_campaign",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "AWARENESS",
                "ADVOCACY",
                "MEDIA",
                "CARAVAN",
                name="campaignkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "caravan_format",
            sa.Enum(
                "JOURNALISTS",
                "COMMUNITY",
                "SOCIAL_MEDIA",
                name="caravanformat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("slogan", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("objective", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("target_groups", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("lasts", postgresql.DATERANGE(), nullable=True),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column(
            "funding",
            sa.Enum(
                "FUNDED", "CO_FUNDED", "NONE", name="funding", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("locales", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("hashtag", sa.Text(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("people_target", sa.Integer(), nullable=True),
        sa.Column("journalists_target", sa.Integer(), nullable=True),
        sa.Column("budget", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("evaluation", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "ACTIVE",
                "PAUSED",
                "COMPLETED",
                "EVALUATED",
                "CANCELLED",
                name="campaignstate",
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
                "coalesce(mreza.fold(code), '') || ' ' || coalesce(mreza.fold_json(title), '')", persisted=True
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(kind = 'CARAVAN') = (caravan_format IS NOT NULL)", name=op.f("ck_campaigns_campaign_format")
        ),
        sa.CheckConstraint(
            "state IN ('PLANNED', 'CANCELLED') OR objective IS NOT NULL AND target_groups IS NOT NULL "
            "AND lasts IS NOT NULL AND activity_id IS NOT NULL",
            name=op.f("ck_campaigns_campaign_whole"),
        ),
        sa.CheckConstraint("(budget IS NULL) = (currency IS NULL)", name=op.f("ck_campaigns_campaign_money")),
        sa.CheckConstraint(
            "people_target > 0 AND journalists_target > 0 AND budget >= 0", name=op.f("ck_campaigns_campaign_figures")
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["events_project_activity.id"],
            name=op.f("fk_campaigns_campaign_activity_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_campaign_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_campaign")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_campaign_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_campaigns_campaign_network_id_code")),
    )
    op.create_index(op.f("ix_campaigns_campaign_activity_id"), "campaigns_campaign", ["activity_id"], unique=False)
    op.create_index(op.f("ix_campaigns_campaign_network_id"), "campaigns_campaign", ["network_id"], unique=False)
    op.create_index(
        "ix_campaigns_campaign_search_text",
        "campaigns_campaign",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_1",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_2",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_3",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_4",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_5",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_6",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_7",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_campaign_title_sort_8",
        "campaigns_campaign",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "campaigns_outlet",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "medium",
            sa.Enum(
                "PRINT",
                "TELEVISION",
                "RADIO",
                "PORTAL",
                "SOCIAL",
                "OUTDOOR",
                "NEWSLETTER",
                name="medium",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
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
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold(name), '')", persisted=True), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_campaigns_outlet_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_outlet_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_outlet")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_outlet_id_network_id")),
        sa.UniqueConstraint("network_id", "name", "medium", name=op.f("uq_campaigns_outlet_network_id_name_medium")),
    )
    op.create_index(op.f("ix_campaigns_outlet_country_id"), "campaigns_outlet", ["country_id"], unique=False)
    op.create_index(
        "ix_campaigns_outlet_name_sort_1", "campaigns_outlet", [sa.literal_column("(name_sort[1])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_2", "campaigns_outlet", [sa.literal_column("(name_sort[2])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_3", "campaigns_outlet", [sa.literal_column("(name_sort[3])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_4", "campaigns_outlet", [sa.literal_column("(name_sort[4])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_5", "campaigns_outlet", [sa.literal_column("(name_sort[5])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_6", "campaigns_outlet", [sa.literal_column("(name_sort[6])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_7", "campaigns_outlet", [sa.literal_column("(name_sort[7])"), "id"], unique=False
    )
    op.create_index(
        "ix_campaigns_outlet_name_sort_8", "campaigns_outlet", [sa.literal_column("(name_sort[8])"), "id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_outlet_network_id"), "campaigns_outlet", ["network_id"], unique=False)
    op.create_index(
        "ix_campaigns_outlet_search_text",
        "campaigns_outlet",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "campaigns_campaign_message",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_campaigns_campaign_message_number")),
        sa.ForeignKeyConstraint(
            ["campaign_id", "network_id"],
            ["campaigns_campaign.id", "campaigns_campaign.network_id"],
            name=op.f("fk_campaigns_campaign_message_campaign_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_campaign_message_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_campaign_message")),
        sa.UniqueConstraint("campaign_id", "number", name=op.f("uq_campaigns_campaign_message_campaign_id_number")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_campaign_message_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_campaign_message_campaign_id"), "campaigns_campaign_message", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_campaign_message_network_id"), "campaigns_campaign_message", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_campaign_phase",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("lasts", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("campaign_id"), "="),
            (sa.column("lasts"), "&&"),
            using="gist",
            name="ex_campaigns_campaign_phase_lasts",
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_campaigns_campaign_phase_number")),
        sa.ForeignKeyConstraint(
            ["campaign_id", "network_id"],
            ["campaigns_campaign.id", "campaigns_campaign.network_id"],
            name=op.f("fk_campaigns_campaign_phase_campaign_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_campaign_phase_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_campaign_phase")),
        sa.UniqueConstraint("campaign_id", "number", name=op.f("uq_campaigns_campaign_phase_campaign_id_number")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_campaign_phase_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_campaign_phase_campaign_id"), "campaigns_campaign_phase", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_campaign_phase_network_id"), "campaigns_campaign_phase", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_caravan_result",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("stops", sa.Integer(), nullable=False),
        sa.Column("registered_unique", sa.Integer(), nullable=False),
        sa.Column("registered", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("journalists", sa.Integer(), nullable=False),
        sa.Column("contacts", sa.BigInteger(), nullable=True),
        sa.Column("lower_bound", sa.BigInteger(), nullable=True),
        sa.Column("impressions", sa.BigInteger(), nullable=True),
        sa.Column("accounts", sa.BigInteger(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "registered >= registered_unique AND registered_unique >= 0 AND counted >= 0",
            name=op.f("ck_campaigns_caravan_result_figures"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id", "network_id"],
            ["campaigns_campaign.id", "campaigns_campaign.network_id"],
            name=op.f("fk_campaigns_caravan_result_campaign_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_caravan_result_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_caravan_result")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_caravan_result_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_caravan_result_campaign_id"), "campaigns_caravan_result", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_caravan_result_network_id"), "campaigns_caravan_result", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_journalist",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("outlet_id", sa.Uuid(), nullable=True),
        sa.Column("accredited_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_journalist_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_journalist_network_id")),
        sa.ForeignKeyConstraint(
            ["outlet_id"], ["campaigns_outlet.id"], name=op.f("fk_campaigns_journalist_outlet_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_campaigns_journalist_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_journalist")),
        sa.UniqueConstraint("campaign_id", "person_id", name=op.f("uq_campaigns_journalist_campaign_id_person_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_journalist_id_network_id")),
    )
    op.create_index(op.f("ix_campaigns_journalist_campaign_id"), "campaigns_journalist", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaigns_journalist_network_id"), "campaigns_journalist", ["network_id"], unique=False)
    op.create_index(op.f("ix_campaigns_journalist_outlet_id"), "campaigns_journalist", ["outlet_id"], unique=False)
    op.create_index(op.f("ix_campaigns_journalist_person_id"), "campaigns_journalist", ["person_id"], unique=False)
    op.create_table(
        "campaigns_media_contact",
        sa.Column("outlet_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(name), '') || ' ' || coalesce(mreza.fold(email), '')", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_media_contact_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["outlet_id", "network_id"],
            ["campaigns_outlet.id", "campaigns_outlet.network_id"],
            name=op.f("fk_campaigns_media_contact_outlet_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_media_contact")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_media_contact_id_network_id")),
        sa.UniqueConstraint("network_id", "email", name=op.f("uq_campaigns_media_contact_network_id_email")),
    )
    op.create_index(
        op.f("ix_campaigns_media_contact_network_id"), "campaigns_media_contact", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_media_contact_outlet_id"), "campaigns_media_contact", ["outlet_id"], unique=False
    )
    op.create_index(
        "ix_campaigns_media_contact_search_text_network",
        "campaigns_media_contact",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_table(
        "campaigns_media_story",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.Text(), nullable=True),
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
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold(title), '')", persisted=True), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_media_story_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_media_story_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_media_story")),
        sa.UniqueConstraint("campaign_id", "text_hash", name=op.f("uq_campaigns_media_story_campaign_id_text_hash")),
        sa.UniqueConstraint("id", "campaign_id", name=op.f("uq_campaigns_media_story_id_campaign_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_media_story_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_media_story_campaign_id"), "campaigns_media_story", ["campaign_id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_media_story_network_id"), "campaigns_media_story", ["network_id"], unique=False)
    op.create_index(
        "ix_campaigns_media_story_search_text",
        "campaigns_media_story",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_1",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_2",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_3",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_4",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_5",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_6",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_7",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_media_story_title_sort_8",
        "campaigns_media_story",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "campaigns_plan",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("lead_network_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("note", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id", "lead_network_id"],
            ["campaigns_campaign.id", "campaigns_campaign.network_id"],
            name="fk_campaigns_plan_lead",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns_campaign.id"], name=op.f("fk_campaigns_plan_campaign_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_campaigns_plan_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["lead_network_id"],
            ["core_network.id"],
            name=op.f("fk_campaigns_plan_lead_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_plan_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_plan")),
        sa.UniqueConstraint("campaign_id", "network_id", name=op.f("uq_campaigns_plan_campaign_id_network_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_plan_id_network_id")),
    )
    op.create_index(op.f("ix_campaigns_plan_campaign_id"), "campaigns_plan", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaigns_plan_country_id"), "campaigns_plan", ["country_id"], unique=False)
    op.create_index(op.f("ix_campaigns_plan_lead_network_id"), "campaigns_plan", ["lead_network_id"], unique=False)
    op.create_index(op.f("ix_campaigns_plan_network_id"), "campaigns_plan", ["network_id"], unique=False)
    op.create_table(
        "campaigns_social_channel",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column(
            "medium",
            sa.Enum(
                "PRINT",
                "TELEVISION",
                "RADIO",
                "PORTAL",
                "SOCIAL",
                "OUTDOOR",
                "NEWSLETTER",
                name="medium",
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
            "platform_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(platform)", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_social_channel_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_social_channel_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_social_channel")),
        sa.UniqueConstraint(
            "campaign_id", "platform", "handle", name=op.f("uq_campaigns_social_channel_campaign_id_platform_handle")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_social_channel_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_social_channel_campaign_id"), "campaigns_social_channel", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_social_channel_network_id"), "campaigns_social_channel", ["network_id"], unique=False
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_1",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_2",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_3",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_4",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_5",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_6",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_7",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_social_channel_platform_sort_8",
        "campaigns_social_channel",
        [sa.literal_column("(platform_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "campaigns_consent",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("by_guardian", sa.Boolean(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("files", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "state",
            sa.Enum("GIVEN", "WITHDRAWN", name="consentstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)", name=op.f("ck_campaigns_consent_withdrawn")
        ),
        sa.CheckConstraint("withdrawn_on >= given_on", name=op.f("ck_campaigns_consent_order")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents_document.id"],
            name=op.f("fk_campaigns_consent_document_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_consent_network_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_campaigns_consent_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_consent")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_consent_id_network_id")),
        sa.UniqueConstraint("network_id", "code_hash", name=op.f("uq_campaigns_consent_network_id_code_hash")),
    )
    op.create_index(op.f("ix_campaigns_consent_document_id"), "campaigns_consent", ["document_id"], unique=False)
    op.create_index(op.f("ix_campaigns_consent_network_id"), "campaigns_consent", ["network_id"], unique=False)
    op.create_index(op.f("ix_campaigns_consent_person_id"), "campaigns_consent", ["person_id"], unique=False)
    op.create_table(
        "campaigns_material",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("phase_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "POSTER",
                "LEAFLET",
                "IMAGE",
                "VIDEO",
                "SPOT",
                "POST",
                "ARTICLE",
                "PRESS_RELEASE",
                "PRESS_KIT",
                "CASE_STUDY",
                "OTHER",
                name="materialkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("source_locale", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("rights", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("shows_people", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column(
            "anonymity",
            sa.Enum(
                "NAMED", "ALTERED", "COMPOSED", name="anonymity", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="materialstate",
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
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold_json(title), '')", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(kind = 'CASE_STUDY') = (anonymity IS NOT NULL)", name=op.f("ck_campaigns_material_case_study")
        ),
        sa.CheckConstraint("about_id IS NULL OR kind = 'CASE_STUDY'", name=op.f("ck_campaigns_material_about")),
        sa.ForeignKeyConstraint(
            ["about_id"], ["core_person.id"], name=op.f("fk_campaigns_material_about_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_material_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_material_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_campaigns_material_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["phase_id"],
            ["campaigns_campaign_phase.id"],
            name=op.f("fk_campaigns_material_phase_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_material")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_material_id_network_id")),
    )
    op.create_index(op.f("ix_campaigns_material_about_id"), "campaigns_material", ["about_id"], unique=False)
    op.create_index(op.f("ix_campaigns_material_campaign_id"), "campaigns_material", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaigns_material_network_id"), "campaigns_material", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_campaigns_material_organisation_id"), "campaigns_material", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_material_phase_id"), "campaigns_material", ["phase_id"], unique=False)
    op.create_index(
        "ix_campaigns_material_search_text_network",
        "campaigns_material",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_campaigns_material_title_sort_1",
        "campaigns_material",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_2",
        "campaigns_material",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_3",
        "campaigns_material",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_4",
        "campaigns_material",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_5",
        "campaigns_material",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_6",
        "campaigns_material",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_7",
        "campaigns_material",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_campaigns_material_title_sort_8",
        "campaigns_material",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "campaigns_plan_message",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("lead_network_id", sa.Uuid(), nullable=False),
        sa.Column("own_words", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_network_id"],
            ["core_network.id"],
            name=op.f("fk_campaigns_plan_message_lead_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["message_id", "lead_network_id"],
            ["campaigns_campaign_message.id", "campaigns_campaign_message.network_id"],
            name="fk_campaigns_plan_message_lead",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["campaigns_campaign_message.id"],
            name=op.f("fk_campaigns_plan_message_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_plan_message_network_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "network_id"],
            ["campaigns_plan.id", "campaigns_plan.network_id"],
            name=op.f("fk_campaigns_plan_message_plan_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_plan_message")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_plan_message_id_network_id")),
        sa.UniqueConstraint("plan_id", "message_id", name=op.f("uq_campaigns_plan_message_plan_id_message_id")),
    )
    op.create_index(
        op.f("ix_campaigns_plan_message_lead_network_id"), "campaigns_plan_message", ["lead_network_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_plan_message_message_id"), "campaigns_plan_message", ["message_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_plan_message_network_id"), "campaigns_plan_message", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_plan_message_plan_id"), "campaigns_plan_message", ["plan_id"], unique=False)
    op.create_table(
        "campaigns_reach_estimate",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("gross_contacts", sa.BigInteger(), nullable=False),
        sa.Column("lower_bound", sa.BigInteger(), nullable=False),
        sa.Column("outlet_audiences", sa.BigInteger(), nullable=False),
        sa.Column("overlap_percent", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("declared_by_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DECLARED",
                "APPROVED",
                "REPLACED",
                name="estimatestate",
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
            (sa.column("campaign_id"), "="),
            where=sa.text("state = 'APPROVED'"),
            using="gist",
            name="ex_campaigns_reach_estimate_reported",
        ),
        sa.CheckConstraint("btrim(method) <> ''", name=op.f("ck_campaigns_reach_estimate_method")),
        sa.CheckConstraint(
            "state <> 'APPROVED' OR approved_on IS NOT NULL", name=op.f("ck_campaigns_reach_estimate_approved")
        ),
        sa.CheckConstraint(
            "gross_contacts >= 0 AND lower_bound >= 0 AND outlet_audiences >= 0",
            name=op.f("ck_campaigns_reach_estimate_figures"),
        ),
        sa.CheckConstraint(
            "overlap_percent >= 0 AND overlap_percent < 100", name=op.f("ck_campaigns_reach_estimate_overlap")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id", "network_id"],
            ["campaigns_campaign.id", "campaigns_campaign.network_id"],
            name=op.f("fk_campaigns_reach_estimate_campaign_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["declared_by_id"],
            ["core_user.id"],
            name=op.f("fk_campaigns_reach_estimate_declared_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_reach_estimate_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_reach_estimate")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_reach_estimate_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_reach_estimate_campaign_id"), "campaigns_reach_estimate", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_reach_estimate_declared_by_id"), "campaigns_reach_estimate", ["declared_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_reach_estimate_network_id"), "campaigns_reach_estimate", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_recommendation",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("text", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("institution", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "LOCAL",
                "INTERMEDIATE",
                "NATIONAL",
                "REGIONAL",
                name="reformlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("is_reform", sa.Boolean(), nullable=False),
        sa.Column("addressed_on", sa.Date(), nullable=True),
        sa.Column("promised_by", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFTED",
                "ADDRESSED",
                "ACKNOWLEDGED",
                "COMMITTED",
                "ADOPTED",
                "PARTLY_ADOPTED",
                "REFUSED",
                name="recommendationstate",
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
            "search_text",
            sa.Text(),
            sa.Computed(
                "coalesce(mreza.fold_json(text), '') || ' ' || coalesce(mreza.fold_json(institution), '')",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "state = 'DRAFTED' OR addressed_on IS NOT NULL", name=op.f("ck_campaigns_recommendation_addressed")
        ),
        sa.CheckConstraint(
            "state NOT IN ('ADOPTED', 'PARTLY_ADOPTED') OR decision_id IS NOT NULL AND decided_on IS NOT NULL",
            name=op.f("ck_campaigns_recommendation_decision"),
        ),
        sa.CheckConstraint("decided_on >= addressed_on", name=op.f("ck_campaigns_recommendation_order")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_recommendation_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["core_country.id"],
            name=op.f("fk_campaigns_recommendation_country_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_campaigns_recommendation_decision_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_recommendation_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["core_administrative_unit.id"],
            name=op.f("fk_campaigns_recommendation_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_recommendation")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_recommendation_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_recommendation_campaign_id"), "campaigns_recommendation", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_recommendation_country_id"), "campaigns_recommendation", ["country_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_recommendation_decision_id"), "campaigns_recommendation", ["decision_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_recommendation_network_id"), "campaigns_recommendation", ["network_id"], unique=False
    )
    op.create_index(
        "ix_campaigns_recommendation_search_text",
        "campaigns_recommendation",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_campaigns_recommendation_unit_id"), "campaigns_recommendation", ["unit_id"], unique=False)
    op.create_table(
        "campaigns_social_period",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("lasts", postgresql.DATERANGE(), nullable=False),
        sa.Column("reach", sa.BigInteger(), nullable=True),
        sa.Column("reach_evidence", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("channel_id"), "="),
            (sa.column("lasts"), "&&"),
            using="gist",
            name="ex_campaigns_social_period_lasts",
        ),
        sa.CheckConstraint(
            "NOT lower_inf(lasts) AND NOT upper_inf(lasts)", name=op.f("ck_campaigns_social_period_days")
        ),
        sa.CheckConstraint(
            "reach >= 0 AND (reach IS NULL) = (reach_evidence IS NULL)", name=op.f("ck_campaigns_social_period_reach")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_social_period_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["channel_id", "network_id"],
            ["campaigns_social_channel.id", "campaigns_social_channel.network_id"],
            name=op.f("fk_campaigns_social_period_channel_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_social_period_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_social_period")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_social_period_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_social_period_campaign_id"), "campaigns_social_period", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_social_period_channel_id"), "campaigns_social_period", ["channel_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_social_period_network_id"), "campaigns_social_period", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_social_snapshot",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("impressions", sa.BigInteger(), nullable=False),
        sa.Column("views", sa.BigInteger(), nullable=True),
        sa.Column("engagements", sa.BigInteger(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("btrim(evidence) <> ''", name=op.f("ck_campaigns_social_snapshot_evidence")),
        sa.CheckConstraint(
            "impressions >= 0 AND views >= 0 AND engagements >= 0", name=op.f("ck_campaigns_social_snapshot_figures")
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_social_snapshot_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["channel_id", "network_id"],
            ["campaigns_social_channel.id", "campaigns_social_channel.network_id"],
            name=op.f("fk_campaigns_social_snapshot_channel_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_social_snapshot_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_social_snapshot")),
        sa.UniqueConstraint("channel_id", "on_day", name=op.f("uq_campaigns_social_snapshot_channel_id_on_day")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_social_snapshot_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_social_snapshot_campaign_id"), "campaigns_social_snapshot", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_social_snapshot_channel_id"), "campaigns_social_snapshot", ["channel_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_social_snapshot_network_id"), "campaigns_social_snapshot", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_stop",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_campaigns_stop_number")),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns_campaign.id"], name=op.f("fk_campaigns_stop_campaign_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["event_id", "network_id"],
            ["events_event.id", "events_event.network_id"],
            name=op.f("fk_campaigns_stop_event_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_stop_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_stop")),
        sa.UniqueConstraint("campaign_id", "event_id", name=op.f("uq_campaigns_stop_campaign_id_event_id")),
        sa.UniqueConstraint("campaign_id", "number", name=op.f("uq_campaigns_stop_campaign_id_number")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_stop_id_network_id")),
    )
    op.create_index(op.f("ix_campaigns_stop_campaign_id"), "campaigns_stop", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaigns_stop_event_id"), "campaigns_stop", ["event_id"], unique=False)
    op.create_index(op.f("ix_campaigns_stop_network_id"), "campaigns_stop", ["network_id"], unique=False)
    op.create_table(
        "campaigns_calendar_entry",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("phase_id", sa.Uuid(), nullable=True),
        sa.Column("material_id", sa.Uuid(), nullable=True),
        sa.Column("outlet_id", sa.Uuid(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column(
            "medium",
            sa.Enum(
                "PRINT",
                "TELEVISION",
                "RADIO",
                "PORTAL",
                "SOCIAL",
                "OUTDOOR",
                "NEWSLETTER",
                name="medium",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("locale", sa.Text(), nullable=True),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED",
                "DONE",
                "DROPPED",
                name="calendarentrystate",
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
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_calendar_entry_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["material_id"],
            ["campaigns_material.id"],
            name=op.f("fk_campaigns_calendar_entry_material_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_calendar_entry_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["outlet_id"],
            ["campaigns_outlet.id"],
            name=op.f("fk_campaigns_calendar_entry_outlet_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["phase_id"],
            ["campaigns_campaign_phase.id"],
            name=op.f("fk_campaigns_calendar_entry_phase_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_calendar_entry")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_calendar_entry_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_calendar_entry_campaign_id"), "campaigns_calendar_entry", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_calendar_entry_material_id"), "campaigns_calendar_entry", ["material_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_calendar_entry_network_id"), "campaigns_calendar_entry", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_calendar_entry_on_day"), "campaigns_calendar_entry", ["on_day"], unique=False)
    op.create_index(
        op.f("ix_campaigns_calendar_entry_outlet_id"), "campaigns_calendar_entry", ["outlet_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_calendar_entry_phase_id"), "campaigns_calendar_entry", ["phase_id"], unique=False
    )
    op.create_table(
        "campaigns_campaign_task",
        sa.Column("material_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "REPLACE", "TRANSLATE", name="campaigntaskkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "DONE",
                "DROPPED",
                name="campaigntaskstate",
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
            ["material_id", "network_id"],
            ["campaigns_material.id", "campaigns_material.network_id"],
            name=op.f("fk_campaigns_campaign_task_material_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_campaign_task_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_campaign_task")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_campaign_task_id_network_id")),
    )
    op.create_index(op.f("ix_campaigns_campaign_task_due_on"), "campaigns_campaign_task", ["due_on"], unique=False)
    op.create_index(
        op.f("ix_campaigns_campaign_task_material_id"), "campaigns_campaign_task", ["material_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_campaign_task_network_id"), "campaigns_campaign_task", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_depiction",
        sa.Column("material_id", sa.Uuid(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id", "network_id"],
            ["campaigns_consent.id", "campaigns_consent.network_id"],
            name=op.f("fk_campaigns_depiction_consent_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["material_id", "network_id"],
            ["campaigns_material.id", "campaigns_material.network_id"],
            name=op.f("fk_campaigns_depiction_material_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_depiction_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_depiction")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_depiction_id_network_id")),
        sa.UniqueConstraint("material_id", "consent_id", name=op.f("uq_campaigns_depiction_material_id_consent_id")),
    )
    op.create_index(op.f("ix_campaigns_depiction_consent_id"), "campaigns_depiction", ["consent_id"], unique=False)
    op.create_index(op.f("ix_campaigns_depiction_material_id"), "campaigns_depiction", ["material_id"], unique=False)
    op.create_index(op.f("ix_campaigns_depiction_network_id"), "campaigns_depiction", ["network_id"], unique=False)
    op.create_table(
        "campaigns_material_version",
        sa.Column("material_id", sa.Uuid(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("lesson", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("past_files", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("of_revision", sa.Integer(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("fallback_locale", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "UNPUBLISHED",
                "PUBLISHED",
                "WITHDRAWN",
                name="versionstate",
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
            "state = 'UNPUBLISHED' OR published_on IS NOT NULL", name=op.f("ck_campaigns_material_version_published")
        ),
        sa.CheckConstraint("fallback_locale <> locale", name=op.f("ck_campaigns_material_version_fallback")),
        sa.ForeignKeyConstraint(
            ["document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_campaigns_material_version_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["material_id", "network_id"],
            ["campaigns_material.id", "campaigns_material.network_id"],
            name=op.f("fk_campaigns_material_version_material_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_material_version_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_material_version")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_material_version_id_network_id")),
        sa.UniqueConstraint("material_id", "locale", name=op.f("uq_campaigns_material_version_material_id_locale")),
    )
    op.create_index(
        op.f("ix_campaigns_material_version_document_id"), "campaigns_material_version", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_material_version_material_id"), "campaigns_material_version", ["material_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_material_version_network_id"), "campaigns_material_version", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_material_version_published_on"), "campaigns_material_version", ["published_on"], unique=False
    )
    op.create_table(
        "campaigns_placement",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("outlet_id", sa.Uuid(), nullable=False),
        sa.Column("material_id", sa.Uuid(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column(
            "medium",
            sa.Enum(
                "PRINT",
                "TELEVISION",
                "RADIO",
                "PORTAL",
                "SOCIAL",
                "OUTDOOR",
                "NEWSLETTER",
                name="medium",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("country_id", sa.Uuid(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("archive_id", sa.Uuid(), nullable=True),
        sa.Column("archive_url", sa.Text(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("size", sa.Text(), nullable=True),
        sa.Column(
            "tone",
            sa.Enum(
                "POSITIVE", "NEUTRAL", "NEGATIVE", name="tone", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("mentions_network", sa.Boolean(), nullable=False),
        sa.Column("mentions_union", sa.Boolean(), nullable=False),
        sa.Column("mentions_project", sa.Boolean(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "UNCHECKED",
                "PASSED",
                "FAILED",
                "NOT_REQUIRED",
                name="placementvisibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "payment",
            sa.Enum("EARNED", "PAID", "OWNED", name="payment", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text", sa.Text(), sa.Computed("coalesce(mreza.fold(title), '')", persisted=True), nullable=True
        ),
        sa.CheckConstraint(
            "(cost IS NULL) = (currency IS NULL) AND cost >= 0 AND seconds >= 0",
            name=op.f("ck_campaigns_placement_figures"),
        ),
        sa.CheckConstraint(
            "archive_id IS NOT NULL OR archive_url IS NOT NULL", name=op.f("ck_campaigns_placement_archived")
        ),
        sa.ForeignKeyConstraint(
            ["archive_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_campaigns_placement_archive_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_placement_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["country_id"], ["core_country.id"], name=op.f("fk_campaigns_placement_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["material_id"],
            ["campaigns_material.id"],
            name=op.f("fk_campaigns_placement_material_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_placement_network_id")),
        sa.ForeignKeyConstraint(
            ["outlet_id"], ["campaigns_outlet.id"], name=op.f("fk_campaigns_placement_outlet_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["story_id", "campaign_id"],
            ["campaigns_media_story.id", "campaigns_media_story.campaign_id"],
            name="fk_campaigns_placement_story",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["campaigns_media_story.id"],
            name=op.f("fk_campaigns_placement_story_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_placement")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_placement_id_network_id")),
    )
    op.create_index(op.f("ix_campaigns_placement_archive_id"), "campaigns_placement", ["archive_id"], unique=False)
    op.create_index(op.f("ix_campaigns_placement_campaign_id"), "campaigns_placement", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaigns_placement_country_id"), "campaigns_placement", ["country_id"], unique=False)
    op.create_index(op.f("ix_campaigns_placement_material_id"), "campaigns_placement", ["material_id"], unique=False)
    op.create_index(op.f("ix_campaigns_placement_network_id"), "campaigns_placement", ["network_id"], unique=False)
    op.create_index(op.f("ix_campaigns_placement_on_day"), "campaigns_placement", ["on_day"], unique=False)
    op.create_index(op.f("ix_campaigns_placement_outlet_id"), "campaigns_placement", ["outlet_id"], unique=False)
    op.create_index(
        "ix_campaigns_placement_search_text",
        "campaigns_placement",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_campaigns_placement_story_id"), "campaigns_placement", ["story_id"], unique=False)
    op.create_table(
        "campaigns_press_dispatch",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("material_id", sa.Uuid(), nullable=False),
        sa.Column("mailing_id", sa.Uuid(), nullable=False),
        sa.Column("media", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("countries", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("locales", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_press_dispatch_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["mailing_id", "network_id"],
            ["mail_mailing.id", "mail_mailing.network_id"],
            name=op.f("fk_campaigns_press_dispatch_mailing_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["material_id"],
            ["campaigns_material.id"],
            name=op.f("fk_campaigns_press_dispatch_material_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_press_dispatch_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_press_dispatch")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_press_dispatch_id_network_id")),
        sa.UniqueConstraint("mailing_id", name=op.f("uq_campaigns_press_dispatch_mailing_id")),
    )
    op.create_index(
        op.f("ix_campaigns_press_dispatch_campaign_id"), "campaigns_press_dispatch", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_press_dispatch_mailing_id"), "campaigns_press_dispatch", ["mailing_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_press_dispatch_material_id"), "campaigns_press_dispatch", ["material_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_press_dispatch_network_id"), "campaigns_press_dispatch", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_press_dispatch_sent_on"), "campaigns_press_dispatch", ["sent_on"], unique=False)
    op.create_table(
        "campaigns_deliverable",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("journalist_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "published_on IS NOT NULL OR placement_id IS NULL AND url IS NULL",
            name=op.f("ck_campaigns_deliverable_published"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_deliverable_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["journalist_id", "network_id"],
            ["campaigns_journalist.id", "campaigns_journalist.network_id"],
            name=op.f("fk_campaigns_deliverable_journalist_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_deliverable_network_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["campaigns_placement.id"],
            name=op.f("fk_campaigns_deliverable_placement_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_deliverable")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_deliverable_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_deliverable_campaign_id"), "campaigns_deliverable", ["campaign_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_deliverable_journalist_id"), "campaigns_deliverable", ["journalist_id"], unique=False
    )
    op.create_index(op.f("ix_campaigns_deliverable_network_id"), "campaigns_deliverable", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_campaigns_deliverable_placement_id"), "campaigns_deliverable", ["placement_id"], unique=False
    )
    op.create_table(
        "campaigns_metric",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "CIRCULATION",
                "READERSHIP",
                "AUDIENCE",
                "UNIQUE_VISITORS",
                "REACH",
                "PAGE_VIEWS",
                "IMPRESSIONS",
                "ENGAGEMENTS",
                "VIDEO_VIEWS",
                "DOWNLOADS",
                name="metrickind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("threshold_seconds", sa.Integer(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("evidence_url", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("btrim(source) <> '' AND btrim(method) <> ''", name=op.f("ck_campaigns_metric_method")),
        sa.CheckConstraint(
            "evidence_id IS NOT NULL OR evidence_url IS NOT NULL", name=op.f("ck_campaigns_metric_evidence")
        ),
        sa.CheckConstraint("value >= 0 AND threshold_seconds >= 0", name=op.f("ck_campaigns_metric_value")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns_campaign.id"],
            name=op.f("fk_campaigns_metric_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_campaigns_metric_evidence_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_campaigns_metric_network_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "network_id"],
            ["campaigns_placement.id", "campaigns_placement.network_id"],
            name=op.f("fk_campaigns_metric_placement_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_metric")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_metric_id_network_id")),
        sa.UniqueConstraint(
            "placement_id",
            "kind",
            "measured_on",
            "source",
            name=op.f("uq_campaigns_metric_placement_id_kind_measured_on_source"),
        ),
    )
    op.create_index(op.f("ix_campaigns_metric_campaign_id"), "campaigns_metric", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaigns_metric_evidence_id"), "campaigns_metric", ["evidence_id"], unique=False)
    op.create_index(op.f("ix_campaigns_metric_network_id"), "campaigns_metric", ["network_id"], unique=False)
    op.create_index(op.f("ix_campaigns_metric_placement_id"), "campaigns_metric", ["placement_id"], unique=False)
    op.create_table(
        "campaigns_visibility_check",
        sa.Column("material_id", sa.Uuid(), nullable=False),
        sa.Column("material_version_id", sa.Uuid(), nullable=False),
        sa.Column("emblem", sa.Boolean(), nullable=False),
        sa.Column("statement", sa.Boolean(), nullable=False),
        sa.Column("disclaimer", sa.Boolean(), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=False),
        sa.Column("kosovo", sa.Boolean(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["material_id", "network_id"],
            ["campaigns_material.id", "campaigns_material.network_id"],
            name=op.f("fk_campaigns_visibility_check_material_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["material_version_id", "network_id"],
            ["campaigns_material_version.id", "campaigns_material_version.network_id"],
            name=op.f("fk_campaigns_visibility_check_material_version_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_visibility_check_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_visibility_check")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_visibility_check_id_network_id")),
        sa.UniqueConstraint("material_version_id", name=op.f("uq_campaigns_visibility_check_material_version_id")),
    )
    op.create_index(
        op.f("ix_campaigns_visibility_check_material_id"), "campaigns_visibility_check", ["material_id"], unique=False
    )
    op.create_index(
        op.f("ix_campaigns_visibility_check_material_version_id"),
        "campaigns_visibility_check",
        ["material_version_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_campaigns_visibility_check_network_id"), "campaigns_visibility_check", ["network_id"], unique=False
    )
    op.create_table(
        "campaigns_visibility_override",
        sa.Column("material_id", sa.Uuid(), nullable=False),
        sa.Column("material_version_id", sa.Uuid(), nullable=False),
        sa.Column("missing", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("btrim(reason) <> ''", name=op.f("ck_campaigns_visibility_override_reason")),
        sa.ForeignKeyConstraint(
            ["material_id", "network_id"],
            ["campaigns_material.id", "campaigns_material.network_id"],
            name=op.f("fk_campaigns_visibility_override_material_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["material_version_id", "network_id"],
            ["campaigns_material_version.id", "campaigns_material_version.network_id"],
            name=op.f("fk_campaigns_visibility_override_material_version_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_campaigns_visibility_override_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns_visibility_override")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_campaigns_visibility_override_id_network_id")),
    )
    op.create_index(
        op.f("ix_campaigns_visibility_override_material_id"),
        "campaigns_visibility_override",
        ["material_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_campaigns_visibility_override_material_version_id"),
        "campaigns_visibility_override",
        ["material_version_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_campaigns_visibility_override_network_id"),
        "campaigns_visibility_override",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_campaigns_visibility_override_on_day"), "campaigns_visibility_override", ["on_day"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_campaigns_visibility_override_on_day"), table_name="campaigns_visibility_override")
    op.drop_index(op.f("ix_campaigns_visibility_override_network_id"), table_name="campaigns_visibility_override")
    op.drop_index(
        op.f("ix_campaigns_visibility_override_material_version_id"), table_name="campaigns_visibility_override"
    )
    op.drop_index(op.f("ix_campaigns_visibility_override_material_id"), table_name="campaigns_visibility_override")
    op.drop_table("campaigns_visibility_override")
    op.drop_index(op.f("ix_campaigns_visibility_check_network_id"), table_name="campaigns_visibility_check")
    op.drop_index(op.f("ix_campaigns_visibility_check_material_version_id"), table_name="campaigns_visibility_check")
    op.drop_index(op.f("ix_campaigns_visibility_check_material_id"), table_name="campaigns_visibility_check")
    op.drop_table("campaigns_visibility_check")
    op.drop_index(op.f("ix_campaigns_metric_placement_id"), table_name="campaigns_metric")
    op.drop_index(op.f("ix_campaigns_metric_network_id"), table_name="campaigns_metric")
    op.drop_index(op.f("ix_campaigns_metric_evidence_id"), table_name="campaigns_metric")
    op.drop_index(op.f("ix_campaigns_metric_campaign_id"), table_name="campaigns_metric")
    op.drop_table("campaigns_metric")
    op.drop_index(op.f("ix_campaigns_deliverable_placement_id"), table_name="campaigns_deliverable")
    op.drop_index(op.f("ix_campaigns_deliverable_network_id"), table_name="campaigns_deliverable")
    op.drop_index(op.f("ix_campaigns_deliverable_journalist_id"), table_name="campaigns_deliverable")
    op.drop_index(op.f("ix_campaigns_deliverable_campaign_id"), table_name="campaigns_deliverable")
    op.drop_table("campaigns_deliverable")
    op.drop_index(op.f("ix_campaigns_press_dispatch_sent_on"), table_name="campaigns_press_dispatch")
    op.drop_index(op.f("ix_campaigns_press_dispatch_network_id"), table_name="campaigns_press_dispatch")
    op.drop_index(op.f("ix_campaigns_press_dispatch_material_id"), table_name="campaigns_press_dispatch")
    op.drop_index(op.f("ix_campaigns_press_dispatch_mailing_id"), table_name="campaigns_press_dispatch")
    op.drop_index(op.f("ix_campaigns_press_dispatch_campaign_id"), table_name="campaigns_press_dispatch")
    op.drop_table("campaigns_press_dispatch")
    op.drop_index(op.f("ix_campaigns_placement_story_id"), table_name="campaigns_placement")
    op.drop_index(
        "ix_campaigns_placement_search_text",
        table_name="campaigns_placement",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_placement_outlet_id"), table_name="campaigns_placement")
    op.drop_index(op.f("ix_campaigns_placement_on_day"), table_name="campaigns_placement")
    op.drop_index(op.f("ix_campaigns_placement_network_id"), table_name="campaigns_placement")
    op.drop_index(op.f("ix_campaigns_placement_material_id"), table_name="campaigns_placement")
    op.drop_index(op.f("ix_campaigns_placement_country_id"), table_name="campaigns_placement")
    op.drop_index(op.f("ix_campaigns_placement_campaign_id"), table_name="campaigns_placement")
    op.drop_index(op.f("ix_campaigns_placement_archive_id"), table_name="campaigns_placement")
    op.drop_table("campaigns_placement")
    op.drop_index(op.f("ix_campaigns_material_version_published_on"), table_name="campaigns_material_version")
    op.drop_index(op.f("ix_campaigns_material_version_network_id"), table_name="campaigns_material_version")
    op.drop_index(op.f("ix_campaigns_material_version_material_id"), table_name="campaigns_material_version")
    op.drop_index(op.f("ix_campaigns_material_version_document_id"), table_name="campaigns_material_version")
    op.drop_table("campaigns_material_version")
    op.drop_index(op.f("ix_campaigns_depiction_network_id"), table_name="campaigns_depiction")
    op.drop_index(op.f("ix_campaigns_depiction_material_id"), table_name="campaigns_depiction")
    op.drop_index(op.f("ix_campaigns_depiction_consent_id"), table_name="campaigns_depiction")
    op.drop_table("campaigns_depiction")
    op.drop_index(op.f("ix_campaigns_campaign_task_network_id"), table_name="campaigns_campaign_task")
    op.drop_index(op.f("ix_campaigns_campaign_task_material_id"), table_name="campaigns_campaign_task")
    op.drop_index(op.f("ix_campaigns_campaign_task_due_on"), table_name="campaigns_campaign_task")
    op.drop_table("campaigns_campaign_task")
    op.drop_index(op.f("ix_campaigns_calendar_entry_phase_id"), table_name="campaigns_calendar_entry")
    op.drop_index(op.f("ix_campaigns_calendar_entry_outlet_id"), table_name="campaigns_calendar_entry")
    op.drop_index(op.f("ix_campaigns_calendar_entry_on_day"), table_name="campaigns_calendar_entry")
    op.drop_index(op.f("ix_campaigns_calendar_entry_network_id"), table_name="campaigns_calendar_entry")
    op.drop_index(op.f("ix_campaigns_calendar_entry_material_id"), table_name="campaigns_calendar_entry")
    op.drop_index(op.f("ix_campaigns_calendar_entry_campaign_id"), table_name="campaigns_calendar_entry")
    op.drop_table("campaigns_calendar_entry")
    op.drop_index(op.f("ix_campaigns_stop_network_id"), table_name="campaigns_stop")
    op.drop_index(op.f("ix_campaigns_stop_event_id"), table_name="campaigns_stop")
    op.drop_index(op.f("ix_campaigns_stop_campaign_id"), table_name="campaigns_stop")
    op.drop_table("campaigns_stop")
    op.drop_index(op.f("ix_campaigns_social_snapshot_network_id"), table_name="campaigns_social_snapshot")
    op.drop_index(op.f("ix_campaigns_social_snapshot_channel_id"), table_name="campaigns_social_snapshot")
    op.drop_index(op.f("ix_campaigns_social_snapshot_campaign_id"), table_name="campaigns_social_snapshot")
    op.drop_table("campaigns_social_snapshot")
    op.drop_index(op.f("ix_campaigns_social_period_network_id"), table_name="campaigns_social_period")
    op.drop_index(op.f("ix_campaigns_social_period_channel_id"), table_name="campaigns_social_period")
    op.drop_index(op.f("ix_campaigns_social_period_campaign_id"), table_name="campaigns_social_period")
    op.drop_table("campaigns_social_period")
    op.drop_index(op.f("ix_campaigns_recommendation_unit_id"), table_name="campaigns_recommendation")
    op.drop_index(
        "ix_campaigns_recommendation_search_text",
        table_name="campaigns_recommendation",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_recommendation_network_id"), table_name="campaigns_recommendation")
    op.drop_index(op.f("ix_campaigns_recommendation_decision_id"), table_name="campaigns_recommendation")
    op.drop_index(op.f("ix_campaigns_recommendation_country_id"), table_name="campaigns_recommendation")
    op.drop_index(op.f("ix_campaigns_recommendation_campaign_id"), table_name="campaigns_recommendation")
    op.drop_table("campaigns_recommendation")
    op.drop_index(op.f("ix_campaigns_reach_estimate_network_id"), table_name="campaigns_reach_estimate")
    op.drop_index(op.f("ix_campaigns_reach_estimate_declared_by_id"), table_name="campaigns_reach_estimate")
    op.drop_index(op.f("ix_campaigns_reach_estimate_campaign_id"), table_name="campaigns_reach_estimate")
    op.drop_table("campaigns_reach_estimate")
    op.drop_index(op.f("ix_campaigns_plan_message_plan_id"), table_name="campaigns_plan_message")
    op.drop_index(op.f("ix_campaigns_plan_message_network_id"), table_name="campaigns_plan_message")
    op.drop_index(op.f("ix_campaigns_plan_message_message_id"), table_name="campaigns_plan_message")
    op.drop_index(op.f("ix_campaigns_plan_message_lead_network_id"), table_name="campaigns_plan_message")
    op.drop_table("campaigns_plan_message")
    op.drop_index("ix_campaigns_material_title_sort_8", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_7", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_6", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_5", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_4", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_3", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_2", table_name="campaigns_material")
    op.drop_index("ix_campaigns_material_title_sort_1", table_name="campaigns_material")
    op.drop_index(
        "ix_campaigns_material_search_text_network",
        table_name="campaigns_material",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_material_phase_id"), table_name="campaigns_material")
    op.drop_index(op.f("ix_campaigns_material_organisation_id"), table_name="campaigns_material")
    op.drop_index(op.f("ix_campaigns_material_network_id"), table_name="campaigns_material")
    op.drop_index(op.f("ix_campaigns_material_campaign_id"), table_name="campaigns_material")
    op.drop_index(op.f("ix_campaigns_material_about_id"), table_name="campaigns_material")
    op.drop_table("campaigns_material")
    op.drop_index(op.f("ix_campaigns_consent_person_id"), table_name="campaigns_consent")
    op.drop_index(op.f("ix_campaigns_consent_network_id"), table_name="campaigns_consent")
    op.drop_index(op.f("ix_campaigns_consent_document_id"), table_name="campaigns_consent")
    op.drop_table("campaigns_consent")
    op.drop_index("ix_campaigns_social_channel_platform_sort_8", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_7", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_6", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_5", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_4", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_3", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_2", table_name="campaigns_social_channel")
    op.drop_index("ix_campaigns_social_channel_platform_sort_1", table_name="campaigns_social_channel")
    op.drop_index(op.f("ix_campaigns_social_channel_network_id"), table_name="campaigns_social_channel")
    op.drop_index(op.f("ix_campaigns_social_channel_campaign_id"), table_name="campaigns_social_channel")
    op.drop_table("campaigns_social_channel")
    op.drop_index(op.f("ix_campaigns_plan_network_id"), table_name="campaigns_plan")
    op.drop_index(op.f("ix_campaigns_plan_lead_network_id"), table_name="campaigns_plan")
    op.drop_index(op.f("ix_campaigns_plan_country_id"), table_name="campaigns_plan")
    op.drop_index(op.f("ix_campaigns_plan_campaign_id"), table_name="campaigns_plan")
    op.drop_table("campaigns_plan")
    op.drop_index("ix_campaigns_media_story_title_sort_8", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_7", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_6", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_5", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_4", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_3", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_2", table_name="campaigns_media_story")
    op.drop_index("ix_campaigns_media_story_title_sort_1", table_name="campaigns_media_story")
    op.drop_index(
        "ix_campaigns_media_story_search_text",
        table_name="campaigns_media_story",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_media_story_network_id"), table_name="campaigns_media_story")
    op.drop_index(op.f("ix_campaigns_media_story_campaign_id"), table_name="campaigns_media_story")
    op.drop_table("campaigns_media_story")
    op.drop_index(
        "ix_campaigns_media_contact_search_text_network",
        table_name="campaigns_media_contact",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_media_contact_outlet_id"), table_name="campaigns_media_contact")
    op.drop_index(op.f("ix_campaigns_media_contact_network_id"), table_name="campaigns_media_contact")
    op.drop_table("campaigns_media_contact")
    op.drop_index(op.f("ix_campaigns_journalist_person_id"), table_name="campaigns_journalist")
    op.drop_index(op.f("ix_campaigns_journalist_outlet_id"), table_name="campaigns_journalist")
    op.drop_index(op.f("ix_campaigns_journalist_network_id"), table_name="campaigns_journalist")
    op.drop_index(op.f("ix_campaigns_journalist_campaign_id"), table_name="campaigns_journalist")
    op.drop_table("campaigns_journalist")
    op.drop_index(op.f("ix_campaigns_caravan_result_network_id"), table_name="campaigns_caravan_result")
    op.drop_index(op.f("ix_campaigns_caravan_result_campaign_id"), table_name="campaigns_caravan_result")
    op.drop_table("campaigns_caravan_result")
    op.drop_index(op.f("ix_campaigns_campaign_phase_network_id"), table_name="campaigns_campaign_phase")
    op.drop_index(op.f("ix_campaigns_campaign_phase_campaign_id"), table_name="campaigns_campaign_phase")
    op.drop_table("campaigns_campaign_phase")
    op.drop_index(op.f("ix_campaigns_campaign_message_network_id"), table_name="campaigns_campaign_message")
    op.drop_index(op.f("ix_campaigns_campaign_message_campaign_id"), table_name="campaigns_campaign_message")
    op.drop_table("campaigns_campaign_message")
    op.drop_index(
        "ix_campaigns_outlet_search_text",
        table_name="campaigns_outlet",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_outlet_network_id"), table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_8", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_7", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_6", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_5", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_4", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_3", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_2", table_name="campaigns_outlet")
    op.drop_index("ix_campaigns_outlet_name_sort_1", table_name="campaigns_outlet")
    op.drop_index(op.f("ix_campaigns_outlet_country_id"), table_name="campaigns_outlet")
    op.drop_table("campaigns_outlet")
    op.drop_index("ix_campaigns_campaign_title_sort_8", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_7", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_6", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_5", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_4", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_3", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_2", table_name="campaigns_campaign")
    op.drop_index("ix_campaigns_campaign_title_sort_1", table_name="campaigns_campaign")
    op.drop_index(
        "ix_campaigns_campaign_search_text",
        table_name="campaigns_campaign",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_campaigns_campaign_network_id"), table_name="campaigns_campaign")
    op.drop_index(op.f("ix_campaigns_campaign_activity_id"), table_name="campaigns_campaign")
    op.drop_table("campaigns_campaign")
