"""Workbooks made byte by byte: what openpyxl would never write, but other programs do."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(parts: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in parts.items():
            writer.writestr(name, content)
    return target.getvalue()


def xlsx(
    *sheets: str, calculation: str = "", formats: tuple[int, ...] = (0,), epoch: str = "", folder: str = "xl/",
    main: str = MAIN, relations: str = RELATIONS, extra: dict[str, bytes | str] | None = None,
) -> bytes:
    """An .xlsx whose sheets hold these rows of raw XML; the cell style s="n" has the number format formats[n]."""
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n, _ in enumerate(sheets, start=1))
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(sheets, start=1))
    styles = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in formats)
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _CONTENT_TYPES.format(folder=folder, sheets="".join(
            _SHEET_TYPE.format(folder=folder, n=n) for n, _ in enumerate(sheets, start=1))),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{relations}/officeDocument" '
                       f'Target="{folder}workbook.xml"/></Relationships>',
        f"{folder}workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><workbookPr {epoch}/>'
                                 f'<sheets>{listed}</sheets>{calculation}</workbook>',
        f"{folder}_rels/workbook.xml.rels":
            f'<Relationships xmlns="{_PACKAGE}">{targets}<Relationship Id="rId99" Type="{relations}/styles" '
            f'Target="styles.xml"/></Relationships>',
        f"{folder}styles.xml": f'<styleSheet xmlns="{main}"><fonts><font/></fonts><fills><fill><patternFill patternType="none"/></fill></fills><borders><border/>'
                               f'</borders><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{styles}</cellXfs>'
                               f'</styleSheet>'}
    for number, rows in enumerate(sheets, start=1):
        sheet = rows if "worksheet xmlns" in rows else f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"{folder}worksheets/sheet{number}.xml"] = sheet
    return archive(parts | (extra or {}))


_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/{folder}workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{sheets}</Types>')
_SHEET_TYPE = (
    '<Override PartName="/{folder}worksheets/sheet{n}.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>')


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


# --- compound files: the container of .xls, .doc, .ppt and of encrypted .xlsx ---

_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file; short streams are filled up, so that no stream needs the small sectors."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        content = content.ljust(4096, b"\0")
        start, count = len(sectors), -(-len(content) // _SECTOR)
        sectors += [content[i * _SECTOR:(i + 1) * _SECTOR].ljust(_SECTOR, b"\0") for i in range(count)]
        chain += [*range(start + 1, start + count), _END]
        entries.append(_entry(name, 2, start, len(content), right=number + 1 if number < len(streams) else _FREE))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    directory_start = len(sectors)
    sectors += [directory[i:i + _SECTOR] for i in range(0, len(directory), _SECTOR)]
    chain += [*range(directory_start + 1, len(sectors)), _END]
    fat_count = -(-(len(chain) + 1) // 128)
    fat_start = len(sectors)
    table = [*chain, *[_FAT] * fat_count]
    table += [_FREE] * (fat_count * 128 - len(table))
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count,
        directory_start, 0, 4096, _END, 0, _END, 0)
    places = [fat_start + i for i in range(fat_count)] + [_FREE] * (109 - fat_count)
    return header + struct.pack("<109I", *places) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ", encoded, len(encoded) + 2, kind, 1, _FREE, right, child, b"", 0, b"", b"", start, size)


def records(*pairs: tuple[int, bytes]) -> bytes:
    """A stream of .xls records."""
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in pairs)


def xls_95(
    rows: list[list[str | float]], *, codepage: int | None = 936, encoding: str = "gbk", has_chart: bool = False,
) -> bytes:
    """An .xls of Excel 95, whose texts are bytes in some encoding; `#N/A` is an error value. `has_chart`: a chart sheet
    stands before the one with the rows."""
    start_of_part = (0x809, struct.pack("<HH4x", 0x500, 5))
    globals_ = [start_of_part, *([(0x42, struct.pack("<H", codepage))] if codepage else [])]
    names = [(b"Chart", 2)] * has_chart + [("工作".encode(encoding), 0)]
    chart = records((0x809, struct.pack("<HH4x", 0x500, 0x20)), (0x0A, b"")) if has_chart else b""

    def bound_sheets(*starts: int) -> list[tuple[int, bytes]]:
        return [(0x85, struct.pack("<IBBB", start, 0, kind, len(name)) + name)
                for start, (name, kind) in zip(starts, names, strict=True)]

    length = len(records(*globals_, *bound_sheets(*range(len(names))), (0x0A, b"")))
    starts = [length, length + len(chart)] if has_chart else [length]
    sheet = [(0x809, struct.pack("<HH4x", 0x500, 0x10)),
             (0x200, struct.pack("<HHHHH", 0, len(rows), 0, len(rows[0]), 0))]
    sheet += [_xls_cell(struct.pack("<HHH", number, column, 0), cell, encoding)
              for number, row in enumerate(rows) for column, cell in enumerate(row)]
    return compound({"Book": records(*globals_, *bound_sheets(*starts), (0x0A, b"")) + chart + records(*sheet, (0x0A, b""))})


def _xls_cell(place: bytes, cell: str | float, encoding: str) -> tuple[int, bytes]:
    if cell == "#N/A":
        return 0x205, place + b"\x2a\x01"
    if isinstance(cell, str):
        text = cell.encode(encoding)
        return 0x204, place + struct.pack("<H", len(text)) + text
    return 0x203, place + struct.pack("<d", cell)


# --- .xlsb ---

def xlsb(rows: list[list[str | float | None]], *, merged: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    """A binary workbook with one sheet 台账: `#N/A` is an error value, `=1/0` a formula whose result is one; `merged`
    are first row, last row, first column, last column."""
    body = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)) + _record(145)
    for number, row in enumerate(rows):
        body += _record(0, struct.pack("<I", number) + bytes(13))
        body += b"".join(_xlsb_cell(column, cell) for column, cell in enumerate(row) if cell is not None)
    body += _record(146) + b"".join(_record(176, struct.pack("<IIII", *span)) for span in merged) + _record(130)
    book = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("台账"))
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
    return archive({
        "[Content_Types].xml": "<Types/>", "xl/workbook.bin": _record(131) + _record(143) + book + _record(144) + _record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>',
        "xl/worksheets/sheet1.bin": body})


def _xlsb_cell(column: int, cell: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    if cell == "#N/A":
        return _record(3, place + b"\x2a")
    if cell == "=1/0":
        return _record(11, place + b"\x07\0\0" + bytes(8))
    return _record(6, place + _wide(cell)) if isinstance(cell, str) else _record(5, place + struct.pack("<d", cell))


def _record(kind: int, data: bytes = b"") -> bytes:
    assert len(data) < 128
    return (bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])) + bytes([len(data)]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


# --- .ods ---

def ods(rows: str) -> bytes:
    """An .ods with one sheet 台账 of raw XML rows."""
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return archive({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": f'<office:document-content {spaces} {calc}><office:body><office:spreadsheet>'
                       f'<table:table table:name="台账">{rows}</table:table>'
                       f'</office:spreadsheet></office:body></office:document-content>'})
