"""When each work was to be and was under way: planned span, real span and today, the works of a community together."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import Stage, WorkType
from pages.figures import theme, wording
from pages.figures.bars import Cell, Column, add_columns, add_rows, left_px, right_px, row_labels
from pages.figures.frame import (
    Caption,
    Mark,
    Words,
    add_shapes,
    axis,
    coloured,
    empty,
    framed,
    lay_out,
    letters,
    plot_px,
)
from pages.figures.lettering import em_width

KEY = (Mark("□", theme.OUTLINE, text.CHART_TIMELINE_KEY[0]), Mark("■", theme.ACCENT, text.CHART_TIMELINE_KEY[1]),
       Mark("■", theme.ALARM, text.CHART_TIMELINE_KEY[2]))
DAY_MS = 86_400_000
OVER = (Stage.COMPLETED, Stage.IN_SERVICE)


def finding(works: pd.DataFrame) -> str:
    """未完成的6项中3项已过计划完成日，最久46天（丙寅一里7号楼1单元）"""
    if works.empty:
        return text.CHART_EMPTY
    rows = _rows(works)
    going = rows[~rows["is_done"]]
    if going.empty:
        return text.CHART_TIMELINE_DONE.format(count=wording.count(len(rows)))
    if going["planned_finish_on"].isna().all():
        return text.CHART_TIMELINE_UNDATED
    late = going[going["late_days"] > 0]
    if late.empty:
        return text.CHART_TIMELINE_EVEN.format(count=wording.count(len(going)))
    worst = late.loc[late["late_days"].idxmax()]
    template = text.CHART_TIMELINE if len(late) > 1 else text.CHART_TIMELINE_ONE
    return template.format(
        count=wording.count(len(going)), late=len(late), days=wording.count(worst["late_days"]), name=worst["name"])


def figure(works: pd.DataFrame, *, caption: Caption, max_rows: int = 20) -> go.Figure:
    """Columns of `followed_works`. Works that are done are drawn only where none is left to do."""
    words = Words(finding(works), (caption.scope, text.CHART_TIMELINE_MEASURE, caption.month_text,
                                   text.CHART_TIMELINE_ORDER), KEY)
    if works.empty:
        return empty(words, caption)
    rows = _rows(works)
    done = rows[rows["is_done"]]
    shown = rows if len(done) == len(rows) else rows[~rows["is_done"]]
    drawn = shown[shown[["planned_finish_on", "started_on"]].notna().any(axis=1)]
    if drawn.empty:
        return empty(words, caption)
    notes = [text.CHART_TIMELINE_MORE.format(len(shown) - min(len(drawn), max_rows))] * (
        len(shown) > min(len(drawn), max_rows))
    notes += [text.CHART_TIMELINE_FINISHED.format(len(done))] * (0 < len(done) < len(rows))
    drawn = drawn.head(max_rows).reset_index(drop=True)
    words = Words(words.finding, words.subtitle, KEY, tuple(notes))
    return _draw(words, drawn, caption)


def _rows(works: pd.DataFrame) -> pd.DataFrame:
    """By community; within it what is to be finished first on top."""
    end = works["report_month"].max() + pd.offsets.MonthEnd(0)
    is_done = works["stage"].isin(OVER) | (works["completed_count"] >= works["planned_count"]).fillna(False)
    rows = works[works["stage"] != Stage.CANCELLED].assign(is_done=is_done.astype(bool), today=end)
    names = [_name(row) for row in rows.itertuples()]
    late = (rows["today"] - rows["planned_finish_on"]).dt.days.where(~rows["is_done"])
    return rows.assign(name=names, late_days=late.clip(lower=0).fillna(0)).sort_values(
        ["community", "planned_finish_on", "name"], kind="stable", ignore_index=True)


def _name(row) -> str:
    """Place and building; the kind of work stands in the subtitle."""
    if isinstance(row.project_name, str):
        return row.project_name.removesuffix(WorkType(row.work_type).label) or row.project_name
    place = "".join(part for part in (row.compound, row.building, row.unit) if isinstance(part, str))
    return place or (row.community if isinstance(row.community, str) else text.CHART_UNNAMED)


def _draw(words: Words, rows: pd.DataFrame, caption: Caption) -> go.Figure:
    names = [f"{number}|{name}" for number, name in enumerate(rows["name"])]  # two works may bear one name
    labels = row_labels(list(rows["name"]), caption)
    places = Column("", tuple(Cell(str(name)) for name in _once(rows["community"])))
    states = Column("", tuple(_state(row) for row in rows.itertuples()))
    columns = [states] if caption.is_phone else [places, states]
    chart = framed(words, caption, left=left_px(labels, caption), right=right_px((), columns, caption) - 12,
                   content_px=theme.ROW * len(rows), has_ticks=True, has_heads=True)
    _bars(chart, names, rows["planned_start_on"], rows["planned_finish_on"], rows, fill=theme.WHITE, width=.62,
          name=text.CHART_TIMELINE_KEY[0], line=theme.OUTLINE)
    last = rows["finished_on"].fillna(rows["today"]).where(rows["started_on"].notna())
    _bars(chart, names, rows["started_on"], last, rows, fill=theme.ACCENT, width=.3, name=text.CHART_TIMELINE_KEY[1])
    is_late = rows["late_days"] > 0
    _bars(chart, names, rows["planned_finish_on"].where(is_late), rows["today"].where(is_late), rows,
          fill=theme.ALARM, width=.3, name=text.CHART_TIMELINE_KEY[2])
    add_rows(chart, names, labels, caption)
    add_columns(chart, names, columns, caption)
    _add_days(chart, rows, caption)
    _part_communities(chart, rows)
    return chart


def _bars(chart: go.Figure, names, first: pd.Series, last: pd.Series, rows, *, fill: str, width: float, name: str,
          line: str | None = None) -> None:
    is_known = (first.notna() & last.notna() & (last >= first)).to_numpy()
    said = [text.CHART_TIMELINE_SPAN.format(name=name, first=start, last=end) if known else ""
            for start, end, known in zip(first, last, is_known, strict=True)]
    chart.add_bar(
        y=names, base=[start if known else None for start, known in zip(first, is_known, strict=True)],
        x=[(end - start).days * DAY_MS + DAY_MS if known else None
           for start, end, known in zip(first, last, is_known, strict=True)],
        orientation="h", name=name, width=width, customdata=list(rows["name"]), text=said, textposition="none",
        hovertemplate="%{customdata}<br>%{text}<extra></extra>",
        marker={"color": fill, "line": {"color": line or fill, "width": 1 if line else 0}})


def _once(communities: pd.Series) -> list[str]:
    """The community beside its first work only."""
    named = communities.fillna(text.CHART_NO_COMMUNITY)
    return list(named.where(named != named.shift(), ""))


def _part_communities(chart: go.Figure, rows: pd.DataFrame) -> None:
    """A thin line between the works of two communities."""
    named = rows["community"].fillna("")
    edges = [at - .5 for at in range(1, len(rows)) if named.iloc[at] != named.iloc[at - 1]]
    add_shapes(chart, [
        {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": edge, "y1": edge, "layer": "below",
         "line": {"color": theme.BORDER, "width": 1}} for edge in edges])


def _state(row) -> Cell:
    if row.is_done:
        return Cell(text.CHART_DONE)
    if row.late_days > 0:
        said = text.CHART_TIMELINE_LATE.format(wording.count(row.late_days))
        return Cell(said, coloured(said, theme.ALARM))
    if pd.isna(row.started_on) and not (row.in_progress_count or 0) > 0:
        return Cell(text.CHART_TIMELINE_NOT_BEGUN)
    if pd.isna(row.planned_finish_on):
        return Cell("")
    return Cell(text.CHART_TIMELINE_LEFT.format(wording.count((row.planned_finish_on - row.today).days)))


def _add_days(chart: go.Figure, rows: pd.DataFrame, caption: Caption) -> None:
    """The axis of days, labelled at months, and the line at the end of the data month."""
    days = pd.concat([rows[name] for name in ("planned_start_on", "planned_finish_on", "started_on", "finished_on",
                                              "today")]).dropna()
    first, last = days.min(), days.max() + pd.Timedelta(days=10)
    months = pd.date_range(first.normalize().replace(day=1), last, freq="MS")
    room = max(2, int(plot_px(chart, caption)[0] / (em_width("2025-10") * caption.type.axis + 12)))
    step = max(1, -(-len(months) // room))
    shown = [month for month in months[::step] if month >= first]
    lay_out(chart, barmode="overlay", xaxis=axis(
        caption, type="date", range=[first, last], tickmode="array", tickvals=shown,
        ticktext=[f"{month:%Y-%m}" for month in shown], showgrid=True, showline=True, linecolor=theme.BORDER))
    today = rows["today"].iloc[0]
    chart.add_shape(type="line", xref="x", yref="y domain", x0=today, x1=today, y0=0, y1=1,
                    line={"color": theme.FOOTER, "width": 1, "dash": "dash"})
    letters(chart, text.CHART_TODAY, "today", size=caption.type.axis, colour=theme.FOOTER, xref="x", x=today,
            yref="y domain", y=1, xanchor="right", yanchor="bottom", xshift=-2, yshift=1)
