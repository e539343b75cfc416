"""This year against last year, the works, and the month that has not ended."""

from datetime import date

import pandas as pd
import pytest

from data.vocabulary import text
from pages.figures import theme
from pages.figures.complaints_by_month import figure, finding
from tests.figures.drawn import caption, said, table, trace

MONTHS = """
    | month   | complaints_count | previous_count | last_year_count | is_partial |
    | 2025-06 | 233              | 196            | 205             | no         |
    | 2025-07 | 262              | 233            | 228             | no         |
    | 2025-08 | 255              | 262            |                 | no         |
    | 2025-09 | 231              | 255            | 204             | no         |
    | 2025-10 | 212              | 231            | 203             | no         |
    | 2025-11 | 31               | 212            | 190             | yes        |
"""
WORKS = """
    | compound | work_type | project_name | started_on | finished_on |
    | 丙寅一里 | drainage  | 雨水管改造   | 2025-06-03 | 2025-09-20  |
"""


def works(**more):
    return table(WORKS).assign(**more)


def test_lines():
    found = figure(table(MONTHS), caption=caption())
    this, last = trace(found, "当月"), trace(found, "上年同月")
    assert list(this.y) == [233, 262, 255, 231, 212, None]
    assert list(last.y) == [205, 228, None, 204, 203, None]
    assert (this.line.color, this.line.width) == (theme.ACCENT, 3.5)
    assert (last.line.color, last.line.width) == (theme.MID, 2)
    assert list(this.x)[0] == "2025-06"


def test_peak_and_last_are_labelled():
    found = figure(table(MONTHS), caption=caption())
    assert said(found, "peak") == ["262"]
    assert said(found, "last") + said(found, "last_year") == ["212", "上年203"]


def test_close_labels_are_moved_apart():
    found = figure(table(MONTHS), caption=caption())
    notes = {note.name: note for note in found.layout.annotations}
    margin, top = found.layout.margin, found.layout.yaxis.range[1]
    px = (found.layout.height - margin.t - margin.b) / top
    high, low = (notes[name].y * px + notes[name].yshift for name in ("last", "last_year"))
    assert high - low >= 1.3 * 14 - .01


def test_a_month_that_has_not_ended_is_a_hollow_marker_on_its_own():
    found = figure(table(MONTHS), caption=caption(data_until="2025-11-03"))
    begun = trace(found, "不足月")
    assert (list(begun.x), list(begun.y), begun.mode) == (["2025-11"], [31], "markers")
    assert (begun.marker.color, begun.marker.line.color) == (theme.WHITE, theme.ACCENT)
    assert said(found, "partial") == ["11月1—3日<br>31件<br>（不足月）"]


@pytest.mark.parametrize(("until", "days"), [(date(2025, 11, 1), "11月1日"), (date(2025, 10, 31), "11月")])
def test_days_of_the_month_begun(until, days):
    found = figure(table(MONTHS), caption=caption(), until=until)
    assert said(found, "partial") == [f"{days}<br>31件<br>（不足月）"]


def test_the_data_month_ends_the_chart():
    found = figure(table(MONTHS), caption=caption(), month=date(2025, 8, 1))
    assert list(trace(found, "当月").x) == ["2025-06", "2025-07", "2025-08"]
    assert said(found, "partial") == []
    assert finding(table(MONTHS), month=date(2025, 8, 1)) == "8月诉求255件，环比降2.7%，无上年同月数据"


def test_twelve_full_months_are_shown():
    months = pd.date_range("2024-01-01", "2025-10-01", freq="MS")
    data = pd.DataFrame({"month": months, "complaints_count": range(100, 100 + len(months)), "is_partial": False,
                         "previous_count": None, "last_year_count": None})
    assert len(trace(figure(data, caption=caption()), "当月").x) == 12


def test_month_labels_are_few_and_name_the_last_full_month():
    ticks = figure(table(MONTHS), caption=caption(size="card")).layout.xaxis.tickvals
    assert "2025-10" in ticks and len(ticks) <= 4


