"""The pace in a sentence, and the expected finish on the curve: never a date without a range."""

import pandas as pd
import pytest

from pages.figures import theme
from pages.figures.completion_over_time import figure, finding
from pages.figures.pace import finding as pace
from tests.figures.drawn import caption, said, table, trace
from tests.figures.test_completion_over_time import MONTHS

EXPECTED = {
    "status": "expected", "left_count": 6, "months_count": 12, "pace": 2.0, "recent_pace": 7 / 3,
    "earliest_on": pd.Timestamp(2025, 12, 1), "likely_on": pd.Timestamp(2026, 2, 1),
    "latest_on": pd.Timestamp(2026, 4, 1), "held_share": .8, "month": pd.Timestamp(2025, 10, 1), "completed_count": 28,
    "target_count": 34, "due_on": pd.Timestamp(2025, 12, 1), "months_to_go": 2, "needed_pace": 3.0}


def expected(**more) -> pd.Series:
    return pd.Series(EXPECTED | more, dtype="object")


@pytest.mark.parametrize(("change", "sentence"), [
    ({}, "后2个月每月需完成3台，近3个月平均2.3台；按近12个月进度，预计2025年12月—2026年4月完成（80%把握）"),
    ({"earliest_on": pd.Timestamp(2025, 3, 1), "latest_on": pd.Timestamp(2025, 6, 1), "months_count": 6},
     "后2个月每月需完成3台，近3个月平均2.3台；按近6个月进度，预计2025年3—6月完成（80%把握）"),
    ({"left_count": 4, "months_to_go": 3, "needed_pace": 4 / 3},
     "后3个月每月需完成1.4台，近3个月平均2.3台；按近12个月进度，预计2025年12月—2026年4月完成（80%把握）"),
    ({"months_to_go": 1, "needed_pace": 6.0},
     "下个月需完成6台，近3个月平均2.3台；按近12个月进度，预计2025年12月—2026年4月完成（80%把握）"),
    ({"months_to_go": 0, "needed_pace": None, "latest_on": pd.NaT},
     "计划期已到，还差6台，近3个月平均每月2.3台；按近12个月进度，最早2025年12月完成，最晚的一头说不准"),
    ({"months_to_go": None, "needed_pace": None, "earliest_on": pd.NaT, "latest_on": pd.NaT},
     "还差6台，近3个月平均每月2.3台；照近12个月的进度，十年内完不成"),
    ({"status": "too_short", "months_count": 4}, "后2个月每月需完成3台，近3个月平均2.3台；只有4个月的进度，满6个月后再估完成时间"),
    ({"status": "standing_still", "recent_pace": 0.0}, "后2个月每月需完成3台，近3个月平均0台；近12个月没有新完成，估不出完成时间"),
    ({"status": "done", "left_count": 0, "completed_count": 34}, "计划的34台已全部完成"),
    ({"status": "done", "left_count": 0, "completed_count": 1002, "target_count": 1000}, "计划1,000台，已完成1,002台，超额2台"),
    ({"status": "done", "left_count": 0, "completed_count": 0, "target_count": 0}, "计划0台，没有要推算的"),
    ({"status": "no_target", "left_count": None, "recent_pace": None, "needed_pace": None, "months_to_go": None}, ""),
])
def test_sentence(change, sentence):
    assert pace(expected(**change), unit="台") == sentence


def test_the_span_of_months_lies_at_the_height_of_the_target():
    found = figure(table(MONTHS), expected(), caption=caption(), work="加装电梯", unit="台")
    assert list(trace(found, "span").x) == ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"]
    assert set(trace(found, "span").y) == {34}
    assert (list(trace(found, "预计").x), list(trace(found, "预计").y)) == (["2025-10", "2026-02"], [28, 34])
    assert (trace(found, "预计").line.dash, trace(found, "预计").line.color) == ("dot", theme.ACCENT)
    assert said(found, "expected") == ["预计2025年12月—2026年4月"] and said(found, "target") == ["全年 34"]
    assert "按近12个月进度，预计2025年12月—2026年4月完成（80%把握）" in found.layout.meta["footer"]
    assert found.layout.meta["finding"].endswith("后2个月每月需完成3台，近3个月平均2.3台")


def test_a_span_without_an_end_is_cut_at_eighteen_months():
    found = figure(table(MONTHS), expected(latest_on=pd.NaT), caption=caption())
    assert list(trace(found, "span").x)[-1] == "2027-04" and said(found, "expected") == ["预计2025-12以后"]


@pytest.mark.parametrize("change", [{"status": "too_short"}, {"status": "done"}, {"earliest_on": pd.NaT}])
def test_nothing_is_drawn_where_nothing_is_expected(change):
    found = figure(table(MONTHS), expected(**change), caption=caption())
    assert [line.name for line in found.data] == ["计划", "实际", "last"] and said(found, "expected") == []


def test_the_newest_plan_is_drawn_where_it_differs_from_the_first():
    """The plan was raised from 34 to 36 in October."""
    data = table(MONTHS).assign(adjusted_finish_count=[21, 26, 30, 33, 36])
    found = figure(data, caption=caption(), unit="台")
    assert list(trace(found, "调整后").y) == [21, 26, 30, 33, 36]
    assert said(found, "target") == ["全年 34<br>调整后 36"]
    assert "细线=最新一版计划" in found.layout.meta["footer"]
    same = figure(data.assign(adjusted_finish_count=data["plan_finish_count"]), caption=caption())
    assert "调整后" not in [line.name for line in same.data]


def test_more_than_planned_is_said_as_it_is():
    data = table("""
        | month   | planned_count | completed_count | plan_finish_count |
        | 2021-11 | 1000          | 950             | 900               |
        | 2021-12 | 1000          | 1002            | 1000              |
        """)
    assert finding(data, work="加装电梯", unit="台") == "加装电梯累计完成1,002台，比计划多2台，全年1,000台已完成"
