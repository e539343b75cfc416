"""What a load would change, told before it is done."""

from contextlib import closing
from datetime import date

import pytest

from data.store import Store
from queries.load_changes import load_changes
from tests.drawn_workbooks import inspection

LEDGER = "| 统计月份 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 |\n{rows}"
DATED = "| 统计月份 | 社区 | 小区 | 改造类型 | 阶段 | 计划数 | 完成数 | 竣工日期 |\n{rows}"
STATES = "| 工单编号 | 来电时间 | 社区 | 一级分类 | 状态 |\n{rows}"
HOUSEHOLDS = "| 社区 | 小区 | 改造类型 | 楼号 | 单元 | 房号 | 征询意见 |\n{rows}"
ORDERS = "| 工单编号 | 来电时间 | 社区 | 一级分类 |\n{rows}"


@pytest.fixture
def store(tmp_path):
    with closing(Store.open(tmp_path / "store.duckdb")) as opened:
        yield opened


def ledger(*lines):
    return inspection(LEDGER.format(rows="\n".join(f"| 2024-06 | {line} |" for line in lines)))


def drawn(drawing, *lines):
    return inspection(drawing.format(rows="\n".join(f"| {line} |" for line in lines)))


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


def test_every_changed_field_is_told_with_its_old_and_new_value(store):
    store.load(drawn(DATED, "2024-06|甲社区|一里|加装电梯|施工|5|2|", "2024-06|甲社区|二里|加装电梯|施工|5|2|"), by="数据员")
    changes = load_changes(store, [drawn(
        DATED, "2024-06|甲社区|一里|加装电梯|竣工|5|5|2024-06-20", "2024-06|甲社区|二里|加装电梯|施工|5|2|2024-06-21")])
    told = [(changes.rows.loc[row.row, "compound"], row.field, str(row.before), str(row.after)) for row in changes.fields.itertuples()]
    assert told == [
        ("一里", "stage", "construction", "completed"), ("一里", "completed_count", "2", "5"),
        ("一里", "in_progress_count", "<NA>", "0"), ("一里", "not_started_count", "<NA>", "0"),
        ("一里", "finished_on", "NaT", "2024-06-20 00:00:00"), ("二里", "finished_on", "NaT", "2024-06-21 00:00:00")]


def test_rows_that_cannot_be_told_apart_are_paired_in_order(store):
    twice = ("甲社区|一里|加装电梯|5|2|1", "甲社区|一里|加装电梯|3|0|0")
    store.load(ledger(*twice), by="数据员")
    assert load_changes(store, [ledger(*twice)]).rows.empty
    changes = load_changes(store, [ledger(twice[0], "甲社区|一里|加装电梯|3|1|0")])
    assert [(row.change, row.completed_count_before, row.completed_count_after) for row in changes.rows.itertuples()] == [
        ("changed", 0, 1)]


def test_a_new_month_is_held_against_the_month_before(store):
    store.load(drawn(LEDGER, "2024-04|甲社区|一里|加装电梯|5|1|1", "2024-05|甲社区|一里|加装电梯|5|2|1", "2024-05|甲社区|二里|加装电梯|3|0|0",
                     "2024-05|甲社区|一里|屋面防水|3|0|0", "2024-05|乙社区|四里|加装电梯|3|0|0"), by="数据员")
    changes = load_changes(store, [ledger("甲社区|一里|加装电梯|5|3|1", "甲社区|三里|加装电梯|2|0|1")])
    told = changes.since_last_month
    assert [(row.change, row.month.month, row.compound, row.work_type) for row in told.itertuples()] == [
        ("changed", 6, "一里", "elevator_retrofit"), ("new", 6, "三里", "elevator_retrofit"),
        ("missing", 6, "二里", "elevator_retrofit")]
    assert (told.loc[0, "completed_count_before"], told.loc[0, "completed_count_after"]) == (2, 3)
    assert set(changes.rows["change"]) == {"new"}


def test_orders_are_told_one_by_one(store):
    store.load(drawn(STATES, "A1|2024-05-01|甲社区|排水|办理中", "A2|2024-06-02|甲社区|排水|办理中", "A3|2024-06-03|甲社区|排水|办结",
                     "A9|2024-06-03|甲社区|排水|作废"), by="数据员")
    export = drawn(STATES, "A1|2024-05-01|甲社区|排水|作废", "A2|2024-06-02|甲社区|排水|办结", "A3|2024-06-03|甲社区|排水|办结",
                   "A4|2024-06-04|甲社区|电梯|办理中", "A8|2024-06-05|甲社区|排水|作废", "A9|2024-06-03|甲社区|排水|办理中")
    changes = load_changes(store, [export])
    assert [(row.change, row.request_id, str(row.status_before), str(row.status_after)) for row in changes.orders.itertuples()] == [
        ("withdrawn", "A1", "open", "nan"), ("changed", "A2", "open", "closed"), ("restored", "A9", "nan", "open"),
        ("new", "A4", "nan", "open")]
    assert [(f"{row.month:%m}", row.change, row.orders_count) for row in changes.order_counts.itertuples()] == [
        ("05", "withdrawn", 1), ("06", "changed", 1), ("06", "restored", 1), ("06", "new", 1)]
    assert store.history()[0]["upload_id"] == 1


def test_opinions_are_told_by_unit_and_without_rooms(store):
    store.load(drawn(HOUSEHOLDS, *(f"甲社区|一里|加装电梯|3号楼|1单元|{room}|未表态" for room in (101, 102, 103))), by="数据员")
    changes = load_changes(store, [drawn(
        HOUSEHOLDS, "甲社区|一里|加装电梯|3号楼|1单元|101|同意", "甲社区|一里|加装电梯|3号楼|1单元|102|同意", "甲社区|一里|加装电梯|3号楼|1单元|103|未表态",
        "甲社区|一里|加装电梯|3号楼|1单元|104|反对")])
    assert "room" not in changes.consents
    assert [(row.unit, str(row.opinion_before), row.opinion_after, row.households_count) for row in changes.consents.itertuples()] == [
        ("1单元", "undecided", "agree", 2), ("1单元", "nan", "object", 1)]


def test_the_scope_names_what_is_replaced(store):
    changes = load_changes(store, [
        ledger("甲社区|一里|加装电梯|5|2|1", "乙社区|一里|屋面防水|5|2|1"), inspection("| 日期 | 降雨量 |\n| 2024-06-01 | 12.5 |")])
    assert changes.scope.kinds == ("projects", "rainfall")
    assert changes.scope.months == (date(2024, 6, 1),)
    assert changes.scope.communities == ("乙社区", "甲社区")
    assert changes.scope.work_types == ("elevator_retrofit", "roof_waterproofing")


def test_cleared_samples_are_neither_before_nor_after(store):
    store.load(ledger("甲社区|一里|加装电梯|5|2|1"), by="看板", is_sample=True)
    june = [ledger("甲社区|二里|加装电梯|4|2|1")]
    assert figures(load_changes(store, june))[0] == ("planned_count", "elevator_retrofit", 5, 4)
    assert figures(load_changes(store, june, is_clearing_samples=True))[0] == ("planned_count", "elevator_retrofit", None, 4)
    assert store.has_samples()


def test_cancelled_works_are_in_no_figure_as_on_every_page(store):
    changes = load_changes(store, [drawn(
        DATED, "2024-06|甲社区|一里|加装电梯|施工|5|2|", "2024-06|甲社区|二里|加装电梯|取消|3|0|")])
    assert [(metric, count) for metric, _, _, count in figures(changes)] == [
        ("planned_count", 5), ("completed_count", 2), ("in_progress_count", 0)]
