"""Months to look at and to choose from."""

from datetime import date

import pandas as pd

from pages.parts.selection import Here


def until_month(data: pd.DataFrame, here: Here) -> pd.DataFrame:
    """The rows up to the selected month: one that has just begun says nothing yet."""
    return data[data["month"] <= pd.Timestamp(here.selection.month)] if here.selection.month else data


def recent_months(today: date, count: int = 36) -> list[date]:
    """The last months, newest first: what a sheet without a month may be about."""
    numbers = (today.year * 12 + today.month - 1 - back for back in range(count))
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
