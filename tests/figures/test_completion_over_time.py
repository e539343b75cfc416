"""Plan against actual: two lines, the today line, labels at the points, a gap where nothing was reported."""

import pytest

from data.vocabulary import text
from pages.figures import theme
from pages.figures.completion_over_time import figure, finding
from tests.figures.drawn import caption, said, table, trace

MONTHS = """
    | month   | planned_count | completed_count | plan_finish_count |
    | 2025-08 | 34            | 23              | 21                |
    | 2025-09 | 34            | 25              | 26                |
    | 2025-10 | 34            | 28              | 30                |
    | 2025-11 |               |                 | 32                |
    | 2025-12 |               |                 | 34                |
"""


def test_lines_are_plan_and_actual():
    found = figure(table(MONTHS), caption=caption(), work="加装电梯", unit="台")
    assert list(trace(found, "计划").y) == [21, 26, 30, 32, 34]
    assert list(trace(found, "实际").y) == [23, 25, 28, None, None]
    assert list(trace(found, "计划").x) == ["2025-08", "2025-09", "2025-10", "2025-11", "2025-12"]
    assert (trace(found, "计划").line.dash, trace(found, "计划").line.width) == ("dash", 2)
    assert (trace(found, "实际").line.color, trace(found, "实际").line.width) == (theme.ACCENT, 3.5)


def test_the_last_report_has_an_11_px_point_and_a_dashed_line():
    found = figure(table(MONTHS), caption=caption())
    assert (list(trace(found, "last").x), trace(found, "last").marker.size) == (["2025-10"], 11)
    today = found.layout.shapes[0]
    assert (today.x0, today.line.dash, today.line.color) == (2, "dash", theme.FOOTER)
    assert said(found, "today") == ["数据截至"]


def test_labels_stand_at_the_points():
    found = figure(table(MONTHS), caption=caption())
    assert said(found, "actual") + said(found, "plan") + said(found, "target") == ["实际 28", "计划 30", "全年 34"]
    actual = next(note for note in found.layout.annotations if note.name == "actual")
    plan = next(note for note in found.layout.annotations if note.name == "plan")
    assert (actual.xanchor, actual.yanchor, plan.xanchor, plan.yanchor) == ("left", "top", "right", "bottom")


def test_labels_change_places_when_ahead_of_plan():
    found = figure(table(MONTHS).assign(completed_count=[23, 28, 31, None, None]), caption=caption())
    actual = next(note for note in found.layout.annotations if note.name == "actual")
    plan = next(note for note in found.layout.annotations if note.name == "plan")
    assert (actual.xanchor, actual.yanchor, plan.xanchor, plan.yanchor) == ("right", "bottom", "left", "top")


def test_a_month_without_a_report_breaks_the_line():
    found = figure(table(MONTHS).assign(completed_count=[23, None, 28, None, None]), caption=caption())
    assert list(trace(found, "实际").y)[1] is None and trace(found, "实际").connectgaps is False
    assert trace(found, "实际").mode == "lines+markers"
    assert "断开处当月未报" in found.layout.meta["footer"]


def test_axis_starts_at_zero_with_few_lines():
    found = figure(table(MONTHS), caption=caption())
    assert found.layout.yaxis.range[0] == 0 and found.layout.yaxis.range[1] > 34
    assert list(found.layout.yaxis.tickvals) == [0, 10, 20, 30]


@pytest.mark.parametrize(("done", "sentence"), [
    ([23, 25, 28, None, None], "加装电梯累计完成28台，比计划少2台，全年34台还差6台"),
    ([23, 25, 31, None, None], "加装电梯累计完成31台，比计划多1台，全年34台还差3台"),
    ([23, 25, 30, None, None], "加装电梯累计完成30台，与计划持平，全年34台还差4台"),
    ([23, 25, 34, None, None], "加装电梯累计完成34台，比计划多4台，全年34台已完成"),
    ([None] * 5, "加装电梯计划34台，还没有上报完成数"),
])
def test_finding(done, sentence):
    assert finding(table(MONTHS).assign(completed_count=done), work="加装电梯", unit="台") == sentence


QUARTERS = """
    | month   | planned_count | completed_count | plan_finish_count |
    | 2024-12 | 34            | 5               | 6                 |
    | 2025-08 | 34            | 23              |                   |
    | 2025-09 | 34            | 25              | 26                |
    | 2025-10 | 34            | 28              |                   |
    | 2025-11 |               |                 |                   |
    | 2025-12 |               |                 | 34                |
"""


def test_a_plan_by_quarters_has_a_point_for_each_and_a_line_between():
    found = figure(table(QUARTERS), caption=caption(), work="加装电梯", unit="台")
    plan = trace(found, "计划")
    assert (plan.mode, plan.connectgaps) == ("lines+markers", True) and plan.y[2] == 26 and plan.y[3] is None
    assert "圆点是列出的月份" in found.layout.meta["footer"] and said(found, "target") == ["全年 34"]


def test_between_quarters_the_last_one_of_the_year_is_what_is_due():
    """28 by October beside the 26 of September; in August of a year whose plan begins in September nothing is due."""
    assert finding(table(QUARTERS), work="加装电梯", unit="台") == "加装电梯累计完成28台，比9月末的计划多2台，全年34台还差6台"
    august = table(QUARTERS).assign(completed_count=[5, 23, None, None, None, None])
    assert finding(august, work="加装电梯", unit="台") == "加装电梯累计完成23台，无分月计划，全年34台还差11台"


def test_finding_without_a_plan():
    data = table(MONTHS).head(3).assign(plan_finish_count=None)
    assert finding(data, work="加装电梯", unit="台") == "加装电梯累计完成28台，无分月计划，计划共34台，还差6台"
    assert said(figure(data, caption=caption()), "plan") == []


def test_only_a_plan_is_drawn_without_a_today_line():
    found = figure(table(MONTHS).assign(completed_count=None), caption=caption())
    assert said(found, "today") == [] and said(found, "target") == ["全年 34"]


def test_empty():
    found = figure(table(MONTHS).iloc[:0], caption=caption())
    assert finding(table(MONTHS).iloc[:0]) == text.CHART_EMPTY and "empty" in found.layout.meta


def test_nothing_planned_is_not_all_done():
    data = table("""
        | month   | planned_count | completed_count | plan_finish_count |
        | 2025-10 | 0             | 0               |                   |
        """)
    assert finding(data, work="加装电梯", unit="台") == "加装电梯累计完成0台，无分月计划，计划0台"
