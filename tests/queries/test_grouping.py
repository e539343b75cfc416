"""Sums by group, beside pandas' own on drawn and on random rows with missing values."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from queries.grouping import Groups, counts, numbers, or_0

NAMES, COUNTS = st.sampled_from(["甲", "乙", None]), st.one_of(st.none(), st.integers(-9, 9))


def test_groups_come_in_the_order_of_their_first_rows():
    """乙 without a work comes first; 甲/电梯 has 3 and nothing, 甲/排水 states nothing."""
    rows = pd.DataFrame({
        "place": ["乙", "甲", "甲", "甲"], "work": [None, "电梯", "排水", "电梯"],
        "count": pd.array([1, 3, None, None], dtype="Int64")})
    groups, count = Groups(rows, ["place", "work"]), numbers(rows["count"])
    assert groups.first.tolist() == [0, 1, 2] and groups.codes.tolist() == [0, 1, 2, 1]
    assert groups.total(count).tolist() == [1, 3, 0]
    assert counts(groups.sum(count)).tolist() == [1, 3, pd.NA]
    assert groups.greatest(or_0(count)).tolist() == [1, 3, 0]


@given(st.lists(st.tuples(NAMES, NAMES, COUNTS), max_size=30))
def test_sums_are_those_of_pandas(rows):
    frame = pd.DataFrame(rows, columns=["place", "work", "count"]).astype(
        {"place": "str", "work": "str", "count": "Int64"})
    beside = frame.groupby(["place", "work"], dropna=False, sort=False)["count"].sum(min_count=1)
    groups = Groups(frame, ["place", "work"])
    assert counts(groups.sum(numbers(frame["count"]))).tolist() == beside.tolist()
    named = frame.take(groups.first)
    assert [tuple(map(str, key)) for key in beside.index] == [
        tuple(map(str, key)) for key in zip(named["place"], named["work"], strict=True)]


def test_no_rows_have_no_groups():
    groups = Groups(pd.DataFrame({"place": pd.Series([], dtype="str")}), ["place"])
    assert len(groups) == 0 and groups.sum(np.array([])).dtype == "float64"
