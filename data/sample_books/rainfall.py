"""Daily rainfall on the invented 演示街道: dry winters, storms in July and August, as in Beijing."""

from functools import cache

import pandas as pd

from data.sample_books.layout import DEMO, SampleBook, SampleSheet
from data.sample_books.places import STREET, stream

FIRST_DAY, LAST_DAY = "2022-11-01", "2025-11-03"

WET_DAYS = (2, 2, 3, 5, 6, 10, 13, 11, 8, 5, 3, 2)
RAINFALL_MM = (2, 4, 8, 20, 36, 76, 182, 150, 52, 26, 9, 2)
"""The usual month: days with rain, and their sum, January to December."""


@cache
def daily() -> pd.Series:
    """Millimetres a day, indexed by day."""
    rng = stream("rainfall")
    days = pd.date_range(FIRST_DAY, LAST_DAY)
    chance = [WET_DAYS[day.month - 1] / day.days_in_month for day in days]
    usual = [RAINFALL_MM[day.month - 1] / WET_DAYS[day.month - 1] for day in days]
    is_wet = rng.random(len(days)) < chance
    amount = rng.gamma(0.7, 1 / 0.7, len(days)) * usual
    return pd.Series((is_wet * amount).round(1), index=days, name="rainfall_mm")


def monthly() -> pd.Series:
    """Millimetres a month, indexed by the month's first day; the last month is not over."""
    rain = daily()
    return rain.groupby(rain.index.to_period("M").to_timestamp()).sum()


def rainfall() -> SampleBook:
    rows = [(day.date(), float(millimetres)) for day, millimetres in daily().items()]
    sheet = SampleSheet(
        name="降雨量", columns=("日期", "降雨量（毫米）"), rows=rows, titles=(f"{STREET}逐日降雨量（{DEMO}）",),
        footers=(f"说明：{DEMO}，不是观测值",))
    return SampleBook(f"{STREET}_降雨量_2022-11至2025-11.xlsx", (sheet,))
