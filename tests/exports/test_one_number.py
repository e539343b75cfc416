"""One number everywhere: each number of the three files is read back and found in the answers of the queries."""

from dataclasses import replace
from functools import partial
from math import ceil

import pandas as pd
import pytest

import queries
from data.vocabulary import text
from pages.exports.values import told
from tests.exports.conftest import SELECTION, STREET
from tests.exports.explained import Explained
from tests.exports.reading import Read, bulletin, numbers_in, sheets, slides

LIFTS = replace(SELECTION, work_type=("elevator_retrofit",))
DONE = {"columns": ("planned_count", "completed_count", "in_progress_count", "not_started_count", "stalled_count",
                    "benefiting_households_count"),
        "ratios": [("completed_count", "planned_count")], "changes": [("planned_count", "completed_count")]}
COUNTED = {"columns": ("complaints_count", "previous_count", "last_year_count"),
           "changes": [("complaints_count", "previous_count"), ("complaints_count", "last_year_count")]}
RATES = [("satisfied_count", "rated_count"), ("resolved_count", "followed_up_count"), ("contacted_count", "to_contact_count")]


def explain(ask) -> dict[str, Explained]:
    """Chapter → the numbers it may say. `ask(question, selection)` answers."""
    facts, done = ask("headline", LIFTS), ask("completion_by_community", SELECTION)
    over_time, stages, stuck = ask("completion_over_time", LIFTS), ask("stages", LIFTS), ask("stuck_projects", SELECTION)
    units, talks = ask("consent_by_unit", SELECTION), ask("deliberation_totals", SELECTION)
    by_topic, by_community = ask("complaints_by_topic", SELECTION), ask("complaints_by_community", SELECTION)
    sources, lifts, lit = ask("sources", SELECTION), ask("completion_lights", LIFTS), ask("completion_lights", SELECTION)
    reported = over_time[over_time["completed_count"].notna()].iloc[-1]
    short = units[(units["status"] == "not_met") & units["households_short"].notna()]
    return {
        "headline": Explained(
            facts, columns=[name for name in facts if name.endswith("_count")],
            ratios=[("completed_count", "planned_count"), ("satisfied_count", "rated_count"), ("units_met_count", "units_count")],
            changes=[(f"{name}_count", f"{name}_{past}_count") for name in ("completed", "complaints") for past in ("previous", "last_year")],
            also=[round(100 * facts["satisfied_share"].iloc[0], 1) - round(100 * facts["satisfied_previous_share"].iloc[0], 1)]),
        "all_works": Explained(done, groups=["work_type"], **DONE),
        "completion_by_community": Explained(ask("completion_by_community", LIFTS), **DONE),
        "completion_by_compound": Explained(lifts, also=[(lifts["completed_count"] < lifts["planned_count"]).sum()], **DONE),
        "completion_over_time": Explained(
            over_time, columns=["completed_count", "plan_finish_count", "planned_count"],
            also=[reported["plan_finish_count"] - reported["completed_count"],
                  over_time["plan_finish_count"].iloc[-1] - reported["completed_count"]]),
        "stages": Explained(
            stages, columns=["reached_count", "at_stage_count", "stalled_count", "median_days_in_stage"],
            also=stages["median_days_in_stage"].round()),
        "stuck_projects": Explained(stuck, columns=["days_in_stage", "overdue_days"], also=[len(stuck)]),
        "consent_by_unit": Explained(units, also=[
            len(units), *units["work_type"].value_counts(), *units.groupby(["work_type", "status"]).size(),
            *units["status"].value_counts(), (short["households_short"] <= 2).sum(), 1, 2]),
        "nearest_units": Explained(
            short, columns=["households_short", "area_short_m2"],
            also=[len(short), (short["households_short"] <= 2).sum(), 2]),
        "consent_over_time": _agreement(ask("consent_over_time", SELECTION)),
        "deliberation_totals": Explained(talks, columns=["sessions_count", "settled_count"], groups=["deliberation_type"]),
        "complaints_by_month": Explained(ask("complaints_by_month", SELECTION), **COUNTED),
        "complaints_by_topic": Explained(by_topic, also=list(100 * by_topic["share"]), **COUNTED),
        "complaints_by_community": Explained(
            by_community, columns=[*COUNTED["columns"], "per_1000_households"], changes=COUNTED["changes"],
            also=list(100 * by_community["complaints_count"] / by_community["complaints_count"].sum())),
        "complaint_rates": Explained(
            ask("complaint_rates", SELECTION), columns=[name for pair in RATES for name in pair], ratios=RATES, is_over_time=True),
        "impact_estimates": _estimates(ask("impact_estimates", SELECTION), ask("impact_pooled", SELECTION)),
        "completion_lights": Explained(
            lit, columns=["planned_count", "due_count", "completed_count", "behind_points", "late_start_months"],
            also=[*lit["light"].value_counts(), *map(round, lit["behind_points"].dropna()), 10, 30, 3]),
        "annual_targets": _targets(ask),
        "changes_since_last_month": _changes(ask("project_changes", SELECTION)),
        "discrepancies": _checks(ask("discrepancies", SELECTION)),
        "consent_rounds": _rounds(ask("consent_rounds_told", SELECTION)),
        "sources": Explained(sources, columns=["rows_count"], also=[sources["file"].nunique()])}


