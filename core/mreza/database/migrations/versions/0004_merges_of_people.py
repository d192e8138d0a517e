"""Merges of people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "core_0004"
down_revision = "core_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "core_person_merge",
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("merged_id", sa.Uuid(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("moved", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("left_behind", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kept_id", "network_id"],
            ["core_person.id", "core_person.network_id"],
            name=op.f("fk_core_person_merge_kept_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["merged_id", "network_id"],
            ["core_person.id", "core_person.network_id"],
            name=op.f("fk_core_person_merge_merged_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_core_person_merge_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_person_merge")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_core_person_merge_id_network_id")),
    )
    op.create_index(op.f("ix_core_person_merge_kept_id"), "core_person_merge", ["kept_id"], unique=False)
    op.create_index(op.f("ix_core_person_merge_merged_id"), "core_person_merge", ["merged_id"], unique=False)
    op.create_index(op.f("ix_core_person_merge_network_id"), "core_person_merge", ["network_id"], unique=False)
    op.create_index(
        "uq_core_person_merge_merged_id",
        "core_person_merge",
        ["merged_id"],
        unique=True,
        postgresql_where=sa.text("undone_on IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_core_person_merge_merged_id", table_name="core_person_merge", postgresql_where=sa.text("undone_on IS NULL")
    )
    op.drop_index(op.f("ix_core_person_merge_network_id"), table_name="core_person_merge")
    op.drop_index(op.f("ix_core_person_merge_merged_id"), table_name="core_person_merge")
    op.drop_index(op.f("ix_core_person_merge_kept_id"), table_name="core_person_merge")
    op.drop_table("core_person_merge")
