"""What is said of every work of the month: lights by rule, changes, what is stuck, what cannot be right, money, targets."""

from datetime import date

import pytest

from data.vocabulary.thresholds import LIGHTS_KEY
from queries import Selection, run
from tests.queries.drawn import draw, shows, undo

SEPTEMBER, OCTOBER = Selection(month=date(2025, 9, 1)), Selection(month=date(2025, 10, 1))


# --- Lights ---

@pytest.fixture
def behind(store):
    """At the end of October, of ten pieces each, by the dates of September: 4 are due in every compound. One reports
    nothing but dates, one has none, one has done more than was planned."""
    for month, done in (("2025-09", ("4", "3", "1", "0", "10", "5", "2")), ("2025-10", ("4", "3", "1", "0", "10", "6", "3"))):
        draw(store, "projects", "\n".join([
            "| compound | building | planned | completed | planned_finish |",
            *(f"| {name}里 | 1号楼 | 4 | {min(int(count), 4)} | 2025-10-15 |\n| {name}里 | 2号楼 | 6 | {max(int(count) - 4, 0)} | 2025-12-15 |"
              for name, count in zip("甲乙丙丁戊", done[:5], strict=True)),
            f"| 己里 | 1号楼 | 10 | {done[5]} | |", f"| 庚里 | 1号楼 | 2 | {done[6]} | 2025-12-15 |"]), month=month)


def test_the_light_says_how_far_a_compound_is_behind(store, behind):
    """Behind by 0, 1, 3, 4 of ten pieces: 0, 10, 30 and 40 points. 10 and 30 are amber; only more than 30 is red."""
    shows(run(store, "completion_lights", OCTOBER), """
        | compound | planned_count | completed_count | due_count | behind_points | light    | previous_light |
        | 丁里     | 10            | 0               | 4         | 40            | red      | green          |
        | 丙里     | 10            | 1               | 4         | 30            | amber    | green          |
        | 乙里     | 10            | 3               | 4         | 10            | amber    | green          |
        | 己里     | 10            | 6               |           |               | missing  | missing        |
        | 庚里     | 2             | 3               | 0         | -150          | accepted | accepted       |
        | 戊里     | 10            | 10              | 4         | -60           | accepted | accepted       |
        | 甲里     | 10            | 4               | 4         | 0             | green    | green          |
        """)


def test_putting_a_date_off_does_not_put_the_light_out(store, behind):
    """November's ledger moves the four pieces of 丁里 to 2026; they were due in October all the same."""
    draw(store, "projects", """
        | month   | compound | building | planned | completed | planned_finish |
        | 2025-11 | 丁里     | 1号楼    | 4       | 0         | 2026-03-15     |
        | 2025-11 | 丁里     | 2号楼    | 6       | 0         | 2026-03-15     |
        """)
    shows(run(store, "completion_lights", Selection(month=date(2025, 11, 1))), """
        | compound | due_count | light | previous_light |
        | 丁里     | 4         | red   | red            |
        """)


def test_not_begun_in_its_month_is_amber_and_three_months_in_a_row_red(store):
    rows = """
        | compound | building | stage        | planned_start | started    | in_progress |
        | 甲里     | 1号楼    | approval     | 2025-10-20    |            | 0           |
        | 乙里     | 1号楼    | signing      | 2025-09-20    |            | 0           |
        | 丙里     | 1号楼    |              | 2025-08-20    |            | 0           |
        | 丁里     | 1号楼    | construction | 2025-08-20    |            | 0           |
        | 戊里     | 1号楼    |              | 2025-08-20    | 2025-10-30 | 0           |
        | 己里     | 1号楼    |              | 2025-08-20    |            | 1           |
        | 庚里     | 1号楼    | cancelled    | 2025-08-20    |            | 0           |
        | 辛里     | 1号楼    | approval     | 2025-11-01    |            | 0           |
        """
    draw(store, "projects", rows, month="2025-09", planned_finish="2026-06-30")
    draw(store, "projects", rows, month="2025-10", planned_finish="2026-06-30")
    shows(run(store, "completion_lights", OCTOBER).sort_values("late_start_months", kind="stable"), """
        | compound | late_start_months | light | reason     | previous_light |
        | 丁里     | 0                 | green |            | green          |
        | 己里     | 0                 | green |            | green          |
        | 戊里     | 0                 | green |            | green          |
        | 辛里     | 0                 | green |            | green          |
        | 甲里     | 1                 | amber | late_start | green          |
        | 乙里     | 2                 | amber | late_start | amber          |
        | 丙里     | 3                 | red   | late_start | amber          |
        """)


