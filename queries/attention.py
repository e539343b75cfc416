"""What needs attention today: few rows, the most pressing first. They hold facts; the pages make the words.

subject_kind  fact_code                 value_1                     value_2                   shape    page
project       stalled                   days in its stage           pieces that stand still   red      completion
light         turned_red                points behind the plan      months without its start  red      completion
unit          signatures_short          signatures missing (1, 2)   agreeing m² missing*      amber    consent
money         paid_over_earned          yuan paid beyond the works  –                         amber    completion
complaints    above_last_year           months in a row             complaints more than then amber    complaints
reporting     not_reported              months in a row             –                         missing  upload

* Where the rule asks for area; else it would be the one missing flat's own.
`subject` is the project's name, the kind of work, the unit (5号楼3单元), the topic's code, the kind of sheet. `key`
names the line for whoever puts it aside (settings: dismissed/<month>/<key>).
"""

from collections.abc import Callable, Iterator
from itertools import zip_longest

import pandas as pd

import queries
from data.vocabulary.consent_rules import PRESETS
from queries.money_and_targets import earned_value

COLUMNS = (
    "rank", "subject_kind", "severity_shape", "street", "community", "compound", "subject", "fact_code", "value_1",
    "value_2", "page", "key")
ROWS_COUNT = 5
SIGNATURES_SHORT_COUNT = 2
SHAPES = ("red", "amber", "missing")


def attention(store, selection) -> pd.DataFrame:
    """At most five rows across the topics: the first of each topic, then the second of each, as long as there is room.

    They are shown by severity; what was put aside for the selected month is left out.
    """
    aside = _put_aside(store, selection)
    found = [[row for row in fact(store, selection) if row["key"] not in aside] for fact in FACTS]
    in_turn = [(order, row) for round_ in zip_longest(*found) for order, row in enumerate(round_) if row is not None]
    chosen = sorted(in_turn[:ROWS_COUNT], key=lambda item: (SHAPES.index(item[1]["severity_shape"]), item[0]))
    rows = [{"rank": rank, **row} for rank, (_, row) in enumerate(chosen, start=1)]
    text = dict.fromkeys(COLUMNS, "str") | {"rank": "int64", "value_1": "Int64", "value_2": "float64"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(text)


def aside_prefix(month) -> str:
    """Where the settings keep what was put aside for a month."""
    return f"dismissed/{month:%Y-%m}/"


def _put_aside(store, selection) -> set[str]:
    if selection.month is None:
        return set()
    prefix = aside_prefix(selection.month)
    said = queries.run(store, "settings", selection, keys=prefix)
    return set(said.loc[said["is_current"] & said["value"].notna(), "key"].str.removeprefix(prefix))


def _stalled(store, selection) -> Iterator[dict]:
    """Works that stand still, a line for each compound and kind of work; first where most households wait longest."""
    stuck = queries.run(store, "stuck_projects", selection)
    stuck = stuck[stuck["is_stalled"]]
    for _, works in stuck.groupby(["street", "community", "compound", "work_type"], dropna=False, sort=False):
        first = works.iloc[0]
        pieces = works["planned_count"].fillna(1).sum() - works["completed_count"].fillna(0).sum()
        yield _row("project", "stalled", first, subject=first["project_name"], shape="red", page="completion",
                   value_1=works["days_in_stage"].max(), value_2=pieces)


def _turned_red(store, selection) -> Iterator[dict]:
    """Lights that were not red a month ago."""
    lit = queries.run(store, "completion_lights", selection)
    red = lit[(lit["light"] == "red") & lit["previous_light"].notna() & (lit["previous_light"] != "red")]
    for _, place in red.sort_values("behind_points", ascending=False, kind="stable").iterrows():
        behind = place["behind_points"]
        yield _row("light", "turned_red", place, subject=place["work_type"], shape="red", page="completion",
                   value_1=None if pd.isna(behind) else round(behind), value_2=place["late_start_months"])


def _paid_over_earned(store, selection) -> Iterator[dict]:
    """Compounds whose works were paid more than is done of them."""
    by = ("street", "community", "compound", "work_type")
    money = earned_value(store, selection, by=by)
    over = money[money["paid_over_earned_cny"] > 0]
    for _, place in over.sort_values("paid_over_earned_cny", ascending=False, kind="stable").iterrows():
        yield _row("money", "paid_over_earned", place, subject=place["work_type"], shape="amber", page="completion",
                   value_1=round(place["paid_over_earned_cny"]), value_2=None)


def _nearly_agreed(store, selection) -> Iterator[dict]:
    """Units that miss one or two signatures."""
    units = queries.run(store, "consent_by_unit", selection)
    near = units[(units["status"] == "not_met") & units["households_short"].between(1, SIGNATURES_SHORT_COUNT)]
    for _, unit in near.sort_values(["households_short", "area_short_m2"], kind="stable").iterrows():
        subject = "".join(part for part in (unit["building"], unit["unit"]) if pd.notna(part))
        yield _row("unit", "signatures_short", unit, subject=subject, shape="amber", page="consent",
                   value_1=unit["households_short"],
                   value_2=unit["area_short_m2"] if "area" in PRESETS[unit["rule"]].measures else None)


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
    named = [place["street"], place["community"], place.get("compound"), subject]
    key = "/".join([fact, *(str(part) if isinstance(part, str) else "" for part in named)])
    return {
        "subject_kind": kind, "severity_shape": shape, "street": place["street"], "community": place["community"],
        "compound": place.get("compound"), "subject": subject, "fact_code": fact, "value_1": value_1,
        "value_2": value_2, "page": page, "key": key}


FACTS: tuple[Callable[..., Iterator[dict]], ...] = (
    _stalled, _turned_red, _nearly_agreed, _paid_over_earned, _above_last_year, _not_reported)
"""The topics, the most pressing first."""
