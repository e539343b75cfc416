"""Numbers and changes in words: each rule once."""

import math
from datetime import date

import pandas as pd
import pytest

from pages.figures import wording


@pytest.mark.parametrize(("number", "words"), [
    (0, "0"), (999, "999"), (1234, "1,234"), (9999, "9,999"), (10_000, "1万"), (12_345, "1.2万"), (20_174, "2.0万"),
    (-5, "−5"), (-12_345, "−1.2万"), (None, "—"), (math.nan, "—"), (pd.NA, "—")])
def test_count(number, words):
    assert wording.count(number) == words


@pytest.mark.parametrize(("part", "whole", "words"), [
    (28, 34, "82.4%"), (3, 11, "27.3%"), (5, 18, "27.8%"), (9, 9, "100%"), (0, 9, "0%"), (1002, 1000, "100.2%"),
    (9999, 10_000_000, "0.1%"), (99_999, 100_000, "99.9%"), (1, 0, "—"), (None, 3, "—")])
def test_percent(part, whole, words):
    assert wording.percent(part, whole) == words


def test_whole_percent_never_rounds_to_done_or_to_nothing():
    assert wording.percent(199, 200, decimals=0) == "99%"
    assert wording.percent(1, 400, decimals=0) == "1%"


def test_ratio_has_its_n():
    assert wording.ratio(140, 160) == "87.5%（140/160）"
    assert wording.ratio(0, 0) == "—"


@pytest.mark.parametrize(("now", "before", "words"), [
    (212, 231, "环比降8.2%"), (290, 240, "环比升20.8%"), (231, 231, "与上月持平"), (5, 3, "比上月多2件"),
    (0, 3, "比上月少3件"), (4, 0, "比上月多4件"), (0, 0, "与上月持平"), (0, 40, "环比降100%"), (7, None, "无上月数据")])
def test_from_previous(now, before, words):
    assert wording.from_previous(now, before, "件") == words


@pytest.mark.parametrize(("now", "before", "words"), [
    (212, 203, "比上年同月多4.4%"), (100, 200, "比上年同月少50.0%"), (9, 12, "比上年同月少3件"), (9, 9, "与上年同月持平"),
    (9, None, "无上年同月数据"), (9, math.nan, "无上年同月数据")])
def test_from_last_year(now, before, words):
    assert wording.from_last_year(now, before, "件") == words


@pytest.mark.parametrize(("now", "before", "words"), [
    (212, 231, "−8.2%"), (25, 20, "+25.0%"), (3, 5, "−2"), (5, 5, "0"), (30, 30, "0"), (3, None, "—"), (None, 3, "—")])
def test_change_for_a_column(now, before, words):
    assert wording.change(now, before) == words


def test_signed_has_a_true_minus():
    assert [wording.signed(number) for number in (3, 0, -3, None)] == ["+3", "0", "−3", "—"]


def test_points_are_the_difference_of_what_is_printed():
    assert wording.points(.875, .896) == pytest.approx(-2.1)
    assert wording.points(.875, None) is None


def test_names_share_their_last_word():
    assert wording.names(["丙寅社区", "己巳社区"]) == "丙寅、己巳"
    assert wording.names(["丙寅社区"]) == "丙寅社区"
    assert wording.names(["丙寅社区", "华滨"]) == "丙寅社区、华滨"


def test_months_and_spans():
    assert wording.months(date(2025, 1, 1), date(2025, 10, 1)) == "2025年1—10月"
    assert wording.months(date(2025, 1, 1), date(2025, 1, 1)) == "2025年1月"
    assert wording.months(date(2024, 11, 1), date(2025, 10, 1)) == "2024-11至2025-10"
    assert wording.span(date(2025, 6, 1), date(2025, 9, 1)) == "6—9月"
    assert wording.span(date(2025, 6, 1), date(2025, 6, 1)) == "6月"
    assert wording.span(date(2025, 6, 1), None) == "6月起"
    assert wording.span(date(2024, 6, 1), date(2024, 9, 1), has_year=True) == "2024年6—9月"
    assert wording.span(date(2024, 11, 1), date(2025, 2, 1)) == "2024-11至2025-02"


def test_work_and_unit_of_rows():
    one = pd.DataFrame({"work_type": ["elevator_retrofit"] * 2, "count_unit": ["部", None]})
    two = pd.DataFrame({"work_type": ["elevator_retrofit", "drainage"], "count_unit": ["部", "处"]})
    assert (wording.work(one), wording.unit(one)) == ("加装电梯", "部")
    assert (wording.work(two), wording.unit(two)) == ("改造项目", "项")
