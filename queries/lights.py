"""Lights by rule: how far each compound is behind the dates that were planned first, and who set the rule."""

import json
from dataclasses import asdict, replace

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage
from data.vocabulary.thresholds import LIGHTS, LIGHTS_KEY, Lights
from queries.grouping import Groups, counts, numbers, or_0

PLACE = ["street", "community", "compound", "work_type"]
COUNTS = (
    "planned_count", "completed_count", "in_progress_count", "not_started_count", "stalled_count",
    "benefiting_households_count")
FIRST_WORKS_ORDER = 1 + list(Stage).index(Stage.CONSTRUCTION)
"""From this stage on the works have begun."""


def completion_lights(store, selection) -> pd.DataFrame:
    """One row a compound and kind of work at the selected month, cancelled works left out.

    Columns of completion_by_compound's counts; `due_count` (pieces whose first planned finish is past, of those that
    have such a date), `behind_points` (due − done, in points of the planned pieces with a date; null: none has one),
    `late_start_months` (0: none is late), `light` (accepted, red, amber, green, missing), `reason` (behind, late_start,
    null) and `previous_light`: the same rule a month ago (null: the ledger has no month before).
    """
    works = queries.shared(store, "followed_works", selection)[_LOOKED_AT]
    works = works[works["is_listed"].to_numpy() & (works["stage"] != Stage.CANCELLED).to_numpy()]
    places, rule = Groups(works, PLACE), rule_of(store, selection)
    sums = _sums(works, places)
    light, reason, behind_points = _lit(sums, "", rule)
    was, _, _ = _lit(sums, "previous_", rule)
    first = works[PLACE].take(places.first)
    return pd.DataFrame({
        **{name: first[name].array for name in PLACE}, **{name: counts(sums[name]) for name in COUNTS},
        "count_unit": _only_unit(works["count_unit"], places),
        "due_count": counts(np.where(sums["dated"] > 0, sums["due"], np.nan)), "behind_points": behind_points,
        "late_start_months": sums["late_start_months"].astype("int64"),
        "light": _words(light), "reason": _words(np.where(np.isin(light, ["amber", "red"]), reason, None)),
        "previous_light": _words(np.where((sums["has_previous"] > 0) & (sums["previous_planned"] > 0), was, None)),
        "report_month": works["report_month"].to_numpy()[places.first]})


def rule_of(store, selection) -> Lights:
    """The rule that counts at the selection's moment: the office's own, else the default."""
    return rule_in(queries.shared(store, "settings", selection, keys=LIGHTS_KEY))


def rule_in(said: pd.DataFrame) -> Lights:
    """The rule that stands in the rows of `settings`."""
    said = said[(said["key"] == LIGHTS_KEY) & said["is_current"] & said["value"].notna()]
    if said.empty:
        return LIGHTS
    known = {name: value for name, value in json.loads(said["value"].iloc[0]).items() if name in asdict(LIGHTS)}
    return replace(LIGHTS, **known)


_LOOKED_AT = [
    *PLACE, "is_listed", "stage", "stage_order", "is_stalled", "planned_count", "completed_count", "in_progress_count",
    "not_started_count", "benefiting_households_count", "count_unit", "first_planned_start_on",
    "first_planned_finish_on", "started_on", "report_month", "has_previous", "previous_month",
    "previous_planned_count", "previous_completed_count"]


def _sums(works: pd.DataFrame, places: Groups) -> dict[str, np.ndarray]:
    """What the rule looks at, place by place, at the month's end and a month earlier."""
    planned, done, begun, was_planned, was_done, stage = (numbers(works[name]) for name in (
        "planned_count", "completed_count", "in_progress_count", "previous_planned_count", "previous_completed_count",
        "stage_order"))
    month, month_before, finish, start = (_month_number(works[name]) for name in (
        "report_month", "previous_month", "first_planned_finish_on", "first_planned_start_on"))
    is_dated = ~(np.isnan(finish) | np.isnan(planned) | np.isnan(done))
    has_begun = works["started_on"].notna().to_numpy() | (or_0(done) + or_0(begun) > 0) | (stage >= FIRST_WORKS_ORDER)
    late = np.where(has_begun, 0, or_0(month - start + 1).clip(0))  # 1 in the month that the start was planned for
    stalled = np.where(works["is_stalled"], (planned - or_0(done)).clip(0), 0)
    return {
        **{name: places.sum(values) for name, values in zip(COUNTS, (
            planned, done, begun, numbers(works["not_started_count"]), stalled,
            numbers(works["benefiting_households_count"])), strict=True)},
        "dated": places.total(planned * is_dated), "dated_done": places.total(done * is_dated),
        "due": places.total(planned * (is_dated & (finish <= month))),
        "late_start_months": places.greatest(late),
        "previous_planned": places.total(was_planned), "previous_done": places.total(was_done),
        "previous_dated_done": places.total(was_done * is_dated),
        "previous_due": places.total(planned * (is_dated & (finish <= month_before))),
        "previous_late_start_months": places.greatest((late - 1).clip(0)),
        "has_previous": places.total(numbers(works["has_previous"]))}


def _month_number(days: pd.Series) -> np.ndarray:
    """Months are counted through the years; a missing date is NaN, which is neither before nor after anything."""
    months = days.to_numpy("datetime64[M]")
    return np.where(np.isnat(months), np.nan, months.astype("float64"))


def _lit(sums: dict[str, np.ndarray], when: str, rule: Lights) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Light, reason and points behind. `when`: "" for the month, previous_ for the one before."""
    planned, done, due, dated, dated_done, late = (sums[name] for name in (
        f"{when}planned" if when else "planned_count", f"{when}done" if when else "completed_count", f"{when}due",
        "dated", f"{when}dated_done", f"{when}late_start_months"))
    behind = 100 * (due - dated_done)  # in points once divided by the dated pieces
    is_behind = (behind >= rule.amber_behind_points * dated) & (behind > 0)
    is_red = (behind > rule.red_behind_points * dated) & is_behind | (late >= rule.red_late_start_months)
    light = np.select(
        [(planned > 0) & (done >= planned), is_red, is_behind | (late > 0), dated == 0],
        ["accepted", "red", "amber", "missing"], "green").astype(object)
    reason = np.select([is_behind, late > 0], ["behind", "late_start"], None)
    points = np.divide(behind, dated, out=np.full(len(dated), np.nan), where=dated > 0)
    return light, reason, points


def _words(values: np.ndarray) -> pd.Series:
    return pd.Series(values, dtype="str")


def _only_unit(units: pd.Series, places: Groups) -> pd.Series:
    """The unit that all of a place's works are counted in; null where they differ or none is stated."""
    number, names = pd.factorize(units)
    highest, lowest = places.greatest(number), -places.greatest(np.where(number < 0, -len(names), -number))
    return _words(np.append(names.to_numpy(object), None)[np.where(highest == lowest, highest, -1)])
