"""One test of a consent rule as a panel of thin bars: which share is measured, its threshold, whether it is reached."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.consent_rules import Rule
from pages.figures import theme, wording
from pages.figures.frame import Caption, add_shapes, axis, letters

CLOSE = .01


@dataclass(frozen=True)
class Panel:
    """`test`: the beginning of its columns' names. `is_count`: one bar of signatures n/n instead of shares.
    `is_of_participants`: the agreeing part is taken of those who take part."""

    test: str
    head: str
    threshold: Fraction
    measures: tuple[str, ...]
    is_count: bool = False
    is_of_participants: bool = False

    def share(self, row: pd.Series, measure: str) -> float:
        """NaN where unknown or withheld, and where the vote is lost: a share would say how few have objected."""
        if row["status"] == "impossible" or self.is_withheld(row):
            return float("nan")
        if self.is_count:
            return row["agreed_count"] / row["households_count"] if row["households_count"] else float("nan")
        return row[f"{self.test}_{measure}_share"]

    def is_withheld(self, row: pd.Series) -> bool:
        """Whether the share would tell, beside the other one or beside what is missing, how few do not agree: of those
        who take part and the heads that are missing for 3/4, the dissenters are (missing + taking part) ÷ 4."""
        tells = self.is_of_participants or self.test == "participation" and "agreement_" in str(row["failed_tests"])
        return tells and bool(row.get("is_withheld"))

    def is_met(self, row: pd.Series, measure: str) -> bool | None:
        """As the exact arithmetic found, not by comparing shares."""
        if self.is_count and row["status"] == "not_evaluated":
            return None
        if pd.isna(row["households_count" if self.is_count else f"{self.test}_{measure}_share"]):
            return None
        return f"{self.test}_{measure}" not in str(row["failed_tests"]).split(",")

    def words(self, row: pd.Series, measure: str, *, is_short: bool = False) -> str:
        share = self.share(row, measure)
        if row["status"] == "impossible":
            return text.CHART_NOT_SHOWN
        if self.is_withheld(row) and self.is_met(row, measure) is not None:
            template = text.CHART_WITHHELD_MET if self.is_met(row, measure) else text.CHART_WITHHELD_OPEN
            return template.format(text.CHART_MEASURES[measure])
        if pd.isna(share) and row["caution"] == "incomplete_round":
            return text.CHART_ROUND_UNKNOWN.format(text.CHART_MEASURES[measure])
        if pd.isna(share) and self.is_of_participants and row[f"participation_{measure}_share"] == 0:
            return text.CHART_NOBODY_TAKES_PART.format(text.CHART_MEASURES[measure])
        if pd.isna(share) and measure == "area" and row["basis"] == "totals":
            return text.CHART_AREA_NOT_TOLD
        if pd.isna(share) and measure == "area":
            return text.CHART_AREA_UNKNOWN_SHORT if is_short else text.CHART_AREA_UNKNOWN
        if pd.isna(share):
            return text.CHART_HEADS_UNKNOWN
        if self.is_count:
            counts = f"{wording.count(row['agreed_count'])}/{wording.count(row['households_count'])}"
            return text.CHART_CELL.format(text.CHART_SIGNED, counts)
        decimals = 1 if abs(share - float(self.threshold)) < CLOSE and share != self.threshold else 0
        return text.CHART_CELL.format(text.CHART_MEASURES[measure], wording.percent(share, 1, decimals=decimals))


def is_tight(caption: Caption) -> bool:
    """Whether names and verdicts stand above the bars, for want of room beside them."""
    return caption.size == "card" or (caption.size == "half" and caption.is_large_type)


def panels_of(rule: Rule) -> list[Panel]:
    """The tests of a rule, in the order they are passed."""
    if rule.counts_rooms:
        return [Panel("agreement", text.CHART_SIGNED_HEAD, Fraction(1), ("heads",), is_count=True)]
    found = []
    if rule.participation_threshold is not None:
        bound = text.CHART_AT_LEAST.format(rule.participation_threshold)
        found.append(Panel("participation", text.CHART_CELL.format(text.CHART_PARTICIPATION, bound),
                           rule.participation_threshold, rule.measures))
    bound = (text.CHART_MORE_THAN if rule.is_strict else text.CHART_AT_LEAST).format(rule.agreement_threshold)
    of = text.CHART_AGREEMENT if rule.denominator == "participants" else text.CHART_AGREEMENT_OF_ALL
    found.append(Panel("agreement", text.CHART_CELL.format(of, bound), rule.agreement_threshold, rule.measures,
                       is_of_participants=rule.denominator == "participants"))
    return found


def add_panel(chart: go.Figure, panel: Panel, shown: pd.DataFrame, caption: Caption, *, number: int,
              domain: tuple[float, float]) -> None:
    """Grey ground, a bar a measure (accent if reached, else grey), the threshold in ink, the test above it."""
    tight = is_tight(caption)
    suffix = str(number) if number > 1 else ""
    offsets, width = _offsets(len(panel.measures), tight)
    chart.layout[f"xaxis{suffix}"] = axis(
        caption, domain=list(domain), range=[0, 1], visible=False, anchor="y")
    cells = [(at + offset, row, measure) for at, (_, row) in enumerate(shown.iterrows())
             for measure, offset in zip(panel.measures, offsets, strict=True)]
    _add_bars(chart, panel, cells, caption, x=f"x{suffix}", width=width)
    edges = [(at + offsets[0] - width / 2, at + offsets[-1] + width / 2) for at in range(len(shown))]
    add_shapes(chart, [
        {"type": "rect", "layer": "below", "xref": f"x{suffix}", "yref": "y", "x0": 0, "x1": 1, "y0": low, "y1": high,
         "fillcolor": theme.GREY_TINT, "line": {"width": 0}} for low, high in edges])
    reach = [(low - .04, high + .04) for low, high in edges] if tight else [(-.5, len(shown) - .5)]
    threshold = float(panel.threshold)
    add_shapes(chart, [
        {"type": "line", "xref": f"x{suffix}", "yref": "y", "x0": threshold, "x1": threshold, "y0": low, "y1": high,
         "line": {"color": theme.INK, "width": 2}} for low, high in reach])
    anchor = "left" if tight else "right" if threshold == 1 else "center"
    letters(chart, f"<b>{panel.head}</b>", "head", size=caption.type.axis, xref=f"x{suffix}",
            x=0 if tight else threshold, xanchor=anchor, y=1, yanchor="bottom", yshift=4)


def _add_bars(chart: go.Figure, panel: Panel, cells: list[tuple[float, pd.Series, str]], caption: Caption, *, x: str,
              width: float) -> None:
    shares = [panel.share(row, measure) for _, row, measure in cells]
    met = [None if pd.isna(share) else panel.is_met(row, measure)
           for share, (_, row, measure) in zip(shares, cells, strict=True)]
    words = [panel.words(row, measure, is_short=caption.size != "full") for _, row, measure in cells]
    lengths = [None if pd.isna(share) else min(1, share) for share in shares]
    chart.add_bar(
        x=lengths, y=[y for y, *_ in cells], orientation="h", width=width, xaxis=x, name=panel.head, customdata=words,
        marker={"color": [theme.ACCENT if is_met else theme.MID for is_met in met]},
        hovertemplate=text.CHART_HOVER_CONSENT)
    chart.add_scatter(
        x=[0] * len(cells), y=[y for y, *_ in cells], mode="text", text=[f" {word}" for word in words], xaxis=x,
        textposition="middle right", hoverinfo="skip", name="words", cliponaxis=False,
        textfont={"size": caption.type.axis, "color": [
            theme.WHITE if is_met else theme.INK if is_met is False else theme.FOOTER for is_met in met]})


def _offsets(bars: int, tight: bool) -> tuple[tuple[float, ...], float]:
    """Where the bars of a unit lie beside its middle, and how thick they are (its upper part may hold the name)."""
    if bars == 1:
        return ((.1,), .3) if tight else ((0,), .5)
    return ((-.01, .24), .23) if tight else ((-.19, .19), .35)
