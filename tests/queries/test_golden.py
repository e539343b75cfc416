"""Every question's answer on the samples, kept as a file in tests/golden.

REWRITE_GOLDEN=1 python -m pytest tests/queries/test_golden.py writes the files anew; read the difference before keeping it.
"""

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import queries
from queries import Selection
from queries.__main__ import as_csv

GOLDEN = Path(__file__).parent.parent / "golden"

EVERYWHERE = Selection()
ONE_STREET = Selection(street=("演示街道",), month=date(2025, 10, 1))
ASKED_EVERYWHERE = frozenset({
    "completion_by_compound", "completion_by_community", "deliberation_totals", "place_options", "month_options",
    "work_type_options", "upload_history"})
DIFFERENT_EACH_TIME = ("uploaded_at", "uploaded_by", "owner_keys", "areas_cm2", "opinions")


@pytest.mark.parametrize("name", queries.names())
def test_the_answer_is_the_one_that_was_checked(samples, name):
    selection = EVERYWHERE if name in ASKED_EVERYWHERE else ONE_STREET
    answer = queries.run(samples, name, selection).drop(columns=list(DIFFERENT_EACH_TIME), errors="ignore")
    path = GOLDEN / f"{name}.csv"
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(as_csv(answer), encoding="utf-8", newline="\n")
    assert as_csv(answer) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", queries.names())
def test_every_column_is_of_a_kind_that_pages_reckon_with(samples, name):
    """Whole numbers, floats, text, moments, yes and no; lists and a missing yes or no as objects, never a Decimal."""
    answer = queries.run(samples, name, ONE_STREET)
    for column, kind in answer.dtypes.items():
        if str(kind) not in ("int64", "Int64", "float64", "str", "bool", "datetime64[us]"):
            assert set(map(type, answer[column])) <= {list, np.ndarray, bool, np.bool_, type(None)}, column


def test_every_file_has_its_question():
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(queries.names())
