"""Courses and seats, as the models say."""

from __future__ import annotations

from alembic import op
from mreza_seats.models import Course, Seat

revision, down_revision, branch_labels, depends_on = "seats_0001", None, None, None
TABLES = [Course.__table__, Seat.__table__]


def upgrade() -> None:
    Course.metadata.create_all(op.get_bind(), tables=TABLES)


def downgrade() -> None:
    Course.metadata.drop_all(op.get_bind(), tables=TABLES)
