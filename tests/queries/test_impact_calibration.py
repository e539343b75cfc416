"""The calibration in small, with fixed seeds: see tests/benchmarks/calibration.py for the whole."""

import numpy as np
import pytest

from tests.benchmarks import calibration
from tests.benchmarks.streets import Chicago, Street

DRAWS = 40
QUIET = next(street for street in calibration.STREETS if street.name == "quiet")
CHICAGO = next(street for street in calibration.STREETS if street.name == "Chicago at 1 a month")


@pytest.fixture(scope="module")
def found():
    """Six projects in every way of choosing, on a generated street and on Chicago's calls."""
    wanted = [cell for cell in calibration.cells() if cell.street in (QUIET, CHICAGO) and cell.projects == 6]
    return {(one.cell.street.name, one.cell.ratio, one.cell.chosen): one
            for one in (calibration.measure(cell, draws=DRAWS) for cell in wanted)}


def test_nothing_done_is_hardly_ever_called_a_change(found):
    claims = [one.clear for (_, ratio, _), one in found.items() if ratio == 1]
    assert np.mean(claims) <= .06 and max(claims) <= .125


def test_by_hand_it_is_called_a_change_far_more_often(found):
    for (_, ratio, _), one in found.items():
        if ratio == 1:
            assert min(one.six_months, one.year_before) > one.clear + .05


def test_the_interval_holds_the_truth(found):
    assert np.mean([one.coverage for one in found.values()]) >= .93


def test_estimates_are_right_on_average(found):
    for (_, _, chosen), one in found.items():
        assert abs(np.log(one.mean)) <= np.log(1.1 if chosen == "random" else 1.2)


def test_six_projects_that_halved_the_complaints_are_found_and_none_refused(found):
    assert min(one.right_way for (_, ratio, _), one in found.items() if ratio < 1) >= .6
    assert all(one.refused == 0 for one in found.values())


@pytest.mark.parametrize("street", [Street("few", compounds=25, before=12, after=6), Chicago("Chicago")])
def test_a_draw_is_the_same_every_time(street):
    one, two = (calibration.draw(street, np.random.default_rng(5), projects=2, chosen="peak", ratio=.5) for _ in range(2))
    assert one.counts.equals(two.counts) and one.works.equals(two.works)
    assert len(one.counts) == one.matrix.size and one.matrix.shape[1] == street.months
