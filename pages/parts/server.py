"""Around the pages: what happens when the server starts and stops, and when a page breaks."""

import asyncio
import logging
import secrets
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from data.store import StoreError
from data.vocabulary import text
from pages.parts import session

LOG = logging.getLogger("dashboard")


@asynccontextmanager
async def serving(app: st.App) -> AsyncIterator[None]:
    """Opens the store beside the start, so that the first page finds it warm; shows the browser on a desktop PC."""
    opening = asyncio.get_running_loop().run_in_executor(None, session.store)
    if not st.get_option("server.headless"):
        webbrowser.open(f"http://{_own_name()}:{st.get_option('server.port')}")
    yield
    await asyncio.wait([opening])
    if opening.exception() is None:
        session.store.clear()


def report_error(error: Exception) -> bool:
    """Says in one sentence that something broke, with a number that stands beside the traceback in the log.

    Streamlit calls this for whatever a page did not catch itself: it knows which exceptions are its own control flow,
    so no page needs a broad `except`. True: its own (English) box is not drawn.
    """
    number = secrets.token_hex(3).upper()
    LOG.error("error number %s: %s: %s", number, type(error).__name__, error)
    said = text.ERROR.format(number=number)
    if isinstance(error, StoreError):
        said = text.STORE_ERRORS[error.code].format(detail=error.detail)
    st.error(said, icon=":material/error:")
    st.toast(said, icon=":material/error:")  # the box may stand below the fold, where a button was pressed above
    return True


def _own_name() -> str:
    """A server that listens on every address is reached by its name here."""
    address = st.get_option("server.address")
    return "localhost" if address in (None, "", "0.0.0.0", "::") else address


async def _to_overview(request: Request) -> RedirectResponse:
    return RedirectResponse(f"/?{request.url.query}")


ROUTES = [Route("/overview", _to_overview)]
"""The first page has the bare address; its name works too, where Streamlit would say "Page not found"."""
