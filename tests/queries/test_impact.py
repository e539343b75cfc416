"""The before–after estimate: what it finds, what it refuses, what it warns of."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.vocabulary.terms import Verdict
from data.vocabulary.thresholds import IMPACT
from queries.impact import estimate
from queries.impact_panel import UnusableCounts

MONTHS = pd.date_range("2022-11-01", periods=36, freq="MS")
START, END = 16, 19


def street(compounds=40, *, mean=4.0, seed=7, months=MONTHS):
    """Compounds × months with a season that all share."""
    rng = np.random.default_rng(seed)
    season = 1 + .5 * np.sin(2 * np.pi * np.arange(len(months)) / 12)
    levels = rng.lognormal(0, .4, (compounds, 1))
    return rng.poisson(mean * levels * season)


def tables(matrix, rows=(0,), *, start=START, end=END, months=MONTHS):
    """Works in these rows from month `start` up to, not in, month `end`."""
    names = np.array([f"{number:02}里" for number in range(len(matrix))])
    counts = pd.DataFrame({"compound": np.repeat(names, len(months)), "month": np.tile(months, len(names)),
                           "complaints_count": matrix.ravel()})
    works = pd.DataFrame({"compound": names[list(rows)], "started_on": months[start] + pd.Timedelta(days=12),
                          "finished_on": months[end - 1] + pd.Timedelta(days=3)})
    return counts, works


def changed(matrix, rows, factor, *, end=END, seed=1):
    """The same street with every complaint after the works kept with a chance, or as many more."""
    matrix, rng = matrix.copy(), np.random.default_rng(seed)
    for row in rows:
        after = matrix[row, end:]
        matrix[row, end:] = rng.binomial(after, factor) if factor < 1 else after + rng.poisson(after * (factor - 1))
    return matrix


def test_nothing_done_nothing_claimed():
    found = estimate(*tables(street(), (0, 1, 2)))
    assert found.verdict is Verdict.NO_VISIBLE_CHANGE
    assert found.lower < 1 < found.upper and found.p_value > .1
    assert (found.reference_compounds, found.months_needed) == (37, 0)


@pytest.mark.parametrize(("factor", "verdict"), [(.4, Verdict.CLEAR_DROP), (2.2, Verdict.CLEAR_RISE)])
def test_what_the_works_did_is_found(factor, verdict):
    rows = range(6)
    found = estimate(*tables(changed(street(), rows, factor), rows))
    assert found.verdict is verdict
    assert found.lower < factor < found.upper
    assert found.ratio == pytest.approx((found.observed_count + .5) / (found.expected_count + .5))
    assert found.ratio == pytest.approx(factor, rel=.15)


def test_the_season_and_what_all_share_are_no_effect():
    """A dry year halves everybody's complaints: before and after alone would claim a success."""
    matrix = street()
    matrix[:, END:] = np.random.default_rng(3).binomial(matrix[:, END:], .5)
    found = estimate(*tables(matrix, range(4)))
    assert matrix[:4, END:END + 12].mean() < .65 * matrix[:4, :START].mean()
    assert found.verdict is Verdict.NO_VISIBLE_CHANGE and found.ratio == pytest.approx(1, abs=.2)


def test_the_same_tables_in_any_order_give_the_same_answer():
    counts, works = tables(changed(street(), range(3), .6), range(3))
    again = estimate(counts.sample(frac=1, random_state=5), works.iloc[::-1])
    assert again == estimate(counts, works)


@pytest.mark.parametrize("factor", [.35, .5, .6, .7, .8, .9, 1.0, 1.3])
def test_the_interval_excludes_one_exactly_when_p_is_below_a_twentieth(factor):
    for seed in range(6):
        found = estimate(*tables(changed(street(26, mean=1.5, seed=seed), range(4), factor, seed=seed), range(4)))
        assert (found.p_value < .05) == (not found.lower <= 1 <= found.upper)
        assert (found.p_value < .05) == (found.verdict in (Verdict.CLEAR_DROP, Verdict.CLEAR_RISE))
        assert found.lower <= found.ratio <= found.upper
        assert found.p_value >= 1 / (found.reference_compounds + 1)


def test_the_works_and_later_months_do_not_count():
    """Only the months before and the first twelve after: the works' own complaints and later years change nothing."""
    matrix = street()
    loud = matrix.copy()
    loud[0, START:END] += 90
    loud[0, END + 12:] += 90
    assert estimate(*tables(loud)) == estimate(*tables(matrix))
    assert estimate(*tables(loud), after_months=17).observed_count > estimate(*tables(matrix)).observed_count + 80


# --- Refusals ---

@pytest.mark.parametrize(("start", "end", "code", "months"), [
    (11, 13, "too_few_before", 1), (8, 13, "too_few_before", 4), (16, 31, "too_few_after", 1),
    (30, 34, "too_few_after", 4), (10, 33, "too_few_before", 5)])
def test_too_few_months(start, end, code, months):
    found = estimate(*tables(street(), start=start, end=end))
    assert (found.verdict, found.ratio, found.months_needed) == (Verdict.NOT_ENOUGH_DATA, None, months)
    assert code in found.cautions


def test_twelve_before_and_six_after_are_enough():
    assert estimate(*tables(street(), start=12, end=30)).verdict is not Verdict.NOT_ENOUGH_DATA


def test_works_without_a_finish_wait():
    counts, works = tables(street())
    found = estimate(counts, works.assign(finished_on=None))
    assert (found.verdict, found.months_needed, found.cautions) == (Verdict.NOT_ENOUGH_DATA, 6, ("not_finished",))


