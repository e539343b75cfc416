"""Complaints a month before, during and after each project. Counts only: whether the works helped is not said here."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.figures import theme, wording
from pages.figures.bars import Cell, left_px, right_px, row_labels
from pages.figures.frame import Caption, Mark, Words, axis, empty, framed, plot_px

KEY = (Mark("■", theme.BEFORE.colour, text.CHART_BEFORE), Mark("▨", theme.HATCH, text.CHART_DURING),
       Mark("■", theme.AFTER.colour, text.CHART_AFTER))
PALE = {text.CHART_BEFORE: theme.REST, text.CHART_AFTER: theme.HEAT[1].colour}
PROJECT_PX, OFFSET, BAR = 78, .27, .25
PATTERN = {"shape": "/", "fgcolor": theme.HATCH, "bgcolor": theme.DURING.colour, "size": 6, "solidity": .35}


SIDES = (("before", text.CHART_BEFORE, -OFFSET), ("during", text.CHART_DURING, 0), ("after", text.CHART_AFTER, OFFSET))


@dataclass(frozen=True)
class Bar:
    """One of a project's three bars. `is_pale`: of months the other side does not have."""

    name: str
    y: float
    mean: float
    is_pale: bool
    end: Cell


def finding(data: pd.DataFrame) -> str:
    """丙寅一里排水改造：同季节每月诉求由6.2件变为2.1件（未作成效判断）; of several projects, how many of each kind."""
    if data.empty:
        return text.CHART_EMPTY
    if len(data) == 1:
        return one_project(data.iloc[0])
    pairs = [season_means(row) for _, row in data.iterrows()]
    known = [(before, after) for before, after in pairs if not (pd.isna(before) or pd.isna(after))]
    counts = (
        (text.CHART_IMPACT_FEWER, sum(after < before for before, after in known)),
        (text.CHART_IMPACT_MORE, sum(after > before for before, after in known)),
        (text.CHART_IMPACT_EVEN, sum(after == before for before, after in known)),
        (text.CHART_IMPACT_OPEN, len(pairs) - len(known)))
    said = text.CHART_PAUSE.join(template.format(number) for template, number in counts if number)
    return text.CHART_IMPACT_MANY.format(count=len(data), counts=said) + text.CHART_NO_VERDICT


def figure(data: pd.DataFrame, *, caption: Caption, max_rows: int = 8) -> go.Figure:
    """Columns of `impact_by_project`. Before and after are means of the months both sides have, if there are any."""
    words = Words(finding(data), (caption.scope, text.CHART_IMPACT_MEASURE, text.CHART_IMPACT_SEASON), KEY)
    if data.empty:
        return empty(words, caption)
    order = data.assign(mean=[season_means(row)[0] for _, row in data.iterrows()])
    order = order.sort_values("mean", ascending=False, kind="stable", na_position="last", ignore_index=True)
    shown = order.iloc[:max_rows]
    has_pale = shown["mean"].isna().any()
    notes = [text.CHART_IMPACT_NOTE + text.CHART_IMPACT_PALE_NOTE * bool(has_pale), text.CHART_IMPACT_VERDICT_NOTE]
    notes += [text.CHART_IMPACT_REST.format(len(order) - max_rows)] * (len(order) > max_rows)
    return _draw(Words(words.finding, words.subtitle, KEY, tuple(notes)), shown, caption)


def one_project(row: pd.Series) -> str:
    """The sentence of one project: counts of the same calendar months, or why there are none yet."""
    before, after = season_means(row)
    facts = {"project": project_name(row), "before": wording.mean(before), "after": wording.mean(after)}
    if pd.isna(row["finished_on"]):
        return text.CHART_IMPACT_ONGOING.format(**facts)
    if not row["before_months"]:
        return text.CHART_IMPACT_NO_BEFORE.format(**facts)
    if pd.isna(before) or pd.isna(after):
        return text.CHART_IMPACT_NO_SEASON.format(**facts)
    template = text.CHART_IMPACT_SAME if facts["before"] == facts["after"] else text.CHART_IMPACT_ONE
    return template.format(**facts) + text.CHART_NO_VERDICT


