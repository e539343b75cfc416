"""Step 5c: rules over the months: a file beside all that is stored. They ask and never block; each is an .sql file of
month_rules/, asked of the store as it would be with the file in it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.issues import Issue, issue
from data.similar_names import nearest
from data.vocabulary import text
from data.vocabulary.terms import KIND, Stage

if TYPE_CHECKING:
    from datetime import date

    from data.inspection import Inspection, SheetReading
    from data.store import Preview, Store

CODES = frozenset({
    "cumulative-fell", "plan-changed", "stage-went-back", "project-missing", "community-missing", "unknown-place",
    "new-community", "replaces-upload", "same-scope-twice", "amendment-replaced", "totals-differ-from-orders",
    "round-incomplete", "plan-rewritten"})
"""The issues of these rules; nothing else says them."""

SCOPED = ("projects", "complaint_totals", "consent_totals", "buildings", "deliberations")
"""Kinds of which a file replaces whole scopes. (Of plans every version stays.)"""

NAMES_SHOWN_COUNT = 5
KNOWN_NAMES_COUNT = 3
"""As many names of its level a street must have before a new one is called unknown."""


def add(inspections: Sequence["Inspection"], store: "Store", *, is_clearing_samples: bool = False) -> None:
    """Add what these rules find to the files' sheets. What they found before is dropped, so it may be done again.

    The files count as loaded together, in this order: give all that the clerk has dropped at once.
    """
    found = check(inspections, store, is_clearing_samples=is_clearing_samples)
    for inspection, by_sheet in zip(inspections, found, strict=True):
        for position, sheet in enumerate(inspection.sheets):
            kept = [problem for problem in sheet.issues if problem.code not in CODES]
            sheet.issues = kept + by_sheet.get(position, [])


def check(
    inspections: Sequence["Inspection"], store: "Store", *, is_clearing_samples: bool = False,
) -> list[dict[int, list[Issue]]]:
    """What the rules find, for each file by the position of its sheet."""
    with store.preview(inspections, is_clearing_samples=is_clearing_samples) as preview:
        fresh = [number for number in preview.numbers if number is not None]
        return [_check_one(File(inspection, number, fresh, preview)) if number is not None else {}
                for inspection, number in zip(inspections, preview.numbers, strict=True)]


@dataclass(frozen=True)
class File:
    """A file as an upload that is only tried out. `fresh`: the uploads that are tried out with it."""

    inspection: "Inspection"
    upload_id: int
    fresh: list[int]
    preview: "Preview"

    def ask(self, rule: str, **more: object) -> list[dict]:
        """The answer of a rule's .sql file."""
        given = {"upload": self.upload_id, "fresh": self.fresh, "sha256": self.inspection.sha256, **more}
        sql = _statement(rule)
        values = {name: value for name, value in given.items() if f"${name}" in sql}
        return self.preview.execute(sql, values).to_arrow_table().to_pylist()

    def has(self, *kinds: str) -> bool:
        return any(sheet.accepted_count and sheet.kind in kinds for sheet in self.inspection.sheets)

    def first_sheet(self, kind: str) -> "SheetReading":
        return next(sheet for sheet in self.inspection.sheets if sheet.kind == kind and sheet.accepted_count)


@cache
def _statement(rule: str) -> str:
    return (Path(__file__).parent / "month_rules" / f"{rule}.sql").read_text(encoding="utf-8")


Found = Iterator[tuple["SheetReading", Issue]]


def _check_one(file: File) -> dict[int, list[Issue]]:
    by_sheet: dict[int, list[Issue]] = defaultdict(list)
    positions = {id(sheet): position for position, sheet in enumerate(file.inspection.sheets)}
    for rule in _RULES:
        for sheet, problem in rule(file):
            by_sheet[positions[id(sheet)]].append(problem)
    return dict(by_sheet)


def _say(
    file: File, code: str, kind: str, row: dict, *, field: str | None = None, value: object = None, **words: object,
) -> tuple["SheetReading", Issue]:
    """The issue at the row's line: in the field's column, else in the first."""
    line = row["source_row"]
    sheets = [sheet for sheet in file.inspection.sheets
              if sheet.kind == kind and sheet.table and sheet.name == row["source_sheet"]]
    sheet = next((sheet for sheet in sheets if line in sheet.table.columns.get("source_row", ())), sheets[0])
    column = sheet.header.column(field) if field else None
    return sheet, issue(
        code, sheet=sheet.name, at=(line - 1, column.index if column else 0), field=field, value=value,
        label=KIND[kind].field(field).label if field else None, **words)


def _names(names: Iterable[str]) -> str:
    """The first few, and how many there are."""
    listed = list(dict.fromkeys(names))
    shown = text.LIST_JOINT.join(listed[:NAMES_SHOWN_COUNT])
    return shown if len(listed) <= NAMES_SHOWN_COUNT else text.NAMES_AND_MORE.format(names=shown, count=len(listed))


def _month(month: "date") -> str:
    return text.MONTH.format(month)


