"""Step 3d: a count that its header parts: 计划数 over 结转 | 新增, or 第一批 | 第二批, without a sum of them."""

import re
from typing import TYPE_CHECKING

from data.columns import Column, names_of, readable_share
from data.header_words import Path, plain
from data.row_values import Values
from data.vocabulary.sheet_words import COUNT_PARTS
from data.vocabulary.terms import Kind, Match
from data.vocabulary.thresholds import HEADERS

if TYPE_CHECKING:
    from data.body import Body

_PART = re.compile(COUNT_PARTS)


def recognise(columns: list[Column], paths: list[Path], kind: Kind, body: list[list]) -> None:
    """Mark the columns of a group that together are the count the group names, where no column says their sum."""
    groups: dict[str, list[Column]] = {}
    for column, path in zip(columns, paths, strict=True):
        if len(path) > 1:
            groups.setdefault(plain("".join(path[:-1])), []).append(column)
    taken = {column.field.name for column in columns if column.field}
    for group, parts in groups.items():
        entry = names_of(kind).get(group, (None,))[0]
        leaves = [plain(column.header.split("/")[-1]) for column in parts if column.field is None]
        is_parted = len(leaves) == len(parts) and all(map(_PART.fullmatch, leaves))
        if len(parts) > 1 and is_parted and entry and entry.values == "count" and entry.name not in taken and all(
                readable_share(entry, column, body) >= HEADERS.guess_readable_share for column in parts):
            for column in parts:
                column.part_of, column.match = entry, Match.SYNONYM


def add_up(values: Values, body: "Body") -> None:
    """Each such count is the sum of its parts; where all are blank it is not told."""
    columns = [column for column in body.header.columns if column.part_of]
    for entry in dict.fromkeys(column.part_of for column in columns):
        parts = [column for column in columns if column.part_of is entry]
        numbers = [body.read(Column(column.index, column.header, entry)) for column in parts]
        values[entry.name] = [
            sum(n or 0 for n in row) if any(n is not None for n in row) else None
            for row in zip(*numbers, strict=True)]
        if body.rows:
            body.say("parts-added", 0, entry, value="、".join(column.header.split("/")[-1] for column in parts))
