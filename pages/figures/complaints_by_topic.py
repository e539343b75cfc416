"""What the complaints of a month are about: a bar a topic, with its share and its change."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import Topic
from pages.figures import theme, wording
from pages.figures.bars import Cell, Column, ranked
from pages.figures.frame import Caption, Words, empty


def finding(data: pd.DataFrame) -> str:
    """排水诉求最多：81/212件（38.2%），环比降13.8%"""
    if data.empty:
        return text.CHART_EMPTY
    rows = named(data)
    lead = most(rows, text.CHART_TOPIC_SUBJECT, text.CHART_COMPLAINTS)
    is_led_by_rest = rows["complaints_count"].max() > rows["complaints_count"].iloc[0]
    return text.CHART_BUT_OTHER.format(lead) if is_led_by_rest else lead


def figure(data: pd.DataFrame, *, caption: Caption) -> go.Figure:
    """Columns of `complaints_by_topic`: topic, complaints_count, previous_count, last_year_count."""
    subtitle = (caption.scope, text.CHART_COMPLAINTS_UNIT, caption.month_text, text.CHART_BY_COUNT)
    note = text.CHART_COMPARED_NOTE.format(wording.PERCENT_FROM_COUNT)
    words = Words(finding(data), subtitle, notes=(note, text.CHART_COMPLAINTS_NOTE))
    if data.empty:
        return empty(words, caption)
    rows = named(data)
    total = rows["complaints_count"].sum()
    counts = rows["complaints_count"]
    ends = [_end(number, total) for number in counts]
    return ranked(
        words, caption, names=list(rows["name"]), values=list(counts),
        colours=colours(counts.where(~rows["is_rest"], 0)), ends=ends,
        columns=changes(rows, caption), hover=text.CHART_HOVER_COUNT)


def most(rows: pd.DataFrame, template: str, subject: str) -> str:
    """The row with most complaints, its share and its change; rows sorted, columns as drawn."""
    first, total = rows.iloc[0], rows["complaints_count"].sum()
    if total == 0:
        return text.CHART_ALL_ZERO.format(subject=subject)
    top = rows[rows["complaints_count"] == first["complaints_count"]]
    number = wording.count(first["complaints_count"])
    if len(top) > 1:
        return text.CHART_MOST_TIED.format(names=wording.names(top["name"].iloc[:3]), count=number)
    lead = text.CHART_MOST.format(
        name=template.format(first["name"]), count=number, total=wording.count(total),
        share=wording.percent(first["complaints_count"], total))
    change = wording.from_previous(first["complaints_count"], first["previous_count"], text.CHART_COMPLAINTS_UNIT)
    return text.CHART_PAUSE.join([lead, change])


def colours(counts: pd.Series) -> list[str]:
    """The most in the accent, the others grey: it is what the sentence is about."""
    return [theme.ACCENT if number == counts.max() and number > 0 else theme.MID for number in counts]


def changes(rows: pd.DataFrame, caption: Caption) -> list[Column]:
    """环比 and 同比: two columns, on a card one column of two lines."""
    previous = _changes(rows, "previous_count")
    last_year = _changes(rows, "last_year_count")
    if caption.size != "card":
        return [Column(text.CHART_COMPARED, tuple(map(Cell, previous))),
                Column(text.CHART_COMPARED_YEAR, tuple(map(Cell, last_year)))]
    pairs = zip(previous, last_year, strict=True)
    return [Column("", tuple(
        Cell("<br>".join([text.CHART_CELL.format(text.CHART_COMPARED, month),
                          text.CHART_CELL.format(text.CHART_COMPARED_YEAR, year)])) for month, year in pairs))]


def _changes(rows: pd.DataFrame, column: str) -> list[str]:
    return [wording.change(now, before) for now, before in zip(rows["complaints_count"], rows[column], strict=True)]


def named(data: pd.DataFrame) -> pd.DataFrame:
    """Most complaints first; what has no topic of its own comes last, however much it is."""
    names = [text.CHART_NO_TOPIC if pd.isna(code) else Topic(code).label for code in data["topic"]]
    is_rest = data["topic"].isna() | (data["topic"] == Topic.OTHER)
    is_rest &= bool(data.loc[~is_rest, "complaints_count"].sum())  # where nothing else came in, it is all there is
    return data.assign(name=names, is_rest=is_rest).sort_values(
        ["is_rest", "complaints_count"], ascending=[True, False], kind="stable", ignore_index=True)


def _end(number: float, total: float) -> Cell:
    share = wording.percent(number, total, decimals=0)
    return Cell(f"{wording.count(number)}   {share}", f"<b>{wording.count(number)}</b>   {share}")