def test_works_are_a_band_with_two_lines_inside_its_top():
    found = figure(table(MONTHS), works(), caption=caption())
    band = next(shape for shape in found.layout.shapes if shape.type == "rect")
    assert (band.x0, band.x1, band.fillcolor, band.layer) == (-.48, 3.48, theme.AMBER_TINT, "below")
    assert said(found, "works") == ["丙寅一里雨水管改造<br>6—9月"]
    assert found.layout.yaxis.range[1] >= 262 * 1.13


def test_a_card_names_the_works_shorter():
    assert said(figure(table(MONTHS), works(), caption=caption(size="card")), "works") == ["雨水管改造<br>6—9月"]


def test_unfinished_works_run_to_the_edge():
    found = figure(table(MONTHS), works(started_on=pd.Timestamp(2025, 10, 2), finished_on=pd.NaT), caption=caption())
    assert next(shape for shape in found.layout.shapes if shape.type == "rect").x1 == 5.48
    assert said(found, "works") == ["丙寅一里雨水管改造<br>10月起"]


def test_overlapping_works_are_one_band_that_says_how_many():
    both = pd.concat([works(), works(started_on=pd.Timestamp(2025, 8, 1), finished_on=pd.Timestamp(2025, 10, 1))])
    assert said(figure(table(MONTHS), both, caption=caption()), "works") == ["2项改造施工<br>6—10月"]


def test_bands_too_close_for_words_are_named_in_the_key_line():
    both = pd.concat([works(finished_on=pd.Timestamp(2025, 6, 9)),
                      works(project_name="屋面防水", started_on=pd.Timestamp(2025, 7, 1),
                            finished_on=pd.Timestamp(2025, 7, 9))])
    found = figure(table(MONTHS), both, caption=caption(size="card"))
    assert found.layout.meta["key"] == "□ 雨水管改造 6月 □ 屋面防水 7月"
    assert [words for words in said(found, "works") if words != "<br>"] == []


def test_works_outside_the_months_are_not_drawn():
    found = figure(table(MONTHS), works(started_on=pd.Timestamp(2024, 1, 1), finished_on=pd.Timestamp(2024, 2, 1)),
                   caption=caption())
    assert said(found, "works") == []


@pytest.mark.parametrize(("now", "before", "year", "sentence"), [
    (212, 231, 203, "10月诉求212件，环比降8.2%，比上年同月多4.4%"),
    (290, 240, 203, "10月诉求290件，环比升20.8%，比上年同月多42.9%"),
    (231, 231, 231, "10月诉求231件，与上月持平，与上年同月持平"),
    (5, 3, None, "10月诉求5件，比上月多2件，无上年同月数据"),
    (0, 3, 1, "10月没有诉求（0件），比上月少3件，比上年同月少1件"),
])
def test_finding(now, before, year, sentence):
    data = pd.DataFrame({"month": [pd.Timestamp(2025, 10, 1)], "complaints_count": [now], "previous_count": [before],
                         "last_year_count": [year], "is_partial": [False]})
    assert finding(data) == sentence


def test_finding_of_one_topic():
    assert finding(table(MONTHS), subject="排水诉求").startswith("10月排水诉求212件")


def test_finding_when_only_a_month_begun_is_there():
    assert finding(table(MONTHS).tail(1), until=date(2025, 11, 3)) == "11月1—3日诉求31件（不足月）"
    assert finding(table(MONTHS).tail(1), until=date(2025, 11, 30)) == "11月诉求31件（不足月）"


def test_empty():
    found = figure(table(MONTHS).iloc[:0], caption=caption())
    assert finding(table(MONTHS).iloc[:0]) == text.CHART_EMPTY and "empty" in found.layout.meta


def test_a_peak_under_last_years_line_has_its_number_clear_of_both():
    """Between the two sides of a sharp peak the number would touch them: it stands above last year's line, named."""
    months = pd.date_range("2024-11-01", periods=12, freq="MS")
    data = pd.DataFrame({
        "month": months, "is_partial": False, "previous_count": None,
        "complaints_count": [205, 226, 207, 198, 216, 213, 242, 254, 331, 260, 229, 211],
        "last_year_count": [213, 173, 201, 209, 173, 221, 206, 262, 356, 351, 250, 235]})
    for around in (caption(size="card", width_px=660), caption(is_large_type=True)):
        assert said(figure(data, works(), caption=around), "peak") == ["本期331"]
