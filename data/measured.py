"""Step 2b: what a column of numbers measures: sums of money and shares stand under headers of counts.

投资完成情况（万元） over 计划 | 完成 is money, 完成 over 0.6 | 1 | 0 a share. Such a column is left unread, and said.
"""

import re

from data.columns import Column
from data.context import unit_of_money
from data.header_words import money_factor, plain
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Kind
from data.vocabulary.thresholds import HEADERS


def leave_out_others(columns: list[Column], kind: Kind, body: list[list], titles: str) -> None:
    """Take back the fields of columns whose numbers are not of the field's kind."""
    if kind.name in _COUNTED:
        _forget_money(columns, titles)
    counts = [column for column in columns if column.field and column.field.values == "count"]
    for column in counts:
        if speaks_of_share(column.header) or are_shares([line[column.index] for line in body]):
            column.forget()
    _forget_shares_beside_counts(columns, kind, body)


_COUNTED = ("projects", "plans")
_WORKS = ("planned_", "completed_", "in_progress_", "not_started_")


def _forget_money(columns: list[Column], titles: str) -> None:
    """A column that speaks of money; bare 计划 | 完成 too where the titles do and no column is named as money's own."""
    counts = [column for column in columns if column.field and column.field.values == "count"
              and column.field.name.startswith(_WORKS)]
    others = [column for column in columns if column not in counts]
    is_all_money = is_money(titles) and not any(speaks_of_money(column.header) for column in others)
    for column in counts:
        if speaks_of_money(column.header) or (is_all_money and not _names_count(column.header)):
            column.forget()


def is_money(titles: str) -> bool:
    """Whether the titles over a whole table say that its numbers are sums of money."""
    says_so = unit_of_money(titles) is not None or any(word in titles for word in words.MONEY_TITLES)
    return says_so and not _UNIT_OF_COUNT.search(titles)


def speaks_of_money(header: str) -> bool:
    is_named = any(word in header for word in words.MONEY_WORDS) and not _names_count(header.split("/")[-1])
    return is_named or money_factor(header) is not None


def speaks_of_share(header: str) -> bool:
    """完成（%）, 完成占比: whatever its numbers are, they are no pieces."""
    return any(word in header.split("/")[-1] for word in words.SHARE_WORDS)


_COUNT_UNIT = "|".join(unit for unit in words.COUNT_UNITS if unit not in ("层", "名", "口"))
_UNIT_OF_COUNT = re.compile(rf"单位[:：(（]?[^;；。]{{0,6}}?(?:{_COUNT_UNIT})(?![\u4e00-\u9fa5])")
_COUNT_NAMED = re.compile(rf"数$|[数(（/](?:{_COUNT_UNIT})[)）]?$|[台部户栋处]数|数量")


def _names_count(header: str) -> bool:
    """计划数, 完成台数, 计划（台）: a header that says itself that it counts things."""
    return bool(_COUNT_NAMED.search(header)) or bool(_COUNT_NAMED.search(plain(header)))


def are_shares(cells: list) -> bool:
    """Whether a column's numbers are shares: 60% in each cell, or none above 1 and some between 0 and 1."""
    filled = [cell for cell in cells if cell != ""]
    numbers = [cell for cell in filled if isinstance(cell, int | float) and not isinstance(cell, bool)]
    if len(numbers) == len(filled):
        return any(0 < cell < 1 for cell in numbers) and all(0 <= cell <= 1 for cell in numbers)
    return all(isinstance(cell, str) and cell.strip().endswith(words.PERCENT_SIGNS) for cell in filled)


def _forget_shares_beside_counts(columns: list[Column], kind: Kind, body: list[list]) -> None:
    """进度 40% beside the numbers it follows from is no stage."""
    found = {column.field.name: column for column in columns if column.field}
    stage = found.get("stage")
    if kind.name == "projects" and stage and "completed_count" in found:
        cells = [line[stage.index] for line in body if line[stage.index] != ""]
        shares = sum(isinstance(cell, int | float) or str(cell).strip().endswith(words.PERCENT_SIGNS) for cell in cells)
        if shares and shares >= HEADERS.guess_readable_share * len(cells):
            stage.forget()
