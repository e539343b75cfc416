"""Columns of places whose headers leave open which, and names with marks beside them."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows

TITLE = "| 槐树街道加装电梯进展（2025年10月） |\n"


@pytest.mark.parametrize("header", [
    "社区★", "属地社区", "责任社区", "申报社区", "片区/社区", "责任单位", "1.社区", "①社区", "▲社区（必填）"])
def test_headers_of_communities(header):
    found = inspection(TITLE + f"""
        | {header} | 小区 | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 12 | 5 |
        | 和平社区 | 和平家园 | 8 | 6 |
    """.strip())
    assert rows(found, "community") == [("柳岸社区",), ("和平社区",)] and codes(found) == []


@pytest.mark.parametrize("header", ["小区★", "小区及楼号", "坐落", "大院名称", "2、小区"])
def test_headers_of_compounds(header):
    found = inspection(TITLE + f"""
        | 社区 | {header} | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 12 | 5 |
        | 和平社区 | 和平家园 | 8 | 6 |
    """.strip())
    assert rows(found, "compound") == [("柳岸小区",), ("和平家园",)] and codes(found) == []


@pytest.mark.parametrize("header", ["楼栋及单元", "实施楼栋", "加装位置", "具体位置", "楼幢单元", "安装地点"])
def test_headers_of_buildings(header):
    found = inspection(TITLE + f"""
        | 社区 | 小区 | {header} | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 1号楼2单元 | 2 | 1 |
        | 柳岸社区 | 柳岸小区 | 5#楼1、2单元 | 2 | 1 |
    """.strip())
    assert rows(found, "building", "unit") == [("1号楼", "2单元"), ("5号楼", "1单元、2单元")] and codes(found) == []


def test_a_column_of_communities_under_another_name_is_guessed():
    found = inspection(TITLE + """
        | 上报方 | 计划数 | 完成数 |
        | 柳岸社区 | 12 | 5 |
        | 和平社区 | 8 | 6 |
    """.strip())
    assert rows(found, "community") == [] or codes(found)[0].startswith("guessed-column")


def test_several_communities_in_a_cell_are_none():
    found = inspection("""
        | 槐树街道2025年改造计划 |
        | 改造类型 | 计划完工数 | 责任社区 |
        | 加装电梯 | 20 | 柳岸社区12、和平社区8 |
        | 屋面防水 | 5 | 各社区 |
        | 供水改造 | 3 | 柳岸社区、和平社区 |
    """)
    assert [planned for (planned,) in rows(found, "planned_finish_count")] == [20, 5, 3]
    assert "community" not in found.sheets[0].table.columns or not any(found.sheets[0].table.columns["community"])


def test_communities_over_their_compounds_under_a_vague_header():
    found = inspection(TITLE + """
        | 单位 | 计划数 | 完成数 |
        | 柳岸社区 | 12 | 5 |
        | 柳岸小区 | 8 | 3 |
        | 柳岸花园 | 4 | 2 |
        | 和平社区 | 5 | 4 |
        | 和平家园 | 5 | 4 |
    """.strip())
    assert rows(found, "community", "compound", "planned_count") == [
        ("柳岸社区", "柳岸小区", 8), ("柳岸社区", "柳岸花园", 4), ("和平社区", "和平家园", 5)]


def test_two_spellings_of_one_community_are_said():
    found = inspection(TITLE + """
        | 社区 | 小区 | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 12 | 5 |
        | 柳岸 | 柳岸花园 | 4 | 1 |
        | 1.和平社区 | ★和平家园 | 8 | 6 |
        | （2）和平社区 | 和平新村* | 8 | 6 |
    """.strip())
    assert rows(found, "community", "compound")[2:] == [("和平社区", "和平家园"), ("和平社区", "和平新村")]
    assert codes(found) == ["name-variants"]


@pytest.mark.parametrize("line", [
    "甲 | 乙 | ① | ② | ③=①-② | ④", "A | B | C | D | E=F+G | F", "栏次 |  | 1 | 2 | 3 | 4",
    "填写社区全称 | 填写小区名称 | 填数字 | 填数字 | 如3 | 填数字", "示例 | 某某小区 | 3 | 1 | 2 | 1"])
def test_lines_that_number_or_explain_the_columns_are_no_rows(line):
    found = inspection(TITLE + f"""
        | 社区 | 小区 | 计划数 | 完成数 | 在建数 | 未开工数 |
        | {line} |
        | 柳岸社区 | 柳岸小区 | 12 | 5 | 3 | 4 |
        | 和平社区 | 和平家园 | 8 | 6 | 1 | 1 |
    """.strip())
    assert rows(found, "compound") == [("柳岸小区",), ("和平家园",)]
    assert codes(found) == ["example-row@A3" if line.startswith("示例") else "section-row@A3"]