def test_the_office_sets_a_rule_of_its_own_and_takes_it_back(store, behind):
    """By a rule of 5 / 20 points, 丙里 with its 30 is red, too; as of the moment before it is not."""
    def red():
        lit = run(store, "completion_lights", OCTOBER)
        return lit.loc[lit["light"] == "red", "compound"].tolist()
    before = run(store, "upload_history")["uploaded_at"].max().to_pydatetime()
    assert red() == ["丁里"]
    store.decide(LIGHTS_KEY, {"amber_behind_points": 5, "red_behind_points": 20}, by="办公室", reason="区里要求")
    assert red() == ["丁里", "丙里"]
    shows(run(store, "settings", keys=LIGHTS_KEY), """
        | key    | is_current | set_by | reason   |
        | lights | true       | 办公室 | 区里要求 |
        """)
    lit = run(store, "completion_lights", Selection(month=date(2025, 10, 1), as_of=before))
    assert lit.loc[lit["light"] == "red", "compound"].tolist() == ["丁里"]
    store.decide(LIGHTS_KEY, None, by="办公室", reason="恢复")
    assert red() == ["丁里"]


# --- Changes, project by project ---

@pytest.fixture
def autumn(store):
    draw(store, "projects", """
        | building | stage        | completed | in_progress | planned_finish |
        | 1号楼    | construction | 0         | 1           | 2025-10-20     |
        | 2号楼    | approval     | 0         | 0           | 2025-11-20     |
        | 3号楼    | design       | 0         | 0           | 2025-12-20     |
        | 4号楼    | completed    | 1         | 0           | 2025-09-20     |
        | 5号楼    | signing      | 0         | 0           | 2025-12-31     |
        | 6号楼    | signing      | 0         | 0           | 2025-12-31     |
        | 7号楼    | cancelled    | 0         | 0           | 2025-12-31     |
        | 8号楼    | signing      | 0         | 0           | 2025-12-31     |
        """, month="2025-09", community="甲子社区", compound="槐花里")
    draw(store, "projects", """
        | building | stage        | completed | in_progress | planned_finish |
        | 1号楼    | completed    | 1         | 0           | 2025-10-20     |
        | 2号楼    | construction | 0         | 1           | 2025-12-20     |
        | 3号楼    | signing      | 0         | 0           | 2025-12-15     |
        | 4号楼    | acceptance   | 0         | 1           | 2025-09-20     |
        | 5号楼    | cancelled    | 0         | 0           | 2025-12-31     |
        | 7号楼    | cancelled    | 0         | 0           | 2025-12-31     |
        | 8号楼    | signing      | 0         | 0           | 2025-12-31     |
        | 9号楼    | consultation | 0         | 0           |                |
        """, month="2025-10", community="甲子社区", compound="槐花里")


def test_each_work_has_one_change_and_a_moved_date_stands_beside_it(store, autumn):
    """2号楼 goes from 11-20 to 12-20, 30 days later; 3号楼 comes forward by 5. 7号楼 and 8号楼 are as they were."""
    shows(run(store, "project_changes", OCTOBER), """
        | change    | building | before_stage | after_stage  | before_count | after_count | moved_days | source_row |
        | finished  | 1号楼    | construction | completed    | 0            | 1           |            | 2          |
        | started   | 2号楼    | approval     | construction | 0            | 1           |            | 3          |
        | moved     | 3号楼    | design       | signing      | 0            | 0           |            | 4          |
        | slipped   | 2号楼    | approval     | construction |              |             | 30         | 3          |
        | slipped   | 3号楼    | design       | signing      |              |             | -5         | 4          |
        | fell_back | 4号楼    | completed    | acceptance   | 1            | 0           |            | 5          |
        | cancelled | 5号楼    | signing      | cancelled    | 0            | 0           |            | 6          |
        | vanished  | 6号楼    | signing      |              | 0            |             |            | 7          |
        | new       | 9号楼    |              | consultation |              | 0           |            | 9          |
        """)


