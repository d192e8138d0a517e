"""The default way: FastAPI, Strawberry's router, SQLAlchemy's asynchronous ORM, data loaders, both caches.

Nobody is kept from anything.
"""

from __future__ import annotations

import os
from typing import Any

from fastapi import FastAPI
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from strawberry.fastapi import GraphQLRouter

from bench.default_loaders import Loaders
from bench.default_schema import schema


async def _connect() -> Any:
    import asyncpg

    return await asyncpg.connect(os.environ["BENCH_DSN"], server_settings={"jit": "off"})


engine = create_async_engine(make_url("postgresql+asyncpg://"), async_creator=_connect, pool_size=10, max_overflow=0)
sessions = async_sessionmaker(engine, expire_on_commit=False)


async def _context() -> dict[str, Any]:
    return {"loaders": Loaders(sessions)}


app = FastAPI()
app.include_router(GraphQLRouter(schema, context_getter=_context), prefix="/graphql")
