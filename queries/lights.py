"""Lights by rule: how far each compound is behind the dates that were planned first, and who set the rule."""

import json
from dataclasses import asdict, replace

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
    works = queries.shared(store, "followed_works", selection)
    works = works[works["is_listed"] & (works["stage"] != Stage.CANCELLED)]
    rule = rule_of(store, selection)
    rows = _with_facts(works)
    if rows.empty:
        return rows.reindex(columns=[*PLACE, *_COLUMNS]).astype({"light": "str", "behind_points": "float64"})
    places = rows.groupby(PLACE, dropna=False, sort=False)
    sums = places[list(_SUMMED)].sum().join([
        places[list(COUNTS)].sum(min_count=1), places[list(_GREATEST)].max(),
        places["count_unit"].first().where(places["count_unit"].nunique() == 1)]).reset_index()
    now = _lit(sums, "", rule)
    before = _lit(sums, "previous_", rule)["light"].where(sums["has_previous"] & (sums["previous_planned"] > 0))
    return now.assign(previous_light=before.astype("str"))[[*PLACE, *_COLUMNS]]


def rule_of(store, selection) -> Lights:
    """The rule that counts at the selection's moment: the office's own, else the default."""
    said = queries.shared(store, "settings", selection, keys=LIGHTS_KEY)
    said = said[(said["key"] == LIGHTS_KEY) & said["is_current"] & said["value"].notna()]
    if said.empty:
        return LIGHTS
    known = {name: value for name, value in json.loads(said["value"].iloc[0]).items() if name in asdict(LIGHTS)}
    return replace(LIGHTS, **known)


_SUMMED = ("due", "dated", "dated_done", "previous_due", "previous_dated_done", "previous_planned", "previous_done")
_GREATEST = ("late_start_months", "previous_late_start_months", "has_previous", "report_month")
_COLUMNS = (*COUNTS, "count_unit", "due_count", "behind_points", "late_start_months", "light", "reason",
            "previous_light", "report_month")


def _with_facts(works: pd.DataFrame) -> pd.DataFrame:
    """What the rule looks at, row by row, at the month's end and a month earlier."""
    planned, done = (works[name].astype("float64") for name in ("planned_count", "completed_count"))
    end, before_end = (month + pd.offsets.MonthEnd(0) for month in (works["report_month"], works["previous_month"]))
    finish, start = works["first_planned_finish_on"], works["first_planned_start_on"]
    is_dated = finish.notna() & planned.notna() & done.notna()
    was_done = works["previous_completed_count"].astype("float64")
    rows = works.assign(
        stalled_count=(planned - done.fillna(0)).clip(lower=0).where(works["is_stalled"], 0),
        due=planned.where(is_dated & (finish <= end), 0), dated=planned.where(is_dated, 0),
        dated_done=done.where(is_dated, 0),
        previous_due=planned.where(is_dated & (finish <= before_end), 0),
        previous_dated_done=was_done.where(is_dated, 0).fillna(0),
        has_previous=works["has_previous"].fillna(False).astype(bool),
        previous_planned=works["previous_planned_count"].astype("float64").fillna(0), previous_done=was_done.fillna(0))
    late = _months_late(start, works["report_month"]).where(_has_not_begun(works), 0)
    return rows.assign(late_start_months=late, previous_late_start_months=(late - 1).clip(lower=0))


def _has_not_begun(works: pd.DataFrame) -> pd.Series:
    has_counts = works["completed_count"].fillna(0) + works["in_progress_count"].fillna(0) > 0
    is_early = works["stage"].isna() | works["stage"].isin(BEFORE_WORKS)
    return works["started_on"].isna() & ~has_counts & is_early


def _months_late(start: pd.Series, month: pd.Series) -> pd.Series:
    """1 in the month that the start was planned for."""
    months = (month.dt.year - start.dt.year) * 12 + month.dt.month - start.dt.month + 1
    return months.clip(lower=0).fillna(0).astype("int64")


def _lit(sums: pd.DataFrame, when: str, rule: Lights) -> pd.DataFrame:
    """`when`: "" for the month, previous_ for the one before."""
    planned = sums[f"{when}planned" if when else "planned_count"].astype("float64")
    done = sums[f"{when}done" if when else "completed_count"].astype("float64")
    behind = 100 * (sums[f"{when}due"] - sums[f"{when}dated_done"])  # in points once divided by the dated pieces
    late = sums[f"{when}late_start_months"]
    is_red_behind = behind > rule.red_behind_points * sums["dated"]
    is_behind = (behind >= rule.amber_behind_points * sums["dated"]) & (behind > 0)
    light = pd.Series("green", index=sums.index).mask((sums["dated"] == 0) & (late == 0), "missing")
    light = light.mask(is_behind | (late > 0), "amber")
    light = light.mask(is_red_behind & is_behind | (late >= rule.red_late_start_months), "red")
    light = light.mask((planned > 0) & (done >= planned), "accepted")
    reason = pd.Series(None, index=sums.index, dtype="str").mask(late > 0, "late_start").mask(is_behind, "behind")
    is_lit = light.isin(["amber", "red"])
    return sums.assign(
        due_count=sums["due"].where(sums["dated"] > 0).astype("Int64"),
        behind_points=(behind / sums["dated"]).where(sums["dated"] > 0), light=light.astype("str"),
        reason=reason.where(is_lit), **{name: sums[name].astype("Int64") for name in COUNTS})
