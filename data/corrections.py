"""What the office taught: what a header, a word or a place's spelling in its sheets means, for every later file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from data import places, privacy
from data.store_error import StoreError
from data.vocabulary.terms import KIND, KINDS, PERSONAL_HEADERS, Term

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Corrections:
    """What counts now. `headers`: (kind, plain header) → field, "" for a column to leave out; `words`: (field, plain
    word) → code of the closed set; `places`: (level, spelled name) → the right spelling."""

    headers: dict[tuple[str, str], str] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)

    def field_of(self, kind: str, header: str) -> str | None:
        """The field a header was said to be; "": leave the column out; None: nobody said."""
        return self.headers.get((kind, plain_header(header)))

    def term_of(self, field_name: str, text: object) -> str | None:
        """The code a word was said to mean; None: nobody said."""
        return self.words.get((field_name, places.name(text))) if self.words else None

    def place_of(self, level: str, name: object) -> str | None:
        """The right spelling of a place's name; None: nobody said that it is wrong, or the level is no place."""
        return self.places.get((level, spelled(level, name))) if self.places and level in LEVELS else None


NO_CORRECTIONS = Corrections()
"""Nothing was taught yet."""

LEVELS: dict[str, Callable[[object], str]] = {
    "street": places.name, "community": places.name, "compound": places.name,
    "building": lambda text: places.building(text)[0], "unit": lambda text: places.unit(text)[0]}
"""Level of a place → how its name is spelled before it is looked up."""

SUBJECTS = ("header", "word", "place")


def plain_header(text: object) -> str:
    """A header as it is remembered: no spaces, full-width forms or capitals."""
    return places.name(text).lower()


def spelled(level: str, name: object) -> str:
    """A place's name in the spelling of its level."""
    return LEVELS[level](name)


def current(cursor: "DuckDBPyConnection") -> Corrections:
    """What counts now, for intake."""
    found: dict[str, dict[tuple[str, str], str]] = {subject: {} for subject in SUBJECTS}
    for subject, scope, said, meant in cursor.execute(
            "select subject::varchar, scope, said, meant from corrections where removed_at is null").fetchall():
        found[subject][scope, said] = meant
    return Corrections(headers=found["header"], words=found["word"], places=found["place"])


def listed(cursor: "DuckDBPyConnection") -> list[dict]:
    """What counts now, newest first, with who said it when."""
    return cursor.execute(
        "select correction_id, subject::varchar as subject, scope, said, meant, made_at, made_by from corrections"
        " where removed_at is null order by correction_id desc").to_arrow_table().to_pylist()


def add(
    cursor: "DuckDBPyConnection", subject: str, scope: str, said: str, meant: str, *, by: str, at: datetime,
) -> int:
    """Remember one; what was said before about the same is removed. Raises StoreError."""
    said, meant = _checked(subject, scope, said, meant)
    replaced = [said, meant] if subject == "place" else [said]  # a right spelling is not itself corrected any more
    cursor.execute(
        "update corrections set removed_at = ?, removed_by = ?"
        " where removed_at is null and subject = ? and scope = ? and list_contains(?, said)",
        [at, by, subject, scope, replaced])
    correction_id = cursor.execute("select coalesce(max(correction_id), 0) + 1 from corrections").fetchone()[0]
    cursor.execute(
        "insert into corrections (correction_id, subject, scope, said, meant, made_at, made_by)"
        " values (?, ?, ?, ?, ?, ?, ?)", [correction_id, subject, scope, said, meant, at, by])
    return correction_id


def remove(cursor: "DuckDBPyConnection", correction_id: int, *, by: str, at: datetime) -> None:
    """Let one count no longer. Raises StoreError (unknown-correction)."""
    removed = cursor.execute(
        "update corrections set removed_at = ?, removed_by = ?"
        " where correction_id = ? and removed_at is null returning correction_id", [at, by, correction_id]).fetchall()
    if not removed:
        raise StoreError("unknown-correction", str(correction_id))


def _checked(subject: str, scope: str, said: str, meant: str) -> tuple[str, str]:
    """Both sides in the form they are kept in. Raises StoreError for what makes no sense or must not be kept."""
    if subject not in SUBJECTS:
        raise StoreError("unknown-scope", subject)
    kept = {"header": _header, "word": _word, "place": _place}[subject](scope, said, meant)
    if not kept[0]:
        raise StoreError("nothing-said", said)
    if any(privacy.mask(text) != text for text in (places.clean(said), *kept)):
        raise StoreError("personal", "")
    return kept


def _header(scope: str, said: str, meant: str) -> tuple[str, str]:
    if scope not in KIND:
        raise StoreError("unknown-scope", scope)
    if meant and meant not in {entry.name for entry in KIND[scope].fields}:
        raise StoreError("unknown-meaning", meant)
    parts = set(plain_header(said).split("/"))
    if meant and parts & {plain_header(header) for header in PERSONAL_HEADERS}:
        raise StoreError("personal", "")
    return plain_header(said), meant


def _word(scope: str, said: str, meant: str) -> tuple[str, str]:
    terms = [entry.values for kind in KINDS for entry in kind.fields if entry.name == scope]
    if not terms or not (isinstance(terms[0], type) and issubclass(terms[0], Term)):
        raise StoreError("unknown-scope", scope)
    if meant not in set(terms[0]):
        raise StoreError("unknown-meaning", meant)
    return places.name(said), str(meant)


def _place(scope: str, said: str, meant: str) -> tuple[str, str]:
    if scope not in LEVELS:
        raise StoreError("unknown-scope", scope)
    pair = spelled(scope, said), spelled(scope, meant)
    if not pair[1]:
        raise StoreError("unknown-meaning", meant)
    if pair[0] == pair[1]:
        raise StoreError("same-spelling", pair[0])
    return pair
