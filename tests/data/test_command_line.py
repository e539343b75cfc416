"""python -m data: what it prints, what it stores, how it exits."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data import __main__ as command_line
from data.store import Store
from tests.drawn_workbooks import workbook

WORKBOOKS = Path(__file__).parent.parent / "workbooks"
LEDGER = "| 社区 | 小区 | 改造类型 | 计划数 | 完成数 |\n| 甲社区 | 一里 | 加装电梯 | 5 | {done} |"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OVERSIGHT_STORE", str(tmp_path / "store.duckdb"))
    return tmp_path


def call(capsys, *arguments):
    code = command_line.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if printed.out else None, printed.err


def ledger(folder, done, name="台账2024年6月.xlsx"):
    path = folder / name
    path.write_bytes(workbook(LEDGER.format(done=done)))
    return path


def test_inspect_prints_what_was_understood_and_stores_nothing(folder, capsys):
    code, told, _ = call(capsys, "inspect", "--rows", WORKBOOKS / "projects_titled.xlsx", WORKBOOKS / "form_not_a_table.xlsx")
    assert code == 1
    assert [file["status"] for file in told] == ["accepted", "rejected"]
    sheet = told[0]["sheets"][0]
    assert (sheet["kind"], sheet["header_rows"], sheet["accepted"], sheet["total_rows"]) == ("projects", [3], 15, [19])
    assert {"cell": "B3", "header": "居委会", "field": "community", "match": "synonym"} in sheet["columns"]
    assert sheet["rows"][0]["source_row"] == 4 and sheet["rows"][0]["budget_cny"] == 8_400_000
    assert not (folder / "store.duckdb").exists()


def test_load_undo_redo_history(folder, capsys):
    code, receipts, _ = call(capsys, "load", ledger(folder, 2), "--by", "数据员")
    assert (code, receipts[0]["status"], receipts[0]["upload_id"], receipts[0]["data_month"]) == (0, "accepted", 1, "2024-06")
    assert call(capsys, "undo", 1, "--why", "填错", "--by", "主任")[0] == 0
    _, history, _ = call(capsys, "history")
    assert [(row["upload_id"], row["status"], row["undone_by"], row["reason"]) for row in history] == [(1, "undone", "主任", "填错")]
    assert call(capsys, "redo", 1)[0] == 0
    code, _, said = call(capsys, "undo", 7)
    assert code == 1 and "第7次" in said


def test_a_load_is_held_against_what_is_stored_and_a_store_that_inspect_is_shown(folder, capsys):
    call(capsys, "load", ledger(folder, 3, name="台账2024年5月.xlsx"))
    june = ledger(folder, 2)
    assert [file["status"] for file in call(capsys, "inspect", june)[1]] == ["accepted"]
    _, told, _ = call(capsys, "inspect", june, "--store", folder / "store.duckdb")
    assert [problem["code"] for problem in told[0]["sheets"][0]["issues"]] == ["cumulative-fell"]
    _, receipts, _ = call(capsys, "load", june)
    assert (receipts[0]["status"], receipts[0]["warnings_count"], receipts[0]["batch_id"]) == ("accepted_with_warnings", 1, 2)
    assert receipts[0]["parts"] == [{"kind": "projects", "month": "2024-06", "rows_count": 1}]
    assert receipts[0]["uploaded_by"] and receipts[0]["uploaded_at"]
    assert call(capsys, "inspect", june, "--store", folder / "no.duckdb")[0] == 1
    assert not (folder / "no.duckdb").exists()


def test_what_was_taught_is_used_listed_and_forgotten(folder, capsys):
    path = folder / "台账2024年6月.xlsx"
    path.write_bytes(workbook("| 社区 | 小区 | 改造类型 | 计划数 | 梯装好了几个 |\n| 甲社去 | 一里 | 加装电梯 | 5 | 2 |"))
    with closing(Store.open(folder / "store.duckdb")) as store:
        store.remember("header", "projects", "梯装好了几个", "completed_count", by="数据员")
        store.remember("place", "community", "甲社去", "甲社区", by="数据员")
    call(capsys, "load", path)
    _, told, _ = call(capsys, "corrections")
    assert [(row["correction_id"], row["subject"], row["scope"], row["said"], row["meant"]) for row in told] == [
        (2, "place", "community", "甲社去", "甲社区"), (1, "header", "projects", "梯装好了几个", "completed_count")]
    with closing(Store.open(folder / "store.duckdb")) as store, closing(store.cursor()) as cursor:
        assert cursor.execute("select community, completed_count from projects").fetchall() == [("甲社区", 2)]
    assert len(call(capsys, "corrections", "--forget", 2, "--by", "主任")[1]) == 1
    code, _, said = call(capsys, "corrections", "--forget", 2)
    assert code == 1 and "第2条" in said


def test_a_bad_file_leaves_the_others_alone(folder, capsys):
    (folder / "坏.xlsx").write_bytes(b"PK broken")
    code, receipts, _ = call(capsys, "load", folder / "坏.xlsx", folder / "没有.xlsx", ledger(folder, 2))
    assert code == 1
    assert [(receipt["status"], receipt["upload_id"]) for receipt in receipts] == [
        ("unreadable", None), ("unreadable", None), ("accepted", 1)]


def test_a_month_can_be_given_where_none_is_stated(folder, capsys):
    path = ledger(folder, 2, name="台账.xlsx")
    assert call(capsys, "load", path)[0] == 1
    code, receipts, _ = call(capsys, "load", path, "--month", "2024-05")
    assert (code, receipts[0]["data_month"]) == (0, "2024-05")


def test_backup_and_restore(folder, capsys):
    call(capsys, "load", ledger(folder, 2))
    assert call(capsys, "backup", folder / "copies.duckdb")[0] == 0
    call(capsys, "load", ledger(folder, 3))
    assert call(capsys, "restore", folder / "copies.duckdb")[0] == 0
    assert len(call(capsys, "history")[1]) == 1
    assert len(list(folder.glob("store.*.duckdb"))) == 1


def test_a_store_in_use_is_said_in_a_sentence(folder, capsys):
    path = ledger(folder, 2)
    with closing(Store.open(folder / "store.duckdb")):
        done = subprocess.run([sys.executable, "-m", "data", "load", path], capture_output=True, text=True, env=os.environ,
                              cwd=Path(__file__).parents[2])
    assert done.returncode == 1
    assert "正被看板或别的程序使用" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["what"], ["load"], ["load", "x.xlsx", "--month", "6月"], ["undo", "x"]])
def test_wrong_options_exit_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        command_line.main(arguments)
    assert stopped.value.code == 2
