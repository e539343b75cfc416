"""The year's two targets and the money beside the works, a row a kind of works."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from pages.figures import wording, works_wording
from pages.parts.downloads import download_table
from pages.parts.selection import Here
from pages.parts.tables import share_column, show_table

WAN = 10_000
MONEY = {"budget": "budget_cny", "planned_value": "planned_value_cny", "earned_value": "earned_value_cny",
         "paid": "paid_cny"}


def show_targets(targets: pd.DataFrame, here: Here) -> None:
    """开工 and 完工: the target as first loaded, what is reached, the share; a later version of a target in words."""
    month = here.selection.month
    if targets.empty:
        st.caption(text.COMPLETION_TARGETS_NONE.format(year=month.year if month else ""))
        return
    year = targets["plan_year"].max()
    st.markdown(f"**{text.COMPLETION_TARGETS_TITLE.format(year=year, month=text.MONTH.format(month))}**")
    table = targets.assign(
        work=targets["work_type"].map(wording.work_label), start_target=targets["planned_start_count"],
        finish_target=targets["planned_finish_count"],
        start_share=_share(targets["started_count"], targets["planned_start_count"]),
        finish_share=_share(targets["completed_count"], targets["planned_finish_count"]))
    heads = text.COMPLETION_TARGETS_COLUMNS
    show_table(table, here, heads | {name: share_column(heads[name]) for name in ("start_share", "finish_share")})
    said = list(works_wording.adjusted_told(targets))
    if said:
        st.caption(text.LIST_JOINT.join(said) + "。")


def show_money(money: pd.DataFrame, here: Here) -> None:
    """Planned, earned and paid in 万元; where more is paid than earned, the row says so first."""
    if money.empty:
        st.caption(text.COMPLETION_MONEY_NONE)
        return
    month = text.MONTH.format(here.selection.month) if here.selection.month else text.FILTER_NO_MONTH
    st.markdown(f"**{text.COMPLETION_MONEY_TITLE.format(month=month)}**")
    st.markdown(money_finding(money, month))
    table = money_table(money)
    heads = text.COMPLETION_MONEY_COLUMNS
    show_table(table, here, heads | {"paid_share": share_column(heads["paid_share"])})
    unknown = money["unknown_count"].sum()
    left_out = text.COMPLETION_MONEY_UNKNOWN.format(count=wording.count(unknown)) if unknown else ""
    st.caption(text.COMPLETION_MONEY_NOTE + left_out)
    if not here.view.is_print:
        download_table(table, heads, here, text.METRIC_MONEY)


def money_table(money: pd.DataFrame) -> pd.DataFrame:
    """Yuan as whole 万元."""
    over = money["paid_over_earned_cny"] > 0
    return money.assign(
        status=over.map({True: text.COMPLETION_MONEY_STATUS["over"], False: text.COMPLETION_MONEY_STATUS["even"]}),
        work=money["work_type"].map(wording.work_label),
        **{name: (money[column] / WAN).round().astype("int64") for name, column in MONEY.items()},
        paid_share=_share(money["paid_cny"], money["budget_cny"]))


def money_finding(money: pd.DataFrame, month: str) -> str:
    """The sums of the table's own rounded numbers, so that both add up to the same."""
    table = money_table(money)
    return text.COMPLETION_MONEY_FINDING.format(
        month=month, budget=f"{table['budget'].sum():,}", planned=f"{table['planned_value'].sum():,}",
        earned=f"{table['earned_value'].sum():,}", paid=f"{table['paid'].sum():,}")


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return (part / whole.where(whole > 0)).astype("float64")
