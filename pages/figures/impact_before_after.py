"""Complaints a month before, during and after each project, with their counts, and what was expected without works."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.bars import Cell, left_px, right_px, row_labels
from pages.figures.frame import Caption, Mark, Words, axis, coloured, empty, framed, lay_out, plot_px
from pages.figures.impact_wording import Row, project_name

KEY = (Mark("■", theme.BEFORE.colour, text.CHART_BEFORE), Mark("▨", theme.HATCH, text.CHART_DURING),
       Mark("■", theme.AFTER.colour, text.CHART_AFTER))
PALE = {text.CHART_BEFORE: theme.REST, text.CHART_AFTER: theme.HEAT[1].colour}
PROJECT_PX, OFFSET, BAR, TICK_PX = 78, .27, .25, 20
PATTERN = {"shape": "/", "fgcolor": theme.HATCH, "bgcolor": theme.DURING.colour, "size": 6, "solidity": .35}

SIDES = (("before", text.CHART_BEFORE, -OFFSET), ("during", text.CHART_DURING, 0), ("after", text.CHART_AFTER, OFFSET))


@dataclass(frozen=True)
class Bar:
    """One of a project's three bars. `is_pale`: of months the other side does not have; `expected`: without works."""

    name: str
    y: float
    mean: float
    is_pale: bool
    end: Cell
    expected: float = float("nan")


def finding(data: pd.DataFrame) -> str:
    """丙寅一里排水改造：改造前每月6.2件，改造后2.1件（不改造预计5.6件）; of several the sums over those judged."""
    if data.empty:
        return text.CHART_EMPTY
    if len(data) == 1:
        return one_project(data.iloc[0])
    judged = data[data["ratio"].notna()]
    if judged.empty:
        return text.CHART_IMPACT_BARS_NONE.format(count=len(data))
    first = text.CHART_IMPACT_BARS_MANY.format(
        judged=len(judged), observed=wording.count(judged["observed_count"].sum()),
        expected=wording.count(round(judged["expected_count"].sum())))
    more = round(float((judged["during_count"] - judged["during_expected_count"]).sum()))
    brought = [text.CHART_IMPACT_BROUGHT.format(wording.count(more))] if more > 0 else []
    return text.CHART_CLAUSE.join([first, *brought])


def figure(data: pd.DataFrame, *, caption: Caption, max_rows: int = 8) -> go.Figure:
    """Columns of `impact_estimates`. Before and after are means of the months both sides have, if there are any; of a
    judged project after is the months that were judged."""
    words = Words(finding(data), (caption.scope, text.CHART_IMPACT_MEASURE, text.CHART_IMPACT_COMPARED), KEY)
    if data.empty:
        return empty(words, caption)
    shown = sorted(data.to_dict("records"), key=_place)[:max_rows]
    has_pale = any(_bar(row, 0, *side).is_pale for row in shown for side in SIDES)
    notes = [text.CHART_IMPACT_BARS_NOTE] + [text.CHART_IMPACT_PALE_NOTE] * has_pale
    notes += [text.CHART_IMPACT_REST.format(len(data) - max_rows)] * (len(data) > max_rows)
    return _draw(Words(words.finding, words.subtitle, KEY, tuple(notes)), shown, caption)


def one_project(row: Row) -> str:
    """The sentence of one project: means a month, or why there are none yet."""
    facts = {"project": project_name(row), "before": wording.mean(season_means(row)[0])}
    if pd.isna(row["finished_on"]):
        return text.CHART_IMPACT_ONGOING.format(**facts)
    if not row["before_months"]:
        return text.CHART_IMPACT_NO_BEFORE.format(**facts)
    before, _, after = (_bar(row, 0, *side) for side in SIDES)
    if pd.isna(after.mean):
        return text.CHART_IMPACT_NO_AFTER.format(**facts)
    facts |= {"before": wording.mean(before.mean), "after": wording.mean(after.mean)}
    if pd.isna(after.expected):
        return text.CHART_IMPACT_BARS_PLAIN.format(**facts)
    return text.CHART_IMPACT_BARS.format(**facts, expected=wording.mean(after.expected))


def season_means(row: Row) -> tuple[float, float]:
    """Complaints a month before and after, of the calendar months both sides have."""
    return (_mean(row["before_same_season_count"], row["before_same_season_months"]),
            _mean(row["after_same_season_count"], row["after_same_season_months"]))


