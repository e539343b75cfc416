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
    """“协议签订/筹资”停留最久：中位128天，62台在此，其中停滞2台，已完成28台"""
    rows = _by_stage(data)
    if rows.empty:
        return text.CHART_EMPTY
    is_done = rows["stage"].isin(DONE_STAGES)
    done = rows.loc[is_done, "at_stage_count"].sum()
    going = rows[~is_done & (rows["at_stage_count"] > 0)]
    if going.empty:
        return text.CHART_STAGE_ALL_DONE.format(count=wording.count(done), unit=unit)
    clauses = [_lead(going, unit)]
    if done:
        clauses.append(text.CHART_STAGE_DONE.format(count=wording.count(done), unit=unit))
    return text.CHART_PAUSE.join(clauses)


def figure(
    data: pd.DataFrame, impossible: pd.DataFrame | None = None, *, caption: Caption, unit: str = text.CHART_PIECE,
) -> go.Figure:
    """Columns of `stages`: work_type, stage, stage_order, reached_count, at_stage_count, stalled_count; optional
    median_days_in_stage. `impossible`: the rows of `cancelled_works`, for the whole denominator and the reasons."""
    rows = _by_stage(data)
    cancelled = data.loc[data["stage"] == Stage.CANCELLED, "at_stage_count"].sum()
    whole = _whole(data, impossible)
    unstated = whole - (data["at_stage_count"].sum() if len(data) else 0)
    said = text.CHART_STAGE_ALL.format(wording.count(whole), unit)
    said += text.CHART_STAGE_UNSTATED.format(wording.count(unstated), unit) if unstated > 0 else ""
    subtitle = (caption.scope, text.CHART_STAGES_MEASURE, said, caption.month_text)
    notes = [text.CHART_STAGES_NOTE]
    notes += [text.CHART_STAGE_DAYS_NOTE] * bool(len(rows) and rows["median_days_in_stage"].notna().any())
    words = Words(finding(data, unit=unit), subtitle, notes=tuple(notes), rule=_reasons(impossible, unit))
    if rows.empty:
        why = text.CHART_STAGE_NONE_STATED.format(count=wording.count(unstated), unit=unit) if unstated > 0 else ""
        return empty(words, caption, title=why and f"{caption.scope}{why}")
    has_days = bool(rows["median_days_in_stage"].notna().any())
    if cancelled:
        rows = pd.concat([rows, _impossible_row(cancelled)], ignore_index=True)
    ends = [Cell(wording.count(number), f"<b>{wording.count(number)}</b>") for number in rows["reached_count"]]
    here = Column(text.CHART_STAGE_HEAD, tuple(_here(row, unit) for row in rows.itertuples()))
    columns = [here, *[_days(rows)] * has_days]
    return ranked(
        words, caption, names=list(rows["label"]), values=list(rows["reached_count"]), colours=_colours(rows),
        ends=ends, columns=columns, hover=text.CHART_HOVER_STAGE)


def _whole(data: pd.DataFrame, impossible: pd.DataFrame | None) -> int:
    """All pieces that are listed: those of every stage, those that cannot be done, those whose stage is not written."""
    if impossible is not None and len(impossible):
        return int(impossible.drop_duplicates("work_type")["listed_count"].sum())
    return int(data["at_stage_count"].sum()) if len(data) else 0


def _reasons(impossible: pd.DataFrame | None, unit: str) -> str:
    """不能实施：地下管线密集（1台）、未写原因（2台）"""
    if impossible is None:
        return ""
    said = [text.CHART_STAGE_REASON.format(
        reason=row.blocked_reason if isinstance(row.blocked_reason, str) else text.CHART_STAGE_NO_REASON,
        count=wording.count(row.cancelled_count), unit=unit)
        for row in impossible[impossible["cancelled_count"] > 0].itertuples()]
    return text.CHART_STAGE_REASONS.format(text.CHART_AND.join(said)) if said else ""


