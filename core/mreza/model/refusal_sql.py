"""How a statement ends itself when it finds, while it runs, that its answer would be a wrong one."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Text, func, literal_column

REFUSED: Final = "MZ001"
"""The SQLSTATE of such an end; its message is for the caller."""

FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION mreza.refuse(message text) RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL SAFE SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = message, ERRCODE = '{REFUSED}';
END $$"""


def refuse(message: str) -> ColumnElement[str]:
    """An expression that ends the statement where it is evaluated; `message` is one of ours, and constant."""
    quoted = message.replace("'", "''")
    return func.mreza.refuse(literal_column(f"'{quoted}'"), type_=Text())
