"""The arithmetic of a vote: who takes part, who agrees, what each test lacks, and the fewest signatures that mend it.

Every number is an integer (areas in cm²): a threshold hit exactly is met, one cm² less is not.

An owner's rooms decide together, and only decided rooms (agree, object, abstain) weigh:
- any objection objects, else any abstention abstains, else the decided rooms agree: an owner of one agreeing and one
  undecided room is an agreeing head already, with the area of the decided room;
- of an owner who objects or abstains the decided area takes part and none of it agrees;
- a signature decides all pending rooms of its owner. Whoever objects or abstains signs no more, so that the pending
  rooms of such an owner stay pending.

Why the fewest signatures are found without a search: a signature adds the owner's pending area to the agreeing and to
the participating area, and one head to both, unless the owner's head agrees already. No test is ever made worse by it
((A+x)/(P+x) never falls), so the tests ask for some x of area and some h of new heads and for nothing else. Among the
sets of k signatures with at least h new heads, the h new heads with most area and then whoever has most area left have
the largest area; the smallest such k that reaches x is the answer.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import Literal

import numpy as np
import pandas as pd

from data.vocabulary.consent_rules import Rule
from data.vocabulary.terms import Opinion

CM2_PER_M2 = 10_000
OPINIONS = tuple(Opinion)
"""An opinion's number is its place here, as in the store's type."""

AGREE, OBJECT, ABSTAIN = (OPINIONS.index(opinion) for opinion in (Opinion.AGREE, Opinion.OBJECT, Opinion.ABSTAIN))


@dataclass(frozen=True)
class Test:
    """One test of a rule; None: it could not be evaluated."""

    __test__ = False  # a test of a vote, nothing that pytest should collect

    name: str
    is_met: bool | None


@dataclass(frozen=True)
class Standing:
    """Where a scope stands. Ratios are (numerator, denominator), areas in cm²; None: not known."""

    status: Literal["met", "not_met", "impossible", "not_evaluated"]
    participation_area: tuple[int, int] | None
    participation_heads: tuple[int, int] | None
    agreement_area: tuple[int, int] | None
    agreement_heads: tuple[int, int] | None
    fewest_further_signatures: int | None
    area_short_m2: float | None
    tests: tuple[Test, ...]
    heads_short: int | None = None
    """Further heads that the tests by heads ask for; never more than the signatures, which are not always known."""

    @property
    def households_short(self) -> int | None:
        return self.fewest_further_signatures


@dataclass(frozen=True)
class Votes:
    """One measure of a scope, in cm² or heads. `participating` is None where only the agreeing part is known."""

    agreed: int
    participating: int | None
    total: int


@dataclass(frozen=True)
class Tally:
    """A scope counted out.

    `new_cm2`, `more_cm2`: pending areas, largest first, of the owners who may still sign: of whom no room has decided,
    and whose other rooms agree already. Without `has_signers` they are one sum, and nobody can say how many must sign.
    """

    area: Votes | None
    heads: Votes | None
    objections_count: int = 0
    new_cm2: tuple[int, ...] = ()
    more_cm2: tuple[int, ...] = ()
    has_signers: bool = True


def standing(tally: Tally, rule: Rule) -> Standing:
    """Judge a tally by a rule. The status is the first that holds of impossible, not_met, not_evaluated, met."""
    votes = {"area": tally.area, "heads": tally.heads}
    lacks = {measure: _lacks(counted, rule) for measure, counted in votes.items()}
    tests = {f"{part}_{measure}": lacks[measure][part]
             for part in ("participation", "agreement") for measure in rule.measures if part in lacks[measure]}
    needed = {measure: _largest(lacks[measure].values()) if measure in rule.measures else 0 for measure in votes}
    signatures = _fewest_signatures(tally, heads=needed["heads"] or 0, area_cm2=needed["area"] or 0)
    is_impossible = signatures is None or (rule.is_blocked_by_objection and tally.objections_count > 0)
    is_counted = not is_impossible and None not in tests.values() and (tally.has_signers or signatures == 0)
    area_short_cm2 = None if is_impossible else _largest(lacks["area"].values())
    return Standing(
        status=_status(tests.values(), is_impossible=is_impossible),
        participation_area=_participation(tally.area),
        participation_heads=_participation(tally.heads),
        agreement_area=_agreement(tally.area, rule),
        agreement_heads=_agreement(tally.heads, rule),
        fewest_further_signatures=signatures if is_counted else None,
        area_short_m2=None if area_short_cm2 is None else area_short_cm2 / CM2_PER_M2,
        tests=tuple(Test(name, None if lack is None else lack == 0) for name, lack in tests.items()),
        heads_short=None if is_impossible or needed["heads"] is None else int(needed["heads"]),
    )


def _lacks(votes: Votes | None, rule: Rule) -> dict[str, float | None]:
    """How many more agreeing cm² or heads each test needs: 0 when met, inf when none suffice, None when not known."""
    lacks: dict[str, float | None] = {}
    is_known = votes is not None and votes.total > 0
    if rule.participation_threshold is not None:
        is_counted = is_known and votes.participating is not None
        lacks["participation"] = _lacking_participation(votes, rule) if is_counted else None
    if rule.agreement_threshold is not None:
        is_counted = is_known and (rule.denominator == "all" or votes.participating is not None)
        lacks["agreement"] = _lacking_agreement(votes, rule) if is_counted else None
    return lacks


def _lacking_participation(votes: Votes, rule: Rule) -> int:
    numerator, denominator = rule.participation_threshold.as_integer_ratio()
    return max(0, -(-numerator * votes.total // denominator) - votes.participating)


def _lacking_agreement(votes: Votes, rule: Rule) -> float:
    """The smallest x with (agreed + x) ÷ (all, or participating + x) at the threshold, or beyond it if strict."""
    numerator, denominator = rule.agreement_threshold.as_integer_ratio()
    is_of_all = rule.denominator == "all"
    base = votes.total if is_of_all else votes.participating
    gap = numerator * base - denominator * votes.agreed + rule.is_strict
    gain = denominator if is_of_all else denominator - numerator
    if base == 0:
        return 1  # nobody takes part: a share of nobody reaches nothing
    if gap <= 0:
        return 0
    return -(-gap // gain) if gain else inf


def _largest(lacks) -> float | None:
    known = list(lacks)
    return None if None in known else max(known, default=0)


def _fewest_signatures(tally: Tally, *, heads: float, area_cm2: float) -> int | None:
    """The fewest owners whose signatures bring that many new heads and that much area; None if all do not."""
    if heads > len(tally.new_cm2):
        return None
    others = sorted((*tally.new_cm2[heads:], *tally.more_cm2), reverse=True)
    area_cm2 -= sum(tally.new_cm2[:heads])
    if area_cm2 <= 0:
        return heads
    reached = list(accumulate(others))
    position = bisect_left(reached, area_cm2)
    return heads + position + 1 if position < len(reached) else None


def _status(lacks, *, is_impossible: bool) -> str:
    if is_impossible:
        return "impossible"
    if any(lacks_some for lacks_some in lacks if lacks_some is not None):
        return "not_met"
    return "not_evaluated" if None in lacks or not lacks else "met"


def _participation(votes: Votes | None) -> tuple[int, int] | None:
    return None if votes is None or votes.participating is None else (votes.participating, votes.total)


def _agreement(votes: Votes | None, rule: Rule) -> tuple[int, int] | None:
    base = None if votes is None else votes.total if rule.denominator == "all" else votes.participating
    return None if base is None else (votes.agreed, base)


@dataclass(frozen=True)
class Rooms:
    """Households as arrays, an element a room: scopes and owners numbered from 0, area 0 where it is missing."""

    scope: np.ndarray
    owner: np.ndarray
    area_cm2: np.ndarray
    opinion: np.ndarray
    """Numbers, places in OPINIONS."""

    @property
    def is_decided(self) -> np.ndarray:
        return (self.opinion == AGREE) | (self.opinion == OBJECT) | (self.opinion == ABSTAIN)


def number_owners(scope: np.ndarray, key: np.ndarray, is_known: np.ndarray) -> np.ndarray:
    """A number for every owner of every scope; a room without a known key is its own owner."""
    owner = np.arange(len(scope))
    if is_known.any():
        codes, keys = pd.factorize(key[is_known])
        pairs = scope[is_known].astype(np.int64) * len(keys) + codes
        owner[is_known] = len(scope) + np.unique(pairs, return_inverse=True)[1]
        owner = np.unique(owner, return_inverse=True)[1]
    return owner


def tallies(rooms: Rooms, *, scopes_count: int) -> list[Tally]:
    """Count out every scope, one `Tally` a scope in their order."""
    owners_count = int(rooms.owner.max(initial=-1)) + 1
    is_objected, is_abstained, is_decided = rooms.opinion == OBJECT, rooms.opinion == ABSTAIN, rooms.is_decided

    def of_owner(values: np.ndarray) -> np.ndarray:
        return sums(rooms.owner, values, owners_count)

    scope = np.zeros(owners_count, dtype=np.int64)
    scope[rooms.owner] = rooms.scope
    objects, has_decided, has_pending = (of_owner(flag) > 0 for flag in (is_objected, is_decided, ~is_decided))
    agrees = has_decided & ~objects & (of_owner(is_abstained) == 0)
    decided_cm2, pending_cm2 = of_owner(rooms.area_cm2 * is_decided), of_owner(rooms.area_cm2 * ~is_decided)

    def of_scope(values: np.ndarray) -> list[int]:
        return sums(scope, values, scopes_count).tolist()

    areas = zip(of_scope(decided_cm2 * agrees), of_scope(decided_cm2), of_scope(decided_cm2 + pending_cm2), strict=True)
    heads = zip(of_scope(agrees), of_scope(has_decided), of_scope(np.ones_like(scope)), strict=True)
    is_missing = sums(rooms.scope, rooms.area_cm2 <= 0, scopes_count) > 0
    new = _largest_first(scope, pending_cm2, ~has_decided, scopes_count)
    more = _largest_first(scope, pending_cm2, agrees & has_pending, scopes_count)
    return [Tally(None if missing else Votes(*area), Votes(*head), objections, *signers)
            for missing, area, head, objections, *signers
            in zip(is_missing.tolist(), areas, heads, of_scope(objects), new, more, strict=True)]


def sums(groups: np.ndarray, values: np.ndarray, groups_count: int) -> np.ndarray:
    """Sums by group in whole numbers (np.bincount would sum floats)."""
    sums = np.zeros(groups_count, dtype=np.int64)
    np.add.at(sums, groups, values.astype(np.int64))
    return sums


def _largest_first(scope: np.ndarray, area_cm2: np.ndarray, mask: np.ndarray, scopes_count: int) -> list[tuple]:
    """The masked owners' areas by scope, largest first."""
    scope, area_cm2 = scope[mask], area_cm2[mask]
    order = np.lexsort((-area_cm2, scope))
    areas = area_cm2[order].tolist()
    ends = np.searchsorted(scope[order], np.arange(scopes_count), side="right").tolist()
    return [tuple(areas[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
