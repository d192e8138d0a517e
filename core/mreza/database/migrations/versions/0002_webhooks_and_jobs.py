"""Webhooks and jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "core_0002"
down_revision = "core_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "core_webhook_endpoint",
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("event_types", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "ACTIVE",
                "PAUSED",
                "DISABLED",
                name="endpointstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("secret_number", sa.Integer(), nullable=False),
        sa.Column("previous_secret_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_core_webhook_endpoint_network_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_webhook_endpoint")),
    )
    op.create_index(op.f("ix_core_webhook_endpoint_network_id"), "core_webhook_endpoint", ["network_id"], unique=False)
    op.create_table(
        "core_delivery",
        sa.Column("endpoint_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "PENDING",
                "DELIVERED",
                "FAILED",
                "GIVEN_UP",
                name="deliverystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["endpoint_id"], ["core_webhook_endpoint.id"], name=op.f("fk_core_delivery_endpoint_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["core_event_record.id"], name=op.f("fk_core_delivery_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_delivery")),
        sa.UniqueConstraint("endpoint_id", "event_id", name=op.f("uq_core_delivery_endpoint_id_event_id")),
    )
    op.create_index(op.f("ix_core_delivery_created_at"), "core_delivery", ["created_at"], unique=False)
    op.create_index(op.f("ix_core_delivery_endpoint_id"), "core_delivery", ["endpoint_id"], unique=False)
    op.create_index(op.f("ix_core_delivery_event_id"), "core_delivery", ["event_id"], unique=False)
    op.create_index(op.f("ix_core_delivery_network_id"), "core_delivery", ["network_id"], unique=False)
    op.create_index(
        "ix_core_delivery_next",
        "core_delivery",
        ["endpoint_id", "position"],
        unique=False,
        postgresql_where=sa.text("state IN ('PENDING', 'FAILED')"),
    )
    op.create_index(
        "ix_core_delivery_open",
        "core_delivery",
        ["endpoint_id", "subject", "position"],
        unique=False,
        postgresql_where=sa.text("state IN ('PENDING', 'FAILED')"),
    )
    op.create_table(
        "core_job",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=True),
        sa.Column("arguments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "QUEUED",
                "RUNNING",
                "DONE",
                "FAILED",
                name="jobstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_core_job_network_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["core_user.id"], name=op.f("fk_core_job_owner_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_job")),
    )
    op.create_index(op.f("ix_core_job_created_at"), "core_job", ["created_at"], unique=False)
    op.create_index(op.f("ix_core_job_network_id"), "core_job", ["network_id"], unique=False)
    op.create_index(op.f("ix_core_job_owner_id"), "core_job", ["owner_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_core_job_owner_id"), table_name="core_job")
    op.drop_index(op.f("ix_core_job_network_id"), table_name="core_job")
    op.drop_index(op.f("ix_core_job_created_at"), table_name="core_job")
    op.drop_table("core_job")
    op.drop_index(
        "ix_core_delivery_next", table_name="core_delivery", postgresql_where=sa.text("state IN ('PENDING', 'FAILED')")
    )
    op.drop_index(
        "ix_core_delivery_open", table_name="core_delivery", postgresql_where=sa.text("state IN ('PENDING', 'FAILED')")
    )
    op.drop_index(op.f("ix_core_delivery_network_id"), table_name="core_delivery")
    op.drop_index(op.f("ix_core_delivery_event_id"), table_name="core_delivery")
    op.drop_index(op.f("ix_core_delivery_endpoint_id"), table_name="core_delivery")
    op.drop_index(op.f("ix_core_delivery_created_at"), table_name="core_delivery")
    op.drop_table("core_delivery")
    op.drop_index(op.f("ix_core_webhook_endpoint_network_id"), table_name="core_webhook_endpoint")
    op.drop_table("core_webhook_endpoint")
