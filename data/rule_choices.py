"""Which legal rule of consent a kind of works follows, where the office has chosen another one than the default."""

from datetime import datetime
from typing import TYPE_CHECKING

from data import settings
from data.store_error import StoreError
from data.vocabulary.consent_rules import DEFAULT_RULES, PRESETS, RULE_KEY
from data.vocabulary.terms import WorkType

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def choose(cursor: "DuckDBPyConnection", work_type: str, rule: str, *, by: str, why: str, at: datetime) -> None:
    """Keep a choice as a setting. Raises StoreError (unknown-rule, rule-unchanged)."""
    if rule not in PRESETS or work_type not in set(WorkType):
        raise StoreError("unknown-rule", rule)
    chosen = dict(cursor.execute("select work_type, rule from chosen_rules(null)").fetchall())
    if rule == chosen.get(work_type, DEFAULT_RULES[WorkType(work_type)]):
        raise StoreError("rule-unchanged", PRESETS[rule].label)
    settings.put(cursor, RULE_KEY.format(work_type), rule, by=by, reason=why, at=at)
