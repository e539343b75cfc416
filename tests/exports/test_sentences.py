"""The bulletin's wording, a golden text for each case."""

import pytest

from pages.exports import sentences


@pytest.mark.parametrize(("now", "before", "past", "said"), [
    (250, 200, "last_year", "同比上升25.0%"),
    (150, 200, "last_year", "同比下降25.0%"),
    (200, 200, "previous", "环比持平"),
    (0, 0, "previous", "环比持平"),
    (212, None, "last_year", "无上年同月数据"),
    (212, None, "previous", "无上月数据"),
    (3, 0, "last_year", "同比增加3件（上年同月为0）"),
    (0, 40, "previous", "环比下降100%"),
    (100, 40, "last_year", "同比上升150.0%"),
    (12, 9, "previous", "环比增加3件"),
    (6, 9, "previous", "环比减少3件"),
])
def test_a_count_beside_an_earlier_one(now, before, past, said):
    assert sentences.compared(now, before, past, "件") == said


@pytest.mark.parametrize(("part", "whole", "before", "said"), [
    (7, 8, .852, "解决率87.5%（7/8），较上月提高2.3个百分点"),
    (7, 8, .9, "解决率87.5%（7/8），较上月降低2.5个百分点"),
    (7, 8, .875, "解决率87.5%（7/8），与上月持平"),
    (7, 8, None, "解决率87.5%（7/8），无上月数据"),
    (8, 8, .9, "解决率100%（8/8），较上月提高10.0个百分点"),
    (0, 0, .9, "解决率没有可评的工单"),
    (None, None, None, "解决率没有可评的工单"),
])
def test_a_rate_with_its_count_and_its_points(part, whole, before, said):
    assert sentences.rate("解决率", part, whole, before) == said


@pytest.mark.parametrize(("done", "planned", "said"), [
    (28, 34, "加装电梯计划34台，完成28台，完成率82.4%"),
    (1002, 1000, "加装电梯计划1,000台，完成1,002台，完成率100.2%"),
    (34, 34, "加装电梯计划34台，完成34台，完成率100%"),
    (0, 34, "加装电梯计划34台，完成0台，完成率0%"),
    (3, 0, "加装电梯没有计划数，完成3台"),
    (3, None, "加装电梯没有计划数，完成3台"),
])
def test_works_against_their_plan(done, planned, said):
    assert sentences.completed("加装电梯", "台", done, planned) == said


def test_the_months_complaints():
    assert sentences.received("10月", 212, 231, 203) == "10月共受理诉求212件，同比上升4.4%，环比下降8.2%"
    assert sentences.received("10月", 212, None, None) == "10月共受理诉求212件，无上年同月数据，无上月数据"


def test_clauses_that_say_nothing_are_left_out():
    assert sentences.joined("甲", "", "乙") == "甲；乙。"
    assert sentences.joined("") == ""
