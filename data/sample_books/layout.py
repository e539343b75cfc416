"""What a sample workbook holds, before anybody writes it: sheets as an office lays them out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

DEMO = "演示数据"
"""The mark on everything generated."""

SIGNATURES = "填表人：　　　　审核人：　　　　填表日期："


@dataclass(frozen=True)
class SampleSheet:
    """One sheet: title lines, header, rows, a row of totals, lines below.

    `titles`: a line over the whole table, or a pair (left, right). `columns`: a header, or (group, header) for a
    two-line header. `merged_down`: columns whose repeated values are one merged cell.
    """

    name: str
    columns: Sequence[str | tuple[str, str]]
    rows: Sequence[tuple]
    titles: Sequence[str | tuple[str, str]] = ()
    total: tuple | None = None
    footers: Sequence[str] = ()
    merged_down: Sequence[int] = ()


@dataclass(frozen=True)
class SampleBook:
    file: str
    sheets: Sequence[SampleSheet]


def total_row(label: str, rows: Iterable[tuple], *, summed: Collection[int]) -> tuple:
    """A 合计 or 小计 row: the label in the first cell, the sums of the columns `summed`, else empty."""
    rows = list(rows)
    width = len(rows[0])
    sums = (_sum(row[column] for row in rows) if column in summed else None for column in range(1, width))
    return (label, *sums)


def _sum(values: Iterable) -> int | float:
    total = sum(value for value in values if value is not None)
    return round(total, 2) if isinstance(total, float) else total
