"""How a database is reached, and the same database for another role or under another name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from mreza.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """One database and the role that connects to it. `str()` and `repr()` hide the password; `dsn` holds it."""

    url: URL

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `postgresql://role:password@host:port/database?option=…`.

        Raises:
            ConfigurationError: not such a URL.
        """
        try:
            url = make_url(text)
        except ArgumentError as error:
            raise ConfigurationError(f"DATABASE_URL is not a URL. {_FORM}") from error
        if url.get_backend_name() not in ("postgresql", "postgres"):
            raise ConfigurationError(
                f"DATABASE_URL names {url.get_backend_name()}, but Mreža works with PostgreSQL only. {_FORM}"
            )
        if not url.database:
            raise ConfigurationError(f"DATABASE_URL names no database. {_FORM}")
        return cls(url.set(drivername="postgresql"))

    @classmethod
    def on_socket(cls, folder: str, *, user: str, password: str, database: str) -> Self:
        """A server that listens on a Unix socket in `folder`, under the usual port number."""
        query = {"host": folder, "port": "5432"}
        return cls(URL.create("postgresql", username=user, password=password, database=database, query=query))

    @property
    def dsn(self) -> str:
        """For asyncpg and for PostgreSQL's own programs; holds the password."""
        return self.url.render_as_string(hide_password=False)

    @property
    def database(self) -> str:
        """The name of the database."""
        return self.url.database or ""

    @property
    def user(self) -> str | None:
        """The role, when the URL names one."""
        return self.url.username

    @property
    def place(self) -> str:
        """Host and port, or the socket's folder, for messages."""
        if self.url.host:
            return f"{self.url.host}:{self.url.port or 5432}"
        return str(self.url.query.get("host", "the local socket"))

    def with_role(self, user: str, password: str) -> Self:
        """The same database for another role."""
        return type(self)(self.url.set(username=user, password=password))

    def with_database(self, name: str) -> Self:
        """Another database of the same server."""
        return type(self)(self.url.set(database=name))

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)

    def __repr__(self) -> str:
        return f"DatabaseAddress({self})"


_FORM = "Write it as postgresql://owner:password@host:5432/database, or leave it empty for the private server."
