"""What a load would change, asked before it is done: the figures before and after, and the ledger's rows one by one."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from data.vocabulary.terms import KIND
from queries import HasCursor, Selection, run

if TYPE_CHECKING:
    from data.intake import Inspection
    from data.store import Store

COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]
IDENTITY = ["month", "work_type", "project_key"]


@dataclass(frozen=True)
class LoadChanges:
    """`figures`: metric, work_type, month, before_count, after_count (null: nothing reported).

    `rows`: change (new, changed, missing), month, community, compound, work_type, stage and counts before and after;
    `missing` are ledger rows of the replaced scopes that the files no longer have.
    """

    figures: pd.DataFrame
    rows: pd.DataFrame


def load_changes(
    store: "Store", inspections: list["Inspection"], *, is_clearing_samples: bool = False,
) -> LoadChanges:
    """Try the load out in a transaction that is rolled back, and compare.

    `is_clearing_samples`: the samples go with it, so they are neither before nor after.
    """
    months = _months(inspections)
    kinds = {sheet.kind for inspection in inspections for sheet in inspection.sheets if sheet.table}
    with store.preview(inspections, is_clearing_samples=is_clearing_samples) as preview:
        after, after_figures = _ledger(preview, months), _figures(preview, months, kinds)
    with store.preview([], is_clearing_samples=is_clearing_samples) as preview:
        before, before_figures = _ledger(preview, months), _figures(preview, months, kinds)
    return LoadChanges(_compare_figures(before_figures, after_figures), _compare_rows(before, after))


def _months(inspections: list["Inspection"]) -> list[date]:
    """The data months of the ledgers and the calendar months of the orders."""
    months: set[date] = set()
    for inspection in inspections:
        for sheet in inspection.sheets:
            if sheet.table:
                received = sheet.table.columns.get("received_at", ())
                months.update(sheet.table.months, (moment.date().replace(day=1) for moment in received))
    return sorted(months)


def _ledger(store: HasCursor, months: list[date]) -> pd.DataFrame:
    if not months:
        return pd.DataFrame(columns=[*IDENTITY, *COUNTS])
    return run(store, "ledger_rows", Selection(), months=months)


def _figures(store: HasCursor, months: list[date], kinds: set[str]) -> pd.DataFrame:
    """metric, work_type, month, count of everything the kinds touch."""
    parts = []
    if "projects" in kinds:
        ledger = _ledger(store, months)
        sums = ledger.groupby(["month", "work_type"], as_index=False)[COUNTS[:3]].sum()
        parts.append(sums.melt(["month", "work_type"], var_name="metric", value_name="count"))
    if "complaints" in kinds:
        by_month = run(store, "complaints_by_month", Selection())
        by_month = by_month[by_month["month"].dt.date.isin(months)]
        parts.append(by_month[["month"]].assign(
            metric="complaints_count", work_type=None, count=by_month["complaints_count"]))
    rows_count = run(store, "rows_by_kind", Selection()).set_index("kind")["rows_count"]
    for kind in sorted(kinds - {"projects", "complaints"}):
        parts.append(pd.DataFrame([{
            "metric": kind, "work_type": None, "month": pd.NaT, "count": rows_count.get(kind, 0)}]))
    columns = ["metric", "work_type", "month", "count"]
    return pd.concat([part[columns] for part in parts], ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _compare_figures(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    keys = ["month", "work_type", "metric"]
    both = before.astype({"work_type": "object"}).merge(
        after.astype({"work_type": "object"}), how="outer", on=keys, suffixes=("_before", "_after"))
    both = both.rename(columns={"count_before": "before_count", "count_after": "after_count"})
    order = {name: rank for rank, name in enumerate([*COUNTS, "complaints_count", *KIND])}
    return both.sort_values(keys, key=lambda column: column.map(order) if column.name == "metric" else column,
                            ignore_index=True)


def _compare_rows(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    both = before.merge(after, how="outer", on=IDENTITY, suffixes=("_before", "_after"), indicator=True)
    change = both["_merge"].map({"left_only": "missing", "right_only": "new", "both": "changed"}).astype("str")
    compared = ["stage", *COUNTS]
    is_same = pd.Series(True, index=both.index)
    for name in compared:
        old, new = both.get(f"{name}_before"), both.get(f"{name}_after")
        if old is not None and new is not None:
            is_same &= (old == new).fillna(False) | (old.isna() & new.isna())
    for name in ("community", "compound"):
        both[name] = both.get(f"{name}_after", both.get(f"{name}_before"))
        if f"{name}_before" in both:
            both[name] = both[name].fillna(both[f"{name}_before"])
    told = ["month", "community", "compound", "work_type", *(f"{n}_{w}" for n in compared for w in ("before", "after"))]
    return both.assign(change=change)[~is_same].reindex(columns=["change", *told]).reset_index(drop=True)
