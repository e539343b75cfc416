"""Tables drawn in text, a caption, and ways to read a figure as data."""

import re

import pandas as pd
import plotly.graph_objects as go

from pages.figures.frame import Caption

OCTOBER = pd.Timestamp(2025, 10, 1)


def table(drawing: str, **common) -> pd.DataFrame:
    """| a | b | lines as a DataFrame: numbers as numbers, YYYY-MM as the month's first day, empty cells missing."""
    lines = [line.strip().strip("|").split("|") for line in drawing.strip().splitlines()]
    head, *rows = [[cell.strip() for cell in line] for line in lines]
    data = pd.DataFrame([[_value(cell) for cell in row] for row in rows], columns=head)
    return data.assign(**common)


def caption(**more) -> Caption:
    return Caption(**{
        "scope": "各社区", "month_text": "2025年10月", "street": "演示街道", "data_until": "2025-10-31",
        "made_at": "11-03 09:12", "source": "电梯台账_2025年10月.xlsx", **more})


def trace(figure: go.Figure, name: str):
    return next(trace for trace in figure.data if trace.name == name)


def said(figure: go.Figure, name: str) -> list[str]:
    """The annotations of that name, without markup."""
    return [plain(note.text) for note in figure.layout.annotations if note.name == name]


def plain(words: str) -> str:
    return re.sub(r"<(?!br)[^>]+>", "", words)


def colours(figure: go.Figure) -> set[str]:
    return set(re.findall(r"#[0-9A-Fa-f]{6}\b", figure.to_json()))


def _value(cell: str):
    if not cell:
        return None
    if re.fullmatch(r"\d{4}-\d\d", cell):
        return pd.Timestamp(f"{cell}-01")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return pd.Timestamp(cell)
    if cell in ("yes", "no"):
        return cell == "yes"
    return float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) and "." in cell else (
        int(cell) if re.fullmatch(r"-?\d+", cell) else cell)
