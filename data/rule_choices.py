"""Which legal rule of consent a kind of works follows, where the office has chosen another one than the default."""

from datetime import datetime
from typing import TYPE_CHECKING

from data import privacy
from data.store_error import StoreError
from data.vocabulary.consent_rules import DEFAULT_RULES, PRESETS
from data.vocabulary.terms import WorkType

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def add(
    cursor: "DuckDBPyConnection", work_type: str, rule: str, *, by: str, why: str, at: datetime,
) -> int:
    """Note a choice, kept for ever; its number. Raises StoreError (unknown-rule, rule-unchanged)."""
    if rule not in PRESETS or work_type not in set(WorkType):
        raise StoreError("unknown-rule", rule)
    if rule == current(cursor).get(work_type, DEFAULT_RULES[WorkType(work_type)]):
        raise StoreError("rule-unchanged", PRESETS[rule].label)
    choice_id = cursor.execute("select coalesce(max(choice_id), 0) + 1 from rule_choices").fetchone()[0]
    cursor.execute(
        "insert into rule_choices (choice_id, work_type, rule, chosen_at, chosen_by, reason) values (?, ?, ?, ?, ?, ?)",
        [choice_id, str(work_type), rule, at, by, privacy.mask(why) or None])
    return choice_id


def remove(cursor: "DuckDBPyConnection", choice_id: int, *, by: str, at: datetime) -> None:
    """Let a choice count no longer. Raises StoreError (unknown-choice)."""
    undone = cursor.execute(
        "update rule_choices set undone_at = ?, undone_by = ? where choice_id = ? and undone_at is null"
        " returning choice_id", [at, by, choice_id]).fetchall()
    if not undone:
        raise StoreError("unknown-choice", str(choice_id))


def current(cursor: "DuckDBPyConnection") -> dict[str, str]:
    """What counts now: kind of works → rule. A kind that is not there follows its default."""
    return dict(cursor.execute("select work_type::varchar, rule from chosen_rules(null)").fetchall())
