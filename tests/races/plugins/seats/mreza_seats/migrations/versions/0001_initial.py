"""Courses and seats, as the models say."""

from __future__ import annotations

from alembic import op
from mreza_seats.models import Lesson, Seat

revision, down_revision, branch_labels, depends_on = "seats_0001", None, None, None
TABLES = [Lesson.__table__, Seat.__table__]


def upgrade() -> None:
    Lesson.metadata.create_all(op.get_bind(), tables=TABLES)


def downgrade() -> None:
    Lesson.metadata.drop_all(op.get_bind(), tables=TABLES)
