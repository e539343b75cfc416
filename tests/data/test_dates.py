"""Dates in every way offices write them; what is not certain is no date."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import dates
from data.dates import DayOfSomeYear, MonthOfSomeYear

START, FINISH = dates.day_reader(is_finish=False), dates.day_reader(is_finish=True)
PLANNED = dates.day_reader(is_finish=True, is_plan=True)


@pytest.mark.parametrize(("cell", "start", "finish", "problem"), [
    (date(2024, 5, 3), date(2024, 5, 3), date(2024, 5, 3), None),
    (45356.0, date(2024, 3, 5), date(2024, 3, 5), None),
    ("45473", date(2024, 6, 30), date(2024, 6, 30), None),
    (20240630.0, date(2024, 6, 30), date(2024, 6, 30), None),
    ("2024.6.30", date(2024, 6, 30), date(2024, 6, 30), None),
    ("2024年2月15日", date(2024, 2, 15), date(2024, 2, 15), None),
    ("2024 年 2 月 15 日", date(2024, 2, 15), date(2024, 2, 15), None),
    ("2024年6月3日（周一）", date(2024, 6, 3), date(2024, 6, 3), None),
    ("二〇二四年六月三十日", date(2024, 6, 30), date(2024, 6, 30), None),
    ("2024-11-4 00:00:00", date(2024, 11, 4), date(2024, 11, 4), None),
    ("2024/6/30 8:5", date(2024, 6, 30), date(2024, 6, 30), None),
    ("2024年6月", date(2024, 6, 1), date(2024, 6, 30), "assumed-day"),
    (2024.6, date(2024, 6, 1), date(2024, 6, 30), "assumed-day"),
    ("2024年6月底", date(2024, 6, 30), date(2024, 6, 30), "assumed-day"),
    ("2024年6月底前", date(2024, 6, 30), date(2024, 6, 30), "assumed-day"),
    ("2024年2月中旬", date(2024, 2, 11), date(2024, 2, 20), "assumed-day"),
    ("2024年底", date(2024, 12, 31), date(2024, 12, 31), "assumed-day"),
    ("24.6.30", date(2024, 6, 30), date(2024, 6, 30), "assumed-day"),
    ("24年6月", date(2024, 6, 1), date(2024, 6, 30), "assumed-day"),
    ("2024年6月30日前", date(2024, 6, 30), date(2024, 6, 30), "assumed-day"),
    *((cell, None, None, "not-a-date") for cell in (
        "2025.13.1", "2024-02-30", "2024年6月31日", "2024-13-01", "待定", "2024年", "2024年6月前", "明年3月", "约2024年6月", "2.30", "10.6.30",
        "2024.6.30-7.5", "2024-06-03T10:11:12Z", 2024.1, "2024.1", date(1900, 1, 1), datetime(1905, 6, 20), True, "8:30"))])
def test_day(cell, start, finish, problem):
    assert (START(cell).value, START(cell).problem) == (start, problem)
    assert (FINISH(cell).value, FINISH(cell).problem) == (finish, problem)


@pytest.mark.parametrize(("cell", "planned", "problem", "actual"), [
    ("2024年6月30日前", date(2024, 6, 30), None, date(2024, 6, 30)),
    ("2024年6月30日止", date(2024, 6, 30), None, date(2024, 6, 30)),
    ("预计2024年6月30日完工", date(2024, 6, 30), None, None),
    ("预计2024年6月完工", date(2024, 6, 30), "assumed-day", None),
    ("已于2024年6月30日完工", date(2024, 6, 30), None, date(2024, 6, 30)),
    ("2024年6月30日开工", None, "not-a-date", None),
    ("2024年二季度", date(2024, 6, 30), "assumed-day", date(2024, 6, 30)),
    ("2024年上半年", date(2024, 6, 30), "assumed-day", date(2024, 6, 30)),
])
def test_a_finish_that_is_planned_or_has_been(cell, planned, problem, actual):
    assert (PLANNED(cell).value, PLANNED(cell).problem) == (planned, problem)
    assert FINISH(cell).value == actual


def test_an_event_of_a_quarter_has_no_first_day():
    assert START("2024年二季度").problem == "not-a-date"


@pytest.mark.parametrize(("cell", "start", "finish"), [
    ("10月2日", DayOfSomeYear(2, 10), DayOfSomeYear(2, 10)), ("6月底", DayOfSomeYear(None, 6), DayOfSomeYear(None, 6)),
    ("6月", DayOfSomeYear(1, 6), DayOfSomeYear(None, 6)), ("年底", DayOfSomeYear(31, 12), DayOfSomeYear(31, 12)),
    ("12日", DayOfSomeYear(12), DayOfSomeYear(12)), ("2月29日", DayOfSomeYear(29, 2), DayOfSomeYear(29, 2)), ("2月30日", None, None)])
def test_a_day_that_leaves_its_year_open(cell, start, finish):
    assert (START(cell).value, FINISH(cell).value) == (start, finish)


PLANNED_START = dates.day_reader(is_finish=False, is_plan=True)


@pytest.mark.parametrize(("cell", "start", "finish"), [
    ("2季度末", DayOfSomeYear(None, 6), DayOfSomeYear(None, 6)), ("下半年", DayOfSomeYear(1, 7), DayOfSomeYear(None, 12)),
    ("第三季度", DayOfSomeYear(1, 7), DayOfSomeYear(None, 9)), ("三季度末前", DayOfSomeYear(None, 9), DayOfSomeYear(None, 9)),
    ("三季度前", None, None), ("2025年2季度末", date(2025, 6, 30), date(2025, 6, 30)),
    ("2025年上半年底", date(2025, 6, 30), date(2025, 6, 30)), ("2025年下半年", date(2025, 7, 1), date(2025, 12, 31)),
    ("6月中旬", DayOfSomeYear(11, 6), DayOfSomeYear(20, 6)), ("6月下旬", DayOfSomeYear(21, 6), DayOfSomeYear(None, 6)),
    ("5月底完工、6月底验收", None, None), ("五季度末", None, None)])
def test_a_part_of_the_year_that_is_planned(cell, start, finish):
    assert (PLANNED_START(cell).value, PLANNED(cell).value) == (start, finish)


def test_an_event_has_no_part_of_the_year_as_its_first_day():
    assert START("下半年").problem == "not-a-date"


def test_a_day_on_which_it_rained_is_a_day():
    exact = dates.day_reader(is_finish=False, is_exact=True)
    assert exact("2024年6月").problem == "not-a-date"
    assert exact("2024-06-03").value == date(2024, 6, 3)


@pytest.mark.parametrize(("cell", "moment"), [
    ("2024-06-03T10:11:12", datetime(2024, 6, 3, 10, 11, 12)), ("2024-06-03 10:11:12.000", datetime(2024, 6, 3, 10, 11, 12)),
    ("2024年6月3日 下午3:05", datetime(2024, 6, 3, 15, 5)), ("2024年6月3日10时11分", datetime(2024, 6, 3, 10, 11)),
    (45446.5, datetime(2024, 6, 3, 12)), ("45446.5", datetime(2024, 6, 3, 12)), ("20240603101112", datetime(2024, 6, 3, 10, 11, 12)),
    ("2024-06-03 25:00", None), ("10:11", None)])
def test_moment(cell, moment):
    assert dates.moment(cell).value == moment


@pytest.mark.parametrize(("cell", "month"), [
    ("2024年6月份", date(2024, 6, 1)), ("202406", date(2024, 6, 1)), ("2024-06-30", date(2024, 6, 1)), ("二〇二四年六月", date(2024, 6, 1)),
    ("六月", MonthOfSomeYear(6)), (6.0, MonthOfSomeYear(6)), ("6月份", MonthOfSomeYear(6)), ("2024.10", date(2024, 10, 1)),
    (2024.1, None), ("2024年1-6月", None), ("13月", None), ("全年", None)])
def test_month(cell, month):
    assert dates.month(cell).value == month


@pytest.mark.parametrize(("cell", "year"), [
    ("1998年12月", 1998), ("1998", 1998), (1998.0, 1998), ("1998年建成", 1998), ("建于1998年", 1998), ("1998-12-01", 1998),
    ("一九九八年", 1998), ("2025年度", 2025), (date(1998, 12, 1), 1998), ("90年代", None), ("1990年代", None), ("1998-2001", None),
    ("98年", None), ("约1998年", None), (date(1905, 6, 20), None)])
def test_year(cell, year):
    assert dates.year(cell).value == year


FORMATS = (
    "{0.year}-{0.month:02}-{0.day:02}", "{0.year}/{0.month}/{0.day}", "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日",
    "{0.year}{0.month:02}{0.day:02}", "{0.year}-{0.month}-{0.day} 00:00:00", " {0.year}年 {0.month}月 {0.day}号 ", "{0.year}－{0.month:02}－{0.day:02}")


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMATS))
def test_a_day_comes_back_from_every_way_to_write_it(day, way):
    for read in (START, FINISH, PLANNED):
        assert (read(way.format(day)).value, read(way.format(day)).problem) == (day, None)
    assert dates.month(way.format(day)).value == day.replace(day=1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 12, 31)).map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_comes_back(moment):
    assert dates.moment(f"{moment:%Y-%m-%d %H:%M:%S}").value == moment
    assert dates.moment(f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment:%M:%S}").value == moment
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    assert abs(dates.moment(serial).value - moment) <= timedelta(seconds=1)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_numerals_are_digits(day):
    signs = "〇一二三四五六七八九"
    tens = lambda n: ("" if n < 10 else "十" if n < 20 else f"{signs[n // 10]}十") + (signs[n % 10] if n % 10 else "")  # noqa: E731
    text = "".join(signs[int(digit)] for digit in str(day.year)) + f"年{tens(day.month)}月{tens(day.day)}日"
    assert START(text).value == day
