"""Step 3a: 其中 parts the line above it: where its parts add up to that line they are the rows, else it is.

住房类 12, 其中：漏水 8, 电梯 4: the finer rows are kept, the coarse one is their sum. 住房类 12, 其中：漏水 8 alone:
only the coarse one counts, and it is said.
"""

import re
from typing import TYPE_CHECKING

from data.headers import Header
from data.issues import issue
from data.places import clean
from data.workbook import Sheet

if TYPE_CHECKING:
    from data.lines import Lines

MARK = re.compile(r"\s*其中\s*[:：、,，]?\s*")
_FIGURES = ("count", "money", "area")
_SUBJECTS = ("topic", "work_type")


def settle(found: "Lines", sheet: Sheet, header: Header) -> None:
    """Take the parts for rows and the line above for their sum, where the numbers say so."""
    figures = [column.index for column in header.columns if column.field and column.field.values in _FIGURES]
    subjects = {column.index for column in header.columns if column.field and column.field.name in _SUBJECTS}
    named = {column.index for column in header.columns if column.field and column.field.values not in _FIGURES}
    sums, unparted = [], []
    for start in found.part_rows:
        label = next(index for index, cell in enumerate(sheet.rows[start]) if cell != "")
        head = max((row for row in _lines(found) if row < start), default=None)
        if head is None or label not in named or start in found.rows or not MARK.sub("", str(sheet.rows[start][label])):
            continue
        is_row = head in found.rows
        parts = _parts(found, sheet, start, _numbers(sheet.rows[head], figures))
        if is_row and label not in subjects:
            continue  # whose place a part of a place has stands in another column, if at all
        if parts:
            found.rows = sorted({*found.rows, *parts} - {head})
            found.total_rows = sorted(({*found.total_rows} - {row + 1 for row in parts}) | {head + 1})
            sums += [head] if is_row else []
        elif is_row and any(_numbers(sheet.rows[start], figures).values()):
            unparted.append((start, label))
    kept = {row + 1 for row in found.rows}
    found.issues = [each for each in found.issues if each.code != "total-row" or int(each.cell[1:]) not in kept]
    found.proved_rows.update(row + 1 for row in sums)
    found.issues += [issue("total-row", sheet=sheet.name, at=(row, 0)) for row in sums]
    if sums:
        found.issues.append(issue("sum-lines", sheet=sheet.name, at=(sums[0], 0), count=len(sums)))
    if unparted:
        row, label = unparted[0]
        found.issues.append(issue("part-of-line", sheet=sheet.name, at=(row, label), count=len(unparted),
                                  value=clean(sheet.rows[row][label])))


def _lines(found: "Lines") -> set[int]:
    """The rows and the totals, without the lines of 其中."""
    return ({*found.rows} | {row - 1 for row in found.total_rows}) - {*found.part_rows}


def _parts(found: "Lines", sheet: Sheet, start: int, whole: dict[int, float]) -> list[int]:
    """The lines from this one on, up to the next total, whose numbers add up to the whole."""
    ends = [row - 1 for row in found.total_rows if row - 1 > start and row - 1 not in found.part_rows]
    run = sorted(row for row in {*found.rows, *found.part_rows} if start <= row < min(ends, default=len(sheet.rows)))
    sums = dict.fromkeys(whole, 0)
    for count, row in enumerate(run, 1):
        for index, value in _numbers(sheet.rows[row], list(whole)).items():
            sums[index] += value
        if any(whole.values()) and all(abs(sums[index] - value) < _ROUNDING for index, value in whole.items()):
            return run[:count]
    return []


_ROUNDING = 0.005


def _numbers(line: list, figures: list[int]) -> dict[int, float]:
    return {index: line[index] for index in figures
            if isinstance(line[index], int | float) and not isinstance(line[index], bool)}
