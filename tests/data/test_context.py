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
    (["截至2025-10-05"], "", "x.xlsx", ["2025-10"]),
    (["改造台账（2025-10-12）"], "", "x.xlsx", ["2025-10"]),
    ([], "", "台账2025-11-03 153012.xlsx", ["2025-11"]),
    ([], "", "2025年10月台账_20251103导出.xlsx", ["2025-10"]),
    (["演示街道10月报表（2025年11月3日报送）"], "", "x.xlsx", ["2025-10"]),
    (["2025年9月改造台账"], "", "台账_20251008.xlsx", ["2025-09"]),
    (["2025年9月改造台账（2025年12月底前完工项目）"], "", "x.xlsx", ["2025-09", "2025-12"]),
    (["2025年12个小区改造台账"], "", "x.xlsx", []),
    (["2025年3批项目"], "", "x.xlsx", []),
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


@pytest.mark.parametrize(("title", "factor"), [
    ("填报单位：城市管理办公室 单位：万元", 10_000), ("单位：台、万元", 10_000), ("单位：亿元", 100_000_000), ("单位：元", 1), ("台账", None)])
def test_unit_of_money(title, factor):
    assert context.of([title], sheet="", file="x").money_factor == factor


@pytest.mark.parametrize(("title", "round_number"), [("第二轮征询表", 2), ("征询表（第1轮）", 1), ("征询表", None)])
def test_round(title, round_number):
    assert context.of([title], sheet="", file="x").round == round_number


def test_plan_year():
    assert context.of(["演示街道2025年度改造计划"], sheet="", file="x").plan_year == 2025


def test_month_is_the_first_of_the_sources_in_their_weight():
    assert context.of(["2024年5月"], sheet="", file="2024年6月.xlsx").month == date(2024, 5, 1)
