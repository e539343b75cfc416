"""Consents, household by household, on the invented 演示街道: risers where all must sign, lifts in 18 units."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.sample_books.layout import DEMO, SIGNATURES, SampleBook, SampleSheet
from data.sample_books.places import COMMUNITY, HIGH_COMPOUND, RISER_COMPOUND, STREET, building, stream
from data.sample_books.works import lifts
from data.vocabulary.terms import Opinion

Place = tuple[int, int]
"""Building and unit."""

Counts = tuple[int, ...]
"""Rooms that agree, object, are undecided, unreached, absent, abstain."""

LIFT_UNITS = """
1-1 25 2 1 1 1 0 | 1-2 24 3 1 1 1 0 | 1-3 22 4 2 1 1 0 | 2-1 26 3 1 1 1 0 | 2-2 23 5 2 1 0 1
2-3 18 6 4 3 1 0 | 3-1 30 3 1 1 1 0 | 3-2 26 5 3 1 1 0 | 4-1 23 4 1 1 1 0 | 4-2 17 2 5 4 2 0
5-1  9 3 9 7 2 0 | 5-2 13 8 4 3 1 1 | 5-3 17 6 4 2 1 0 | 6-1 25 4 1 1 1 0 | 6-2 16 6 5 4 1 0
6-3 12 5 9 5 1 0 | 7-1 26 2 1 0 1 0 | 7-2 22 3 3 1 1 0
"""
"""己巳花园: building-unit, then the counts of the last round.

