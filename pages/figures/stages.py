"""Where the works stand: for each stage in order, how many have reached it and how many are there now."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import Stage
from pages.figures import theme, wording
from pages.figures.bars import Cell, Column, ranked
from pages.figures.frame import Caption, Words, coloured, empty

DONE_STAGES = (Stage.COMPLETED, Stage.IN_SERVICE)


def finding(data: pd.DataFrame, *, unit: str = text.CHART_PIECE) -> str:
    """“协议签订/筹资”阶段最多：4台在此，停滞2台在“协议签订/筹资”，已完成28台"""
    rows = _by_stage(data)
    if rows.empty:
        return text.CHART_EMPTY
    is_done = rows["stage"].isin(DONE_STAGES)
    done = rows.loc[is_done, "at_stage_count"].sum()
    going = rows[~is_done & (rows["at_stage_count"] > 0)]
    if going.empty:
        return text.CHART_STAGE_ALL_DONE.format(count=wording.count(done), unit=unit)
    clauses = [_fullest(going, unit)]
    stalled = _most_stalled(rows)
    if stalled is not None:
        clauses.append(text.CHART_STAGE_STALLED.format(
            count=wording.count(stalled["stalled_count"]), unit=unit, stage=stalled["label"]))
    if done:
        clauses.append(text.CHART_STAGE_DONE.format(count=wording.count(done), unit=unit))
    return text.CHART_PAUSE.join(clauses)


def figure(data: pd.DataFrame, *, caption: Caption, unit: str = text.CHART_PIECE) -> go.Figure:
    """Columns of `stages`: stage, stage_order, reached_count, at_stage_count, stalled_count."""
    subtitle = (caption.scope, text.CHART_STAGES_MEASURE, unit, caption.month_text)
    rows = _by_stage(data)
    cancelled = data.loc[data["stage"] == Stage.CANCELLED, "at_stage_count"].sum()
    notes = [text.CHART_STAGES_NOTE]
    notes += [text.CHART_STAGE_CANCELLED.format(wording.count(cancelled), unit)] * bool(cancelled)
    words = Words(finding(data, unit=unit), subtitle, notes=tuple(notes))
    if rows.empty:
        return empty(words, caption)
    ends = [Cell(wording.count(number), f"<b>{wording.count(number)}</b>") for number in rows["reached_count"]]
    here = Column(text.CHART_STAGE_HEAD, tuple(_here(row, unit) for row in rows.itertuples()))
    return ranked(
        words, caption, names=list(rows["label"]), values=list(rows["reached_count"]), colours=_colours(rows),
        ends=ends, columns=[here], hover=text.CHART_HOVER_STAGE)


def _by_stage(data: pd.DataFrame) -> pd.DataFrame:
    """Several kinds of work are summed; cancelled works are no stage of the way."""
    rows = data[data["stage"].notna() & (data["stage"] != Stage.CANCELLED)]
    rows = rows.groupby("stage", as_index=False).agg(
        stage_order=("stage_order", "min"), reached_count=("reached_count", "sum"),
        at_stage_count=("at_stage_count", "sum"), stalled_count=("stalled_count", "sum"))
    rows = rows.sort_values("stage_order", ignore_index=True)
    return rows.assign(label=[Stage(code).label for code in rows["stage"]])


def _fullest(going: pd.DataFrame, unit: str) -> str:
    most = going[going["at_stage_count"] == going["at_stage_count"].max()]
    count = wording.count(most["at_stage_count"].iloc[0])
    if len(most) == 1:
        return text.CHART_STAGE_MOST.format(stage=most["label"].iloc[0], count=count, unit=unit)
    quoted = "".join(text.CHART_STAGE_QUOTED.format(label) for label in most["label"])
    return text.CHART_STAGE_TIED.format(stages=quoted, count=count, unit=unit)


def _most_stalled(rows: pd.DataFrame) -> pd.Series | None:
    return rows.loc[rows["stalled_count"].idxmax()] if rows["stalled_count"].max() > 0 else None


def _colours(rows: pd.DataFrame) -> list[str]:
    """Grey; the stage with most stalled works in the alarm colour, what is done in the accent."""
    stalled = _most_stalled(rows)
    return [theme.ACCENT if row.stage in DONE_STAGES
            else theme.ALARM if stalled is not None and row.stage == stalled["stage"]
            else theme.MID for row in rows.itertuples()]


def _here(row, unit: str) -> Cell:
    number = f"{wording.count(row.at_stage_count)}{unit}"
    if not row.stalled_count:
        return Cell(number)
    stalled = text.CHART_STALLED.format(wording.count(row.stalled_count))
    return Cell(f"{stalled}  {number}", f"{coloured(stalled, theme.ALARM)}  {number}")
