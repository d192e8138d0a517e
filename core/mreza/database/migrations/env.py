"""Alembic's environment, shared by all plugins: what differs between them comes in `config.attributes`."""

from __future__ import annotations

from alembic import context
from mreza.database.chain import Chain

attributes = context.config.attributes
chain: Chain = attributes["chain"]
context.configure(connection=attributes["connection"], on_version_apply=attributes.get("applied"), **chain.options())
with context.begin_transaction():
    context.run_migrations()
