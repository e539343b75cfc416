"""What a load would change, told before it is done."""

from contextlib import closing

import pytest

from data.store import Store
from queries.load_changes import load_changes
from tests.drawn_workbooks import inspection

LEDGER = "| 统计月份 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 |\n{rows}"
ORDERS = "| 工单编号 | 来电时间 | 社区 | 一级分类 |\n{rows}"


@pytest.fixture
def store(tmp_path):
    with closing(Store.open(tmp_path / "store.duckdb")) as opened:
        yield opened


def ledger(*lines):
    return inspection(LEDGER.format(rows="\n".join(f"| 2024-06 | {line} |" for line in lines)))


def figures(changes):
    return [(row.metric, row.work_type, None if row.before_count != row.before_count else int(row.before_count),
             int(row.after_count)) for row in changes.figures.itertuples()]


def test_a_month_that_nobody_reported_is_new_and_not_zero_before(store):
    changes = load_changes(store, [ledger("甲社区|一里|加装电梯|5|2|1")])
    assert figures(changes) == [
        ("planned_count", "elevator_retrofit", None, 5), ("completed_count", "elevator_retrofit", None, 2),
        ("in_progress_count", "elevator_retrofit", None, 1)]
    assert list(changes.rows["change"]) == ["new"]
    assert store.is_empty()


def test_a_corrected_month_tells_what_is_new_changed_and_missing(store):
    store.load(ledger("甲社区|一里|加装电梯|5|2|1", "甲社区|二里|加装电梯|3|0|0", "乙社区|三里|加装电梯|4|4|0"), by="数据员")
    changes = load_changes(store, [ledger("甲社区|一里|加装电梯|5|3|1", "甲社区|四里|加装电梯|2|0|1")])
    assert figures(changes) == [
        ("planned_count", "elevator_retrofit", 12, 11), ("completed_count", "elevator_retrofit", 6, 7),
        ("in_progress_count", "elevator_retrofit", 1, 2)]
    told = changes.rows.set_index("compound")
    assert told["change"].to_dict() == {"一里": "changed", "二里": "missing", "四里": "new"}
    assert (told.loc["一里", "completed_count_before"], told.loc["一里", "completed_count_after"]) == (2, 3)


def test_orders_are_told_by_month(store):
    store.load(inspection(ORDERS.format(rows="| A1 | 2024-06-01 | 甲社区 | 排水 |")), by="数据员")
    changes = load_changes(store, [inspection(ORDERS.format(rows="| A1 | 2024-06-01 | 甲社区 | 排水 |\n| A2 | 2024-06-09 | 甲社区 | 电梯 |"))])
    assert figures(changes) == [("complaints_count", None, 1, 2)]
    assert changes.rows.empty


def test_other_kinds_are_told_by_their_rows(store):
    changes = load_changes(store, [inspection("| 日期 | 降雨量 |\n| 2024-06-01 | 12.5 |\n| 2024-06-02 | 0 |")])
    assert figures(changes) == [("rainfall", None, 0, 2)]
