"""Where the complaints of a month come from: a bar a community, its change, and the rate per 1,000 households."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import wording
from pages.figures.bars import Cell, Column, ranked
from pages.figures.complaints_by_topic import changes, colours, most
from pages.figures.frame import Caption, Words, empty


def finding(data: pd.DataFrame, *, subject: str = text.CHART_COMPLAINTS) -> str:
    """丙寅社区诉求最多：54/212件（25.5%），环比升5.9%"""
    if data.empty:
        return text.CHART_EMPTY
    return most(named(data), f"{{}}{subject}", subject)


def figure(
    data: pd.DataFrame, *, caption: Caption, subject: str = text.CHART_COMPLAINTS, max_rows: int = 12,
) -> go.Figure:
    """Columns of `complaints_by_community`: community, complaints_count, previous_count, last_year_count,
    households_count, per_1000_households."""
    has_rate = bool(data["per_1000_households"].notna().any())
    notes = [text.CHART_COMPARED_NOTE.format(wording.PERCENT_FROM_COUNT), *[text.CHART_PER_1000_NOTE] * has_rate]
    words = Words(finding(data, subject=subject),
                  (caption.scope, text.CHART_COMPLAINTS_UNIT, caption.month_text, text.CHART_BY_COUNT),
                  notes=tuple(notes))
    if data.empty:
        return empty(words, caption)
    rows = with_rest(named(data), max_rows)
    ends = [Cell(wording.count(number), f"<b>{wording.count(number)}</b>") for number in rows["complaints_count"]]
    rates = Column(text.CHART_PER_1000, tuple(Cell(wording.mean(rate)) for rate in rows["per_1000_households"]))
    return ranked(
        words, caption, names=list(rows["name"]), values=list(rows["bar"]), colours=colours(rows["bar"]), ends=ends,
        columns=[*changes(rows, caption), *[rates] * has_rate], hover=text.CHART_HOVER_COUNT)


def named(data: pd.DataFrame) -> pd.DataFrame:
    rows = data.assign(name=data["community"].fillna(text.CHART_NO_COMMUNITY), bar=data["complaints_count"])
    return rows.sort_values("complaints_count", ascending=False, kind="stable", ignore_index=True)


def with_rest(rows: pd.DataFrame, max_rows: int) -> pd.DataFrame:
    """The communities beyond `max_rows` as one row without a bar; a missing earlier count leaves the sum missing."""
    if len(rows) <= max_rows + 1:
        return rows
    tail = rows.iloc[max_rows:]
    sums = {column: tail[column].astype("float64").sum(skipna=False)
            for column in ("complaints_count", "previous_count", "last_year_count", "households_count")}
    rest = sums | {"name": text.CHART_REST_COMMUNITIES.format(len(tail)), "bar": 0,
                   "per_1000_households": 1000 * sums["complaints_count"] / sums["households_count"]}
    return pd.concat([rows.iloc[:max_rows], pd.DataFrame([rest])], ignore_index=True)
