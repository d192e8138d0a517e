"""Serves the small schema on a free port of the loopback address and prints the URL; for the published audit."""

import importlib
import socket
import sys
from pathlib import Path

import uvicorn
from mreza.web.app import build_app

sys.path.insert(0, str(Path(__file__).parents[1]))
small = importlib.import_module("small")


async def _ready() -> bool:
    return True


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    app = build_app(engine=small.SmallEngine(), authenticator=small.SmallAuthenticator(), ready=_ready)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/graphql", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", http="httptools")).run(sockets=[listener])
