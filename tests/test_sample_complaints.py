"""The sample work orders: season, works, and a true effect that is known and can be found."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from data.sample_books.complaints import complaints
from data.sample_books.works import EFFECTIVE_COMPOUNDS, NO_EFFECT_COMPOUNDS, TRUE_DRAINAGE_RATIO, works


@pytest.fixture(scope="module")
def orders() -> pd.DataFrame:
    """The orders that count, of whole months."""
    sheet = complaints().sheets[0]
    orders = pd.DataFrame(sheet.rows, columns=sheet.columns)
    orders["month"] = orders["来电时间"].dt.to_period("M")
    counts = (orders["工单性质"] == "主办") & ~orders["状态"].isin(["作废", "剔除"])
    return orders[counts & (orders["month"] < pd.Period("2025-11", "M"))]


def test_thirty_six_months_and_three_days(orders):
    by_month = orders.groupby("month").size()
    assert len(by_month) == 36
    assert by_month.between(150, 400).all()
    everything = complaints().sheets[0].rows
    assert max(row[1] for row in everything).date() <= date(2025, 11, 3)
    assert any(row[1] >= datetime(2025, 11, 1) for row in everything)


def test_storms_bring_complaints_about_drains(orders):
    drains = orders[orders["三级分类"].isin(["排水管网", "路面积水", "污水外溢"])].groupby("month").size()
    summer = drains[drains.index.month.isin([7, 8])].mean()
    winter = drains[drains.index.month.isin([12, 1, 2])].mean()
    assert summer > 2 * winter


def test_the_true_effect_can_be_found_and_no_other(orders):
    """After ÷ what the compounds without works let expect, same formula for those with and without a true effect."""
    water = orders[orders["二级分类"].isin(["市政设施", "房屋维修"])]
    counts = water.groupby(["小区", "month"]).size().unstack(fill_value=0)
    untouched = counts.drop(index=[compound for compound in counts.index if compound in {w.compound for w in works()}])
    assert len(untouched) >= 20

    def ratio(compounds: tuple[str, ...]) -> float:
        before, after = counts.columns < pd.Period("2024-06", "M"), counts.columns > pd.Period("2024-10", "M")
        assert before.sum() >= 12
        assert after.sum() >= 12
        change = untouched.loc[:, after].to_numpy().sum() / untouched.loc[:, before].to_numpy().sum()
        treated = counts.loc[list(compounds)]
        return treated.loc[:, after].to_numpy().sum() / (treated.loc[:, before].to_numpy().sum() * change)

    assert ratio(EFFECTIVE_COMPOUNDS) == pytest.approx(TRUE_DRAINAGE_RATIO, abs=0.12)
    assert ratio(NO_EFFECT_COMPOUNDS) == pytest.approx(1.0, abs=0.25)


def test_orders_of_every_kind_are_there():
    sheet = complaints().sheets[0]
    orders = pd.DataFrame(sheet.rows, columns=sheet.columns)
    assert {"办结", "办理中", "作废", "剔除"} == set(orders["状态"])
    assert {"诉求", "咨询"} == set(orders["工单类型"])
    assert np.isclose((orders["工单性质"] == "协办").mean(), 0.02, atol=0.006)
    assert orders["旧工单编号"].notna().any()
    assert set(orders["旧工单编号"].dropna()) <= set(orders["工单编号"])
    assert orders["工单编号"].is_unique
