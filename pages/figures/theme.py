"""The only colours, fonts and type sizes of the charts. Contrast and colour-blind distances: see tests/figures."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["card", "half", "full"]

FONT = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif'

WHITE = "#FFFFFF"
INK = "#1F2933"
SECOND = "#4A5662"
FOOTER = "#65717D"
OUTLINE = "#7C8894"
MID = "#8792A0"
REST = "#B9C1C9"
BORDER = "#D5DAE0"
GRID = "#E3E7EB"
SURFACE = "#F5F7F9"

ACCENT = "#174A7E"
ALARM = "#B8320F"
GREEN_TEXT = "#1B6B47"
AMBER_TEXT = "#8A6200"

RED_TINT = "#FBECE7"
AMBER_TINT = "#FCF3DD"
BLUE_TINT = "#E8EFF7"
GREY_TINT = "#EEF1F4"


@dataclass(frozen=True)
class Fill:
    """How an area is drawn: its colour, its 1 px border, the text that stands on it."""

    colour: str
    text: str
    border: str


@dataclass(frozen=True)
class Light:
    """A status light: colour never speaks alone, so the shape is part of it."""

    shape: str
    colour: str
    text: str


DONE = Fill(ACCENT, WHITE, WHITE)
IN_PROGRESS = Fill("#5B95CF", INK, WHITE)
NOT_STARTED = Fill("#E6EAEE", INK, OUTLINE)

LIGHTS = {
    "green": Light("●", "#2A9A68", GREEN_TEXT),
    "amber": Light("▲", "#C28A00", AMBER_TEXT),
    "red": Light("■", ALARM, ALARM),
    "accepted": Light("◆", ACCENT, ACCENT),
    "missing": Light("◇", OUTLINE, SECOND),
}

OPINIONS = {
    "agree": Fill(ACCENT, WHITE, WHITE),
    "object": Fill(ALARM, WHITE, WHITE),
    "undecided": Fill("#E3A72F", INK, AMBER_TEXT),
    "unreached": Fill(MID, INK, WHITE),
    "absent": Fill("#E6EAEE", INK, OUTLINE),
    "abstain": Fill("#8660A8", WHITE, WHITE),
}

BEFORE = Fill(MID, INK, MID)
DURING = Fill(AMBER_TINT, INK, AMBER_TEXT)
AFTER = Fill(ACCENT, WHITE, ACCENT)
HATCH = "#B58A1F"

HEAT = (
    Fill("#F1F5F9", INK, WHITE), Fill("#D3E1F0", INK, WHITE), Fill("#93B6DA", INK, WHITE),
    Fill("#34699E", WHITE, WHITE), Fill("#0E335A", WHITE, WHITE))

ACTUAL_WIDTH, LAST_YEAR_WIDTH, PLAN_WIDTH, LAST_POINT = 3.5, 2, 2, 11


@dataclass(frozen=True)
class Type:
    """Type sizes in px and `line`, the em a title line holds."""

    title: int
    subtitle: int
    axis: int
    label: int
    footer: int
    line: int


TYPES: dict[tuple[str, bool], Type] = {
    ("card", False): Type(18, 13, 12, 14, 11, 18),
    ("card", True): Type(22, 16, 15, 17, 14, 17),
    ("half", False): Type(20, 14, 13, 14, 12, 27),
    ("half", True): Type(25, 17, 16, 17, 15, 25),
    ("full", False): Type(20, 14, 13, 14, 12, 44),
    ("full", True): Type(25, 17, 16, 17, 15, 40),
}

HEIGHTS: dict[tuple[str, bool], int] = {
    ("card", False): 530, ("card", True): 575, ("half", False): 460, ("half", True): 500,
    ("full", False): 430, ("full", True): 460}

NARROWEST = {"card": 350, "half": 560, "full": 880}
"""The narrowest place a class is shown at, px: what fits there fits everywhere."""

ROW, TALLEST_ROW = 34, 56
"""Height of a row of bars, px: at least, and at most where few rows share a tall figure."""