@pytest.fixture(scope="module")
def explained(samples) -> dict[str, Explained]:
    return explain(partial(queries.run, samples))


def test_every_chapter_says_what_it_rests_on(briefing, explained):
    assert {chapter.key for chapter in briefing.chapters} == set(explained) - {"discrepancies"}


@pytest.mark.parametrize("read", [slides, bulletin, sheets], ids=["pptx", "docx", "xlsx"])
def test_each_number_is_in_an_answer(read, briefing, files, explained):
    content = files[{slides: "pptx", bulletin: "docx", sheets: "xlsx"}[read]]
    assert not unexplained(briefing, read, content, explained)


def unexplained(briefing, read, content: bytes, known: dict[str, Explained]) -> list[tuple[str, float]]:
    """The numbers of a file that no answer has, with their chapter."""
    chapters = briefing.on_slides if read is slides else briefing.chapters
    return [(chapter.key, number) for chapter, part in zip(chapters, read(content), strict=True)
            for number in _numbers_of(part, chapter) if not known[chapter.key].has(number)]


def test_the_check_sees_a_wrong_number(briefing, explained):
    """Most numbers that are one off are explained by nothing."""
    wrong = [(chapter.key, number + 1) for chapter in briefing.chapters for number in numbers_in(chapter.said) if number >= 20]
    missed = [pair for pair in wrong if explained[pair[0]].has(pair[1])]
    assert len(wrong) > 25 and len(missed) <= len(wrong) / 4, missed


def test_the_three_files_say_the_same(briefing, files):
    on_slides = iter(slides(files["pptx"]))
    for chapter, section, sheet in zip(briefing.chapters, bulletin(files["docx"]), sheets(files["xlsx"]), strict=True):
        slide = next(on_slides) if chapter.is_on_slide else Read(chapter.finding)
        assert slide.title == sheet.title == chapter.finding
        shown = [[told(value, is_share=head in chapter.shares) for head, value in zip(sheet.heads, row, strict=True)]
                 for row in sheet.cells[:chapter.most_rows]]
        assert section.heads == sheet.heads and section.cells == _as_read(shown, sheet, chapter)
        if slide.cells:
            assert slide.heads == section.heads[:len(slide.heads)] and len(slide.heads) > 1
            for ours, theirs in zip(slide.cells, section.cells, strict=True):
                assert all(mine == other or mine.endswith("…") and other.startswith(mine[:-1])
                           for mine, other in zip(ours, theirs, strict=False))
        for head, values in slide.series.items():
            assert values == [_float(row[sheet.heads.index(head)]) for row in sheet.cells[:len(chapter.drawn)]]
            assert values == [_float(row[slide.behind[0].index(head)]) for row in slide.behind[1:]]


def test_slides_have_native_charts_with_marks(briefing, files):
    for chapter, slide in zip(briefing.on_slides, slides(files["pptx"]), strict=True):
        assert bool(slide.series) == (chapter.chart is not None)
        assert chapter.chart is None or any(value for values in slide.series.values() for value in values)
        assert slide.series or slide.cells


def test_the_month_and_the_street_are_named(files, briefing):
    assert text.BULLETIN_TITLE.format(street=STREET) in bulletin(files["docx"])[0].words
    assert briefing.month_text in bulletin(files["docx"])[0].words


