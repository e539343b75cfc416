"""Messy workbooks of every kind and layout are read as a careful clerk reads them, or declined with a word."""

from collections import Counter
from functools import cache

import pytest

from tests.data.generated import CASES, generate
from tests.data.generated.judge import Verdict, judge

WORKBOOKS = 240
CHUNK = 20
RIGHT_SHARE = 0.99


@cache
def verdict(seed: int) -> Verdict:
    return judge(generate(seed))


@pytest.mark.parametrize("first", range(0, WORKBOOKS, CHUNK))
def test_nothing_is_silently_wrong(first):
    findings = [finding for seed in range(first, first + CHUNK) for finding in verdict(seed).findings]
    assert not findings, f"{len(findings)} findings:\n" + "\n".join(map(str, findings[:40]))


def test_nearly_every_row_is_read():
    verdicts = [verdict(seed) for seed in range(WORKBOOKS)]
    wanted, right = sum(v.wanted for v in verdicts), sum(v.right for v in verdicts)
    told = Counter((finding.seed, finding.case, finding.what, str(finding.got)) for v in verdicts for finding in v.told)
    assert right >= RIGHT_SHARE * wanted, f"{right} of {wanted} rows right; not right but reported:\n" + "\n".join(
        f"{count} × {seen}" for seen, count in told.most_common(40))


def test_a_seed_gives_one_workbook():
    for seed in range(0, WORKBOOKS, 17):
        first, again = generate(seed), generate(seed)
        assert (first.file, first.content, first.expectation()) == (again.file, again.content, again.expectation())


def test_the_seeds_go_through_every_kind_and_layout():
    seen = {(made.kind, made.layout) for made in map(generate, range(WORKBOOKS))}
    assert seen == set(CASES)
