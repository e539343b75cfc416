"""Which numbers an answer explains, by a recipe that names them: columns, ratios, changes, each row by row and summed."""

from collections.abc import Sequence

import pandas as pd

Pair = tuple[str, str]


class Explained:
    """The numbers that may be said on the ground of an answer, each as it is printed."""

    def __init__(
        self, answer: pd.DataFrame, *, columns: Sequence[str] = (), ratios: Sequence[Pair] = (),
        changes: Sequence[Pair] = (), groups: Sequence[str] = (), also: Sequence[float] = (), is_over_time: bool = False,
    ) -> None:
        self.numbers = {0.0, *(_printed(number) for number in also if not pd.isna(number))}
        numbers = answer.select_dtypes("number").astype("float64")
        frames = [numbers, numbers.sum(min_count=1).to_frame().T]
        frames += [numbers.groupby(answer[name].astype("str").to_numpy()).sum(min_count=1) for name in groups]
        for frame in frames:
            for name in columns:
                self._add(frame[name])
            for part, whole in ratios:
                self._add(100 * frame[part] / frame[whole])
            for now, before in changes:
                self._add((frame[now] - frame[before]).abs())
                self._add((100 * (frame[now] - frame[before]) / frame[before].where(frame[before] > 0)).abs())
        if is_over_time:  # a rate beside the month before, in points of the printed percentages
            for part, whole in ratios:
                self._add((100 * numbers[part] / numbers[whole]).round(1).diff().abs())

    def has(self, number: float) -> bool:
        return _printed(number) in self.numbers

    def _add(self, values: pd.Series) -> None:
        self.numbers |= {_printed(value) for value in values.dropna() if abs(value) != float("inf")}


def _printed(number: float) -> float:
    """As it stands in print: one decimal, from 10 000 on in units of 1 000."""
    number = abs(float(number))
    return round(number, -3) if number >= 10_000 else round(number + 1e-9, 1)
