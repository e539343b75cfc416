"""When each work was to be and was under way, at the end of 2025-10."""

import pandas as pd
import pytest

from data.vocabulary import text
from pages.figures import theme
from pages.figures.timeline import figure, finding
from tests.figures.drawn import caption, said, table, trace

WORKS = """
    | community | compound | building | project_name | stage        | planned_start_on | planned_finish_on | started_on | finished_on | planned_count | completed_count | in_progress_count |
    | 丙寅社区  | 丙寅一里 | 7号楼    | 七号加梯     | signing      | 2025-05-08       | 2025-09-15        |            |             | 1             | 0               | 0                 |
    | 甲子社区  | 甲子一里 | 1号楼    |              | construction | 2025-08-01       | 2025-12-10        | 2025-09-01 |             | 1             | 0               | 1                 |
    | 丙寅社区  | 丙寅一里 | 9号楼    | 九号加梯     | construction | 2025-06-10       | 2025-10-18        | 2025-07-12 |             | 1             | 0               | 1                 |
    | 甲子社区  | 甲子一里 | 2号楼    | 二号加梯     | in_service   | 2025-01-10       | 2025-06-18        | 2025-02-12 | 2025-06-20  | 1             | 1               | 0                 |
    | 甲子社区  | 甲子一里 | 3号楼    | 三号加梯     | cancelled    | 2025-01-10       | 2025-06-18        |            |             | 1             | 0               | 0                 |
"""
DAYS = ["planned_start_on", "planned_finish_on", "started_on", "finished_on"]


def works(**more) -> pd.DataFrame:
    data = table(WORKS, unit=None, work_type="elevator_retrofit", report_month=pd.Timestamp(2025, 10, 1))
    return data.assign(**{name: pd.to_datetime(data[name]) for name in DAYS}).assign(**more)


def test_works_of_a_community_stand_together_the_earliest_due_on_top():
    found = figure(works(), caption=caption(size="full"))
    assert [label.replace("<br>", "") for label in found.layout.yaxis.ticktext] == ["七号加梯", "九号加梯", "甲子一里1号楼"]
    assert said(found, "cell")[:3] == ["超46天", "超13天", "还有40天"]
    assert "已完成的1项不画" in found.layout.meta["footer"]


def test_bars_are_the_planned_span_the_real_one_and_what_is_overdue():
    found = figure(works(), caption=caption(size="full"))
    planned, real, late = (trace(found, name) for name in text.CHART_TIMELINE_KEY)
    days = [length / 86_400_000 for length in planned.x]
    assert days == [131, 131, 132]  # both ends counted: 05-08 to 09-15, 06-10 to 10-18, 08-01 to 12-10
    assert [start and f"{start:%m-%d}" for start in real.base] == [None, "07-12", "09-01"]
    assert [length and length / 86_400_000 for length in late.x] == [47, 14, None]
    assert (real.marker.color, late.marker.color) == (theme.ACCENT, theme.ALARM)
    today = next(shape for shape in found.layout.shapes if shape.yref == "y domain")
    assert f"{today.x0:%Y-%m-%d}" == "2025-10-31"


@pytest.mark.parametrize(("change", "sentence"), [
    ({}, "未完成的3项中2项已过计划完成日，最久46天（七号加梯）"),
    ({"planned_finish_on": pd.Timestamp(2025, 10, 30)}, "未完成的3项中3项已过计划完成日，最久1天（七号加梯）"),
    ({"planned_finish_on": pd.Timestamp(2025, 10, 31)}, "未完成的3项都还在计划期内"),
    ({"planned_finish_on": pd.NaT}, "所选项目没有写计划或实际日期"),
    ({"stage": "completed"}, "5项都已完成"),
])
def test_finding(change, sentence):
    assert finding(works(**change)) == sentence


def test_one_late_work_is_said_as_one():
    finish = pd.to_datetime(["2025-09-15", *["2025-12-01"] * 4])
    assert finding(works(planned_finish_on=finish)) == "未完成的3项中1项已过计划完成日46天（七号加梯）"


def test_more_rows_than_fit_are_counted():
    many = pd.concat([works().head(3)] * 10, ignore_index=True)
    found = figure(many, caption=caption(size="full"))
    assert len(found.layout.yaxis.tickvals) == 20 and "另有10项未列" in found.layout.meta["footer"]


def test_empty():
    found = figure(works().iloc[:0], caption=caption(size="full"))
    assert finding(works().iloc[:0]) == text.CHART_EMPTY and "empty" in found.layout.meta
