"""What an agreement grants."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "calls_0002"
down_revision = "calls_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calls_call_agreement", sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("calls_call_agreement", sa.Column("currency", sa.Text(), nullable=True))
    op.execute("ALTER TABLE calls_call_agreement ADD CONSTRAINT ck_calls_call_agreement_amount CHECK (amount > 0)")
    op.execute(
        "ALTER TABLE calls_call_agreement ADD CONSTRAINT ck_calls_call_agreement_money "
        "CHECK ((amount IS NULL) = (currency IS NULL))"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE calls_call_agreement DROP CONSTRAINT ck_calls_call_agreement_money")
    op.execute("ALTER TABLE calls_call_agreement DROP CONSTRAINT ck_calls_call_agreement_amount")
    op.drop_column("calls_call_agreement", "currency")
    op.drop_column("calls_call_agreement", "amount")
