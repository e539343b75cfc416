"""What a file is by its bytes, whatever its name says; for what is no table at all, the advice that fits it."""

import re
from enum import Enum, auto

from data.formats.grid import Unreadable


class Format(Enum):
    """The ways a table is stored: zipped parts, Excel 97 streams, XML of 2003, web pages, pages in one file, text."""

    PACKAGE = auto()
    COMPOUND = auto()
    XML_2003 = auto()
    PAGE = auto()
    BUNDLE = auto()
    TEXT = auto()


_OTHERS = {
    b"%PDF": "is-pdf", b"{\\rtf": "is-word", b"\x89PNG": "is-picture", b"\xff\xd8\xff": "is-picture",
    b"GIF8": "is-picture", b"II*\x00": "is-picture", b"MM\x00*": "is-picture", b"Rar!": "is-archive",
    b"7z\xbc\xaf": "is-archive", b"\x1f\x8b": "is-archive", b"\xfd7zXZ": "is-archive", b"BZh": "is-archive",
    b"%TSD-Header": "is-locked", b"\x09\x00\x04\x00": "is-old-excel", b"\x09\x02\x06\x00": "is-old-excel",
    b"\x09\x04\x06\x00": "is-old-excel", b"SQLite format 3": "not-a-workbook", b"MZ": "not-a-workbook"}
"""First bytes. %TSD-Header: 绿盾 and its kin, which encrypt what leaves the office; old Excel: BIFF 2 to 4."""

_OTHERS_WITHIN = (
    (re.compile(rb"E-SafeNet"), 512, "is-locked"), (re.compile(rb"RIFF....WEBP", re.DOTALL), 12, "is-picture"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.DOTALL), 12, "is-picture"),
    (re.compile(rb"BM....\0\0\0\0", re.DOTALL), 10, "is-picture"))
"""Signs at or behind the beginning, and how far to look. E-SafeNet: 亿赛通."""

_COMPOUND = b"\xd0\xcf\x11\xe0"
_XML_2003 = re.compile(rb"<(?:\w+:)?workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_PAGE = re.compile(rb"<(?:!doctype html|html|head|meta|title|style|script|body|frameset|table|tr|div|center|form)[\s>]")
_HEAD_BYTES = 16_384


def format_of(content: bytes) -> Format:
    """How the file is stored. Raises Unreadable for what cannot hold a table."""
    for start, code in _OTHERS.items():
        if content.startswith(start):
            raise Unreadable(code)
    for sign, depth, code in _OTHERS_WITHIN:
        if sign.search(content[:depth]):
            raise Unreadable(code)
    if content.startswith(b"PK"):
        return Format.PACKAGE
    if content.startswith(_COMPOUND):
        return Format.COMPOUND
    head = content[:_HEAD_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"mime-version:", b"from:")) and b"multipart/related" in head:
        return Format.BUNDLE
    if head.startswith((b'{"', b'[{"')):
        raise Unreadable("not-a-workbook")  # the answer of a program, mostly about an export that failed
    if not head.startswith(b"<"):
        return Format.TEXT
    if _XML_2003.search(head):
        return Format.XML_2003
    if _PAGE.search(head):
        return Format.PAGE
    raise Unreadable("markup-not-workbook")
