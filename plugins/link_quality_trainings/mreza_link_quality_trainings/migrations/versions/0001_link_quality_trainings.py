"""Link quality trainings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "link_quality_trainings_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link_quality_trainings_course_suggestion",
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("reason", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["trainings_course.id"],
            name=op.f("fk_link_quality_trainings_course_suggestion_course_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_link_quality_trainings_course_suggestion_network_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["quality_topic.id"],
            name=op.f("fk_link_quality_trainings_course_suggestion_topic_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_quality_trainings_course_suggestion")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_link_quality_trainings_course_suggestion_id_network_id")),
        sa.UniqueConstraint(
            "network_id", "topic_id", "course_id", name="uq_link_quality_trainings_course_suggestion_one"
        ),
    )
    op.create_index(
        op.f("ix_link_quality_trainings_course_suggestion_course_id"),
        "link_quality_trainings_course_suggestion",
        ["course_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_link_quality_trainings_course_suggestion_network_id"),
        "link_quality_trainings_course_suggestion",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_link_quality_trainings_course_suggestion_topic_id"),
        "link_quality_trainings_course_suggestion",
        ["topic_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(
        op.f("ix_link_quality_trainings_course_suggestion_topic_id"),
        table_name="link_quality_trainings_course_suggestion",
    )
    op.drop_index(
        op.f("ix_link_quality_trainings_course_suggestion_network_id"),
        table_name="link_quality_trainings_course_suggestion",
    )
    op.drop_index(
        op.f("ix_link_quality_trainings_course_suggestion_course_id"),
        table_name="link_quality_trainings_course_suggestion",
    )
    op.drop_table("link_quality_trainings_course_suggestion")
