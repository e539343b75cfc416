"""总体情况: the month's few numbers beside the month before and the year before."""

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.exports import sentences
from pages.exports.chapters import At, Chapter
from pages.figures import wording

HEADS = ("metric", "now", "previous", "previous_change", "last_year", "last_year_change")


def chapters(at: At) -> list[Chapter]:
    """One table; a number nobody reported is left out, never 0."""
    facts = at.ask("headline", at.works).iloc[0]
    unit, work = wording.unit_of(at.works.work_type[0]), WorkType(at.works.work_type[0]).label
    rows = [row for row in _rows(facts, work, unit) if not pd.isna(row[1])]
    heads = [text.HEADS[name] for name in HEADS]
    clauses = _clauses(at, facts, work, unit)
    return [Chapter(
        key="headline", section="overview", metric=text.METRIC_HEADLINE, finding=text.CHART_CLAUSE.join(clauses[:2]),
        subtitle=at.subtitle(at.street), table=_typed(pd.DataFrame(rows, columns=heads, dtype=object)),
        said=sentences.joined(*clauses), further=sentences.joined(*clauses[2:]), notes=(text.CHART_COMPLAINTS_NOTE,),
        source=at.source("projects", "complaints", "consents"))]


def _rows(facts: pd.Series, work: str, unit: str) -> list[tuple]:
    names = {name: label.format(work=work, unit=unit) for name, label in text.HEADLINE_METRICS.items()}
    done = [facts[f"completed_{past}count"] for past in ("", "previous_", "last_year_")]
    complaints = [facts[f"complaints_{past}count"] for past in ("", "previous_", "last_year_")]
    return [
        (names["planned"], facts["planned_count"], None, None, None, None),
        _compared(names["completed"], done, lambda now, before: wording.signed(now - before)),
        (names["units"], facts["units_count"], None, None, None, None),
        (names["units_met"], facts["units_met_count"], None, None, None, None),
        _compared(names["complaints"], complaints, wording.change),
        (text.CHART_RATED, facts["rated_count"], None, None, None, None),
        (text.CHART_SATISFIED_COUNT, facts["satisfied_count"], None, None, None, None)]


def _compared(name: str, counts: list, tell) -> tuple:
    now, previous, last_year = counts
    changes = [None if pd.isna(now) or pd.isna(before) else tell(now, before) for before in (previous, last_year)]
    return name, now, previous, changes[0], last_year, changes[1]


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """Counts as integers, missing ones missing; changes as they are printed."""
    counts = [text.HEADS[name] for name in ("now", "previous", "last_year")]
    return table.assign(**{
        head: pd.array([None if pd.isna(value) else int(value) for value in table[head]], dtype="Int64")
        for head in counts})


def _clauses(at: At, facts: pd.Series, work: str, unit: str) -> list[str]:
    clauses = []
    if not pd.isna(facts["completed_count"]):
        clauses.append(sentences.completed(work, unit, facts["completed_count"], facts["planned_count"]))
    if not pd.isna(facts["complaints_count"]):
        clauses.append(sentences.received(
            wording.month(at.month), facts["complaints_count"], facts["complaints_previous_count"],
            facts["complaints_last_year_count"]))
    if not pd.isna(facts["rated_count"]):
        clauses.append(sentences.rate(
            text.CHART_RATES["satisfied"], facts["satisfied_count"], facts["rated_count"],
            facts["satisfied_previous_share"]))
    if not pd.isna(facts["units_count"]) and facts["units_count"]:
        clauses.append(text.BULLETIN_UNITS.format(
            work=work, all=wording.count(facts["units_count"]), met=wording.count(facts["units_met_count"]),
            share=wording.percent(facts["units_met_count"], facts["units_count"])))
    return clauses
