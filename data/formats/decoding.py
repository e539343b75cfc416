"""Text files: bytes to text, and cells that hold nothing but text to what they mean.

The encoding is told by the bytes: UTF-8, UTF-16, else GB18030 (what Chinese Excel writes). A few broken bytes do not
spoil a file; the cells they stand in are told.
"""

import codecs
import re

from data.formats.grid import Cell, Remark, Sheet, Unreadable, name_of
from data.vocabulary.thresholds import READING

_BROKEN = "\ufffd"
"""The sign for what could not be decoded, here or by the program that wrote the file."""
_GARBLED = (_BROKEN, "锟斤拷")
"""The second is what the first becomes in the wrong encoding."""
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, *, is_markup: bool = False) -> str:
    """The text without byte-order marks; `is_markup`: it may name its encoding itself. Raises Unreadable."""
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    encoding = marked or _silent_utf16(content)
    if encoding is None and _is_binary(content):
        raise Unreadable("not-a-workbook")
    text = content.decode(encoding, "replace") if encoding else _decode_unmarked(content, is_markup)
    return text.lstrip("\ufeff")


def _silent_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its commas, digits and line ends is zero."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not even and odd > len(head) // 40:
        return "utf-16-le"
    return "utf-16-be" if not odd and even > len(head) // 40 else None


def _is_binary(content: bytes) -> bool:
    head = content[:4096]
    return b"\x00" in head or len(_BINARY.findall(head)) > len(head) // 100


def _decode_unmarked(content: bytes, is_markup: bool) -> str:
    """The first encoding that fits without loss, else the one that loses little.

    A slip in a UTF-8 file is looked for before GB18030 is tried, which makes other words of nearly any bytes.
    """
    declared = _DECLARED.search(content[:4096]) if is_markup else None
    is_big5 = declared is not None and declared[1].lower().startswith((b"big5", b"cp950"))
    chinese = "big5hkscs" if is_big5 else "gb18030"
    for encoding, read in (("utf-8", _wholly), ("utf-8", _mostly), (chinese, _wholly), (chinese, _mostly)):
        text = read(content, encoding)
        if text is not None:
            return text
    raise Unreadable("unknown-encoding")


def _wholly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mostly(content: bytes, encoding: str) -> str | None:
    """The text, if only a small share of what is not plain ASCII is broken."""
    text = content.decode(encoding, "replace")
    foreign_count = len(text) - len(text.encode("ascii", "ignore"))
    return text if text.count(_BROKEN) <= foreign_count * READING.broken_text_share else None


_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)|Err:5\d\d", re.IGNORECASE)
_FORCED_TEXT = re.compile(r'="([^"]*)"')
_LISTED_COUNT = 10


def settle_text(sheet: Sheet) -> list[Remark]:
    """Error values become faults, ="001" becomes 001; broken text is told. Each distinct cell is looked at once."""
    distinct = {cell for cell in set().union(*sheet.rows) if isinstance(cell, str)}
    errors = {cell for cell in distinct if _ERROR.fullmatch(cell)}
    forced = {cell: said[1] for cell in distinct if (said := _FORCED_TEXT.fullmatch(cell))}
    broken = {cell for cell in distinct if any(sign in cell for sign in _GARBLED)}
    sheet.faults |= dict.fromkeys(_places(sheet, errors), "error")
    for row, column in _places(sheet, set(forced)):
        sheet.rows[row][column] = forced[sheet.rows[row][column]]
    sheet.settle()
    places = _places(sheet, broken)
    listed = "、".join(name_of(*place) for place in places[:_LISTED_COUNT])
    return [Remark("broken-text", sheet.name, places[0], {"count": len(places), "cells": listed})] if places else []


def _places(sheet: Sheet, cells: set[str]) -> list[Cell]:
    return [(number, column) for number, row in enumerate(sheet.rows) if cells and not cells.isdisjoint(row)
            for column, cell in enumerate(row) if cell in cells]
