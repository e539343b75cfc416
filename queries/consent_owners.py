"""Does a vote hang on rooms of the same owner's name being one owner's?

An owner of several rooms counts once (司法解释第九条), and a list shows owners by name alone: two rooms of one name are
taken for one owner's. Should they belong to two people, the heads are others, and the vote may be lost: of two agreeing
rooms and two pending ones of one name, 2/3 of the heads take part, or 2/4. So the tests by heads are taken once more at
their worst, over every way in which the rooms of each name may belong to one person or to several.

The worst is found name by name, for each test asks whether a sum over the owners reaches nothing less than 0:
participation den × taking part − num × all, agreement den × agreeing − num × (taking part, or all). Nothing below 0 can
be added by merging what adds, or by parting what takes away. The areas cannot get worse: parting only lets more agree.
"""

import numpy as np

from data.vocabulary.consent_rules import Rule
from queries.consent_votes import AGREE, Rooms, sums


def hang_on_names(rooms: Rooms, rules: list[Rule]) -> np.ndarray:
    """Of each scope: whether a test by heads fails if the rooms of one name belong to as many people as is worst."""
    owners_count = int(rooms.owner.max(initial=-1)) + 1
    scope = np.zeros(owners_count, dtype=np.int64)
    scope[rooms.owner] = rooms.scope
    is_agreed, is_decided = rooms.opinion == AGREE, rooms.is_decided
    agreed, dissenting, pending = (
        sums(rooms.owner, flag, owners_count) for flag in (is_agreed, is_decided & ~is_agreed, ~is_decided))
    takes_part = (agreed + dissenting > 0).astype(np.int64)
    agrees = ((agreed > 0) & (dissenting == 0)).astype(np.int64)
    parts = {
        "participation": (takes_part, takes_part + pending),
        "agreement": (agrees, agrees + dissenting),
        "agreement_of_all": (agrees, agrees + dissenting + pending)}
    return _is_failing(scope, parts, rules)


def _is_failing(scope: np.ndarray, parts: dict[str, tuple], rules: list[Rule]) -> np.ndarray:
    failing = np.zeros(len(rules), dtype=bool)
    for rule in set(rules):
        is_ruled = np.array([other == rule for other in rules], dtype=bool)
        if "heads" not in rule.measures:
            continue
        for (part, whole), threshold, is_strict in _tests(parts, rule):
            numerator, denominator = threshold.as_integer_ratio()
            spare = sums(scope, denominator * part - numerator * whole, len(rules))
            failing |= is_ruled & (spare < int(is_strict))
    return failing


def _tests(parts: dict[str, tuple], rule: Rule) -> list[tuple]:
    found = []
    if rule.participation_threshold is not None:
        found.append((parts["participation"], rule.participation_threshold, False))
    if rule.agreement_threshold is not None:
        name = "agreement_of_all" if rule.denominator == "all" else "agreement"
        found.append((parts[name], rule.agreement_threshold, rule.is_strict))
    return found
