"""A store of its own for every test."""

import pytest

from data.store import Store

pytest.register_assert_rewrite("tests.queries.drawn")


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.duckdb")
    yield opened
    opened.close()