Met: 1-1 1-2 1-3 2-1 2-2 3-1 3-2 4-1 6-1 7-1. One signature short: 5-3, and 2-3 by its area alone; two: 4-2 6-2.
Far: 5-1 6-3. 5-2 cannot pass any more. 7-2 lacks areas.
"""

FIRST_ROUNDS = "3-2 20 7 5 3 1 0 | 5-3 13 7 6 3 1 0 | 6-1 18 6 5 2 1 0"
"""The units that were asked twice, as they answered first."""

WITHOUT_AREAS = {(7, 2): 6}
OWNERS_OF_TWO = ((1, 3), (2, 2), (4, 1))
TURNED_AGAINST = (3, 2)
"""Here one household agreed in the first round and objects in the second."""

RISER_UNITS = """
3-1 24 0 2 0 0 0 | 3-2 26 0 0 0 0 0 | 3-3 23 1 1 1 0 0 | 5-1 20 0 0 3 1 0 | 5-2 23 0 1 0 0 0
"""
"""丙寅一里, where every household must sign."""

LIFT_REASONS = ("采光", "通风", "噪音", "费用分摊", "房屋价值", "低楼层不受益", "低楼层不受益", "采光")
RISER_REASONS = ("刚装修", "施工期间生活不便")
SIGNED = {Opinion.AGREE: "已签", Opinion.OBJECT: "拒签", Opinion.UNDECIDED: "未签", Opinion.ABSENT: "空置"}
ROOM_AREAS = (68.4, 52.7, 74.9, 45.3, 61.2, 83.6, 57.8)


def household_consents() -> list[SampleBook]:
    return [_risers(), _lifts()]


def _risers() -> SampleBook:
    columns = (
        "楼号", "单元", "房号", "楼层", "建筑面积（㎡）", "产权人", "签字情况", "未签原因", "签字日期", "居住情况",
        "备注")
    rng = stream("riser consents")
    rows = []
    for place, counts in _units(RISER_UNITS).items():
        rooms = _rooms(RISER_COMPOUND, place, first_owner=len(rows) + 1, rng=rng)
        for room, answer in zip(rooms, _answers(rooms, counts), strict=True):
            reason, day, occupancy = _circumstances(answer, date(2025, 4, 7), RISER_REASONS, rng)
            rows.append((
                f"{place[0]}号楼", f"{place[1]}单元", room.number, room.floor, room.area, room.owner,
                SIGNED.get(answer, answer.label), reason, day, occupancy, DEMO))
    sheet = SampleSheet(
        name="逐户签字", columns=columns, rows=rows, merged_down=(0, 1), footers=(SIGNATURES,),
        titles=(f"{_place(RISER_COMPOUND)}楼内上下水改造逐户签字表（{DEMO}）", "改造类型：上下水改造"))
    return SampleBook(f"{STREET}_上下水改造逐户征询_{RISER_COMPOUND}.xlsx", (sheet,))


def _lifts() -> SampleBook:
    columns = (
        "楼栋", "单元号", "房号", "楼层", "产权人", "产权面积（㎡）", "征询轮次", "征询意见", "反对原因", "征询日期",
        "居住情况", "备注")
    rng = stream("lift consents")
    first, second = _units(FIRST_ROUNDS), _units(LIFT_UNITS)
    rounds: tuple[list, list] = ([], [])
    for place, counts in second.items():
        rooms = _rooms(HIGH_COMPOUND, place, first_owner=len(rounds[0]) + 1, rng=rng)
        last = _answers(rooms, counts)
        _share_an_owner(rooms, last, place)
        rounds[0].extend(_lift_rows(place, rooms, _answers(rooms, first.get(place, counts)), round_number=1, rng=rng))
        if place in first:
            _turn_one_against(rooms, last, place)
            rounds[1].extend(_lift_rows(place, rooms, last, round_number=2, rng=rng))
    sheets = [SampleSheet(
        name=f"第{number}轮", columns=columns, rows=rows, merged_down=(0, 1), footers=(SIGNATURES,),
        titles=(f"{_place(HIGH_COMPOUND)}加装电梯逐户征询表（第{number}轮，{DEMO}）", "征询事项：加装电梯"))
        for number, rows in enumerate(rounds, 1)]
    return SampleBook(f"{STREET}_加装电梯逐户征询_{HIGH_COMPOUND}.xlsx", sheets)


def _units(text: str) -> dict[Place, Counts]:
    parts = [part.split() for line in text.strip().splitlines() for part in line.split("|")]
    return {
        tuple(int(number) for number in place.split("-")): tuple(int(count) for count in counts)
        for place, *counts in parts}


def _place(compound: str) -> str:
    return f"{STREET}{COMMUNITY[compound]}{compound}"


@dataclass
class Room:
    """A household before it is asked: reluctant on a low floor and in a small flat, hard to find at a low `reach`."""

    floor: int
    position: int
    area: float | None
    owner: str
    reluctance: float
    reach: float

    @property
    def number(self) -> str:
        return f"{self.floor}{self.position:02d}"


def _rooms(compound: str, place: Place, *, first_owner: int, rng: np.random.Generator) -> list[Room]:
    house = building(compound, place[0])
    areas = rng.choice(ROOM_AREAS, house.rooms_a_floor, replace=False)
    rooms = []
    for number, (floor, position) in enumerate(house.rooms(), first_owner):
        area = float(areas[position - 1])
        reluctance = float(rng.normal()) + 0.35 * (house.floors - floor) + 0.015 * (60 - area)
        rooms.append(Room(floor, position, area, _owner(number), reluctance, float(rng.random())))
    if compound == HIGH_COMPOUND and place in WITHOUT_AREAS:
        for room in rooms[:WITHOUT_AREAS[place]]:
            room.area = None
    return rooms


def _owner(number: int) -> str:
    return f"演示业主{number:03d}"


def _answers(rooms: list[Room], counts: Counts) -> list[Opinion]:
    """Who cannot be found first; then the least reluctant agree, the most reluctant object."""
    agreed, objected, undecided, unreached, absent, abstained = counts
    by_reach = sorted(range(len(rooms)), key=lambda index: rooms[index].reach)
    asked = sorted(by_reach[absent + unreached:], key=lambda index: rooms[index].reluctance)
    answers = dict(zip(by_reach, [Opinion.ABSENT] * absent + [Opinion.UNREACHED] * unreached, strict=False))
    given = ([Opinion.AGREE] * agreed + [Opinion.UNDECIDED] * undecided + [Opinion.ABSTAIN] * abstained
             + [Opinion.OBJECT] * objected)
    answers.update(zip(asked, given, strict=True))
    return [answers[index] for index in range(len(rooms))]


def _share_an_owner(rooms: list[Room], answers: list[Opinion], place: Place) -> None:
    """In some units one owner has two of the rooms that agree."""
    if place in OWNERS_OF_TWO:
        one, other = [room for room, answer in zip(rooms, answers, strict=True) if answer is Opinion.AGREE][:2]
        other.owner = one.owner


def _turn_one_against(rooms: list[Room], answers: list[Opinion], place: Place) -> None:
    """The keenest objects in the second round, the most reluctant agrees: the counts stay."""
    if place == TURNED_AGAINST:
        order = sorted(range(len(rooms)), key=lambda index: rooms[index].reluctance)
        keen = next(index for index in order if answers[index] is Opinion.AGREE)
        reluctant = next(index for index in reversed(order) if answers[index] is Opinion.OBJECT)
        answers[keen], answers[reluctant] = answers[reluctant], answers[keen]


def _lift_rows(
        place: Place, rooms: list[Room], answers: list[Opinion], *, round_number: int,
        rng: np.random.Generator) -> Iterator[tuple]:
    first_day = _first_day(place, round_number, rng)
    for room, answer in zip(rooms, answers, strict=True):
        reason, day, occupancy = _circumstances(answer, first_day, LIFT_REASONS, rng)
        yield (f"{place[0]}号楼", f"{place[1]}单元", room.number, room.floor, room.owner, room.area,
               f"第{'一二'[round_number - 1]}轮", answer.label, reason, day, occupancy, DEMO)


def _first_day(place: Place, round_number: int, rng: np.random.Generator) -> date:
    """Units whose lift is in the ledger were asked while it was consulted; the others in 2025."""
    consulted = {(work.building, work.unit): work.history[0][1] for work in lifts() if work.compound == HIGH_COMPOUND}
    known = consulted.get((f"{place[0]}号楼", f"{place[1]}单元"))
    if known and round_number == 1:
        return known
    if round_number == 2:
        return date(2025, 9, 8)
    return date(2025, 3, 3) + timedelta(days=int(rng.integers(0, 150)))


def _circumstances(
        answer: Opinion, first_day: date, reasons: tuple[str, ...], rng: np.random.Generator) -> tuple:
    """Reason of an objection, day of the answer, who lives there."""
    reason = reasons[int(rng.integers(len(reasons)))]
    day = first_day + timedelta(days=int(rng.integers(0, 48)))
    occupancy = "出租" if rng.random() < 0.18 else "自住"
    return (reason if answer is Opinion.OBJECT else None,
            None if answer in (Opinion.ABSENT, Opinion.UNREACHED) else day,
            "空置" if answer is Opinion.ABSENT else occupancy)
