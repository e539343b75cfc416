"""改造进度, looked at for what to do: who is behind the plan, whether the year's targets will be met, what moved."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from data.vocabulary.thresholds import LIGHTS_KEY, Lights
from pages.exports import sentences
from pages.exports.chapters import MOST_ROWS, At, Chapter
from pages.figures import completion_by_place, pace, theme, wording
from pages.figures.works_wording import adjusted_told, moved_told, source_of, standing, subject_of
from queries.forecast import RECENT_MONTHS, SHARE
from queries.lights import rule_in
from queries.project_changes import CHANGES

WORST_FIRST = ("red", "amber", "missing", "green", "accepted")
REDS_NAMED = 2
TO_EXPLAIN = ("fell_back", "vanished", "slipped", "cancelled")
"""Changes that a meeting asks about; they stand on top."""


def rule_of(at: At) -> Lights:
    """The rule of the lights that counts for this briefing."""
    return rule_in(at.ask("settings", at.selection, keys=LIGHTS_KEY))


def light_told(light: object) -> str | None:
    """■ 红灯"""
    if not isinstance(light, str):
        return None
    return f"{theme.LIGHTS[light].shape} {text.COMPLETION_LIGHT_WORDS[light]}"


def lights(at: At) -> Chapter | None:
    """Every kind of works: what is red or amber, and why; the others are counted."""
    lit = at.ask("completion_lights", at.selection)
    if not lit["light"].isin(["red", "amber", "green"]).any():
        return None
    order = lit["light"].map(WORST_FIRST.index)
    rows = lit.assign(order=order).sort_values(
        ["order", "behind_points"], ascending=[True, False], kind="stable", ignore_index=True)
    finding = _lights_finding(rows)
    further = text.BULLETIN_LIGHTS_RULE.format(completion_by_place.lights_rule(rows, rule_of(at)))
    table = pd.DataFrame({
        text.HEADS["light"]: rows["light"].map(light_told), text.HEADS["compound"]: _places(rows),
        text.HEADS["work"]: rows["work_type"].map(wording.work_label),
        text.HEADS["why"]: [_why(row) for row in rows.itertuples()],
        text.HEADS["planned"]: rows["planned_count"].astype("Int64"),
        text.HEADS["due"]: rows["due_count"].astype("Int64"), text.CHART_DONE: rows["completed_count"].astype("Int64"),
        text.HEADS["light_before"]: rows["previous_light"].map(light_told)})
    return Chapter(
        key="completion_lights", section="works", metric=text.METRIC_LIGHTS, finding=finding,
        subtitle=at.subtitle(text.SCOPE_STREET, text.BULLETIN_LIGHTS_MEASURE), table=table,
        further=further, said=sentences.joined(finding, further), notes=(text.BULLETIN_LIGHTS_NOTE,),
        source=at.source("projects"),
        most_rows=min(MOST_ROWS, int(rows["light"].isin(["red", "amber"]).sum()) or MOST_ROWS))


def _lights_finding(rows: pd.DataFrame) -> str:
    """红灯1个（丙寅一里加装电梯）、黄灯4个、按期5个、已完成16个"""
    reds = [f"{place}{WorkType(code).label}" for place, code, light in zip(
        _places(rows), rows["work_type"], rows["light"], strict=True) if light == "red"]
    counts = [text.BULLETIN_LIGHT.format(light=text.COMPLETION_LIGHT_WORDS[light], count=count)
              for light in WORST_FIRST if (count := int((rows["light"] == light).sum()))]
    if not reds:
        return text.BULLETIN_LIGHTS_NO_RED.format(text.LIST_JOINT.join(counts))
    if len(reds) <= REDS_NAMED:
        counts[0] += text.BULLETIN_LIGHT_NAMES.format(text.LIST_JOINT.join(reds))
    return text.LIST_JOINT.join(counts)


def _why(row) -> str | None:
    """落后计划50个百分点，连续6个月没开工; of a compound where works go on 有的连续2个月没开工."""
    if row.light not in ("red", "amber"):
        return None
    clauses = []
    if row.reason == "behind":
        clauses.append(text.BULLETIN_BEHIND.format(wording.count(row.behind_points)))
    if row.late_start_months:
        template = text.BULLETIN_LATE if row.late_start_months > 1 else text.BULLETIN_LATE_ONE
        has_begun = row.completed_count + row.in_progress_count > 0
        clauses.append((text.BULLETIN_SOME if has_begun else "") + template.format(row.late_start_months))
    return text.CHART_PAUSE.join(clauses)


def targets(at: At) -> Chapter | None:
    """A row a kind of works: the year's two targets, the pace it takes and the pace there is, the expected finish."""
    done, year = at.ask("completion_by_community", at.selection), at.ask("annual_targets", at.selection)
    kinds = [str(work) for work in WorkType if (done["work_type"] == work).any()]
    answers = {kind: at.ask("completion_forecast", replace(at.selection, work_type=(kind,))) for kind in kinds}
    expected = pd.DataFrame([answer.iloc[0] for answer in answers.values() if len(answer)],
                            index=[kind for kind, answer in answers.items() if len(answer)])
    lead = at.works.work_type[0]
    if lead not in expected.index or not pace.finding(expected.loc[lead]):
        return None
    if year.empty and expected["status"].isin(["too_short", "no_target"]).all():
        return None
    said, *pace_said = _pace(expected.loc[lead], wording.unit_of(lead))
    finding = text.BULLETIN_OF_WORK.format(work=WorkType(lead).label, said=said)
    reached = (_target(row) for row in year.itertuples() if row.work_type == lead)
    further = sentences.joined(*pace_said, *reached, *_other_counts(expected, year))
    return Chapter(
        key="annual_targets", section="works", metric=text.METRIC_TARGETS, finding=finding, further=further,
        subtitle=at.subtitle(text.SCOPE_STREET, text.BULLETIN_TARGETS_MEASURE), table=_targets_table(expected, year),
        said=sentences.joined(finding) + further, source=at.source("projects", "plans"), notes=(
            text.BULLETIN_RECENT_NOTE.format(RECENT_MONTHS), text.BULLETIN_SHARE_NOTE.format(f"{SHARE:.0%}"),
            *adjusted_told(year)))


