"""The sample street's briefing and its three files, made once."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from data.store import Store
from pages.exports.chapters import Briefing
from pages.exports.pack import briefing_of, files_of
from queries import Selection, run

STREET = "演示街道"
SELECTION = Selection(street=(STREET,), month=date(2025, 10, 1))


@pytest.fixture(scope="session")
def samples(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("exported") / "store.duckdb"
    path.write_bytes(sample_store.read_bytes())
    opened = Store.open(path)
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "store.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def briefing(samples: Store) -> Briefing:
    return briefing_of(partial(run, samples), SELECTION, STREET, made_at=datetime(2025, 11, 3, 9, 12))


@pytest.fixture(scope="session")
def files(briefing: Briefing) -> dict[str, bytes]:
    return {name.rsplit(".", 1)[-1]: content for name, content in files_of(briefing)}
