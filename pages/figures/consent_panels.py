"""One test of a consent rule as a panel of thin bars: which share is measured, its threshold, whether it is reached."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.consent_rules import Rule
from pages.figures import theme, wording
from pages.figures.frame import Caption, axis, letters

EXACT = 1e-12
"""Shares are floats of exact counts; nothing but their last bit may be forgiven."""
CLOSE = .01


@dataclass(frozen=True)
class Panel:
    """`test`: the beginning of its columns' names. `is_count`: one bar of signatures n/n instead of shares."""

    test: str
    head: str
    threshold: Fraction
    is_strict: bool
    measures: tuple[str, ...]
    is_count: bool = False

    def share(self, row: pd.Series, measure: str) -> float:
        """NaN where unknown, and where the vote is lost: a share would say how few have objected."""
        if row["status"] == "impossible":
            return float("nan")
        if self.is_count:
            return row["agreed_count"] / row["households_count"] if row["households_count"] else float("nan")
        return row[f"{self.test}_{measure}_share"]

    def is_met(self, row: pd.Series, measure: str) -> bool | None:
        share = self.share(row, measure)
        if pd.isna(share):
            return None
        spare = share - float(self.threshold)
        return bool(spare > EXACT) if self.is_strict else bool(spare >= -EXACT)

    def words(self, row: pd.Series, measure: str, *, is_short: bool = False) -> str:
        share = self.share(row, measure)
        if row["status"] == "impossible":
            return text.CHART_NOT_SHOWN
        if pd.isna(share) and measure == "area":
            return text.CHART_AREA_UNKNOWN_SHORT if is_short else text.CHART_AREA_UNKNOWN
        if pd.isna(share):
            return text.CHART_HEADS_UNKNOWN
        if self.is_count:
            counts = f"{wording.count(row['agreed_count'])}/{wording.count(row['households_count'])}"
            return text.CHART_CELL.format(text.CHART_SIGNED, counts)
        decimals = 1 if abs(share - float(self.threshold)) < CLOSE and share != self.threshold else 0
        return text.CHART_CELL.format(text.CHART_MEASURES[measure], wording.percent(share, 1, decimals=decimals))


def panels_of(rule: Rule) -> list[Panel]:
    """The tests of a rule, in the order they are passed."""
    if rule.counts_rooms:
        return [Panel("agreement", text.CHART_SIGNED_HEAD, Fraction(1), False, ("heads",), is_count=True)]
    found = []
    if rule.participation_threshold is not None:
        bound = text.CHART_AT_LEAST.format(rule.participation_threshold)
        found.append(Panel("participation", text.CHART_CELL.format(text.CHART_PARTICIPATION, bound),
                           rule.participation_threshold, False, rule.measures))
    bound = (text.CHART_MORE_THAN if rule.is_strict else text.CHART_AT_LEAST).format(rule.agreement_threshold)
    of = text.CHART_AGREEMENT if rule.denominator == "participants" else text.CHART_AGREEMENT_OF_ALL
    found.append(Panel("agreement", text.CHART_CELL.format(of, bound), rule.agreement_threshold, rule.is_strict,
                       rule.measures))
    return found


def add_panel(chart: go.Figure, panel: Panel, shown: pd.DataFrame, caption: Caption, *, number: int,
              domain: tuple[float, float]) -> None:
    """Grey ground, a bar a measure (accent if reached, else grey), the threshold in ink."""
    is_card = caption.size == "card"
    x = f"x{number}" if number > 1 else "x"
    offsets, width = _offsets(len(panel.measures), is_card)
    chart.update_layout({f"xaxis{number if number > 1 else ''}": axis(
        caption, domain=list(domain), range=[0, 1], visible=False, anchor="y")})
    cells = [(at + offset, row, measure) for at, (_, row) in enumerate(shown.iterrows())
             for measure, offset in zip(panel.measures, offsets, strict=True)]
    met = [panel.is_met(row, measure) for _, row, measure in cells]
    words = [panel.words(row, measure, is_short=is_card) for _, row, measure in cells]
    chart.add_bar(
        x=[None if is_met is None else min(1, panel.share(row, measure))
           for is_met, (_, row, measure) in zip(met, cells, strict=True)],
        y=[y for y, *_ in cells], orientation="h", width=width, xaxis=x, name=panel.head, customdata=words,
        marker={"color": [theme.ACCENT if is_met else theme.MID for is_met in met]},
        hovertemplate=text.CHART_HOVER_CONSENT)
    chart.add_scatter(
        x=[0] * len(cells), y=[y for y, *_ in cells], mode="text", text=[f" {word}" for word in words], xaxis=x,
        textposition="middle right", hoverinfo="skip", name="words", cliponaxis=False,
        textfont={"size": caption.type.axis, "color": [
            theme.WHITE if is_met else theme.INK if is_met is False else theme.FOOTER for is_met in met]})
    for at in range(len(shown)):
        low, high = at + offsets[0] - width / 2, at + offsets[-1] + width / 2
        chart.add_shape(type="rect", layer="below", xref=x, yref="y", x0=0, x1=1, y0=low, y1=high,
                        fillcolor=theme.GREY_TINT, line={"width": 0})
        if is_card:
            _add_threshold(chart, x, panel, low - .04, high + .04)
    if not is_card:
        _add_threshold(chart, x, panel, -.5, len(shown) - .5)
    place = {"x": 0, "xanchor": "left"} if is_card else {"x": float(panel.threshold), "xanchor": "center"}
    if panel.threshold == 1 and not is_card:
        place["xanchor"] = "right"
    letters(chart, f"<b>{panel.head}</b>", "head", size=caption.type.axis, xref=x, y=1, yanchor="bottom", yshift=4,
            **place)


def _add_threshold(chart: go.Figure, x: str, panel: Panel, low: float, high: float) -> None:
    chart.add_shape(type="line", xref=x, yref="y", x0=float(panel.threshold), x1=float(panel.threshold), y0=low,
                    y1=high, line={"color": theme.INK, "width": 2})


def _offsets(bars: int, is_card: bool) -> tuple[tuple[float, ...], float]:
    """Where the bars of a unit lie beside its middle, and how thick they are (a card's upper part holds the name)."""
    if bars == 1:
        return ((.1,), .3) if is_card else ((0,), .5)
    return ((-.01, .24), .23) if is_card else ((-.19, .19), .35)
