"""改造进度: every kind of works, then the leading kind by place, against its plan, by stage; what is stuck.

What asks for something to be done (lights, targets, changes) is in works_ahead.py.
"""

import re
from dataclasses import replace

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import Stage, WorkType
from pages.exports import sentences
from pages.exports.chapters import MOST_MONTHS, MOST_ROWS, At, Chapter, Chart, Series, printed_share
from pages.exports.contents.works_ahead import changes, light_told, lights, rule_of, targets
from pages.figures import completion_by_place, completion_over_time, stages, theme, wording

COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]
STACK = Chart("stacked", text.HEADS["place"], (
    Series(text.CHART_DONE, theme.DONE.colour), Series(text.CHART_IN_PROGRESS, theme.IN_PROGRESS.colour),
    Series(text.CHART_NOT_STARTED, theme.NOT_STARTED.colour, is_faint=True)))

NAMES_HOUSEHOLDS = re.compile(r"户|室|住户|业主|居民|\d{3,}")
"""A reason that speaks of households may tell who objects: what leaves the office says it in general."""


def chapters(at: At) -> list[Chapter]:
    """What there is, in the order of the meeting's questions."""
    makers = (_all_works, changes, lights, targets, _over_time, _by_community, _by_compound, _stages, _stuck)
    return [chapter for maker in makers if (chapter := maker(at)) is not None]


def _all_works(at: At) -> Chapter | None:
    done = at.ask("completion_by_community", at.selection)
    if done.empty:
        return None
    sums = done.groupby("work_type", as_index=False)[[*COUNTS, "benefiting_households_count"]].sum(min_count=1)
    order = [str(work) for work in WorkType]
    sums = sums.sort_values("work_type", key=lambda codes: codes.map(order.index), ignore_index=True)
    sums.insert(0, "place", [WorkType(code).label for code in sums["work_type"]])
    said = [sentences.completed(row.place, wording.unit(done[done["work_type"] == row.work_type]), row.completed_count,
                                row.planned_count) for row in sums.itertuples() if not pd.isna(row.completed_count)]
    table = _counts(sums, text.HEADS["work"])
    table[text.HEADS["benefiting"]] = sums["benefiting_households_count"].astype("Int64")
    return Chapter(
        key="all_works", section="works", metric=text.METRIC_ALL_WORKS, finding=completion_by_place.finding(done),
        subtitle=at.subtitle(text.SCOPE_STREET), table=table,
        chart=Chart("stacked", text.HEADS["work"], STACK.series), said=sentences.joined(*said),
        shares=frozenset({text.HEADS["share"]}), notes=(text.CHART_COMPLETION_NOTE,), source=at.source("projects"))


def _by_community(at: At) -> Chapter | None:
    """On a slide only where the compounds are too many for theirs."""
    done = at.ask("completion_by_community", at.works)
    chapter = _by_place(
        at, done, "completion_by_community", text.METRIC_WORKS, text.SCOPE_COMMUNITIES, text.HEADS["community"])
    has_room = len(at.ask("completion_lights", at.works)) <= MOST_ROWS
    return chapter and replace(chapter, is_on_slide=not has_room)


def _by_compound(at: At) -> Chapter | None:
    """With their lights, as on the screen."""
    lit = at.ask("completion_lights", at.works)
    return _by_place(at, lit, "completion_by_compound", text.METRIC_COMPOUNDS, text.SCOPE_COMPOUNDS,
                     text.HEADS["compound"])


def _by_place(at: At, done: pd.DataFrame, key: str, metric: str, scope: str, head: str) -> Chapter | None:
    if done.empty:
        return None
    rows = completion_by_place.place_rows(done, MOST_ROWS - 1)
    has_rest = bool(rows["has_no_bar"].iloc[-1] and not rows["is_missing"].iloc[-1])
    notes = [text.CHART_COMPLETION_NOTE, *[text.CHART_REST_NOTE] * has_rest]
    notes += filter(None, [completion_by_place.lights_rule(rows, rule_of(at))])
    return Chapter(
        key=key, section="works", metric=metric, finding=completion_by_place.finding(done),
        subtitle=at.subtitle(wording.work(done), scope, wording.unit(done)), table=_counts(rows, head),
        chart=Chart("stacked", head, STACK.series, left_out=int(has_rest)),
        said=sentences.joined(completion_by_place.finding(done)), shares=frozenset({text.HEADS["share"]}),
        notes=tuple(notes), source=at.source("projects"))


def _counts(rows: pd.DataFrame, head: str) -> pd.DataFrame:
    """Plan and parts of each place; a place that has not reported has no numbers, not noughts."""
    is_missing = rows["is_missing"].astype(bool) if "is_missing" in rows else rows["completed_count"].isna()
    numbers = {name: rows[name].astype("Int64") for name in COUNTS}
    numbers |= {name: numbers[name].mask(is_missing) for name in COUNTS if name != "planned_count"}
    shares = [printed_share(done, planned) for done, planned in zip(
        numbers["completed_count"].astype("float64"), numbers["planned_count"].astype("float64"), strict=True)]
    lit = {text.HEADS["light"]: rows["light"].map(light_told)} if "light" in rows else {}
    return pd.DataFrame({
        head: rows["place"], **lit, text.HEADS["planned"]: numbers["planned_count"],
        text.CHART_DONE: numbers["completed_count"],
        text.CHART_IN_PROGRESS: numbers["in_progress_count"], text.CHART_NOT_STARTED: numbers["not_started_count"],
        text.HEADS["share"]: pd.array(shares, dtype="Float64")}).reset_index(drop=True)


