"""Indicators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "indicators_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "indicators_indicator",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("project", sa.Text(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "IMPACT",
                "OUTCOME",
                "OUTPUT",
                name="indicatorlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("unit", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("variables", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("participations_as", sa.Text(), nullable=False),
        sa.Column("unique_as", sa.Text(), nullable=False),
        sa.Column(
            "decided_by",
            sa.Enum(
                "PARTICIPATIONS", "UNIQUE", name="indicatorcount", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "operator",
            sa.Enum(
                "AT_LEAST", "EXACTLY", name="indicatoroperator", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("baseline", sa.Integer(), nullable=True),
        sa.Column("baseline_on", sa.Date(), nullable=True),
        sa.Column("lasts", postgresql.DATERANGE(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
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
        sa.CheckConstraint("target > 0 AND baseline >= 0", name=op.f("ck_indicators_indicator_figures")),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_indicators_indicator_network_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators_indicator")),
        sa.UniqueConstraint("code", name=op.f("uq_indicators_indicator_code")),
    )
    op.create_index(op.f("ix_indicators_indicator_network_id"), "indicators_indicator", ["network_id"], unique=False)
    op.create_index(
        "ix_indicators_indicator_search_text",
        "indicators_indicator",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_1",
        "indicators_indicator",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_2",
        "indicators_indicator",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_3",
        "indicators_indicator",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_4",
        "indicators_indicator",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_5",
        "indicators_indicator",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_6",
        "indicators_indicator",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_7",
        "indicators_indicator",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_indicator_title_sort_8",
        "indicators_indicator",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "indicators_published_table",
        sa.Column("title", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("note", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("variables", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_hash", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publishedtablestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=True),
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
        sa.CheckConstraint("threshold >= 3", name=op.f("ck_indicators_published_table_threshold")),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["core_network.id"],
            name=op.f("fk_indicators_published_table_network_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators_published_table")),
    )
    op.create_index(
        op.f("ix_indicators_published_table_network_id"), "indicators_published_table", ["network_id"], unique=False
    )
    op.create_index(
        "ix_indicators_published_table_search_text",
        "indicators_published_table",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_1",
        "indicators_published_table",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_2",
        "indicators_published_table",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_3",
        "indicators_published_table",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_4",
        "indicators_published_table",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_5",
        "indicators_published_table",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_6",
        "indicators_published_table",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_7",
        "indicators_published_table",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_indicators_published_table_title_sort_8",
        "indicators_published_table",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "indicators_indicator_target",
        sa.Column("indicator_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "country_id IS NOT NULL OR year IS NOT NULL", name=op.f("ck_indicators_indicator_target_part")
        ),
        sa.CheckConstraint("target > 0", name=op.f("ck_indicators_indicator_target_target")),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["core_country.id"],
            name=op.f("fk_indicators_indicator_target_country_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicators_indicator.id"],
            name=op.f("fk_indicators_indicator_target_indicator_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["core_network.id"],
            name=op.f("fk_indicators_indicator_target_network_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators_indicator_target")),
        sa.UniqueConstraint(
            "indicator_id",
            "country_id",
            "year",
            name=op.f("uq_indicators_indicator_target_indicator_id_country_id_year"),
        ),
    )
    op.create_index(
        op.f("ix_indicators_indicator_target_country_id"), "indicators_indicator_target", ["country_id"], unique=False
    )
    op.create_index(
        op.f("ix_indicators_indicator_target_indicator_id"),
        "indicators_indicator_target",
        ["indicator_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_indicators_indicator_target_network_id"), "indicators_indicator_target", ["network_id"], unique=False
    )
    op.create_table(
        "indicators_published_cell",
        sa.Column("table_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("label", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("other_dimension", sa.Text(), nullable=True),
        sa.Column("other_key", sa.Text(), nullable=True),
        sa.Column("other_label", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column(
            "suppressed",
            sa.Enum("SMALL", "HIDDEN", name="cellmark", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("exact", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(count IS NULL) <> (suppressed IS NULL)", name=op.f("ck_indicators_published_cell_suppressed")
        ),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["core_network.id"],
            name=op.f("fk_indicators_published_cell_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["indicators_published_table.id"],
            name=op.f("fk_indicators_published_cell_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators_published_cell")),
        sa.UniqueConstraint("table_id", "position", name=op.f("uq_indicators_published_cell_table_id_position")),
    )
    op.create_index(
        op.f("ix_indicators_published_cell_network_id"), "indicators_published_cell", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_indicators_published_cell_table_id"), "indicators_published_cell", ["table_id"], unique=False
    )
    op.create_table(
        "indicators_indicator_value",
        sa.Column("indicator_id", sa.Uuid(), nullable=False),
        sa.Column("country_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("participations", sa.Integer(), nullable=False),
        sa.Column("unique_count", sa.Integer(), nullable=False),
        sa.Column(
            "decided_by",
            sa.Enum(
                "PARTICIPATIONS", "UNIQUE", name="indicatorcount", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "operator",
            sa.Enum(
                "AT_LEAST", "EXACTLY", name="indicatoroperator", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("variables", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("data_hash", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "FROZEN",
                "PUBLISHED",
                "WITHDRAWN",
                name="indicatorvaluestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("country_id IS NULL OR state = 'FROZEN'", name=op.f("ck_indicators_indicator_value_parts")),
        sa.CheckConstraint(
            "unique_count >= 0 AND participations >= unique_count", name=op.f("ck_indicators_indicator_value_counts")
        ),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["core_country.id"],
            name=op.f("fk_indicators_indicator_value_country_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["frozen_by_id"],
            ["core_user.id"],
            name=op.f("fk_indicators_indicator_value_frozen_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicators_indicator.id"],
            name=op.f("fk_indicators_indicator_value_indicator_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["core_network.id"],
            name=op.f("fk_indicators_indicator_value_network_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators_indicator_value")),
        sa.UniqueConstraint(
            "indicator_id",
            "network_id",
            "number",
            "country_id",
            name=op.f("uq_indicators_indicator_value_indicator_id_network_id_number_country_id"),
        ),
    )
    op.create_index(
        op.f("ix_indicators_indicator_value_country_id"), "indicators_indicator_value", ["country_id"], unique=False
    )
    op.create_index(
        op.f("ix_indicators_indicator_value_frozen_by_id"), "indicators_indicator_value", ["frozen_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_indicators_indicator_value_indicator_id"), "indicators_indicator_value", ["indicator_id"], unique=False
    )
    op.create_index(
        op.f("ix_indicators_indicator_value_network_id"), "indicators_indicator_value", ["network_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_indicators_indicator_value_network_id"), table_name="indicators_indicator_value")
    op.drop_index(op.f("ix_indicators_indicator_value_indicator_id"), table_name="indicators_indicator_value")
    op.drop_index(op.f("ix_indicators_indicator_value_frozen_by_id"), table_name="indicators_indicator_value")
    op.drop_index(op.f("ix_indicators_indicator_value_country_id"), table_name="indicators_indicator_value")
    op.drop_table("indicators_indicator_value")
    op.drop_index(op.f("ix_indicators_published_cell_table_id"), table_name="indicators_published_cell")
    op.drop_index(op.f("ix_indicators_published_cell_network_id"), table_name="indicators_published_cell")
    op.drop_table("indicators_published_cell")
    op.drop_index(op.f("ix_indicators_indicator_target_network_id"), table_name="indicators_indicator_target")
    op.drop_index(op.f("ix_indicators_indicator_target_indicator_id"), table_name="indicators_indicator_target")
    op.drop_index(op.f("ix_indicators_indicator_target_country_id"), table_name="indicators_indicator_target")
    op.drop_table("indicators_indicator_target")
    op.drop_index("ix_indicators_published_table_title_sort_8", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_7", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_6", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_5", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_4", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_3", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_2", table_name="indicators_published_table")
    op.drop_index("ix_indicators_published_table_title_sort_1", table_name="indicators_published_table")
    op.drop_index(
        "ix_indicators_published_table_search_text",
        table_name="indicators_published_table",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_indicators_published_table_network_id"), table_name="indicators_published_table")
    op.drop_table("indicators_published_table")
    op.drop_index("ix_indicators_indicator_title_sort_8", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_7", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_6", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_5", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_4", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_3", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_2", table_name="indicators_indicator")
    op.drop_index("ix_indicators_indicator_title_sort_1", table_name="indicators_indicator")
    op.drop_index(
        "ix_indicators_indicator_search_text",
        table_name="indicators_indicator",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_indicators_indicator_network_id"), table_name="indicators_indicator")
    op.drop_table("indicators_indicator")
