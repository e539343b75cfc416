"""The store: a month's file replaces its scope, every load can be undone, any moment can be asked for."""

from contextlib import closing
from datetime import timedelta

import pytest

from data import backup
from data.loading import now
from data.store import Store, StoreError
from tests.drawn_workbooks import inspection

LEDGER = """
    | 统计月份 | 街道 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
    {rows}
"""


@pytest.fixture
def store(tmp_path):
    with closing(Store.open(tmp_path / "store.duckdb")) as opened:
        yield opened


def load(store, *lines, drawing=LEDGER):
    return store.load(inspection(drawing.format(rows="\n".join(f"| {line} |" for line in lines))), by="数据员").upload_id


def current(store, columns="compound, planned_count, completed_count", kind="projects", as_of=None):
    cursor = store.cursor()
    found = cursor.execute(f"select {columns} from current_rows($kind, $as_of) order by all", {"kind": kind, "as_of": as_of})
    rows = found.fetchall()
    cursor.close()
    return rows


def test_a_months_file_replaces_exactly_its_scope(store):
    load(store, "2024-05|东街道|甲社区|一里|加装电梯|5|1", "2024-05|东街道|甲社区|二里|加装电梯|3|0")
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|2", "2024-06|东街道|甲社区|二里|加装电梯|3|1",
         "2024-06|东街道|乙社区|三里|加装电梯|4|4", "2024-06|东街道|甲社区|一里|屋面防水|2|2")
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|3")
    assert current(store, "report_month::varchar, community, compound, work_type::varchar, completed_count") == [
        ("2024-05-01", "甲社区", "一里", "elevator_retrofit", 1),
        ("2024-05-01", "甲社区", "二里", "elevator_retrofit", 0),
        ("2024-06-01", "乙社区", "三里", "elevator_retrofit", 4),
        ("2024-06-01", "甲社区", "一里", "elevator_retrofit", 3),
        ("2024-06-01", "甲社区", "一里", "roof_waterproofing", 2),
    ]


def test_undo_brings_back_what_was_replaced_and_redo_takes_it_away(store):
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|2")
    second = load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|3")
    store.undo(second, by="数据员", reason="填错")
    assert current(store) == [("一里", 5, 2)]
    store.redo(second, by="数据员")
    assert current(store) == [("一里", 5, 3)]


def test_any_past_moment_can_be_asked_for(store):
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|2")
    before = now()
    second = load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|3")
    between = now()
    store.undo(second, by="数据员")
    assert current(store, as_of=before - timedelta(days=1)) == []
    assert current(store, as_of=before) == [("一里", 5, 2)]
    assert current(store, as_of=between) == [("一里", 5, 3)]
    assert current(store) == [("一里", 5, 2)]


ORDERS = """
    | 工单编号 | 来电时间 | 社区 | 一级分类 | 状态 |
    {rows}
"""


def test_orders_are_upserted_and_a_later_void_hides_one_until_undone(store):
    load(store, "A1|2024-06-01|甲社区|排水|办理中", "A2|2024-06-02|甲社区|排水|办理中", drawing=ORDERS)
    second = load(store, "A2|2024-06-02|甲社区|排水|作废", "A3|2024-07-01|甲社区|排水|办结", drawing=ORDERS)
    columns = "request_id, status::varchar, is_void"
    assert current(store, columns, "complaints") == [
        ("A1", "open", False), ("A2", None, True), ("A3", "closed", False)]
    store.undo(second, by="数据员")
    assert current(store, columns, "complaints") == [("A1", "open", False), ("A2", "open", False)]


def test_the_same_content_again_is_recognised_and_a_return_to_it_is_not(store):
    june = inspection(LEDGER.format(rows="| 2024-06|东街道|甲社区|一里|加装电梯|5|2 |"))
    first = store.load(june, by="数据员")
    again = store.load(june, by="数据员")
    assert (again.upload_id, again.is_already_loaded, first.is_already_loaded) == (first.upload_id, True, False)
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|3")
    assert store.load(june, by="数据员").upload_id == 3
    assert current(store) == [("一里", 5, 2)]


def test_a_file_with_nothing_to_accept_changes_nothing(store):
    version = store.version
    receipt = store.load(inspection("| 社区 | 小区 |\n| 甲社区 | 一里 |"), by="数据员")
    assert (receipt.upload_id, receipt.rows_count, receipt.status) == (None, 0, "rejected")
    assert (store.version, store.is_empty()) == (version, True)


def test_a_preview_keeps_nothing(store):
    found = inspection(LEDGER.format(rows="| 2024-06|东街道|甲社区|一里|加装电梯|5|2 |"))
    with store.preview([found]) as preview:
        assert preview.execute("select count(*) from projects").fetchone() == (1,)
    assert store.is_empty() and current(store) == []


def test_clearing_the_samples_leaves_the_offices_own_rows(store):
    samples = inspection(LEDGER.format(rows="| 2024-06|演示街道|甲社区|一里|加装电梯|5|2 |"))
    store.load(samples, by="看板", is_sample=True)
    load(store, "2024-06|东街道|乙社区|三里|加装电梯|4|4")
    assert store.has_samples()
    store.clear_samples(by="数据员", reason="开始使用")
    assert not store.has_samples() and not store.is_empty()
    assert current(store) == [("三里", 4, 4)]


def test_what_cannot_be_undone_is_said(store):
    upload = load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|2")
    for call, code in ((lambda: store.undo(99, by="x"), "unknown-upload"), (lambda: store.redo(upload, by="x"), "not-undone")):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.code == code


def test_a_backup_of_a_running_store_can_be_restored(store, tmp_path):
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|2")
    store.backup(tmp_path / "backup.duckdb")
    load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|3")
    with pytest.raises(StoreError) as caught:
        store.backup(tmp_path / "backup.duckdb")
    assert caught.value.code == "exists"

    kept = backup.restore(tmp_path / "backup.duckdb", tmp_path / "other.duckdb")
    with closing(Store.open(tmp_path / "other.duckdb")) as restored:
        assert kept is None and current(restored) == [("一里", 5, 2)]
        assert load(restored, "2024-07|东街道|甲社区|一里|加装电梯|5|4") == 2


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_what_is_no_backup_is_not_restored(tmp_path, content):
    (tmp_path / "x.duckdb").write_bytes(content)
    with pytest.raises(StoreError) as caught:
        backup.restore(tmp_path / "x.duckdb", tmp_path / "store.duckdb")
    assert caught.value.code == "not-a-backup"
    assert not (tmp_path / "store.duckdb").exists()


def test_sql_cannot_reach_other_files(store, tmp_path):
    (tmp_path.parent / "secret.csv").write_text("a\n1\n")
    with pytest.raises(Exception, match="(?i)permission|disabled"):
        store.cursor().execute(f"select * from '{tmp_path.parent / 'secret.csv'}'")
