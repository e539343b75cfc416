"""The store: a month's file replaces its scope, every load can be undone, any moment can be asked for."""

import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from data import backup, intake
from data.loading import Part, now
from data.store import Store, StoreError
from data.vocabulary.terms import KIND
from tests.drawn_workbooks import inspection, workbook

ROOT = Path(__file__).resolve().parents[2]

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


def dump(store, as_of=None):
    """Every current row of every table, as bytes."""
    cursor = store.cursor()
    rows = [(kind, repr(cursor.execute(
        "select * from current_rows($kind, $as_of) order by all", {"kind": kind, "as_of": as_of}).fetchall())) for kind in KIND]
    cursor.close()
    return repr(rows).encode()


def ledger(*lines, file="台账.xlsx", **options):
    return inspection(LEDGER.format(rows="\n".join(f"| {line} |" for line in lines)), file=file, **options)


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


def test_a_corrected_june_and_its_undo_leave_may_and_july_byte_for_byte(store):
    moments = []
    for month, done in (("05", 1), ("06", 2), ("07", 3)):
        load(store, f"2024-{month}|东街道|甲社区|一里|加装电梯|5|{done}", f"2024-{month}|东街道|乙社区|三里|屋面防水|4|{done}")
        moments.append(now())
    load(store, "A1|2024-06-01|甲社区|排水|办理中", drawing=ORDERS)
    moments.append(now())
    before = [dump(store), *(dump(store, moment) for moment in moments)]
    others = current(store, "* exclude (upload_id)")
    corrected = load(store, "2024-06|东街道|甲社区|一里|加装电梯|6|5", "2024-06|东街道|甲社区|二里|加装电梯|3|0")
    is_june = "report_month = date '2024-06-01' and community = '甲社区'"
    untouched = [row for row in current(store, f"* exclude (upload_id), {is_june} as is_june") if not row[-1]]
    assert [row[:-1] for row in untouched] == [
        row for row in others if not (row[3] == date(2024, 6, 1) and "甲社区" in row)]
    assert dump(store) != before[0]
    assert [dump(store, moment) for moment in moments] == before[1:]
    store.undo(corrected, by="数据员")
    assert [dump(store), *(dump(store, moment) for moment in moments)] == before


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


def test_the_same_file_read_as_another_month_is_not_the_same_content(store):
    content = workbook("| 社区 | 小区 | 改造类型 | 计划数 | 完成数 |\n| 甲社区 | 一里 | 加装电梯 | 5 | 2 |")
    for month in (5, 6, 6):
        receipt = store.load(intake.inspect("台账.xlsx", content, month=date(2024, month, 1)), by="数据员")
    assert (receipt.upload_id, receipt.is_already_loaded) == (2, True)
    assert len(current(store)) == 2


def test_a_receipt_can_be_printed(store):
    first = ledger("2024-05|东街道|甲社区|一里|加装电梯|5|2")
    store.load(first, by="张三")
    receipt = store.load(ledger(
        "2024-06|东街道|甲社区|一里|加装电梯|5|2", "2024-06|东街道|甲社区|二里|加装电梯|约5|2", "2024-07|东街道|甲社区|二里|加装电梯|5|2"), by="数据员")
    assert receipt.parts == (Part("projects", date(2024, 6, 1), 2), Part("projects", date(2024, 7, 1), 1))
    told = receipt.as_dict()
    assert told["parts"][0] == {"kind": "projects", "month": "2024-06", "rows_count": 2}
    assert (told["batch_id"], told["uploaded_by"], told["warnings_count"], told["notices_count"]) == (2, "数据员", 1, 0)
    assert abs(receipt.uploaded_at - now()) < timedelta(minutes=1)
    again = store.load(first, by="数据员")
    assert (again.is_already_loaded, again.uploaded_by, again.batch_id) == (True, "张三", 1)


