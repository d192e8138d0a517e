"""What an installation can choose. Every field is a setting; its description is its documentation."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from mreza.errors import ConfigurationError

#: Settings that other tools name as well, and which therefore stand without our prefix.
_UNPREFIXED = {"database_url": "DATABASE_URL", "port": "PORT"}


def _shared(name: str, default: Any, description: str) -> Any:
    """A setting whose environment variable has no prefix; it can still be given by its field name in Python."""
    return Field(default, validation_alias=AliasChoices(_UNPREFIXED[name], name), description=description)


class Settings(BaseSettings):
    """All settings, read from the environment: `MREZA_<NAME>`, or as `describe_settings` says."""

    model_config = SettingsConfigDict(env_prefix="MREZA_", populate_by_name=True, extra="ignore", frozen=True)

    def __init__(self, **values: Any) -> None:
        """Read the environment, and over it the values given.

        Raises:
            ConfigurationError: a value is not of its setting's form; names the variable and the form.
        """
        try:
            super().__init__(**values)
        except (SettingsError, ValidationError) as error:
            raise ConfigurationError(_malformed(error)) from None

    # Where the data lies
    database_url: str | None = _shared(
        "database_url",
        None,
        "PostgreSQL to use, e.g. `postgresql://owner:password@host/database` (15 or newer). "
        "Without it, a private server runs in the data folder.",
    )
    data: Path = Field(
        default=Path(".mreza"), description="Data folder: the private server's database, the secret, files."
    )
    secret: SecretStr | None = Field(
        default=None,
        description="Key from which passwords and signatures derive. Without it, a file `secret` in the data folder.",
    )
    serving_role: str = Field(
        default="mreza_app",
        description="Database role that answers requests: row policies bind it, and it owns nothing.",
    )
    postgres_bin: Path | None = Field(
        default=None,
        description="Folder with the programs of a PostgreSQL server to use instead of the installed one.",
    )
    run_as: str | None = Field(
        default=None,
        description="Account that runs the private server when Mreža runs as root. Default: `postgres`, else `nobody`.",
    )

    # Connections
    serving_pool_min: int = Field(
        default=2, ge=0, description="Connections of the serving role that are kept open for compiled reads."
    )
    serving_pool_max: int = Field(
        default=10,
        ge=1,
        description="Most connections of each role that reads (the serving role, the public's, the coordinators', "
        "the secretariat's).",
    )
    system_pool_max: int = Field(default=3, ge=1, description="Most connections of the owner, for system work.")
    mutation_pool_max: int = Field(default=5, ge=1, description="Most connections of the serving role for mutations.")
    statement_timeout: int = Field(
        default=30_000, ge=0, description="Milliseconds after which a statement of the serving role is ended; 0: never."
    )

    # What is kept from one question to the next
    document_cache: int = Field(
        default=64, ge=1, description="Megabytes that parsed documents and their statements may take in a process."
    )
    plan_cache: int = Field(
        default=512,
        ge=1,
        description="Kilobytes of statements whose plans each connection that reads may keep. A plan takes about 130 "
        "times as much of the database's memory.",
    )

    # The web
    host: str = Field(default="127.0.0.1", description="Address on which the server listens.")
    port: int = _shared("port", 8000, "Port on which the server listens.")
    public_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^/\s]+$",
        description="Address under which people reach the installation, e.g. `https://mreza.example`; stands in links "
        "and QR codes. Default: the one that a request came to.",
    )
    graphiql: bool = Field(default=True, description="Show the GraphiQL page to browsers at /graphql.")
    introspection: Literal["signed-in", "always", "never"] = Field(
        default="signed-in", description="Who may ask for the schema."
    )
    cors_origins: list[str] = Field(default=[], description="Origins (as JSON list) whose pages may call the API.")
    cost_limit: int = Field(
        default=20_000, ge=1, description="Most cost one operation may have; announced in `extensions.cost`."
    )
    depth_limit: int = Field(default=15, ge=1, description="How deep a selection may be nested.")
    body_limit: int = Field(default=1_000_000, ge=1, description="Most bytes of a request's body.")
    variables_limit: int = Field(default=200_000, ge=1, description="Most bytes of a request's variables.")
    secure_cookies: bool = Field(
        default=False, description="Send the session cookie over HTTPS only. Switch it on in production."
    )
    log_format: Literal["json", "console"] = Field(default="console", description="Form of the log.")

    # Signing in
    session_hours: int = Field(default=12, ge=1, description="Hours after which a session that was not used ends.")
    login_attempts: int = Field(
        default=10, ge=1, description="Sign-in attempts allowed per account and address in a quarter of an hour."
    )
    login_attempts_account: int = Field(
        default=100, ge=1, description="Sign-in attempts allowed per account from all addresses together."
    )
    login_attempts_address: int = Field(
        default=50, ge=1, description="Sign-in attempts allowed per address in a quarter of an hour."
    )
    keep_tokens_days: int = Field(
        default=30,
        ge=0,
        description="Days for which ended sessions and tokens are kept; `mreza person sweep` deletes them.",
    )
    keep_sign_ins_days: int = Field(
        default=365, ge=0, description="Days for which the audit trail tells of ended sessions; swept likewise."
    )
    keep_contacts_days: int = Field(
        default=730,
        ge=0,
        description="Days for which contacts in a matter are kept after it was closed; swept likewise.",
    )
    keep_trail_days: int = Field(
        default=3650,
        ge=0,
        description="Days for which the audit trail keeps personal values; who did what and when stays.",
    )
    oidc_issuer: str | None = Field(
        default=None, description="Issuer URL of an OpenID Connect provider; switches sign-in by it on."
    )
    oidc_client_id: str | None = Field(default=None, description="Client id at the OpenID Connect provider.")
    oidc_client_secret: SecretStr | None = Field(
        default=None, description="Client secret at the OpenID Connect provider."
    )

    # Webhooks and jobs
    worker: Literal["inline", "none"] = Field(
        default="inline",
        description="Where webhooks are sent and jobs done: in the server's process, or only by `mreza worker`.",
    )
    worker_metrics_port: int | None = Field(
        default=None, description="Port on which `mreza worker` answers /metrics, on MREZA_HOST. Default: none."
    )
    keep_deliveries_days: int = Field(
        default=90, ge=1, description="Days for which deliveries that have ended are kept; the worker deletes them."
    )
    keep_jobs_days: int = Field(default=90, ge=1, description="Days for which jobs are kept; deleted likewise.")
    webhook_targets: Literal["public", "any"] = Field(
        default="public",
        description="Where webhooks may lead: to https on public addresses, or anywhere, "
        "for tests and for closed networks whose users are all trusted.",
    )
    webhook_timeout: float = Field(default=15, gt=0, le=60, description="Seconds that an endpoint has to answer.")

    demonstration: bool = Field(
        default=False,
        description="Whether this is a demonstration, from which nothing goes out into the world: what would be mailed "
        "is kept in the data folder. `mreza demo` switches it on.",
    )

    # Plugins
    plugins_path: list[Path] = Field(
        default=[], description="Folders (as JSON list) searched for plugins besides the installed ones."
    )

    def with_database(self, url: str) -> Self:
        """The same settings on the database at `url` (what the private server answers to)."""
        return self.model_copy(update={"database_url": url})

    def load_secret(self) -> bytes:
        """The installation's key: from the setting, else from the file `secret` in the data folder, made on first use.

        Raises:
            ConfigurationError: the data folder cannot be written, or the key is too short to be one.
        """
        if self.secret is not None:
            return _checked(self.secret.get_secret_value().encode(), "the setting MREZA_SECRET")
        path = self.data / "secret"
        try:
            return _checked(_read_or_create(path).encode(), f"the file {path}")
        except OSError as error:
            raise ConfigurationError(
                f"The key of this installation cannot be kept in {path} ({error.strerror}). "
                "Choose a data folder you may write to (MREZA_DATA=/path), or set MREZA_SECRET."
            ) from error


def _read_or_create(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        staged = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
        with open(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(staged, path)  # atomic, and the first of several processes wins
        except FileExistsError:
            pass
        finally:
            staged.unlink()
    return path.read_text(encoding="utf-8").strip()


def _checked(secret: bytes, where: str) -> bytes:
    if len(secret) < 32:
        raise ConfigurationError(
            f"The key in {where} is shorter than 32 characters. Make one with: openssl rand -hex 32"
        )
    return secret


def _malformed(error: SettingsError | ValidationError) -> str:
    """What is wrong with which variable; never its value, which could be a secret."""
    problems = error.errors(include_input=False) if isinstance(error, ValidationError) else []
    wrong = {str(one["loc"][0]): one["msg"] for one in problems}
    wrong |= {name: "" for name in _LISTS if not problems and f'"{name}"' in str(error)}
    return " ".join(
        f"{_variable(name)} must be a list in JSON, e.g. {_LISTS[name]}"
        if name in _LISTS
        else f"{_variable(name)}: {why}."
        for name, why in wrong.items()
    )


_LISTS = {"plugins_path": """'["/srv/plugins"]'""", "cors_origins": """'["https://partner.example"]'"""}


def describe_settings(model: type[BaseSettings] = Settings) -> list[tuple[str, str, str]]:
    """(environment variable, default, description) of every setting, in the order of their declaration.

    Args:
        model: core's own settings, or those of a plugin.
    """
    prefix = str(model.model_config.get("env_prefix", ""))
    return [
        (_variable(name, prefix), _default(field), field.description or "")
        for name, field in model.model_fields.items()
    ]


def _variable(name: str, prefix: str = "MREZA_") -> str:
    """The variable of a field; pydantic calls those without our prefix by their variables already."""
    return _UNPREFIXED.get(name, name if name in _UNPREFIXED.values() else f"{prefix}{name.upper()}")


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=False)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
