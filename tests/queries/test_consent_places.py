"""Lists that name the compound alone: whose community they are, and that nobody is counted twice for it."""

from queries import Selection, run
from tests.queries.drawn import draw, shows, undo

JIAZI = Selection(community=("甲子社区",))


def register(store, table: str) -> None:
    draw(store, "buildings", table)


def test_the_one_community_that_has_such_a_compound_is_the_row_s(store):
    register(store, """
        | community | compound |
        | 甲子社区  | 槐花里   |
        | 乙丑社区  | 柳树里   |
        """)
    draw(store, "consents", """
        | compound | room | opinion |
        | 槐花里   | 101  | agree   |
        | 柳树里   | 101  | object  |
        """)
    shows(run(store, "consent_by_unit", JIAZI), """
        | community | compound | agreed_count |
        | 甲子社区  | 槐花里   | 1            |
        """)


def test_a_ledger_of_works_knows_compounds_too(store):
    draw(store, "projects", """
        | community | compound |
        | 甲子社区  | 槐花里   |
        """)
    draw(store, "consent_totals", """
        | compound | building | unit  | households | agreed |
        | 槐花里   | 1号楼    | 1单元 | 20         | 15     |
        """)
    assert run(store, "consent_by_unit", JIAZI)["agreed_count"].tolist() == [15]


def test_a_name_of_two_communities_is_nobody_s(store):
    register(store, """
        | community | compound |
        | 甲子社区  | 槐花里   |
        | 乙丑社区  | 槐花里   |
        """)
    draw(store, "consents", """
        | compound | room | opinion |
        | 槐花里   | 101  | agree   |
        """)
    assert run(store, "consent_by_unit", JIAZI).empty
    assert run(store, "consent_by_unit")["community"].isna().tolist() == [True]


def test_the_street_tells_two_of_one_name_apart(store):
    register(store, """
        | street   | community | compound |
        | 演示街道 | 甲子社区  | 槐花里   |
        | 另一街道 | 乙丑社区  | 槐花里   |
        """)
    draw(store, "consents", """
        | compound | room | opinion |
        | 槐花里   | 101  | agree   |
        """)
    assert run(store, "consent_by_unit", JIAZI)["agreed_count"].tolist() == [1]


def test_a_list_without_a_street_gets_street_and_community(store):
    """An office seldom writes its own name into a list."""
    register(store, """
        | street   | community | compound |
        | 演示街道 | 甲子社区  | 槐花里   |
        """)
    draw(store, "consents", """
        | street | compound | room | opinion |
        |        | 槐花里   | 101  | agree   |
        |        | 柳树里   | 101  | agree   |
        """)
    shows(run(store, "consent_by_unit"), """
        | street   | community | compound |
        | 演示街道 | 甲子社区  | 槐花里   |
        |          |           | 柳树里   |
        """)


def test_a_household_named_in_both_ways_is_one_household_and_the_newer_list_has_it(store):
    register(store, """
        | community | compound |
        | 甲子社区  | 槐花里   |
        """)
    draw(store, "consents", """
        | community | compound | room | opinion   |
        | 甲子社区  | 槐花里   | 101  | undecided |
        | 甲子社区  | 槐花里   | 102  | agree     |
        """)
    without = draw(store, "consents", """
        | compound | room | opinion |
        | 槐花里   | 101  | object  |
        """)
    shows(run(store, "consent_by_unit"), """
        | community | households_count | agreed_count | objected_count | undecided_count |
        | 甲子社区  | 2                | 1            | 1              | 0               |
        """)
    draw(store, "consents", """
        | community | compound | room | opinion |
        | 甲子社区  | 槐花里   | 101  | agree   |
        """)
    assert run(store, "consent_by_unit")["agreed_count"].tolist() == [2]
    undo(store, without)
    assert run(store, "consent_by_unit")["households_count"].tolist() == [2]


def test_totals_named_in_both_ways_are_one_statement(store):
    register(store, """
        | community | compound |
        | 甲子社区  | 槐花里   |
        """)
    for community, agreed in (("甲子社区", 10), ("", 12)):
        draw(store, "consent_totals", f"""
            | community   | compound | building | unit  | households | agreed   |
            | {community} | 槐花里   | 1号楼    | 1单元 | 20         | {agreed} |
            """)
    assert run(store, "consent_by_unit")[["community", "agreed_count"]].values.tolist() == [["甲子社区", 12]]


def test_the_choice_of_places_offers_no_nameless_community(store):
    register(store, """
        | community | compound |
        | 甲子社区  | 槐花里   |
        """)
    draw(store, "consents", """
        | compound | room | opinion |
        | 槐花里   | 101  | agree   |
        """)
    assert run(store, "place_options")["community"].tolist() == ["甲子社区"]
