"""The four figures at the top of the overview, each with its change on last month, on last year, and its course."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from data.vocabulary.thresholds import ATTENTION
from pages.figures import wording
from pages.parts.months import until_month
from pages.parts.selection import Here
from pages.parts.session import answer

COURSE_MONTHS = 13
PHONE_TILE_PX = 171
"""Two side by side on a phone of 390 px."""


@dataclass(frozen=True)
class Tile:
    """One figure: `change` on the month before and `on_year` in words; `colour` as st.metric names it."""

    label: str
    short_label: str
    value: str
    change: str
    on_year: str
    arrow: str
    colour: str
    course: list[float]


def draw_tiles(tiles: list[Tile], here: Here) -> None:
    """Side by side; two and two on a phone, in short words and without the year before."""
    is_phone = here.view.is_phone
    with st.container(horizontal=True, gap="small", key="tiles"):
        for tile in tiles:
            st.metric(
                tile.short_label if is_phone else tile.label, tile.value,
                tile.change.removeprefix(text.TILE_PREVIOUS.format("")) if is_phone else tile.change,
                delta_color=tile.colour, delta_arrow=tile.arrow, border=True, height="stretch",
                delta_description=None if is_phone else tile.on_year, width=PHONE_TILE_PX if is_phone else "stretch",
                chart_data=tile.course if len(tile.course) > 1 else None)
    if is_phone:
        st.caption(text.TILES_ON_PHONE)


def overview_tiles(facts: pd.Series, works: Here, here: Here) -> list[Tile]:
    """Works, consent, hotline, satisfaction. A figure nobody reported is —, never 0."""
    return [_works_tile(facts, works), _consent_tile(facts, works),
            _complaints_tile(facts, here), _satisfied_tile(facts, here)]


def _works_tile(facts: pd.Series, works: Here) -> Tile:
    over_time = answer("completion_over_time", works.selection)
    reported = over_time[over_time["completed_count"].notna()]
    unit = wording.unit_of(works.selection.work_type[0])
    return Tile(
        text.TILE_WORKS.format(work=WorkType(works.selection.work_type[0]).label, unit=unit),
        text.TILE_WORKS_SHORT.format(work=WorkType(works.selection.work_type[0]).label, unit=unit),
        _fraction(facts["completed_count"], facts["planned_count"]),
        _difference(facts["completed_count"], facts["completed_previous_count"], unit, text.TILE_PREVIOUS),
        _difference(facts["completed_count"], facts["completed_last_year_count"], unit, text.TILE_LAST_YEAR),
        _arrow(facts["completed_count"], facts["completed_previous_count"]), "primary",
        _course(reported, "completed_count"))


def _consent_tile(facts: pd.Series, works: Here) -> Tile:
    signed = answer("consent_over_time", works.selection).groupby("month", as_index=False)["agreed_count"].sum()
    latest = signed["agreed_count"].tail(2).tolist()
    fresh = latest[1] - latest[0] if len(latest) == 2 else None
    work = WorkType(works.selection.work_type[0]).label
    return Tile(
        text.TILE_CONSENT.format(work=work), text.TILE_CONSENT_SHORT.format(work=work),
        _fraction(facts["units_met_count"], facts["units_count"]),
        text.TILE_SIGNED.format(wording.signed(fresh)) if fresh is not None else text.TILE_NO_PREVIOUS, "",
        _arrow(fresh or 0, 0), "off", _course(signed, "agreed_count"))


def _complaints_tile(facts: pd.Series, here: Here) -> Tile:
    by_month = until_month(answer("complaints_by_month", here.selection), here)
    now, before = facts["complaints_count"], facts["complaints_previous_count"]
    course = _course(by_month[~by_month["is_partial"]], "complaints_count")
    if by_month.loc[by_month["month"] == pd.Timestamp(here.selection.month), "is_partial"].any():
        return Tile(text.TILE_COMPLAINTS, text.TILE_COMPLAINTS, wording.count(now), text.TILE_PARTIAL, "", "off", "off",
                    course)
    return Tile(
        text.TILE_COMPLAINTS, text.TILE_COMPLAINTS, wording.count(now), _relative(now, before, text.TILE_PREVIOUS),
        _relative(now, facts["complaints_last_year_count"], text.TILE_LAST_YEAR), _arrow(now, before), "off",
        course)


def _satisfied_tile(facts: pd.Series, here: Here) -> Tile:
    now, before, last_year = (facts[f"satisfied_{name}share"] for name in ("", "previous_", "last_year_"))
    change = wording.points(now, before)
    has_fallen = change is not None and -change >= ATTENTION.satisfaction_fall_points
    rates = until_month(answer("complaint_rates", here.selection), here)
    label = text.TILE_SATISFIED.format(ratio=_fraction(facts["satisfied_count"], facts["rated_count"]))
    return Tile(
        label, label,
        wording.percent(facts["satisfied_count"], facts["rated_count"]), _points(now, before, text.TILE_PREVIOUS),
        _points(now, last_year, text.TILE_LAST_YEAR, unit="{}"), _arrow(now, before), "red" if has_fallen else "off",
        _course(rates, "satisfied_share"))


def _course(data: pd.DataFrame, column: str) -> list[float]:
    return [float(value) for value in data[column].dropna().tail(COURSE_MONTHS)]


def _fraction(part: float, whole: float) -> str:
    return wording.count(part) if pd.isna(part) and pd.isna(whole) else f"{wording.count(part)}/{wording.count(whole)}"


def _arrow(now: float, before: float) -> str:
    if pd.isna(now) or pd.isna(before) or now == before:
        return "off"
    return "up" if now > before else "down"


def _difference(now: float, before: float, unit: str, template: str) -> str:
    if pd.isna(now) or pd.isna(before):
        return template.format(text.TILE_NO_DATA)
    return template.format(wording.signed(now - before) + unit)


def _relative(now: float, before: float, template: str) -> str:
    return template.format(text.TILE_NO_DATA if pd.isna(now) or pd.isna(before) else wording.change(now, before))


def _points(now: float, before: float, template: str, *, unit: str = text.CHART_POINTS) -> str:
    if pd.isna(now) or pd.isna(before):
        return template.format(text.TILE_NO_DATA)
    difference = wording.points(now, before)
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return template.format(unit.format(f"{sign}{abs(difference):.1f}"))
