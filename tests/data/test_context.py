"""What titles, sheet names and file names say for every row."""

from datetime import date

import pytest

from data import context, intake
from data.vocabulary.terms import WorkType
from tests.drawn_workbooks import codes, inspection, rows, workbook


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
    (["2024年6月份"], "", "x.xlsx", ["2024-06"]),
    (["2024.06"], "", "x.xlsx", ["2024-06"]),
    (["二〇二四年六月"], "", "x.xlsx", ["2024-06"]),
    ([], "", "24年6月台账.xlsx", ["2024-06"]),
    (["截至6月30日"], "", "2024年台账.xlsx", ["2024-06"]),
    (["截至6月底"], "", "2024年台账.xlsx", ["2024-06"]),
    (["截至目前，2024年6月"], "", "x.xlsx", ["2024-06"]),
    (["2024年度加装电梯台账（6月）"], "", "x.xlsx", ["2024-06"]),
    (["2024年1-2号楼台账6月"], "", "x.xlsx", ["2024-06"]),
    (["10月报表（较9月变化）"], "", "2024年.xlsx", ["2024-10"]),
    (["更新至7月"], "6月", "2024年台账.xlsx", ["2024-07", "2024-06"]),
    (["2024.05.26-2024.06.25"], "", "x.xlsx", ["2024-05", "2024-06"]),
    (["京建发〔2024〕6号"], "", "x.xlsx", []),
    (["2024年第6号", "2024-6号文"], "", "x.xlsx", []),
    (["建于2011年6月的小区"], "", "x.xlsx", []),
    (["2024年6月30日印发"], "", "x.xlsx", []),
    (["三月坊社区台账"], "", "2024年.xlsx", []),
    (["2000户居民6月"], "", "x.xlsx", []),
])
def test_months(titles, sheet, file, months):
    found = context.of(titles, sheet=sheet, file=file)
    assert [f"{month:%Y-%m}" for month in found.months.values()] == months
    assert found.is_contradictory == (len(set(months)) > 1)


@pytest.mark.parametrize(("titles", "file", "month"), [
    (["2024年1-6月累计"], "x", "2024-06"), (["1—6月累计"], "2024年台账", "2024-06"), (["2024年第二季度"], "x", "2024-06"),
    (["2024年上半年"], "x", "2024-06"), (["2024年前三季度"], "x", "2024-09"), (["2024年5、6月"], "x", "2024-06"), (["2024.01-06"], "x", "2024-06"),
    (["202401-202406"], "x", "2024-06"), (["2023年12月-2024年6月"], "x", "2024-06"), (["2024年5月至2024年6月"], "x", "2024-06")])
def test_a_span_of_months_has_come_to_its_last(titles, file, month):
    found = context.of(titles, sheet="", file=file)
    assert (f"{found.month:%Y-%m}", found.is_of_several_months) == (month, True)


@pytest.mark.parametrize(("titles", "sheet", "year"), [
    (["2024年度台账"], "", 2024), (["台账"], "202406", 2024), (["2023年台账"], "2024年", None), (["京建发〔2023〕6号", "2024年台账"], "", 2024), (["台账"], "", None)])
def test_the_one_year(titles, sheet, year):
    assert context.of(titles, sheet=sheet, file="x").year == year


@pytest.mark.parametrize(("title", "street", "community", "compound", "work_type"), [
    ("丰台区云岗街道老旧小区改造项目进展情况统计表（截至2024年8月31日）", "云岗街道", None, None, None),
    ("丰仪里小区加装电梯意愿征询汇总表", None, None, "丰仪里小区", "elevator_retrofit"),
    ("演示街道丙寅社区丙寅一里上下水改造逐户征询表", "演示街道", "丙寅社区", "丙寅一里", "riser_renewal"),
    ("加装电梯、屋面防水台账", None, None, None, None),
    ("加装电梯及外墙保温台账", None, None, None, None),
    ("2024年计划加装电梯台账", None, None, None, "elevator_retrofit"),
    ("填报单位：大峪街道办事处", "大峪街道", None, None, None),
    ("2024年6月大屯街道慧忠里第一社区加装电梯进展表", "大屯街道", "慧忠里第一社区", None, "elevator_retrofit"),
    ("朝阳区慧忠里第一社区加装电梯台账", None, "慧忠里第一社区", None, "elevator_retrofit"),
    ("关于大屯街道的统计表", "大屯街道", None, None, None),
    ("广州市番禺区市桥街道台账", "市桥街道", None, None, None),
    ("和平街街道台账", "和平街街道", None, None, None),
    ("全福街道台账", "全福街道", None, None, None),
    ("门头沟区大峪街道南路一社区楼内上下水改造逐户征询表", "大峪街道", "南路一社区", None, "riser_renewal"),
    ("大竹林街道汪家桥社区汪家桥小区加装电梯征询表", "大竹林街道", "汪家桥社区", "汪家桥小区", "elevator_retrofit"),
    ("柳岸社区柳岸小区居民意见征询登记表", None, "柳岸社区", "柳岸小区", None),
    ("演示街道 丙寅社区 丙寅一里 上下水改造征询表", "演示街道", "丙寅社区", "丙寅一里", "riser_renewal"),
    ("甲子社区居委会逐户征询表", None, "甲子社区", None, None),
    ("甘泉苑居民区加装电梯台账", None, "甘泉苑居民区", None, "elevator_retrofit"),
    ("12345热线甲子社区工单", None, "甲子社区", None, None),
    ("朝阳区甲子里加装电梯台账", None, None, "甲子里", "elevator_retrofit"),
    *((title, None, None, None, None) for title in (
        "各街道改造情况", "全区街道汇总", "本街道台账", "全街道汇总", "各社区统计表", "完整社区建设改造台账", "智慧社区台账", "涉及5个社区改造", "XX街道XX社区台账",
        "甲子街道、乙丑街道改造台账", "甲子街道和乙丑街道改造台账", "甲子社区、乙丑社区改造台账", "北京市城镇老旧小区改造台账", "老旧小区改造台账", "社区")),
])
def test_places_and_works(title, street, community, compound, work_type):
    found = context.of([title], sheet="", file="x.xlsx")
    assert (found.street, found.community, found.compound, found.work_type) == (street, community, compound, work_type)


