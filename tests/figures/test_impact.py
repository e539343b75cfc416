"""Before, during, after, and what was expected: bars, forest, months, words."""

import re

import pandas as pd
import pytest

from data.vocabulary import text
from data.vocabulary.terms import Verdict
from pages.figures import impact_before_after, impact_forest, impact_monthly, impact_wording, theme
from tests.browser.harness import ROOT
from tests.figures.drawn import caption, plain, said, table, trace

PROJECTS = """
    | compound | work_type | project_name | started_on | finished_on | before_months | before_count | during_months | during_count | after_months | after_count | before_same_season_count | before_same_season_months | after_same_season_count | after_same_season_months | verdict           | ratio | lower | upper | p_value | observed_count | expected_count | estimated_months | during_expected_count | months_needed | reference_compounds |
    | 丙寅一里 | drainage  |              | 2025-05-03 | 2025-06-20  | 12            | 60           | 2             | 18           | 4            | 8           | 31                       | 5                         | 10                      | 5                        | clear_drop        | 0.4   | 0.25  | 0.68  | 0.01    | 10             | 25.0           | 5                | 11.0                  | 0             | 40                  |
    | 甲子二里 | drainage  | 雨水管       | 2025-05-03 |             | 12            | 24           | 6             | 30           | 0            |             |                          | 0                         |                         | 0                        | not_enough_data   |       |       |       |         |                |                |                  | 12.0                  | 6             | 40                  |
"""


def projects(**more):
    found = table(PROJECTS, street="演示街道", community="丙寅社区")
    return found.assign(cautions=[[], ["not_finished"]][:len(found)], nuisance_count=3, **more)


def one(**more):
    return projects().iloc[:1].assign(**more)


def pooled(**more):
    found = {"verdict": "clear_drop", "ratio": .5, "lower": .31, "upper": .72, "judged_count": 2, "months_needed": 0,
             "cautions": []}
    return pd.Series(found | more)


# --- Bars ---

def test_three_bars_a_project_with_counts_and_months():
    found = impact_before_after.figure(projects(), caption=caption())
    assert list(trace(found, "改造前").x) == [pytest.approx(6.2), 2]
    assert list(trace(found, "施工期间").x) == [9, 5]
    assert list(trace(found, "改造后").x) == [2, None]
    assert [plain(words).strip() for words in trace(found, "ends").text] == [
        "6.2  31件/5个月", "9.0  18件/2个月", "2.0  10件/5个月  预计5.0", "2.0  24件/12个月", "5.0  30件/6个月", "没有月份"]


def test_what_was_expected_is_a_tick_across_the_bar_after():
    expected = trace(impact_before_after.figure(projects(), caption=caption()), "expected")
    assert (list(expected.x), list(expected.y), expected.marker.symbol) == ([5], [.27], "line-ns")
    assert expected.marker.line.color == theme.INK


def test_colours_and_the_hatch():
    found = impact_before_after.figure(projects(), caption=caption())
    assert list(trace(found, "改造前").marker.color) == [theme.MID, theme.REST]
    assert trace(found, "改造后").marker.color[0] == theme.ACCENT
    during = trace(found, "施工期间").marker
    assert (during.color, during.pattern.shape, during.pattern.fgcolor, during.line.color) == (
        theme.AMBER_TINT, "/", theme.HATCH, theme.AMBER_TEXT)
    assert found.layout.meta["key"] == "■ 改造前 ▨ 施工期间 ■ 改造后"


@pytest.mark.parametrize(("change", "sentence"), [
    ({}, "丙寅一里排水改造：改造前每月6.2件，改造后2.0件（不改造预计5.0件）"),
    ({"ratio": None}, "丙寅一里排水改造：改造前每月6.2件，改造后2.0件"),
    ({"finished_on": None}, "丙寅一里排水改造：施工尚未结束，还没有改造后的月份"),
    ({"before_months": 0}, "丙寅一里排水改造：没有改造前的月份"),
    ({"project_name": "丙寅一里雨水管改造"}, "丙寅一里雨水管改造：改造前每月6.2件，改造后2.0件（不改造预计5.0件）"),
    ({"compound": None}, "丙寅社区排水改造：改造前每月6.2件，改造后2.0件（不改造预计5.0件）"),
])
def test_finding_of_one_projects_bars(change, sentence):
    assert impact_before_after.finding(one(**change)) == sentence


