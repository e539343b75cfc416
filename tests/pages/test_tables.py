"""What a table shows on the screen and on paper."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from pages.figures import theme
from pages.parts import tables

STUCK = pd.DataFrame({
    "status": pd.array(["■ 停滞", "◆ 已验收", "按期"], dtype="str"),
    "days_in_stage": pd.array([1284, None, 31], dtype="Int64"),
    "completion_share": [0.354, None, 1.0],
    "planned_finish_on": pd.to_datetime(["2025-10-31", None, "2025-12-31"]),
})
COLUMNS = {
    "status": "状态", "days_in_stage": "停留（天）", "completion_share": tables.share_column("完成率"),
    "planned_finish_on": "计划完工"}


def test_on_paper_everything_is_words():
    """
    | 状态      | 停留（天） | 完成率 | 计划完工    |
    | ■ 停滞    | 1,284     | 35%   | 2025-10-31 |
    | ◆ 已验收  | —         | —     | —          |
    | 按期      | 31        | 100%  | 2025-12-31 |
    """
    words = tables._in_words(STUCK, COLUMNS)
    assert list(words.columns) == ["状态", "停留（天）", "完成率", "计划完工"]
    assert words.iloc[0].tolist() == ["■ 停滞", "1,284", "35%", "2025-10-31"]
    assert words.iloc[1].tolist() == ["◆ 已验收", text.NO_VALUE, text.NO_VALUE, text.NO_VALUE]
    assert words.iloc[2].tolist() == ["按期", "31", "100%", "2025-12-31"]


def test_a_status_takes_the_colour_of_its_shape():
    assert tables._status_style("■ 停滞") == f"color: {theme.ALARM}"
    assert tables._status_style("停滞") is None
    assert tables._status_style(None) is None


def test_a_table_of_words_alone_is_styled_only_for_a_status():
    assert tables._has_look(STUCK)
    assert tables._has_look(STUCK[["status"]])
    assert tables._has_look(STUCK[["days_in_stage"]])
    assert not tables._has_look(STUCK[["status"]].tail(1))


def test_counts_have_a_separator_and_shares_are_percent():
    heads = tables._heads(STUCK, COLUMNS)
    assert heads["days_in_stage"] == st.column_config.NumberColumn("停留（天）", format="%,d")
    assert heads["status"] == "状态"
    assert tables._in_percent(STUCK)["completion_share"].round(1).tolist()[::2] == [35.4, 100.0]
