"""Step 3a: the line of an example that a template brings under its header: 例：20240101001, 示例社区."""

import re

from data.headers import Header
from data.places import name
from data.workbook import Sheet

_EXAMPLE = re.compile(r"[(（【\[]?(?:例|示例|样例|范例|例如|举例|填写示例|填报示例|填写样例)(?:[:：)）】\]]|\d|行|$)")
_PLACE = re.compile(r"(?:示例|样例|范例|某某|[xX×＊*]{2,})(?:街道|社区|小区|居委会|居民区|花园|家园)")
_PLACES = ("street", "community", "compound")
_FIRST_LINES = 3
"""An example stands at the top; further down a line of that name is somebody's."""


def find(sheet: Sheet, header: Header, rows: list[int]) -> list[int]:
    """Which of the first rows are examples."""
    places = [column.index for column in header.columns if column.field and column.field.name in _PLACES]
    found = []
    for row in rows[:_FIRST_LINES]:
        line = sheet.rows[row]
        first = next((cell for cell in line if cell != ""), "")
        is_marked = isinstance(first, str) and _EXAMPLE.match(name(first))
        if is_marked or any(_PLACE.fullmatch(name(line[index])) for index in places):
            found.append(row)
    return found
