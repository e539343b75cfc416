"""How many 12345 orders each compound of the invented 演示街道 is expected to get, and why.

Size of the compound, season and rain, works going on (they raise complaints), and the true effect of the drains that
were renewed. A few compounds without that effect had a bad spring in 2024 and went back by themselves.
"""

from collections.abc import Iterator

import pandas as pd

from data.sample_books.places import COMMUNITY, households, stream
from data.sample_books.rainfall import FIRST_DAY, LAST_DAY, monthly
from data.sample_books.works import EFFECTIVE_COMPOUNDS, TRUE_DRAINAGE_RATIO, Work, works
from data.vocabulary.terms import Topic, WorkType

RATES = {
    Topic.DRAINAGE: 0.85, Topic.LEAK: 0.5, Topic.WATER_SUPPLY: 0.5, Topic.ELEVATOR: 0.55, Topic.WORKS_NUISANCE: 0.3,
    Topic.PROPERTY_MANAGEMENT: 1.45, Topic.OTHER: 1.5}
"""Usual orders a month of a compound with 500 households."""

WATER_FACTORS = {
    "丙寅一里": 3.6, "己巳花园": 2.5, "甲子二里": 2.3, "庚午南里": 2.1, "乙丑家园": 2.0, "辛未一里": 3.0,
    "丁卯新村": 1.9, "丙寅二里": 2.0, "戊辰北里": 2.0, "甲子一里": 2.2}
"""Drains and leaks are worse where works were chosen."""

BAD_SPRING = ("丙寅二里", "戊辰东里", "己巳二里")
BAD_SPRING_MONTHS = (pd.Timestamp("2024-04-01"), pd.Timestamp("2024-05-01"))
BAD_SPRING_FACTOR = 1.9
"""By chance; it passes with no works (regression to the mean)."""

PROPERTY_RISE = ("庚午社区", pd.Timestamp("2025-06-01"), 1.9)
"""Property management complaints of one community since a month: something for the to-do list."""

NUISANCE_A_MONTH = {
    WorkType.RISER_RENEWAL: 2.4, WorkType.DRAINAGE: 2.2, WorkType.ROOF_WATERPROOFING: 1.2, WorkType.WATER_SUPPLY: 1.0,
    WorkType.ELEVATOR_RETROFIT: 0.55}
WATER_FACTOR_DURING = 1.3
"""Open trenches flood."""

WATER_TOPICS = (Topic.DRAINAGE, Topic.LEAK)
WATER_WORKS = (WorkType.DRAINAGE, WorkType.ROOF_WATERPROOFING)
USUAL_MONTH_MM = 47.0
GROWTH_A_YEAR = 1.04


def expected() -> pd.DataFrame:
    """One row a compound, whole month and topic: `compound, month, topic, expected_count`."""
    chance = stream("luck of the compounds")
    rain = monthly()
    months = pd.date_range(FIRST_DAY, LAST_DAY, freq="MS")
    rows = []
    for compound in COMMUNITY:
        size = households(compound) / 500
        luck = {topic: float(chance.gamma(14, 1 / 14)) for topic in RATES}
        for month in months:
            water = _water_factor(compound, month, rain_mm=float(rain[month]))
            for topic, rate in RATES.items():
                factor = water if topic in WATER_TOPICS else _factor(compound, month, topic)
                count = rate * size * luck[topic] * factor * _growth(month)
                rows.append((compound, month, topic, count + _nuisance(compound, month, topic)))
    return pd.DataFrame(rows, columns=["compound", "month", "topic", "expected_count"])


def _growth(month: pd.Timestamp) -> float:
    return GROWTH_A_YEAR ** ((month - pd.Timestamp(FIRST_DAY)).days / 365)


def _factor(compound: str, month: pd.Timestamp, topic: Topic) -> float:
    if topic is Topic.WATER_SUPPLY:
        return 1.6 if month.month in (6, 7, 8) else 1.0
    community, since, factor = PROPERTY_RISE
    is_rising = topic is Topic.PROPERTY_MANAGEMENT and COMMUNITY[compound] == community and month >= since
    return factor if is_rising else 1.0


def _water_factor(compound: str, month: pd.Timestamp, *, rain_mm: float) -> float:
    factor = WATER_FACTORS.get(compound, 1.0) * (0.6 + 0.4 * rain_mm / USUAL_MONTH_MM)
    if compound in BAD_SPRING and month in BAD_SPRING_MONTHS:
        factor *= BAD_SPRING_FACTOR
    for work in _works_of(compound):
        if work.work_type in WATER_WORKS and _is_going_on(work, month):
            factor *= WATER_FACTOR_DURING
        if work.work_type is WorkType.DRAINAGE and compound in EFFECTIVE_COMPOUNDS and _is_over(work, month):
            factor *= TRUE_DRAINAGE_RATIO
    return factor


def _nuisance(compound: str, month: pd.Timestamp, topic: Topic) -> float:
    """What the works themselves add."""
    if topic is not Topic.WORKS_NUISANCE:
        return 0.0
    return sum(NUISANCE_A_MONTH.get(work.work_type, 0.0) for work in _works_of(compound) if _is_going_on(work, month))


def _works_of(compound: str) -> Iterator[Work]:
    return (work for work in works() if work.compound == compound)


def _is_going_on(work: Work, month: pd.Timestamp) -> bool:
    """The months of start and finish belong to the works."""
    started = work.started_on is not None and pd.Timestamp(work.started_on).replace(day=1) <= month
    return started and not _is_over(work, month)


def _is_over(work: Work, month: pd.Timestamp) -> bool:
    return work.finished_on is not None and month > pd.Timestamp(work.finished_on)
