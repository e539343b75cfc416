"""Lights by rule: how far each compound is behind the dates that were planned first, and who set the rule."""

import json
from dataclasses import asdict, replace

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage
from data.vocabulary.thresholds import LIGHTS, LIGHTS_KEY, Lights

PLACE = ["street", "community", "compound", "work_type"]
COUNTS = (
    "planned_count", "completed_count", "in_progress_count", "not_started_count", "stalled_count",
    "benefiting_households_count")
BEFORE_WORKS = (Stage.CONSULTATION, Stage.DESIGN, Stage.SIGNING, Stage.APPROVAL)


def completion_lights(store, selection) -> pd.DataFrame:
    """One row a compound and kind of work at the selected month, cancelled works left out.

    Columns of completion_by_compound's counts; `due_count` (pieces whose first planned finish is past, of those that
    have such a date), `behind_points` (due − done, in points of the planned pieces with a date; null: none has one),
    `late_start_months` (0: none is late), `light` (accepted, red, amber, green, missing), `reason` (behind, late_start,
    null) and `previous_light`: the same rule a month ago (null: the ledger has no month before).
    """
    works = queries.shared(store, "followed_works", selection)[_LOOKED_AT]
    works = works[works["is_listed"] & (works["stage"] != Stage.CANCELLED)]
    places = works.groupby(PLACE, dropna=False, sort=False).ngroup().to_numpy()
    facts = _facts(works).groupby(places)
    sums = facts[[*_SUMMED, *COUNTS]].sum(min_count=1).join(facts[list(_GREATEST)].max())
    rule = rule_of(store, selection)
    light, reason, behind_points = _lit(sums, "", rule)
    was, _, _ = _lit(sums, "previous_", rule)
    first = works.iloc[np.unique(places, return_index=True)[1]].reset_index(drop=True)
    return first[PLACE].assign(
        **{name: sums[name].astype("Int64") for name in COUNTS}, count_unit=_only_unit(works["count_unit"], places),
        due_count=sums["due"].where(sums["dated"] > 0).astype("Int64"), behind_points=behind_points,
        late_start_months=sums["late_start_months"].astype("int64"),
        light=_words(light), reason=_words(np.where(np.isin(light, ["amber", "red"]), reason, None)),
        previous_light=_words(np.where((sums["has_previous"] > 0) & (sums["previous_planned"] > 0), was, None)),
        report_month=works["report_month"].groupby(places).max())


def rule_of(store, selection) -> Lights:
    """The rule that counts at the selection's moment: the office's own, else the default."""
    said = queries.shared(store, "settings", selection, keys=LIGHTS_KEY)
    said = said[(said["key"] == LIGHTS_KEY) & said["is_current"] & said["value"].notna()]
    if said.empty:
        return LIGHTS
    known = {name: value for name, value in json.loads(said["value"].iloc[0]).items() if name in asdict(LIGHTS)}
    return replace(LIGHTS, **known)


_LOOKED_AT = [
    *PLACE, "is_listed", "stage", "is_stalled", "planned_count", "completed_count", "in_progress_count",
    "not_started_count", "benefiting_households_count", "count_unit", "first_planned_start_on",
    "first_planned_finish_on", "started_on", "report_month", "has_previous", "previous_month",
    "previous_planned_count", "previous_completed_count"]
_SUMMED = ("due", "dated", "dated_done", "previous_due", "previous_dated_done", "previous_planned", "previous_done")
_GREATEST = ("late_start_months", "previous_late_start_months", "has_previous")


def _facts(works: pd.DataFrame) -> pd.DataFrame:
    """What the rule looks at, row by row, at the month's end and a month earlier; as plain numbers in one block."""
    planned, done, begun, was_planned, was_done = (works[name].to_numpy("float64", na_value=np.nan) for name in (
        "planned_count", "completed_count", "in_progress_count", "previous_planned_count", "previous_completed_count"))
    month, month_before, finish, start = (_month_number(works[name]) for name in (
        "report_month", "previous_month", "first_planned_finish_on", "first_planned_start_on"))
    is_dated = ~(np.isnan(finish) | np.isnan(planned) | np.isnan(done))
    is_early = (works["stage"].isna() | works["stage"].isin(BEFORE_WORKS)).to_numpy()
    has_begun = works["started_on"].notna().to_numpy() | (_or_0(done) + _or_0(begun) > 0) | ~is_early
    late = np.where(has_begun, 0, _or_0(month - start + 1).clip(0))  # 1 in the month that the start was planned for
    return pd.DataFrame({
        "planned_count": planned, "completed_count": done, "in_progress_count": begun,
        "not_started_count": works["not_started_count"].to_numpy("float64", na_value=np.nan),
        "benefiting_households_count": works["benefiting_households_count"].to_numpy("float64", na_value=np.nan),
        "stalled_count": np.where(works["is_stalled"], (planned - _or_0(done)).clip(0), 0),
        "due": np.where(is_dated & (finish <= month), planned, 0), "dated": np.where(is_dated, planned, 0),
        "dated_done": np.where(is_dated, done, 0),
        "previous_due": np.where(is_dated & (finish <= month_before), planned, 0),
        "previous_dated_done": np.where(is_dated, _or_0(was_done), 0),
        "previous_planned": _or_0(was_planned), "previous_done": _or_0(was_done),
        "late_start_months": late, "previous_late_start_months": (late - 1).clip(0),
        "has_previous": works["has_previous"].fillna(False).to_numpy("float64")})


def _or_0(numbers: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(numbers), 0, numbers)


def _month_number(days: pd.Series) -> np.ndarray:
    """Months are counted through the years; a missing date is NaN, which is neither before nor after anything."""
    months = days.to_numpy("datetime64[M]")
    return np.where(np.isnat(months), np.nan, months.astype("float64"))


def _lit(sums: pd.DataFrame, when: str, rule: Lights) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Light, reason and points behind. `when`: "" for the month, previous_ for the one before."""
    planned, done, due, dated, dated_done, late = (sums[name].to_numpy() for name in (
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


def _only_unit(units: pd.Series, places: np.ndarray) -> pd.Series:
    """The unit that all of a place's works are counted in; null where they differ."""
    number, names = pd.factorize(units)
    of_place = pd.Series(np.where(number < 0, np.nan, number)).groupby(places)
    first, last = of_place.min(), of_place.max()
    only = first.where(first == last).fillna(-1).astype("int64")
    return _words(np.append(names.to_numpy(object), None)[only.to_numpy()])
