"""The works on the invented 演示街道: what was planned, how each moved through its stages, and what it did.

The story at the end of 2025-10: 28 of 34 lifts done, 5 in construction, 1 waiting for its owners' money. Rain drains
renewed in six compounds in the summer of 2024 really cut the complaints; two other works did nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from data.sample_books.places import COMMUNITY, building, households, stream
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

DRAINS = """
甲子二里 雨水管改造       2024-06-24 2024-09-28 2024-09-30
乙丑家园 排水管网改造     2024-07-15 2024-10-25 2024-10-31
丙寅一里 雨水管线改造     2024-06-11 2024-09-20 2024-09-30
己巳花园 雨污水管线改造   2024-07-02 2024-10-18 2024-10-31
庚午南里 雨水管线改造     2024-08-05 2024-10-22 2024-10-31
辛未一里 排水管网改造     2024-08-12 2024-10-28 2024-10-31
丁卯新村 道路排水         2024-06-18 2024-08-30 2024-08-31
丙寅二里 屋面防水         2024-07-08 2024-09-12 2024-09-30
戊辰北里 雨水管线改造     2025-05-12 2025-07-24 2025-07-31
甲子一里 雨污水管线改造   2025-09-08 -          2025-11-30
乙丑家园 二次供水改造     2025-03-10 2025-05-23 2025-05-31
辛未一里 二次供水改造     2025-08-18 -          2025-11-15
丁卯新村 屋面防水         -          -          2025-12-20
庚午南里 渗漏治理         -          -          2025-12-31
"""
"""Compound, work, started, finished, planned finish."""

BEFORE_THE_START = {"丁卯新村": Stage.DESIGN, "庚午南里": Stage.CONSULTATION}
"""The stage of those that have not started."""

WORK_TYPES = {
    "屋面防水": WorkType.ROOF_WATERPROOFING, "二次供水改造": WorkType.WATER_SUPPLY, "渗漏治理": WorkType.LEAK_REPAIR}
CODES = {
    WorkType.DRAINAGE: "PS", WorkType.ROOF_WATERPROOFING: "WM", WorkType.WATER_SUPPLY: "GS", WorkType.LEAK_REPAIR: "SL"}

RISERS = """
戊辰南里 1 2025-09-30 2025-06-03/2025-08-12 2025-06-20/2025-08-27 2025-07-01/2025-09-05
戊辰南里 2 2025-10-31 2025-07-21/2025-09-18 2025-08-04/2025-10-10 2025-09-01/-
戊辰南里 3 2025-12-15 2025-09-22/-          -/-                   -/-
戊辰南里 4 2025-12-20 -/-                   -/-                   -/-
丙寅一里 3 2025-12-25 -/-                   -/-                   -/-
丙寅一里 5 2025-12-25 -/-                   -/-
"""
"""Compound, building, planned finish, then start/finish of each riser."""

ONE_MISSING = "1户刚完成装修，不同意入户施工，未签字"


@cache
def works() -> tuple[Work, ...]:
    """Every work, by community and compound."""
    order = list(COMMUNITY)
    return tuple(sorted([*lifts(), *_drains(), *_risers()], key=lambda work: (order.index(work.compound), work.code)))


@cache
def lifts() -> tuple[Work, ...]:
    rng = stream("lifts")
    entries = [entry.split() for line in LIFTS.strip().splitlines() for entry in line.split("|")]
    return tuple(_lift(number, entry, rng) for number, entry in enumerate(entries, 1))


def _lift(number: int, entry: list[str], rng: np.random.Generator) -> Work:
    compound, place, planned, *outcome = entry
    number_of_building, number_of_unit = (int(part) for part in place.split("-"))
    reached = Stage(outcome[0]) if len(outcome) == 2 else Stage.IN_SERVICE
    finish = _day_of(planned, int(rng.integers(12, 27)))
    history = _history(reached, _day_of(outcome[-1], int(rng.integers(8, 27))), rng)
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


def _day_of(month: str, day: int) -> date:
    year, number = month.split("-")
    return date(int(year), int(number), day)


def _drains() -> list[Work]:
    return [_drain(number, *line.split()) for number, line in enumerate(DRAINS.strip().splitlines(), 1)]


def _drain(number: int, compound: str, text: str, started: str, finished: str, planned: str) -> Work:
    start, finish, planned_finish = _date(started), _date(finished), date.fromisoformat(planned)
    work_type = WORK_TYPES.get(text, WorkType.DRAINAGE)
    planned_start = (start or planned_finish - timedelta(days=60)).replace(day=1)
    listed = planned_start - timedelta(days=120)
    if start:
        designed = listed + timedelta(days=70)
        history = ((Stage.CONSULTATION, listed), (Stage.DESIGN, designed), (Stage.CONSTRUCTION, start))
    else:
        history = ((BEFORE_THE_START[compound], listed),)
    return Work(
        code=f"YS-{CODES[work_type]}-{number:03d}", name=f"{compound}{text}", compound=compound, work_type=work_type,
        work_text=text, count_unit="处", households=households(compound),
        history=history + (((Stage.COMPLETED, finish),) if finish else ()), pieces=((start, finish),),
        planned_start_on=planned_start, planned_finish_on=planned_finish,
        budget=120.0 + 13.5 * number, contractor="演示市政工程公司")


def _risers() -> list[Work]:
    return [_riser(number, *line.split()) for number, line in enumerate(RISERS.strip().splitlines(), 1)]


def _riser(number: int, compound: str, house: str, planned: str, *pairs: str) -> Work:
    pieces: tuple[Piece, ...] = tuple(tuple(_date(end) for end in pair.split("/")) for pair in pairs)
    starts, finishes = [start for start, _ in pieces if start], [finish for _, finish in pieces]
    planned_finish = date.fromisoformat(planned)
    history = [(Stage.CONSULTATION, date(2025, 2, 17)), (Stage.SIGNING, date(2025, 3, 24))]
    if starts:
        history.append((Stage.CONSTRUCTION, min(starts)))
    if all(finishes):
        history.append((Stage.COMPLETED, max(finishes)))
    is_refused = compound == "戊辰南里" and not starts
    each = building(compound, int(house)).households_a_unit
    return Work(
        code=f"YS-SX-{number:03d}", name=f"{compound}{house}号楼上下水改造", compound=compound, building=f"{house}号楼",
        work_type=WorkType.RISER_RENEWAL, work_text="楼内上下水改造", count_unit="单元", households=each * len(pieces),
        history=tuple(history), pieces=pieces, planned_start_on=planned_finish - timedelta(days=100),
        planned_finish_on=planned_finish, budget=38.0 * len(pieces), contractor="演示管道工程公司",
        stalled_on=date(2025, 8, 20) if is_refused else None, blocked_reason=ONE_MISSING if is_refused else None)


def _date(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)