def _pace(expected: pd.Series, unit: str) -> list[str]:
    """The expected finish first and the pace below it; the whole sentence where no month can be named."""
    if expected["status"] != "expected":
        return [pace.finding(expected, unit=unit)]
    return [pace.when(expected, has_share=False), pace.so_far(expected, unit=unit)]


def _targets_table(expected: pd.DataFrame, year: pd.DataFrame) -> pd.DataFrame:
    """Where no plan names a target, the ledger's own plan is what is to be finished."""
    heads = text.COMPLETION_TARGETS_COLUMNS
    year = year.set_index("work_type").reindex(expected.index)
    finish = year["planned_finish_count"].fillna(expected["target_count"])
    needed = [None if pd.isna(number) else pace.rounded_up(number) for number in expected["needed_pace"]]
    table = pd.DataFrame({
        heads["work"]: [WorkType(kind).label for kind in expected.index],
        text.HEADS["expected_finish"]: [_when(row) for _, row in expected.iterrows()],
        text.HEADS["needed"]: pd.array(needed, dtype="Float64"),
        text.HEADS["recent"]: pd.array(expected["recent_pace"].astype("Float64").round(1), dtype="Float64"),
        heads["finish_target"]: finish.astype("Int64").array,
        heads["completed_count"]: year["completed_count"].fillna(expected["completed_count"]).astype("Int64").array,
        heads["start_target"]: year["planned_start_count"].astype("Int64").array,
        heads["started_count"]: year["started_count"].astype("Int64").array})
    return table.drop(columns=[head for head in (heads["start_target"], heads["started_count"], text.HEADS["needed"])
                               if table[head].isna().all()])


def _when(expected: pd.Series) -> str | None:
    """2025年12月—2026年4月, done already, or the sentence that says why there is no range."""
    if expected["status"] == "done":
        return text.COMPLETION_LIGHT_WORDS["accepted"]
    if expected["status"] == "expected" and pd.notna(expected["earliest_on"]) and pd.notna(expected["latest_on"]):
        return pace.span(expected)
    return pace.when(expected) or None


def _target(row) -> str:
    """2025年开工目标34台，已开工33台（97.1%）；完工目标34台，已完工28台（82.4%）"""
    unit = wording.unit_of(row.work_type)
    pairs = (("start", row.planned_start_count, row.started_count),
             ("finish", row.planned_finish_count, row.completed_count))
    said = [text.BULLETIN_TARGET.format(
        what=text.COMPLETION_TARGETS_WHAT[what], target=wording.count(target), reached=wording.count(reached),
        unit=unit, share=wording.percent(reached, target))
        for what, target, reached in pairs if pd.notna(target) and target > 0 and pd.notna(reached)]
    return text.BULLETIN_YEAR.format(year=row.plan_year, said=text.CHART_CLAUSE.join(said)) if said else ""


def _other_counts(expected: pd.DataFrame, year: pd.DataFrame) -> Iterator[str]:
    """加装电梯的预计完成按计划4台推算: where the plan by months or the ledger's is not the year's target."""
    stated = year.set_index("work_type")["planned_finish_count"].dropna()
    for kind, count in expected["target_count"].dropna().items():
        if kind in stated and stated[kind] != count:
            yield text.BULLETIN_EXPECTED_FOR.format(
                work=WorkType(kind).label, count=wording.count(count), unit=wording.unit_of(kind))


def changes(at: At) -> Chapter | None:
    """Work by work what became of it since the ledger's month before. The key is an older one: notes stand at it."""
    rows = at.ask("project_changes", at.selection)
    if rows.empty:
        return None
    since = rows["previous_month"].dropna()
    counts = [text.BULLETIN_CHANGED.format(change=text.COMPLETION_CHANGE[change][2:], count=count)
              for change in CHANGES if (count := int((rows["change"] == change).sum()))]
    finding = text.BULLETIN_CHANGES.format(
        month=text.HEADS["previous"] if since.empty else text.MONTH.format(since.max()),
        changes=text.LIST_JOINT.join(counts))
    shown = rows.assign(order=~rows["change"].isin(TO_EXPLAIN)).sort_values("order", kind="stable", ignore_index=True)
    heads = text.COMPLETION_CHANGES_COLUMNS
    table = pd.DataFrame({
        heads["status"]: shown["change"].map(text.COMPLETION_CHANGE),
        heads["subject"]: [subject_of(row) for row in shown.itertuples()],
        heads["before"]: [standing(row.before_stage, row.before_count) for row in shown.itertuples()],
        heads["after"]: [standing(row.after_stage, row.after_count) for row in shown.itertuples()],
        heads["moved"]: [moved_told(row) for row in shown.itertuples()],
        heads["source"]: [source_of(row) for row in shown.itertuples()]})
    if rows["moved_days"].isna().all():
        table = table.drop(columns=heads["moved"])
    return Chapter(
        key="changes_since_last_month", section="works", metric=text.METRIC_CHANGES, finding=finding,
        subtitle=at.subtitle(text.SCOPE_STREET), table=table, said=sentences.joined(finding),
        source=at.source("projects"))


def _places(rows: pd.DataFrame) -> list[str]:
    return [next((name for name in (row.compound, row.community) if isinstance(name, str)), text.CHART_UNNAMED)
            for row in rows.itertuples()]
