"""The month on one slide: its numbers, its two charts, its size."""

from datetime import date

from data.vocabulary import text
from pages.figures.briefing_sheet import figure, finding, tiles
from tests.figures.drawn import caption, said, table, trace
from tests.figures.test_complaints_by_month import MONTHS
from tests.figures.test_completion_by_place import communities

HEADLINE = """
    | planned_count | completed_count | completed_previous_count | completed_last_year_count | units_count | units_met_count | complaints_count | complaints_previous_count | complaints_last_year_count | rated_count | satisfied_count | satisfied_share | satisfied_previous_share | satisfied_last_year_share |
    | 34            | 28              | 25                       |                           | 118         | 96              | 212              | 231                       | 203                        | 160         | 140             | 0.875           | 0.896                    | 0.865                     |
"""


def headline(**more):
    return table(HEADLINE).assign(**more)


def sheet(**more):
    return figure(headline(**more), communities(), table(MONTHS), caption=caption(), month=date(2025, 10, 1),
                  until=date(2025, 11, 3))


def test_it_is_a_16_to_9_picture():
    layout = sheet().layout
    assert (layout.width, layout.height, layout.autosize) == (960, 540, False)


def test_tiles_have_number_change_and_n():
    found = tiles(headline().iloc[0], communities())
    assert [(tile.label, tile.number) for tile in found] == [
        ("加装电梯 完成/计划（台）", "28/34"), ("加装电梯征询达标（单元）", "96/118"), ("12345诉求（件）", "212"),
        ("满意率（140/160）", "87.5%")]
    assert found[0].changes == ("环比 +3台", "同比 无数据")
    assert found[2].changes == ("环比 −8.2%", "同比 +4.4%")
    assert found[3].changes == ("环比 −2.1个百分点", "同比 +1.0个百分点")


def test_a_number_that_is_not_there_has_no_tile():
    found = tiles(headline(units_count=0, rated_count=None, complaints_count=None).iloc[0], communities())
    assert [tile.number for tile in found] == ["28/34"]


def test_works_and_complaints_stand_side_by_side():
    found = sheet()
    assert list(trace(found, "已完成").y)[0] == "丙寅社区"
    assert trace(found, "当月").xaxis == "x2" and trace(found, "当月").y[4] == 212
    assert found.layout.xaxis.domain[1] < found.layout.xaxis2.domain[0]
    assert found.layout.yaxis.domain[1] == found.layout.yaxis2.domain[1] < .7
    assert said(found, "partial") == ["11月1—3日<br>31件<br>（不足月）"]


def test_headline_is_both_findings_broken_between_them():
    found = sheet()
    assert found.layout.meta["title"] == (
        "加装电梯完成16/22台（72.7%），缺口集中在丙寅、己巳两个社区；\n10月诉求212件，环比降8.2%，比上年同月多4.4%")
    assert finding(communities().iloc[:0], table(MONTHS)) == "10月诉求212件，环比降8.2%，比上年同月多4.4%"


def test_what_is_missing_is_said_in_its_place():
    found = figure(headline(), communities(), table(MONTHS).iloc[:0], caption=caption())
    assert said(found, "empty") == [text.CHART_EMPTY]
    both = figure(headline().iloc[:0], communities().iloc[:0], table(MONTHS).iloc[:0], caption=caption())
    assert said(both, "empty") == [text.CHART_EMPTY] * 2 and both.layout.meta["finding"] == text.CHART_EMPTY