def _impossible_row(cancelled: float) -> pd.DataFrame:
    """Stands below the stages: part of the whole, and of none of them."""
    return pd.DataFrame([{
        "stage": str(Stage.CANCELLED), "label": text.CHART_STAGE_IMPOSSIBLE, "reached_count": cancelled,
        "at_stage_count": cancelled, "stalled_count": 0, "median_days_in_stage": float("nan")}])


def _by_stage(data: pd.DataFrame) -> pd.DataFrame:
    """Several kinds of work are summed; cancelled works are no stage of the way."""
    rows = data[data["stage"].notna() & (data["stage"] != Stage.CANCELLED)]
    rows = rows.assign(median_days_in_stage=_medians(rows)).groupby("stage", as_index=False).agg(
        stage_order=("stage_order", "min"), reached_count=("reached_count", "sum"),
        at_stage_count=("at_stage_count", "sum"), stalled_count=("stalled_count", "sum"),
        median_days_in_stage=("median_days_in_stage", "max"))
    rows = rows.sort_values("stage_order", ignore_index=True)
    return rows.assign(label=[Stage(code).label for code in rows["stage"]])


def _medians(rows: pd.DataFrame) -> pd.Series:
    """Medians of several kinds of work cannot be summed: then there are none."""
    if "median_days_in_stage" not in rows or rows["work_type"].nunique() > 1:
        return pd.Series(float("nan"), index=rows.index)
    return rows["median_days_in_stage"].astype("float64")


def _slowest(rows: pd.DataFrame) -> pd.Series | None:
    """The stage where works have stayed longest."""
    days = rows.loc[rows["at_stage_count"] > 0, "median_days_in_stage"]
    return rows.loc[days.idxmax()] if days.notna().any() else None


def _lead(going: pd.DataFrame, unit: str) -> str:
    """Where works stay longest; where that is not known, where most of them are."""
    slowest = _slowest(going)
    most = going[going["at_stage_count"] == going["at_stage_count"].max()]
    row = most.iloc[0] if slowest is None else slowest
    facts = {"stage": row["label"], "count": wording.count(row["at_stage_count"]), "unit": unit}
    if slowest is not None:
        said = text.CHART_STAGE_SLOWEST.format(days=wording.count(row["median_days_in_stage"]), **facts)
    elif len(most) > 1:
        quoted = "".join(text.CHART_STAGE_QUOTED.format(label) for label in most["label"])
        said = text.CHART_STAGE_TIED.format(stages=quoted, count=facts["count"], unit=unit)
    else:
        said = text.CHART_STAGE_MOST.format(**facts)
    stalled = going["stalled_count"].sum() if len(most) > 1 and slowest is None else row["stalled_count"]
    return said + text.CHART_STAGE_STALLED.format(wording.count(stalled), unit) if stalled else said


def _colours(rows: pd.DataFrame) -> list[str]:
    """Grey; the slowest stage (else the one with most stalled works) in the alarm colour, done in the accent."""
    worst = _slowest(rows[~rows["stage"].isin((*DONE_STAGES, Stage.CANCELLED))])
    if worst is None and rows["stalled_count"].max() > 0:
        worst = rows.loc[rows["stalled_count"].idxmax()]
    return [theme.ACCENT if row.stage in DONE_STAGES
            else theme.ALARM if worst is not None and row.stage == worst["stage"]
            else theme.REST if row.stage == Stage.CANCELLED
            else theme.MID for row in rows.itertuples()]


def _here(row, unit: str) -> Cell:
    number = f"{wording.count(row.at_stage_count)}{unit}"
    if not row.stalled_count:
        return Cell(number)
    stalled = text.CHART_STALLED.format(wording.count(row.stalled_count))
    return Cell(f"{stalled}  {number}", f"{coloured(stalled, theme.ALARM)}  {number}")


def _days(rows: pd.DataFrame) -> Column:
    return Column(text.CHART_STAGE_DAYS_HEAD, tuple(
        Cell(text.NO_VALUE if pd.isna(days) else text.CHART_STAGE_DAYS.format(wording.count(days)))
        for days in rows["median_days_in_stage"]))
