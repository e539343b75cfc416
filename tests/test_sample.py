"""The sample workbooks: the same bytes each time, the real figures to the letter, everything invented marked so."""

import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from data import intake, sample
from data.sample_books.places import COMMUNITY, HIGH_BUILDINGS, STREET, buildings
from data.sample_books.works import works
from data.vocabulary.terms import Severity, Status, WorkType

COMMITTED = Path(sample.__file__).parent / "samples"
DEMO = "演示数据"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    sample.write(folder)
    return folder


@pytest.fixture(scope="module")
def sheets(folder: Path) -> dict[tuple[str, str], list[list]]:
    """(file, sheet) → rows, as a reader sees them."""
    found = {}
    for path in sorted(folder.iterdir()):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            found[path.name, name] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return found


def rows_under(rows: list[list], *headers: str) -> list[dict]:
    """The rows under the header line that has all these headers, cells merged down filled in; up to the totals."""
    top = next(number for number, row in enumerate(rows) if set(headers) <= set(row))
    found, above = [], {}
    for row in rows[top + 1:]:
        if any(isinstance(cell, str) and cell.startswith(("合计", "填表人", "说明")) for cell in row):
            break
        record = {header: cell for header, cell in zip(rows[top], row, strict=True) if header}
        record |= {name: record[name] or above.get(name, "") for name in ("社区", "楼号", "单元", "楼栋") if name in record}
        above = record
        found.append(record)
    return found


# --- the same bytes each time ---