def _over_time(at: At) -> Chapter | None:
    data = at.ask("completion_over_time", at.works)
    is_told = data[["completed_count", "plan_finish_count"]].notna().any(axis=1)
    data = data[is_told].tail(MOST_MONTHS).reset_index(drop=True)
    if len(data) < 2:
        return None
    work, unit = WorkType(at.works.work_type[0]).label, wording.unit_of(at.works.work_type[0])
    actual, plan = text.HEADS["actual"], text.CHART_TIME_PLANNED
    finding = completion_over_time.finding(data, work=work, unit=unit)
    table = pd.DataFrame({
        text.HEADS["month"]: data["month"].dt.strftime("%Y-%m"), plan: data["plan_finish_count"].astype("Int64"),
        actual: data["completed_count"].astype("Int64")})
    series = [Series(actual, theme.ACCENT)]
    if table[plan].notna().any():
        series.insert(0, Series(plan, theme.OUTLINE, is_faint=True, is_dashed=True))
    else:
        table = table.drop(columns=plan)
    return Chapter(
        key="completion_over_time", section="works", metric=text.METRIC_OVER_TIME, finding=finding,
        subtitle=at.subtitle(f"{work}{text.CHART_TIME_MEASURE}", unit), table=table,
        most_rows=MOST_MONTHS, chart=Chart("lines", text.HEADS["month"], tuple(series)), said=sentences.joined(finding),
        notes=(text.CHART_PLAN_NOTE,), source=at.source("projects", "plans"))


def _stages(at: At) -> Chapter | None:
    data = at.ask("stages", at.works)
    rows = data[(data["stage"] != Stage.CANCELLED) & data["reached_count"].gt(0).fillna(False)]
    if rows.empty:
        return None
    unit = wording.unit_of(at.works.work_type[0])
    finding = stages.finding(data, unit=unit)
    here = text.HEADS["here"]
    table = pd.DataFrame({
        text.HEADS["stage"]: [Stage(code).label for code in rows["stage"]],
        text.HEADS["reached"]: rows["reached_count"].astype("Int64"), here: rows["at_stage_count"].astype("Int64"),
        text.HEADS["stalled"]: rows["stalled_count"].astype("Int64"),
        text.HEADS["days"]: rows["median_days_in_stage"].round().astype("Int64")}).reset_index(drop=True)
    return Chapter(
        key="stages", section="works", metric=text.METRIC_STAGES, finding=finding,
        subtitle=at.subtitle(WorkType(at.works.work_type[0]).label, text.CHART_STAGES_MEASURE, unit), table=table,
        chart=Chart("bars", text.HEADS["stage"], (
            Series(text.HEADS["reached"], theme.MID), Series(here, theme.ACCENT))),
        said=sentences.joined(finding), notes=(text.CHART_STAGES_NOTE, text.CHART_STAGE_DAYS_NOTE),
        source=at.source("projects"))


def _stuck(at: At) -> Chapter | None:
    stuck = at.ask("stuck_projects", at.selection)
    if stuck.empty:
        return None
    shown = stuck
    said = text.BULLETIN_STUCK.format(count=len(stuck))
    table = pd.DataFrame({
        text.HEADS["status"]: [_status(row) for row in shown.itertuples()],
        text.HEADS["place"]: [_place(row) for row in shown.itertuples()],
        text.HEADS["work"]: [WorkType(code).label for code in shown["work_type"]],
        text.HEADS["stage"]: [Stage(code).label if isinstance(code, str) else None for code in shown["stage"]],
        **_responsible(shown), text.HEADS["days_in_stage"]: shown["days_in_stage"].astype("Int64"),
        text.HEADS["reason"]: [_reason(words) for words in shown["blocked_reason"]]}).reset_index(drop=True)
    return Chapter(
        key="stuck_projects", section="works", metric=text.METRIC_STUCK, finding=said,
        subtitle=at.subtitle(text.SCOPE_STREET), table=table, said=sentences.joined(said), source=at.source("projects"))


def _responsible(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {} if rows["responsible"].isna().all() else {text.HEADS["responsible"]: rows["responsible"]}


def _status(row) -> str:
    if row.is_stalled:
        return text.COMPLETION_STATUS["stalled"]
    if pd.notna(row.overdue_days):
        return text.COMPLETION_STATUS["overdue"].format(days=row.overdue_days)
    return text.COMPLETION_STATUS["slow"]


def _place(row) -> str:
    named = [part for part in (row.compound, row.building, row.unit) if isinstance(part, str)]
    return "".join(named) or (row.community if isinstance(row.community, str) else text.CHART_UNNAMED)


def _reason(words: object) -> str | None:
    if not isinstance(words, str):
        return None
    return text.BULLETIN_HOUSEHOLDS_REASON if NAMES_HOUSEHOLDS.search(words) else words
