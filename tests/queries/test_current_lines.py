"""Which lines count now, cell by cell; which contents were loaded."""

import json
from datetime import date

from queries import Selection, run
from tests.queries.drawn import draw, shows, undo

OCTOBER = Selection(month=date(2025, 10, 1))


def test_a_month_s_lines_say_where_they_stand(store):
    draw(store, "projects", """
        | month   | community | compound | completed |
        | 2025-09 | 甲子社区  | 槐花里   | 0         |
        | 2025-10 | 甲子社区  | 槐花里   | 1         |
        | 2025-10 | 乙丑社区  | 乙丑里   | 2         |
        """, file="台账.xlsx")
    lines = run(store, "current_lines", OCTOBER)
    shows(lines, """
        | file      | source_row | community |
        | 台账.xlsx | 4          | 乙丑社区  |
        | 台账.xlsx | 3          | 甲子社区  |
        """)
    assert lines["data_month"].tolist() == ["2025-10", "2025-10"]
    assert [json.loads(cells)["completed_count"] for cells in lines["cells"]] == [2, 1]
    assert run(store, "current_lines", Selection(community=("丙寅社区",))).empty


def test_a_kind_without_months_gives_every_line_and_households_none(store):
    draw(store, "buildings", """
        | community | compound |
        | 乙丑社区  | 乙丑里   |
        """)
    draw(store, "consents", """
        | community | compound | building | room | opinion |
        | 乙丑社区  | 乙丑里   | 1号楼    | 101  | agree   |
        """)
    assert run(store, "current_lines", OCTOBER, kind="buildings")["community"].tolist() == ["乙丑社区"]
    assert run(store, "current_lines", OCTOBER, kind="consents").empty


def test_contents_that_count_are_known_by_what_they_say(store):
    ledger = """
        | month   | community | compound |
        | 2025-10 | 甲子社区  | 槐花里   |
        """
    first = draw(store, "projects", ledger, file="台账.xlsx")
    known = run(store, "loaded_contents")
    assert known["upload_id"].tolist() == [first] and known["file"].tolist() == ["台账.xlsx"]
    undo(store, first)
    assert run(store, "loaded_contents").empty
