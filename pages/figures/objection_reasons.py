"""Why households object: a bar a reason, the most frequent on top."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.objections import OTHER_REASON
from data.vocabulary.thresholds import PRIVACY
from pages.figures import theme, wording
from pages.figures.bars import Cell, ranked
from pages.figures.frame import Caption, Words, empty
from queries.small_cells import OTHERS

MOST_REASONS = 8


def finding(data: pd.DataFrame) -> str:
    """反对的74户中，低楼层不受益最多（22户）"""
    rows = by_reason(data)
    if rows.empty:
        return text.CHART_EMPTY
    total = wording.count(rows["households_count"].sum())
    named = rows[~rows["objection_reason"].isin(["", OTHERS])]
    if named.empty:
        return text.CHART_REASONS_NOT_GIVEN_ALL.format(total=total)
    most = named["households_count"].max()
    leading = named.loc[named["households_count"] == most, "objection_reason"]
    if len(leading) > 1:
        reasons = text.CHART_AND.join(leading.head(3))
        return text.CHART_REASONS_TIED.format(total=total, reasons=reasons, count=wording.count(most))
    return text.CHART_REASONS.format(total=total, reason=leading.iloc[0], count=wording.count(most))


def figure(data: pd.DataFrame, *, caption: Caption, is_merged: bool = False) -> go.Figure:
    """Columns of `objection_reasons`; kinds of work are summed. `is_merged`: reasons of very few were merged before."""
    words = Words(finding(data), (caption.scope, text.CHART_REASONS_MEASURE, text.CHART_HOUSEHOLD, caption.month_text))
    rows = by_reason(data)
    if rows.empty:
        return empty(words, caption)
    few = [text.CHART_REASONS_FEW_NOTE.format(PRIVACY.smallest_count)] * is_merged
    rows, left_out = _fitting(rows)
    more = [text.CHART_REASONS_MORE.format(left_out)] * bool(left_out)
    words = Words(words.finding, words.subtitle, notes=(text.CHART_REASONS_NOTE, *few, *more))
    counts = list(rows["households_count"])
    total = sum(counts)
    ends = [Cell(f"{wording.count(n)}（{wording.percent(n, total, decimals=0)}）",
                 f"<b>{wording.count(n)}</b>（{wording.percent(n, total, decimals=0)}）") for n in counts]
    names = [_label(reason) for reason in rows["objection_reason"]]
    colours = [theme.REST if reason in ("", OTHERS) else theme.MID for reason in rows["objection_reason"]]
    if colours[0] == theme.MID:
        colours[0] = theme.ACCENT
    return ranked(words, caption, names=names, values=counts, colours=colours, ends=ends,
                  hover=text.CHART_HOVER_HOUSEHOLDS)


def by_reason(data: pd.DataFrame) -> pd.DataFrame:
    """All kinds of work together, the most frequent first; others, and those who gave none (""), last."""
    reasons = data["objection_reason"].fillna("").replace(OTHER_REASON, OTHERS)
    rows = data.assign(objection_reason=reasons).groupby("objection_reason", as_index=False)["households_count"].sum()
    order = rows["objection_reason"].map({OTHERS: 1, "": 2}).fillna(0)
    return rows.assign(order=order).sort_values(
        ["order", "households_count", "objection_reason"], ascending=[True, False, True], ignore_index=True
    ).drop(columns="order")


def _fitting(rows: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The most frequent reasons; the others together, and how many those are."""
    is_named = ~rows["objection_reason"].isin(["", OTHERS])
    left_out = rows[is_named].iloc[MOST_REASONS:]
    if left_out.empty:
        return rows, 0
    kept = rows.drop(left_out.index)
    others = pd.DataFrame({"objection_reason": [OTHERS], "households_count": [left_out["households_count"].sum()]})
    return by_reason(pd.concat([kept, others])), len(left_out)


def _label(reason: str) -> str:
    return {"": text.CHART_REASON_NOT_GIVEN, OTHERS: text.CHART_REASON_OTHERS}.get(reason, reason)
