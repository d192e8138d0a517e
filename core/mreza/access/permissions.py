"""Permissions: declared by core and by plugins, composed into roles by administrators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mreza.access.models import USERS
from mreza.errors import ConfigurationError, UserError

CORE = "core"
PLUGINS = "core.plugins"
READ_MEMBERS = "core.read_members"
WRITE_DIRECTORY = "core.directory.write"
WRITE_CATALOGUES = "core.catalogues.write"
PRIVACY = "core.privacy"
READ_AUDIT = "core.audit.read"
WEBHOOKS = "core.webhooks"

SECRETARIAT, COORDINATOR, MEMBER, ADMINISTRATOR = "secretariat", "coordinator", "member", "administrator"
DEFAULT_ROLES = (SECRETARIAT, COORDINATOR, MEMBER, ADMINISTRATOR)
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that a role may allow.

    Args:
        code: stable; begins with the plugin's name, e.g. ``membership.suspend``.
        title: a few words for lists.
        description: what exactly it allows.
        default_roles: codes of core's roles that get it when it is first seen.
        plugin: who declares it; filled in when permissions are collected.
    """

    code: str
    title: str
    description: str = ""
    default_roles: tuple[str, ...] = ()
    plugin: str = ""


CORE_PERMISSIONS = (
    Permission(
        USERS, "Manage users", "Create users, compose and grant roles, revoke tokens.", (SECRETARIAT, ADMINISTRATOR)
    ),
    Permission(PLUGINS, "Manage plugins", "See what is installed, enable and disable plugins.", (ADMINISTRATOR,)),
    Permission(
        READ_MEMBERS,
        "Read what members read",
        "Lets a partner's key see, in its networks, what their member organisations see of each other.",
        (SECRETARIAT, COORDINATOR, MEMBER),
    ),
    Permission(
        WRITE_DIRECTORY,
        "Edit the directory",
        "Create and change organisations, people and what hangs on them, as far as the row rules reach.",
        (SECRETARIAT, COORDINATOR, MEMBER),
    ),
    Permission(
        WRITE_CATALOGUES,
        "Edit catalogues",
        "Change networks, kinds of service, beneficiary groups and administrative units.",
        (SECRETARIAT,),
    ),
    Permission(
        PRIVACY,
        "Answer for people's data",
        "Tell everything that is held on a person, and clear it at their request.",
        (SECRETARIAT, COORDINATOR),
    ),
    Permission(
        READ_AUDIT,
        "Read the audit trail",
        "See who changed what, in the viewer's networks.",
        (SECRETARIAT, COORDINATOR),
    ),
    Permission(
        WEBHOOKS,
        "Manage webhooks",
        "Choose which addresses are told of events, in the viewer's networks, and see and repeat what was sent.",
        (SECRETARIAT, COORDINATOR),
    ),
)


def declared_permissions(hooks: Any = None) -> dict[str, Permission]:
    """All permissions by code: core's own, then the plugins' in dependency order.

    Args:
        hooks: the application's `mreza.plugin.hooks.Hooks`; None for core alone.

    Raises:
        ConfigurationError: a code that is malformed, declared twice or in another's name, or an unknown default role.
    """
    found: dict[str, Permission] = {}
    for permission in (*_of(CORE, CORE_PERMISSIONS), *_of_plugins(hooks)):
        _check(permission, found)
        found[permission.code] = permission
    return found


def refuse_unknown(codes: Iterable[str], known: Mapping[str, Permission], *, path: tuple[str, ...] = ()) -> list[str]:
    """The codes, sorted, without repetitions.

    Raises:
        UserError: UNKNOWN_PERMISSION, naming those that nothing declares.
    """
    wanted = sorted(set(codes))
    unknown = [code for code in wanted if code not in known]
    if unknown:
        raise UserError(
            "UNKNOWN_PERMISSION",
            "No plugin declares {codes}. Choose from: {known}.",
            path=path,
            codes=", ".join(unknown),
            known=", ".join(sorted(known)),
        )
    return wanted


def _of(plugin: str, permissions: Iterable[Permission]) -> Iterator[Permission]:
    for permission in permissions:
        if not isinstance(permission, Permission):
            raise ConfigurationError(
                f"The hook permissions of {plugin} gave {permission!r}. Give mreza.access.permissions.Permission(…)."
            )
        yield replace(permission, plugin=plugin)


def _of_plugins(hooks: Any) -> Iterator[Permission]:
    for answer in hooks.collect("permissions") if hooks is not None else ():
        if answer.plugin != CORE:
            yield from _of(answer.plugin, answer.value)


def _check(permission: Permission, found: Mapping[str, Permission]) -> None:
    code, plugin = permission.code, permission.plugin
    if not _CODE.fullmatch(code) or not code.startswith(f"{plugin}."):
        raise ConfigurationError(
            f"The permission {code!r} of {plugin} must be lower case and begin with {plugin!r} and a dot, "
            f"e.g. {plugin}.edit."
        )
    if code in found:
        raise ConfigurationError(f"The permission {code} is declared twice by {plugin}. Remove one.")
    unknown = set(permission.default_roles) - set(DEFAULT_ROLES)
    if unknown:
        raise ConfigurationError(
            f"The permission {code} goes by default to {', '.join(sorted(unknown))}; "
            f"the default roles are {', '.join(DEFAULT_ROLES)}."
        )


__all__ = [
    "CORE_PERMISSIONS",
    "DEFAULT_ROLES",
    "PLUGINS",
    "PRIVACY",
    "READ_AUDIT",
    "READ_MEMBERS",
    "USERS",
    "WEBHOOKS",
    "WRITE_CATALOGUES",
    "WRITE_DIRECTORY",
    "Permission",
    "declared_permissions",
    "refuse_unknown",
]
