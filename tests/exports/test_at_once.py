"""Several people make the pack at the same time, over the one store of the server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from pages.exports.pack import briefing_of, files_of
from queries import run
from tests.exports.conftest import SELECTION, STREET
from tests.exports.reading import slides


def test_ten_packs_at_once(samples):
    def make(number: int) -> list[tuple[str, bytes]]:
        return list(files_of(briefing_of(
            partial(run, samples), SELECTION, STREET, made_at=datetime(2025, 11, 3, 9, 12),
            sections=["overview", "complaints"])))
    with ThreadPoolExecutor(10) as pool:
        packs = list(pool.map(make, range(10)))
    assert [[name for name, _ in pack] for pack in packs] == [[name for name, _ in packs[0]]] * 10
    read = [slides(pack[0][1]) for pack in packs]
    assert len(read[0]) == 5 and read == [read[0]] * 10
