"""Three panels, each with its n; a month without a rate breaks the line."""

import pytest

from data.vocabulary import text
from pages.figures import theme
from pages.figures.complaint_rates import figure, finding
from tests.figures.drawn import caption, said, table, trace

MONTHS = """
    | month   | to_contact_count | contacted_count | followed_up_count | resolved_count | rated_count | satisfied_count |
    | 2025-08 | 200              | 190             | 180               | 140            | 150         | 130             |
    | 2025-09 | 210              | 200             | 185               | 150            | 144         | 129             |
    | 2025-10 | 212              | 209             | 160               | 130            | 160         | 140             |
"""


def test_each_rate_is_a_panel_with_its_n_above():
    found = figure(table(MONTHS), caption=caption(size="full"))
    assert said(found, "panel") == ["满意率  87.5%（140/160）", "解决率  81.2%（130/160）", "响应率  98.6%（209/212）"]
    assert said(figure(table(MONTHS), caption=caption()), "panel")[0] == "满意率<br>87.5%（140/160）"
    assert trace(found, "满意率").y[-1] == pytest.approx(87.5)
    assert trace(found, "满意率").text[-1] == "87.5%（140/160）"
    assert trace(found, "满意率").line.color == theme.ACCENT
    assert {trace(found, name).line.color for name in ("解决率", "响应率")} == {theme.MID}


def test_panels_stand_side_by_side_and_on_a_card_below_one_another():
    side = figure(table(MONTHS), caption=caption()).layout
    assert side.xaxis.domain[1] < side.xaxis2.domain[0] < side.xaxis3.domain[0]
    card = figure(table(MONTHS), caption=caption(size="card")).layout
    assert card.yaxis.domain[0] > card.yaxis2.domain[1] > card.yaxis3.domain[1]
    assert card.xaxis.showticklabels is False and card.xaxis3.showticklabels is True


def test_panels_share_one_scale_and_say_where_it_starts():
    found = figure(table(MONTHS), caption=caption())
    assert found.layout.yaxis.range == found.layout.yaxis2.range == found.layout.yaxis3.range == (70, 100.5)
    assert "纵轴从70%起" in found.layout.meta["footer"]


def test_a_month_without_ratings_is_a_gap():
    data = table(MONTHS).assign(rated_count=[150, 0, 160], satisfied_count=[130, 0, 140])
    rate = trace(figure(data, caption=caption()), "满意率")
    assert rate.y[1] is None and rate.text[1] == "—"


@pytest.mark.parametrize(("satisfied", "change"), [
    ([130, 129, 140], "环比降2.1个百分点"), ([130, 126, 140], "与上月持平"), ([130, 115, 140], "环比升7.6个百分点")])
def test_finding(satisfied, change):
    assert finding(table(MONTHS).assign(satisfied_count=satisfied)) == (
        f"10月满意率87.5%（140/160），{change}；解决率81.2%（130/160），响应率98.6%（209/212）")


def test_finding_leads_with_what_there_is():
    data = table(MONTHS).assign(rated_count=[150, 144, 0], satisfied_count=[130, 129, 0])
    assert finding(data).startswith("10月解决率81.2%（130/160），环比升")
    nothing = data.assign(followed_up_count=0, resolved_count=0, to_contact_count=None, contacted_count=None)
    assert finding(nothing) == "10月没有可评的工单"


def test_empty():
    found = figure(table(MONTHS).iloc[:0], caption=caption())
    assert finding(table(MONTHS).iloc[:0]) == text.CHART_EMPTY and "empty" in found.layout.meta


def test_the_rates_of_one_topic_say_so():
    found = figure(table(MONTHS), caption=caption(), subject="排水诉求")
    assert found.layout.meta["finding"].startswith("10月排水诉求满意率87.5%（140/160）")
    assert "排水诉求三率" in found.layout.meta["subtitle"]
