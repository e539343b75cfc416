"""How numbers, changes and months are put into words. Missing stays missing: it never turns into 0."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import COUNTED_IN, WorkType

PERCENT_FROM_COUNT = 20
"""A change is told in percent only from this count up; of smaller counts the difference itself is told."""


def count(number: float | None) -> str:
    """1,234; from 10 000 on 1.2万; — where there is no number."""
    if pd.isna(number):
        return text.NO_VALUE
    if abs(number) < 10_000:
        return f"{number:,.0f}".replace("-", "−")
    shown = f"{number / 10_000:.{0 if number % 10_000 == 0 else 1}f}"
    return text.CHART_TEN_THOUSANDS.format(shown.replace("-", "−"))


def mean(number: float | None) -> str:
    return text.NO_VALUE if pd.isna(number) else f"{number:,.1f}"


def signed(number: float | None) -> str:
    if pd.isna(number):
        return text.NO_VALUE
    return "0" if number == 0 else f"{'+' if number > 0 else '−'}{count(abs(number))}"


def percent(part: float | None, whole: float | None, *, decimals: int = 1) -> str:
    """82.4%. Nothing short of the whole is shown as 100%, nothing above nought as 0%."""
    if pd.isna(part) or pd.isna(whole) or whole == 0:
        return text.NO_VALUE
    step = 10 ** -decimals
    shown = round(100 * part / whole, decimals)
    if 0 < part < whole:
        shown = min(max(shown, step), 100 - step)
    return f"{shown:,.{0 if part in (0, whole) else decimals}f}%"


def ratio(part: float | None, whole: float | None) -> str:
    """87.5%（140/160）"""
    shown = percent(part, whole)
    return shown if shown == text.NO_VALUE else text.CHART_RATIO.format(shown, count(part), count(whole))


def from_previous(now: float, before: float | None, unit: str) -> str:
    """环比降8.2%; of small counts 比上月少3件."""
    if pd.isna(before):
        return text.CHART_PREVIOUS_NONE
    if now == before:
        return text.CHART_PREVIOUS_SAME
    if before < PERCENT_FROM_COUNT:
        template = text.CHART_PREVIOUS_MORE if now > before else text.CHART_PREVIOUS_FEWER
        return template.format(f"{count(abs(now - before))}{unit}")
    template = text.CHART_PREVIOUS_UP if now > before else text.CHART_PREVIOUS_DOWN
    return template.format(percent(abs(now - before), before))


def from_last_year(now: float, before: float | None, unit: str) -> str:
    """比上年同月多4.4%; of small counts 比上年同月多3件."""
    if pd.isna(before):
        return text.CHART_LAST_YEAR_NONE
    if now == before:
        return text.CHART_LAST_YEAR_SAME
    template = text.CHART_LAST_YEAR_MORE if now > before else text.CHART_LAST_YEAR_FEWER
    is_small = before < PERCENT_FROM_COUNT
    return template.format(f"{count(abs(now - before))}{unit}" if is_small else percent(abs(now - before), before))


def change(now: float | None, before: float | None) -> str:
    """For a column: −8.2%, of small counts +3, — where either is missing."""
    if pd.isna(now) or pd.isna(before):
        return text.NO_VALUE
    if now == before or before < PERCENT_FROM_COUNT:
        return signed(now - before)
    return f"{'+' if now > before else '−'}{percent(abs(now - before), before)}"


def points(now: float | None, before: float | None) -> float | None:
    """Difference of two shares in percentage points, as printed (one decimal)."""
    return None if pd.isna(now) or pd.isna(before) else round(100 * now, 1) - round(100 * before, 1)


def names(of: Iterable[str]) -> str:
    """丙寅、己巳 — without the 社区 each of them carries."""
    listed = [str(name) for name in of]
    if len(listed) > 1 and all(name.endswith(text.CHART_COMMUNITY) for name in listed):
        listed = [name.removesuffix(text.CHART_COMMUNITY) for name in listed]
    return text.CHART_AND.join(listed)


def month(day: date) -> str:
    return text.CHART_MONTH.format(day)


def months(first: date, last: date) -> str:
    """2025年1—10月, or 2024-11至2025-10 across years."""
    if (first.year, first.month) == (last.year, last.month):
        return text.CHART_MONTHS_ONE.format(first)
    return (text.CHART_MONTHS if first.year == last.year else text.CHART_MONTHS_ACROSS).format(first, last)


def work(data: pd.DataFrame) -> str:
    """The one kind of work of these rows, else 改造项目."""
    kinds = data["work_type"].dropna().unique() if "work_type" in data else []
    return WorkType(kinds[0]).label if len(kinds) == 1 else text.CHART_WORKS


def unit(data: pd.DataFrame) -> str:
    """The one unit the rows are counted in, else the one of their kind of work, else 项."""
    units = data["count_unit"].dropna().unique() if "count_unit" in data else []
    if len(units) == 1:
        return str(units[0])
    kinds = data["work_type"].dropna().unique() if "work_type" in data else []
    return unit_of(kinds[0]) if len(kinds) == 1 else text.CHART_PIECE


def unit_of(work_type: str) -> str:
    """What a kind of work is counted in where its sheet names no unit: lifts by 台."""
    return COUNTED_IN.get(WorkType(work_type), text.CHART_PIECE)


def span(first: date, last: date | None, *, has_year: bool = False) -> str:
    """Of works: 6—9月, 6月起 where they go on; 2024年6—9月 where the chart runs over more than a year."""
    if last is None:
        return (text.CHART_SPAN_OPEN_YEAR if has_year else text.CHART_SPAN_OPEN).format(first)
    if has_year or first.year != last.year:
        return months(first, last)
    return (text.CHART_SPAN_ONE if first.month == last.month else text.CHART_SPAN).format(first, last)


def month_span(first: date, last: date) -> str:
    """2025年3—6月, 2025年12月—2026年4月, one month alone."""
    if (first.year, first.month) == (last.year, last.month):
        return text.MONTH.format(first)
    if first.year == last.year:
        return text.CHART_MONTHS.format(first, last)
    return text.CHART_SPAN_YEARS.format(text.MONTH.format(first), text.MONTH.format(last))


def work_label(work_type: str) -> str:
    return WorkType(work_type).label


def beside_plan(done: float, planned: float, unit: str, *, plan: str = text.CHART_PLAN) -> str:
    """比计划少2台"""
    if done == planned:
        return text.CHART_TIME_EVEN.format(plan=plan)
    template = text.CHART_TIME_AHEAD if done > planned else text.CHART_TIME_BEHIND
    return template.format(plan=plan, difference=f"{count(abs(done - planned))}{unit}")
