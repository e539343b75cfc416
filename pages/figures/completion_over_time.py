"""Are we on pace: the plan, first and newest, against the works really done, all cumulative; and what may come."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import pace, theme, wording
from pages.figures.expected_finish import add_expected, with_months_ahead
from pages.figures.frame import Caption, Words, empty, framed, letters, plot_px
from pages.figures.months import (
    add_month_axis,
    add_value_axis,
    ends_px,
    left_px,
    month_keys,
    room_above,
)


def finding(
    data: pd.DataFrame, expected: pd.Series | None = None, *, work: str = text.CHART_WORKS,
    unit: str = text.CHART_PIECE,
) -> str:
    """加装电梯累计完成28台，比计划少2台，全年34台还差6台，后2个月每月需完成3台，近3个月平均2.3台"""
    if data.empty:
        return text.CHART_EMPTY
    done, _, target, _ = _standing(data)
    facts = {"work": work, "unit": unit, "done": wording.count(done), "planned": wording.count(target)}
    if pd.isna(done):
        return text.CHART_TIME_NO_REPORT.format(**facts)
    clauses = [text.CHART_TIME_DONE.format(**facts), _against_plan(data, done, unit)]
    if not pd.isna(target):
        clauses.append(_to_go(data, target, done).format(left=wording.count(target - done), **facts))
    clauses += [needed] if expected is not None and (needed := pace.needed(expected, unit=unit)) else []
    return text.CHART_PAUSE.join(clauses)


def figure(
    data: pd.DataFrame, expected: pd.Series | None = None, *, caption: Caption, work: str = text.CHART_WORKS,
    unit: str = text.CHART_PIECE,
) -> go.Figure:
    """Columns of `completion_over_time`: month, completed_count, plan_finish_count, planned_count; optional
    adjusted_finish_count. `expected`: the row of `completion_forecast`, if the expected finish is to be drawn."""
    has_breaks = bool(_reported(data)["completed_count"].isna().any())
    is_adjusted = has_adjusted(data)
    has_points = _has_plan_points(data)
    notes = [text.CHART_PLAN_POINTS_NOTE if has_points else text.CHART_PLAN_NOTE]
    notes *= bool(data["plan_finish_count"].notna().any())
    notes += [text.CHART_ADJUSTED_NOTE] * is_adjusted + [text.CHART_BREAK_NOTE] * has_breaks
    subtitle = (caption.scope, f"{work}{text.CHART_TIME_MEASURE}", unit)
    words = Words(finding(data, expected, work=work, unit=unit), subtitle, notes=tuple(notes))
    if data.empty:
        return empty(words, caption)
    days = pd.DatetimeIndex(data["month"])
    rule = "" if expected is None else pace.when(expected, has_share=not caption.is_phone)
    words = Words(words.finding, (*subtitle, wording.months(days[0], days[-1])), notes=words.notes, rule=rule)
    data, last = with_months_ahead(data, expected), _standing(data)[3]
    lines = [name for name in LINES if name in data]
    numbers = data[[*lines, "planned_count"]].astype("float64")
    highest = max(1, numbers[lines].max().max(), 0 if expected is None else expected["target_count"])
    right = ends_px([_said(text.CHART_PLAN_END, highest)], caption)
    chart = framed(words, caption, left=left_px(highest, caption), right=right, has_ticks=True)
    keys = month_keys(pd.DatetimeIndex(data["month"]))
    plan_line = {"has_points": has_points, "has_gaps": False}  # a month that the plan does not name is no gap in it
    _add_line(chart, keys, numbers["plan_finish_count"], text.CHART_PLAN, unit,
              {"color": theme.OUTLINE, "width": theme.PLAN_WIDTH, "dash": "dash"}, **plan_line)
    if is_adjusted:
        _add_line(chart, keys, numbers["adjusted_finish_count"], text.CHART_ADJUSTED, unit,
                  {"color": theme.MID, "width": 1.5}, **plan_line)
    _add_line(chart, keys, numbers["completed_count"], text.CHART_ACTUAL, unit,
              {"color": theme.ACCENT, "width": theme.ACTUAL_WIDTH}, has_points=has_breaks)
    add_month_axis(chart, keys, caption, range=[-.4, len(keys) - .6], labelled=-1 if last is None else last)
    top = room_above(highest, plot_px(chart, caption)[1], 2.2 * caption.type.label)
    add_value_axis(chart, highest, caption, top=top)
    has_expected = last is not None and add_expected(chart, keys, last, expected, caption)
    _label(chart, keys, data, caption, top, is_target_above=has_expected)
    return chart


LINES = ("completed_count", "plan_finish_count", "adjusted_finish_count")


def _has_plan_points(data: pd.DataFrame) -> bool:
    """Whether the plan names single months only, as one by quarters or for the whole year does."""
    stated = data["plan_finish_count"].notna().to_numpy()
    return bool(stated.any()) and not (stated[1:] & stated[:-1]).any()


def has_adjusted(data: pd.DataFrame) -> bool:
    """Whether a later version of the plan differs from the first one."""
    if "adjusted_finish_count" not in data:
        return False
    return not data["adjusted_finish_count"].astype("float64").equals(data["plan_finish_count"].astype("float64"))


def _reported(data: pd.DataFrame) -> pd.DataFrame:
    """The months from the first to the last reported one."""
    known = data["completed_count"].notna().to_numpy().nonzero()[0]
    return data.iloc[known[0]:known[-1] + 1] if len(known) else data.iloc[:0]


def _standing(data: pd.DataFrame) -> tuple[float, float, float, int | None]:
    """Done, planned by then, the last plan's number (else the ledger's total), position of the last report."""
    known = data["completed_count"].notna().to_numpy().nonzero()[0]
    plans = data["plan_finish_count"].dropna()
    totals = data["planned_count"].dropna()
    target = plans.iloc[-1] if len(plans) else totals.iloc[-1] if len(totals) else float("nan")
    if not len(known):
        return float("nan"), float("nan"), target, None
    last = data.iloc[known[-1]]
    return last["completed_count"], last["plan_finish_count"], target, int(known[-1])


def _against_plan(data: pd.DataFrame, done: float, unit: str) -> str:
    """Beside what is planned for the month, else for the last month before it in its year that the plan names."""
    at = int(data["completed_count"].notna().to_numpy().nonzero()[0][-1])
    here = data["month"].iloc[at]
    due = data.iloc[:at + 1][data["month"].iloc[:at + 1].dt.year == here.year].dropna(subset="plan_finish_count")
    if due.empty:
        return text.CHART_TIME_NO_PLAN
    month, planned = due[["month", "plan_finish_count"]].iloc[-1]
    named = text.CHART_PLAN if month == here else text.CHART_TIME_DUE.format(month=month.month)
    return wording.beside_plan(done, planned, unit, plan=named)


def _to_go(data: pd.DataFrame, target: float, done: float) -> str:
    if target == done == 0:
        return text.CHART_TIME_UNPLANNED
    left = target - done
    plan_months = data.loc[data["plan_finish_count"].notna(), "month"]
    if len(plan_months) and pd.Timestamp(plan_months.iloc[-1]).month == 12:
        return text.CHART_TIME_YEAR if left > 0 else text.CHART_TIME_YEAR_DONE
    return text.CHART_TIME_TOTAL if left > 0 else text.CHART_TIME_TOTAL_DONE


def _add_line(chart: go.Figure, keys: list[str], values: pd.Series, name: str, unit: str, line: dict,
              has_points: bool = False, has_gaps: bool = True) -> None:
    chart.add_scatter(
        x=keys, y=[None if pd.isna(value) else value for value in values], name=name, line=line,
        connectgaps=not has_gaps, mode="lines+markers" if has_points else "lines",
        marker={"size": 5, "color": line["color"]},
        hovertemplate=text.CHART_HOVER_MONTH.replace("{name}", name).replace("{unit}", unit))


def _label(
    chart: go.Figure, keys: list[str], data: pd.DataFrame, caption: Caption, top: float, *, is_target_above: bool,
) -> None:
    """计划 and 实际 where the reports end, 全年 where the plan ends; the two never stand on one another."""
    done, planned, _, at = _standing(data)
    plans = data["plan_finish_count"].notna().to_numpy().nonzero()[0]
    plan_end = int(plans[-1]) if len(plans) else None
    if at is None:
        _say_plan_end(chart, data, plan_end, caption, is_above=False)
        return
    chart.add_scatter(
        x=[keys[at]], y=[done], mode="markers", hoverinfo="skip", name="last", cliponaxis=False,
        marker={"size": theme.LAST_POINT, "color": theme.ACCENT})
    chart.add_shape(type="line", xref="x", yref="y domain", x0=at, x1=at, y0=0, y1=1, layer="below",
                    line={"color": theme.FOOTER, "width": 1, "dash": "dash"})
    letters(chart, text.CHART_TODAY, "today", size=caption.type.axis, colour=theme.FOOTER, xref="x", x=at,
            yref="y domain", y=0, xanchor="right", yanchor="bottom", xshift=-4, yshift=2)
    is_behind = pd.isna(planned) or done <= planned
    goes_on = at < len(keys) - 1
    _say(chart, f"<b>{_said(text.CHART_ACTUAL, done)}</b>", at, done, caption, colour=theme.ACCENT,
         name="actual", is_right=is_behind or not goes_on, is_above=not is_behind or done < .1 * top)
    if not pd.isna(planned):
        _say(chart, _said(text.CHART_PLAN, planned), at, planned, caption, name="plan",
             is_right=not is_behind or not goes_on, is_above=is_behind)
    if plan_end is not None and plan_end > at:
        _say_plan_end(chart, data, plan_end, caption, is_above=is_target_above)


def _say_plan_end(
    chart: go.Figure, data: pd.DataFrame, plan_end: int | None, caption: Caption, *, is_above: bool,
) -> None:
    """At the right of the line's end, above it where what is expected goes on from there."""
    if plan_end is None:
        return
    value = data["plan_finish_count"].iloc[plan_end]
    is_december = pd.Timestamp(data["month"].iloc[plan_end]).month == 12
    said = _said(text.CHART_WHOLE_YEAR if is_december else text.CHART_PLAN_END, value)
    if has_adjusted(data) and not pd.isna(data["adjusted_finish_count"].iloc[plan_end]):
        said += f"<br>{_said(text.CHART_ADJUSTED, data['adjusted_finish_count'].iloc[plan_end])}"
    place = {"yanchor": "bottom", "yshift": 8, "xshift": -4} if is_above else {"yanchor": "middle", "xshift": 6}
    letters(chart, said, "target", size=caption.type.label, colour=theme.SECOND, xref="x", x=plan_end, yref="y",
            y=value, xanchor="left", **place)


def _said(label: str, number: float) -> str:
    return text.CHART_CELL.format(label, wording.count(number))


def _say(chart: go.Figure, words: str, at: int, value: float, caption: Caption, *, name: str, is_right: bool,
         is_above: bool, colour: str = theme.SECOND) -> None:
    """A label beside a point: to the right or left of it, a little above or below."""
    letters(chart, words, name, size=caption.type.label, colour=colour, xref="x", x=at, yref="y", y=value,
            xanchor="left" if is_right else "right", yanchor="bottom" if is_above else "top",
            xshift=10 if is_right else -8, yshift=3 if is_above else -3)
