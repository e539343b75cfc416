"""XML changed in place: where its elements stand, and the bytes with a few of them replaced.

A part is never written anew: whatever is not marked stays byte for byte as Excel or WPS wrote it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape as escape_markup
from xml.parsers import expat

Edit = tuple[int, int, bytes]
"""From this byte to that byte (equal: an insertion) stands instead: these bytes."""

_TAG = re.compile(rb"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotEditable(Exception):
    """The package is built in a way that is not edited in place; its cells can still be written anew."""


@dataclass(slots=True)
class Element:
    """`start` is its "<", `inner` the byte behind its start tag, `close` its end tag, `end` the byte behind it all."""

    qualified: str
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.qualified.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """What elements beside it are to be called with: "" or "x:"."""
        return self.qualified[:-len(self.name)]

    @property
    def is_closed_at_once(self) -> bool:
        return self.close == self.start

    def all(self, name: str) -> Iterator["Element"]:
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Element | None":
        return next(self.all(name), None)

    def attribute(self, name: str) -> str | None:
        """An attribute by its name without prefix (r:id, x:id)."""
        return next((value for key, value in self.attributes.items() if key.rpartition(":")[2] == name), None)


def parser(xml: bytes) -> expat.XMLParserType:
    """An expat parser whose positions are bytes of `xml`; it raises NotEditable for other encodings and for DTDs."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotEditable("not UTF-8")
    made = expat.ParserCreate()

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise NotEditable("not UTF-8")

    def document_type(*parts: object) -> None:
        raise NotEditable("a document type")

    made.XmlDeclHandler, made.StartDoctypeDeclHandler = declared, document_type
    return made


def parse(made: expat.XMLParserType, xml: bytes) -> None:
    """Run a parser over the whole part. Raises NotEditable where it is no XML."""
    try:
        made.Parse(xml, True)
    except expat.ExpatError as problem:
        raise NotEditable(str(problem)) from problem


def tag_end(xml: bytes, start: int) -> int:
    """The byte behind the tag that starts here."""
    match = _TAG.match(xml, start)
    if not match:
        raise NotEditable("a tag without an end")
    return match.end()


def tree(xml: bytes) -> Element:
    """The elements of a small part with their places; raises NotEditable."""
    made, stack, roots = parser(xml), [], []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = made.CurrentByteIndex
        element = Element(name, attributes, at, tag_end(xml, at))
        (stack[-1].children if stack else roots).append(element)
        stack.append(element)

    def end(name: str) -> None:
        element = stack.pop()
        if xml[element.inner - 2:element.inner] == b"/>":
            element.close, element.end = element.start, element.inner
        else:
            element.close = made.CurrentByteIndex
            element.end = tag_end(xml, element.close)

    made.StartElementHandler, made.EndElementHandler = start, end
    parse(made, xml)
    return roots[0]


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with every edit done; insertions at one place keep their order."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[0]):
        pieces += (xml[at:start], new)
        at = max(at, end)
    return b"".join((*pieces, xml[at:]))


def added(element: Element, xml: bytes) -> Edit:
    """The edit that adds `xml` as the element's last children."""
    if element.is_closed_at_once:
        return element.inner - 2, element.inner, b">%b</%b>" % (xml, element.qualified.encode())
    return element.close, element.close, xml


def with_attribute(xml: bytes, start: int, name: str, value: object) -> Edit:
    """The edit that gives the start tag at this byte an attribute."""
    end = tag_end(xml, start)
    said = re.compile(rb"""\s%b\s*=\s*("[^"]*"|'[^']*')""" % name.encode()).search(xml, start, end)
    new = f' {name}="{escape(str(value))}"'.encode()
    if said:
        return said.start(), said.end(), new
    behind_name = re.compile(rb"<[^\s/>]+").match(xml, start).end()
    return behind_name, behind_name, new


def counted(xml: bytes, element: Element, count: int) -> list[Edit]:
    """The edit that corrects a `count`, where the element has one."""
    return [with_attribute(xml, element.start, "count", count)] if "count" in element.attributes else []


@lru_cache(maxsize=20_000)
def escape(text: str) -> str:
    """Text as it may stand in an element or a quoted attribute; signs that XML cannot hold are left out."""
    return escape_markup(NOT_XML.sub("", text))
