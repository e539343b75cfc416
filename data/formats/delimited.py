"""Tables saved as text: commas, tabs, semicolons or bars between the cells, whatever the file is called."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from data.formats.decoding import decode, settle_text
from data.formats.grid import Remark, Sheet, Unreadable, check_size
from data.vocabulary.thresholds import READING

_DELIMITERS = ",\t;|"
_SAID = re.compile(r'"?sep=([,\t;|])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LISTED_COUNT = 10


def parse(content: bytes) -> tuple[list[Sheet], list[Remark]]:
    """The one sheet of a text file. Raises Unreadable."""
    text = decode(content)
    said = _SAID.match(text)
    text = text[said.end():] if said else text
    rows, remarks = _rows(text, said[1] if said else _delimiter(text))
    width = max(map(len, rows), default=0)
    if width < 2:
        raise Unreadable("not-a-workbook")
    remarks += _drop_shifted(rows)
    width = max(map(len, rows))
    check_size(len(rows), width)
    sheet = Sheet(name="", rows=[row + [""] * (width - len(row)) for row in rows])
    return [sheet], remarks + settle_text(sheet)


def _delimiter(text: str) -> str:
    """The mark that parts most of the first lines into the same number of cells."""
    head = text[:65536].rpartition("\n")[0] or text[:65536]

    def evenness(mark: str) -> int:
        try:
            widths = Counter(map(len, _read(head, mark, is_quoted=True)))
        except csv.Error:
            return 0
        return max((width - 1) * count for width, count in widths.items()) if widths else 0

    return max(_DELIMITERS, key=evenness)


def _rows(text: str, delimiter: str) -> tuple[list[list[str]], list[Remark]]:
    """The cells. A quotation mark without a partner would swallow all lines to the next one into a single cell: then
    quotation marks are plain signs, if the rows come out more even."""
    readings = []
    for options in ({"is_quoted": True, "is_strict": True}, {"is_quoted": True}, {"is_quoted": False}):
        try:
            readings.append(list(_read(text, delimiter, **options)))
        except csv.Error:
            continue
        if options.get("is_strict"):
            return readings[0], []
    if not readings:
        raise Unreadable("not-a-workbook")
    return max(readings, key=_even_count), [Remark("quotes-mended")]


def _even_count(rows: list[list[str]]) -> int:
    return max(Counter(map(len, rows)).values(), default=0)


def _read(text: str, delimiter: str, *, is_quoted: bool, is_strict: bool = False) -> Iterator[list[str]]:
    """The rows, equal texts as one object; stops before they fill the memory."""
    known: dict[str, str] = {}
    know = known.setdefault
    quoting = csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE
    count = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=is_strict):
        count += len(row)
        if count > READING.cells_count:
            raise Unreadable("too-many-cells")
        yield list(map(know, row, row))


def _drop_shifted(rows: list[list[str]]) -> list[Remark]:
    """Rows with more cells than their table has columns: a delimiter within a text has shifted what follows it.

    The first line without gaps, at the top or below a blank one, may be the header of a wider table.
    """
    limit, _ = max(Counter(map(len, rows)).items(), key=lambda item: item[1])
    shifted = []
    is_header_due = True
    for number, row in enumerate(rows):
        if len(row) - row.count("") < 2:
            is_header_due = True
        elif is_header_due and "" not in row:
            limit, is_header_due = max(limit, len(row)), False
        if len(row) > limit:
            if any(row[limit:]):
                shifted.append(number)
                row.clear()
            del row[limit:]
    if not shifted:
        return []
    listed = "、".join(str(number + 1) for number in shifted[:_LISTED_COUNT])
    return [Remark("shifted-rows", "", (shifted[0], 0), {"count": len(shifted), "rows": listed})]
