"""What speaks for several rows: a line that names their building or unit, an opinion merged over one owner's rooms."""

import pytest

from data import intake
from tests.drawn_workbooks import codes, inspection, rows, workbook


def test_a_unit_below_heads_a_section_as_one_above_the_header_does():
    found = inspection("""
        | 和平里加装电梯 |
        | 3号楼1单元 |
        | 房号 | 面积 | 意见 |
        | 101 | 60 | 同意 |
        | 102 | 60 | 反对 |
        | 3号楼2单元 |
        | 101 | 61 | 同意 |
    """)
    assert rows(found, "building", "unit", "room") == [
        ("3号楼", "1单元", "101"), ("3号楼", "1单元", "102"), ("3号楼", "2单元", "101")]
    assert codes(found) == []


@pytest.mark.parametrize("room", ["101", "101室"])
def test_units_below_one_another_keep_the_building_above_them(room):
    found = inspection(f"""
        | 和平里小区加装电梯征询 |
        | 房号 | 面积 | 意见 |
        | 3号楼 |
        | 1单元 |
        | {room} | 60 | 同意 |
        | 2单元 |
        | {room} | 61 | 反对 |
        | 4号楼 |
        | {room} | 62 | 同意 |
    """)
    assert rows(found, "building", "unit", "room") == [
        ("3号楼", "1单元", "101"), ("3号楼", "2单元", "101"), ("4号楼", None, "101")]
    assert codes(found) == []


def test_another_building_below_does_not_take_the_titles_unit():
    found = inspection("""
        | 和平里小区3号楼1单元加装电梯征询 |
        | 房号 | 面积 | 意见 |
        | 101 | 60 | 同意 |
        | 4号楼 |
        | 101 | 62 | 同意 |
    """)
    assert rows(found, "building", "unit", "room") == [("3号楼", "1单元", "101"), ("4号楼", None, "101")]


def test_a_building_among_buildings_is_a_row():
    found = inspection("""
        | 甲子社区一里小区楼栋底册 |
        | 楼号 | 户数 | 层数 |
        | 1号楼 |
        | 2号楼 | 36 | 6 |
    """)
    assert rows(found, "building", "households_count") == [("1号楼", None), ("2号楼", 36)]


SIGNED = """
    | 和平里小区3号楼2单元上下水改造居民签字表 |
    | 房号 | 产权人 | 建筑面积 | 意见 | 签字日期 |
    | 101 | 某甲 | 60 | 同意 | 2025-06-01 |
    | 102 |  | 55 |  |  |
    | 201 | 某乙 | 60 | 不同意 | 2025-06-02 |
"""


def test_an_opinion_merged_over_the_rooms_of_one_owner_is_that_of_each():
    found = intake.inspect("x.xlsx", workbook(SIGNED, merged=("B3:B4", "D3:D4", "E3:E4")))
    assert [(room, str(opinion), day.day, owner) for room, opinion, day, owner in rows(
        found, "room", "opinion", "decided_on", "owner_key")] == [
        ("101", "agree", 1, 1), ("102", "agree", 1, 1), ("201", "object", 2, 2)]
    assert codes(found) == []


def test_an_opinion_merged_over_more_than_its_owners_rooms_is_not():
    found = intake.inspect("x.xlsx", workbook(SIGNED, merged=("D3:D4",)))
    assert [(room, str(opinion)) for room, opinion in rows(found, "room", "opinion")] == [
        ("101", "agree"), ("102", "undecided"), ("201", "object")]
    assert codes(found) == ["unstated-opinion@D4"]
