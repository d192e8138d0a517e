"""Keep promises."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "visits_0002"
down_revision = "visits_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits_visit", sa.Column("promises", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("visits_visit", "promises")