def test_several_files_are_one_step(store):
    store.load(ledger("2024-06|演示街道|丙社区|九里|加装电梯|5|2"), by="看板", is_sample=True)
    files = [ledger(f"2024-06|东街道|甲社区|一里|{work}|5|2", file=f"{work}.xlsx") for work in ("加装电梯", "屋面防水")]
    files += [files[0], inspection("| 社区 | 小区 |\n| 甲社区 | 一里 |")]
    version = store.version
    receipts = store.load_all(files, by="数据员", is_clearing_samples=True)
    assert [(receipt.upload_id, receipt.batch_id, receipt.is_already_loaded) for receipt in receipts] == [
        (2, 2, False), (3, 2, False), (2, 2, True), (None, None, False)]
    assert (store.version, store.has_samples()) == (version + 1, False)
    step = dump(store)
    store.undo_batch(2, by="主任", reason="传错了")
    assert current(store) == []
    assert [(row["upload_id"], row["status"], row["reason"]) for row in store.history()[:2]] == [
        (3, "undone", "传错了"), (2, "undone", "传错了")]
    store.redo_batch(2, by="主任")
    assert dump(store) == step


def test_a_redone_step_leaves_undone_what_was_undone_before_it(store):
    store.load_all([ledger(f"2024-06|东街道|甲社区|一里|{work}|5|2") for work in ("加装电梯", "屋面防水", "供水改造")], by="数据员")
    store.undo(2, by="数据员")
    before = dump(store)
    store.undo_batch(1, by="数据员")
    store.redo_batch(1, by="数据员")
    assert dump(store) == before
    store.redo_batch(1, by="数据员")
    assert len(current(store)) == 3
    for call, code in ((store.redo_batch, "not-undone"), (lambda number, by: store.undo_batch(9, by=by), "unknown-upload")):
        with pytest.raises(StoreError) as caught:
            call(1, by="数据员")
        assert caught.value.code == code


def test_either_every_file_of_a_step_is_stored_or_none(store):
    store.load(ledger("2024-06|演示街道|丙社区|九里|加装电梯|5|2"), by="看板", is_sample=True)
    good, bad = ledger("2024-06|东街道|甲社区|一里|加装电梯|5|2"), ledger("2024-06|东街道|甲社区|一里|屋面防水|5|2")
    bad.sheets[0].table.columns["planned_count"] = [-1]
    before, version, history = dump(store), store.version, store.history()
    for files in ([good, bad], [bad, good], [bad]):
        with pytest.raises(duckdb.ConstraintException):
            store.load_all(files, by="数据员", is_clearing_samples=True)
        assert (dump(store), store.version, store.history(), store.has_samples()) == (before, version, history, True)
    cursor = store.cursor()
    assert cursor.execute("select (select count(*) from projects), (select count(*) from upload_events)").fetchone() == (1, 1)
    cursor.close()
    assert store.load_all([good], by="数据员")[0].upload_id == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from data import intake, loading
from data.store import Store

written = []
insert_rows = loading.insert_rows
def insert_rows_and_die(*arguments):
    insert_rows(*arguments)
    written.append(arguments)
    if len(written) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
loading.insert_rows = insert_rows_and_die
Store.open(Path(sys.argv[1])).load_all(
    [intake.inspect(path, Path(path).read_bytes()) for path in sys.argv[2:]], by="数据员")
