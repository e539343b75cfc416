"""The command line: formats, settings, and one sentence for everything that goes wrong."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from data.store import Store
from data.vocabulary import text
from queries.__main__ import main
from tests.queries.drawn import draw


@pytest.fixture
def path(tmp_path):
    """A store with one ledger and one order, closed."""
    store = Store.open(tmp_path / "store.duckdb")
    draw(store, "projects", """
        | month   | community | compound | planned | completed | started    |
        | 2025-10 | 甲子社区  | 槐花里   | 11      | 3         | 2025-03-01 |
        | 2025-10 | 乙丑社区  | 乙丑里   | 0       | 0         |            |
        """)
    draw(store, "complaints", """
        | request_id | received_at         |
        | R1         | 2025-10-31 08:30:00 |
        """)
    store.close()
    return tmp_path / "store.duckdb"


@pytest.fixture
def ask(path, capsys):
    def asked(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main([*arguments, "--store", str(path)])
        except SystemExit as stop:
            code = stop.code
        streams = capsys.readouterr()
        return code, streams.out, streams.err
    return asked


def records(ask, *arguments: str) -> list[dict]:
    code, out, _ = ask(*arguments)
    assert code == 0
    return json.loads(out)


def test_json_is_an_array_of_objects_with_unrounded_shares(ask):
    answer = records(ask, "completion_by_compound", "--set", "community=甲子社区,丙寅社区", "--set", "month=2025-10")
    assert answer == [{
        "street": "演示街道", "community": "甲子社区", "compound": "槐花里", "work_type": "elevator_retrofit",
        "planned_count": 11, "completed_count": 3, "in_progress_count": 0, "not_started_count": 8, "stalled_count": 0,
        "completion_share": 3 / 11, "households_count": None, "benefiting_households_count": None, "count_unit": None,
        "report_month": "2025-10"}]


def test_chinese_is_written_as_it_is(ask):
    assert "甲子社区" in ask("completion_by_compound")[1]


def test_dates_months_and_moments(ask):
    assert records(ask, "works_intervals")[0]["started_on"] == "2025-03-01"
    order = records(ask, "complaint_rows")[0]
    assert (order["month"], order["received_at"]) == ("2025-10", "2025-10-31T08:30:00")
    upload = records(ask, "upload_history")[0]
    assert (upload["data_month"], upload["kinds"], upload["undone_at"]) == (None, ["complaints"], None)


def test_csv_has_the_same_values(ask):
    code, out, _ = ask("completion_by_compound", "--format", "csv")
    table = pd.read_csv(StringIO(out), dtype=str, keep_default_na=False)
    assert code == 0
    assert table["completion_share"].tolist() == ["", str(3 / 11)]
    assert table["report_month"].tolist() == ["2025-10", "2025-10"]
    assert pd.read_csv(StringIO(ask("headline", "--format", "csv")[1]), dtype=str)["planned_count"].tolist() == ["11"]


def test_places_and_works_can_be_listed(ask):
    assert len(records(ask, "completion_by_compound", "--set", "community=甲子社区，乙丑社区")) == 2
    assert len(records(ask, "completion_by_compound", "--set", "community=甲子社区", "--set", "community=乙丑社区")) == 2
    assert records(ask, "completion_by_compound", "--set", "work_type=drainage,leak_repair") == []


def test_as_of_reads_iso_time(ask):
    assert records(ask, "completion_by_compound", "--set", "as_of=2024-12-31T23:59:59Z") == []
    assert len(records(ask, "completion_by_compound", "--set", "as_of=2025-01-01T17:00+08:00")) == 2


def test_python_questions_are_asked_alike(ask):
    assert records(ask, "headline")[0]["planned_count"] == 11
    assert records(ask, "consent_by_unit") == []


@pytest.mark.parametrize("wrong", [
    ("completion_by_planet",),
    ("selection",),
    ("headline", "--set", "planet=earth"),
    ("headline", "--set", "month=2025-13"),
    ("headline", "--set", "month=2025年10月"),
    ("headline", "--set", "month"),
    ("headline", "--set", "as_of=gestern"),
    ("headline", "--set", "work_type=lift"),
    ("headline", "--set", "street="),
    ("headline", "--format", "xml"),
    ("headline", "--nonsense"),
    (),
])
def test_wrong_options_exit_2_with_one_chinese_sentence(ask, wrong):
    code, out, err = ask(*wrong)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith("。\n")


def test_a_missing_store_exits_1(ask, path):
    path.unlink()
    code, out, err = ask("headline")
    assert (code, out) == (1, "")
    assert err.strip() == text.STORE_ERRORS["missing"].format(detail=path)
    assert not path.exists()


def test_a_file_that_is_no_store_exits_1(ask, path):
    path.write_text("这不是数据库" * 2000, encoding="utf-8")
    assert ask("headline")[::2] == (1, text.STORE_ERRORS["unreadable"].format(detail=path) + "\n")


def test_a_store_in_use_exits_1_and_says_so(path):
    owner = Store.open(path)
    asked = subprocess.run(
        [sys.executable, "-m", "queries", "headline", "--store", str(path)], capture_output=True, encoding="utf-8",
        cwd=Path(__file__).parents[2], check=False)
    owner.close()
    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.strip() == text.STORE_ERRORS["locked"].format(detail=path)


def test_the_store_comes_from_the_environment(path, monkeypatch, capsys):
    monkeypatch.setenv("OVERSIGHT_STORE", str(path))
    assert main(["headline"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["planned_count"] == 11
