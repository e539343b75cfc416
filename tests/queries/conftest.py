"""A store of its own for every test, and one with the samples that nobody changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "store.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def samples(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("asked") / "store.duckdb"
    path.write_bytes(sample_store.read_bytes())
    opened = Store.open(path)
    yield opened
    opened.close()
