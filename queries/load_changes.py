"""What a load would change, asked before it is done: the figures before and after, and the rows one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from data.vocabulary.terms import KIND
from queries import HasCursor, Selection, run

if TYPE_CHECKING:
    from data.inspection import Inspection, SheetReading
    from data.store import Preview, Store

COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]
DATES = ["planned_start_on", "planned_finish_on", "started_on", "finished_on", "in_service_on"]
COMPARED = ["stage", "is_stalled", *COUNTS, "benefiting_households_count", *DATES]
IDENTITY = ["month", "work_type", "project_key", "nth"]
NAMES = ["community", "compound", "building", "unit", "project_name"]
SCOPE = ["street", "community", "work_type"]
NOW = Selection()


@dataclass(frozen=True)
class Scope:
    """What a load replaces: of these kinds and months the rows of these communities and kinds of work; nothing else."""

    kinds: tuple[str, ...]
    months: tuple[date, ...]
    communities: tuple[str, ...]
    work_types: tuple[str, ...]


@dataclass(frozen=True)
class LoadChanges:
    """`figures`: metric, work_type, month, before_count, after_count (null: nothing reported).

    `rows`: change (new, changed, missing), month, community, compound, building, unit, project_name, work_type, and
    stage, counts and dates before and after; `missing` are ledger rows of the replaced scopes that the files no longer
    have. `since_last_month`: the same against the newest earlier month of the same ledger, whatever was stored.
    `fields`: a row a changed field of `rows` (row: its number there, field, before, after).

    `orders`: at most a thousand, with change (withdrawn, changed, restored, new) and fields before and after;
    `order_counts`: month, change, orders_count of all. `consents`: how many households of a unit went from one opinion
    to another; no rooms, yet small numbers, so for staff only. `scope`: what is replaced.
    """

    figures: pd.DataFrame
    rows: pd.DataFrame
    since_last_month: pd.DataFrame
    fields: pd.DataFrame
    orders: pd.DataFrame
    order_counts: pd.DataFrame
    consents: pd.DataFrame
    scope: Scope


def load_changes(
    store: "Store", inspections: list["Inspection"], *, is_clearing_samples: bool = False,
) -> LoadChanges:
    """Try the load out in a transaction that is rolled back, and compare with the moment before it.

    `is_clearing_samples`: the samples go with it, so they are neither before nor after.
    """
    months = _months(inspections)
    kinds = {sheet.kind for sheet in _tables(inspections)}
    with store.preview(inspections, is_clearing_samples=is_clearing_samples) as preview:
        before = Selection(as_of=preview.before)
        rows = _compare_rows(_ledger(preview, months, before), _ledger(preview, months))
        figures = _compare_figures(_figures(preview, months, kinds, before), _figures(preview, months, kinds))
        return LoadChanges(
            figures, rows, _since_last_month(preview, kinds), _changed_fields(rows),
            *(_changes_of(preview, name, kind in kinds) for name, kind in _ONE_BY_ONE.items()), scope_of(inspections))


_ONE_BY_ONE = {"order_changes": "complaints", "order_change_counts": "complaints", "consent_changes": "consents"}
"""Question → the kind whose rows it tells."""


def _changes_of(preview: "Preview", name: str, is_there: bool) -> pd.DataFrame:
    uploads = [number for number in preview.numbers if number is not None and is_there]
    return run(preview, name, uploads=uploads, before=preview.before)


def scope_of(inspections: list["Inspection"]) -> Scope:
    """What the files replace; of orders, households and rain only those that they name."""
    found: dict[str, set] = {"report_month": set(), "community": set(), "work_type": set()}
    for sheet in _tables(inspections):
        for name, values in found.items():
            values.update(value for value in sheet.table.columns.get(name, ()) if value is not None)
    kinds = {sheet.kind for sheet in _tables(inspections)}
    return Scope(
        tuple(kind for kind in KIND if kind in kinds), tuple(sorted(found["report_month"])),
        tuple(sorted(found["community"])), tuple(sorted(map(str, found["work_type"]))))


def _tables(inspections: list["Inspection"]) -> Iterator["SheetReading"]:
    return (sheet for inspection in inspections for sheet in inspection.sheets if sheet.table)


def _months(inspections: list["Inspection"]) -> list[date]:
    """The data months of the ledgers and the calendar months of the orders."""
    months: set[date] = set()
    for sheet in _tables(inspections):
        received = sheet.table.columns.get("received_at", ())
        months.update(sheet.table.months, (moment.date().replace(day=1) for moment in received))
    return sorted(months)


def _ledger(store: HasCursor, months: list[date] | None, selection: Selection = NOW) -> pd.DataFrame:
    """The rows of these months; None: of all. Rows that cannot be told apart are numbered."""
    ledger = run(store, "ledger_rows", selection, months=months)
    if months is not None and not months:
        ledger = ledger.head(0)
    return ledger.assign(nth=ledger.groupby(IDENTITY[:-1], dropna=False).cumcount())


def _figures(store: HasCursor, months: list[date], kinds: set[str], selection: Selection = NOW) -> pd.DataFrame:
    """metric, work_type, month, count of everything the kinds touch."""
    parts = []
    if "projects" in kinds:
        ledger = _ledger(store, months, selection)
        ledger = ledger[ledger["stage"] != "cancelled"]  # they stay listed and leave the plan, as on every page
        sums = ledger.groupby(["month", "work_type"], as_index=False)[COUNTS[:3]].sum()
        parts.append(sums.melt(["month", "work_type"], var_name="metric", value_name="count"))
    if "complaints" in kinds:
        by_month = run(store, "complaints_by_month", selection)
        by_month = by_month[by_month["month"].dt.date.isin(months)]
        parts.append(by_month[["month"]].assign(
            metric="complaints_count", work_type=None, count=by_month["complaints_count"]))
    others = sorted(kinds - {"projects", "complaints"})
    rows_count = run(store, "rows_by_kind", selection).set_index("kind")["rows_count"] if others else {}
    for kind in others:
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
    is_same = pd.Series(True, index=both.index)
    for name in COMPARED:
        is_same &= _is_same(both, name)
    for name in NAMES:
        both[name] = both[f"{name}_after"].fillna(both[f"{name}_before"])
    told = ["month", *NAMES, "work_type", *(f"{name}_{when}" for name in COMPARED for when in ("before", "after"))]
    changed = (change != "changed") | ~is_same
    return both.assign(change=change).loc[changed, ["change", *told]].reset_index(drop=True)


def _is_same(both: pd.DataFrame, name: str) -> pd.Series:
    old, new = both[f"{name}_before"], both[f"{name}_after"]
    return (old == new).fillna(False).astype(bool) | (old.isna() & new.isna())


def _changed_fields(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each changed row each changed field, what it was and what it would be."""
    parts = []
    changed = rows[rows["change"] == "changed"]
    for name in COMPARED:
        own = changed.loc[~_is_same(changed, name), [f"{name}_before", f"{name}_after"]].astype("object")
        parts.append(own.set_axis(["before", "after"], axis=1).rename_axis("row").reset_index().assign(field=name))
    columns = ["row", "field", "before", "after"]
    return pd.concat(parts)[columns].sort_values("row", kind="stable", ignore_index=True)


def _since_last_month(preview: "Preview", kinds: set[str]) -> pd.DataFrame:
    """The files' ledgers beside the newest earlier month of the same street, community and kind of work."""
    ledger = _ledger(preview, None if "projects" in kinds else [])
    mine = ledger[ledger["upload_id"].isin([number for number in preview.numbers if number is not None])]
    scopes = mine[[*SCOPE, "month"]].drop_duplicates()
    months = ledger[[*SCOPE, "month"]].drop_duplicates().rename(columns={"month": "earlier_month"})
    pairs = scopes.merge(months, on=SCOPE)
    pairs = pairs[pairs["earlier_month"] < pairs["month"]]
    pairs = pairs.groupby([*SCOPE, "month"], dropna=False, as_index=False)["earlier_month"].max()
    earlier = ledger.rename(columns={"month": "earlier_month"}).merge(pairs, on=[*SCOPE, "earlier_month"])
    return _compare_rows(
        earlier.drop(columns="earlier_month"), ledger.merge(pairs[[*SCOPE, "month"]], on=[*SCOPE, "month"]))
