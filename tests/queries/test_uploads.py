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


def test_a_correction_stands_in_the_history_and_its_rows_name_the_file(store):
    first = ledger(store, file="台账.xlsx")
    store.amend("projects", upload_id=first, source_sheet="Sheet1", source_row=3, field="completed_count", value="2", by="李四", why="漏报")
    shows(run(store, "upload_history"), """
        | upload_id | file                | is_amendment | amends_upload_id | batch_id | note                     |
        | 2         | 更正：槐花里 完成数 | true         | 1                | 2        | 完成数：1→2。原因：漏报 |
        | 1         | 台账.xlsx           | false        |                  | 1        |                          |
        """)
    shows(run(store, "sources", Selection(month=date(2025, 10, 1))), """
        | kind     | report_month | file      | rows_count |
        | projects | 2025-10      | 台账.xlsx | 1          |
        """)
    shows(run(store, "ledger_rows", months=[date(2025, 10, 1)]), """
        | compound | completed_count | upload_id | source_row | amendment_id |
        | 槐花里   | 2               | 1         | 3          | 2            |
        """)
    shows(run(store, "amended_cells"), """
        | amendment_id | kind     | file      | source_sheet | source_row | field           | amended_by | is_active |
        | 2            | projects | 台账.xlsx | Sheet1       | 3          | completed_count | 李四       | true      |
        """)
    assert run(store, "amended_cells")[["old_value", "new_value"]].values.tolist() == [["1", "2"]]
    store.undo(first, by="李四")
    assert run(store, "amended_cells")["is_active"].tolist() == [False]


def test_who_reported_leads_to_the_newest_upload_and_any_range_of_months(store):
    draw(store, "projects", "\n".join(
        ["| month | community |"] + [f"| {year}-{month:02} | 甲子社区 |" for year in (2024, 2025) for month in range(1, 11)]))
    draw(store, "projects", """
        | month   | community | work_type      |
        | 2024-03 | 甲子社区  | riser_renewal  |
        | 2024-03 | 乙丑社区  | riser_renewal  |
        """)
    shows(run(store, "reporting_completeness", Selection(month=date(2024, 4, 1)), first_month=date(2024, 3, 1)), """
        | community | month   | status   | rows_count | upload_id |
        | 乙丑社区  | 2024-03 | reported | 1          | 2         |
        | 乙丑社区  | 2024-04 | missing  | 0          |           |
        | 甲子社区  | 2024-03 | reported | 2          | 2         |
        | 甲子社区  | 2024-04 | reported | 1          | 1         |
        """)
    assert len(run(store, "reporting_completeness", first_month=date(2024, 1, 1))) == 40
    assert len(run(store, "reporting_completeness")) == 24


def test_a_households_corrected_cell_tells_neither_line_nor_values(store):
    upload = draw(store, "consents", """
        | community | compound | room |
        | 甲子社区  | 槐花里   | 501  |
        """)
    store.amend("consents", upload_id=upload, source_sheet="Sheet1", source_row=2, field="opinion", value="反对", by="李四")
    shows(run(store, "amended_cells"), """
        | kind     | field   | source_row | old_value | new_value | note           |
        | consents | opinion |            |           |           | 征询意见更正1户 |
        """)


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
