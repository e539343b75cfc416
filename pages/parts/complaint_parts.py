"""Pieces of the complaints page: which topic, which places, the orders behind the bars."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Resolution, Satisfaction, Term, Topic
from pages.parts.downloads import download_table
from pages.parts.selection import Here, held_part
from pages.parts.tables import show_table

CODED = {"topic": Topic, "resolution": Resolution, "satisfaction": Satisfaction}


def choose_topic() -> tuple[tuple[str, ...] | None, str]:
    """The chosen topic as the questions take it (None: all), and what its complaints are called."""
    chosen = st.pills(
        text.COMPLAINTS_TOPIC, format_func=lambda topic: Topic(topic).label, label_visibility="collapsed",
        **held_part("topic", list(map(str, Topic))))
    if chosen is None:
        return None, text.CHART_COMPLAINTS
    return (chosen,), text.CHART_TOPIC_SUBJECT.format(Topic(chosen).label)


def scope(here: Here) -> str:
    """The places looked at, in words."""
    named = here.selection.compound or here.selection.community
    return text.LIST_JOINT.join(named[:2]) + (text.AGENDA_MORE.format(count=len(named)) if len(named) > 2 else "") \
        if named else text.SCOPE_STREET


def show_rows(rows: pd.DataFrame, here: Here) -> None:
    """The month's orders: a few on the screen, all of them as Excel. They hold no name, phone or text."""
    if rows.empty or here.view.is_leader or here.view.is_presentation or here.view.is_print:
        return
    title = text.COMPLAINTS_ROWS.format(month=text.MONTH.format(here.selection.month), count=f"{len(rows):,}")
    with st.expander(title):
        shown = rows.assign(
            received_at=rows["received_at"].dt.strftime("%Y-%m-%d %H:%M"),
            **{name: rows[name].map(_label_of(terms)) for name, terms in CODED.items()})
        show_table(shown, here, text.COMPLAINTS_ROW_COLUMNS)
        download_table(shown, text.COMPLAINTS_ROW_COLUMNS, here, text.METRIC_COMPLAINTS)


def _label_of(terms: type[Term]):
    return lambda code: terms(code).label if isinstance(code, str) else None