"""


def test_a_process_killed_amid_a_step_leaves_the_store_as_it_was(tmp_path):
    path, files = tmp_path / "store.duckdb", []
    for number, work in enumerate(("加装电梯", "屋面防水", "供水改造")):
        files.append(tmp_path / f"{number}.xlsx")
        files[-1].write_bytes(workbook(LEDGER.format(rows=f"| 2024-06|东街道|甲社区|一里|{work}|5|{number} |")))
    with closing(Store.open(path)) as store:
        load(store, "2024-06|东街道|甲社区|一里|屋面防水|5|4")
        before, history = dump(store), store.history()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), *map(str, files)], cwd=ROOT, capture_output=True)
    assert done.returncode == -9, done.stderr
    with closing(Store.open(path)) as store:
        assert (dump(store), store.history()) == (before, history)


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


@pytest.fixture
def old_store(tmp_path):
    """A store as the first version of the schema made it, with one file in it."""
    path = tmp_path / "old.duckdb"
    with closing(duckdb.connect(str(path))) as connection:
        connection.execute((Path(__file__).parent / "first_schema.sql").read_text(encoding="utf-8"))
        connection.execute(
            "insert into uploads values (1, '六月.xlsx', 'x', ['projects'], '2024-06-01', '2024-07-01', '张三', 1, 'accepted', false)")
        connection.execute("insert into upload_events values (1, 1, 'committed', '2024-07-01', '张三', null)")
        connection.execute(
            "insert into projects by name select 1 as upload_id, 'Sheet1' as source_sheet, 2 as source_row,"
            " '2024-06-01|东街道|甲社区|elevator_retrofit' as version_key, date '2024-06-01' as report_month, '东街道' as street,"
            " '甲社区' as community, '一里' as compound, 'x' as project_key, 'elevator_retrofit' as work_type,"
            " 5 as planned_count, 2 as completed_count")
    return path


@pytest.mark.parametrize("way", ["opened", "restored"])
def test_a_store_of_the_first_schema_opens_and_works(old_store, tmp_path, way):
    path = old_store
    if way == "restored":
        path = tmp_path / "store.duckdb"
        backup.restore(old_store, path)
    with closing(Store.open(path)) as store:
        assert current(store) == [("一里", 5, 2)]
        assert (store.history()[0]["batch_id"], store.history()[0]["is_amendment"]) == (1, False)
        load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|3")
        store.amend("projects", upload_id=2, source_sheet="Sheet1", source_row=2, field="completed_count", value=4, by="主任")
        assert current(store) == [("一里", 5, 4)]
        store.undo_batch(2, by="主任")
        assert current(store) == [("一里", 5, 2)]
        store.amend("projects", upload_id=1, source_sheet="Sheet1", source_row=2, field="completed_count", value=5, by="主任")
        store.remember("place", "community", "甲社去", "甲社区", by="主任")
        store.backup(path.with_name("again.duckdb"))
    with closing(Store.open(path.with_name("again.duckdb"))) as again:
        assert current(again) == [("一里", 5, 5)]
        assert again.corrections().place_of("community", "甲社去") == "甲社区"


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


# --- Which uploads replace one another's rows ---

def shares(store):
    cursor = store.cursor()
    rows = cursor.execute("select upload_id, shares_keys from uploads order by upload_id").fetchall()
    cursor.close()
    return dict(rows)


def test_only_uploads_that_have_a_scope_in_common_are_noted(store):
    """July shares nothing; both Junes share; August names 甲社区 and 乙社区, and the second August only 乙社区."""
    for month, community, done in (
            ("05", "甲社区", 1), ("06", "甲社区", 2), ("07", "甲社区", 3), ("06", "甲社区", 4)):
        load(store, f"2024-{month}|东街道|{community}|一里|加装电梯|5|{done}")
    load(store, "2024-08|东街道|甲社区|一里|加装电梯|5|4", "2024-08|东街道|乙社区|三里|加装电梯|5|4")
    assert shares(store) == {1: False, 2: True, 3: False, 4: True, 5: False}
    load(store, "2024-08|东街道|乙社区|三里|加装电梯|5|5")
    assert shares(store) == {1: False, 2: True, 3: False, 4: True, 5: True, 6: True}


def test_an_undone_upload_still_shares_what_it_would_replace_again(store):
    first = load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|1")
    store.undo(first, by="数据员")
    second = load(store, "2024-06|东街道|甲社区|一里|加装电梯|5|2")
    store.redo(first, by="数据员")
    assert shares(store) == {first: True, second: True}
    assert current(store) == [("一里", 5, 2)]


def test_a_store_from_before_the_note_is_read_alike(store):
    for done in (1, 2, 3):
        load(store, f"2024-06|东街道|甲社区|一里|加装电梯|5|{done}", "2024-05|东街道|甲社区|一里|加装电梯|5|0")
    noted = current(store, "report_month::varchar, completed_count, upload_id")
    store.cursor().execute("update uploads set shares_keys = null")
    assert current(store, "report_month::varchar, completed_count, upload_id") == noted == [
        ("2024-05-01", 0, 3), ("2024-06-01", 3, 3)]
