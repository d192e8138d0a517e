from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mreza.access.viewer import Viewer
from mreza.delivery.job_queue import run_jobs
from mreza.delivery.models import Job
from mreza.model.global_id import encode
from mreza.testing.kit import Kit
from mreza.testing.visiting import visiting
from mreza_mail.models import Mailing, MailMessage
from sqlalchemy import select

FIGURES = "recipients suppressed waiting sent bounced delivered failed"
SUBJECT = [{"locale": "sr-Cyrl", "text": "Саопштење: ни један корак назад"}, {"locale": "en", "text": "Press release"}]
PARAGRAPHS = [[{"locale": "sr-Cyrl", "text": "Љубав, њега, џак: све је ту."}, {"locale": "en", "text": "All is here."}]]


@dataclass
class Desk:
    """What people do with letters, in their words."""

    kit: Kit

    def network(self, code: str) -> str:
        return encode("Network", self.kit.networks[code])

    async def do(self, mutation: str, viewer: Viewer | None, selection: str, **values: Any) -> dict[str, Any]:
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
        errors = answer.pop("errors")
        assert errors == [], errors
        return next(iter(answer.values()), None)

    async def refused(self, mutation: str, viewer: Viewer | None, selection: str = "", **values: Any) -> list[str]:
        """The codes of a mutation's errors."""
        return [error["code"] for error in (await self.do(mutation, viewer, selection, **values))["errors"]]

    async def send(
        self,
        addresses: Sequence[str | dict[str, Any]],
        network: str = "RS",
        viewer: Viewer | None = None,
        **values: Any,
    ) -> str:
        """Send a letter; gives the mailing's id. Nothing has left yet."""
        recipients = [{"address": one} if isinstance(one, str) else one for one in addresses]
        given = {"subject": SUBJECT, "paragraphs": PARAGRAPHS} | values
        made = await self.done(
            "sendLetter",
            viewer or await self.kit.viewers.coordinator(network),
            "mailing { id }",
            networkId=self.network(network),
            recipients=[{"locale": "sr-Cyrl"} | one for one in recipients],
            **given,
        )
        return str(made["id"])

    async def figures(self, mailing: str, network: str = "RS") -> dict[str, int]:
        """What came of a mailing."""
        answer = await self.kit.graphql(
            f"query ($id: ID!) {{ mailing(id: $id) {{ {FIGURES} }} }}",
            viewer=await self.kit.viewers.coordinator(network),
            id=mailing,
        )
        return answer["mailing"]  # type: ignore[no-any-return]

    async def messages(self, viewer: Viewer | None = None) -> list[dict[str, Any]]:
        """All letters, in order."""
        answer = await self.kit.graphql(
            "{ mailMessages(first: 100, orderBy: [{address: ASC}]) { nodes "
            "{ id address state suppressedFor attempts lastStatus bounce bounceStatus sentAt } } }",
            viewer=viewer or await self.kit.viewers.coordinator("RS"),
        )
        return answer["mailMessages"]["nodes"]  # type: ignore[no-any-return]

    async def work(self) -> list[str | None]:
        """Do the jobs that wait; gives what all jobs say."""
        app = self.kit.application
        pool, ground = app.pools.system, app.job_ground
        await run_jobs(app.address.dsn, pool, app.clock, app.jobs, drain=True, ground=ground)
        async with self.kit.session() as session:
            return list(await session.scalars(select(Job.message).order_by(Job.created_at, Job.id)))

    async def rows(self) -> list[MailMessage]:
        """All letters as they are kept."""
        async with self.kit.session() as session:
            return list(await session.scalars(select(MailMessage).order_by(MailMessage.id)))

    async def mailings(self) -> list[Mailing]:
        """All mailings as they are kept."""
        async with self.kit.session() as session:
            return list(await session.scalars(select(Mailing).order_by(Mailing.id)))

    async def visit(
        self, path: str, *, method: str = "GET", viewer: Viewer | None = None, **request: Any
    ) -> tuple[int, str, dict[str, str]]:
        """What a route answers: status, body, headers."""
        async with visiting(self.kit, viewer) as client:
            answer = await client.request(method, path, **request)
        return answer.status_code, answer.text, dict(answer.headers)
