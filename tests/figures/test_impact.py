"""Before, during, after: counts and nothing but counts."""

import pandas as pd
import pytest

from data.vocabulary import text
from pages.figures import impact_before_after, impact_monthly, theme
from tests.figures.drawn import caption, plain, table, trace

PROJECTS = """
    | compound | work_type | project_name | started_on | finished_on | before_months | before_count | during_months | during_count | after_months | after_count | before_same_season_count | before_same_season_months | after_same_season_count | after_same_season_months |
    | 丙寅一里 | drainage  |              | 2025-05-03 | 2025-06-20  | 12            | 60           | 2             | 18           | 4            | 8           | 31                       | 5                         | 10                      | 5                        |
    | 甲子二里 | drainage  | 雨水管       | 2025-05-03 |             | 12            | 24           | 6             | 30           | 0            |             |                          | 0                         |                         | 0                        |
"""


def projects(**more):
    return table(PROJECTS, street="演示街道", community="丙寅社区").assign(**more)


def one(**more):
    return projects().iloc[:1].assign(**more)


def test_three_bars_a_project_with_counts_and_months():
    found = impact_before_after.figure(projects(), caption=caption())
    assert list(trace(found, "改造前").x) == [pytest.approx(6.2), 2]
    assert list(trace(found, "施工期间").x) == [9, 5]
    assert list(trace(found, "改造后").x) == [2, None]
    assert [plain(words).strip() for words in trace(found, "ends").text] == [
        "6.2  31件/5个月", "9.0  18件/2个月", "2.0  10件/5个月", "2.0  24件/12个月", "5.0  30件/6个月", "没有月份"]


def test_colours_and_the_hatch():
    found = impact_before_after.figure(projects(), caption=caption())
    assert list(trace(found, "改造前").marker.color) == [theme.MID, theme.REST]
    assert trace(found, "改造后").marker.color[0] == theme.ACCENT
    during = trace(found, "施工期间").marker
    assert (during.color, during.pattern.shape, during.pattern.fgcolor, during.line.color) == (
        theme.AMBER_TINT, "/", theme.HATCH, theme.AMBER_TEXT)
    assert found.layout.meta["key"] == "■ 改造前 ▨ 施工期间 ■ 改造后"


def test_footer_says_that_no_verdict_is_given():
    footer = impact_before_after.figure(projects(), caption=caption()).layout.meta["footer"]
    assert "前后只取相同月份，浅色=季节不同" in footer and "未作成效判断" in footer


@pytest.mark.parametrize(("change", "sentence"), [
    ({}, "丙寅一里排水改造：同季节每月诉求由6.2件变为2.0件（未作成效判断）"),
    ({"after_same_season_count": 31}, "丙寅一里排水改造：同季节每月诉求前后都是6.2件（未作成效判断）"),
    ({"finished_on": None}, "丙寅一里排水改造：施工尚未结束，还没有改造后的月份"),
    ({"before_same_season_months": 0, "after_same_season_months": 0}, "丙寅一里排水改造：改造前后还没有相同的月份可比"),
    ({"before_months": 0}, "丙寅一里排水改造：没有改造前的月份"),
    ({"project_name": "丙寅一里雨水管改造"}, "丙寅一里雨水管改造：同季节每月诉求由6.2件变为2.0件（未作成效判断）"),
    ({"compound": None}, "丙寅社区排水改造：同季节每月诉求由6.2件变为2.0件（未作成效判断）"),
])
def test_finding_of_one_project(change, sentence):
    assert impact_before_after.finding(one(**change)) == sentence


def test_finding_of_several_counts_each_kind():
    same, more = one(after_same_season_count=31), one(after_same_season_count=40)
    data = pd.concat([projects(), same, more], ignore_index=True)
    assert impact_before_after.finding(data) == "4个项目诉求：1个变少，1个变多，1个不变，1个还不能比（未作成效判断）"


def test_no_sentence_claims_an_effect():
    words = [value for name, value in vars(text).items() if name.startswith("CHART_IMPACT") and isinstance(value, str)]
    assert not [word for word in words if any(claim in word for claim in ("下降", "改善", "有效", "好转", "减少", "见效"))]


def months(first="2024-05", count=18, **more):
    found = pd.date_range(f"{first}-01", periods=count, freq="MS")
    return pd.DataFrame({"compound": "丙寅一里", "month": found, "complaints_count": range(count)}).assign(**more)


def test_months_fall_into_phases():
    rows = impact_monthly.phases(months(), pd.Timestamp(2025, 5, 3), pd.Timestamp(2025, 6, 20), "2025-10-31")
    assert list(rows["phase"]) == ["before"] * 12 + ["during"] * 2 + ["after"] * 4
    assert list(rows.loc[rows["is_same_season"] & (rows["phase"] == "before"), "month"].dt.month) == [7, 8, 9, 10]
    assert rows.loc[rows["phase"] == "after", "is_same_season"].all()
    assert not rows["is_partial"].any()


def test_the_last_month_is_partial_where_the_data_end_within_it():
    rows = impact_monthly.phases(months(), pd.Timestamp(2025, 5, 3), pd.Timestamp(2025, 6, 20), "2025-10-12")
    assert list(rows["is_partial"])[-2:] == [False, True] and not rows["is_same_season"].iloc[-1]


def test_unfinished_works_have_no_after():
    rows = impact_monthly.phases(months(), pd.Timestamp(2025, 5, 3), None, "2025-10-31")
    assert set(rows["phase"]) == {"before", "during"} and not rows["is_same_season"].any()


def test_monthly_bars():
    found = impact_monthly.figure(months(), projects().iloc[0], caption=caption(data_until="2025-10-12"))
    assert list(trace(found, "施工期间").x) == ["2025-05", "2025-06"]
    assert trace(found, "施工期间").marker.pattern.shape == "/"
    assert list(trace(found, "改造前").marker.color)[:3] == [theme.REST, theme.REST, theme.MID]
    assert (list(trace(found, "不足月").x), trace(found, "不足月").marker.color) == (["2025-10"], theme.WHITE)
    assert found.layout.meta["key"] == "■ 改造前 月均6.2 ▨ 施工期间 ■ 改造后 月均2.0"
    assert "空心=不足月，不计入" in found.layout.meta["footer"] and "浅色=另一边没有的月份" in found.layout.meta["footer"]


def test_monthly_has_the_works_shaded_and_the_means_as_lines():
    found = impact_monthly.figure(months(), projects().iloc[0], caption=caption())
    band = next(shape for shape in found.layout.shapes if shape.type == "rect")
    assert (band.x0, band.x1, band.fillcolor) == (11.52, 13.48, theme.AMBER_TINT)
    lines = [(shape.x0, shape.x1, round(shape.y0, 1)) for shape in found.layout.shapes if shape.type == "line"]
    assert lines == [(-.5, 11.5, 6.2), (13.5, 17.5, 2.0)]
    assert [plain(note.text) for note in found.layout.annotations if note.name == "works"] == ["丙寅一里排水改造<br>2025年5—6月"]


def test_empty():
    assert impact_before_after.finding(projects().iloc[:0]) == text.CHART_EMPTY
    assert "empty" in impact_before_after.figure(projects().iloc[:0], caption=caption()).layout.meta
    assert "empty" in impact_monthly.figure(months().iloc[:0], projects().iloc[0], caption=caption()).layout.meta
