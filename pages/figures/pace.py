"""The pace in a sentence: what is needed, what it has been, when the works may be done. No date without a range."""

from math import ceil

import pandas as pd

from data.vocabulary import text
from pages.figures import wording
from queries.forecast import FEWEST_MONTHS, RECENT_MONTHS, SHARE


def finding(expected: pd.Series, *, unit: str = text.CHART_PIECE) -> str:
    """后2个月每月需完成3台，近3个月平均2.3台；按近12个月进度，预计2025年12月—2026年4月完成（80%把握）"""
    if expected["status"] == "done":
        return _done(expected, unit)
    clauses = [so_far(expected, unit=unit), when(expected)]
    return text.CHART_CLAUSE.join(clause for clause in clauses if clause)


def so_far(expected: pd.Series, *, unit: str = text.CHART_PIECE) -> str:
    """The sentence's first half: the pace that is needed, else what is left, beside the pace of the last months."""
    return needed(expected, unit=unit) or _recent(expected, unit)


def span(expected: pd.Series) -> str:
    """2025年12月—2026年4月"""
    return wording.month_span(expected["earliest_on"], expected["latest_on"])


def _done(expected: pd.Series, unit: str) -> str:
    more = expected["completed_count"] - expected["target_count"]
    facts = {"target": wording.count(expected["target_count"]), "done": wording.count(expected["completed_count"]),
             "more": wording.count(more), "unit": unit}
    if expected["target_count"] == 0 and more == 0:
        return text.CHART_PACE_UNPLANNED.format(**facts)
    return (text.CHART_PACE_OVER if more > 0 else text.CHART_PACE_DONE).format(**facts)


def needed(expected: pd.Series, *, unit: str = text.CHART_PIECE) -> str:
    """后2个月每月需完成3台，近3个月平均2.3台; nothing where there is no plan by months, or its end has passed."""
    if expected["status"] == "done" or pd.isna(expected["needed_pace"]) or pd.isna(expected["recent_pace"]):
        return ""
    template = text.CHART_PACE_ONE if expected["months_to_go"] == 1 else text.CHART_PACE_NEEDED
    return template.format(
        months=expected["months_to_go"], needed=_pace(rounded_up(expected["needed_pace"])), unit=unit,
        recent=_pace(expected["recent_pace"]), recent_months=min(RECENT_MONTHS, expected["months_count"]))


def when(expected: pd.Series, *, has_share: bool = True) -> str:
    """按近12个月进度，预计2025年12月—2026年4月完成（80%把握）, or why nothing can be said."""
    months = expected["months_count"]
    if expected["status"] == "too_short":
        return text.CHART_PACE_TOO_SHORT.format(months=months, fewest=FEWEST_MONTHS)
    if expected["status"] == "standing_still":
        return text.CHART_PACE_STILL.format(months=months)
    if expected["status"] != "expected":
        return ""
    if pd.isna(expected["earliest_on"]):
        return text.CHART_PACE_NEVER.format(months=months)
    if pd.isna(expected["latest_on"]):
        return text.CHART_PACE_OPEN.format(months=months, first=text.MONTH.format(expected["earliest_on"]))
    said = text.CHART_PACE_EXPECTED.format(months=months, span=span(expected))
    return said + text.CHART_PACE_SHARE.format(f"{SHARE:.0%}") if has_share else said


def _recent(expected: pd.Series, unit: str) -> str:
    if pd.isna(expected["left_count"]) or pd.isna(expected["recent_pace"]):
        return ""
    is_past = pd.notna(expected["months_to_go"]) and expected["months_to_go"] <= 0
    return (text.CHART_PACE_PAST if is_past else text.CHART_PACE_RECENT).format(
        left=wording.count(expected["left_count"]), recent=_pace(expected["recent_pace"]), unit=unit,
        recent_months=min(RECENT_MONTHS, expected["months_count"]))


def rounded_up(needed_pace: float) -> float:
    """To one decimal: with less the target is missed."""
    return ceil(needed_pace * 10 - 1e-9) / 10


def _pace(number: float) -> str:
    """Pieces a month: 3, 2.3."""
    shown = f"{number:,.1f}"
    return shown.removesuffix(".0")
