"""A misspelled name finds the one it means; neighbours are not taken for one another."""

import pytest

from data.similar_names import edits, nearest

KNOWN = frozenset({"南路一社区", "南路二社区", "育慧里二区", "槐花里", "安慧东里第二社区", "己巳花园", "甲子社区"})


@pytest.mark.parametrize(("name", "meant"), [
    ("南路一社去", "南路一社区"), ("南路一居委会", "南路一社区"), ("南路一", "南路一社区"), ("育惠里二区", "育慧里二区"), ("槐花里小区", "槐花里"),
    ("安慧东里第二居民区", "安慧东里第二社区"), ("花槐里", "槐花里"), ("己己花园", None), ("己已花园", "己巳花园"), ("南路三社区", None), ("育慧里三区", None),
    ("安慧北里第二社区", None), ("槐树里", None), ("戊子社区", None), ("柳荫街社区", None), ("", None), ("南路一社区", None)])
def test_the_nearest_known_name(name, meant):
    assert nearest(name, KNOWN) == meant


def test_edits_are_counted():
    assert [edits(*pair) for pair in (("", "一二"), ("一里", "一里"), ("一里", "二里"), ("槐花里", "花槐里"), ("里", "一里区"))] == [2, 0, 1, 2, 2]
