"""The bulletin's wording: 受理…件，同比下降…%，环比…; 解决率87.5%（7/8），较上月提高2.3个百分点.

Missing is said to be missing; from nothing no percentage is taken, and of small counts the difference is told.
"""

from typing import Literal

import pandas as pd

from data.vocabulary import text
from pages.figures import wording

Past = Literal["previous", "last_year"]


def compared(now: float, before: float | None, past: Past, unit: str) -> str:
    """同比下降8.2%, 环比持平, 同比增加3件, 同比增加3件（上年同月为0）, 无上年同月数据."""
    words = {"compared": text.BULLETIN_COMPARED[past], "then": text.BULLETIN_THEN[past]}
    if pd.isna(now) or pd.isna(before):
        return text.BULLETIN_NO_DATA.format(**words)
    if now == before:
        return text.BULLETIN_SAME.format(**words)
    difference = f"{wording.count(abs(now - before))}{unit}"
    if before == 0:
        return text.BULLETIN_ZERO.format(much=difference, **words)
    if before < wording.PERCENT_FROM_COUNT:
        return (text.BULLETIN_MORE if now > before else text.BULLETIN_FEWER).format(much=difference, **words)
    template = text.BULLETIN_UP if now > before else text.BULLETIN_DOWN
    return template.format(much=wording.percent(abs(now - before), before), **words)


def points(now: float | None, before: float | None, past: Past) -> str:
    """较上月提高2.3个百分点; a difference of two percentages is never told in percent."""
    then = text.BULLETIN_THEN[past]
    difference = wording.points(now, before)
    if difference is None:
        return text.BULLETIN_NO_DATA.format(then=then)
    difference = round(difference, 1)
    if difference == 0:
        return text.BULLETIN_POINTS_SAME.format(then=then)
    template = text.BULLETIN_POINTS_UP if difference > 0 else text.BULLETIN_POINTS_DOWN
    return template.format(then=then, much=f"{abs(difference):.1f}")


def received(month: str, now: float, previous: float | None, last_year: float | None) -> str:
    """10月共受理诉求212件，同比上升4.4%，环比下降8.2%"""
    unit = text.CHART_COMPLAINTS_UNIT
    return text.BULLETIN_RECEIVED.format(
        month=month, count=wording.count(now), last_year=compared(now, last_year, "last_year", unit),
        previous=compared(now, previous, "previous", unit))


def rate(name: str, part: float, whole: float, previous_share: float | None) -> str:
    """解决率87.5%（7/8），较上月提高2.3个百分点; without orders to judge no rate is told."""
    if pd.isna(whole) or whole == 0:
        return text.BULLETIN_RATE_NONE.format(name=name)
    return text.BULLETIN_RATE.format(
        name=name, ratio=wording.ratio(part, whole), change=points(part / whole, previous_share, "previous"))


def completed(work: str, unit: str, done: float, planned: float | None) -> str:
    """加装电梯计划34台，完成28台，完成率82.4%; over the plan 100.2% is told as it is."""
    facts = {"work": work, "unit": unit, "done": wording.count(done), "planned": wording.count(planned)}
    if pd.isna(planned) or planned == 0:
        return text.BULLETIN_WORKS_NO_PLAN.format(**facts)
    return text.BULLETIN_WORKS.format(share=wording.percent(done, planned), **facts)


def joined(*clauses: str) -> str:
    """Clauses to one sentence, those that say nothing left out."""
    said = [clause for clause in clauses if clause]
    return text.CHART_CLAUSE.join(said) + text.BULLETIN_END if said else ""