def _place(row: Row) -> tuple[bool, float]:
    """Judged projects first, those with the most complaints before them on top."""
    before = season_means(row)[0]
    return pd.isna(row["ratio"]), float("inf") if pd.isna(before) else -before


def _mean(count: float, months: float) -> float:
    return count / months if not pd.isna(count) and not pd.isna(months) and months else float("nan")


def _draw(words: Words, shown: list[Row], caption: Caption) -> go.Figure:
    labels = row_labels([project_name(row, " ") for row in shown], caption)
    counted = text.CHART_IMPACT_COUNTED_SHORT if caption.is_phone else text.CHART_IMPACT_COUNTED
    bars = [_bar(row, at, *side, counted) for at, row in enumerate(shown) for side in SIDES]
    ends = [bar.end for bar in bars]
    chart = framed(words, caption, left=left_px(labels, caption), right=right_px(ends, (), caption),
                   content_px=PROJECT_PX * len(shown))
    for side, name, _ in SIDES:
        own = [bar for bar in bars if bar.name == name]
        chart.add_bar(
            x=[None if pd.isna(bar.mean) else bar.mean for bar in own], y=[bar.y for bar in own], width=BAR,
            orientation="h", name=name, marker=_marker(side, own), customdata=labels,
            hovertemplate=text.CHART_HOVER_IMPACT.replace("{name}", name).replace("%{y}", "%{customdata}"))
    lengths = [max(value for value in (bar.mean, bar.expected, 0) if not pd.isna(value)) for bar in bars]
    _add_expected(chart, bars)
    chart.add_scatter(
        x=lengths, y=[bar.y for bar in bars], mode="text", text=[f"  {end.html}" for end in ends], name="ends",
        textposition="middle right", cliponaxis=False, hoverinfo="skip",
        textfont={"size": caption.type.label, "color": theme.INK})
    rows = max(len(shown), plot_px(chart, caption)[1] / (1.8 * PROJECT_PX))
    lay_out(
        chart, barmode="overlay", xaxis=axis(caption, visible=False, range=[0, max(1, *lengths)]),
        yaxis=axis(caption, range=[rows - .5, -.5], tickmode="array", tickvals=list(range(len(labels))),
                   ticktext=labels))
    return chart


def _add_expected(chart: go.Figure, bars: list[Bar]) -> None:
    """An ink tick across the bar after the works, where it would have ended without them."""
    known = [bar for bar in bars if not pd.isna(bar.expected)]
    chart.add_scatter(
        x=[bar.expected for bar in known], y=[bar.y for bar in known], mode="markers", name="expected",
        hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "line-ns", "size": TICK_PX, "line": {"color": theme.INK, "width": 2.5}})


def _bar(row: Row, at: int, side: str, name: str, offset: float, counted: str = text.CHART_IMPACT_COUNTED) -> Bar:
    """Before and after fall back on all their months where no season is shared: such bars are pale."""
    has_season = side != "during" and (row[f"{side}_same_season_months"] or 0) > 0
    kind = f"{side}_same_season" if has_season else side
    total, months = row[f"{kind}_count"], row[f"{kind}_months"]
    expected = float("nan")
    if side == "after" and not pd.isna(row["ratio"]):
        total, months = row["observed_count"], row["estimated_months"]
        expected = row["expected_count"] / months
    mean = _mean(total, months)
    if pd.isna(mean):
        return Bar(name, at + offset, mean, False, Cell(text.CHART_IMPACT_END_NONE))
    n = counted.format(count=wording.count(total), months=wording.count(months))
    said = wording.mean(mean)
    more = "" if pd.isna(expected) else f"  {text.CHART_IMPACT_EXPECTED.format(wording.mean(expected))}"
    drawn = f"<b>{said}</b>" if side == "after" else said
    end = Cell(f"{said}  {n}{more}", f"{drawn}  {n}{coloured(more, theme.SECOND)}")
    return Bar(name, at + offset, mean, side != "during" and not has_season, end, expected)


def _marker(side: str, own: list[Bar]) -> dict:
    if side == "during":
        return {"color": theme.DURING.colour, "pattern": PATTERN, "line": {"color": theme.DURING.border, "width": 1}}
    full = theme.BEFORE.colour if side == "before" else theme.AFTER.colour
    return {"color": [PALE[bar.name] if bar.is_pale else full for bar in own]}
