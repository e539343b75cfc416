"""The raw XML of one sheet of an .xlsx file: its error values and the formulas that nobody calculated.

The reader gives "" for both. A sheet of a hundred thousand rows has 60 MB of XML, so it is searched, not parsed.
"""

import re
from collections.abc import Iterator
from typing import IO

from data.formats.grid import Cell, Unreadable, cell_of

_PIECE_BYTES = 4 * 1024 * 1024
_LONGEST_ROW_BYTES = 64 * 1024 * 1024
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7})[\"']")
_ROW_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
_IS_TEXT = re.compile(rb"\st\s*=\s*[\"']str[\"']")
_MERGE = rb"<%bmergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7}):([A-Za-z]{1,3}\d{1,7})[\"']"


def faults_of(part: IO[bytes], *, is_to_be_calculated: bool) -> dict[Cell, str]:
    """The lost cells. `is_to_be_calculated`: where every formula's result is 0 or nothing, none was ever calculated."""
    faults: dict[Cell, str] = {}
    zeros: list[Cell] = []
    formulas_count, places = 0, None
    for block, prefix in _blocks(part):
        places = places or _Places(prefix)
        places.turn_to(block)
        for position in _errors(block, prefix):
            faults[places.of(position)] = "error"
        any_formula, without_result, with_zero = _patterns(prefix)
        if not any_formula.search(block):
            continue
        for found in without_result.finditer(block):
            if found[1] or not _IS_TEXT.search(places.tag_before(found.start())):
                faults.setdefault(places.of(found.start()), "uncached")
        if is_to_be_calculated:
            zeros += [places.of(found.start()) for found in with_zero.finditer(block)]
            without_count = sum(fault == "uncached" for fault in faults.values()) + len(zeros)
            formulas_count += len(any_formula.findall(block))
            is_to_be_calculated = formulas_count == without_count
    return faults | dict.fromkeys(zeros if is_to_be_calculated else (), "uncached")


def merged_of(part: IO[bytes]) -> list[tuple[int, int, int, int]]:
    """The merged ranges: first row, first column, last row, last column."""
    return [(*cell_of(found[1].decode()), *cell_of(found[2].decode()))
            for block, prefix in _blocks(part) for found in re.finditer(_MERGE % prefix, block)]


def _blocks(part: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The XML in pieces of whole rows, each with the prefix of the format's names."""
    rest, prefix = b"", None
    while piece := part.read(_PIECE_BYTES):
        block = rest + piece
        if prefix is None:
            root = _ROOT.search(block)
            prefix = root[1] or b"" if root else b""
        whole, end, rest = block.rpartition(b"</%brow>" % prefix)
        if len(rest) > _LONGEST_ROW_BYTES:
            raise Unreadable("unpacks-too-large")
        if end:
            yield whole, prefix
    yield rest, prefix or b""


def _patterns(prefix: bytes) -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    """Any formula; one without a result (group 1: the cell ends at once); one whose result is 0."""
    formula = rb"<%bf(?:\s[^>]*)?(?:/>|>[^<]*</%bf>)\s*" % (prefix, prefix)
    value = rb"<%bv(?:\s[^>]*)?" % prefix
    return (re.compile(rb"<%bf[\s/>]" % prefix),
            re.compile(formula + rb"(?:(</%bc>)|" % prefix + value + rb"(?:/>|>\s*</%bv>))" % prefix),
            re.compile(formula + value + rb">0(?:\.0)?</%bv>" % prefix))


def _errors(block: bytes, prefix: bytes) -> Iterator[int]:
    """Where a cell says that its value is an error; text may say the same, but not within a tag."""
    for sign in (rb't="e"', rb"t='e'") if b"'" in block else (rb't="e"',):
        for found in re.finditer(sign, block):
            start = block.rfind(b"<", 0, found.start())
            if block.startswith(b"<%bc" % prefix, start) and block.find(b">", start, found.start()) < 0:
                yield found.start()


class _Places:
    """Which cell a position of the XML belongs to: its name if it has one, else by counting rows and cells."""

    def __init__(self, prefix: bytes) -> None:
        self._row_start, self._cell_start = b"<%brow" % prefix, b"<%bc" % prefix
        self._block = b""
        self._row = -1
        self._counted = 0

    def turn_to(self, block: bytes) -> None:
        self._row += self._block.count(self._row_start, self._counted)
        self._block, self._counted = block, 0

    def tag_before(self, position: int) -> bytes:
        """The opening tag of the cell around a position."""
        start = self._block.rfind(self._cell_start, 0, position)
        return self._block[start:self._block.find(b">", start) + 1]

    def of(self, position: int) -> Cell:
        start = self._block.rfind(self._cell_start, 0, position + 1)
        named = _PLACE.search(self._block, start, self._block.find(b">", start))
        if named:
            return cell_of(named[1].decode())
        row_start = max(self._block.rfind(self._row_start, 0, start), 0)
        numbered = _ROW_NUMBER.search(self._block, row_start, self._block.find(b">", row_start))
        if numbered:
            row = int(numbered[1]) - 1
        else:
            if row_start >= self._counted:
                after = row_start + len(self._row_start)
                self._row += self._block.count(self._row_start, self._counted, after)
                self._counted = after
            row = self._row
        return row, self._block.count(self._cell_start, row_start, start)
