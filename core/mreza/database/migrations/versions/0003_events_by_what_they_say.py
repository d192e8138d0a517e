"""Endpoints choose events by what these say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "core_0003"
down_revision = "core_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added empty and filled, because rows that are there already want every event.
    op.add_column(
        "core_webhook_endpoint", sa.Column("matching", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.execute("UPDATE core_webhook_endpoint SET matching = '{}'")
    op.alter_column("core_webhook_endpoint", "matching", nullable=False)


def downgrade() -> None:
    op.drop_column("core_webhook_endpoint", "matching")
