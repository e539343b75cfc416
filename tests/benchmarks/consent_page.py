"""How long the consent page's questions and assessments take over a large street, beside a plain count of its rows.

`python -m tests.benchmarks.consent_page [--quick]`: 2,000 units with 100,000 households, drawn from a seed; every
question of the page is asked in turn, uncached, of a store that was asked before. Bound: 400 ms together. Printed
beside it: a plain `select count(*) … group by` of the same table, the slowest questions, and one `assess` of 200
households (bound: 50 ms).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow

from data import shared_keys
from data.store import Store
from data.vocabulary.consent_rules import PRESETS
from queries import Selection, run
from queries.consent import assess

UNITS, ROOMS_A_UNIT, ROUNDS = 2_000, 50, 7
QUICK_UNITS, QUICK_ROUNDS = 40, 1
BOUND_MS, ASSESS_BOUND_MS = 400, 50
ASKED_TWICE_SHARE = .2
"""Of the units: their households answer in two rounds; the number of households counts each once."""

PLAIN = """
select street, community, compound, building, unit, opinion, count(*) from consents group by all
"""

QUESTIONS = {
    "consent_by_unit": {}, "consent_households": {"building": ("0号楼",)}, "consent_rounds": {}, "objection_reasons": {},
    "consent_over_time": {}, "deliberation_totals": {}, "consent_rules": {}}
"""What the page asks, with what else it says; the rooms it asks of a few buildings only."""

OPINIONS = ("agree", "object", "undecided", "unreached", "absent", "abstain")
CHANCES = (.62, .14, .1, .08, .04, .02)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_UNITS} units, {QUICK_ROUNDS} round, no verdict")
    is_quick = parser.parse_args(arguments).quick
    units, rounds = (QUICK_UNITS, QUICK_ROUNDS) if is_quick else (UNITS, ROUNDS)
    with tempfile.TemporaryDirectory() as folder, closing(Store.open(Path(folder) / "store.duckdb")) as store:
        households = fill(store, units)
        timed = [_round(store) for _ in range(rounds + 1)][1:]
    page_ms = [sum(questions.values()) for questions, _ in timed]
    plain_ms = [plain for _, plain in timed]
    assess_ms = [_ms(lambda: assess(_one_scope(), PRESETS["civil_code_alteration"])) for _ in range(rounds + 1)][1:]
    slowest = sorted(((median(questions[name] for questions, _ in timed), name) for name in QUESTIONS), reverse=True)
    print(f"{units:,} units, {households:,} households")
    print(f"page {_told(page_ms)}; plain count {_told(plain_ms)}; ratio {median(page_ms) / median(plain_ms):.1f}")
    print("of these " + ", ".join(f"{name} {ms:.0f} ms" for ms, name in slowest))
    print(f"assess of 200 households {_told(assess_ms)}")
    is_slow = median(page_ms) > BOUND_MS or median(assess_ms) > ASSESS_BOUND_MS
    return 0 if is_quick or not is_slow else 1


def fill(store: Store, units: int) -> int:
    """Put generated households into a store, as one upload; how many there are."""
    rng = np.random.default_rng(20251031)
    first = _round_rows(rng, np.arange(units), 1)
    second = _round_rows(rng, np.arange(round(units * ASKED_TWICE_SHARE)), 2)
    with closing(store.cursor()) as cursor:
        cursor.execute(
            "insert into uploads (upload_id, file, sha256, kinds, uploaded_at, uploaded_by, rows_count, status)"
            " values (1, '征询.xlsx', '', ['consents'], now(), '数据员', 0, 'accepted')")
        cursor.execute("insert into upload_events values (1, 1, 'committed', now(), '数据员', null)")
        cursor.register("incoming", pyarrow.concat_tables([first, second]))
        cursor.execute("insert into consents by name from incoming")
        shared_keys.note(cursor, 1, ["consents"])  # as every load does
    return len(first)


def _round_rows(rng: np.random.Generator, units: np.ndarray, number: int) -> pyarrow.Table:
    """Half of the units vote on lifts, the others on risers, each for three months; one owner in ten has two rooms."""
    unit = np.repeat(units, ROOMS_A_UNIT)
    place = np.tile(np.arange(ROOMS_A_UNIT), len(units))
    count = len(unit)
    opinion = rng.choice(OPINIONS, count, p=CHANCES)
    room = [f"{1 + at // 5}{1 + at % 5:02d}" for at in place]
    names = {
        "street": ["演示街道"] * count, "community": [f"{at % 40}社区" for at in unit],
        "compound": [f"{at % 200}小区" for at in unit], "building": [f"{at // 4}号楼" for at in unit],
        "unit": [f"{1 + at % 4}单元" for at in unit], "room": room,
        "work_type": np.where(unit % 2 == 0, "elevator_retrofit", "riser_renewal"), "opinion": opinion}
    reasons = rng.choice(("采光", "噪音", "费用分摊"), count)
    started = np.repeat(rng.integers(0, 560, len(units)), ROOMS_A_UNIT)
    days = [date(2024, 1, 1) + timedelta(days=int(at)) for at in started + rng.integers(0, 90, count)]
    return pyarrow.table({
        **{name: pyarrow.array(list(values)) for name, values in names.items()},
        "upload_id": pyarrow.array([1] * count), "source_sheet": pyarrow.array([f"第{number}轮"] * count),
        "source_row": pyarrow.array(range(2, count + 2)), "floor": pyarrow.array(1 + place // 5),
        "round": pyarrow.array([number] * count),
        "version_key": pyarrow.array([f"{at}|{key}|{number}" for at, key in zip(unit, room, strict=True)]),
        "area_m2": pyarrow.array(rng.choice((45.3, 52.7, 61.2, 68.4, 83.6), count)),
        "objection_reason": pyarrow.array([
            reason if said == "object" else None for reason, said in zip(reasons, opinion, strict=True)]),
        "decided_on": pyarrow.array([
            day if said in ("agree", "object", "abstain") else None for day, said in zip(days, opinion, strict=True)]),
        "owner_key": pyarrow.array(np.where(rng.random(count) < .1, np.maximum(np.arange(count) - 1, 0), np.arange(count)))})


def _round(store: Store) -> tuple[dict[str, float], float]:
    """Every question of the page once, then the plain count."""
    questions = {name: _ms(partial(run, store, name, Selection(), **more)) for name, more in QUESTIONS.items()}
    return questions, _ms(lambda: _plain_count(store))


def _plain_count(store: Store) -> None:
    with closing(store.cursor()) as cursor:
        cursor.execute(PLAIN).fetchall()


def _one_scope() -> list[dict]:
    return [{"area_m2": 50 + at % 30, "opinion": OPINIONS[at % 6], "owner_key": at // 2} for at in range(200)]


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _told(times_ms: list[float]) -> str:
    return f"{median(times_ms):.1f} ms ({min(times_ms):.1f}–{max(times_ms):.1f}, n={len(times_ms)})"


if __name__ == "__main__":
    sys.exit(main())
