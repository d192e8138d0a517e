"""What mail serves besides GraphQL: the page on which one unsubscribes, and the door for reports on delivery."""

from __future__ import annotations

from anyio import to_thread
from mreza.directory.places import Network
from mreza.errors import NotPermitted, UserError
from mreza.model.global_id import encode
from mreza.plugin.routes import Route, Visit
from mreza.text import Locale
from sqlalchemy import select
from starlette.responses import JSONResponse, Response

from mreza_mail.permissions import BOUNCES
from mreza_mail.rendering import pages
from mreza_mail.service import reports, tokens

_LONGEST_FORM = 10_000
_LONGEST_REPORT = 2_000_000


async def ask(visit: Visit) -> Response:
    """Ask whether one wants no more. Programs that follow every link in a letter change nothing by it."""
    return await _page(visit, done=False)


async def unsubscribe(visit: Visit) -> Response:
    """Unsubscribe: the button of the page, or the reader's mail program by itself (RFC 8058)."""
    done = _said(visit) is not None and not await visit.mutate("unsubscribe", token=visit.request.path_params["token"])
    return await _page(visit, done=done)


async def bounce(visit: Visit) -> Response:
    """A report on delivery (RFC 3464), whole, as the mail server got it."""
    if not visit.viewer.may(BOUNCES):
        raise NotPermitted(BOUNCES)
    report = await to_thread.run_sync(reports.read, await visit.request.body())
    if report is None:
        return JSONResponse({"recorded": False})
    id = encode("MailMessage", report.message_id)
    errors = await visit.mutate("recordBounce", mailMessageId=id, kind=report.kind.name, status=report.status)
    return JSONResponse({"recorded": not errors, "errors": errors}, 400 if errors else 200)


def _said(visit: Visit) -> tokens.Subscription | None:
    """What the token of the link says; None when it is not one of ours."""
    try:
        return tokens.read(visit.request.path_params["token"], visit.settings)
    except UserError:
        return None


async def _page(visit: Visit, *, done: bool) -> Response:
    """The page for the letter of the token."""
    locale = Locale.parse(visit.locale)
    said = _said(visit)
    if said is None:
        return Response(pages.unknown(locale), 404, media_type="text/html")
    async with visit.reading() as session:
        network = (await session.scalars(select(Network).where(Network.id == said.network_id))).one_or_none()
    if network is None or (visit.request.method == "POST" and not done):
        return Response(pages.unknown(locale), 404, media_type="text/html")
    show = pages.done if done else pages.asking
    return Response(show(network.name.get(locale).text, locale), media_type="text/html")


def routes() -> list[Route]:
    """All routes of mail, below ``/x/mail/``."""
    return [
        Route("unsubscribe/{token}", ask, form=True),
        Route("unsubscribe/{token}", unsubscribe, "POST", longest=_LONGEST_FORM, form=True),
        Route("bounces", bounce, "POST", longest=_LONGEST_REPORT),
    ]


__all__ = ["routes"]
