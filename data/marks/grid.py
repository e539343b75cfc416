"""A sheet's part: a style for some of its cells, a link to its comments; nothing else of it is changed."""

import re
from bisect import bisect_left
from collections.abc import Callable

from data.marks.xml_text import Edit, NotEditable, parse, parser, spliced, tag_end, with_attribute
from data.workbook import Cell, name_of

Restyle = Callable[[int, Cell], int]
"""(the cell's style, the cell) → its new style."""

_BEHIND_COMMENTS = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
"""The elements of a sheet that stand behind its legacyDrawing."""

_SELECTED = re.compile(rb"""(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected\s*=\s*("[^"]*"|'[^']*')""")
_COORDINATE = re.compile(r"([A-Za-z]{1,3})(\d+)$")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def at(name: str) -> Cell:
    """Row and column of a cell's name, both from 0: at("B3") == (2, 1). Raises NotEditable for no cell's name."""
    match = _COORDINATE.match(name)
    if not match:
        raise NotEditable(f"no cell {name}")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def deselected(xml: bytes) -> bytes:
    """The sheet as one that is not the chosen tab: two chosen tabs would be edited together."""
    head = xml.find(b"sheetData")
    head = len(xml) if head < 0 else head
    return _SELECTED.sub(rb"\1", xml[:head]) + xml[head:]


def drawing_id(xml: bytes) -> str | None:
    """The relation id of the sheet's comment boxes, if it has any."""
    walk = _Walk(xml, set(), lambda style, cell: style)
    return walk.legacy_id


def restyled(xml: bytes, cells: set[Cell], restyle: Restyle, *, drawing: str | None = None) -> bytes:
    """The sheet with these cells' styles changed; `drawing`: the id of new comment boxes.

    A cell the sheet does not mention yet is added where its row is there; a row that is not there stays away.
    """
    walk = _Walk(xml, cells, restyle)
    edits = walk.edits
    if drawing:
        place = walk.before if walk.before is not None else walk.close
        element = f'<{walk.prefix}legacyDrawing xmlns:r="{RELATIONS}" r:id="{drawing}"/>'
        edits.append((place, place, element.encode()))
    return spliced(xml, edits)


class _Walk:
    """One walk over the sheet's elements; only rows with cells to change are looked at closely."""

    def __init__(self, xml: bytes, cells: set[Cell], restyle: Restyle) -> None:
        self.edits: list[Edit] = []
        self.legacy_id: str | None = None
        self.before: int | None = None
        self.close, self.prefix = 0, ""
        self._xml, self._restyle = xml, restyle
        self._wanted: dict[int, list[int]] = {}
        for row, column in sorted(cells):
            self._wanted.setdefault(row, []).append(column)
        self._parser = parser(xml)
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        self._depth, self._row, self._column = 0, -1, -1
        self._pending: list[int] | None = None
        self._row_style: int | None = None
        self._row_tag = 0
        self._column_styles: list[tuple[int, int, int]] = []
        parse(self._parser, xml)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 4:
            if self._pending is not None and name == self.prefix + "c":
                self._cell(attributes)
        elif self._depth == 3:
            self._in_part(name.rpartition(":")[2], attributes)
        elif self._depth == 2:
            self._part_of_sheet(name.rpartition(":")[2], attributes)
        elif self._depth == 1:
            self.prefix = name[:-len(name.rpartition(":")[2])]

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth == 2 and self._pending is not None:
            self._end_row()
        elif self._depth == 0:
            self.close = self._parser.CurrentByteIndex

    def _part_of_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "legacyDrawing":
            self.legacy_id = next((v for key, v in attributes.items() if key.rpartition(":")[2] == "id"), None)
        elif name in _BEHIND_COMMENTS and self.before is None:
            self.before = self._parser.CurrentByteIndex

    def _in_part(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            wanted = self._wanted.get(self._row)
            self._pending = list(wanted) if wanted else None
            self._row_tag = self._parser.CurrentByteIndex
            has_style = attributes.get("customFormat") in ("1", "true")
            self._row_style = int(attributes.get("s", 0)) if has_style else None
        elif name == "col" and "style" in attributes:
            self._column_styles.append(
                (int(attributes["min"]) - 1, int(attributes["max"]) - 1, int(attributes["style"])))

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column = at(attributes["r"])[1] if "r" in attributes else self._column + 1
        place = self._parser.CurrentByteIndex
        missing = self._pending[:bisect_left(self._pending, self._column)]
        self._add(missing, place)
        del self._pending[:len(missing)]
        if self._pending and self._pending[0] == self._column:
            del self._pending[0]
            new = self._restyle(int(attributes.get("s", 0)), (self._row, self._column))
            self.edits.append(with_attribute(self._xml, place, "s", new))

    def _end_row(self) -> None:
        behind_tag = tag_end(self._xml, self._row_tag)
        if self._pending and self._xml[behind_tag - 2:behind_tag] == b"/>":
            self.edits.append((behind_tag - 2, behind_tag, b">"))
            self._add(self._pending, behind_tag)
            self.edits.append((behind_tag, behind_tag, f"</{self.prefix}row>".encode()))
        else:
            self._add(self._pending or [], self._parser.CurrentByteIndex)
        self._pending = None

    def _add(self, columns: list[int], place: int) -> None:
        for column in columns:
            new = self._restyle(self._style_of(column), (self._row, column))
            self.edits.append(
                (place, place, f'<{self.prefix}c r="{name_of(self._row, column)}" s="{new}"/>'.encode()))

    def _style_of(self, column: int) -> int:
        if self._row_style is not None:
            return self._row_style
        return next((style for first, last, style in self._column_styles if first <= column <= last), 0)
