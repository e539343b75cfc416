"""Pieces of the consent page: units by rule, the grid of a building, the figures behind the bars."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.figures import consent_grid, wording
from pages.parts.captions import caption_of
from pages.parts.downloads import download_table
from pages.parts.layout import show
from pages.parts.selection import Here
from pages.parts.session import staff_answer
from pages.parts.tables import show_table

BUILDING = ["street", "community", "compound", "building", "work_type"]


def by_rule(units: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The units of each rule; the rule with most units first."""
    for rule in units["rule"].value_counts(sort=True).index:
        yield rule, units[units["rule"] == rule].reset_index(drop=True)


def show_grid(here: Here) -> None:
    """Staff only: one building, floors × rooms. The building with most rooms still open comes first."""
    households = staff_answer("consent_households", here)
    if households.empty:
        return
    is_open = households["opinion"].isin(["undecided", "unreached", "absent"])
    of_building = households.assign(is_open=is_open).groupby(BUILDING, dropna=False)
    order = of_building["is_open"].sum().sort_values(ascending=False, kind="stable").index
    chosen = st.selectbox(text.CONSENT_BUILDING, list(order), format_func=_building_label, key="building")
    caption = caption_of(here, _building_label(chosen), "consents", size="full")
    rooms = households.loc[of_building.indices[chosen]]
    show(consent_grid.figure(rooms, caption=caption), here, caption=caption, metric=text.METRIC_GRID)


def show_units(units: pd.DataFrame, here: Here) -> None:
    """Status and what is missing, a row a unit; in the leaders' view without counts of opinions."""
    if units.empty:
        return
    with st.expander(text.CONSENT_TABLE.format(count=len(units))):
        table = units.assign(
            status=units["status"].map(text.CONSENT_STATUS),
            work=units["work_type"].map(lambda code: WorkType(code).label),
            unit=units.apply(_unit_label, axis=1), short=units.apply(_short, axis=1),
            signed=units.apply(_signed, axis=1))
        heads = {name: head for name, head in text.CONSENT_TABLE_COLUMNS.items()
                 if name != "signed" or not here.view.is_leader}
        show_table(table, here, heads)
        taken = {name: head for name, head in heads.items() if name != "signed"}  # what leaves is for leaders too
        download_table(table, taken, here, text.METRIC_CONSENT)


def _building_label(key: tuple) -> str:
    _, _, compound, building, work_type = key
    return text.CONSENT_BUILDING_CHOICE.format(
        compound=compound if isinstance(compound, str) else "", building=building, work=WorkType(work_type).label)


def _unit_label(row: pd.Series) -> str:
    return "".join(row[name] for name in ("compound", "building", "unit") if isinstance(row[name], str))


def _signed(row: pd.Series) -> str:
    return f"{wording.count(row['agreed_count'])}/{wording.count(row['households_count'])}"


def _short(row: pd.Series) -> str:
    if row["status"] != "not_met":
        return text.NO_VALUE
    parts = []
    if pd.notna(row["households_short"]):
        parts.append(text.CONSENT_SHORT_HOUSEHOLDS.format(wording.count(row["households_short"])))
    if pd.notna(row["area_short_m2"]) and row["area_short_m2"]:
        parts.append(text.CONSENT_SHORT_AREA.format(wording.count(row["area_short_m2"])))
    return text.CONSENT_SHORT_JOINT.join(parts) or text.NO_VALUE
