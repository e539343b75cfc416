"""The package of an .xlsx, .xlsm, .xlsb or .ods file: what it is, whether it may be unpacked, and what its parts tell
beside the values that the reader gives."""

import io
import posixpath
import zipfile
import zlib
from concurrent.futures import Executor, Future
from functools import cached_property
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from data.formats import ods, records, sheet_xml
from data.formats.grid import Cell, Sheet, Unreadable
from data.vocabulary.thresholds import READING

_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ValueError, KeyError, NotImplementedError, EOFError, OSError)
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_OTHER_KINDS = {"word/": "is-word", "ppt/": "is-slides", "ofd.xml": "is-pdf", "index/": "not-a-workbook"}
_OTHER_DOCUMENTS = {"text": "is-word", "presentation": "is-slides"}


class Package:
    """An opened package; `workbook` is the path of its main part. Raises Unreadable."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self._archive.infolist()
        except _BROKEN as problem:
            raise Unreadable("broken-archive") from problem
        unpacked_bytes = sum(entry.file_size for entry in entries)
        if len(entries) > READING.archive_entries_count or unpacked_bytes > READING.unpacked_bytes:
            raise Unreadable("unpacks-too-large")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("password")
        self._names = {_plain(entry.filename): entry.filename for entry in entries}
        self._faults: dict[str, Future[dict[Cell, str]]] = {}
        self.is_ods = self._is_ods()
        self.workbook = "content.xml" if self.is_ods else self._find_workbook()

    def _is_ods(self) -> bool:
        if "mimetype" not in self._names:
            return False
        said = self._read("mimetype").decode("ascii", "replace").strip()
        if said.startswith(_SPREADSHEET):
            if "meta-inf/manifest.xml" in self._names and b"encryption-data" in self._read("META-INF/manifest.xml"):
                raise Unreadable("password")
            return True
        if said.startswith("application/vnd.oasis.opendocument."):
            raise Unreadable(_OTHER_DOCUMENTS.get(said.rsplit(".", 1)[1].split("-")[0], "not-a-workbook"))
        return False

    def _find_workbook(self) -> str:
        """Some programs leave the folder xl/ out, so any place will do."""
        found = [name for name in self._names if posixpath.basename(name) in ("workbook.xml", "workbook.bin")]
        if found:
            return min(found, key=len)
        raise Unreadable(next(
            (code for start, code in _OTHER_KINDS.items() if any(name.startswith(start) for name in self._names)),
            "is-archive"))

    @property
    def has_macros(self) -> bool:
        return any(posixpath.basename(name) == "vbaproject.bin" for name in self._names)

    @property
    def is_xlsx(self) -> bool:
        return self.workbook.endswith("workbook.xml")

    def look_for_faults(self, side: Executor) -> None:
        """Begin to look for lost cells beside the reader, which lets other threads work while it parses."""
        if self.is_xlsx:
            self._faults = {path: side.submit(self._faults_of, path) for path in self.sheet_paths.values()}

    def _faults_of(self, path: str) -> dict[Cell, str]:
        with self._archive.open(self._names[_plain(path)]) as part:
            return sheet_xml.faults_of(part, is_to_be_calculated=self._is_to_be_calculated)

    def complete(self, sheet: Sheet, *, lacks_merged: bool) -> None:
        """Add the cells whose value is lost, and the merged ranges of the formats whose reader does not tell them."""
        if self.is_ods:
            self._ods_notes.get(sheet.name, ods.TableNotes()).add_to(sheet)
            return
        path = self.sheet_paths.get(sheet.name)
        if path is None:
            return
        if not self.is_xlsx:
            sheet.faults, sheet.merged = records.read_xlsb_sheet(self._read(path))
            return
        try:
            sheet.faults = self._faults[path].result()
            if lacks_merged:
                with self._archive.open(self._names[_plain(path)]) as part:
                    sheet.merged = sheet_xml.merged_of(part)
        except _BROKEN as problem:
            raise Unreadable("broken-archive") from problem

    @cached_property
    def sheet_paths(self) -> dict[str, str]:
        """The part of each sheet, by the sheet's name."""
        folder, file = posixpath.split(self.workbook)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._names:
            return {}
        targets = {each.get("Id", ""): each.get("Target", "") for each in self._xml(relations)}
        sheets = self._sheets() if self.is_xlsx else records.sheets_of_xlsb(self._read(self.workbook))
        paths = {name: posixpath.normpath(posixpath.join("/", folder, targets.get(key, ""))) for name, key in sheets}
        return {name: path for name, path in paths.items() if _plain(path) in self._names}

    def _sheets(self) -> list[tuple[str, str]]:
        """Names and relation keys, in whichever of the format's two namespaces."""
        return [(sheet.get("name", ""), next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""))
                for sheet in self._xml(self.workbook).iterfind(".//{*}sheet")]

    @cached_property
    def _ods_notes(self) -> dict[str, ods.TableNotes]:
        return ods.read(self._read(self.workbook))

    @cached_property
    def _is_to_be_calculated(self) -> bool:
        """Whether the program that wrote the file left all calculating to Excel; its results may be placeholders."""
        said = self._read(self.workbook)
        return b'fullCalcOnLoad="1"' in said or b'fullCalcOnLoad="true"' in said

    def _xml(self, path: str) -> Element:
        try:
            return defusedxml.ElementTree.fromstring(self._read(path))
        except (ParseError, DefusedXmlException, ValueError, LookupError) as problem:
            raise Unreadable("broken-archive") from problem

    def _read(self, path: str) -> bytes:
        try:
            return self._archive.read(self._names[_plain(path)])
        except _BROKEN as problem:
            raise Unreadable("broken-archive") from problem


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
