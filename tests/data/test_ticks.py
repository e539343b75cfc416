"""Opinions given by ticks: once or once a round, with cells that are no ticks."""

import pytest

from data import intake
from data.cells import reader
from data.vocabulary.terms import CONSENTS, Opinion
from tests.drawn_workbooks import codes, inspection, rows, workbook

TITLE = "| 甲子社区一里小区3号楼1单元加装电梯征询 |\n"


@pytest.mark.parametrize(("header", "merged"), [
    ("| 房号 | 第一轮 |  | 第二轮 |  |\n|  | 同意 | 反对 | 同意 | 反对 |", ("B2:C2", "D2:E2", "A2:A3")),
    ("| 房号 | 第一轮同意 | 第一轮反对 | 第二轮：同意 | 第二轮：反对 |", ()),
    ("| 房号 | 同意 | 反对 | 第二轮同意 | 第二轮反对 |", ())])
def test_ticks_belong_to_their_round(header, merged):
    found = intake.inspect("x.xlsx", workbook(f"""{TITLE}{header}
        | 101 | √ |  | √ |  |
        | 102 |  |  | √ |  |
        | 201 |  | √ | × | √ |
    """, merged=merged))
    assert sorted((room, turn, str(opinion)) for room, turn, opinion in rows(found, "room", "round", "opinion")) == [
        ("101", 1, "agree"), ("101", 2, "agree"), ("102", 2, "agree"), ("201", 1, "object"), ("201", 2, "object")]
    assert codes(found) == []


def test_ticks_beside_the_days_of_each_round():
    found = intake.inspect("x.xlsx", workbook(f"""{TITLE}
        | 房号 | 第一轮 |  |  | 第二轮 |  |  |
        |  | 同意 | 反对 | 日期 | 同意 | 反对 | 日期 |
        | 101 |  | √ | 2025-03-01 | √ |  | 2025-06-01 |
    """, merged=("B3:D3", "E3:G3", "A3:A4")))
    assert [(turn, str(opinion), f"{day:%m}") for turn, opinion, day in rows(found, "round", "opinion", "decided_on")] == [
        (1, "object", "03"), (2, "agree", "06")]


def test_ticks_of_the_second_round_alone():
    found = inspection(TITLE + "| 房号 | 第二轮同意 | 第二轮反对 |\n| 101 | √ |  |\n| 102 |  | √ |")
    assert rows(found, "room", "round") == [("101", 2), ("102", 2)]


def test_a_cell_that_is_no_tick_is_an_error_of_its_row_and_never_undecided():
    found = inspection(TITLE + """
        | 房号 | 同意 | 不同意 | 未表态 |
        | 101 | √ |  |  |
        | 102 | √ |  |  |
        | 201 | √（后改） |  |  |
        | 202 | 同意 |  |  |
        | 301 | √ |  |  |
        | 302 |  | 某某 |  |
        | 401 |  |  |  |
    """)
    assert [(room, str(opinion)) for room, opinion in rows(found, "room", "opinion")] == [
        ("101", "agree"), ("102", "agree"), ("202", "agree"), ("301", "agree"), ("401", "undecided")]
    assert codes(found) == ["unclear-tick@B6", "unclear-tick@C9", "unstated-opinion@A10"]
    assert "某某" not in "".join(str(problem.as_dict()) for problem in found.all_issues)


def test_opinions_that_are_mostly_no_ticks_are_none():
    found = inspection(TITLE + "| 房号 | 同意 | 不同意 |\n| 101 | 某甲 |  |\n| 102 |  | 某乙 |\n| 201 | √ |  |")
    assert found.status == "rejected"


@pytest.mark.parametrize(("cell", "opinion"), [
    ("☑同意 □不同意", Opinion.AGREE), ("□同意 ☑不同意", Opinion.OBJECT), ("同意☑ 不同意□", Opinion.AGREE),
    ("同意（√） 不同意（  ）", Opinion.AGREE), ("√同意", Opinion.AGREE), ("□同意 □不同意", None), ("□同意", None),
    ("☑同意 ☑不同意", None)])
def test_boxes_in_one_cell(cell, opinion):
    assert reader(CONSENTS.field("opinion"), "意见")(cell).value == opinion


@pytest.mark.parametrize("header", ["| 房号 | 一轮意见 | 二轮意见 |", "| 户室 | 首次意见（2025.3.1） | 复核意见（2025.6.1） |"])
def test_rounds_in_other_words(header):
    found = inspection(f"{TITLE}{header}\n| 101 | 反对 | 同意 |\n| 102 | 同意 | 同意 |")
    assert [(room, turn, str(opinion)) for room, turn, opinion in rows(found, "room", "round", "opinion")] == [
        ("101", 1, "object"), ("101", 2, "agree"), ("102", 1, "agree"), ("102", 2, "agree")]
