"""What titles, sheet names and file names say for every row."""

from datetime import date

import pytest

from data import context


@pytest.mark.parametrize(("titles", "sheet", "file", "months"), [
    (["改造工程形象进度表", "截至：2024年9月30日"], "进度表", "x.xlsx", ["2024-09"]),
    ([], "2024年7月", "x.xlsx", ["2024-07"]),
    ([], "", "projects_202406.csv", ["2024-06"]),
    (["2024年11月项目台账"], "11月", "x.xls", ["2024-11", "2024-11"]),
    (["2025年1-10月完成情况"], "", "x.xlsx", ["2025-10"]),
    (["加装电梯台账"], "6月", "2024年台账.xlsx", ["2024-06"]),
    (["报表导出时间：2024-07-01 09:00:00"], "导出", "x.xlsx", []),
    (["2024年5月"], "", "2024年6月.xlsx", ["2024-05", "2024-06"]),
    (["12345工单"], "6月", "x.xlsx", []),
])
def test_months(titles, sheet, file, months):
    found = context.of(titles, sheet=sheet, file=file)
    assert [f"{month:%Y-%m}" for month in found.months.values()] == months
    assert found.is_contradictory == (len(set(months)) > 1)


@pytest.mark.parametrize(("title", "street", "community", "compound", "work_type"), [
    ("丰台区云岗街道老旧小区改造项目进展情况统计表（截至2024年8月31日）", "云岗街道", None, None, None),
    ("丰仪里小区加装电梯意愿征询汇总表", None, None, "丰仪里小区", "elevator_retrofit"),
    ("演示街道丙寅社区丙寅一里上下水改造逐户征询表", "演示街道", "丙寅社区", "丙寅一里", "riser_renewal"),
    ("加装电梯、屋面防水台账", None, None, None, None),
])
def test_places_and_works(title, street, community, compound, work_type):
    found = context.of([title], sheet="", file="x.xlsx")
    assert (found.street, found.community, found.compound, found.work_type) == (street, community, compound, work_type)


def test_unit_of_money():
    assert context.of(["填报单位：城市管理办公室 单位：万元"], sheet="", file="x").money_factor == 10_000


def test_plan_year():
    assert context.of(["演示街道2025年度改造计划"], sheet="", file="x").plan_year == 2025


def test_month_is_the_first_of_the_sources_in_their_weight():
    assert context.of(["2024年5月"], sheet="", file="2024年6月.xlsx").month == date(2024, 5, 1)
