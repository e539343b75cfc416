"""Newly done works, communities × months."""

import pytest

from data.vocabulary import text
from pages.figures.completion_heat import figure, finding
from tests.figures.drawn import caption, said, table, trace

MONTHS = """
    | community | month   | finished_count | completed_count |
    | 甲子社区  | 2025-08 | 0              | 4               |
    | 甲子社区  | 2025-09 | 2              | 6               |
    | 甲子社区  | 2025-10 | 3              | 9               |
    | 乙丑社区  | 2025-08 | 1              | 1               |
    | 乙丑社区  | 2025-09 |                |                 |
    | 乙丑社区  | 2025-10 | 1              | 2               |
"""


def test_numbers_stand_in_the_cells_sorted_by_total():
    found = figure(table(MONTHS), caption=caption(), work="加装电梯", unit="台")
    assert list(trace(found, "numbers").text) == ["0", "2", "3", "1", "未报", "1"]
    assert said(found, "cell") == ["5", "2"]
    assert "“未报”不是0" in found.layout.meta["footer"]


def test_a_first_report_is_said_as_one():
    data = table(MONTHS).assign(finished_count=[None, 2, 3, 1, None, 1])
    found = figure(data, caption=caption())
    assert list(trace(found, "numbers").text) == ["首报", "2", "3", "1", "未报", "1"]
    assert "“未报”不是0" in found.layout.meta["footer"]
    assert "“未报”不是0" not in figure(data[data["community"] == "甲子社区"], caption=caption()).layout.meta["footer"]


@pytest.mark.parametrize(("counts", "sentence"), [
    ([0, 2, 3, 1, None, 1], "近3个月新完成加装电梯7台，甲子社区最多（5台）"),
    ([0, 0, 2, 1, None, 1], "近3个月新完成加装电梯4台，甲子、乙丑并列最多"),
    ([0, 0, 0, 0, None, 0], "近3个月没有新完成加装电梯"),
])
def test_finding(counts, sentence):
    data = table(MONTHS).assign(finished_count=counts)
    assert finding(data, work="加装电梯", unit="台") == sentence
    shown = [number for number in trace(figure(data, caption=caption()), "numbers").text if number != text.NOT_REPORTED]
    assert sum(map(int, shown)) == sum(filter(None, counts))


def test_empty():
    found = figure(table(MONTHS).iloc[:0], caption=caption())
    assert finding(table(MONTHS).iloc[:0]) == text.CHART_EMPTY and "empty" in found.layout.meta
