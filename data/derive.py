"""Step 4: what a row implies beyond its cells: the context's place and month, counts from a stage, its keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from data import households, joined_places, ledger_counts, rain_days
from data.cells import contained_term
from data.context import Context
from data.days import complete_days, complete_months, reject_years_to_come
from data.order_places import say_without_community
from data.orders import complete_orders
from data.row_places import carry_places, reject_placeless, units_from_buildings, without_compound
from data.row_values import Values, column_of, left_blank
from data.scales import settle_scales
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Kind, WorkType

if TYPE_CHECKING:
    from data.body import Body


def complete(kind: Kind, values: Values, context: Context, body: "Body") -> None:
    """Fill in what follows from the context and the row itself; rows that still lack what they need are rejected."""
    complete_days(kind, values, context, body)
    if any(entry.name == "round" for entry in kind.fields):
        households.reject_unread_rounds(values, body)
    joined_places.part(values, body)
    units_from_buildings(values, body)
    if kind.name == "projects":
        _work_types_from_names(values, context, body)
    if kind.name in (*_PLACED, "buildings", "plans"):
        carry_places(values, context, body)
    _fill_from_context(kind, values, context, body)
    if kind.has_month or "plan_month" in values:
        complete_months(kind, values, context)
    settle_scales(kind, values, context, body)
    _BY_KIND.get(kind.name, _nothing)(values, context, body)
    without_compound(values)
    if kind.name in _PLACED:
        reject_placeless(values, body)
    for name in (*kind.required, *_NEEDED.get(kind.name, ()), *(("report_month",) * kind.has_month)):
        _reject_without(kind, name, values, body)
    reject_years_to_come(kind, values, body)
    if kind.name == "complaints":
        say_without_community(values, body)
    values["version_key"] = _keys(values, kind.version_by, len(body.rows))
    if kind.name == "consents":
        households.give_way(values, body)
    if kind.name == "rainfall":
        rain_days.add_up(values, body)
    if kind.name in _UPSERTED:
        _keep_last(values["version_key"], _UPSERTED[kind.name], values, body)


_NEEDED = {"complaints": ("received_at",), "consents": ("building",), "buildings": ("building",)}
"""What a row needs once everything has been derived."""

_PLACED = ("projects", "complaint_totals", "consent_totals")

_UPSERTED = {"complaints": "request_id", "consents": "room", "rainfall": "observed_on"}
"""Kinds whose rows replace one another one by one, and the field that names the row."""

def _nothing(values: Values, context: Context, body: "Body") -> None:
    """Most kinds imply nothing more."""


def _fill_from_context(kind: Kind, values: Values, context: Context, body: "Body") -> None:
    """What the titles say counts where a row says nothing; buildings and units are the households' business."""
    names = {field.name for field in kind.fields} - {"building", "unit"}
    for name in context.given & names:
        column, is_blank = column_of(values, name, len(body.rows)), left_blank(name, body)
        given = getattr(context, name)
        values[name] = [given if value is None and blank else value
                        for value, blank in zip(column, is_blank, strict=True)]


def _work_types_from_names(values: Values, context: Context, body: "Body") -> None:
    """The one kind of works that a project's name says (一里3号楼加装电梯工程), before the one of the title."""
    types, is_blank = column_of(values, "work_type", len(body.rows)), left_blank("work_type", body)
    taken, unlike = [], []
    for position, project in enumerate(values.get("project_name", ())):
        said = contained_term(WorkType, project) if project and types[position] is None and is_blank[position] else None
        if said and (said is not WorkType.OTHER or context.work_type):
            types[position] = said
            (taken if said == (context.work_type or said) else unlike).append(position)
    for code, positions in (("work-type-from-name", taken), ("work-type-unlike-title", unlike)):
        if positions and (code != "work-type-from-name" or context.work_type is None):
            first = positions[0]
            body.say(code, first, body.header.kind.field("project_name"), value=values["project_name"][first],
                     count=len(positions), read=types[first].label)


def _reject_without(kind: Kind, name: str, values: Values, body: "Body") -> None:
    entry = kind.field(name)
    for position, value in enumerate(column_of(values, name, len(body.rows))):
        if value is None and body.is_kept(position):
            body.rejected.add(position)
            body.say("missing-value", position, entry)


