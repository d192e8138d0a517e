"""Visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "visits_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visits_visit",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("impression", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_visits_visit_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_visits_visit_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits_visit")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_visits_visit_id_network_id")),
    )
    op.create_index(op.f("ix_visits_visit_network_id"), "visits_visit", ["network_id"], unique=False)
    op.create_index(op.f("ix_visits_visit_organisation_id"), "visits_visit", ["organisation_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_visits_visit_organisation_id"), table_name="visits_visit")
    op.drop_index(op.f("ix_visits_visit_network_id"), table_name="visits_visit")
    op.drop_table("visits_visit")
