"""Stages in the order of the work: reached, here now, how long."""

import pandas as pd
import pytest

from data.vocabulary import text
from pages.figures import theme
from pages.figures.stages import figure, finding
from tests.figures.drawn import caption, plain, said, table, trace

STAGES = """
    | stage        | stage_order | reached_count | at_stage_count | stalled_count | median_days_in_stage |
    | construction | 5           | 33            | 3              | 0             | 47                   |
    | signing      | 3           | 96            | 62             | 2             | 128                  |
    | in_service   | 8           | 28            | 28             | 0             |                      |
    | cancelled    | 9           |               | 2              | 0             |                      |
"""


def stages(**more):
    return table(STAGES, work_type="elevator_retrofit").assign(**more)


def bars(found):
    return next(bar for bar in found.data if bar.type == "bar")


def test_bars_are_what_was_reached_in_the_order_of_the_work():
    found = figure(stages(), caption=caption(), unit="台")
    assert list(bars(found).y) == ["协议签订/筹资", "施工", "投用", "不能实施"]
    assert list(bars(found).x) == [96, 33, 28, 2]
    assert [plain(words).strip() for words in trace(found, "ends").text] == ["96", "33", "28", "2"]


def test_the_slowest_is_in_alarm_and_what_is_done_in_the_accent():
    assert list(bars(figure(stages(), caption=caption())).marker.color) == [
        theme.ALARM, theme.MID, theme.ACCENT, theme.REST]


def test_without_durations_the_alarm_is_where_works_stand_still():
    data = stages(stalled_count=[1, 0, 0, 0]).drop(columns="median_days_in_stage")
    found = figure(data, caption=caption())
    assert list(bars(found).marker.color) == [theme.MID, theme.ALARM, theme.ACCENT, theme.REST]
    assert said(found, "head") == ["停在此阶段"]


def test_no_stalled_works_and_no_durations_no_alarm():
    data = stages(stalled_count=0, median_days_in_stage=None)
    assert theme.ALARM not in bars(figure(data, caption=caption())).marker.color


def test_columns_say_who_is_here_who_stands_still_and_how_long():
    found = figure(stages(), caption=caption(), unit="台")
    assert said(found, "cell") == ["128天", "47天", "—", "—", "停滞2  62台", "3台", "28台", "2台"]


def test_the_whole_denominator_stands_in_the_subtitle_and_the_reasons_in_the_footer():
    """62 + 3 + 28 at a stage, 2 that cannot be done, and 5 whose stage nobody wrote: 100."""
    impossible = table("""
        | work_type         | blocked_reason | cancelled_count | listed_count |
        | elevator_retrofit | 管线密集       | 1               | 100          |
        | elevator_retrofit |                | 1               | 100          |
        """)
    meta = figure(stages(), impossible, caption=caption(), unit="台").layout.meta
    assert "全部100台（5台没写阶段）" in meta["subtitle"]
    assert "不能实施：管线密集（1台）、未写原因（1台）" in meta["footer"]



def test_kinds_of_work_are_summed_without_a_median():
    both = pd.concat([stages(), stages().assign(work_type="drainage")])
    found = figure(both, caption=caption())
    assert list(bars(found).x) == [192, 66, 56, 4]
    assert said(found, "head") == ["停在此阶段"]


@pytest.mark.parametrize(("change", "sentence"), [
    ({}, "“协议签订/筹资”停留最久：中位128天，62台在此，其中停滞2台，已完成28台"),
    ({"median_days_in_stage": None}, "“协议签订/筹资”最多：62台在此，其中停滞2台，已完成28台"),
    ({"median_days_in_stage": None, "stalled_count": 0, "at_stage_count": [3, 3, 0, 0]}, "“协议签订/筹资”“施工”最多：各3台在此"),
    ({"at_stage_count": [0, 0, 28, 0]}, "28台全部完成"),
])
def test_finding(change, sentence):
    assert finding(stages(**change), unit="台") == sentence


def test_empty():
    found = figure(stages().iloc[:0], caption=caption())
    assert finding(stages().iloc[:0]) == text.CHART_EMPTY and "empty" in found.layout.meta


def test_works_without_a_stage_are_there_all_the_same():
    impossible = table("""
        | work_type         | blocked_reason | cancelled_count | listed_count |
        | elevator_retrofit |                | 0               | 9            |
        """)
    found = figure(stages().iloc[:0], impossible, caption=caption(scope="加装电梯"), unit="台")
    assert said(found, "title") == ["加装电梯9台都没写阶段"]