def _beside_earlier_projects(file: File) -> Found:
    if not file.has("projects"):
        return
    changed: dict[str, list[dict]] = defaultdict(list)
    for row in file.ask("earlier_projects"):
        for field in ("completed_count", "paid_cny", "benefiting_households_count"):
            if row[field] is not None and row[f"earlier_{field}"] is not None and row[field] < row[f"earlier_{field}"]:
                yield _say(
                    file, "cumulative-fell", "projects", row, field=field, value=_number(row[field]), name=row["name"],
                    earlier=_number(row[f"earlier_{field}"]), earlier_month=_month(row[f"earlier_{field}_month"]))
        if row["stage"] and row["earlier_stage"] and _rank(row["stage"]) < _rank(row["earlier_stage"]):
            yield _say(
                file, "stage-went-back", "projects", row, field="stage", value=Stage(row["stage"]).label,
                name=row["name"], earlier=Stage(row["earlier_stage"]).label,
                earlier_month=_month(row["earlier_stage_month"]))
        if None not in (row["planned_count"], row["earlier_planned_count"]) and (
                row["planned_count"] != row["earlier_planned_count"]):
            changed[row["source_sheet"]].append(row)
    for rows in changed.values():
        yield _say(
            file, "plan-changed", "projects", rows[0], field="planned_count", value=rows[0]["planned_count"],
            count=len(rows), earlier_month=_month(rows[0]["earlier_planned_count_month"]),
            names=_names(f"{row['name']}{row['earlier_planned_count']}→{row['planned_count']}" for row in rows))


def _rank(stage: str) -> int:
    return list(Stage).index(Stage(stage))


def _number(value: object) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _without_missing_projects(file: File) -> Found:
    missing: dict[str, list[dict]] = defaultdict(list)
    for row in file.ask("missing_projects") if file.has("projects") else ():
        missing[row["source_sheet"]].append(row)
    for rows in missing.values():
        yield _say(
            file, "project-missing", "projects", rows[0], count=len(rows), names=_names(row["name"] for row in rows),
            earlier_month=_month(rows[0]["earlier_month"]))


def _without_missing_communities(file: File) -> Found:
    missing: dict[str, list[dict]] = defaultdict(list)
    for row in file.ask("missing_communities") if file.has("projects", "complaint_totals") else ():
        missing[row["kind"]].append(row)
    for kind, rows in missing.items():
        yield _say(
            file, "community-missing", kind, rows[0], count=len(rows), names=_names(row["community"] for row in rows),
            month=_month(rows[0]["month"]), earlier_month=_month(rows[0]["earlier_month"]))


def _with_known_names(file: File) -> Found:
    if not file.has(*(kind for kind in KIND if kind != "rainfall")):
        return
    rows = file.ask("place_names")
    names: dict[tuple, set[str]] = defaultdict(set)
    for row in rows:
        if not row["is_here"]:
            names[row["level"], row["street"]].add(row["name"])
    known = {place: _known(names, *place) for place in {(row["level"], row["street"]) for row in rows}}
    for row in rows:
        level, name = row["level"], row["name"]
        like_it = known[level, row["street"]]
        if not row["is_here"] or name in like_it or len(like_it) < KNOWN_NAMES_COUNT:
            continue
        like = nearest(name, like_it)
        is_stable = level == "community" and row["kind"] != "complaints"  # orders name places nobody else does
        if like:
            yield _say(file, "unknown-place", row["kind"], row, field=level, value=name, like=like)
        elif is_stable and len(names[level, row["street"]]) >= KNOWN_NAMES_COUNT:
            yield _say(file, "new-community", row["kind"], row, field=level, value=name)


def _known(names: dict[tuple, set[str]], level: str, street: str | None) -> frozenset[str]:
    """The names of a level in the street; where a sheet does not say its street, those of all."""
    return frozenset(name for (other_level, other), own in names.items()
                     if other_level == level and (None in (street, other) or street == other) for name in own)


def _replacing(file: File) -> Found:
    for kind in SCOPED:
        for row in file.ask("replaced_uploads", kind=kind) if file.has(kind) else ():
            code = "same-scope-twice" if row["is_fresh"] else "replaces-upload"
            sheet = file.first_sheet(kind)
            yield sheet, issue(
                code, sheet=sheet.name, upload=row["upload_id"], other=row["file"], count=row["rows_count"])


def _keeping_amendments(file: File) -> Found:
    for kind in KIND:
        for row in file.ask("replaced_amendments", kind=kind) if file.has(kind) else ():
            sheet = file.first_sheet(kind)
            value = row["new_value"] if kind != "consents" else text.NO_VALUE
            yield sheet, issue(
                "amendment-replaced", sheet=sheet.name, field=row["field"], value=value, other=row["file"])


def _reconciled_with_orders(file: File) -> Found:
    differing = file.ask("totals_and_orders") if file.has("complaint_totals", "complaints") else []
    if differing:
        row = differing[0]
        more = text.AND_MORE_PLACES.format(count=len(differing)) if len(differing) > 1 else ""
        yield _say(
            file, "totals-differ-from-orders", row["kind"], row, value=row["totals_count"], orders=row["orders_count"],
            name=row["community"] or row["street"] or "", month=_month(row["month"]), more=more)


def _asking_everybody(file: File) -> Found:
    partial: dict[str, list[dict]] = defaultdict(list)
    for row in file.ask("incomplete_rounds") if file.has("consents") else ():
        partial[row["source_sheet"]].append(row)
    for rows in partial.values():
        yield _say(
            file, "round-incomplete", "consents", rows[0], count=len(rows),
            names=_names(text.ROUND_BESIDE_EARLIER.format(**row) for row in rows))


def _keeping_plans(file: File) -> Found:
    rewritten: dict[str, list[dict]] = defaultdict(list)
    for row in file.ask("rewritten_plans") if file.has("plans") else ():
        rewritten[row["source_sheet"]].append(row)
    for rows in rewritten.values():
        yield _say(
            file, "plan-rewritten", "plans", rows[0], field="planned_finish_count", count=len(rows),
            value=rows[0]["planned_finish_count"],
            names=_names(f"{row['name']}{row['first_finish_count']}→{row['planned_finish_count']}" for row in rows))


_RULES: tuple[Callable[[File], Found], ...] = (
    _beside_earlier_projects, _without_missing_projects, _without_missing_communities, _with_known_names, _replacing,
    _keeping_amendments, _reconciled_with_orders, _asking_everybody, _keeping_plans)
