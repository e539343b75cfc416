"""Pieces of the consent page that name rooms, for staff only: the grid of a building, the week's visits."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Opinion, WorkType
from data.vocabulary.thresholds import VISITS
from pages.figures import consent_grid
from pages.parts.captions import caption_of
from pages.parts.consent_parts import rows_of, short, unit_label
from pages.parts.downloads import download_table
from pages.parts.layout import show
from pages.parts.selection import Here
from pages.parts.session import staff_answer, store
from pages.parts.tables import show_table
from queries.consent_visits import PLACE, buildings_to_visit, visits

BUILDING = ["street", "community", "compound", "building", "work_type"]
ENOUGH_PX = 112
"""The mark in full on a phone, too, which is where it is read."""

OPEN = ["undecided_count", "unreached_count", "absent_count"]


def show_rooms(units: pd.DataFrame, here: Here) -> None:
    """One building, floors × rooms, and which doors to knock on; nothing of it in the leaders' view or on a screen."""
    listed = units[units["basis"] == "households"]
    if listed.empty or here.view.is_public:
        return
    _show_grid(listed, here)
    if not here.view.is_print:
        _show_visits(units, here)


def _show_grid(listed: pd.DataFrame, here: Here) -> None:
    """The building with most rooms still open comes first."""
    is_open = listed[OPEN].sum(axis=1)
    order = list(listed.assign(is_open=is_open).groupby(BUILDING, dropna=False)["is_open"].sum().sort_values(
        ascending=False, kind="stable").index)
    chosen = st.selectbox(text.CONSENT_BUILDING, order, format_func=_building_label, key="building")
    rooms = staff_answer("consent_households", here, building=(chosen[BUILDING.index("building")],))
    rooms = rooms.loc[rooms.groupby(BUILDING, dropna=False).indices[chosen]]
    caption = caption_of(here, _building_label(chosen), "consents", size="full")
    show(consent_grid.figure(rooms, caption=caption), here, caption=caption, metric=text.METRIC_GRID, is_private=True)


def _show_visits(units: pd.DataFrame, here: Here) -> None:
    with st.container(border=True):
        st.markdown(f"**{text.VISITS}**")
        place = st.container()
        doors_count = int(st.number_input(
            text.VISITS_COUNT, min_value=1, max_value=500, value=VISITS.week_count, step=10, key="visits", width=180))
        buildings = tuple(buildings_to_visit(units, doors_count))
        doors = visits(units, staff_answer("consent_households", here, building=buildings), doors_count) \
            if buildings else pd.DataFrame()
        if doors.empty:
            place.caption(text.VISITS_NONE)
            return
        place.caption(text.VISITS_SAID.format(
            units=len(doors[PLACE].drop_duplicates()), doors=len(doors), enough=int(doors["is_enough"].sum())))
        table = _in_words(doors, units)
        with place:
            enough = st.column_config.TextColumn(text.VISITS_COLUMNS["is_enough"], width=ENOUGH_PX)
            show_table(table, here, text.VISITS_COLUMNS | {"is_enough": enough})
        caption = caption_of(here, "", "consents")
        note = text.VISITS_NOTE.format(
            source=caption.source, made=caption.made_at, sample=text.SAMPLE_BADGE if store().has_samples() else "")
        download_table(
            table, text.VISITS_EXCEL_COLUMNS, here, text.METRIC_VISITS, label=text.VISITS_DOWNLOAD, note=note)


def _in_words(doors: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    lacking = {unit_key(row): short(row) for row in rows_of(units)}
    rows = rows_of(doors)
    return doors.assign(
        place=doors["compound"].fillna(doors["community"]), label=[unit_label(row) for row in rows],
        work=[WorkType(row["work_type"]).label for row in rows],
        opinion=[Opinion(row["opinion"]).label for row in rows],
        is_enough=[text.VISITS_ENOUGH if row["is_enough"] else "" for row in rows],
        short=[lacking[unit_key(row)] for row in rows], result="")


def unit_key(row: dict) -> tuple:
    return tuple(None if pd.isna(row[name]) else row[name] for name in PLACE)


def _building_label(key: tuple) -> str:
    _, _, compound, building, work_type = key
    return text.CONSENT_BUILDING_CHOICE.format(
        compound=compound if isinstance(compound, str) else "", building=building, work=WorkType(work_type).label)