@pytest.mark.parametrize(("reference", "is_judged"), [(19, False), (20, True)])
def test_too_few_compounds_without_works(reference, is_judged):
    found = estimate(*tables(street(reference + 1)))
    assert (found.verdict is not Verdict.NOT_ENOUGH_DATA) is is_judged
    assert ("few_reference" in found.cautions) is not is_judged
    assert "small_reference" in found.cautions or not is_judged


def test_too_few_complaints_say_how_long_to_wait():
    """Less than one complaint a month: six months are too few, twelve would do."""
    matrix = street(60, mean=.8, seed=2)
    row = int(np.abs(matrix[:, :20].sum(axis=1) - 19).argmin())
    found = estimate(*tables(matrix, (row,), start=20, end=30))
    assert found.verdict is Verdict.NOT_ENOUGH_DATA and found.cautions == ("too_few_complaints",)
    assert 0 < found.months_needed <= 6 and found.expected_count < IMPACT.expected_count
    silent = estimate(*tables(street() * 0))
    assert silent.verdict is Verdict.NOT_ENOUGH_DATA and silent.months_needed == 0


def test_a_compound_that_nobody_complained_from_is_unknown():
    counts, works = tables(street())
    found = estimate(counts, works.assign(compound="没有这个小区"))
    assert (found.verdict, found.cautions) == (Verdict.NOT_ENOUGH_DATA, ("compound_unknown",))


def test_projects_that_cannot_be_judged_stay_out_of_the_pool():
    counts, works = tables(street(), (0, 1, 2))
    works.loc[2, "finished_on"] = pd.NaT
    found = estimate(counts, works)
    assert found.judged == ("00里", "01里") and "projects_left_out" in found.cautions
    assert found.reference_compounds == 37


def test_a_missing_month_is_not_zero():
    """A compound that reported nothing for a month is no reference; a gap before the works shortens its history."""
    counts, works = tables(street())
    gap = counts[~((counts["compound"] == "09里") & (counts["month"] == MONTHS[3]))]
    assert estimate(gap, works).reference_compounds == 38
    own_gap = counts[~((counts["compound"] == "00里") & (counts["month"] == MONTHS[6]))]
    found = estimate(own_gap, works)
    assert (found.verdict, found.months_needed) == (Verdict.NOT_ENOUGH_DATA, 3)


def test_no_complaint_at_all_is_not_a_fall_of_a_hundred_percent():
    matrix = street()
    matrix[0, END:] = 0
    found = estimate(*tables(matrix))
    assert found.observed_count == 0 and 0 < found.lower <= found.ratio < .1


@pytest.mark.parametrize(("change", "says"), [
    (lambda counts: counts.drop(columns="month"), "缺少列"),
    (lambda counts: counts.assign(complaints_count=-1), "负数"),
    (lambda counts: pd.concat([counts, counts.head(1)]), "两行"),
    (lambda counts: counts.assign(month="某月"), "日期"),
    (lambda counts: counts.assign(compound=None), "小区和月份")])
def test_unusable_tables_are_named_in_a_sentence(change, says):
    counts, works = tables(street())
    with pytest.raises(UnusableCounts, match=says):
        estimate(change(counts), works)


# --- Cautions ---

def picked_at_its_peak(seed=4):
    """A street of 45; one place stands at about 276 all the time but for one month of 852, and then works begin."""
    rng = np.random.default_rng(seed)
    matrix = rng.poisson(rng.gamma(30, 60 / 30, (46, 36)) * rng.lognormal(0, .6, (46, 1)))
    matrix[0] = rng.poisson(rng.gamma(30, 276 / 30, 36))
    matrix[0, START - 1] = 852
    return matrix


@pytest.mark.parametrize("seed", range(5))
def test_852_before_and_276_after_is_no_success(seed):
    found = estimate(*tables(picked_at_its_peak(seed)))
    assert "chosen_at_peak" in found.cautions
    assert found.verdict is not Verdict.CLEAR_DROP and found.upper > 1


def test_852_and_276_is_one_where_the_reference_says_so():
    """It stood at 852 for good, and all the others stayed where they were."""
    matrix = picked_at_its_peak()
    matrix[0, :START] = np.random.default_rng(1).poisson(852, START)
    found = estimate(*tables(matrix))
    assert found.verdict is Verdict.CLEAR_DROP and "chosen_at_peak" not in found.cautions


def test_a_bad_spell_before_the_works_does_not_make_a_drop():
    matrix = street(mean=8)
    matrix[0, START - 4:START] = matrix[0, START - 4:START] * 3 + 10
    found = estimate(*tables(matrix))
    assert "chosen_at_peak" in found.cautions and found.verdict is not Verdict.CLEAR_DROP


def test_two_works_in_one_compound_overlap():
    counts, works = tables(street(), (0, 0))
    works.loc[1, ["started_on", "finished_on"]] = [MONTHS[18], MONTHS[21]]
    found = estimate(counts, works)
    assert "works_overlap" in found.cautions and found.judged == ("00里",)


def test_a_series_that_falls_silent_may_have_been_renamed():
    matrix = street(mean=5)
    matrix[0, END + 2:] = 0
    assert "compound_changed" in estimate(*tables(matrix)).cautions
    assert "compound_changed" not in estimate(*tables(street(mean=5))).cautions


def test_a_last_month_far_below_all_others_may_be_incomplete():
    matrix = street(mean=5)
    matrix[:, -1] //= 6
    counts, works = tables(matrix, start=20, end=26)
    assert "last_month_incomplete" in estimate(counts, works).cautions
    assert "last_month_incomplete" not in estimate(*tables(street(mean=5), start=20, end=26)).cautions


def test_quiet_series_have_no_cautions():
    assert replace(estimate(*tables(street(60, mean=3))), cautions=()) == estimate(*tables(street(60, mean=3)))