@pytest.mark.parametrize(("title", "factor"), [
    ("填报单位：城市管理办公室 单位：万元", 10_000), ("单位：台、万元", 10_000), ("单位：亿元", 100_000_000), ("单位：元", 1), ("台账", None),
    ("填报单位：北京市朝阳区大屯街道办事处城市管理办公室 单位：万元", 10_000), ("（单位：人民币万元）", 10_000), ("金额单位（万元）", 10_000), ("台账（万元）", 10_000),
    ("单位：万户", None), ("施工单位：千元建设公司", None), ("单位：元、万元", None)])
def test_unit_of_money(title, factor):
    assert context.of([title], sheet="", file="x").money_factor == factor


@pytest.mark.parametrize(("title", "round_number"), [
    ("第二轮征询表", 2), ("征询表（第1轮）", 1), ("首轮征询", 1), ("第二次征询意见表", 2), ("征询表", None), ("第一轮、第二轮征询", None)])
def test_round(title, round_number):
    assert context.of([title], sheet="", file="x").round == round_number


@pytest.mark.parametrize(("titles", "sheet", "building", "unit"), [
    (["甲子里3号楼2单元征询表"], "", "3号楼", "2单元"), (["征询表"], "3号楼", "3号楼", None), (["征询表"], "3栋", "3号楼", None),
    (["征询表"], "1单元", None, "1单元"), (["3号楼征询表"], "2单元", "3号楼", "2单元"), (["三号楼征询表"], "3#", "3号楼", None),
    (["1、2号楼征询表"], "", None, None), (["1-3号楼征询表"], "", None, None), (["涉及5栋楼"], "", None, None), (["3号楼征询表"], "5号楼", None, None),
    (["3号楼共3单元征询表"], "", "3号楼", None), (["注：3号楼另行统计"], "", None, None), (["3个单元征询表"], "Sheet3", None, None)])
def test_building_and_unit(titles, sheet, building, unit):
    found = context.of(titles, sheet=sheet, file="x.xlsx")
    assert (found.building, found.unit) == (building, unit)
    assert {name for name in ("building", "unit") if getattr(found, name)} == found.given & {"building", "unit"}


@pytest.mark.parametrize("title", ["十四五改造计划（2021-2025年）任务", "改造计划"])
def test_a_plan_of_several_years_has_no_year(title):
    assert context.of([title], sheet="", file="x").plan_year is None


def test_plan_year():
    assert context.of(["演示街道2025年度改造计划"], sheet="", file="x").plan_year == 2025


def test_month_is_the_first_of_the_sources_in_their_weight():
    assert context.of(["2024年5月"], sheet="", file="2024年6月.xlsx").month == date(2024, 5, 1)


STACKED = """
    | 附件1 加装电梯（2025年10月） |
    | 社区 | 小区 | 计划数 | 完成数 |
    | 柳岸社区 | 柳岸小区 | 12 | 5 |
    |  |
    | {} |
    | 社区 | 小区 | 计划数 | 完成数 |
    | 和平社区 | 和平家园 | 8 | 6 |
"""


@pytest.mark.parametrize(("heading", "works", "said"), [
    ("附件2 充电桩台账", "other", False), ("附件3 垃圾分类站点", "other", False), ("附件2 爱心驿站", "other", True),
    ("附件2 屋面防水台账", "roof_waterproofing", False), ("第二批", "elevator_retrofit", False),
    ("二、在建项目", "elevator_retrofit", False)])
def test_a_tables_own_heading_of_other_works_stops_what_the_titles_say(heading, works, said):
    found = inspection(STACKED.format(heading))
    assert rows(found, "work_type") == [("elevator_retrofit",), (works,)]
    assert ("unknown-works" in codes(found)) is said


@pytest.mark.parametrize(("name", "works"), [
    ("晾衣架", "other"), ("爱心驿站", "other"), ("和平社区", "elevator_retrofit"), ("第二批", "elevator_retrofit"),
    ("10月", "elevator_retrofit")])
def test_a_sheet_named_after_other_works_is_about_them(name, works):
    table = "| 社区 | 小区 | 计划数 | 完成数 |\n| 和平社区 | 和平家园 | 8 | 6 |"
    book = workbook(table, table.replace("家园", "新村"), names=("加装电梯", name))
    found = intake.inspect("加装电梯等改造台账2025年10月.xlsx", book)
    assert rows(found, "work_type") == [("elevator_retrofit",), (works,)]


def test_works_that_are_watched_are_no_cameras():
    assert context.of(["加装电梯进度监控表"], sheet="", file="").work_type is WorkType.ELEVATOR_RETROFIT
