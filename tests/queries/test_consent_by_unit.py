"""The questions about consent, asked of a real store."""

from datetime import date, datetime
from decimal import Decimal

import pandas as pd
import pyarrow
import pytest

from data.store import Store
from data.vocabulary.consent_rules import PRESETS
from queries import Selection, run
from queries.consent import COLUMNS, UnknownRule, assess
from tests.queries.drawn import draw, shows

PLACE = {"street": "演示街道", "community": "甲子社区", "compound": "槐花里小区", "building": "1号楼"}


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "consent.duckdb")
    cursor = opened.cursor()
    for number in (1, 2, 3):
        cursor.execute(
            "insert into uploads (upload_id, file, sha256, kinds, uploaded_at, uploaded_by, rows_count, status)"
            " values (?, 'a.xlsx', ?, ['consents'], now(), 'clerk', 0, 'accepted')",
            [number, str(number)])
        cursor.execute("insert into upload_events values (?, ?, 'committed', now(), 'clerk', null)", [number, number])
    cursor.close()
    yield opened
    opened.close()


INSERTS = {
    "consents": "insert into consents by name from incoming",
    "consent_totals": "insert into consent_totals by name from incoming",
}


def insert(store, table: str, rows: list[dict]) -> None:
    cursor = store.cursor()
    cursor.register("incoming", pyarrow.Table.from_pylist([{**row, "source_row": at} for at, row in enumerate(rows)]))
    cursor.execute(INSERTS[table])
    cursor.close()


def households(drawn: str, *, unit: str | None = "1单元", work_type="elevator_retrofit", **more) -> list[dict]:
    """Rows of `room area opinion [owner [reason [signed]]]`; - is missing."""
    rows = []
    for line in drawn.strip().splitlines():
        room, area, opinion, owner, reason, signed, *_ = [
            None if cell == "-" else cell for cell in [*line.split(), "-", "-", "-"]]
        row = {**PLACE, "upload_id": 1, "source_sheet": "S", "unit": unit, "work_type": work_type, "round": 1, "room": room,
               "area_m2": area and Decimal(area), "opinion": opinion, "owner_key": owner and int(owner), "objection_reason": reason,
               "decided_on": signed, **more}
        rows.append({**row, "version_key": "|".join(str(row[key]) for key in ("work_type", "unit", "room", "round"))})
    return rows


def totals(*, unit: str | None, households_count: int, agreed_count: int, **more) -> dict:
    row = {**PLACE, "upload_id": 1, "source_sheet": "T", "report_month": date(2025, 10, 1), "unit": unit,
           "work_type": "riser_renewal", "households_count": households_count, "agreed_count": agreed_count, **more}
    return {**row, "version_key": f"{row['report_month']}|{row['work_type']}"}


def by_unit(store, selection: Selection | None = None, **more) -> pd.DataFrame:
    return run(store, "consent_by_unit", selection or Selection(), **more)


def first(store, **more) -> dict:
    return by_unit(store, **more).iloc[0].to_dict()


# --- By unit ---

def test_a_unit_is_judged_by_the_rule_of_its_works(store):
    drawn = """
        101 60 agree
        102 60 agree
        201 60 agree
        202 60 undecided
        """
    insert(store, "consents", households(drawn) + households(drawn, work_type="riser_renewal"))
    found = by_unit(store)
    assert tuple(found.columns) == COLUMNS
    assert found[["work_type", "status", "households_short", "area_short_m2", "rule"]].values.tolist() == [
        ["riser_renewal", "not_met", 1, 60, "unanimous"],
        ["elevator_retrofit", "met", 0, 0, "civil_code_alteration"]]
    met = found.iloc[1]
    assert (met.households_count, met.agreed_count, met.undecided_count, met.objected_count) == (4, 3, 1, 0)
    assert (met.total_area_m2, met.agreed_area_m2, met.rule_label) == (240, 180, PRESETS[met.rule].label)
    assert (met.participation_area_share, met.agreement_heads_share) == (0.75, 1)


def test_another_rule_may_be_asked_for(store):
    insert(store, "consents", households("101 60 agree"))
    assert first(store, rule="unanimous")["rule"] == "unanimous"
    assert first(store, rule=PRESETS["two_thirds_of_all"])["rule"] == "two_thirds_of_all"
    with pytest.raises(UnknownRule):
        by_unit(store, rule="half")


def test_only_the_latest_round_of_each_unit_counts(store):
    insert(store, "consents", [
        *households("101 60 agree", unit="1单元"), *households("101 60 object", unit="1单元", round=2),
        *households("101 60 agree", unit="2单元")])
    found = by_unit(store).set_index("unit")
    assert found["round"].to_dict() == {"1单元": 2, "2单元": 1}
    assert found["status"].to_dict() == {"1单元": "impossible", "2单元": "met"}


def test_an_owner_number_holds_within_its_own_sheet(store):
    insert(store, "consents", [
        *households("101 60 agree 1\n102 60 agree 1"), *households("201 60 object 1", source_sheet="S2"),
        *households("202 60 agree 1", upload_id=2)])
    assert first(store)["agreement_heads_share"] == 2 / 3


