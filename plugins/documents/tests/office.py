from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from mreza.access.viewer import Viewer
from mreza.delivery.job_queue import run_jobs
from mreza.delivery.models import Job
from mreza.model.global_id import encode
from mreza.testing.kit import Kit
from mreza.testing.visiting import visiting
from mreza_documents.storage import Storage
from sqlalchemy import select

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def archive(*names: str) -> bytes:
    """A file of an office program, as far as its names go."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml", *names):
            file.writestr(name, "<xml/>")
    return made.getvalue()


@dataclass
class Office:
    """What people do with documents, in their words."""

    kit: Kit

    @property
    def storage(self) -> Storage:
        return Storage.of(self.kit.application.settings)

    async def keys(self) -> list[str]:
        """All files that lie there."""
        return sorted([key async for some in self.storage.every_key() for key in some])

    async def do(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input."""
        type_ = mutation[0].upper() + mutation[1:] + "Input!"
        document = (
            f"mutation ($input: {type_}) {{ {mutation}(input: $input) {{ {selection} errors {{ code path }} }} }}"
        )
        answer = await self.kit.graphql(document, viewer=viewer, input=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def done(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> Any:
        """A mutation that must succeed; gives its object."""
        answer = await self.do(mutation, viewer, selection, **values)
        assert answer.pop("errors") == [], answer
        return next(iter(answer.values()))

    async def refused(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> list[str]:
        """The codes of a mutation's errors."""
        return [error["code"] for error in (await self.do(mutation, viewer, selection, **values))["errors"]]

    async def upload(self, viewer: Viewer, content: bytes = PDF, name: str = "statut.pdf") -> dict[str, Any]:
        """Upload a file; the answer's status is under `status`."""
        async with visiting(self.kit, viewer) as client:
            answer = await client.post("/x/documents/files", files={"file": (name, content)})
        return {"status": answer.status_code, **answer.json()}

    async def file(self, viewer: Viewer, content: bytes = PDF, **values: Any) -> dict[str, Any]:
        """Upload a file and file it."""
        receipt = (await self.upload(viewer, content))["upload"]
        given = {"upload": receipt, "kind": "STATUTE", "title": "Статут"} | values
        return await self.done("fileDocument", viewer, "document { id href state }", **given)  # type: ignore[no-any-return]

    async def read(self, viewer: Viewer | None, href: str) -> tuple[int, bytes]:
        """What a route answers: status and body."""
        async with visiting(self.kit, viewer) as client:
            answer = await client.get(href)
        return answer.status_code, answer.content

    async def work(self) -> list[str | None]:
        """Do the jobs that wait; gives what all jobs say."""
        app = self.kit.application
        pool, ground = app.pools.system, app.job_ground
        await run_jobs(app.address.dsn, pool, app.clock, app.jobs, drain=True, ground=ground)
        async with self.kit.session() as session:
            return list(await session.scalars(select(Job.message).order_by(Job.created_at, Job.id)))

    def network(self, code: str) -> str:
        return encode("Network", self.kit.networks[code])
