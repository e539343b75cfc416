"""Stores for the tests that need the whole product: the samples, and one that was cleared."""

from pathlib import Path

import pytest
from hypothesis import settings

from data.store import Store
from pages.parts.session import load_samples

pytest.register_assert_rewrite("tests.queries.drawn")

settings.register_profile("suite", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where two workers run, one has the browser to itself, and a file's tests share what they set up."""
    for item in items:
        folder = item.path.parent.name
        item.add_marker(pytest.mark.xdist_group("browser" if folder == "browser" else str(item.path)))


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the committed samples. Copy it before a server or a test opens it."""
    path = tmp_path_factory.mktemp("sample") / "store.duckdb"
    opened = Store.open(path)
    load_samples(opened)
    opened.close()
    return path


@pytest.fixture(scope="session")
def cleared_store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose samples were cleared, so that it holds nothing."""
    path = tmp_path_factory.mktemp("cleared") / "store.duckdb"
    path.write_bytes(sample_store.read_bytes())
    opened = Store.open(path)
    opened.clear_samples(by="tests", reason="tests")
    opened.close()
    return path
