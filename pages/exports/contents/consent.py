"""征询协商: how many units meet their rule, which are nearest, how a second round went, how agreement grew, talks.

Of a unit only the verdict and what is missing is told, never how many of its households agree or object.
"""

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import Opinion, WorkType
from data.vocabulary.thresholds import ATTENTION, PRIVACY
from pages.exports import sentences
from pages.exports.chapters import MOST_MONTHS, At, Chapter, Chart, Series
from pages.figures import consent_over_time, consent_rounds, consent_tests, deliberations, theme

VERDICTS = {
    "met": theme.ACCENT, "not_met": theme.IN_PROGRESS.colour, "not_evaluated": theme.NOT_STARTED.colour,
    "impossible": theme.ALARM}


def chapters(at: At) -> list[Chapter]:
    """What there is of consent and of talks."""
    units = at.ask("consent_by_unit", at.selection)
    makers = (_by_work(at, units), _nearest(at, units), _rounds(at), _over_time(at), _talks(at))
    return [chapter for chapter in makers if chapter is not None]


def _by_work(at: At, units: pd.DataFrame) -> Chapter | None:
    if units.empty:
        return None
    counted = units.groupby(["work_type", "status"]).size().unstack(fill_value=0)
    counted = counted.reindex(columns=list(VERDICTS), fill_value=0)
    table = pd.DataFrame({
        text.HEADS["work"]: [WorkType(code).label for code in counted.index],
        text.HEADS["units"]: counted.sum(axis=1).astype("Int64").array,
        **{text.HEADS[status]: counted[status].astype("Int64").array for status in VERDICTS}})
    finding = consent_tests.finding(units)
    series = tuple(Series(text.HEADS[status], colour, is_faint=status == "not_evaluated")
                   for status, colour in VERDICTS.items())
    return Chapter(
        key="consent_by_unit", section="consent", metric=text.METRIC_CONSENT, finding=finding,
        subtitle=at.subtitle(text.CONSENT_SCOPE, text.HEADS["units"]), table=table,
        chart=Chart("stacked", text.HEADS["work"], series), said=sentences.joined(finding),
        notes=(text.CHART_CONSENT_AREA_NOTE,), source=at.source("consents", "consent_totals"))


def _nearest(at: At, units: pd.DataFrame) -> Chapter | None:
    """The units that lack least, in the answer's own order: the nearest first."""
    short = units[(units["status"] == "not_met") & units["households_short"].notna()]
    if short.empty:
        return None
    shown = short
    near = int((short["households_short"] <= ATTENTION.nearly_met_households).sum())
    finding = text.BULLETIN_NEAREST.format(count=len(short), near=near, most=ATTENTION.nearly_met_households)
    areas = [None if pd.isna(area) else round(float(area), 1) for area in shown["area_short_m2"]]
    table = pd.DataFrame({
        text.HEADS["unit"]: [_unit(row) for row in shown.itertuples()],
        text.HEADS["work"]: [WorkType(code).label for code in shown["work_type"]],
        text.HEADS["short"]: shown["households_short"].astype("Int64").array,
        text.HEADS["short_area"]: pd.array(areas, dtype="Float64"), text.HEADS["rule"]: list(shown["rule_label"])})
    return Chapter(
        key="nearest_units", section="consent", metric=text.METRIC_UNITS_SHORT, finding=finding,
        subtitle=at.subtitle(text.CONSENT_SCOPE, text.CHART_BY_CLOSENESS), table=table,
        chart=Chart("bars", text.HEADS["unit"], (Series(text.HEADS["short"], theme.ACCENT),)),
        said=sentences.joined(finding), source=at.source("consents", "consent_totals"))


def _rounds(at: At) -> Chapter | None:
    """The newest round beside the one before: how many agree, never who moved nor what the others said."""
    told = at.ask("consent_rounds_told", at.selection)
    moves = consent_rounds.latest_moves(told)
    if moves.empty:
        return None
    sides = [consent_rounds.side_of(moves, side) for side in ("before", "after")]
    opinions = [opinion for opinion in consent_rounds.OPINIONS if any(opinion in side for side in sides)]
    heads = {opinion: consent_rounds.label_of(opinion) for opinion in opinions}
    table = pd.DataFrame({
        text.HEADS["round"]: list(consent_rounds.round_names(told)),
        **{heads[opinion]: pd.array([int(side.get(opinion, 0)) for side in sides], dtype="Int64")
           for opinion in opinions}})
    finding = consent_rounds.finding(told)
    units = len(told[consent_rounds.PLACE].drop_duplicates())
    return Chapter(
        key="consent_rounds", section="consent", metric=text.METRIC_ROUNDS, finding=finding,
        subtitle=at.subtitle(text.CHART_ROUNDS_MEASURE.format(units), text.CHART_HOUSEHOLD), table=table,
        chart=Chart("stacked", text.HEADS["round"], tuple(
            Series(heads[opinion], theme.ACCENT if opinion == Opinion.AGREE else theme.NOT_STARTED.colour,
                   is_faint=opinion != Opinion.AGREE) for opinion in opinions)),
        said=sentences.joined(finding), source=at.source("consents"), notes=() if told["is_whole"].all() else (
            text.CHART_ROUNDS_LEFT_OUT.format(PRIVACY.smallest_count),))


def _unit(row) -> str:
    return "".join(part for part in (row.compound, row.building, row.unit) if isinstance(part, str))


def _over_time(at: At) -> Chapter | None:
    """All kinds of works together, as the chart has them."""
    data = at.up_to_month(at.ask("consent_over_time", at.selection))
    rows = consent_over_time.by_month(data)
    if len(rows) < 2:
        return None
    shown = rows.tail(MOST_MONTHS)
    finding = consent_over_time.finding(data)
    agreed = text.HEADS["agreed"]
    table = pd.DataFrame({
        text.HEADS["month"]: list(pd.DatetimeIndex(shown["month"]).strftime("%Y-%m")),
        agreed: shown["agreed_count"].astype("Int64").array,
        text.HEADS["asked"]: shown["households_count"].astype("Int64").array})
    return Chapter(
        key="consent_over_time", section="consent", metric=text.METRIC_CONSENT_TIME, finding=finding,
        subtitle=at.subtitle(text.CHART_CONSENT_MEASURE, text.CHART_HOUSEHOLD), table=table, most_rows=MOST_MONTHS,
        chart=Chart("lines", text.HEADS["month"], (
            Series(text.HEADS["asked"], theme.OUTLINE, is_faint=True, is_dashed=True), Series(agreed, theme.ACCENT))),
        said=sentences.joined(finding), notes=(text.CHART_CONSENT_NOTE,), source=at.source("consents"))


def _talks(at: At) -> Chapter | None:
    data = at.ask("deliberation_totals", at.selection)
    rows = deliberations.by_type(data)
    rows = rows[rows["sessions_count"].notna()]
    if rows.empty:
        return None
    finding = deliberations.finding(data)
    table = pd.DataFrame({
        text.HEADS["deliberation"]: list(rows["label"]),
        text.HEADS["times"]: rows["sessions_count"].astype("Int64").array,
        text.HEADS["settled"]: pd.array(rows["settled_count"], dtype="Int64")})
    return Chapter(
        key="deliberation_totals", section="consent", metric=text.METRIC_DELIBERATIONS, finding=finding,
        subtitle=at.subtitle(at.street, text.CHART_DELIBERATION_UNIT), table=table,
        chart=Chart("bars", text.HEADS["deliberation"], (Series(text.HEADS["times"], theme.ACCENT),)),
        said=sentences.joined(finding), source=at.source("deliberations"))
