"""Mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "mail_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_mailing",
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("contents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(title), '')", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_mail_mailing_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_mailing")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_mail_mailing_id_network_id")),
    )
    op.create_index(op.f("ix_mail_mailing_network_id"), "mail_mailing", ["network_id"], unique=False)
    op.create_index(
        "ix_mail_mailing_search_text_network",
        "mail_mailing",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_table(
        "mail_message",
        sa.Column("mailing_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("values", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column(
            "suppressed_for",
            sa.Enum(
                "OPTED_OUT",
                "BOUNCED",
                "INVALID",
                "REPEATED",
                name="suppressionground",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_status", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "bounce",
            sa.Enum("HARD", "SOFT", name="bouncekind", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("bounce_status", sa.Text(), nullable=True),
        sa.Column("bounced_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "QUEUED",
                "SENT",
                "FAILED",
                "SUPPRESSED",
                name="mailmessagestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(address), '')", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint("(state = 'QUEUED') = (next_attempt_at IS NOT NULL)", name=op.f("ck_mail_message_waits")),
        sa.CheckConstraint(
            "(state = 'SUPPRESSED') = (suppressed_for IS NOT NULL)", name=op.f("ck_mail_message_suppressed")
        ),
        sa.CheckConstraint("bounce IS NULL OR state = 'SENT'", name=op.f("ck_mail_message_left")),
        sa.CheckConstraint("(bounce IS NULL) = (bounced_on IS NULL)", name=op.f("ck_mail_message_bounced")),
        sa.ForeignKeyConstraint(
            ["mailing_id", "network_id"],
            ["mail_mailing.id", "mail_mailing.network_id"],
            name=op.f("fk_mail_message_mailing_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_mail_message_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_message")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_mail_message_id_network_id")),
    )
    op.create_index(op.f("ix_mail_message_mailing_id"), "mail_message", ["mailing_id"], unique=False)
    op.create_index(op.f("ix_mail_message_network_id"), "mail_message", ["network_id"], unique=False)
    op.create_index(op.f("ix_mail_message_next_attempt_at"), "mail_message", ["next_attempt_at"], unique=False)
    op.create_index(
        "ix_mail_message_search_text_network",
        "mail_message",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_table(
        "mail_suppression",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "OPTED_OUT",
                "BOUNCED",
                "INVALID",
                "REPEATED",
                name="suppressionground",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ground IN ('OPTED_OUT', 'BOUNCED')", name=op.f("ck_mail_suppression_lasting")),
        sa.ForeignKeyConstraint(
            ["message_id", "network_id"],
            ["mail_message.id", "mail_message.network_id"],
            name=op.f("fk_mail_suppression_message_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_mail_suppression_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_suppression")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_mail_suppression_id_network_id")),
        sa.UniqueConstraint(
            "network_id", "fingerprint", "ground", name=op.f("uq_mail_suppression_network_id_fingerprint_ground")
        ),
    )
    op.create_index(op.f("ix_mail_suppression_message_id"), "mail_suppression", ["message_id"], unique=False)
    op.create_index(op.f("ix_mail_suppression_network_id"), "mail_suppression", ["network_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_mail_suppression_network_id"), table_name="mail_suppression")
    op.drop_index(op.f("ix_mail_suppression_message_id"), table_name="mail_suppression")
    op.drop_table("mail_suppression")
    op.drop_index(
        "ix_mail_message_search_text_network",
        table_name="mail_message",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_mail_message_next_attempt_at"), table_name="mail_message")
    op.drop_index(op.f("ix_mail_message_network_id"), table_name="mail_message")
    op.drop_index(op.f("ix_mail_message_mailing_id"), table_name="mail_message")
    op.drop_table("mail_message")
    op.drop_index(
        "ix_mail_mailing_search_text_network",
        table_name="mail_mailing",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_mail_mailing_network_id"), table_name="mail_mailing")
    op.drop_table("mail_mailing")
