"""What a load would change row by row: works, orders, units; a few lines each, all of them as Excel."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import streamlit as st

from data.amended_rows import shown
from data.vocabulary import text
from data.vocabulary.terms import KIND, Opinion, RequestStatus, Resolution, Satisfaction, Topic, WorkType
from pages.exports.xlsx import workbook_of
from pages.parts.markup import plain
from pages.parts.upload_html import Cell, draw_table
from queries.load_changes import COMPARED, LoadChanges

ORDER_TERMS = {"topic": Topic, "status": RequestStatus, "resolution": Resolution, "satisfaction": Satisfaction}
TOLD_OF_NEW = ("stage", "planned_count", "completed_count", "in_progress_count")


def show_rows(changes: LoadChanges, own: date | None) -> None:
    """What is missing first: it may have been forgotten. Then a line each for works, last month, orders, units."""
    missing = changes.rows[changes.rows["change"] == "missing"]
    if len(missing):
        named = text.LIST_JOINT.join(_subject(row, own) for row in missing.head(3).itertuples())
        st.markdown(text.CHANGES_MISSING.format(count=len(missing), names=plain(named)))
    _show_works(changes.rows, own, text.CHANGES_ROWS, "works")
    _show_works(changes.since_last_month, own, text.CHANGES_SINCE, "since")
    _show_orders(changes)
    _show_consents(changes.consents)


def _show_works(rows: pd.DataFrame, own: date | None, title: str, key: str) -> None:
    if rows.empty:
        return
    counts = {name: int((rows["change"] == name).sum()) for name in text.CHANGES_ROW}
    rank = rows["change"].map({name: rank for rank, name in enumerate(text.CHANGES_ROW)})
    told = [(text.CHANGES_ROW[row.change], _subject(row, own), text.LIST_JOINT.join(_told(row)))
            for row in rows.loc[rank.sort_values(kind="stable").index].itertuples()]
    _show(title.format(**counts), text.CHANGES_ROW_COLUMNS, told, len(told), key)


def _show_orders(changes: LoadChanges) -> None:
    counts = changes.order_counts.groupby("change")["orders_count"].sum()
    if counts.empty:
        return
    said = text.LIST_JOINT.join(
        text.CHANGES_ORDER_COUNT.format(change=name, count=f"{counts[code]:,}")
        for code, name in text.CHANGES_ORDER.items() if code in counts)
    told = [(text.CHANGES_ORDER[row.change], row.request_id, text.LIST_JOINT.join(_told_order(row)))
            for row in changes.orders.itertuples()]
    _show(text.CHANGES_ORDERS.format(counts=said), text.CHANGES_ORDER_COLUMNS, told, int(counts.sum()), "orders")


def _show_consents(consents: pd.DataFrame) -> None:
    if consents.empty:
        return
    told = []
    for row in consents.itertuples():
        place = "".join(part for part in (row.compound, row.building, row.unit) if isinstance(part, str))
        works = f"{WorkType(row.work_type).label}{text.CHART_GRID_ROUND.format(row.round)}"
        before = Opinion(row.opinion_before).label if isinstance(row.opinion_before, str) else text.CHANGES_NEW
        told.append((f"{place} {works}", f"{before} → {Opinion(row.opinion_after).label}", str(row.households_count)))
    total = int(consents["households_count"].sum())
    _show(text.CHANGES_CONSENTS.format(count=f"{total:,}"), text.CHANGES_CONSENT_COLUMNS, told, len(told), "consents")


def _show(title: str, heads: tuple[str, ...], told: list[tuple], count: int, key: str) -> None:
    """One line that opens; `count`: how many there are, should not all be told."""
    with st.expander(title, key=f"changed_{key}", type="compact"):
        draw_table(heads, [(Cell(first, "nowrap"), *rest) for first, *rest in told])
        if len(told) < count:
            st.caption(text.CHANGES_FIRST.format(count=f"{count:,}", shown=f"{len(told):,}"))
        table = pd.DataFrame(told, columns=list(heads))
        st.download_button(
            text.DOWNLOAD_TABLE, lambda: workbook_of(table, text.CHANGES), file_name=f"{text.CHANGES}.xlsx",
            icon=":material/download:", type="tertiary", on_click="ignore", key=f"download_changed_{key}")


def _subject(row: object, own: date | None) -> str:
    """A project's own name mostly says its place already."""
    place = "".join(part for part in (row.compound, row.building, row.unit) if isinstance(part, str)) or row.community
    name = row.project_name if isinstance(row.project_name, str) else WorkType(row.work_type).label
    told = name if isinstance(row.compound, str) and row.compound in name else f"{_text(place)} {name}"
    return told.strip() + ("" if row.month.date() == own else f"（{row.month:%Y-%m}）")


def _told(row: object) -> Iterator[str]:
    """Old → new of what differs; of a new or missing row what it says."""
    side = {"new": "after", "missing": "before"}.get(row.change)
    for name in TOLD_OF_NEW if side else COMPARED:
        before, after = (_said(name, getattr(row, f"{name}_{when}")) for when in ("before", "after"))
        label = KIND["projects"].field(name).label
        if side and (said := before if side == "before" else after) != text.NO_VALUE:
            yield f"{label} {said}"
        elif not side and before != after:
            yield text.AMENDED_CELL.format(field=label, old=before, new=after)


def _told_order(row: object) -> Iterator[str]:
    for name, terms in ORDER_TERMS.items():
        before, after = (getattr(row, f"{name}_{when}") for when in ("before", "after"))
        old, new = (terms(code).label if isinstance(code, str) else text.NO_VALUE for code in (before, after))
        if old != new and row.change != "new":
            yield text.AMENDED_CELL.format(field=KIND["complaints"].field(name).label, old=old, new=new)


def _said(name: str, value: object) -> str:
    if value is None or pd.isna(value):
        return text.NO_VALUE
    return shown(KIND["projects"], name, value.date() if isinstance(value, pd.Timestamp) else value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
