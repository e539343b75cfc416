"""How far the works are, on drawn ledgers with the answer worked out by hand."""

from datetime import date

from queries import Selection, run
from tests.queries.drawn import draw, shows, undo

OCTOBER = Selection(month=date(2025, 10, 1))


# --- By compound and community ---

def test_shares_stand_beside_their_counts(store):
    draw(store, "projects", """
        | compound | planned | completed | in_progress | benefiting_households |
        | 华滨     | 11      | 3         | 8           | 300                   |
        | 甘泉苑   | 34      | 28        | 5           |                       |
        """, community="甲子社区")
    shows(run(store, "completion_by_compound"), """
        | compound | planned_count | completed_count | in_progress_count | not_started_count | completion_share | benefiting_households_count |
        | 华滨     | 11            | 3               | 8                 | 0                 | 3/11             | 300                         |
        | 甘泉苑   | 34            | 28              | 5                 | 1                 | 28/34            |                             |
        """)


def test_more_than_planned_is_more_than_one(store):
    draw(store, "projects", """
        | compound | planned | completed |
        | 槐花里   | 1000    | 1002      |
        | 甲子一里 | 262     | 250       |
        """)
    shows(run(store, "completion_by_compound"), """
        | compound | not_started_count | completion_share |
        | 槐花里   | 0                 | 1002/1000        |
        | 甲子一里 | 12                | 250/262          |
        """)


def test_rows_of_a_compound_are_added_up(store):
    draw(store, "projects", """
        | community | compound | building | unit  | planned | completed | count_unit |
        | 甲子社区  | 槐花里   | 1号楼    | 1单元 | 1       | 1         | 台         |
        | 甲子社区  | 槐花里   | 1号楼    | 2单元 | 1       | 0         | 台         |
        | 甲子社区  | 甲子一里 | 2号楼    |       | 2       | 1         | 部         |
        | 乙丑社区  | 乙丑里   | 3号楼    |       | 4       | 4         | 台         |
        """)
    shows(run(store, "completion_by_compound"), """
        | compound | planned_count | completed_count | count_unit |
        | 乙丑里   | 4             | 4               | 台         |
        | 槐花里   | 2             | 1               | 台         |
        | 甲子一里 | 2             | 1               | 部         |
        """)
    shows(run(store, "completion_by_community"), """
        | community | planned_count | completed_count | completion_share | count_unit |
        | 乙丑社区  | 4             | 4               | 1                | 台         |
        | 甲子社区  | 4             | 2               | 1/2              |            |
        """)


def test_cancelled_rows_leave_the_plan(store):
    draw(store, "projects", """
        | compound | building | planned | completed | stage     |
        | 槐花里   | 1号楼    | 1       | 1         | completed |
        | 槐花里   | 2号楼    | 1       | 0         | cancelled |
        | 甲子一里 | 3号楼    | 1       | 0         | cancelled |
        """)
    shows(run(store, "completion_by_compound"), """
        | compound | planned_count | completed_count | completion_share |
        | 槐花里   | 1             | 1               | 1                |
        """)


def test_nothing_planned_has_no_share(store):
    draw(store, "projects", """
        | compound | planned | completed |
        | 槐花里   | 0       | 0         |
        """)
    shows(run(store, "completion_by_compound"), """
        | compound | planned_count | completion_share |
        | 槐花里   | 0             |                  |
        """)


def test_what_stands_still_is_no_summand(store):
    draw(store, "projects", """
        | compound | building | planned | completed | in_progress | is_stalled |
        | 槐花里   | 1号楼    | 3       | 1         | 2           | true       |
        | 槐花里   | 2号楼    | 4       | 0         | 0           | false      |
        """)
    shows(run(store, "completion_by_compound"), """
        | planned_count | completed_count | in_progress_count | not_started_count | stalled_count |
        | 7             | 1               | 2                 | 4                 | 2             |
        """)


# --- Month by month ---

def test_a_month_without_a_report_has_no_counts(store):
    draw(store, "projects", """
        | month   | compound | planned | completed |
        | 2025-07 | 槐花里   | 6       | 1         |
        | 2025-07 | 甲子一里 | 4       | 0         |
        | 2025-09 | 槐花里   | 6       | 3         |
        | 2025-09 | 甲子一里 | 4       | 1         |
        """)
    shows(run(store, "completion_over_time"), """
        | month   | planned_count | completed_count | plan_finish_count |
        | 2025-07 | 10            | 1               |                   |
        | 2025-08 |               |                 |                   |
        | 2025-09 | 10            | 4               |                   |
        """)


