"""What a file says is held against what is stored: it asks where something cannot be, and is quiet otherwise."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from data import intake, over_months
from data.corrections import NO_CORRECTIONS
from data.issues import ISSUE_KINDS
from data.store import Store
from tests.drawn_workbooks import inspection

SAMPLES = Path(over_months.__file__).parent / "samples"
LEDGER = "| 统计月份 | 街道 | 社区 | 小区 | 改造类型 | 阶段 | 计划数 | 完成数 | 惠及户数 | 已支付（元） |\n{rows}"
SHORT = "| 统计月份 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |\n{rows}"
HOUSEHOLDS = "| 社区 | 小区 | 改造类型 | 楼号 | 单元 | 房号 | 征询轮次 | 征询意见 |\n{rows}"
ORDERS = "| 工单编号 | 来电时间 | 社区 | 小区 | 一级分类 |\n{rows}"
TOTALS = "| 月份 | 社区 | 诉求量 |\n{rows}"
PLAN = "| 计划年度 | 社区 | 改造类型 | 计划完工数 |\n{rows}"


@pytest.fixture
def store(tmp_path):
    with closing(Store.open(tmp_path / "store.duckdb")) as opened:
        yield opened


def file(*lines, drawing=SHORT, name="台账.xlsx"):
    return inspection(drawing.format(rows="\n".join(f"| {line} |" for line in lines)), file=name)


def load(store, *lines, **more):
    return store.load(file(*lines, **more), by="数据员").upload_id


def found(store, *files):
    """code@cell of what the rules say of the files; asked twice they say the same."""
    over_months.add(files, store)
    over_months.add(files, store)
    return [f"{problem.code}@{problem.cell or ''}" for problem in said(*files)]


def said(*files):
    return [problem for one in files for sheet in one.sheets for problem in sheet.issues if problem.code in over_months.CODES]


def test_every_rule_has_its_words():
    assert set(ISSUE_KINDS) >= over_months.CODES


def test_the_samples_are_quiet(store):
    """Each file before it is loaded, in the order in which a new store takes them."""
    for path in sorted(SAMPLES.glob("*.xlsx")):
        one = intake.understand(path.name, path.read_bytes(), None, NO_CORRECTIONS)
        over_months.add([one], store)
        store.load(one, by="数据员")
        assert said(one) == [], one.file


def test_a_first_file_is_quiet(store):
    assert found(store, file("2024-06|甲社区|一里|加装电梯|5|2", "2024-06|乙社区|二里|加装电梯|5|2")) == []
    assert store.is_empty()


def test_what_is_cumulative_does_not_fall(store):
    load(store, "2024-04|东街道|甲社区|一里|加装电梯|施工|8|5|126|900000", drawing=LEDGER)
    load(store, "2024-05|东街道|甲社区|一里|加装电梯|施工|8|||", drawing=LEDGER)
    june = file("2024-06|东街道|甲社区|一里|加装电梯|施工|8|3|120|100000", drawing=LEDGER)
    assert found(store, june) == ["cumulative-fell@H2", "cumulative-fell@J2", "cumulative-fell@I2"]
    first = said(june)[0]
    assert first.message == "一里的“完成数”比以前少：2024年4月是5，这次是3"
    assert (first.field, first.value, first.severity, june.status) == ("completed_count", "3", "warning", "accepted_with_warnings")
    assert said(june)[1].message == "一里的“已支付”比以前少：2024年4月是900,000，这次是100,000"


def test_months_of_one_file_are_compared_too(store):
    both = file("2024-05|甲社区|一里|加装电梯|5|3", "2024-06|甲社区|一里|加装电梯|5|2", "2024-06|甲社区|二里|加装电梯|5|2")
    assert found(store, both) == ["cumulative-fell@F3"]
    may, june = file("2024-05|甲社区|一里|加装电梯|5|3"), file("2024-06|甲社区|一里|加装电梯|5|2")
    assert found(store, june, may) == ["cumulative-fell@F2"]


def test_a_new_years_ledger_may_begin_anew(store):
    load(store, "2023-12|甲社区|一里|加装电梯|5|5", "2023-12|甲社区|二里|加装电梯|5|5", "2023-12|甲社区|三里|加装电梯|5|4")
    assert found(store, file("2024-01|甲社区|一里|加装电梯|8|0")) == ["project-missing@A2"]
    assert found(store, file("2024-01|甲社区|一里|加装电梯|5|0", "2024-01|甲社区|三里|加装电梯|5|4")) == ["cumulative-fell@F2"]


def test_plans_and_stages_that_change_are_asked_about(store):
    load(store, *(f"2024-05|东街道|甲社区|{n}号院|加装电梯|竣工|5|5||" for n in range(1, 9)), drawing=LEDGER)
    june = file("2024-06|东街道|甲社区|1号院|加装电梯|施工|5|5||", *(
        f"2024-06|东街道|甲社区|{n}号院|加装电梯|竣工|6|5||" for n in range(2, 9)), drawing=LEDGER)
    assert found(store, june) == ["stage-went-back@F2", "plan-changed@G3"]
    back, plan = said(june)
    assert back.message == "1号院的阶段比以前靠前：2024年5月是“已完成”，这次是“施工”"
    assert plan.message == "有7项的“计划数”与上次（2024年5月）不同：2号院5→6、3号院5→6、4号院5→6、5号院5→6、6号院5→6等7项"


def test_what_is_missing_is_named(store):
    load(store, *(f"2024-05|甲社区|{n}号院|加装电梯|5|5" for n in range(1, 9)), "2024-05|甲社区|一里|屋面防水|5|5")
    june = file("2024-06|甲社区|1号院|加装电梯|5|5")
    assert found(store, june) == ["project-missing@A2"]
    assert said(june)[0].message == "2024年5月有、这次没有的7项：2号院、3号院、4号院、5号院、6号院等7项"


def test_a_community_that_reported_with_the_others_is_awaited(store):
    load(store, "2024-05|甲社区|一里|加装电梯|5|2", "2024-05|乙社区|二里|加装电梯|5|2", "2024-05|丁社区|四里|屋面防水|5|2")
    load(store, "2024-05|丙社区|三里|加装电梯|5|2")
    june = file("2024-06|甲社区|一里|加装电梯|5|2")
    assert found(store, june) == ["community-missing@A2"]
    assert said(june)[0].message == "2024年5月一起报、2024年6月还没有的社区1个：乙社区"
    assert found(store, june, file("2024-06|乙社区|二里|加装电梯|5|2")) == []
    load(store, "2024-06|乙社区|二里|加装电梯|5|2")
    assert found(store, june) == []
    load(store, "2024-07|乙社区|二里|加装电梯|5|2")
    assert found(store, file("2024-06|甲社区|一里|加装电梯|5|2")) == []


def test_an_unknown_name_is_asked_about_with_the_one_it_is_like(store):
    load(store, *(f"2024-05|南路{n}社区|育慧里{n}区|加装电梯|5|2" for n in "一二三"))
    june = file(*(f"2024-06|南路{n}社区|育慧里{n}区|加装电梯|5|2" for n in "二三"), "2024-06|南路一社去|育惠里一区|加装电梯|5|2",
                "2024-06|南路一社去|育慧里一区|屋面防水|5|2", "2024-06|柳荫街社区|柳荫园|加装电梯|5|2")
    assert [code for code in found(store, june) if "missing" not in code] == [
        "unknown-place@B4", "new-community@B6", "unknown-place@C4"]
    asked = {problem.cell: problem for problem in said(june)}
    assert asked["B4"].message == "没见过“南路一社去”，是不是“南路一社区”？"
    assert (asked["B4"].field, asked["B4"].value, asked["B4"].expected) == ("community", "南路一社去", "南路一社区")
    assert (asked["C4"].value, asked["C4"].expected) == ("育惠里一区", "育慧里一区")


def test_too_few_known_names_tell_nothing_and_orders_name_new_places_freely(store):
    load(store, *(f"2024-05|南路{n}社区|育慧里{n}区|加装电梯|5|2" for n in "一二"))
    orders = file("A1|2024-06-01|南路一社去|育惠里一区|排水", "A2|2024-06-01|柳荫街社区|柳荫园|排水", drawing=ORDERS)
    assert found(store, orders) == []
    load(store, "2024-05|南路三社区|育慧里三区|加装电梯|5|2")
    assert found(store, orders) == ["unknown-place@C2", "unknown-place@D2"]


def test_what_a_file_replaces_is_said_and_two_files_of_one_scope_are_asked_about(store):
    load(store, "2024-06|甲社区|一里|加装电梯|5|2", "2024-06|甲社区|二里|加装电梯|5|2", name="6月.xlsx")
    again = file("2024-06|甲社区|一里|加装电梯|5|2", "2024-06|甲社区|二里|加装电梯|5|3", name="6月改.xlsx")
    assert found(store, again) == ["replaces-upload@"]
    assert said(again)[0].message == "将替换第1次入库的“6月.xlsx”中同一范围的2行"
    assert again.status == "accepted"
    third = file("2024-06|甲社区|一里|加装电梯|5|2", "2024-06|甲社区|二里|加装电梯|5|4", name="6月再改.xlsx")
    assert found(store, again, third) == ["replaces-upload@", "same-scope-twice@"]
    assert said(third)[0].message == "与一起上传的“6月改.xlsx”是同一月份、同一范围，那份的2行会被这份替换"


def test_what_was_corrected_in_the_page_is_not_lost_silently(store):
    june = ("2024-06|甲社区|一里|加装电梯|5|2", "2024-06|甲社区|二里|加装电梯|5|2")
    upload = load(store, *june)
    store.amend("projects", upload_id=upload, source_sheet="Sheet1", source_row=3, field="completed_count", value=4, by="主任")
    again = file(*june)
    assert "amendment-replaced@" in found(store, again)
    assert said(again)[-1].message == "看板里“更正：二里 完成数”（改为4）会被这份文件替换"
    assert "amendment-replaced@" not in found(store, file(june[0], june[1].replace("|5|2", "|5|4")))
    assert "amendment-replaced@" not in found(store, file("2024-06|乙社区|二里|加装电梯|5|2"))


def test_totals_and_orders_of_a_month_are_compared(store):
    lines = [f"A{n}|2024-06-{n:02}|甲社区|一里|排水" for n in range(1, 31)]
    totals = file("2024-06|甲社区|29", "2024-06|乙社区|3", drawing=TOTALS)
    assert found(store, totals, file(*lines[:20], drawing=ORDERS)) == []
    load(store, *lines, drawing=ORDERS)
    assert found(store, totals) == ["totals-differ-from-orders@A2"]
    assert said(totals)[0].message == "甲社区2024年6月汇总是29件，工单是30件"
    assert found(store, file("2024-06|甲社区|30", drawing=TOTALS)) == []
    store.load(totals, by="数据员")
    assert found(store, file("A31|2024-06-30|甲社区|一里|排水", drawing=ORDERS)) == ["totals-differ-from-orders@A2"]


def test_a_later_round_with_fewer_households_is_asked_about(store):
    load(store, *(f"甲社区|一里|加装电梯|1号楼|1单元|{room}|1|同意" for room in range(101, 141)), drawing=HOUSEHOLDS)
    second = file(*(f"甲社区|一里|加装电梯|1号楼|1单元|{room}|2|同意" for room in range(101, 113)), drawing=HOUSEHOLDS)
    assert found(store, second) == ["round-incomplete@A2"]
    assert said(second)[0].message == "有1个单元后一轮的户数比前一轮少：一里1号楼1单元第2轮12户、第1轮40户"


def test_the_first_plan_stays_the_baseline(store):
    load(store, "2024|甲社区|加装电梯|5", "2024|乙社区|加装电梯|3", drawing=PLAN)
    adjusted = file("2024|甲社区|加装电梯|7", "2024|乙社区|加装电梯|3", drawing=PLAN)
    assert found(store, adjusted) == ["plan-rewritten@D2"]
    assert said(adjusted)[0].message == "有1项计划数与最早入库的不同：甲社区5→7；最早的仍作基准，这次的另存一版"


def test_a_file_without_rows_is_left_alone(store):
    assert found(store, inspection("| 社区 | 小区 |\n| 甲社区 | 一里 |"), file("2024-06|甲社区|一里|加装电梯|5|2")) == []


def test_with_the_samples_cleared_nothing_is_held_against_them(store):
    store.load(file("2024-05|甲社区|一里|加装电梯|5|5"), by="看板", is_sample=True)
    june = file("2024-06|甲社区|一里|加装电梯|5|2")
    assert found(store, june) == ["cumulative-fell@F2"]
    over_months.add([june], store, is_clearing_samples=True)
    assert said(june) == [] and june.data_month == date(2024, 6, 1)