def test_two_runs_give_the_same_bytes(folder, tmp_path):
    assert {path.name: path.read_bytes() for path in sample.write(tmp_path)} == {
        path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_committed_workbooks_are_a_fresh_write(folder):
    """Unpacked, and the XML in its canonical form: another zlib packs the same content otherwise, and openpyxl writes the
    same elements in other words where lxml is at hand."""
    assert sorted(path.name for path in COMMITTED.glob("*.xlsx")) == sorted(path.name for path in folder.iterdir())
    for path in folder.iterdir():
        assert unpacked(path) == unpacked(COMMITTED / path.name), path.name


def unpacked(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: canonicalize(archive.read(name).decode(), rewrite_prefixes=True) for name in archive.namelist()}


def test_nothing_in_a_file_tells_when_it_was_written(folder):
    for path in folder.iterdir():
        with zipfile.ZipFile(path) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {sample.WRITTEN_AT}
            assert set(re.findall(rb"20\d\d-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))) == {b"2025-11-03T09:12:00Z"}


# --- the five real cases ---

CASES = """
大屯街道_维修改造项目_2023年8月          育慧里二区        11、12号楼  雨水管    1   1
大屯街道_维修改造项目_2023年8月          安慧北里秀雅社区  秀园        8、9号楼  屋面      1   1
大屯街道_维修改造项目_2023年8月          安慧东里第二社区  干杨树小区  3号楼     屋面      1   1
大屯街道_维修改造项目_2023年8月          安慧东里          8、9号楼    雨水管线  1   1
大屯街道_维修改造项目_2023年8月          慧忠里第一社区    305楼       道路排水  1   1
大屯街道_维修改造项目_2023年8月          其余4项           其他        4   4
大屯街道_维修改造项目_2023年8月          合计              9           9
长桥街道_小区改造进展_2025年12月         华滨              电梯更新    11  3   8   台
长桥街道_小区改造进展_2025年12月         百龙              供水改造    已完成
长桥街道_小区改造进展_2025年12月         中海瀛台          渗漏治理    两轮征询，公开招标
甘泉苑居民区_加装电梯_2023年7月          甘泉苑居民区      甘泉苑      加装电梯  34  28  5  1  3250
大竹林街道_汪家桥加装电梯_2024年6月      汪家桥社区        汪家桥小区  加装电梯  18  5   13  564  126
大竹林街道_汪家桥协商议事_2024年6月      调解              30          20
大竹林街道_汪家桥协商议事_2024年6月      咨询              120
大峪街道_上下水改造_2025年10月           南路一社区        楼内上下水改造  改造中
"""
"""File, then the cells that one of its rows has, in their order."""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_real_figure_stands_in_its_workbook(line, sheets):
    file, *wanted = line.split()
    rows = [row for (name, _), rows in sheets.items() if name == f"{file}.xlsx" for row in rows]
    assert any(has_in_order([shown(cell) for cell in row], wanted) for row in rows)


def shown(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def has_in_order(cells: list[str], wanted: list[str]) -> bool:
    rest = iter(cells)
    return all(any(cell == word for cell in rest) for word in wanted)


REAL_NUMBERS = {
    "大屯街道_维修改造项目_2023年8月": {1, 4, 9}, "长桥街道_小区改造进展_2025年12月": {1, 3, 8, 11},
    "甘泉苑居民区_加装电梯_2023年7月": {1, 5, 28, 34, 3250}, "大竹林街道_汪家桥加装电梯_2024年6月": {5, 13, 18, 126, 564},
    "大竹林街道_汪家桥协商议事_2024年6月": {20, 30, 120}, "大峪街道_上下水改造_2025年10月": set()}


@pytest.mark.parametrize("file", REAL_NUMBERS)
def test_a_real_place_carries_no_other_number(file, sheets):
    rows = [row for (name, _), rows in sheets.items() if name == f"{file}.xlsx" for row in rows]
    first = next(number for number, row in enumerate(rows) if "备注" in row or "议题" in row)
    is_ordinal = rows[first][0] == "序号"
    assert {cell for row in rows[first + 1:] for cell in row[is_ordinal:] if isinstance(cell, int | float)} == REAL_NUMBERS[file]


# --- everything invented says so ---


def test_every_invented_sheet_and_row_is_marked(sheets):
    for (file, name), rows in sheets.items():
        if not file.startswith(STREET):
            assert not any(DEMO in str(cell) for row in rows for cell in row), file
            continue
        assert DEMO in rows[0][0], (file, name)
        header = next((row for row in rows if "备注" in row), None)
        if header:
            marked = [row[header.index("备注")] for row in rows[rows.index(header) + 1:]]
            data = [mark for mark, row in zip(marked, rows[rows.index(header) + 1:], strict=True) if is_data(row)]
            assert set(data) == {DEMO}, (file, name)


def is_data(row: list) -> bool:
    """Neither the second line of a header nor a line below the table."""
    numbers = [cell for cell in row if isinstance(cell, int | float | date | datetime)]
    return bool(numbers) and not str(row[0]).startswith("合计")


def test_no_cell_looks_like_a_phone_or_an_identity_number(sheets):
    looks_personal = re.compile(r"\d{11,}|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)|\d{17}[Xx]")
    for (file, _), rows in sheets.items():
        for row in rows:
            for cell in row:
                assert not looks_personal.search(shown(cell)), (file, cell)


def test_owners_are_placeholders(sheets):
    owners = {
        row["产权人"] for (file, _), rows in sheets.items() if "逐户" in file for row in rows_under(rows, "房号", "产权人")}
    assert owners
    assert all(re.fullmatch(r"演示业主\d{3}", owner) for owner in owners)


# --- the reader understands them ---


def test_each_workbook_is_read_with_at_most_one_warning(folder):
    for path in folder.iterdir():
        inspection = intake.inspect(path.name, path.read_bytes())
        assert inspection.status in (Status.ACCEPTED, Status.ACCEPTED_WITH_WARNINGS), path.name
        issues = [issue for issue in inspection.all_issues if issue.severity != Severity.NOTICE]
        assert len(issues) <= 1, (path.name, [issue.as_dict() for issue in issues])


# --- the story ---

LIFTS_OF_2025_10 = """
甲子社区  7  6  1  0
乙丑社区  4  4  0  0
丙寅社区  6  2  3  1
丁卯社区  4  4  0  0
戊辰社区  3  3  0  0
己巳社区  5  4  1  0
庚午社区  3  3  0  0
辛未社区  2  2  0  0
"""
"""Planned, completed, in progress, not started."""

LIFTS_BY_MONTH = "4 5 6 6 7 8 10 13 17 21 23 25 28"
PLAN_OF_2025 = "6 7 9 11 13 16 19 22 26 30 32 34"


def lifts(month_end: date) -> pd.DataFrame:
    counted = [(work.community, len(work.pieces), *work.counts(month_end)) for work in works()
               if work.work_type is WorkType.ELEVATOR_RETROFIT and not work.is_cancelled]
    return pd.DataFrame(counted).groupby(0, sort=False).sum()


def test_lifts_by_community():
    wanted = {community: [int(count) for count in counts]
              for community, *counts in (line.split() for line in LIFTS_OF_2025_10.strip().splitlines())}
    assert {community: list(row) for community, row in lifts(date(2025, 10, 31)).iterrows()} == wanted


def test_lifts_by_month():
    ends = pd.date_range("2024-10-01", "2025-10-01", freq="MS") + pd.offsets.MonthEnd()
    assert " ".join(str(lifts(end.date())[2].sum()) for end in ends) == LIFTS_BY_MONTH


def test_the_plan_is_cumulative_like_the_ledger(sheets):
    plan = pd.DataFrame(rows_under(sheets["演示街道_年度计划_2025年.xlsx", "2025年计划"], "计划年度", "计划完工数"))
    of_lifts = plan[plan["改造类型"] == "加装电梯"]
    months = of_lifts[of_lifts["计划月份"] != ""].groupby("计划月份", sort=False)["计划完工数"].sum()
    assert " ".join(str(int(count)) for count in months) == PLAN_OF_2025
    assert of_lifts[of_lifts["计划月份"] == ""]["计划完工数"].sum() == 34


def test_no_completed_count_ever_falls(sheets):
    completed: dict[str, float] = {}
    for (file, _), rows in sorted(sheets.items()):
        if "改造台账" in file:
            top = next(row for row in rows if "项目编号" in row)
            below = rows[rows.index(top) + 1]
            column = top.index("完成数") if "完成数" in top else below.index("已完工")
            for row in rows[rows.index(top) + 1:]:
                code = row[top.index("项目编号")]
                if code.startswith("YS-"):
                    assert row[column] >= completed.get(code, 0)
                    completed[code] = row[column]
    assert len(completed) == len(works())


@pytest.mark.parametrize(("building", "unit", "signed", "opposed", "total"), [
    ("3号楼", "1单元", 24, 0, 26),
    ("3号楼", "2单元", 26, 0, 26),
    ("3号楼", "3单元", 23, 1, 26),
    ("5号楼", "1单元", 20, 0, 24),
    ("5号楼", "2单元", 23, 0, 24),
])
def test_riser_signatures(building, unit, signed, opposed, total, sheets):
    rows = rows_under(sheets["演示街道_上下水改造逐户征询_丙寅一里.xlsx", "逐户签字"], "房号", "签字情况")
    answers = [row["签字情况"] for row in rows if (row["楼号"], row["单元"]) == (building, unit)]
    assert (answers.count("已签"), answers.count("拒签"), len(answers)) == (signed, opposed, total)


def test_lift_consents_have_the_shape_of_the_real_compound(sheets):
    rows = pd.DataFrame(rows_under(sheets["演示街道_加装电梯逐户征询_己巳花园.xlsx", "第1轮"], "房号", "征询意见"))
    assert len(rows) == 564
    assert sum(units for units, _, _ in HIGH_BUILDINGS) == 18
    assert {floors for _, floors, _ in HIGH_BUILDINGS} == {8, 9, 10}
    assert set(rows["征询意见"]) == {"同意", "反对", "未表态", "未联系", "空置/失联", "弃权"}


def test_compounds_are_of_a_usual_size():
    sizes = pd.Series([one.households for one in buildings()], index=[one.compound for one in buildings()])
    assert len(COMMUNITY) == 32
    assert sizes.groupby(level=0).sum().between(300, 900).all()