def test_a_first_ledger_has_nothing_to_be_compared_with(store, autumn):
    assert run(store, "project_changes", SEPTEMBER).empty


def test_a_month_without_a_report_is_stepped_over(store):
    draw(store, "projects", """
        | month   | building | completed |
        | 2025-07 | 1号楼    | 0         |
        | 2025-10 | 1号楼    | 1         |
        """)
    shows(run(store, "project_changes", OCTOBER), """
        | change   | previous_month |
        | finished | 2025-07        |
        """)
    assert run(store, "project_changes", SEPTEMBER).empty


def test_a_cancelled_project_leaves_the_plan_and_stays_in_the_denominator(store, autumn):
    """Eight are listed in October; two of them cannot be done, for no written reason."""
    shows(run(store, "cancelled_works", OCTOBER), """
        | work_type         | blocked_reason | cancelled_count | listed_count |
        | elevator_retrofit |                | 2               | 8            |
        """)
    assert run(store, "completion_by_compound", OCTOBER)["planned_count"].tolist() == [6]


def test_reasons_why_works_cannot_be_done(store):
    draw(store, "projects", """
        | building | work_type         | stage     | planned | blocked_reason |
        | 1号楼    | elevator_retrofit | cancelled | 2       | 管线密集       |
        | 2号楼    | elevator_retrofit | cancelled | 1       | 管线密集       |
        | 3号楼    | elevator_retrofit | cancelled | 1       | 间距不足       |
        | 4号楼    | elevator_retrofit | signing   | 6       |                |
        | 5号楼    | drainage          | signing   | 1       |                |
        """)
    shows(run(store, "cancelled_works"), """
        | work_type         | blocked_reason | cancelled_count | listed_count |
        | elevator_retrofit | 管线密集       | 3               | 10           |
        | elevator_retrofit | 间距不足       | 1               | 10           |
        | drainage          |                | 0               | 1            |
        """)


# --- Stuck, by lateness × households ---

def test_stuck_works_are_sorted_by_days_times_households(store):
    """1号楼 11 days × 200 = 2,200; 2号楼 31 × (60 − 10) = 1,550; 3号楼 says no households: 100 × 2 pieces = 200."""
    draw(store, "projects", """
        | building | planned | planned_finish | households | benefiting_households | responsible |
        | 3号楼    | 2       | 2025-07-23     |            |                       | 房管科      |
        | 2号楼    | 1       | 2025-09-30     | 60         | 10                    | 房管科      |
        | 1号楼    | 1       | 2025-10-20     | 200        | 0                     | 社区办      |
        """)
    shows(run(store, "stuck_projects", OCTOBER), """
        | building | late_days | waiting_households_count | household_days | responsible |
        | 1号楼    | 11        | 200                      | 2200           | 社区办      |
        | 2号楼    | 31        | 50                       | 1550           | 房管科      |
        | 3号楼    | 100       |                          | 200            | 房管科      |
        """)


# --- What cannot be right ---

