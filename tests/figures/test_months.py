"""Round ticks from zero, labels that do not stand on one another, rows that keep together."""

import pytest

from pages.figures import bars, frame, months
from pages.figures.bars import Cell, Column
from pages.figures.frame import Words
from tests.figures.drawn import caption

WORDS = Words("一句话", ("各社区",))


@pytest.mark.parametrize(("highest", "top", "values"), [
    (34, 36, [0, 10, 20, 30]), (262, 340, [0, 100, 200, 300]), (1, 1.2, [0, 1]), (3, 3.4, [0, 1, 2, 3]),
    (7, 8, [0, 2, 4, 6, 8]), (10, 11, [0, 3, 6, 9]), (20_174, 21_000, [0, 10_000, 20_000]), (0, 1, [0, 1])])
def test_ticks_are_round_and_few(highest, top, values):
    assert months.ticks(highest, top) == values


@pytest.mark.parametrize("highest", [1, 5, 9, 10, 12, 37, 99, 101, 512, 9_999, 54_321])
def test_ticks_without_a_top_reach_the_highest(highest):
    values = months.ticks(highest)
    assert values[0] == 0 and values[-1] >= highest and len(values) <= 5
    assert all(value == int(value) for value in values)


def test_labels_are_moved_apart_and_never_below_the_axis():
    assert months.spread([100, 104], 18) == [93, 111]
    assert months.spread([104, 100], 18) == [111, 93]
    assert months.spread([100, 200], 18) == [100, 200]
    assert months.spread([0, 0], 18, lowest=10) == [10, 28]
    assert months.spread([50], 18) == [50]


def test_month_labels_fit_the_place_and_name_the_month_wanted():
    keys = [f"2025-{month:02}" for month in range(1, 13)]
    for width, most in ((326, 4), (200, 2), (120, 1)):
        chart = frame.framed(WORDS, caption(size="card", width_px=width))
        months.add_month_axis(chart, keys, caption(size="card", width_px=width), labelled=9)
        assert "2025-10" in chart.layout.xaxis.tickvals and len(chart.layout.xaxis.tickvals) <= most


def test_names_are_broken_into_two_lines_at_the_place():
    around = caption(size="card")
    assert bars.row_labels(["甲子社区", "安慧北里秀雅社区", "丙寅一里 雨水管改造", "一" * 20], around) == [
        "甲子社区", "安慧北里<br>秀雅社区", "丙寅一里<br>雨水管改造", "一一一一一一<br>一一一一一…"]


def test_long_names_that_begin_alike_are_told_apart_by_their_end():
    long = "幸福里国际花园城市广场二期"
    assert bars.row_labels([f"{long}北区甲组团", f"{long}南区乙组团", "春园"], caption(size="card")) == [
        "幸福里国际花<br>…北区甲组团", "幸福里国际花<br>…南区乙组团", "春园"]


def test_margins_hold_the_longest_words():
    around = caption(size="half")
    assert bars.left_px(["甲子社区", "安慧北里<br>秀雅社区"], around) == 4 * 13 + 16
    columns = [Column("环比", (Cell("+3"), Cell("−13.8%")))]
    assert bars.right_px([Cell("28/34")], columns, around) == pytest.approx(2.8 * 14 + 16 + (1 + 5 * .56) * 13 + 16)


def test_few_rows_keep_together_at_the_top():
    chart = frame.framed(WORDS, caption(size="card"))
    bars.add_rows(chart, ["甲", "乙"], ["甲", "乙"], caption(size="card"))
    bottom, top = chart.layout.yaxis.range
    assert top == -.5 and bottom > 5