def test_finding_of_several_adds_up_and_says_what_the_works_brought():
    data = pd.concat([projects(), one()], ignore_index=True)
    assert impact_before_after.finding(data) == "2个项目改造后共20件，不改造预计50件；施工期间比预计多14件"
    assert impact_before_after.finding(pd.concat([projects().iloc[1:]] * 2)) == "2个项目都还不能比较改造前后"


# --- Words ---

@pytest.mark.parametrize(("verdict", "lower", "upper", "words"), [
    ("clear_drop", .5, .7, "大约少了三到五成"),
    ("clear_drop", .25, .82, "大约少了两到八成"),
    ("clear_drop", .47, .53, "大约少了五成"),
    ("clear_drop", .6, .99, "大约少了不到一成到四成"),
    ("clear_drop", 0, .4, "大约少了六成到九成多"),
    ("clear_rise", 1.2, 1.6, "大约多了两到六成"),
    ("clear_rise", 1.4, 2.3, "大约多了四成到1.3倍"),
    ("clear_rise", 2.5, 9, "大约多了1.5倍到5倍以上"),
    ("likely_drop", .6, 1.02, "从少四成到多不到一成都有可能"),
    ("no_visible_change", .7, 1.2, "从少三成到多两成都有可能"),
])
def test_a_range_in_words(verdict, lower, upper, words):
    row = pooled(verdict=verdict, lower=lower, upper=upper)
    assert impact_wording.in_words(row) == words
    assert impact_wording.sentence(row) == f"{Verdict(verdict).label}，{words}"


def test_too_little_data_says_what_is_missing():
    row = projects().iloc[1]
    assert impact_wording.sentence(row) == "数据不足，还差6个月"
    for code, words in text.IMPACT_SHORT_REASONS.items():
        assert impact_wording.missing(pd.Series({"months_needed": 0, "cautions": [code]})) == words


def test_percentages_with_a_true_minus():
    assert impact_wording.percent_range(pooled()) == "−50%（−69至−28）"
    assert impact_wording.percent_range(pooled(ratio=1.0, lower=.9, upper=8)) == "0%（−10至+500以上）"


def test_six_sentences_and_no_other_claim():
    """Every verdict has its sentence; no template of this page says that works were a success."""
    assert [verdict.label for verdict in Verdict] == ["明显下降", "可能下降", "看不出变化", "可能上升", "明显上升", "数据不足"]
    words = [value for name, value in vars(text).items() if re.match("(CHART_)?(IMPACT|FOREST)", name)]
    claims = ("改善", "见效", "好转", "成功", "显著")
    assert not [word for word in map(str, words) if any(claim in word for claim in claims)]
    assert not [word for word in map(str, words) if "个百分点" in word]


def test_every_caution_has_its_sentence():
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "queries").glob("impact*.py"))
    assert {code for code in text.IMPACT_CAUTIONS if f'"{code}"' not in sources} == set()
    assert set(text.IMPACT_SHORT_REASONS) < set(text.IMPACT_CAUTIONS)


# --- Forest ---

def test_a_row_a_project_drops_first_and_all_together_at_the_foot():
    data = pd.concat([projects(), one(verdict="no_visible_change", ratio=1.1, lower=.8, upper=1.5)], ignore_index=True)
    found = impact_forest.figure(data, pooled(), caption=caption())
    assert list(trace(found, "rows").y) == ["project 0", "project 2", "project 1", "pooled"]
    assert found.layout.yaxis.ticktext[-1] == "<b>合计（2个项目）</b>"
    assert [[end and round(end) for end in line.x] for line in found.data if line.name == "interval"] == [
        [-75, -32, None], [-20, 50, None], [-69, -28, None]]
    assert [round(change) for change in trace(found, "ratio").x] == [-60, 10, -50]
    assert list(trace(found, "ratio").marker.color) == [theme.ACCENT, theme.WHITE, theme.ACCENT]
    assert [plain(words) for words in trace(found, "cells").text] == [
        "◆ 明显下降<br>−60%（−75至−32）", "◇ 看不出变化<br>+10%（−20至+50）", "◇ 数据不足<br>还差6个月", "◆ 明显下降<br>−50%（−69至−28）"]


@pytest.mark.parametrize(("verdict", "glyph", "colour"), [
    ("clear_drop", "◆", theme.ACCENT), ("likely_drop", "◇", theme.ACCENT), ("no_visible_change", "◇", theme.OUTLINE),
    ("clear_rise", "◆", theme.ALARM), ("likely_rise", "◇", theme.ALARM), ("not_enough_data", "◇", theme.OUTLINE)])