def test_a_missing_area_leaves_the_unit_not_evaluated(store):
    insert(store, "consents", households("101 60 agree\n102 - agree"))
    found = first(store)
    assert (found["status"], found["agreement_heads_share"]) == ("not_evaluated", 1)
    assert pd.isna([found[name] for name in (
        "agreement_area_share", "total_area_m2", "agreed_area_m2", "area_short_m2", "households_short")]).all()


def test_units_closest_to_passing_stand_first(store):
    insert(store, "consents", [
        *households("101 60 object", unit="impossible"), *households("101 - agree", unit="not_evaluated"),
        *households("101 60 agree", unit="met"),
        *households("101 60 undecided\n102 60 undecided", unit="two_short"),
        *households("101 60 undecided\n102 60 agree", unit="one_short")])
    assert by_unit(store)["unit"].to_list() == ["one_short", "two_short", "met", "not_evaluated", "impossible"]


def test_units_are_judged_exactly_as_one_scope_is(store):
    opinions = ["agree", "agree", "object", "undecided", "agree", "absent", "abstain", "agree", "unreached", "agree"]
    rows = [row for unit in range(12) for row in households(
        "\n".join(f"{room} {50 + 7 * room % 40} {opinions[(unit * room + room) % 10]} {1 + room // (1 + unit % 3)}"
                  for room in range(6 + unit)), unit=str(unit), work_type=("elevator_retrofit", "roof_waterproofing")[unit % 2])]
    insert(store, "consents", rows)
    for found in by_unit(store).to_dict("records"):
        standing = assess([row for row in rows if row["unit"] == found["unit"]], PRESETS[found["rule"]])
        assert found["status"] == standing.status
        assert found["agreed_area_m2"] == standing.agreement_area[0] / 10_000
        assert (None if pd.isna(found["households_short"]) else found["households_short"]) == standing.households_short


def test_without_any_consent_the_answer_is_an_empty_table(store):
    assert tuple(by_unit(store).columns) == COLUMNS
    assert by_unit(store).empty


def test_undone_uploads_and_other_places_leave(store):
    insert(store, "consents", [
        *households("101 60 agree"), *households("101 60 object", upload_id=2),
        *households("101 60 agree", community="乙丑社区", unit="9单元", upload_id=3)])
    assert by_unit(store, Selection(community=("甲子社区",)))["objected_count"].to_list() == [1]
    store.undo(2, by="clerk")
    assert by_unit(store, Selection(community=("甲子社区",)))["agreed_count"].to_list() == [1]


# --- Totals ---

def test_24_of_26_by_totals_are_2_short(store):
    insert(store, "consent_totals", [totals(unit="1单元", households_count=26, agreed_count=24)])
    found = first(store)
    assert (found["status"], found["households_short"], found["agreement_heads_share"]) == ("not_met", 2, 24 / 26)
    assert pd.isna(found["absent_count"]) and pd.isna(found["participation_heads_share"])


@pytest.mark.parametrize(("counts", "status", "short"), [
    ({"households_count": 26, "agreed_count": 26, "objected_count": 0}, "met", 0),
    ({"households_count": 26, "agreed_count": 24, "objected_count": 1}, "impossible", None),
    ({"households_count": 26, "agreed_count": 27}, "not_evaluated", None),
    ({"households_count": None, "agreed_count": 24}, "not_evaluated", None),
])
def test_unanimity_by_totals(store, counts, status, short):
    insert(store, "consent_totals", [totals(unit="1单元", **counts)])
    found = first(store)
    assert (found["status"], None if pd.isna(found["households_short"]) else found["households_short"]) == (status, short)


@pytest.mark.parametrize(("areas", "status", "area_short"), [
    ((1200, 800, 600), "not_evaluated", 0),       # both tests by area are met, heads are not known
    ((1200, 700, 600), "not_met", 100),           # 100 m² more must take part
    ((1200, 900, 650), "not_met", 100),           # (650 + 100) ÷ (900 + 100)
    ((1200, 1000, 600), "impossible", None),      # (600 + 600) ÷ (1000 + 600), and only 200 m² are left
    ((1200, 800, None), "not_evaluated", None),
    ((None, None, None), "not_evaluated", None),
    ((1200, 600, 800), "not_evaluated", None),    # more agree than take part: a contradiction
])
def test_the_civil_code_by_totals_has_no_heads(store, areas, status, area_short):
    total, participating, agreed = areas
    insert(store, "consent_totals", [totals(
        unit="1单元", households_count=20, agreed_count=15, work_type="elevator_retrofit", total_area_m2=total,
        participating_area_m2=participating, agreed_area_m2=agreed)])
    found = first(store)
    assert (found["status"], None if pd.isna(found["area_short_m2"]) else found["area_short_m2"]) == (status, area_short)
    assert pd.isna(found["households_short"]) and pd.isna(found["agreement_heads_share"])
    assert found["agreed_count"] == 15