def test_the_plan_goes_on_after_the_last_report(store):
    draw(store, "plans", """
        | plan_month | community | planned_start | planned_finish |
        |            | 甲子社区  | 9             | 9              |
        | 2025-08    | 甲子社区  | 5             | 2              |
        | 2025-09    | 甲子社区  |               | 3              |
        | 2025-11    | 甲子社区  | 9             | 6              |
        | 2025-11    | 乙丑社区  | 2             | 1              |
        """)
    draw(store, "projects", """
        | month   | community | compound | planned | completed |
        | 2025-09 | 甲子社区  | 槐花里   | 9       | 3         |
        | 2025-10 | 甲子社区  | 槐花里   | 9       | 4         |
        """)
    shows(run(store, "completion_over_time", Selection(month=date(2025, 9, 1))), """
        | month   | completed_count | plan_finish_count | plan_start_count |
        | 2025-08 |                 | 2                 | 5                |
        | 2025-09 | 3               | 3                 |                  |
        | 2025-10 |                 |                   |                  |
        | 2025-11 |                 | 7                 | 11               |
        """)


def test_the_plan_is_frozen_and_its_adjustment_stands_beside_it(store):
    first = draw(store, "plans", """
        | plan_month | community | planned_finish |
        | 2025-10    | 甲子社区  | 6              |
        | 2025-11    | 甲子社区  | 8              |
        """)
    draw(store, "plans", """
        | plan_month | community | planned_finish |
        | 2025-10    | 甲子社区  | 5              |
        """)
    draw(store, "plans", """
        | plan_month | community | planned_finish |
        | 2025-10    | 甲子社区  | 4              |
        | 2025-11    | 甲子社区  | 7              |
        """)
    shows(run(store, "completion_over_time"), """
        | month   | plan_finish_count | adjusted_finish_count |
        | 2025-10 | 6                 | 4                     |
        | 2025-11 | 8                 | 7                     |
        """)
    undo(store, first)
    shows(run(store, "completion_over_time"), """
        | month   | plan_finish_count | adjusted_finish_count |
        | 2025-10 | 5                 | 4                     |
        | 2025-11 |                   | 7                     |
        """)


# --- Stages ---

def test_stages_count_pieces_that_came_so_far(store):
    draw(store, "projects", """
        | building | planned | stage        | is_stalled |
        | 1号楼    | 2       | consultation | false      |
        | 2号楼    | 3       | construction | false      |
        | 3号楼    | 1       | construction | true       |
        | 4号楼    | 1       | completed    | false      |
        | 5号楼    | 4       | in_service   | false      |
        | 6号楼    | 5       | cancelled    | false      |
        | 7号楼    | 9       |              | false      |
        """, compound="槐花里")
    shows(run(store, "stages"), """
        | stage        | stage_order | reached_count | at_stage_count | stalled_count |
        | consultation | 1           | 11            | 2              | 0             |
        | design       | 2           | 9             | 0              | 0             |
        | signing      | 3           | 9             | 0              | 0             |
        | approval     | 4           | 9             | 0              | 0             |
        | construction | 5           | 9             | 4              | 1             |
        | acceptance   | 6           | 5             | 0              | 0             |
        | completed    | 7           | 5             | 1              | 0             |
        | in_service   | 8           | 4             | 4              | 0             |
        | cancelled    | 9           |               | 5              | 0             |
        """)


def test_days_in_stage_run_from_the_end_of_the_first_month_in_it(store):
    draw(store, "projects", """
        | month   | building | stage        |
        | 2025-04 | 1号楼    | design       |
        | 2025-05 | 1号楼    | signing      |
        | 2025-07 | 1号楼    | signing      |
        | 2025-08 | 1号楼    | signing      |
        | 2025-07 | 2号楼    | signing      |
        | 2025-08 | 2号楼    | signing      |
        | 2025-08 | 3号楼    | approval     |
        """, compound="槐花里")
    answer = run(store, "stages").set_index("stage")
    assert answer["median_days_in_stage"].dropna().to_dict() == {"signing": (92 + 31) / 2}


def test_a_stage_that_was_left_and_entered_again_starts_anew(store):
    draw(store, "projects", """
        | month   | building | stage        | is_stalled |
        | 2025-05 | 1号楼    | construction | false      |
        | 2025-06 | 1号楼    | design       | false      |
        | 2025-07 | 1号楼    | construction | false      |
        | 2025-08 | 1号楼    | construction | true       |
        """, compound="槐花里")
    shows(run(store, "stuck_projects"), """
        | building | days_in_stage |
        | 1号楼    | 31            |
        """)


def test_rows_that_cannot_be_told_apart_have_no_days(store):
    draw(store, "projects", """
        | month   | stage        | is_stalled |
        | 2025-07 | design       | true       |
        | 2025-07 | design       | true       |
        | 2025-08 | design       | true       |
        | 2025-08 | construction | true       |
        """, compound="槐花里")
    assert run(store, "stuck_projects")["days_in_stage"].isna().all()


def test_running_numbers_of_two_ledgers_are_two_works(store):
    draw(store, "projects", """
        | month   | community | project_code | stage   | is_stalled |
        | 2025-05 | 甲子社区  | 1            | signing | true       |
        | 2025-08 | 乙丑社区  | 1            | signing | true       |
        """)
    assert run(store, "stuck_projects")["days_in_stage"].isna().all()


