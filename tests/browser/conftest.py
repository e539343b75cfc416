"""One Chromium for all tests, one server over the samples, and servers of their own for tests that change something."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import Tab, chromium, running_server, tab


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a copy of the samples, for tests that only look."""
    with running_server(_copy(sample_store, tmp_path_factory.mktemp("server"))) as url:
        yield url


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """`fresh_server(store)`: a server of the test's own over a copy of a store; without one it starts with no file."""
    with ExitStack() as stack:
        def start(store: Path | None = None) -> str:
            path = _copy(store, tmp_path) if store else tmp_path / "store.duckdb"
            return stack.enter_context(running_server(path))
        yield start


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """`open_tab(url, "390")`: a tab that is closed, and checked for requests to the outside, after the test."""
    with ExitStack() as stack:
        def start(url: str, size: str = "1366") -> Tab:
            opened: AbstractContextManager[Tab] = tab(browser, url, size)
            return stack.enter_context(opened)
        yield start


def _copy(store: Path, folder: Path) -> Path:
    return Path(shutil.copy(store, folder / "store.duckdb"))
