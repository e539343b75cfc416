"""What may be said of a project's estimate: the verdict, a range in words, percentages with their interval."""

from dataclasses import dataclass

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import Verdict, WorkType
from pages.figures import theme

DROPS, RISES = (Verdict.CLEAR_DROP, Verdict.LIKELY_DROP), (Verdict.CLEAR_RISE, Verdict.LIKELY_RISE)
CLEAR = (Verdict.CLEAR_DROP, Verdict.CLEAR_RISE)

Row = pd.Series | dict
"""A row of `impact_estimates` or `impact_pooled`; many of them are read faster as dicts."""


@dataclass(frozen=True)
class Sign:
    """How a verdict is drawn: filled where clear, outlined where likely, hollow and grey where nothing is seen."""

    glyph: str
    colour: str


def sign(verdict: str) -> Sign:
    colour = theme.ACCENT if verdict in DROPS else theme.ALARM if verdict in RISES else theme.OUTLINE
    return Sign("◆" if verdict in CLEAR else "◇", colour)


def project_name(row: Row, joint: str = "") -> str:
    """丙寅一里排水改造: the compound (else the community) and the project's own name, else its kind of work."""
    place = next((row[level] for level in ("compound", "community") if not pd.isna(row[level])), "")
    project = WorkType(row["work_type"]).label if pd.isna(row["project_name"]) else row["project_name"]
    return f"{place}{joint}{project.removeprefix(place)}"


def in_words(row: Row) -> str:
    """大约少了三到五成; 从少三成到多两成都有可能; of too little data 还差3个月 or why it cannot be judged."""
    verdict = Verdict(row["verdict"])
    if verdict is Verdict.NOT_ENOUGH_DATA:
        return missing(row)
    lower, upper = row["lower"], row["upper"]
    if verdict is Verdict.CLEAR_DROP:
        return text.IMPACT_RANGE_LESS.format(_span(_less(upper), _less(lower)))
    if verdict is Verdict.CLEAR_RISE:
        return text.IMPACT_RANGE_MORE.format(_span(_more(lower), _more(upper)))
    return text.IMPACT_RANGE_BETWEEN.format(less=_less(lower), more=_more(upper))


def missing(row: Row) -> str:
    """还差3个月, or in a few words what else is missing."""
    if row["months_needed"]:
        return text.IMPACT_MONTHS_NEEDED.format(row["months_needed"])
    return next((text.IMPACT_SHORT_REASONS[code] for code in row["cautions"] if code in text.IMPACT_SHORT_REASONS),
                text.NO_VALUE)


def sentence(row: Row) -> str:
    """明显下降，大约少了三到五成"""
    return text.CHART_FOREST_WORDS.format(verdict=Verdict(row["verdict"]).label, range=in_words(row))


def percent_range(row: Row) -> str:
    """−61%（−76至−38）"""
    if pd.isna(row["ratio"]):
        return missing(row)
    return text.IMPACT_PERCENT_RANGE.format(
        ratio=_percent(row["ratio"]), lower=_percent(row["lower"]), upper=_percent(row["upper"]))


def _percent(ratio: float) -> str:
    change = round(100 * (ratio - 1))
    if change > 500:
        return text.IMPACT_PERCENT_MANY
    return "0" if change == 0 else f"+{change}" if change > 0 else f"−{-change}"


def _less(ratio: float) -> str:
    return _tenths(1 - ratio)


def _more(ratio: float) -> str:
    more = ratio - 1
    if more < .95:
        return _tenths(more)
    return text.IMPACT_TIMES_MANY if more > 5 else text.IMPACT_TIMES.format(more)


def _tenths(share: float) -> str:
    number = round(10 * share)
    if number <= 0:
        return text.IMPACT_UNDER_A_TENTH
    return text.IMPACT_NEARLY_ALL if number >= 10 else text.IMPACT_NUMBERS_OF_TEN[number] + text.IMPACT_TENTH


def _span(first: str, last: str) -> str:
    """三到五成; one word where both are the same."""
    if first == last:
        return first
    if first != text.IMPACT_UNDER_A_TENTH and last != text.IMPACT_NEARLY_ALL and first[-1] == last[-1]:
        first = first[:-1]
    return text.IMPACT_RANGE_SPAN.format(first, last)
