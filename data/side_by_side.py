"""Step 1b: tables beside one another on one sheet, and small ones of another sort at the right of a table."""

import re
from dataclasses import replace

from data import columns
from data.vocabulary.terms import KIND
from data.workbook import Sheet


def split(sheet: Sheet, headers: list[int]) -> tuple[list[Sheet], str]:
    """The sheet's tables from left to right, given the rows that look like a header, and the headers of a table of
    another sort that is left out."""
    for number in headers:
        row = sheet.rows[number]
        texts = [columns.plain(cell) if isinstance(cell, str) else "" for cell in row]
        reach = {left: right for top, left, bottom, right in sheet.merged if top <= number <= bottom}
        for found in (_repeated_blocks(texts), _blocks_with_gaps(texts, reach)):
            blocks = [(first, reach.get(last, last)) for first, last in found]
            if len(blocks) > 1 and _are_apart(sheet, number, blocks):
                return [_columns_of(sheet, number, first, last) for first, last in blocks], ""
    for number in headers[:1]:
        first = _legend(sheet, number)
        if first:
            beside = "、".join(str(cell) for cell in sheet.rows[number][first:] if cell != "")
            return [_without(sheet, number, first)], beside
    return [sheet], ""


def _repeated_blocks(texts: list[str]) -> list[tuple[int, int]]:
    """房号|意见|房号|意见: the same headers again and again, with or without empty columns between."""
    used = [index for index, text in enumerate(texts) if text]
    for size in range(2, len(used) // 2 + 1):
        parts = [used[start:start + size] for start in range(0, len(used), size)]
        if len(used) % size == 0 and len({tuple(texts[i] for i in part) for part in parts}) == 1 \
                and len({texts[i] for i in parts[0]}) == size:
            return [(part[0], part[-1]) for part in parts]
    return []


def _blocks_with_gaps(texts: list[str], reach: dict[int, int]) -> list[tuple[int, int]]:
    """Blocks with an empty column between that name the same thing (each has its own 小区 or 房号)."""
    texts = [text or next((texts[left] for left, right in reach.items() if left < index <= right), "")
             for index, text in enumerate(texts)]
    blocks, start = [], None
    for index, text in enumerate([*texts, ""]):
        if text and start is None:
            start = index
        elif not text and start is not None:
            blocks.append((start, index - 1))
            start = None
    named = [{text for text in texts[first:last + 1] if columns.is_known(text)} for first, last in blocks]
    is_parted = len(blocks) > 1 and all(len(names) > 1 for names in named) and set.intersection(*named)
    return blocks if is_parted else []


def _are_apart(sheet: Sheet, header: int, blocks: list[tuple[int, int]]) -> bool:
    """Whether nothing stands outside the blocks, and no header cell is merged over their borders."""
    inside = {index for first, last in blocks for index in range(first, last + 1)}
    if any(top <= header <= bottom and any(left <= last < right for _, last in blocks)
           for top, left, bottom, right in sheet.merged):
        return False
    outside = [index for index in range(len(sheet.rows[header])) if index not in inside]
    return not any(row[index] != "" for row in sheet.rows[header:] for index in outside)


def _columns_of(sheet: Sheet, header: int, first: int, last: int) -> Sheet:
    """The sheet with one block's columns; a line alone in its row above the header speaks for all blocks."""
    width = len(sheet.rows[header])
    rows = []
    for number, row in enumerate(sheet.rows):
        is_title = number < header
        is_for_all = is_title and len(row) - row.count("") == 1
        has_own_months = is_title and len({cell for cell in row if _is_month(cell)}) > 1
        rows.append(row if is_for_all else [
            cell if first <= index <= last or (
                is_title and _says_for_all(cell) and not (has_own_months and _is_month(cell))) else ""
            for index, cell in enumerate(row)])
    return replace(
        sheet, rows=rows,
        merged=[merge for merge in sheet.merged if first <= merge[1] and merge[3] <= last
                or merge[2] < header and merge[3] - merge[1] > width // 2],
        faults={at: fault for at, fault in sheet.faults.items() if first <= at[1] <= last})


def _says_for_all(cell: object) -> bool:
    """填报单位：…, 截至2024年6月30日: what stands at an end of the title block and is no title of one table."""
    return isinstance(cell, str) and bool(re.search(r"[:：]|20\d{2}|\d月", cell))


def _is_month(cell: object) -> bool:
    """2025年9月 over one table and 2025年10月 over the next speak for one each."""
    return isinstance(cell, str) and bool(re.match(r"\s*(?:20\d{2}年)?\d{1,2}月", cell))


# --- a legend ---

_PLACED = {"street", "community", "compound", "building", "unit", "project_name"}


def _legend(sheet: Sheet, header: int) -> int | None:
    """The first column of a small table behind an empty column: 阶段 | 数量, which names no place and whose lines are
    not the rows' own."""
    row = sheet.rows[header]
    used = [index for index, cell in enumerate(row) if cell != ""]
    gaps = [(left, right) for left, right in zip(used, used[1:], strict=False) if right - left > 1]
    if not gaps or len(used) - used.index(gaps[-1][1]) < 2:
        return None
    left, first = gaps[-1]
    body = sheet.rows[header + 1:]
    if any(cell != "" for line in sheet.rows[header:] for cell in line[left + 1:first]) or any(
            top <= header <= bottom and start < first <= end for top, start, bottom, end in sheet.merged):
        return None
    own, its = _fields(row[:left + 1]), _fields(row[first:])
    lines = [line for line in body if any(cell != "" for cell in line[first:])]
    if its & _PLACED or not own & _PLACED or len(lines) < 2:
        return None
    names = [line[first] for line in lines]
    numbers = [cell for line in lines for cell in line[first + 1:] if cell != ""]
    is_list = all(isinstance(name, str) and name for name in names) and len(set(names)) == len(names) and bool(
        numbers) and all(isinstance(cell, int | float) for cell in numbers)
    stands_alone = [line for line in lines if all(cell == "" for cell in line[:left + 1])]
    last_alone = bool(stands_alone) and stands_alone[-1] is lines[-1]
    is_shorter = len(lines) < sum(any(cell != "" for cell in line[:left + 1]) for line in body)
    is_told = bool(_fields(row[first:first + 1]) - own)
    return first if is_list and (last_alone or own & its or (is_shorter and not is_told)) else None


def _fields(headers: list) -> set[str]:
    """The fields of a ledger that the headers name."""
    names = columns.names_of(KIND["projects"])
    plain = (columns.plain(cell) for cell in headers if isinstance(cell, str))
    return {names[text][0].name for text in plain if text in names}


def _without(sheet: Sheet, header: int, first: int) -> Sheet:
    """The sheet without the columns from one on; its titles stay."""
    rows = [row if number < header else [*row[:first], *[""] * (len(row) - first)]
            for number, row in enumerate(sheet.rows)]
    return replace(sheet, rows=rows, merged=[merge for merge in sheet.merged if merge[0] < header or merge[3] < first],
                   faults={at: fault for at, fault in sheet.faults.items() if at[1] < first})
