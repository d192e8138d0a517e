"""The SQL side of scopes: the table, the functions that policies call, the triggers that end a scope at once."""

from __future__ import annotations

from pathlib import Path

from mreza.access.readers import quoted
from mreza.access.rules import OWN_SCOPE

_HERE = Path(__file__).parent

FUNCTIONS = (
    "enter(text)",
    "networks()",
    "member_networks()",
    "organisations()",
    "permissions()",
    "person()",
    "viewer_user()",
    "is_secretariat()",
    "is_signed_in()",
    "today()",
)
"""All that the serving role may call; none of them opens a scope or takes a handle apart."""


def scope_sql(serving_role: str = "mreza_app") -> str:
    """Table and functions, idempotent; run by the owner, before any model's tables. The roles that read must exist."""
    roles = quoted(serving_role)
    grants = "".join(
        f"REVOKE ALL ON FUNCTION mreza.{function} FROM PUBLIC;\n"
        f"GRANT EXECUTE ON FUNCTION mreza.{function} TO {roles};\n"
        for function in FUNCTIONS
    )
    columns = ", ".join(OWN_SCOPE.c.keys())
    shown = f"REVOKE ALL ON mreza.scope FROM {roles};\nGRANT SELECT ({columns}) ON mreza.scope TO {roles};\n"
    return f"{_read('scope.sql')}\n{shown}{grants}"


def scope_triggers_sql() -> str:
    """What ends scopes when users, roles or tokens change, idempotent; run by the owner, after core's migrations."""
    return _read("scope_triggers.sql")


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
