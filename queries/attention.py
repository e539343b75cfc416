"""What needs attention today: few rows, the most pressing first. They hold facts; the pages make the words.

subject_kind  fact_code                 value_1                     value_2                   shape    page
project       stalled                   days in its stage           pieces that stand still   red      completion
unit          signatures_short          signatures missing (1, 2)   agreeing m² missing       amber    consent
complaints    above_last_year           months in a row             complaints more than then amber    complaints
reporting     not_reported              months in a row             –                         missing  upload

`subject` is the project's name, the unit (5号楼3单元), the topic's code, the kind of sheet.
"""

from collections.abc import Iterator

import pandas as pd

import queries

COLUMNS = (
    "rank", "subject_kind", "severity_shape", "street", "community", "compound", "subject", "fact_code", "value_1",
    "value_2", "page")
ROWS_COUNT = 5
ROWS_OF_A_KIND_COUNT = 2
SIGNATURES_SHORT_COUNT = 2


def attention(store, selection) -> pd.DataFrame:
    """At most five rows; a kind gets more than two only where the others leave room."""
    facts = [_stalled, _nearly_agreed, _above_last_year, _not_reported]
    found = [
        (order, position, row)
        for order, fact in enumerate(facts) for position, row in enumerate(fact(store, selection))]
    found.sort(key=lambda item: (item[1] >= ROWS_OF_A_KIND_COUNT, item[0], item[1]))
    chosen = sorted(found[:ROWS_COUNT], key=lambda item: item[:2])
    rows = [{"rank": rank, **row} for rank, (_, _, row) in enumerate(chosen, start=1)]
    text = dict.fromkeys(COLUMNS, "str") | {"rank": "int64", "value_1": "Int64", "value_2": "float64"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(text)


def _stalled(store, selection) -> Iterator[dict]:
    """Works that stand still, a line for each compound and kind of work, the longest first."""
    stuck = queries.run(store, "stuck_projects", selection)
    stuck = stuck[stuck["is_stalled"]]
    for _, works in stuck.groupby(["street", "community", "compound", "work_type"], dropna=False, sort=False):
        first = works.iloc[0]
        pieces = works["planned_count"].fillna(1).sum() - works["completed_count"].fillna(0).sum()
        yield _row("project", "stalled", first, subject=first["project_name"], shape="red", page="completion",
                   value_1=works["days_in_stage"].max(), value_2=pieces)


def _nearly_agreed(store, selection) -> Iterator[dict]:
    """Units that miss one or two signatures."""
    units = queries.run(store, "consent_by_unit", selection)
    near = units[(units["status"] == "not_met") & units["households_short"].between(1, SIGNATURES_SHORT_COUNT)]
    for _, unit in near.sort_values(["households_short", "area_short_m2"], kind="stable").iterrows():
        subject = "".join(part for part in (unit["building"], unit["unit"]) if pd.notna(part))
        yield _row("unit", "signatures_short", unit, subject=subject, shape="amber", page="consent",
                   value_1=unit["households_short"], value_2=unit["area_short_m2"])


def _above_last_year(store, selection) -> Iterator[dict]:
    for _, topic in queries.run(store, "rising_complaints", selection).iterrows():
        yield _row("complaints", "above_last_year", topic, subject=topic["topic"], shape="amber", page="complaints",
                   value_1=topic["months_count"], value_2=topic["complaints_count"] - topic["last_year_count"])


def _not_reported(store, selection) -> Iterator[dict]:
    """Communities that used to send a kind of sheet and have not for the newest months, the longest silent first."""
    reports = queries.run(store, "reporting_completeness", selection)
    silent = []
    for _, months in reports.groupby(["street", "community", "kind"], dropna=False, sort=False):
        is_missing = (months["status"] == "missing").tolist()
        in_a_row = len(is_missing) if all(is_missing) else is_missing[::-1].index(False)
        if 0 < in_a_row < len(is_missing):
            silent.append((in_a_row, months.iloc[-1]))
    for in_a_row, last in sorted(silent, key=lambda item: -item[0]):
        yield _row("reporting", "not_reported", last, subject=last["kind"], shape="missing", page="upload",
                   value_1=in_a_row, value_2=None)


def _row(kind: str, fact: str, place: pd.Series, *, subject, shape: str, page: str, value_1, value_2) -> dict:
    return {
        "subject_kind": kind, "severity_shape": shape, "street": place["street"], "community": place["community"],
        "compound": place.get("compound"), "subject": subject, "fact_code": fact, "value_1": value_1,
        "value_2": value_2, "page": page}
