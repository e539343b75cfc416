"""How often people sat together: meetings, consultations, mediations, visits, and what came of them."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import DeliberationType
from pages.figures import theme, wording
from pages.figures.bars import Cell, Column, ranked
from pages.figures.frame import Caption, Words, empty


def finding(data: pd.DataFrame, *, scope: str = "") -> str:
    """协商议事：会议12次，咨询120次，调解30次（化解20件）"""
    rows = by_type(data)
    if rows.empty:
        return text.CHART_EMPTY
    counted = [row for row in rows.itertuples() if row.sessions_count == row.sessions_count]
    said = [_said(row) for row in counted] or [text.CHART_NO_COUNT]
    return text.CHART_DELIBERATIONS.format(places=scope, counts=text.CHART_PAUSE.join(said))


def figure(data: pd.DataFrame, *, caption: Caption) -> go.Figure:
    """Columns of `deliberation_totals`: deliberation_type and its counts; places are summed."""
    words = Words(finding(data), (caption.scope, text.CHART_DELIBERATION_UNIT, caption.month_text))
    rows = by_type(data)
    if rows.empty:
        return empty(words, caption)
    counts = rows["sessions_count"]
    ends = [Cell(wording.count(number), f"<b>{wording.count(number)}</b>") for number in counts]
    columns = []
    if rows["settled_count"].notna().any():
        columns.append(Column(text.CHART_SETTLED, tuple(Cell(wording.count(n)) for n in rows["settled_count"])))
    if rows["respondents_count"].notna().any():
        columns.append(Column(text.CHART_SATISFIED, tuple(_satisfied(row) for row in rows.itertuples())))
    return ranked(
        words, caption, names=list(rows["label"]), values=list(counts), colours=[theme.MID] * len(rows), ends=ends,
        columns=columns, hover=text.CHART_HOVER_TIMES)


def by_type(data: pd.DataFrame) -> pd.DataFrame:
    """One row a type in the vocabulary's order; what no place has filled in stays missing."""
    columns = ["sessions_count", "settled_count", "respondents_count", "satisfied_count"]
    numbers = data.assign(**{column: data[column].astype("float64") for column in columns})
    rows = numbers.groupby("deliberation_type")[columns].sum(min_count=1)
    rows = rows.loc[[kind.value for kind in DeliberationType if kind.value in rows.index]].reset_index()
    return rows.assign(label=[DeliberationType(code).label for code in rows["deliberation_type"]])


def _said(row) -> str:
    template = text.CHART_DELIBERATION_SETTLED if row.settled_count > 0 else text.CHART_DELIBERATION
    return template.format(label=row.label, count=wording.count(row.sessions_count),
                           settled=wording.count(row.settled_count))


def _satisfied(row) -> Cell:
    return Cell(wording.ratio(row.satisfied_count, row.respondents_count))
