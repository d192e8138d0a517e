"""Academies count for internships."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "link_academy_internships_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link_academy_internships_bonus",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("points > 0", name=op.f("ck_link_academy_internships_bonus_points")),
        sa.ForeignKeyConstraint(
            ["call_id", "network_id"],
            ["calls_call.id", "calls_call.network_id"],
            name=op.f("fk_link_academy_internships_bonus_call_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_link_academy_internships_bonus_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_academy_internships_bonus")),
        sa.UniqueConstraint("call_id", name=op.f("uq_link_academy_internships_bonus_call_id")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_link_academy_internships_bonus_id_network_id")),
    )
    op.create_index(
        op.f("ix_link_academy_internships_bonus_call_id"), "link_academy_internships_bonus", ["call_id"], unique=False
    )
    op.create_index(
        op.f("ix_link_academy_internships_bonus_network_id"),
        "link_academy_internships_bonus",
        ["network_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_link_academy_internships_bonus_network_id"), table_name="link_academy_internships_bonus")
    op.drop_index(op.f("ix_link_academy_internships_bonus_call_id"), table_name="link_academy_internships_bonus")
    op.drop_table("link_academy_internships_bonus")
