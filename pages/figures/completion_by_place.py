"""How many of the planned works are done, by compound or community: stacked bars, most unfinished on top."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.thresholds import LIGHTS, Lights
from pages.figures import theme, wording
from pages.figures.bars import Cell, add_ends, add_rows, left_px, right_px, row_labels
from pages.figures.frame import Caption, Mark, Words, axis, coloured, empty, framed, lay_out, plot_px
from pages.figures.lettering import em_width

PARTS = (
    ("completed_count", text.CHART_DONE, theme.DONE), ("in_progress_count", text.CHART_IN_PROGRESS, theme.IN_PROGRESS),
    ("not_started_count", text.CHART_NOT_STARTED, theme.NOT_STARTED))
KEY = tuple(Mark("□", fill.border, name) if fill is theme.NOT_STARTED else Mark("■", fill.colour, name)
            for _, name, fill in PARTS)
COUNTS = ["planned_count", *(column for column, *_ in PARTS), "stalled_count"]
GAP_SHARE, GAP_PLACES = .6, 3
"""The gap is said to lie in at most so many places, half of the open ones at most, if they hold so much of it."""
REST_AT_MOST = 1.5
"""The summed rest gets a bar only up to this multiple of the longest single one, or it would squeeze them all."""


def finding(data: pd.DataFrame) -> str:
    """电梯更新完成28/34台（82.4%），缺口集中在丙寅、己巳两个社区"""
    if data.empty:
        return text.CHART_EMPTY
    rows = _by_place(data)
    work, unit = wording.work(data), wording.unit(data)
    planned, done = rows["planned_count"].sum(), rows["completed_count"].sum()
    facts = {"work": work, "unit": unit, "planned": wording.count(planned), "done": wording.count(done),
             "share": wording.percent(done, planned)}
    if planned == done == 0:
        return text.CHART_COMPLETION_UNPLANNED.format(**facts)
    if rows["unfinished"].sum() == 0:
        return (text.CHART_COMPLETION_ALL if done == planned else text.CHART_COMPLETION).format(**facts)
    template = text.CHART_COMPLETION_NONE if done == 0 else text.CHART_COMPLETION
    clauses = [template.format(**facts), _gap(rows, unit, _each(data))]
    stalled = rows["stalled_count"].sum()
    if stalled:
        clauses.append(text.CHART_STALLED_COUNT.format(wording.count(stalled), unit))
    return text.CHART_PAUSE.join(clause for clause in clauses if clause)


def figure(data: pd.DataFrame, *, caption: Caption, max_rows: int = 12, rule: Lights = LIGHTS) -> go.Figure:
    """Columns of `completion_by_compound` or `completion_by_community`; optional `light` (a key of theme.LIGHTS), lit
    by `rule`."""
    if data.empty:
        return empty(_words(data, caption, data, rule), caption)
    rows = place_rows(data, max_rows)
    words = _words(data, caption, rows, rule)
    names, ends = list(rows["place"]), [end_cell(row) for row in rows.itertuples()]
    labels = row_labels(names, caption)
    beside_bars = [end for end, has_no_bar in zip(ends, rows["has_no_bar"], strict=True) if not has_no_bar]
    right = right_px(beside_bars, (), caption)
    chart = framed(words, caption, left=left_px(labels, caption), right=max(116, right),
                   content_px=theme.ROW * len(rows))
    add_stack(chart, rows, caption)
    add_ends(chart, names, ends, list(rows["length"]), caption)
    add_rows(chart, names, labels, caption)
    longest = 1.004 * max(1, rows["length"].max())
    lay_out(chart, barmode="stack", xaxis=axis(caption, visible=False, range=[0, longest]))
    return chart


def add_stack(chart: go.Figure, rows: pd.DataFrame, caption: Caption, **axes) -> None:
    """The three parts of each place; a count is written where its part is wide enough."""
    width = axes.pop("width_px", None) or plot_px(chart, caption)[0]
    px_each = width / max(1, rows["length"].max())
    for column, name, fill in PARTS:
        shown = [None if is_rest or not value else value for is_rest, value in zip(
            rows["has_no_bar"], rows[column], strict=True)]
        chart.add_bar(
            x=shown, y=list(rows["place"]), orientation="h", name=name,
            textposition="inside", insidetextanchor="middle",
            text=[_inside(value, px_each, caption.type.label) for value in shown], textangle=0, constraintext="none",
            textfont={"size": caption.type.label, "color": fill.text},
            marker={"color": fill.colour, "line": {"color": fill.border, "width": 1}},
            hovertemplate=text.CHART_HOVER_COMPLETION, **axes)


def place_rows(data: pd.DataFrame, max_rows: int) -> pd.DataFrame:
    """One row a place, most unfinished first, the rest summed."""
    return _with_rest(_by_place(data), max_rows, data)


def lights_rule(data: pd.DataFrame, rule: Lights = LIGHTS, *, is_short: bool = False) -> str:
    """What the lights mean, where there are any; `is_short`: what fits a card."""
    if "light" not in data or not data["light"].notna().any():
        return ""
    return (text.CHART_LIGHTS_RULE_SHORT if is_short else text.CHART_LIGHTS_RULE).format(
        amber=rule.amber_behind_points, red=rule.red_behind_points, months=rule.red_late_start_months)


def _inside(value: float | None, px_each: float, px: int) -> str:
    if not value:
        return ""
    words = wording.count(value)
    return words if em_width(words) * px + 4 <= value * px_each else ""


def _by_place(data: pd.DataFrame) -> pd.DataFrame:
    level = "compound" if "compound" in data else "community"
    rows = data.assign(place=_place_names(data, level))
    rows[COUNTS] = rows[COUNTS].astype("float64")
    rows["is_missing"] = rows["completed_count"].isna()
    rows[COUNTS] = rows[COUNTS].fillna(0)
    lights = {"light": ("light", "first")} if "light" in data else {}
    rows = rows.groupby("place", sort=False, as_index=False).agg(
        **{column: (column, "sum") for column in COUNTS}, is_missing=("is_missing", "all"), **lights)
    parts = rows[[column for column, *_ in PARTS]].sum(axis=1)
    rows = rows.assign(
        unfinished=(rows["planned_count"] - rows["completed_count"]).clip(lower=0), length=parts,
        is_broken=~rows["is_missing"] & (parts != rows["planned_count"]), has_no_bar=rows["is_missing"])
    return rows.sort_values(["unfinished", "planned_count"], ascending=False, kind="stable", ignore_index=True)


def _place_names(data: pd.DataFrame, level: str) -> pd.Series:
    """Names as the sheet has them; the community stands before a compound whose name occurs twice."""
    names = data[level].fillna(text.CHART_UNNAMED)
    if level == "community":
        return names
    whole = names.str.cat(data["community"].fillna("").astype(str), sep="|")
    twice = names.isin(whole.drop_duplicates().str.split("|").str[0].loc[lambda name: name.duplicated()])
    return names.where(~twice, data["community"].fillna("") + names)


def _with_rest(rows: pd.DataFrame, max_rows: int, data: pd.DataFrame) -> pd.DataFrame:
    if len(rows) <= max_rows + 1:
        return rows
    head, tail = rows.iloc[:max_rows], rows.iloc[max_rows:]
    template = text.CHART_REST_COMPOUNDS if "compound" in data else text.CHART_REST_COMMUNITIES
    rest = tail[[*COUNTS, "unfinished", "length"]].sum().to_dict() | {
        "place": template.format(len(tail)), "is_broken": bool(tail["is_broken"].any()), "is_missing": False,
        "light": None}
    rest["has_no_bar"] = rest["length"] > REST_AT_MOST * head["length"].max()
    rest["length"] = 0 if rest["has_no_bar"] else rest["length"]
    return pd.concat([head, pd.DataFrame([rest])[list(head.columns)]], ignore_index=True)


def end_cell(row) -> Cell:
    """2/6 33% ■, and in words what stands still or does not add up."""
    if row.is_missing:
        return Cell(text.NOT_REPORTED)
    done = f"{wording.count(row.completed_count)}/{wording.count(row.planned_count)}"
    share = wording.percent(row.completed_count, row.planned_count, decimals=0)
    plain, drawn = f"{done}   {share}", f"<b>{done}</b>   {share}"
    light = theme.LIGHTS.get(getattr(row, "light", None) or "")
    extras = [(light.shape, light.colour)] if light else []
    if row.stalled_count and not row.has_no_bar:
        extras.append((text.CHART_STALLED.format(wording.count(row.stalled_count)), theme.ALARM))
    if row.is_broken and not row.has_no_bar:
        extras.append((text.CHART_BROKEN, theme.AMBER_TEXT))
    for words, colour in extras:
        plain, drawn = f"{plain} {words}", f"{drawn} {coloured(words, colour)}"
    return Cell(plain, drawn)


def _words(data: pd.DataFrame, caption: Caption, rows: pd.DataFrame, rule: Lights) -> Words:
    subtitle = (caption.scope, wording.unit(data), caption.month_text, text.CHART_BY_UNFINISHED)
    notes = [text.CHART_COMPLETION_NOTE]
    notes += [text.CHART_STALLED_NOTE] * bool(rows["stalled_count"].sum())
    if not data.empty:
        notes += [text.CHART_BROKEN_NOTE] * bool(rows["is_broken"].any())
        notes += [text.CHART_REST_NOTE] * bool((rows["has_no_bar"] & ~rows["is_missing"]).any())
    return Words(finding(data), subtitle, KEY, tuple(notes),
                 lights_rule(data, rule, is_short=caption.size == "card"))


def _each(data: pd.DataFrame) -> str:
    return text.CHART_EACH_COMPOUND if "compound" in data else text.CHART_EACH_COMMUNITY


def _gap(rows: pd.DataFrame, unit: str, each: str) -> str:
    """Where the unfinished works are: the places behind plan if lights are known, else those that hold most."""
    open_rows = rows[rows["unfinished"] > 0]
    total = open_rows["unfinished"].sum()
    if len(rows) == 1:
        return ""
    if len(open_rows) == 1:
        return text.CHART_GAP_LAST.format(names=open_rows["place"].iloc[0], count=wording.count(total), unit=unit)
    places = _gap_places(open_rows, total)
    if len(places) == 1:
        held = open_rows.loc[open_rows["place"] == places[0], "unfinished"].iloc[0]
        return text.CHART_GAP_ONE.format(names=places[0], count=wording.count(held), unit=unit)
    if places:
        return text.CHART_GAP_MANY.format(
            names=wording.names(places), number=text.CHART_NUMBERS[len(places)], places=each)
    return text.CHART_GAP_SPREAD.format(
        count=wording.count(total), unit=unit, places_count=len(open_rows), places=each)


def _gap_places(open_rows: pd.DataFrame, total: float) -> list[str]:
    if "light" in open_rows:
        behind = list(open_rows.loc[open_rows["light"].isin(["red", "amber"]), "place"])
        if 0 < len(behind) <= GAP_PLACES:
            return behind
    unfinished = open_rows["unfinished"]
    for number in range(1, min(GAP_PLACES, len(open_rows) // 2) + 1):
        is_clear = unfinished.iloc[number] < unfinished.iloc[number - 1]
        if is_clear and unfinished.iloc[:number].sum() >= GAP_SHARE * total:
            return list(open_rows["place"].iloc[:number])
    return []