def test_households_of_totals_stand_for_heads_unless_the_office_says_no(store):
    insert(store, "consent_totals", [totals(
        unit="1单元", households_count=20, agreed_count=12, objected_count=4, work_type="elevator_retrofit",
        total_area_m2=1200, participating_area_m2=960, agreed_area_m2=720)])
    assert first(store, households_are_heads=False)["status"] == "not_evaluated"
    found = first(store)
    assert (found["status"], found["households_short"]) == ("met", 0)
    assert (found["participation_heads_share"], found["agreement_heads_share"]) == (16 / 20, 12 / 16)


def test_totals_hold_until_the_next_statement(store):
    insert(store, "consent_totals", [
        totals(unit="1单元", households_count=26, agreed_count=20, report_month=date(2025, 9, 1)),
        totals(unit="1单元", households_count=26, agreed_count=24),
        totals(unit="2单元", households_count=18, agreed_count=18, report_month=date(2025, 9, 1))])
    assert by_unit(store)["agreed_count"].to_list() == [24, 18]
    assert by_unit(store, Selection(month=date(2025, 9, 1)))["agreed_count"].to_list() == [20, 18]
    assert by_unit(store, Selection(month=date(2025, 8, 1))).empty


def test_household_lists_win_over_totals(store):
    insert(store, "consents", households("101 60 agree", unit="1单元", work_type="riser_renewal"))
    insert(store, "consent_totals", [
        totals(unit="1单元", households_count=26, agreed_count=1), totals(unit=None, households_count=52, agreed_count=2),
        totals(unit="2单元", households_count=26, agreed_count=3)])
    assert by_unit(store)[["unit", "agreed_count"]].values.tolist() == [["2单元", 3], ["1单元", 1]]


# --- The other questions ---

def test_consent_over_time_adds_up_signatures_by_month(store):
    insert(store, "consents", households("""
        101 60 agree     - - 2025-06-10
        102 60 agree     - - 2025-08-01
        103 60 agree     - - 2025-08-31
        104 60 agree     - - -
        105 60 undecided - - -
        """))
    found = run(store, "consent_over_time")
    assert [f"{month:%Y-%m}" for month in found["month"]] == ["2025-06", "2025-07", "2025-08"]
    assert found["agreed_count"].to_list() == [1, 1, 3]
    assert set(found["households_count"]) == {5}
    assert run(store, "consent_over_time", Selection(month=date(2025, 7, 1)))["agreed_count"].to_list() == [1, 1]
    assert run(store, "consent_over_time", Selection(month=date(2025, 9, 1)))["agreed_count"].to_list() == [1, 1, 3, 3]


def test_a_date_yet_to_come_does_not_stretch_the_course(store):
    draw(store, "consents", """
        | room | opinion | decided_on |
        | 101  | agree   | 2025-06-30 |
        | 102  | agree   | 2099-01-01 |
        """)
    found = run(store, "consent_over_time", Selection(as_of=datetime(2025, 8, 15)))
    assert found["agreed_count"].to_list() == [1, 1, 1]


def test_rounds_stand_side_by_side_with_who_moved(store):
    """Units asked once are not there; 102 is not asked again, 104 is asked for the first time in the second round."""
    insert(store, "consents", [
        *households("101 60 agree\n102 60 agree\n103 60 undecided"), *households("101 60 agree", unit="2单元"),
        *households("101 60 object\n103 60 agree\n104 60 agree", round=2)])
    shows(run(store, "consent_rounds"), """
        | unit  | round | opinion_before | opinion   | households_count |
        | 1单元 | 1     |                | agree     | 2                |
        | 1单元 | 1     |                | undecided | 1                |
        | 1单元 | 2     | agree          | object    | 1                |
        | 1单元 | 2     | agree          |           | 1                |
        | 1单元 | 2     | undecided      | agree     | 1                |
        | 1单元 | 2     |                | agree     | 1                |
        """)


def test_a_round_is_compared_with_the_one_before_it(store):
    insert(store, "consents", [row for round_, said in enumerate(("undecided", "object", "agree"), 1)
                               for row in households(f"101 60 {said}", round=round_)])
    shows(run(store, "consent_rounds"), """
        | round | opinion_before | opinion   | households_count |
        | 1     |                | undecided | 1                |
        | 2     | undecided      | object    | 1                |
        | 3     | object         | agree     | 1                |
        """)


def test_reasons_are_counted_in_the_latest_round(store):
    insert(store, "consents", [
        *households("101 60 object - 采光\n102 60 object - 费用分摊"),
        *households("101 60 object - 费用分摊\n102 60 object - 费用分摊\n103 60 object\n104 60 agree", round=2)])
    found = run(store, "objection_reasons")
    assert found["objection_reason"].fillna("").to_list() == ["费用分摊", ""]
    assert found["households_count"].to_list() == [2, 1]


def test_households_are_listed_from_the_top_floor_down(store):
    insert(store, "consents", households("101 60 agree", floor=1) + households("601 60 object - 采光", floor=6))
    found = run(store, "consent_households")
    assert found["room"].to_list() == ["601", "101"]
    assert list(found.columns) == [
        "street", "community", "compound", "building", "unit", "room", "floor", "work_type", "round", "area_m2", "opinion",
        "objection_reason", "decided_on", "occupancy", "owner_key", "upload_id", "source_sheet"]
