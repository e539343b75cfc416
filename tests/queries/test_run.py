"""Asking by name: parameters, types, what every question keeps to."""

from datetime import date

import duckdb
import pandas as pd
import pytest

import queries
from queries import Selection, UnknownParameter, UnknownQuery, run
from tests.queries.drawn import draw

IN_SQL = sorted(set(queries.names()) - queries.ANSWERED_IN_PYTHON.keys())


def sql_of(name: str) -> str:
    return (queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def header_of(name: str) -> dict[str, str]:
    """The comment on top as label → text."""
    entries: dict[str, str] = {}
    for line in sql_of(name).splitlines():
        if not line.startswith("--"):
            break
        text = line.removeprefix("--")
        label, colon, rest = text.partition(":")
        if colon and text.startswith(" ") and not text.startswith("  ") and label.strip().istitle():
            entries[last := label.strip()] = rest.strip()
        else:
            entries[last] += " " + text.strip()
    return entries


@pytest.mark.parametrize("name", queries.names())
def test_an_empty_store_gives_an_empty_answer(store, name):
    answer = run(store, name)
    assert isinstance(answer, pd.DataFrame)
    assert answer.empty or name in ("headline", "headline_counts") and answer.isna().all(axis=None)


@pytest.mark.parametrize("name", IN_SQL)
def test_a_file_says_what_it_answers_and_names_its_columns(store, name):
    header = header_of(name)
    assert list(header) == ["Question", "Row", "Columns", "Uses"]
    assert header["Question"].endswith(")") or "?" in header["Question"]
    for column in run(store, name).columns:
        assert column in header["Columns"]


@pytest.mark.parametrize("name", IN_SQL)
def test_a_file_is_one_statement_in_lower_case(name):
    code = "\n".join(line for line in sql_of(name).splitlines() if not line.lstrip().startswith("--"))
    assert len(duckdb.extract_statements(code)) == 1
    assert "select *" not in ("\n" + code).rsplit("\nselect", 1)[1]
    words = code.replace("'%Y-%m'", "")
    assert words == words.lower()


@pytest.mark.parametrize("name", IN_SQL)
def test_a_file_uses_what_it_says(name):
    uses = header_of(name)["Uses"]
    code = sql_of(name).split("\n-- Uses:", 1)[1].split("\n", 1)[1]
    macros = [line.split()[4].split("(")[0] for line in (queries.FOLDER / "selection.sql").read_text("utf-8").splitlines()
              if line.startswith("create or replace macro")]
    tables = [macro for macro in macros if macro not in ("is_among", "is_placed")]
    for macro in tables:
        assert (f"{macro}(" in code) == (macro in uses), macro


def test_an_unknown_name_or_parameter_is_refused(store):
    with pytest.raises(UnknownQuery, match="completion_by_planet"):
        run(store, "completion_by_planet")
    with pytest.raises(UnknownQuery):
        run(store, "schema")
    with pytest.raises(UnknownParameter, match="topic"):
        run(store, "completion_by_compound", topic=["leak"])


def test_counts_are_integers_months_dates_and_shares_fractions(store):
    draw(store, "projects", """
        | community | compound | planned | completed | households |
        | 甲子社区  | 槐花里   | 3       | 1         | 40         |
        | 甲子社区  | 甲子一里 | 0       |           |            |
        """)
    answer = run(store, "completion_by_compound")
    assert str(answer["planned_count"].dtype) == "int64"
    assert str(answer["completed_count"].dtype) == "Int64"
    assert answer["completed_count"].tolist() == [1, pd.NA]
    assert str(answer["report_month"].dtype).startswith("datetime64")
    assert answer["completion_share"][0] == 1 / 3
    assert pd.isna(answer["completion_share"][1])
    assert all(str(answer[name].dtype) == "str" for name in ("street", "work_type", "count_unit"))


def test_any_day_stands_for_its_month():
    assert Selection(month=date(2025, 10, 31)).parameters["month"] == date(2025, 10, 1)


def test_an_empty_choice_means_all():
    assert Selection().parameters == dict.fromkeys(
        ("street", "community", "compound", "work_type", "month", "as_of"))
