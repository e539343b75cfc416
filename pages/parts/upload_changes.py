"""What a load would change, told before it is done: the figures, what is replaced, and what is missing."""

from datetime import date

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import KIND, WorkType
from pages.parts import upload_change_rows, uploading
from pages.parts.markup import plain
from pages.parts.session import store
from pages.parts.upload_html import NUMBER, Cell, draw_table
from pages.parts.uploading import Dropped
from queries.load_changes import LoadChanges, Scope, load_changes

SCOPED = ("projects", "complaint_totals", "consent_totals", "buildings", "deliberations")
"""Kinds of which a file replaces whole scopes; of the others only the orders, households, days that it names."""


def tried_out(files: list[Dropped]) -> LoadChanges | None:
    """What loading these files would change, tried out once, not with every click on the page; None without files."""
    inspections = [dropped.inspection for dropped in files]
    is_clearing = uploading.is_clearing_samples()
    key = [tuple(map(id, inspections)), is_clearing, store().version]
    kept = st.session_state.get("changes")
    if inspections and (kept is None or kept[0] != key):
        changes = load_changes(store(), inspections, is_clearing_samples=is_clearing)
        kept = st.session_state["changes"] = (key, changes, inspections)
    return kept[1] if inspections else None


def is_nothing(changes: LoadChanges) -> bool:
    """Whether every figure, row, order and household stays as it is."""
    one_by_one = (changes.rows, changes.order_counts, changes.consents, _differing(changes))
    return all(table.empty for table in one_by_one)


def show_changes(changes: LoadChanges | None) -> None:
    """指标 · 现在 · 入库后 · 变化, then row by row, and what stays as it is."""
    own = changes.scope.months[0] if changes and len(changes.scope.months) == 1 else None
    st.markdown(f"**{text.CHANGES_OF.format(month=text.MONTH.format(own)) if own else text.CHANGES}**")
    if changes is None:
        st.caption(text.CHANGES_NONE)
        return
    figures = _differing(changes)
    if is_nothing(changes):
        st.caption(text.CHANGES_NOTHING)
    elif figures.empty:
        st.caption(text.CHANGES_SAME)
    else:
        draw_table(list(text.CHANGES_COLUMNS.values()), [_figure(row, own) for row in figures.itertuples()])
    upload_change_rows.show_rows(changes, own)
    st.caption(plain(_scope(changes.scope)))


def _differing(changes: LoadChanges) -> pd.DataFrame:
    figures = changes.figures
    return figures[figures["before_count"].fillna(-1) != figures["after_count"].fillna(-1)]


def _figure(row: object, own: date | None) -> list[str | Cell]:
    return [_metric(row, own), Cell(_count(row.before_count), NUMBER), Cell(_count(row.after_count), NUMBER),
            Cell(_change(row.before_count, row.after_count), NUMBER)]


def _metric(row: object, own: date | None) -> str:
    """The month is said where it is not that of the heading."""
    name = text.CHANGES_METRICS.get(row.metric) or text.CHANGES_ROWS_OF.format(kind=KIND[row.metric].label)
    month = "" if pd.isna(row.month) or row.month.date() == own else f"（{row.month:%Y-%m}）"
    works = f"{WorkType(row.work_type).label} " if isinstance(row.work_type, str) else ""
    return f"{works}{name}{month}"


def _count(value: float) -> str:
    return text.NOT_REPORTED if pd.isna(value) else f"{int(value):,}"


def _change(before: float, after: float) -> str:
    if pd.isna(before):
        return text.CHANGES_NEW
    difference = int((0 if pd.isna(after) else after) - before)
    return text.NO_VALUE if not difference else f"{'▲ +' if difference > 0 else '▼ −'}{abs(difference):,}"


def _scope(scope: Scope) -> str:
    """What is replaced and what stays."""
    parts = []
    if set(scope.kinds) & set(SCOPED):
        works = [WorkType(code).label for code in scope.work_types]
        parts.append(text.CHANGES_SCOPE.format(what=text.FILTER_JOINT.join(filter(None, (
            _named(list(map(text.MONTH.format, scope.months))), _named(list(scope.communities)), _named(works))))))
    if set(scope.kinds) - set(SCOPED):
        kinds = [KIND[kind].label for kind in scope.kinds if kind not in SCOPED]
        parts.append(text.CHANGES_SCOPE_ONE_BY_ONE.format(kinds=text.LIST_JOINT.join(kinds)))
    return "".join([*parts, text.CHANGES_SCOPE_REST])


def _named(names: list[str]) -> str:
    """Up to three names; of more the first and how many."""
    few = len(names) <= 3
    return text.LIST_JOINT.join(names) if few else text.FILTER_SEVERAL.format(first=names[0], count=len(names))
