"""Stores for the tests that need the whole product: the samples, and one that was cleared."""

from pathlib import Path

import pytest
from hypothesis import settings

from data.store import Store
from pages.parts.session import load_samples

pytest.register_assert_rewrite("tests.queries.drawn")

settings.register_profile("suite", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("suite")


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
