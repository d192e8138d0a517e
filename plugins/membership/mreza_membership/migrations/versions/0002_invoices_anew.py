"""An invoice that was cancelled makes room for another one by the same rule."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "membership_0002"
down_revision = "membership_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("uq_membership_fee_invoice_membership_id_rule_id", "membership_fee_invoice", type_="unique")
    op.create_index(
        "uq_membership_fee_invoice_by_rule",
        "membership_fee_invoice",
        ["membership_id", "rule_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'CANCELLED'"),
    )


def downgrade() -> None:
    op.drop_index("uq_membership_fee_invoice_by_rule", table_name="membership_fee_invoice")
    op.create_unique_constraint(
        "uq_membership_fee_invoice_membership_id_rule_id", "membership_fee_invoice", ["membership_id", "rule_id"]
    )
