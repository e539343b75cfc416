"""The store's moments as the office's clock says them."""

from datetime import UTC, datetime

import pandas as pd

from data.vocabulary import text


def local(moment: datetime | None) -> str:
    """A UTC moment of the store, to the minute."""
    if moment is None or pd.isna(moment):
        return text.NO_VALUE
    return f"{pd.Timestamp(moment).to_pydatetime().replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}"
