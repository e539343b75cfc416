"""Step 6b: what a line becomes when one of its cells, or a place's name in it, is corrected in the page."""

from datetime import date
from decimal import Decimal

from data import cells, privacy
from data.issues import issue
from data.places import clean
from data.store_error import StoreError
from data.vocabulary import text
from data.vocabulary.terms import Field, Kind, Stage, Term, WorkType

Row = dict[str, object]
"""A row of a table under its columns' names."""

_CERTAIN_ENOUGH = frozenset({"assumed-day", "embedded-number", "range-assumed"})
"""What a reader assumes and the note then shows; any other doubt refuses the value."""

_WHOLE = (str, int, float, Decimal, date, cells.Money, cells.StageWords)
"""What a value that needs nothing more is."""

_IDENTITY = ("street", "community", "compound", "work_type", "building", "unit", "project_name")
_COUNTS = ("planned_count", "completed_count", "in_progress_count", "not_started_count")
_DONE = (Stage.COMPLETED, Stage.IN_SERVICE)
_RUNNING = (Stage.CONSTRUCTION, Stage.ACCEPTANCE)
_UNTOLD = frozenset({
    "version_key", "left_key", "amendment_id", "project_key", "is_not_started_derived", "work_type_text"})
"""Columns that follow from others: what changes in them is not told."""


def corrected(kind: Kind, row: Row, changes: Row) -> Row:
    """The row with some of its cells changed, and what follows from them; one that leaves its scope remembers it."""
    changed = _completed(kind, row, {**row, **changes})
    home = row["left_key"] or row["version_key"]
    return {**changed, "left_key": home if changed["version_key"] != home else None}


def renamed(kind: Kind, row: Row, level: str, said: str, meant: str) -> Row:
    """The row under the new spelling; the scope it left, where it did, is spelled so too."""
    if not names_it(row, level, said):
        return row
    spelled = "、".join(dict.fromkeys(meant if part == said else part for part in row[level].split("、")))
    changed = _completed(kind, row, {**row, level: spelled})
    if row["left_key"] and level in kind.version_by:
        parts = row["left_key"].split("|")
        position = kind.version_by.index(level)
        if len(parts) == len(kind.version_by) and parts[position] == row[level]:
            parts[position] = spelled
            changed["left_key"] = "|".join(parts)
    return changed


def names_it(row: Row, level: str, said: str) -> bool:
    """Whether the row names the place, alone or in a list of buildings."""
    return said in (row[level] or "").split("、")


def read_value(entry: Field, value: object, needed: set[str]) -> Row:
    """The columns that the value sets, read as a cell of the field would be."""
    if value is None or (isinstance(value, str) and not clean(value)):
        if entry.name in needed:
            raise StoreError("value-needed", entry.label)
        return {entry.name: None}
    if isinstance(value, bool) and entry.values == "yes_no":
        return {entry.name: value}
    if isinstance(entry.values, type) and issubclass(entry.values, Term) and value in set(entry.values):
        return _set(entry, entry.values(value), entry.values(value).label)
    reading = cells.reader(entry)(value)
    is_whole = isinstance(reading.value, _WHOLE)  # not a month or day of some year
    if not is_whole or reading.problem not in (None, *_CERTAIN_ENOUGH):
        said = issue(reading.problem or "not-a-date", label=entry.label, value=value, **reading.words)
        raise StoreError("wrong-value", text.AMENDED_EXPECTED.format(
            value=said.value, field=entry.label, expected=said.expected))
    if isinstance(reading.value, cells.Money):
        return {entry.name: reading.value.amount * (reading.value.factor or 1)}
    return _set(entry, reading.value, value)


def _set(entry: Field, value: object, said: object) -> Row:
    """The columns of a value that was read: a stage may say that the work stands still, what is done stands no more."""
    if isinstance(value, cells.StageWords):
        if value.is_stalled:
            return {"is_stalled": True, **({"stage": str(value.stage)} if value.stage else {})}
        value = value.stage
    if entry.values is Stage:
        return {"stage": value and str(value), **({"is_stalled": False} if value in _DONE else {})}
    if entry.values is WorkType:
        return {entry.name: str(value), "work_type_text": privacy.mask(clean(said))}
    return {entry.name: str(value) if isinstance(value, str) else value}


def _completed(kind: Kind, old: Row, row: Row) -> Row:
    """What follows from the changed cell: counts, the identity over the months, the scope."""
    if kind.name == "projects":
        _follow_stage(old, row)
        planned, done, running, waiting = (row[name] for name in _COUNTS)
        if waiting != old["not_started_count"]:
            row["is_not_started_derived"] = False
        elif row["is_not_started_derived"]:
            known = None not in (planned, done, running)
            row["not_started_count"] = max(planned - done - running, 0) if known else None
        if any(row[name] != old[name] for name in (*_IDENTITY, "project_code")):
            row["project_key"] = _project_key(old, row)
    row["version_key"] = key_of(row, kind.version_by)
    return row


def _project_key(old: Row, row: Row) -> str:
    """As intake makes it; a code that stood at several projects goes on telling none of them apart."""
    code, key = row["project_code"], key_of(row, _IDENTITY)
    is_shared = code and code == old["project_code"] and str(old["project_key"]).startswith(f"{code}|")
    return f"{code}|{key}" if is_shared else code or key


def _follow_stage(old: Row, row: Row) -> None:
    """One piece whose counts say just what its stage implied goes on doing so."""
    counts = [old[name] for name in _COUNTS]
    if row["stage"] != old["stage"] and counts == [row[name] for name in _COUNTS] == _implied(old["stage"]):
        row.update(zip(_COUNTS, _implied(row["stage"]), strict=True))


def _implied(stage: object) -> list[int]:
    is_done, is_running = stage in _DONE, stage in _RUNNING
    return [1, int(is_done), int(is_running), int(not is_done and not is_running)]


def key_of(row: Row, names: tuple[str, ...]) -> str:
    """The row's key as intake makes it."""
    return "|".join("" if row[name] is None else str(row[name]) for name in names)


def changed_cells(old: Row, new: Row) -> dict[str, tuple[object, object]]:
    """Column → what it said and what it says now, of all that the sheet or the page told."""
    return {name: (old[name], new[name]) for name in old if name not in _UNTOLD and old[name] != new[name]}


def place_of(kind: Kind, row: Row) -> str:
    """What the line is about, without a room."""
    if kind.name == "complaints":
        return str(row["request_id"])
    finest = next((row[name] for name in ("compound", "project_name", "community", "street") if row.get(name)), "")
    return f"{finest}{row.get('building') or ''}{row.get('unit') or ''}" or kind.label


def shown(kind: Kind, name: str, value: object) -> str:
    """A value in the words of the page."""
    entry = kind.field(name)
    if value is not None and isinstance(entry.values, type) and issubclass(entry.values, Term):
        return entry.values(value).label
    if isinstance(value, bool):
        return text.YES_OR_NO[not value]
    return text.NO_VALUE if value is None else plain(value)


def plain(value: object) -> str | None:
    """A value as text, for the record."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)