def test_what_cannot_be_right_is_named_with_its_place_in_the_file(store, autumn):
    draw(store, "projects", """
        | compound   | work_type | planned | completed | in_progress | not_started |
        | 春风里小区 | drainage  | 10      | 4         | 3           | 2           |
        | 百合花园   | drainage  | 1000    | 1002      | 0           | 0           |
        | 百合花苑   | drainage  | 5       | 5         | 0           | 0           |
        | 一里       | drainage  | 1       | 1         | 0           | 0           |
        | 二里       | drainage  | 1       | 1         | 0           | 0           |
        """, community="乙丑社区", file="排水台账.xlsx")
    upload = run(store, "followed_works", OCTOBER).set_index("compound").loc["春风里小区", "upload_id"]
    store.cursor().execute(
        "insert into issues (upload_id, code, severity, sheet, cell, message) values"
        " (?, 'counts-do-not-add-up', 'warning', 'Sheet1', 'D2', '')", [int(upload)])
    answer = run(store, "discrepancies", OCTOBER)
    shows(answer, """
        | discrepancy    | compound   | building | source_file     | source_sheet | source_row | cell |
        | parts_differ   | 春风里小区 |          | 排水台账.xlsx   | Sheet1       | 2          | D2   |
        | done_fell      | 槐花里     | 4号楼    | projects_2.xlsx | Sheet1       | 5          |      |
        | vanished       | 槐花里     | 6号楼    | projects_1.xlsx | Sheet1       | 7          |      |
        | two_spellings  | 百合花园   |          | 排水台账.xlsx   | Sheet1       | 3          |      |
        | over_fulfilled | 百合花园   |          | 排水台账.xlsx   | Sheet1       | 3          |      |
        """)
    assert list(zip(answer["expected"], answer["found"], strict=True))[:2] == [("10", "9"), ("1", "0")]
    assert list(zip(answer["expected"], answer["found"], strict=True))[3:] == [("百合花苑", "百合花园"), ("1000", "1002")]


def test_finished_works_may_leave_the_ledger_at_the_turn_of_a_year(store):
    draw(store, "projects", """
        | month   | building | completed |
        | 2025-12 | 1号楼    | 1         |
        | 2025-12 | 2号楼    | 0         |
        | 2026-01 | 3号楼    | 0         |
        """, compound="槐花里")
    shows(run(store, "discrepancies", Selection(month=date(2026, 1, 1))), """
        | discrepancy | building |
        | vanished    | 2号楼    |
        """)


def test_two_communities_spell_one_compound_differently(store):
    draw(store, "projects", """
        | community | compound     | building |
        | 甲子社区  | 金鱼池中区   | 1号楼    |
        | 甲子社区  | 金鱼池中区   | 2号楼    |
        | 乙丑社区  | 金鱼池中区院 | 3号楼    |
        """)
    shows(run(store, "discrepancies", OCTOBER), """
        | discrepancy   | community | expected   | found        | source_row |
        | two_spellings | 乙丑社区  | 金鱼池中区 | 金鱼池中区院 | 4          |
        """)


def test_what_adds_up_is_not_named(store):
    draw(store, "projects", """
        | compound | planned | completed | in_progress |
        | 槐花里   | 10      | 4         | 3           |
        | 甲子一里 | 10      |           |             |
        """)
    assert run(store, "discrepancies", OCTOBER).empty


# --- Money and targets ---

def test_planned_earned_and_paid(store):
    """1号楼: due and done, 100. 2号楼: due, half begun, 50 of 100. 3号楼: begun as planned, 2 of 4 done and 1 begun:
    planned half of 200, earned 2.5/4 of it. 4号楼 does not say what was paid. Together 300 planned, 275 earned, 330 paid."""
    draw(store, "projects", """
        | building | planned | completed | in_progress | planned_start | planned_finish | budget_cny | paid_cny |
        | 1号楼    | 1       | 1         | 0           | 2025-06-01    | 2025-09-30     | 100        | 90       |
        | 2号楼    | 1       | 0         | 1           | 2025-06-01    | 2025-10-31     | 100        | 90       |
        | 3号楼    | 4       | 2         | 1           | 2025-06-01    | 2025-12-31     | 200        | 150      |
        | 4号楼    | 1       | 0         | 0           | 2025-06-01    | 2025-12-31     | 700        |          |
        | 5号楼    | 1       | 0         | 0           | 2025-11-01    | 2025-12-31     | 50         | 0        |
        """)
    shows(run(store, "earned_value", OCTOBER), """
        | work_type         | budget_cny | planned_value_cny | earned_value_cny | paid_cny | paid_over_earned_cny | works_count | unknown_count |
        | elevator_retrofit | 450        | 300               | 275              | 330      | 55                   | 4           | 1             |
        """)


