"""Two levels of a place in one cell: each gets its own; what may be one name stays whole or is said."""

import pytest

from data.joined_places import Parted, parted
from tests.drawn_workbooks import codes, inspection, rows


@pytest.mark.parametrize(("text", "community", "compound", "building", "is_sure"), [
    ("甲子社区槐花里", "甲子社区", "槐花里", None, False), ("甲子社区金鱼池中区", "甲子社区", "金鱼池中区", None, False),
    ("甲子社区/槐花里", "甲子社区", "槐花里", None, True), ("甲子社区-槐花里", "甲子社区", "槐花里", None, True),
    ("甲子社区(槐花里)", "甲子社区", "槐花里", None, True), ("槐花里(甲子社区)", "甲子社区", "槐花里", None, True),
    ("甲子居委会、槐花里", "甲子居委会", "槐花里", None, True), ("前进街道甲子社区槐花里", "甲子社区", "槐花里", None, False),
    ("新和社区/和平家园", "新和社区", "和平家园", None, True), ("甲子社区12号院", "甲子社区", "12号院", None, False), ("甲子社区槐花里3号楼", "甲子社区", "槐花里", "3号楼", False)])
def test_both_levels(text, community, compound, building, is_sure):
    assert parted(text) == Parted(community, compound, building, None, is_sure)


@pytest.mark.parametrize("text", [
    "甲子社区", "甲子社区居委会", "阳光国际社区一期", "甲子社区东区", "甲子社区小区", "甲子社区(原乙丑社区)", "甲子社区服务中心", "各社区花园",
    "甲子社区等3个小区", "甲子社区、乙丑社区", "甲子社区(含槐花里)", "槐花里", "甲子街道乙丑社区", "甲子社区卫生站", "甲子社区乙丑社区槐花里"])
def test_what_is_or_may_be_one_name(text):
    assert parted(text) is None


@pytest.mark.parametrize(("header", "cell", "code"), [
    ("社区/小区", "花园社区一里", "place-parted@A3"), ("小区", "花园社区/一里", "place-parted@A3"),
    ("小区", "花园社区一里", "place-parted-by-ending@A3"), ("小区名称", "一里（花园社区）", "place-parted@A3"),
    ("社区", "花园社区（一里）", "place-parted@A3"), ("地点", "花园社区一里", "place-parted-by-ending@A3")])
def test_one_column_for_both(header, cell, code):
    found = inspection(f"""
        | 演示街道2025年6月加装电梯台账 |
        | {header} | 计划数 | 完成数 |
        | {cell} | 6 | 2 |
    """)
    assert rows(found, "community", "compound") == [("花园社区", "一里")] and codes(found) == [code]


def test_the_rows_own_community_is_not_said_twice_and_not_overruled():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园社区一里 | 6 | 2 |
        | 花园社区 | 和平社区/二里 | 4 | 1 |
        | 花园社区 | 万科国际社区东园 | 4 | 1 |
    """)
    assert rows(found, "community", "compound") == [
        ("花园社区", "一里"), ("花园社区", "和平社区/二里"), ("花园社区", "万科国际社区东园")]
    assert codes(found) == ["place-parted@B3", "place-levels-differ@B4"]


def test_under_a_header_of_both_any_name_is_parted():
    assert parted("石榴园社区电梯厂", is_of_both=True).compound == "电梯厂" and parted("石榴园社区电梯厂") is None
    assert parted("石榴园社区居委会", is_of_both=True) is None


def test_a_spot_beside_a_compound_is_not_asked():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 地点 | 计划数 | 完成数 |
        | 花园社区 | 一里 | 花园社区一里 | 6 | 2 |
    """)
    assert rows(found, "community", "compound") == [("花园社区", "一里")] and codes(found) == []