def project_name(row: pd.Series, joint: str = "") -> str:
    """丙寅一里排水改造: the compound (else the community) and the project's own name, else its kind of work."""
    place = next((row[level] for level in ("compound", "community") if not pd.isna(row[level])), "")
    project = WorkType(row["work_type"]).label if pd.isna(row["project_name"]) else row["project_name"]
    return f"{place}{joint}{project.removeprefix(place)}"


def season_means(row: pd.Series) -> tuple[float, float]:
    """Complaints a month before and after, of the calendar months both sides have."""
    return (_mean(row["before_same_season_count"], row["before_same_season_months"]),
            _mean(row["after_same_season_count"], row["after_same_season_months"]))


def _mean(count: float, months: float) -> float:
    return count / months if not pd.isna(months) and months else float("nan")


def _draw(words: Words, shown: pd.DataFrame, caption: Caption) -> go.Figure:
    labels = row_labels([project_name(row, " ") for _, row in shown.iterrows()], caption)
    bars = [_bar(row, at, *side) for at, (_, row) in enumerate(shown.iterrows()) for side in SIDES]
    ends = [bar.end for bar in bars]
    chart = framed(words, caption, left=left_px(labels, caption), right=right_px(ends, (), caption),
                   content_px=PROJECT_PX * len(shown))
    for side, name, _ in SIDES:
        own = [bar for bar in bars if bar.name == name]
        chart.add_bar(
            x=[None if pd.isna(bar.mean) else bar.mean for bar in own], y=[bar.y for bar in own], width=BAR,
            orientation="h", name=name, marker=_marker(side, own), customdata=labels,
            hovertemplate=text.CHART_HOVER_IMPACT.replace("{name}", name).replace("%{y}", "%{customdata}"))
    lengths = [0 if pd.isna(bar.mean) else bar.mean for bar in bars]
    chart.add_scatter(
        x=lengths, y=[bar.y for bar in bars], mode="text", text=[f"  {end.html}" for end in ends], name="ends",
        textposition="middle right", cliponaxis=False, hoverinfo="skip",
        textfont={"size": caption.type.label, "color": theme.INK})
    rows = max(len(shown), plot_px(chart, caption)[1] / (1.8 * PROJECT_PX))
    chart.update_layout(
        barmode="overlay", xaxis=axis(caption, visible=False, range=[0, max(1, *lengths)]),
        yaxis=axis(caption, range=[rows - .5, -.5], tickmode="array", tickvals=list(range(len(labels))),
                   ticktext=labels))
    return chart


def _bar(row: pd.Series, at: int, side: str, name: str, offset: float) -> Bar:
    """Before and after fall back on all their months where no season is shared: such bars are pale."""
    has_season = side != "during" and (row[f"{side}_same_season_months"] or 0) > 0
    kind = f"{side}_same_season" if has_season else side
    total, months = row[f"{kind}_count"], row[f"{kind}_months"]
    mean = _mean(total, months)
    if pd.isna(mean):
        return Bar(name, at + offset, mean, False, Cell(text.CHART_IMPACT_END_NONE))
    counted = text.CHART_IMPACT_COUNTED.format(count=wording.count(total), months=wording.count(months))
    said = wording.mean(mean)
    end = Cell(f"{said}  {counted}", f"{f'<b>{said}</b>' if side == 'after' else said}  {counted}")
    return Bar(name, at + offset, mean, side != "during" and not has_season, end)


def _marker(side: str, own: list[Bar]) -> dict:
    if side == "during":
        return {"color": theme.DURING.colour, "pattern": PATTERN, "line": {"color": theme.DURING.border, "width": 1}}
    full = theme.BEFORE.colour if side == "before" else theme.AFTER.colour
    return {"color": [PALE[bar.name] if bar.is_pale else full for bar in own]}
