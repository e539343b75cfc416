"""Which doors to knock on: the nearest unit first, the signatures that are enough on top."""

from queries import run
from queries.consent_visits import buildings_to_visit, visits
from tests.queries.drawn import draw


def doors(store, count: int = 30):
    units = run(store, "consent_by_unit")
    households = run(store, "consent_households", building=buildings_to_visit(units, count))
    return visits(units, households, count)


LIFT = """
    | room | area_m2 | opinion   | floor |
    | 101  | 60      | agree     | 1     |
    | 102  | 60      | agree     | 1     |
    | 201  | 40      | undecided | 2     |
    | 202  | 60      | absent    | 2     |
    | 301  | 60      | unreached | 3     |
    | 302  | 60      | object    | 3     |
    """
"""Of 6 heads 3 take part: 1 more for 2/3, but 2 of 3 agree: 3/4 with 1 more. By area 180 of 340 m² take part: 47 more
for 2/3; of 180 m² 120 agree: 60 more for 3/4. So 301 (or 202, but nobody is there) is enough, 201 is not."""


def test_the_signature_that_is_enough_comes_first_and_whoever_is_away_last(store):
    draw(store, "consents", LIFT)
    found = doors(store)
    assert found[["room", "opinion", "is_enough"]].values.tolist() == [
        ["301", "unreached", True], ["201", "undecided", False], ["202", "absent", False]]
    assert set(found["households_short"]) == {1} and set(found["area_short_m2"]) == {60}


def test_whoever_is_away_counts_where_nobody_else_is_enough(store):
    draw(store, "consents", LIFT.replace("| 301  | 60      | unreached", "| 301  | 50      | unreached"))
    assert doors(store).query("is_enough")["room"].tolist() == ["202"]


def test_the_nearest_unit_comes_first_and_the_list_ends_where_the_week_does(store):
    draw(store, "consents", """
        | building | room | area_m2 | opinion   |
        | 1号楼    | 101  | 60      | undecided |
        | 1号楼    | 102  | 60      | undecided |
        | 2号楼    | 101  | 60      | agree     |
        | 2号楼    | 102  | 60      | undecided |
        | 3号楼    | 101  | 60      | agree     |
        """, work_type="riser_renewal")
    assert doors(store)[["building", "room"]].values.tolist() == [["2号楼", "102"], ["1号楼", "101"], ["1号楼", "102"]]
    assert doors(store, 2)["building"].tolist() == ["2号楼", "1号楼"]
    assert buildings_to_visit(run(store, "consent_by_unit"), 1) == ["2号楼"]


def test_only_the_latest_round_is_visited(store):
    draw(store, "consents", "| room | opinion |\n| 101 | undecided |\n| 102 | agree |", work_type="riser_renewal")
    draw(store, "consents", "| room | opinion |\n| 101 | agree |\n| 102 | unreached |", work_type="riser_renewal", round="2")
    assert doors(store)["room"].tolist() == ["102"]


def test_an_owner_who_objects_elsewhere_is_not_visited_where_owners_count(store):
    table = """
        | room | area_m2 | opinion   | owner_key |
        | 101  | 60      | agree     | 1         |
        | 102  | 60      | agree     | 2         |
        | 103  | 60      | object    | 3         |
        | 104  | 60      | undecided | 3         |
        | 105  | 60      | undecided | 4         |
        | 106  | 60      | undecided | 5         |
        """
    draw(store, "consents", table)
    assert doors(store)["room"].tolist() == ["105", "106"]


def test_what_cannot_pass_or_has_passed_is_not_visited(store):
    draw(store, "consents", """
        | unit  | room | area_m2 | opinion   |
        | 1单元 | 101  | 60      | object    |
        | 1单元 | 102  | 60      | undecided |
        | 2单元 | 101  | 60      | agree     |
        """, work_type="riser_renewal")
    assert doors(store).empty
