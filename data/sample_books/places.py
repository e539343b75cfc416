"""The invented 演示街道: its communities, compounds and buildings."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.sample_books.layout import DEMO, SIGNATURES, SampleBook, SampleSheet, total_row

SEED = 20251103
"""Every generated figure comes from this number, through one stream a subject."""

STREET = "演示街道"

COMPOUNDS = {
    "甲子社区": ("甲子一里", "甲子二里", "甲子三里", "甲子家园"),
    "乙丑社区": ("乙丑家园", "乙丑一里", "乙丑东里", "乙丑西里"),
    "丙寅社区": ("丙寅一里", "丙寅二里", "丙寅三里", "丙寅东里"),
    "丁卯社区": ("丁卯新村", "丁卯一里", "丁卯北里", "丁卯花园"),
    "戊辰社区": ("戊辰北里", "戊辰南里", "戊辰东里", "戊辰一里"),
    "己巳社区": ("己巳花园", "己巳一里", "己巳二里", "己巳新村"),
    "庚午社区": ("庚午南里", "庚午北里", "庚午一里", "庚午家园"),
    "辛未社区": ("辛未一里", "辛未二里", "辛未东里", "辛未家园"),
}
COMMUNITY = {compound: community for community, compounds in COMPOUNDS.items() for compound in compounds}


def stream(subject: str) -> np.random.Generator:
    """The random numbers of one subject: they stay the same when another subject changes."""
    return np.random.default_rng([SEED, *subject.encode()])


@dataclass(frozen=True)
class Building:
    compound: str
    number: int
    units: int
    floors: int
    rooms_a_floor: int
    rooms_on_ground_floor: int
    built_year: int

    @property
    def households_a_unit(self) -> int:
        return (self.floors - 1) * self.rooms_a_floor + self.rooms_on_ground_floor

    @property
    def households(self) -> int:
        return self.units * self.households_a_unit

    def rooms(self) -> list[tuple[int, int]]:
        """(floor, position) of each room of a unit, from the ground up."""
        counts = [self.rooms_on_ground_floor] + [self.rooms_a_floor] * (self.floors - 1)
        return [(floor, position) for floor, count in enumerate(counts, 1) for position in range(1, count + 1)]


HIGH_COMPOUND = "己巳花园"
HIGH_BUILDINGS = ((3, 10, 3), (3, 8, 4), (2, 9, 4), (2, 10, 3), (3, 10, 3), (3, 8, 4), (2, 10, 3))
"""Units, floors, rooms a floor: 7 buildings, 18 units, 564 households."""

RISER_COMPOUND = "丙寅一里"
RISER_BUILDINGS = {3: (3, 7, 4, 2), 5: (2, 6, 4, 4)}
"""Units, floors, rooms a floor, rooms on the ground floor: 26 and 24 households a unit."""

SHAPES = ((3, 6, 3), (4, 6, 3), (5, 6, 2), (6, 6, 2), (4, 5, 3))


@cache
def buildings() -> tuple[Building, ...]:
    """The buildings of all compounds, in order."""
    rng = stream("buildings")
    return tuple(building for compound in COMMUNITY for building in _compound(compound, rng))


def building(compound: str, number: int) -> Building:
    return next(one for one in buildings() if (one.compound, one.number) == (compound, number))


def households(compound: str) -> int:
    return sum(one.households for one in buildings() if one.compound == compound)


def _compound(compound: str, rng: np.random.Generator) -> list[Building]:
    first_year = int(rng.integers(1979, 1995))
    count = 10 if compound == RISER_COMPOUND else int(rng.integers(6, 12))
    shapes = [SHAPES[int(rng.integers(len(SHAPES)))] for _ in range(count)]
    years = [first_year + int(rng.integers(0, 4)) for _ in range(count)]
    if compound == HIGH_COMPOUND:
        shapes, years = list(HIGH_BUILDINGS), [1998] * len(HIGH_BUILDINGS)
    found = []
    for number, ((units, floors, rooms), year) in enumerate(zip(shapes, years, strict=False), 1):
        ground = rooms
        if compound == RISER_COMPOUND:
            units, floors, rooms, ground = RISER_BUILDINGS.get(number, (3, 6, 3, 3))
        found.append(Building(compound, number, units, floors, rooms, ground, year))
    return found


def register() -> SampleBook:
    """The building register 楼栋底册."""
    rng = stream("residents")
    columns = ("序号", "社区", "小区", "楼号", "建成年份", "层数", "单元数", "户数", "居民人数", "60岁以上人数")
    rows = []
    for number, one in enumerate(buildings(), 1):
        residents = round(one.households * rng.uniform(2.1, 2.6))
        elderly = round(residents * rng.uniform(0.24, 0.42))
        rows.append((
            number, COMMUNITY[one.compound], one.compound, f"{one.number}号楼", one.built_year, one.floors, one.units,
            one.households, residents, elderly))
    sheet = SampleSheet(
        name="楼栋底册", columns=columns, rows=rows, merged_down=(1, 2),
        titles=(f"{STREET}楼栋底册（{DEMO}）",), total=total_row("合计", rows, summed={6, 7, 8, 9}),
        footers=(SIGNATURES,))
    return SampleBook(f"{STREET}_楼栋底册.xlsx", (sheet,))
