"""A bucket on this machine: as much of S3's protocol as keeping files takes."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

_LISTED = (
    "<Contents><Key>{key}</Key><LastModified>2025-06-30T12:00:00.000Z</LastModified><Size>{size}</Size></Contents>"
)


class _Bucket(BaseHTTPRequestHandler):
    objects: dict[str, bytes]
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        self.objects[self._key()] = self._body()
        self._answer(b"")

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        if "list-type" in query:
            prefix = query.get("prefix", [""])[0]
            found = [
                _LISTED.format(key=key, size=len(content))
                for key, content in sorted(self.objects.items())
                if key.startswith(prefix)
            ]
            inside = f"<Name>b</Name><IsTruncated>false</IsTruncated>{''.join(found)}"
            self._answer(f"<ListBucketResult>{inside}</ListBucketResult>".encode(), "application/xml")
        elif self._key() in self.objects:
            self._answer(self.objects[self._key()])
        else:
            self._answer(b"<Error><Code>NoSuchKey</Code></Error>", "application/xml", 404)

    def do_POST(self) -> None:
        """Several are deleted at once."""
        keys = re.findall(r"<Key>(.*?)</Key>", self._body().decode())
        for key in keys:
            self.objects.pop(key, None)
        deleted = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
        self._answer(f"<DeleteResult>{deleted}</DeleteResult>".encode(), "application/xml")

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/files/")

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def _answer(self, body: bytes, media_type: str = "application/octet-stream", status: int = 200) -> None:
        self.send_response(status)
        for name, value in (
            ("content-type", media_type),
            ("content-length", str(len(body))),
            ("etag", '"1"'),
            ("last-modified", "Mon, 30 Jun 2025 12:00:00 GMT"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None: ...


@contextlib.contextmanager
def bucket() -> Iterator[tuple[str, dict[str, bytes]]]:
    """The address of a bucket called files, and what lies in it."""
    objects: dict[str, bytes] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bucket", (_Bucket,), {"objects": objects}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", objects
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
