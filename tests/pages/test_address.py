"""What a link says, and the link that says it again."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from pages.parts.address import ALL, MODES, PARTS, Choice, Options, admitted, default_selection, read, write
from queries import Selection

OPTIONS = Options(
    places=pd.DataFrame([
        ("演示街道", "甲子社区", "甲子一里"),
        ("演示街道", "甲子社区", "甲子二里"),
        ("演示街道", "丙寅社区", "丙寅一里"),
        ("长桥街道", "中海社区", "中海瀛台"),
    ], columns=["street", "community", "compound"]),
    months=pd.DataFrame([
        ("演示街道", date(2025, 11, 1), np.array(["complaints"], dtype=object)),
        ("演示街道", date(2025, 10, 1), np.array(["complaints", "projects"], dtype=object)),
        ("演示街道", date(2025, 9, 1), np.array(["projects"], dtype=object)),
        ("长桥街道", date(2025, 12, 1), np.array(["projects"], dtype=object)),
    ], columns=["street", "month", "kinds"]),
    work_types=pd.DataFrame([
        ("演示街道", "drainage"), ("演示街道", "elevator_retrofit"), ("长桥街道", "leak_repair"),
    ], columns=["street", "work_type"]))

NOTHING = Options(
    places=pd.DataFrame(columns=["street", "community", "compound"], dtype="str"),
    months=pd.DataFrame({"street": [], "month": [], "kinds": []}),
    work_types=pd.DataFrame(columns=["street", "work_type"], dtype="str"))


def one_street() -> Options:
    """An office that seldom writes its own name into its ledgers."""
    places = pd.DataFrame([
        (None, "甲子社区", "甲子一里"), (None, "甲子社区", "甲子二里"), ("云岗街道", "北里社区", "北里"),
    ], columns=["street", "community", "compound"])
    return replace(OPTIONS, places=places)


@pytest.mark.parametrize(("link", "selection", "ignored"), [
    ({}, Selection(street=("演示街道",)), []),
    ({"month": ["2025-09"], "community": ["甲子社区"]},
     Selection(street=("演示街道",), community=("甲子社区",), month=date(2025, 9, 1)), []),
    ({"street": ["长桥街道"], "community": ["甲子社区"]}, Selection(street=("长桥街道",)), ["甲子社区"]),
    ({"compound": ["中海瀛台"]}, Selection(street=("长桥街道",), compound=("中海瀛台",)), []),
    ({"street": [ALL], "community": ["甲子社区", "中海社区"]}, Selection(community=("甲子社区", "中海社区")), []),
    ({"month": ["2025-13"], "work_type": ["lift"], "as_of": ["昨天"], "view": ["boss"]},
     Selection(street=("演示街道",)), ["lift", "2025-13", "昨天", "boss"]),
    ({"month": ["2024-01"]}, Selection(street=("演示街道",)), ["2024-01"]),
    ({"work_type": ["drainage", "drainage", "elevator_retrofit"]},
     Selection(street=("演示街道",), work_type=("drainage", "elevator_retrofit")), []),
    ({"as_of": ["2025-11-03T09:12:00+08:00"]},
     Selection(street=("演示街道",), as_of=datetime(2025, 11, 3, 1, 12)), []),
    ({"as_of": ["2025-11-03T01:12:00Z"]},
     Selection(street=("演示街道",), as_of=datetime(2025, 11, 3, 1, 12)), []),
    ({"utm_source": ["wechat"]}, Selection(street=("演示街道",)), []),
])
def test_a_link_is_read(link, selection, ignored):
    choice, left_out = read(link, OPTIONS)
    assert (choice.selection, left_out) == (selection, ignored)


@given(
    street=some.sampled_from([(), ("演示街道",), ("演示街道", "长桥街道")]),
    community=some.sampled_from([(), ("甲子社区",), ("甲子社区", "丙寅社区")]),
    work_type=some.sampled_from([(), ("drainage",)]),
    month=some.sampled_from([date(2025, 9, 1), date(2025, 10, 1)]),
    as_of=some.sampled_from([None, datetime(2025, 11, 3, 1, 12)]),
    modes=some.frozensets(some.sampled_from(MODES)),
    parts=some.fixed_dictionaries({}, optional={name: some.sampled_from(values) for name, values in PARTS.items()}))
def test_a_link_says_again_what_was_chosen(street, community, work_type, month, as_of, modes, parts):
    chosen = Choice(Selection(street, community, (), work_type, month, as_of), modes, parts)
    assert read(write(chosen, OPTIONS), OPTIONS) == (chosen, [])


@given(some.dictionaries(
    some.sampled_from(["street", "community", "compound", "work_type", "month", "as_of", "section", "view", "x"]),
    some.lists(some.text(max_size=12), max_size=3)))
def test_no_link_is_an_error(link):
    choice, _ = read(link, OPTIONS)
    assert choice == admitted(choice, OPTIONS)


def test_the_newest_month_has_a_ledger_of_works():
    """November holds a few days of orders and no ledger yet."""
    assert OPTIONS.newest_month(("演示街道",)) == date(2025, 10, 1)
    assert OPTIONS.months_of(("演示街道",))[0] == date(2025, 11, 1)
    only_orders = replace(OPTIONS, months=OPTIONS.months.head(1))
    assert only_orders.newest_month(()) == date(2025, 11, 1)


def test_a_link_names_month_and_street_even_if_nobody_chose_them():
    assert write(Choice(default_selection(OPTIONS)), OPTIONS) == {"street": ["演示街道"], "month": ["2025-10"]}


def test_everything_where_most_rows_name_no_street():
    assert default_selection(one_street()) == Selection()
    assert write(Choice(), one_street()) == {"month": ["2025-12"]}


def test_what_is_gone_leaves_the_choice():
    gone = Choice(Selection(("关了街道",), ("甲子社区",), (), ("leak_repair",), date(2024, 1, 1)), frozenset({"leader"}))
    assert admitted(gone, OPTIONS) == Choice(Selection(street=("演示街道",)), frozenset({"leader"}))


def test_an_empty_store_has_nothing_to_choose_from():
    choice, ignored = read({"month": ["2025-10"], "street": ["演示街道"]}, NOTHING)
    assert (choice, ignored) == (Choice(), ["演示街道", "2025-10"])
    assert write(choice, NOTHING) == {}
    assert NOTHING.newest_month(()) is None
