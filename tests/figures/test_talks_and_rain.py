"""Deliberations and rainfall."""

import pandas as pd
import pytest

from pages.figures import deliberations, rainfall, theme
from tests.figures.drawn import caption, said, table

TALKS = """
    | community  | deliberation_type | sessions_count | settled_count | respondents_count | satisfied_count |
    | 汪家桥社区 | mediation         | 20             | 15            |                   |                 |
    | 甲子社区   | mediation         | 10             | 5             |                   |                 |
    | 汪家桥社区 | consultation      | 120            |               |                   |                 |
    | 汪家桥社区 | survey            |                |               | 160               | 140             |
"""


def test_types_are_summed_in_the_vocabularys_order():
    found = deliberations.figure(table(TALKS), caption=caption())
    bar = next(bar for bar in found.data if bar.type == "bar")
    assert list(bar.y) == ["咨询", "调解", "满意度调查"]
    assert list(bar.x)[:2] == [120, 30] and pd.isna(bar.x[2])
    assert set(bar.marker.color) == {theme.MID}
    assert said(found, "cell")[:3] == ["—", "—", "87.5%（140/160）"]
    assert said(found, "cell")[3:] == ["—", "20", "—"]


def test_talks_in_words():
    assert deliberations.finding(table(TALKS)) == "协商议事：咨询120次，调解30次（化解20件）"
    assert deliberations.finding(table(TALKS).tail(1)) == "协商议事：没有填报次数"


RAIN = """
    | month   | rainfall_mm | wet_days_count |
    | 2025-07 | 220.4       | 14             |
    | 2025-09 | 60.0        | 7              |
    | 2025-10 | 35.2        | 6              |
"""


def test_a_month_without_observations_is_named_not_drawn_as_dry():
    found = rainfall.figure(table(RAIN), caption=caption())
    assert list(found.data[0].x) == ["2025-07", "2025-08", "2025-09", "2025-10"]
    assert list(found.data[0].y) == [220.4, None, 60, 35.2]
    assert said(found, "missing") == ["未报"]
    assert sorted(said(found, "amount")) == ["220.4", "35.2"]


@pytest.mark.parametrize(("amounts", "sentence"), [
    ([220.4, 60, 35.2], "10月降雨35.2毫米，6个雨日，7月最多（220.4毫米）"),
    ([20.4, 60, 135.2], "10月降雨135.2毫米，6个雨日，为近3个月最多"),
    ([20.4, 60, 0], "10月没有降雨，9月最多（60.0毫米）")])
def test_rain_in_words(amounts, sentence):
    assert rainfall.finding(table(RAIN).assign(rainfall_mm=amounts)) == sentence


def test_empty():
    assert "empty" in deliberations.figure(table(TALKS).iloc[:0], caption=caption()).layout.meta
    assert "empty" in rainfall.figure(table(RAIN).iloc[:0], caption=caption()).layout.meta