def _as_read(shown, sheet, chapter):
    """Whole floats come out of a workbook as integers: written with their decimal as in the chapter."""
    floats = [str(kind) == "Float64" and head not in chapter.shares for head, kind in chapter.table.dtypes.items()]
    return [[f"{float(cell):.1f}" if is_float and cell.replace(",", "").isdigit() else cell
             for cell, is_float in zip(row, floats, strict=True)] for row in shown]


def _numbers_of(part, chapter):
    """Numbers of cells (shares as percentages), of the chart, and of every sentence."""
    shares = [head in chapter.shares for head in part.heads]
    for row in part.cells:
        for value, is_share in zip(row, shares, strict=True):
            if isinstance(value, (int, float)):
                yield abs(round(100 * value, 1) if is_share else value)
            elif isinstance(value, str) and chapter.key != "sources":
                yield from numbers_in(value)
    for head, values in part.series.items():
        yield from (round(100 * value, 1) if head in chapter.shares else value for value in values if value is not None)
    yield from numbers_in(part.title)
    yield from numbers_in(chapter.said)
    assert chapter.said in part.words or not part.words


def _agreement(signed: pd.DataFrame) -> Explained:
    """Each kind of works keeps its last number in the months it has none for."""
    months = [signed.pivot(index="month", columns="work_type", values=name).ffill().sum(axis=1).reset_index(name=name)
              for name in ("agreed_count", "households_count")]
    months = months[0].merge(months[1], on="month")
    return Explained(months, columns=["agreed_count", "households_count"], ratios=[("agreed_count", "households_count")],
                     also=list(months["agreed_count"].diff().dropna().abs()))


def _targets(ask) -> Explained:
    """What each kind of works is to reach and has reached, its pace, and the months it is estimated from."""
    year, kinds = ask("annual_targets", SELECTION), ask("completion_lights", SELECTION)["work_type"].unique()
    expected = pd.concat([ask("completion_forecast", replace(SELECTION, work_type=(kind,))) for kind in kinds])
    reached = [("started_count", "planned_start_count"), ("completed_count", "planned_finish_count")]
    return Explained(
        year, columns=[name for pair in reached for name in pair], ratios=reached,
        also=[*expected["months_count"], *expected["left_count"], *expected["target_count"], *expected["months_to_go"], *expected["recent_pace"].dropna(),
              *(ceil(10 * pace) / 10 for pace in expected["needed_pace"].dropna()), 3, 6, 80])


def _changes(rows: pd.DataFrame) -> Explained:
    return Explained(rows, columns=["before_count", "after_count", "moved_days", "source_row"],
                     also=rows["change"].value_counts())


def _checks(rows: pd.DataFrame) -> Explained:
    said = pd.to_numeric(rows[["expected", "found"]].stack(), errors="coerce").dropna()
    return Explained(rows, columns=["source_row"], also=[len(rows), *rows["discrepancy"].value_counts(), *said])


def _rounds(told: pd.DataFrame) -> Explained:
    """Households that agree and those that do not, before and after, and the difference; which rounds these are."""
    sides = [told.groupby(side)["households_count"].sum() for side in ("opinion_before", "opinion")]
    return Explained(told, columns=["round", "round_before"], also=[*sides[0], *sides[1], *(sides[1] - sides[0])])


def _estimates(projects: pd.DataFrame, pooled: pd.DataFrame) -> Explained:
    """What was expected and seen, complaints a month on both sides, how many projects have which verdict."""
    means = [projects[f"{side}_same_season_count"].astype("float64") / projects[f"{side}_same_season_months"].astype("float64")
             for side in ("before", "after")]
    return Explained(
        projects, columns=["expected_count", "observed_count", "during_count", "during_months"],
        also=[*means[0].dropna(), *means[1].dropna(), len(projects), *projects["verdict"].value_counts(),
              *(100 * abs(1 - value) for side in ("ratio", "lower", "upper") for value in pooled[side].dropna()),
              *(round(100 * abs(1 - ratio)) for side in ("ratio", "lower", "upper") for ratio in projects[side].dropna()),
              *projects["months_needed"], *projects["months_needed"].value_counts()])


def _float(value) -> float | None:
    return None if value is None else float(value)
