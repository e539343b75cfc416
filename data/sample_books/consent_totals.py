"""Consents on the invented 演示街道 where only the totals of a unit are known."""

import math

import numpy as np

from data.sample_books.layout import DEMO, SIGNATURES, SampleBook, SampleSheet, total_row
from data.sample_books.places import COMMUNITY, COMPOUNDS, HIGH_COMPOUND, STREET, buildings, stream
from data.sample_books.works import lifts

UNITS_COUNT = 100
NOT_MET = ("one_short",) * 5 + ("two_short",) * 3 + ("far",) * 3 + ("blocked",) * 2 + ("without_area",)
"""The units whose owners have not agreed; every other unit has met its tests."""

Unit = tuple[str, int, int]
"""Compound, building, unit."""


def consent_totals() -> SampleBook:
    """One row a unit, 2025-10: the lifts of the ledger that have no household list, and others in consultation."""
    rng = stream("consent totals")
    columns = (
        "社区", "小区", "楼号", "单元", ("户数", "总户数"), ("户数", "同意户数"), ("户数", "反对户数"),
        ("户数", "未表态户数"), ("户数", "未联系户数"), ("面积（㎡）", "总面积"), ("面积（㎡）", "同意面积"),
        ("面积（㎡）", "参与面积"), "备注")
    households = {(one.compound, one.number, unit): one.households_a_unit
                  for one in buildings() for unit in range(1, one.units + 1)}
    rows = []
    for (compound, number, unit), outcome in _outcomes(list(households), rng).items():
        figures = _figures(households[compound, number, unit], outcome, rng)
        rows.append((COMMUNITY[compound], compound, f"{number}号楼", f"{unit}单元", *figures, DEMO))
    sheet = SampleSheet(
        name="征询汇总", columns=columns, rows=rows, merged_down=(0,), footers=(SIGNATURES,),
        total=total_row("合计", rows, summed=set(range(4, 12))),
        titles=(f"{STREET}加装电梯征询情况汇总表（{DEMO}）", "截至2025年10月31日",
                f"街道：{STREET}　征询事项：加装电梯"))
    return SampleBook(f"{STREET}_征询汇总_2025年10月.xlsx", (sheet,))


def _outcomes(units: list[Unit], rng: np.random.Generator) -> dict[Unit, str]:
    """The outcome of each chosen unit, in the order of the register."""
    in_ledger = {(work.compound, int(work.building[:-2]), int(work.unit[:-2])): work.is_cancelled for work in lifts()}
    first_two = {compound for compounds in COMPOUNDS.values() for compound in compounds[:2]}
    agreed = [unit for unit, is_cancelled in in_ledger.items() if not is_cancelled and unit[0] != HIGH_COMPOUND]
    others = [unit for unit in units if unit[0] in first_two and unit[0] != HIGH_COMPOUND and unit not in in_ledger]
    chosen = [others[index] for index in rng.permutation(len(others))[:UNITS_COUNT - len(agreed)]]
    outcomes = dict.fromkeys(agreed, "met") | dict.fromkeys(chosen, "met") | dict(zip(chosen, NOT_MET, strict=False))
    return {unit: outcomes[unit] for unit in units if unit in outcomes}


def _figures(households: int, outcome: str, rng: np.random.Generator) -> tuple:
    agreed, objected = _votes(households, outcome, rng)
    pending = households - agreed - objected
    undecided = int(rng.integers(0, pending + 1))
    room_area = round(float(rng.uniform(48, 72)), 1)
    areas = (None,) * 3 if outcome == "without_area" else tuple(
        round(count * room_area, 1) for count in (households, agreed, agreed + objected))
    return households, agreed, objected, undecided, pending - undecided, *areas


def _votes(households: int, outcome: str, rng: np.random.Generator) -> tuple[int, int]:
    """Households that agree and that object, so that the unit comes out as told under 2/3 taking part, 3/4 agreeing."""
    if outcome in ("one_short", "two_short"):
        short = 1 if outcome == "one_short" else 2
        voting = math.ceil(households * 2 / 3)
        voting += -(voting + short) % 4
        agreed = (voting + short) * 3 // 4 - short
        return agreed, voting - agreed
    if outcome == "blocked":
        objected = math.ceil(households * 0.3)
        return math.floor(households * 0.55), objected
    if outcome == "far":
        return math.floor(households * 0.35), math.ceil(households * 0.12)
    voting = math.ceil(households * rng.uniform(0.82, 0.97))
    objected = math.floor(voting * rng.uniform(0.0, 0.2))
    return voting - objected, objected