# --- Stuck ---

def test_stuck_is_stalled_or_late_or_too_long_in_one_stage(store):
    draw(store, "projects", """
        | month   | building | stage      | is_stalled | planned_finish | blocked_reason |
        | 2025-05 | 1号楼    | signing    | false      |                |                |
        | 2025-10 | 1号楼    | signing    | false      |                |                |
        | 2025-10 | 2号楼    | approval   | true       |                | 筹资           |
        | 2025-10 | 3号楼    | approval   | false      | 2025-10-30     |                |
        | 2025-10 | 4号楼    | approval   | false      | 2025-10-31     |                |
        | 2025-10 | 5号楼    | completed  | false      | 2025-06-30     |                |
        | 2025-10 | 6号楼    | cancelled  | true       | 2025-06-30     |                |
        | 2025-08 | 7号楼    | signing    | false      |                |                |
        | 2025-10 | 7号楼    | signing    | false      | 2025-09-30     |                |
        """, compound="槐花里")
    shows(run(store, "stuck_projects", OCTOBER), """
        | building | stage    | is_stalled | days_in_stage | overdue_days | blocked_reason | source_file     | source_row |
        | 1号楼    | signing  | false      | 153           |              |                | projects_1.xlsx | 3          |
        | 7号楼    | signing  | false      | 61            | 31           |                | projects_1.xlsx | 10         |
        | 3号楼    | approval | false      |               | 1            |                | projects_1.xlsx | 5          |
        | 2号楼    | approval | true       |               |              | 筹资           | projects_1.xlsx | 4          |
        """)
    assert len(run(store, "stuck_projects", OCTOBER, stuck_after_days=60)) == 4
    assert len(run(store, "stuck_projects", OCTOBER, stuck_after_days=200)) == 3


def test_a_ledger_of_counts_is_stuck_until_all_are_done(store):
    draw(store, "projects", """
        | compound | planned | completed | planned_finish |
        | 槐花里   | 5       | 4         | 2025-06-30     |
        | 甲子一里 | 5       | 5         | 2025-06-30     |
        """)
    assert run(store, "stuck_projects")["compound"].tolist() == ["槐花里"]


# --- Rows that do not add up ---

def test_the_row_that_breaks_the_sum_is_named(store):
    draw(store, "projects", """
        | compound | planned | completed | in_progress | not_started |
        | 槐花里   | 10      | 4         | 3           | 3           |
        | 甲子一里 | 10      | 4         | 3           | 2           |
        | 丙寅里   | 10      | 12        | 0           | 0           |
        | 丁卯里   | 10      |           |             |             |
        """)
    shows(run(store, "reconciliation"), """
        | compound | planned_count | difference_count | source_sheet | source_row |
        | 丙寅里   | 10            | 2                | Sheet1       | 4          |
        | 甲子一里 | 10            | -1               | Sheet1       | 3          |
        """)


# --- Changes ---

def test_changes_against_the_last_month_of_the_same_ledger(store):
    draw(store, "projects", """
        | month   | community | compound | planned | completed | in_progress |
        | 2025-08 | 甲子社区  | 槐花里   | 6       | 1         | 2           |
        | 2025-08 | 甲子社区  | 甲子一里 | 3       | 2         | 0           |
        | 2025-08 | 甲子社区  | 甲子二里 | 2       | 0         | 0           |
        | 2025-10 | 甲子社区  | 槐花里   | 8       | 3         | 2           |
        | 2025-10 | 甲子社区  | 甲子一里 | 3       | 1         | 0           |
        | 2025-10 | 甲子社区  | 甲子三里 | 4       | 4         | 0           |
        | 2025-09 | 乙丑社区  | 乙丑里   | 1       | 0         | 0           |
        """)
    shows(run(store, "changes_since_last_month", OCTOBER), """
        | change    | compound | before_count | after_count | difference_count |
        | completed | 槐花里   | 1            | 3           | 2                |
        | started   | 槐花里   | 3            | 5           | 2                |
        | planned   | 槐花里   | 6            | 8           | 2                |
        | fell      | 甲子一里 | 2            | 1           | -1               |
        | vanished  | 甲子二里 | 2            |             | -2               |
        | new       | 甲子三里 |              | 4           | 4                |
        """)


def test_a_first_report_has_nothing_to_compare(store):
    draw(store, "projects", """
        | month   | compound | planned | completed |
        | 2025-10 | 槐花里   | 6       | 1         |
        """)
    assert run(store, "changes_since_last_month").empty
    assert run(store, "changes_since_last_month", Selection(month=date(2025, 11, 1))).empty


def test_cancelling_changes_the_plan(store):
    draw(store, "projects", """
        | month   | compound | planned | stage     |
        | 2025-09 | 槐花里   | 6       | design    |
        | 2025-10 | 槐花里   | 6       | cancelled |
        """)
    shows(run(store, "changes_since_last_month"), """
        | change  | before_count | after_count |
        | planned | 6            | 0           |
        """)