def _keys(values: Values, names: tuple[str, ...], height: int) -> list[str]:
    columns = [values.get(name) or [None] * height for name in names]
    if len(columns) == 1:
        return [None if value is None else str(value) for value in columns[0]]
    return ["|".join("" if value is None else str(value) for value in row) for row in zip(*columns, strict=True)]


def _keep_last(keys: list[str], shown: str, values: Values, body: "Body") -> None:
    """Of several rows of one order, household or day in a sheet the last one counts."""
    last: dict[str, int] = {}
    for position, key in enumerate(keys):
        if key is None or not body.is_kept(position):
            continue
        if key in last:
            body.left_out.add(last[key])
            body.say("same-key", last[key], body.header.kind.field(shown), value=values[shown][position])
        last[key] = position


def _projects(values: Values, context: Context, body: "Body") -> None:
    if not body.header.column("building") and not body.header.column("compound"):
        households.complete_buildings(values, context, body)
    stages = list(column_of(values, "stage", len(body.rows)))
    if context.stage and not any(name in values for name in ("finished_on", "in_service_on", *ledger_counts.COUNTS)) \
            and not body.header.column("stage"):
        stages = [context.stage] * len(body.rows)
    marked = column_of(values, "is_stalled", len(body.rows))
    values["is_stalled"] = [
        bool(mark) or bool(said and said.is_stalled) for mark, said in zip(marked, stages, strict=True)]
    values["stage"] = [said.stage if said else None for said in stages]
    values["work_type_text"] = body.texts("work_type")
    ledger_counts.complete(stages, values, body)
    values["project_key"] = _project_keys(values, body)


def _project_keys(values: Values, body: "Body") -> list[str]:
    """The same piece of work over the months: its code, else its place, kind and name."""
    height = len(body.rows)
    names = ("street", "community", "compound", "work_type", "building", "unit", "project_name")
    codes = values.get("project_code") or [None] * height
    if codes == [str(number) for number in range(1, height + 1)]:
        codes = [None] * height  # ordinals of the lines, not the projects' own
    keys = _keys(values, names, height)
    shared = _shared_codes(codes, keys, body)
    return [key if code is None else f"{code}|{key}" if code in shared else code
            for code, key in zip(codes, keys, strict=True)]


def _shared_codes(codes: list, keys: list[str], body: "Body") -> set[str]:
    """Codes that stand at several pieces of work tell none of them apart."""
    places: dict[str, set[str]] = {}
    for position, (code, key) in enumerate(zip(codes, keys, strict=True)):
        if code is not None and body.is_kept(position):
            places.setdefault(code, set()).add(key)
    shared = {code for code, found in places.items() if len(found) > 1}
    if shared:
        first = next(position for position, code in enumerate(codes) if code in shared)
        body.say("doubled-code", first, body.header.kind.field("project_code"), value="、".join(sorted(shared)[:5]),
                 count=len(shared))
    return shared


def _plans(values: Values, context: Context, body: "Body") -> None:
    """A row without a month is the year's target; one whose month cannot be read is not."""
    texts = body.texts("plan_month")
    for position, (month, text) in enumerate(zip(column_of(values, "plan_month", len(body.rows)), texts, strict=True)):
        if month is None and text and text not in (*words.WHOLE_YEAR, *words.BLANKS) and body.is_kept(position):
            body.rejected.add(position)
            body.say("not-a-date-required", position, body.header.kind.field("plan_month"), value=text)


def _deliberations(values: Values, context: Context, body: "Body") -> None:
    """A line is one entry where it says no number."""
    values["sessions_count"] = [1 if n is None else n for n in column_of(values, "sessions_count", len(body.rows))]


def _consent_totals(values: Values, context: Context, body: "Body") -> None:
    households.complete_buildings(values, context, body)
    households.first_round(values, len(body.rows))


def _orders(values: Values, context: Context, body: "Body") -> None:
    complete_orders(values, body)


_BY_KIND: dict[str, Callable[[Values, Context, "Body"], None]] = {
    "projects": _projects, "complaints": _orders, "consents": households.complete_households,
    "consent_totals": _consent_totals, "deliberations": _deliberations, "plans": _plans}
