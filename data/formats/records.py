"""The record streams of .xls (BIFF) and .xlsb files: which cells hold error values, which are merged, and the encoding.

The reader gives "" for an error value in both, and no merged ranges of an .xlsb.
"""

import re
import struct
from collections.abc import Iterator

from data.formats.grid import Cell, Unreadable

# --- .xls: two bytes of kind, two bytes of length ---

_BOUNDSHEET, _BOF, _EOF, _FILEPASS, _CODEPAGE, _BOOLERR, _FORMULA = 0x85, 0x809, 0x0A, 0x2F, 0x42, 0x205, 0x06
_HEAD = struct.Struct("<HH")
_MAY_HOLD_ERROR = re.compile(rb"\x05\x02\x08\x00.{7}\x01|\x06\x00..{7}\x02.{5}\xff\xff", re.DOTALL)


def faults_of_xls(stream: bytes) -> list[dict[Cell, str]]:
    """The error cells of each worksheet (charts left out), in the order of the workbook. Raises Unreadable."""
    starts = []
    for kind, start, size in _records(stream, 0):
        if kind == _FILEPASS:
            raise Unreadable("password")
        if kind == _BOUNDSHEET and size >= 6 and stream[start + 5] == 0:
            starts.append(struct.unpack_from("<I", stream, start)[0])
    if not _MAY_HOLD_ERROR.search(stream):
        return [{} for _ in starts]
    return [_faults_of_xls_sheet(stream, start) for start in starts]


_VERSION_8, _UTF_16, _WESTERN = 0x600, 1200, 1252
_OLDER_ENCODINGS = dict.fromkeys((437, 850, 936, 1252, 10_000), "gb18030") | {950: "big5hkscs"}
_BYTES = {chr(byte): byte for byte in range(256)} | {
    bytes([byte]).decode("cp1252"): byte for byte in range(128, 160) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def with_readable_encoding(stream: bytes) -> tuple[bytes, str | None]:
    """The same stream, naming an encoding the reader can handle; with the one its text is in, where that is another.

    Excel 97 files hold UTF-16 whatever they say; many Java programs say Western, and the reader believes it. Of older
    files the reader can handle only Western, which is also what programs say that never thought about it.
    """
    is_8 = stream[4:6] == struct.pack("<H", _VERSION_8)
    for kind, start, size in _records(stream, 0):
        if kind == _CODEPAGE and size >= 2:
            said, = struct.unpack_from("<H", stream, start)
            if not is_8 and said not in _OLDER_ENCODINGS:
                return stream, None
            stream = stream[:start] + struct.pack("<H", _UTF_16 if is_8 else _WESTERN) + stream[start + 2:]
            return stream, None if is_8 else _OLDER_ENCODINGS[said]
    return stream, None if is_8 else "gb18030"


def decoded_again(text: str, encoding: str) -> str:
    """Text that was read as Western, read as what it is."""
    try:
        return bytes(map(_BYTES.__getitem__, text)).decode(encoding)
    except (KeyError, UnicodeDecodeError):
        return text


def _faults_of_xls_sheet(stream: bytes, start: int) -> dict[Cell, str]:
    faults = {}
    for kind, at, size in _records(stream, start):
        if kind == _BOOLERR and size >= 8:
            is_error = stream[at + 7] == 1
        elif kind == _FORMULA and size >= 14:
            is_error = stream[at + 6] == 2 and stream[at + 12:at + 14] == b"\xff\xff"
        else:
            continue
        if is_error:
            faults[struct.unpack_from("<HH", stream, at)] = "error"
    return faults


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start and size of every record to the end of the part that begins here, those of inner charts left out."""
    depth = 0
    while position + 4 <= len(stream):
        kind, size = _HEAD.unpack_from(stream, position)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and position + 4 + size <= len(stream):
            yield kind, position + 4, size
        position += 4 + size


# --- .xlsb: kind and length in bytes of seven bits each ---

_ROW, _CELL_ERROR, _FORMULA_ERROR, _BUNDLE_SHEET, _MERGE_CELL = 0, 3, 11, 156, 176
_MAY_BE_TOLD = re.compile(
    rb"[\x03\x0b][\x09-\xff].{,1}..\0\0....[\0\x07\x0f\x17\x1d\x24\x2a\x2b]|\xb0\x01\x10", re.DOTALL)


def sheets_of_xlsb(stream: bytes) -> list[tuple[str, str]]:
    """Name and relation key of each sheet."""
    sheets = []
    for kind, record in _xlsb_records(stream):
        if kind == _BUNDLE_SHEET:
            key, end = _text(record, 8)
            sheets.append((_text(record, end)[0], key))
    return sheets


def read_xlsb_sheet(stream: bytes) -> tuple[dict[Cell, str], list[tuple[int, int, int, int]]]:
    """The error cells and the merged ranges of one sheet."""
    faults, merged, row = {}, [], 0
    if not _MAY_BE_TOLD.search(stream):
        return faults, merged
    for kind, record in _xlsb_records(stream):
        if kind == _ROW and len(record) >= 4:
            row = struct.unpack_from("<I", record)[0]
        elif kind in (_CELL_ERROR, _FORMULA_ERROR) and len(record) >= 4:
            faults[row, struct.unpack_from("<I", record)[0]] = "error"
        elif kind == _MERGE_CELL and len(record) >= 16:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            merged.append((top, left, bottom, right))
    return faults, merged


def _xlsb_records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    position, length = 0, len(stream)
    while position + 1 < length:
        kind = stream[position]
        position += 1
        if kind > 0x7F:
            kind = kind & 0x7F | stream[position] << 7
            position += 1
        size = 0
        for place in range(0, 28, 7):
            byte = stream[position] if position < length else 0
            position += 1
            size |= (byte & 0x7F) << place
            if byte < 0x80:
                break
        yield kind, stream[position:position + size]
        position += size


def _text(record: bytes, position: int) -> tuple[str, int]:
    if position + 4 > len(record):
        return "", position
    count = struct.unpack_from("<I", record, position)[0]
    count = 0 if count == 0xFFFFFFFF else count
    end = position + 4 + 2 * count
    return record[position + 4:end].decode("utf-16-le", "replace"), end