def test_filled_where_clear_outlined_where_likely_grey_where_nothing(verdict, glyph, colour):
    sign = impact_wording.sign(verdict)
    assert (sign.glyph, sign.colour) == (glyph, colour)


def test_an_interval_beyond_the_axis_ends_in_an_arrow():
    found = impact_forest.figure(one(verdict="no_visible_change", ratio=1.4, lower=.3, upper=6.0), caption=caption())
    assert trace(found, "interval").x[1] == impact_forest.WIDEST
    assert trace(found, "further").marker.symbol == "triangle-right"


@pytest.mark.parametrize(("verdicts", "sentence"), [
    (["clear_drop", "not_enough_data"], "2个项目中1个明显下降，1个数据不足；合计明显下降，大约少了三到七成"),
    (["no_visible_change", "no_visible_change"], "2个项目都看不出变化；合计明显下降，大约少了三到七成"),
])
def test_finding_of_the_forest(verdicts, sentence):
    assert impact_forest.finding(projects().assign(verdict=verdicts), pooled()) == sentence


def test_finding_of_one_project_is_its_sentence():
    assert impact_forest.finding(one()) == "丙寅一里排水改造：明显下降，大约少了三到八成"


def test_on_a_phone_the_words_stand_above_the_line():
    found = impact_forest.figure(projects(), pooled(), caption=caption(size="card", width_px=326))
    assert said(found, "cell")[0] == "丙寅一里 排水改造<br>◆ 明显下降 −60%（−75至−32）"
    assert set(found.layout.yaxis.ticktext) == {""}


# --- Months ---

def months(first="2024-05", count=18, **more):
    found = pd.date_range(f"{first}-01", periods=count, freq="MS")
    phases = ["before"] * 12 + ["during"] * 2 + ["after"] * 3 + ["later"]
    return pd.DataFrame({
        "project": 0, "month": found, "phase": phases[:count], "complaints_count": range(count),
        "expected_count": 5.0, "lower_count": 2.0, "upper_count": 9.0}).assign(**more)


RAIN = pd.DataFrame({"month": pd.date_range("2024-05-01", periods=18, freq="MS"), "rainfall_mm": 30.0})


def monthly(data=None, project=None, rain=RAIN, **more):
    project = projects().iloc[0] if project is None else project
    return impact_monthly.figure(months() if data is None else data, project, projects().iloc[:1], rain, caption=caption(**more))


def test_months_with_what_was_expected_and_its_band():
    found = monthly()
    assert list(trace(found, "改造前").x)[-1] == "2025-04" and list(trace(found, "施工期间").y) == [12, 13]
    assert list(trace(found, "改造后").x) == ["2025-07", "2025-08", "2025-09"]
    assert set(trace(found, "expected").y) == {5} and trace(found, "upper").fill == "tonexty"
    assert "淡色月份不计入判断" in found.layout.meta["footer"] and text.IMPACT_CAVEAT_SHORT in found.layout.meta["footer"]


def test_works_are_shaded_and_rain_has_a_panel_of_its_own():
    found = monthly()
    band = next(shape for shape in found.layout.shapes if shape.type == "rect")
    assert (band.x0, band.x1, band.fillcolor) == (11.52, 13.48, theme.AMBER_TINT)
    assert said(found, "works") == ["丙寅一里排水改造<br>2025年5—6月"]
    assert trace(found, "rain").yaxis == "y2" and found.layout.yaxis2.domain[1] < found.layout.yaxis.domain[0]


def test_months_without_rain_or_without_a_comparison():
    found = monthly(rain=RAIN.iloc[:0])
    assert found.layout.yaxis.domain == (0, 1) and not [trace for trace in found.data if trace.name == "rain"]
    bare = monthly(months(expected_count=None, lower_count=None, upper_count=None))
    assert not [trace for trace in bare.data if trace.name == "expected"]


def test_the_finding_of_the_months_is_the_verdict():
    assert impact_monthly.finding(months(), projects().iloc[0]) == "丙寅一里排水改造：明显下降，大约少了三到八成"
    assert impact_monthly.finding(months(), None, pooled()) == "全部可判断项目合计：明显下降，大约少了三到七成"


def test_empty():
    assert impact_before_after.finding(projects().iloc[:0]) == text.CHART_EMPTY
    assert "empty" in impact_before_after.figure(projects().iloc[:0], caption=caption()).layout.meta
    assert "empty" in impact_forest.figure(projects().iloc[:0], caption=caption()).layout.meta
    assert "empty" in monthly(months().iloc[:0]).layout.meta
