"""The other works on the invented 演示街道: drains, risers, roofs, water supply."""

from datetime import date, timedelta

from data.sample_places import building, households
from data.sample_works import Piece, Work
from data.vocabulary.terms import Stage, WorkType

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


def pipe_works() -> list[Work]:
    """Drains, roofs and water supply, then risers."""
    lines = [line.split() for line in DRAINS.strip().splitlines()]
    risers = [line.split() for line in RISERS.strip().splitlines()]
    return ([_drain(number, *line) for number, line in enumerate(lines, 1)]
            + [_riser(number, *line) for number, line in enumerate(risers, 1)])


def _drain(number: int, compound: str, text: str, started: str, finished: str, planned: str) -> Work:
    start, finish, planned_finish = _day(started), _day(finished), date.fromisoformat(planned)
    work_type = WORK_TYPES.get(text, WorkType.DRAINAGE)
    planned_start = (start or planned_finish - timedelta(days=60)).replace(day=1)
    listed = planned_start - timedelta(days=120)
    if start:
        history = ((Stage.CONSULTATION, listed), (Stage.DESIGN, listed + timedelta(days=70)), (Stage.CONSTRUCTION, start))
    else:
        history = ((BEFORE_THE_START[compound], listed),)
    return Work(
        code=f"YS-{CODES[work_type]}-{number:03d}", name=f"{compound}{text}", compound=compound, work_type=work_type,
        work_text=text, count_unit="处", households=households(compound),
        history=history + (((Stage.COMPLETED, finish),) if finish else ()), pieces=((start, finish),),
        planned_start_on=planned_start, planned_finish_on=planned_finish,
        budget=120.0 + 13.5 * number, contractor="演示市政工程公司")


def _riser(number: int, compound: str, house: str, planned: str, *pairs: str) -> Work:
    pieces: tuple[Piece, ...] = tuple(tuple(_day(end) for end in pair.split("/")) for pair in pairs)
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


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)