def test_over_fulfilment_earns_the_budget_and_no_more(store):
    draw(store, "projects", """
        | planned | completed | planned_finish | budget_cny | paid_cny |
        | 1000    | 1002      | 2025-09-30     | 5000       | 5000     |
        """)
    assert run(store, "earned_value", OCTOBER)["earned_value_cny"].tolist() == [5000]


def test_a_ledger_without_money_has_no_earned_value(store, behind):
    assert run(store, "earned_value", OCTOBER).empty


def test_both_targets_of_the_year_with_a_plan_changed_in_mid_year(store):
    """The street's lines for the year: 800 to begin, 500 to finish; in July the second became 450."""
    draw(store, "plans", """
        | plan_month | community | planned_start | planned_finish |
        |            | 甲子社区  | 500           | 300            |
        |            | 乙丑社区  | 300           | 200            |
        | 2025-12    | 甲子社区  | 1             | 1              |
        """)
    draw(store, "plans", """
        | plan_month | community | planned_start | planned_finish |
        |            | 乙丑社区  | 300           | 150            |
        """)
    draw(store, "projects", """
        | planned | completed | in_progress |
        | 800     | 420       | 210         |
        """)
    shows(run(store, "annual_targets", OCTOBER), """
        | plan_year | planned_start_count | adjusted_start_count | started_count | planned_finish_count | adjusted_finish_count | completed_count |
        | 2025      | 800                 | 800                  | 630           | 500                  | 450                   | 420             |
        """)


def test_without_a_line_for_the_year_its_last_month_is_the_target(store):
    draw(store, "plans", """
        | plan_month | planned_start | planned_finish |
        | 2025-06    | 10            | 2              |
        | 2025-12    | 20            | 12             |
        """)
    shows(run(store, "annual_targets", OCTOBER), """
        | planned_start_count | planned_finish_count | completed_count |
        | 20                  | 12                   |                 |
        """)


# --- Newly done, by community and month ---

def test_newly_done_is_what_each_compound_has_more_than_before(store):
    """甲子里 does 2, reports nothing in September, then 3 more; 甲子新里 joins with 7 done long before; 乙丑 falls; what
    丙寅 had done before its first report in September nobody can say, which is not 0."""
    first = draw(store, "projects", """
        | month   | community | compound | planned | completed |
        | 2025-07 | 甲子社区  | 甲子里   | 20      | 1         |
        | 2025-07 | 乙丑社区  | 乙丑里   | 20      | 5         |
        | 2025-08 | 甲子社区  | 甲子里   | 20      | 3         |
        | 2025-08 | 乙丑社区  | 乙丑里   | 20      | 5         |
        | 2025-09 | 乙丑社区  | 乙丑里   | 20      | 4         |
        | 2025-09 | 丙寅社区  | 丙寅里   | 20      | 8         |
        | 2025-10 | 丙寅社区  | 丙寅里   | 20      | 8         |
        | 2025-10 | 甲子社区  | 甲子里   | 20      | 6         |
        | 2025-10 | 甲子社区  | 甲子新里 | 20      | 7         |
        | 2025-10 | 乙丑社区  | 乙丑里   | 20      | 6         |
        """)
    shows(run(store, "completion_heat", OCTOBER), """
        | community | month   | finished_count | completed_count |
        | 丙寅社区  | 2025-08 |                |                 |
        | 丙寅社区  | 2025-09 |                | 8               |
        | 丙寅社区  | 2025-10 | 0              | 8               |
        | 乙丑社区  | 2025-08 | 0              | 5               |
        | 乙丑社区  | 2025-09 | 0              | 4               |
        | 乙丑社区  | 2025-10 | 2              | 6               |
        | 甲子社区  | 2025-08 | 2              | 3               |
        | 甲子社区  | 2025-09 |                |                 |
        | 甲子社区  | 2025-10 | 3              | 13              |
        """)
    over_time = run(store, "completion_over_time", OCTOBER)
    assert over_time["finished_count"].tolist()[1:] == [2, -1, 5]
    undo(store, first)
    assert run(store, "completion_heat", OCTOBER).empty
