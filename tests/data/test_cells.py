"""One cell, one value: what is written, what is read, and the problem that is said."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from data import cells
from data.vocabulary.terms import (
    PROJECTS,
    Field,
    HandlingRole,
    Opinion,
    RequestStatus,
    Resolution,
    Satisfaction,
    Topic,
    WorkType,
)


def read(values: object, cell: object) -> tuple:
    reading = cells.reader(Field("field", "项", values))(cell)
    return reading.value, reading.problem


@pytest.mark.parametrize(("cell", "value", "problem"), [
    (20.0, 20, None),
    ("20", 20, None),
    ("２０", 20, None),
    (" 6 ", 6, None),
    ("5部", 5, None),
    ("126户", 126, None),
    ("1,234", 1234, None),
    ("约126户", 126, "approximate-number"),
    ("120多户", 120, "approximate-number"),
    ("已完工2台", 2, "embedded-number"),
    ("两部左右", None, "not-a-number"),
    ("待定", None, "not-a-number"),
    ("3或4", None, "not-a-number"),
    ("-1", None, "negative-number"),
    (2.5, None, "fractional-count"),
])
def test_count(cell, value, problem):
    assert read("count", cell) == (value, problem)


@pytest.mark.parametrize(("cell", "start", "finish", "problem"), [
    (date(2024, 5, 3), date(2024, 5, 3), date(2024, 5, 3), None),
    (45356.0, date(2024, 3, 5), date(2024, 3, 5), None),
    (20240630.0, date(2024, 6, 30), date(2024, 6, 30), None),
    ("2024.6.30", date(2024, 6, 30), date(2024, 6, 30), None),
    ("2024/06/18", date(2024, 6, 18), date(2024, 6, 18), None),
    ("2024年2月15日", date(2024, 2, 15), date(2024, 2, 15), None),
    ("2024-11-4 00:00:00", date(2024, 11, 4), date(2024, 11, 4), None),
    ("2024年6月", date(2024, 6, 1), date(2024, 6, 30), "assumed-day"),
    ("2024年6月底", date(2024, 6, 30), date(2024, 6, 30), "assumed-day"),
    ("2024年2月中旬", date(2024, 2, 11), date(2024, 2, 20), "assumed-day"),
    ("2025.13.1", None, None, "not-a-date"),
    ("2024-02-30", None, None, "not-a-date"),
    ("待定", None, None, "not-a-date"),
])
def test_date(cell, start, finish, problem):
    assert read("start_date", cell) == (start, problem)
    assert read("finish_date", cell) == (finish, problem)


def test_moment_keeps_its_time():
    assert read("moment", "2024-6-1 17:13") == (datetime(2024, 6, 1, 17, 13), None)


@pytest.mark.parametrize(("cell", "amount", "factor"), [
    ("502.00", "502.00", None), (897.0, "897.0", None), ("6,320,000", "6320000", None), ("502万元", "502", 10_000), ("3元", "3", 1)])
def test_money(cell, amount, factor):
    value, problem = read("money", cell)
    assert (value.amount, value.factor, problem) == (Decimal(amount), factor, None)


@pytest.mark.parametrize(("cell", "work_type", "problem"), [
    ("加梯", "elevator_retrofit", None),
    ("既有住宅加装电梯", "elevator_retrofit", None),
    ("老旧电梯更新改造", "elevator_renewal", None),
    ("楼内上下水管线改造", "riser_renewal", None),
    ("雨污水管线更换", "drainage", None),
    ("楼顶防水修缮", "roof_waterproofing", None),
    ("二次供水设施改造", "water_supply", None),
    ("其他", "other", None),
    ("楼道粉刷", "other", "unknown-work-type"),
])
def test_work_type(cell, work_type, problem):
    assert read(WorkType, cell) == (work_type, problem)


@pytest.mark.parametrize(("cell", "stage", "is_stalled", "problem"), [
    ("在建", "construction", False, None),
    ("联合审查", "approval", False, None),
    ("已投入使用", "in_service", False, None),
    ("征询意见中", "consultation", False, None),
    ("施工（停工）", "construction", True, None),
    ("停滞", None, True, None),
    ("待开工", None, False, None),
    ("未竣工", None, False, "unknown-word"),
    ("已验收", "completed", False, None),
    ("已开工", "construction", False, None),
    ("已竣工验收", "completed", False, None),
    ("计划12月完工", None, False, "unknown-word"),
    ("施工已完成70%", None, False, "unknown-word"),
    ("设计完成", None, False, "unknown-word"),
    ("施工准备", None, False, "unknown-word"),
    ("目前共5台，已完工2台，在建1台", None, False, "unknown-word"),
    ("拟取消", None, False, "unknown-word"),
])
def test_stage(cell, stage, is_stalled, problem):
    words, found = read(PROJECTS.field("stage").values, cell)
    assert (words.stage, words.is_stalled, found) == (stage, is_stalled, problem)


@pytest.mark.parametrize(("terms", "cell"), [
    (Opinion, "不太同意"), (Opinion, "同意（二楼反对）"), (Resolution, "未能解决"), (Resolution, "无法解决"), (Resolution, "解决不了"),
    (Satisfaction, "不太满意"), (HandlingRole, "主办（协办：城管）"), (RequestStatus, "申请剔除"), (RequestStatus, "剔除未通过")])
def test_a_word_that_is_denied_or_left_open_is_unknown(terms, cell):
    assert read(terms, cell) == (None, "unknown-word")


@pytest.mark.parametrize("cell", ["85.6㎡", "85.6m²", "85.6平方米"])
def test_area(cell):
    assert read("area", cell) == (Decimal("85.6"), None)


def test_a_building_that_excel_has_made_a_date_is_said():
    assert read("building", date(2025, 8, 9)) == (None, "not-a-place")


@pytest.mark.parametrize(("terms", "cell", "code"), [
    (Opinion, "不同意", "object"), (Opinion, "已签", "agree"), (Satisfaction, "不满意", "dissatisfied"),
    (Satisfaction, "基本满意", "fairly")])
def test_closed_set(terms, cell, code):
    assert read(terms, cell) == (code, None)


def test_works_nuisance_wins_over_the_works_own_word():
    assert cells.contained_term(Topic, "上下水改造施工噪音") == Topic.WORKS_NUISANCE
