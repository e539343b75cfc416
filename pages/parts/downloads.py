"""Take a table away as Excel: exactly what the answer says, under the heads of the screen."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.vocabulary import text
from pages.exports.xlsx import workbook_of
from pages.parts.selection import Here


def download_table(
    data: pd.DataFrame, heads: Mapping[str, str], here: Here, metric: str, *, label: str = text.DOWNLOAD_TABLE,
    note: str = "",
) -> None:
    """A button that makes the workbook when it is pressed; its name is 街道_指标_月份.xlsx. `note`: below the table."""
    month = f"{here.selection.month:%Y-%m}" if here.selection.month else here.options.without_month
    table = data[list(heads)].rename(columns=dict(heads))
    st.download_button(
        label, lambda: workbook_of(table, metric, note=note), file_name=f"{here.street}_{metric}_{month}.xlsx",
        icon=":material/download:", on_click="ignore", key=f"download_{metric}")
