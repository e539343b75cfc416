"""Headers of order exports of many makers, and what their answers mean."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows


@pytest.mark.parametrize(("header", "field"), [("三级问题", "category_3"), ("问题二级类别", "category_2"), ("1级分类", "category_1"), ("诉求三级事项", "category_3")])
def test_levels_by_their_pattern(header, field):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | {header} |
        | A1 | 2024-06-01 | 甲子社区 | 电梯故障 |
    """)
    assert rows(found, field, "topic") == [("电梯故障", "elevator")] and codes(found) == []


def test_the_finest_level_that_tells_a_topic_decides():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 一级分类 | 二级分类 | 三级问题 |
        | A1 | 2024-06-01 | 甲子社区 | 住房 | 物业管理 | 电梯故障 |
        | A2 | 2024-06-01 | 甲子社区 | 住房 | 物业管理 | 其他 |
        | A3 | 2024-06-01 | 甲子社区 | 排水 | 物业管理 | 屋面漏雨 |
    """)
    assert rows(found, "topic") == [("elevator",), ("property_management",), ("leak",)]


def test_totals_by_two_levels_go_by_the_telling_one():
    found = inspection("""
        | 2024年6月12345诉求统计 |
        | 社区 | 一级分类 | 二级分类 | 受理量 |
        | 甲子社区 | 住房 | 漏水 | 12 |
        | 乙丑社区 | 市政 | 排水 | 8 |
    """)
    assert rows(found, "topic") == [("leak",), ("drainage",)] and codes(found) == []


def test_the_export_of_a_grid():
    found = inspection("""
        | 事件编号 | 上报时间 | 社区 | 事件大类 | 事件小类 | 处置状态 | 处理结果 |
        | W1 | 2024-06-01 | 甲子社区 | 市容 | 漏水 | 已办结 | 已解决 |
        | W2 | 2024-06-02 | 甲子社区 | 市容 | 排水 | 处理中 | 未解决 |
    """)
    assert rows(found, "request_id", "topic", "status", "resolution") == [
        ("W1", "leak", "closed", "resolved"), ("W2", "drainage", "open", "unresolved")]
    assert codes(found) == []


def test_a_result_in_words_is_no_answer():
    found = inspection("""
        | 上报编号 | 上报日期 | 社区 | 问题类别 | 处理结果 |
        | W1 | 2024-06-01 | 甲子社区 | 漏水 | 已安排维修 |
        | W2 | 2024-06-02 | 甲子社区 | 漏水 | 已答复 |
    """)
    assert rows(found, "resolution") == [(None,), (None,)] and codes(found) == []


@pytest.mark.parametrize("sign", ["；", "/", "、", "，"])
def test_both_answers_in_one_cell(sign):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | 回访结果 |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 | 解决{sign}满意 |
        | A2 | 2024-06-01 | 甲子社区 | 漏水 | 未解决{sign}不满意 |
    """)
    assert rows(found, "resolution", "satisfaction") == [("resolved", "satisfied"), ("unresolved", "dissatisfied")]
    assert codes(found) == []


def test_short_headers_of_the_three_rates():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | 响应 | 解决 | 满意 |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 | 是 | 是 | 否 |
        | A2 | 2024-06-01 | 甲子社区 | 漏水 | 否 | 否 | 是 |
    """)
    assert rows(found, "is_contacted", "resolution", "satisfaction") == [
        (True, "resolved", "dissatisfied"), (False, "unresolved", "satisfied")]
    assert codes(found) == []


def test_numbers_in_sentences_are_as_the_clerk_typed_them():
    found = inspection("""
        | 2024年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 5 | -1 |
    """)
    said, = (problem for problem in found.all_issues if problem.code == "negative-number")
    assert "-1，" in said.message and said.value == "-1"
