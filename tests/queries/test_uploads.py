"""History, problems, sources and what can be chosen."""

from datetime import date

from queries import Selection, run
from tests.queries.drawn import FIRST_UPLOAD_AT, draw, redo, shows, undo


def ledger(store, **more) -> int:
    return draw(store, "projects", """
        | month   | community | compound | completed |
        | 2025-09 | 甲子社区  | 槐花里   | 0         |
        | 2025-10 | 甲子社区  | 槐花里   | 1         |
        """, **more)


def test_the_history_says_what_became_of_every_upload(store):
    first = ledger(store)
    ledger(store, status="accepted_with_warnings", file="更正.xlsx")
    undo(store, first, reason="传错了")
    answer = run(store, "upload_history")
    shows(answer, """
        | upload_id | file            | rows_count | status                 | undone_by | reason | data_month |
        | 2         | 更正.xlsx       | 2          | accepted_with_warnings |           |        |            |
        | 1         | projects_1.xlsx | 2          | undone                 | 数据员    | 传错了 |            |
        """)
    assert answer["undone_at"].notna().tolist() == [False, True]
    assert [list(kinds) for kinds in answer["kinds"]] == [["projects"], ["projects"]]
    redo(store, first)
    assert run(store, "upload_history")["status"].tolist() == ["accepted_with_warnings", "accepted"]
    assert run(store, "upload_history")["reason"].isna().all()


def test_the_history_as_of_a_moment(store):
    undo(store, ledger(store))
    ledger(store)
    shows(run(store, "upload_history", Selection(as_of=FIRST_UPLOAD_AT)), """
        | upload_id | status   |
        | 1         | accepted |
        """)


def test_problems_of_uploads_that_count(store):
    first, second = ledger(store), ledger(store)
    cursor = store.cursor()
    for upload_id, code, severity in [
            (first, "not-a-number", "error"), (first, "not-a-number", "error"), (second, "not-a-number", "error"),
            (second, "guessed-header", "warning")]:
        cursor.execute(
            "insert into issues (upload_id, code, severity, message) values (?, ?, ?, '')", [upload_id, code, severity])
    shows(run(store, "issues_by_code"), """
        | code           | severity | issues_count | uploads_count |
        | not-a-number   | error    | 3            | 2             |
        | guessed-header | warning  | 1            | 1             |
        """)
    undo(store, first)
    assert run(store, "issues_by_code")["issues_count"].tolist() == [1, 1]


def test_sources_of_the_selected_month(store):
    ledger(store)
    ledger(store, file="更正.xlsx")
    draw(store, "complaints", """
        | month   | community | times |
        | 2025-09 | 甲子社区  | 3     |
        | 2025-10 | 甲子社区  | 2     |
        """)
    shows(run(store, "sources", Selection(month=date(2025, 10, 1))), """
        | kind       | report_month | file              | rows_count |
        | complaints |              | complaints_3.xlsx | 2          |
        | projects   | 2025-10      | 更正.xlsx         | 1          |
        """)
    assert run(store, "sources", Selection(community=("乙丑社区",))).empty


def test_options_come_from_what_is_current(store):
    draw(store, "buildings", """
        | community | compound |
        | 乙丑社区  | 乙丑里   |
        """)
    upload_id = ledger(store)
    draw(store, "complaints", """
        | month   | community |
        | 2025-10 | 甲子社区  |
        | 2025-11 | 甲子社区  |
        """)
    shows(run(store, "place_options"), """
        | street   | community | compound |
        | 演示街道 | 乙丑社区  | 乙丑里   |
        | 演示街道 | 甲子社区  | 槐花里   |
        | 演示街道 | 甲子社区  |          |
        """)
    months = run(store, "month_options")
    shows(months, """
        | street   | month   |
        | 演示街道 | 2025-11 |
        | 演示街道 | 2025-10 |
        | 演示街道 | 2025-09 |
        """)
    assert [list(kinds) for kinds in months["kinds"]] == [["complaints"], ["complaints", "projects"], ["projects"]]
    shows(run(store, "work_type_options"), """
        | street   | work_type         |
        | 演示街道 | elevator_retrofit |
        """)
    undo(store, upload_id)
    assert run(store, "work_type_options").empty
