"""What the office decides in the pages: versions of a key, taken back by one more version."""

from datetime import timedelta

import pytest

from data.store import Store, StoreError
from queries import Selection, run


def said(store, key="lights", **more) -> list[tuple]:
    rows = run(store, "settings", keys=key, **more)
    return [(row.value if isinstance(row.value, str) else None, row.is_current, row.reason) for row in rows.itertuples()]


def test_each_decision_is_one_more_version(tmp_path):
    store = Store.open(tmp_path / "store.duckdb")
    store.decide("lights", {"red": 20}, by="办公室", reason="区里要求")
    store.decide("lights", {"red": 25}, by="办公室", reason="改一改")
    store.decide("lights", None, by="办公室", reason="恢复")
    assert said(store) == [
        (None, True, "恢复"), ('{"red": 25}', False, "改一改"), ('{"red": 20}', False, "区里要求")]


def test_taking_back_goes_from_decision_to_decision(tmp_path):
    """20, 25, taken back (20 again), 30, taken back (20 again), taken back (nothing), and then there is nothing left."""
    store = Store.open(tmp_path / "store.duckdb")
    counted = []
    for step in (20, 25, None, 30, None, None):
        if step:
            store.decide("lights", step, by="办公室")
        else:
            store.take_back("lights", by="办公室", reason="退回")
        counted.append(said(store)[0][0])
    assert counted == ["20", "25", "20", "30", "20", None]
    with pytest.raises(StoreError, match="nothing-decided"):
        store.take_back("lights", by="办公室")


def test_the_same_again_is_no_decision(tmp_path):
    store = Store.open(tmp_path / "store.duckdb")
    store.decide("lights", None, by="办公室")
    assert (said(store), store.version) == ([], 0)
    store.decide("lights", {"a": 1, "b": 2}, by="办公室")
    store.decide("lights", {"b": 2, "a": 1}, by="别人")
    assert (len(said(store)), store.version) == (1, 1)


def test_a_moment_before_a_decision_does_not_know_it(tmp_path):
    store = Store.open(tmp_path / "store.duckdb")
    store.decide("lights", 1, by="办公室")
    first = run(store, "settings")["set_at"].iloc[0].to_pydatetime()
    store.decide("lights", 2, by="办公室")
    assert [value for value, *_ in said(store)] == ["2", "1"]
    rows = run(store, "settings", Selection(as_of=first))
    assert rows["value"].tolist() == ["1"] and rows["is_current"].tolist() == [True]
    assert run(store, "settings", Selection(as_of=first - timedelta(seconds=1))).empty


def test_keys_are_asked_for_by_their_beginning(tmp_path):
    store = Store.open(tmp_path / "store.duckdb")
    for key in ("dismissed/2025-09/a", "dismissed/2025-10/a", "lights"):
        store.decide(key, "说明", by="办公室")
    assert run(store, "settings", keys="dismissed/2025-10/")["key"].tolist() == ["dismissed/2025-10/a"]


def test_decisions_are_kept_over_a_restart_and_in_a_backup(tmp_path):
    store = Store.open(tmp_path / "store.duckdb")
    store.decide("lights", {"red": 20}, by="办公室")
    store.backup(tmp_path / "backup.duckdb")
    store.close()
    for name in ("store", "backup"):
        again = Store.open(tmp_path / f"{name}.duckdb")
        assert [value for value, *_ in said(again)] == ['{"red": 20}']
        again.close()


def test_personal_data_in_a_reason_is_masked(tmp_path):
    store = Store.open(tmp_path / "store.duckdb")
    store.decide("lights", 1, by="办公室", reason="已电话13812345678说明")
    assert said(store)[0][2] == "已电话＊＊说明"
