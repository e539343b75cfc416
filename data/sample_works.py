"""The works on the invented 演示街道: what was planned, how each moved through its stages, and what it did.

The story at the end of 2025-10: 28 of 34 lifts done, 5 in construction, 1 waiting for its owners' money. Rain drains
renewed in six compounds in the summer of 2024 really cut the complaints; two other works did nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from data.sample_places import COMMUNITY, building, stream
from data.vocabulary.terms import Stage, WorkType

TRUE_DRAINAGE_RATIO = 0.4
"""Complaints about drains and leaks after the works, as a share of what they would have been without."""

EFFECTIVE_COMPOUNDS = ("甲子二里", "乙丑家园", "丙寅一里", "己巳花园", "庚午南里", "辛未一里")
NO_EFFECT_COMPOUNDS = ("丁卯新村", "丙寅二里")
RECENT_COMPOUND = "戊辰北里"
RUNNING_COMPOUND = "甲子一里"

CLOSED = (Stage.IN_SERVICE, Stage.COMPLETED)
Piece = tuple[date | None, date | None]
"""Start and finish of one counted piece of a work; None: not yet."""


@dataclass(frozen=True)
class Work:
    """One row of the ledger. `history`: the day each stage was entered. `budget`: 万元."""

    code: str
    name: str
    compound: str
    work_type: WorkType
    work_text: str
    count_unit: str
    households: int
    history: tuple[tuple[Stage, date], ...]
    pieces: tuple[Piece, ...]
    planned_start_on: date
    planned_finish_on: date
    budget: float
    contractor: str
    building: str | None = None
    unit: str | None = None
    stalled_on: date | None = None
    blocked_reason: str | None = None

    @property
    def community(self) -> str:
        return COMMUNITY[self.compound]

    @property
    def is_cancelled(self) -> bool:
        return self.history[-1][0] is Stage.CANCELLED

    @property
    def started_on(self) -> date | None:
        return min((start for start, _ in self.pieces if start), default=None)

    @property
    def finished_on(self) -> date | None:
        finishes = [finish for _, finish in self.pieces]
        return max(finishes) if all(finishes) else None

    def stage(self, day: date) -> Stage:
        """The stage at the end of a day; before its first stage a work is in that one."""
        return [stage for stage, entered in self.history if entered <= day or stage is self.history[0][0]][-1]

    def counts(self, day: date) -> tuple[int, int, int]:
        """Completed, in progress and not started pieces at the end of a day."""
        completed = sum(finish is not None and finish <= day for _, finish in self.pieces)
        started = sum(start is not None and start <= day for start, _ in self.pieces)
        return completed, started - completed, len(self.pieces) - started


LIFTS = """
乙丑家园 1-1 2024-09 2024-09 | 甲子二里 1-1 2024-09 2024-09 | 戊辰北里 1-1 2024-10 2024-10
丁卯新村 1-1 2024-10 2024-10 | 己巳花园 1-1 2024-11 2024-11 | 乙丑家园 1-2 2024-12 2024-12
甲子二里 1-2 2025-02 2025-02 | 庚午南里 1-1 2025-03 2025-03 | 丙寅一里 1-1 2025-03 2025-04
己巳花园 1-2 2025-04 2025-04 | 戊辰北里 1-2 2025-04 2025-05 | 甲子一里 2-1 2025-05 2025-05
乙丑家园 2-1 2025-05 2025-05 | 辛未一里 1-1 2025-06 2025-06 | 丁卯新村 1-2 2025-06 2025-06
甲子一里 2-2 2025-06 2025-06 | 己巳花园 2-1 2025-07 2025-06 | 庚午南里 1-2 2025-07 2025-07
丙寅二里 1-1 2025-07 2025-07 | 戊辰北里 2-1 2025-08 2025-07 | 乙丑家园 2-2 2025-08 2025-07
辛未一里 1-2 2025-08 2025-08 | 己巳花园 3-1 2025-09 2025-08 | 庚午南里 2-1 2025-09 2025-09
丁卯新村 2-1 2025-09 2025-09 | 丙寅一里 7-1 2025-09 signing 2025-06 | 甲子二里 4-1 2025-10 2025-10
甲子二里 3-1 2025-10 2025-10 | 丙寅一里 9-1 2025-10 construction 2025-07
己巳花园 7-1 2025-10 construction 2025-08 | 丁卯新村 2-2 2025-11 2025-10
丙寅一里 3-2 2025-11 construction 2025-08 | 甲子二里 4-2 2025-12 construction 2025-09
丙寅二里 2-1 2025-12 acceptance 2025-10 | 丁卯新村 3-1 2025-12 cancelled 2024-06
"""
"""Compound, building-unit, planned month, then the month it came into service, or the stage it is in since a month."""

LIFT_STAGES = (
    Stage.CONSULTATION, Stage.DESIGN, Stage.SIGNING, Stage.APPROVAL, Stage.CONSTRUCTION, Stage.ACCEPTANCE,
    Stage.IN_SERVICE)
STAGE_DAYS = {
    Stage.CONSULTATION: (50, 75), Stage.DESIGN: (12, 24), Stage.SIGNING: (75, 130), Stage.APPROVAL: (30, 46),
    Stage.CONSTRUCTION: (92, 128), Stage.ACCEPTANCE: (18, 32)}
"""The fewest and the most days that a lift stays in a stage."""

LISTED_SINCE = date(2024, 9, 28)
"""All lifts were in the programme by then."""

SHORT_OF_MONEY = "低楼层住户未交齐自筹资金，差额分摊方案未谈妥"
PIPES_IN_THE_WAY = "地下管线密集，无法迁改，不具备加装条件"


@cache
def works() -> tuple[Work, ...]:
    """Every work, by community."""
    from data.sample_pipes import pipe_works

    found = [*lifts(), *pipe_works()]
    order = list(dict.fromkeys(COMMUNITY.values()))
    return tuple(sorted(found, key=lambda work: (order.index(work.community), work.code)))


@cache
def lifts() -> tuple[Work, ...]:
    rng = stream("lifts")
    entries = [entry.split() for line in LIFTS.strip().splitlines() for entry in line.split("|")]
    return tuple(_lift(number, entry, rng) for number, entry in enumerate(entries, 1))


def _lift(number: int, entry: list[str], rng: np.random.Generator) -> Work:
    compound, place, planned, *outcome = entry
    number_of_building, number_of_unit = (int(part) for part in place.split("-"))
    reached = Stage(outcome[0]) if len(outcome) == 2 else Stage.IN_SERVICE
    finish = _day(planned, int(rng.integers(12, 27)))
    history = _history(reached, _day(outcome[-1], int(rng.integers(8, 27))), rng)
    entered = dict(history)
    is_waiting_for_money = reached is Stage.SIGNING
    return Work(
        code=f"YS-DT-{number:03d}", name=f"{compound}{number_of_building}号楼{number_of_unit}单元加装电梯",
        compound=compound, building=f"{number_of_building}号楼", unit=f"{number_of_unit}单元",
        work_type=WorkType.ELEVATOR_RETROFIT, work_text="加装电梯", count_unit="台",
        households=building(compound, number_of_building).households_a_unit,
        history=history, pieces=((entered.get(Stage.CONSTRUCTION), entered.get(Stage.IN_SERVICE)),),
        planned_start_on=finish - timedelta(days=130), planned_finish_on=finish,
        budget=round(float(rng.uniform(58, 74)), 1), contractor=f"演示电梯工程{'一二'[number % 2]}公司",
        stalled_on=date(2025, 6, 27) if is_waiting_for_money else None,
        blocked_reason={Stage.SIGNING: SHORT_OF_MONEY, Stage.CANCELLED: PIPES_IN_THE_WAY}.get(reached))


def _history(reached: Stage, entered: date, rng: np.random.Generator) -> tuple[tuple[Stage, date], ...]:
    """Backwards from the stage that is known, each stage lasting its usual days."""
    if reached is Stage.CANCELLED:
        return ((Stage.CONSULTATION, entered - timedelta(days=90)), (reached, entered))
    days = [(reached, entered)]
    for stage in reversed(LIFT_STAGES[:LIFT_STAGES.index(reached)]):
        entered -= timedelta(days=int(rng.integers(*STAGE_DAYS[stage], endpoint=True)))
        days.append((stage, entered))
    first, since = days[-1]
    days[-1] = (first, min(since, LISTED_SINCE))
    return tuple(reversed(days))


def _day(month: str, day: int) -> date:
    year, number = month.split("-")
    return date(int(year), int(number), day)
