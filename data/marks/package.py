"""The parts of an .xlsx or .xlsm file: read, replaced, added; whatever is not touched is carried over as it is."""

import io
import posixpath
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from data.marks.xml_text import Element, NotEditable, added, escape, spliced, tree

RELATION_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_KINDS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm"}
"""Content type of the workbook part → how such a file is called."""


@dataclass(frozen=True)
class Relation:
    id: str
    type: str
    target: str


class Package:
    """The parts by name ("xl/workbook.xml"). Raises NotEditable for what is no (transitional) Open XML workbook."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError) as problem:
            raise NotEditable("no archive") from problem
        self._names = self._archive.namelist()
        self._changed: dict[str, bytes] = {}
        if len(set(self._names)) < len(self._names) or _TYPES not in self._names:
            raise NotEditable("no package")
        self.workbook = next((r.target for r in self.relations("") if r.type == "officeDocument"), "")
        self.suffix = _KINDS.get(self.content_type(self.workbook), "")
        if not self.suffix or self.workbook not in self:
            raise NotEditable("no transitional workbook")

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name in self._names

    def read(self, name: str) -> bytes:
        if name in self._changed:
            return self._changed[name]
        try:
            return self._archive.read(name)
        except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as problem:
            raise NotEditable(f"no part {name}") from problem

    def write(self, name: str, content: bytes, content_type: str = "") -> None:
        """Replace a part, or add one with its content type (without one, that of its extension)."""
        if name not in self and content_type:
            self._declare(f'Override PartName="/{escape(name)}" ContentType="{content_type}"')
        self._changed[name] = content

    def allow(self, extension: str, content_type: str) -> None:
        """Let parts with this extension be of that type."""
        if not any(entry.attributes.get("Extension", "").lower() == extension for entry in self._types()):
            self._declare(f'Default Extension="{extension}" ContentType="{content_type}"')

    def free_name(self, pattern: str) -> str:
        """The first name of a pattern ("xl/comments{}.xml") that no part has."""
        taken = {name.lower() for name in (*self._names, *self._changed)}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def content_type(self, name: str) -> str:
        """A part's own type, else that of its extension."""
        entries = [entry.attributes for entry in self._types()]
        own = [entry for entry in entries if entry.get("PartName", "").lower() == f"/{name}".lower()]
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        alike = [entry for entry in entries if entry.get("Extension", "").lower() == extension]
        return next((entry.get("ContentType", "") for entry in own + alike), "")

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to inside the package; `type` is the last word of the transitional type, else "" ."""
        name = _relations_of(part)
        if name not in self:
            return []
        return [
            Relation(entry.attributes.get("Id", ""), _kind_of(entry.attributes.get("Type", "")),
                     _resolved(part, entry.attributes.get("Target", "")))
            for entry in tree(self.read(name)).children if entry.attributes.get("TargetMode") != "External"]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation to a part; gives its id."""
        name = _relations_of(part)
        xml = self.read(name) if name in self else f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        root = tree(xml)
        ids = {entry.attributes.get("Id", "") for entry in root.children}
        made = next(f"rIdMark{n}" for n in range(1, len(ids) + 2) if f"rIdMark{n}" not in ids)
        entry = f'<{root.prefix}Relationship Id="{made}" Type="{RELATION_TYPES}/{kind}" Target="/{escape(target)}"/>'
        self.allow("rels", "application/vnd.openxmlformats-package.relationships+xml")
        self._changed[name] = spliced(xml, [added(root, entry.encode())])
        return made

    def forget_relations(self, part: str) -> None:
        """A part that is written anew refers to nothing any more."""
        if _relations_of(part) in self:
            self._changed[_relations_of(part)] = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()

    def saved(self) -> bytes:
        """The file: the same parts in the same order, then the new ones."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in self._archive.infolist():
                as_it_was = zipfile.ZipInfo(entry.filename, entry.date_time)
                as_it_was.compress_type = zipfile.ZIP_DEFLATED
                if entry.filename in self._changed:
                    made.writestr(as_it_was, self._changed[entry.filename])
                else:
                    self._carry(entry, as_it_was, made)
            for name, content in self._changed.items():
                if name not in self._names:
                    made.writestr(name, content, zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _carry(self, entry: zipfile.ZipInfo, as_it_was: zipfile.ZipInfo, made: zipfile.ZipFile) -> None:
        try:
            as_it_was.file_size = entry.file_size
            with self._archive.open(entry) as source, made.open(as_it_was, "w") as written:
                shutil.copyfileobj(source, written, 1 << 20)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as problem:
            raise NotEditable(f"no part {entry.filename}") from problem

    def _types(self) -> Iterator[Element]:
        yield from tree(self.read(_TYPES)).children

    def _declare(self, entry: str) -> None:
        xml = self.read(_TYPES)
        root = tree(xml)
        self._changed[_TYPES] = spliced(xml, [added(root, f"<{root.prefix}{entry}/>".encode())])


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _kind_of(relation_type: str) -> str:
    return relation_type.removeprefix(RELATION_TYPES + "/") if relation_type.startswith(RELATION_TYPES) else ""


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
