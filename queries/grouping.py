"""Sums by group on plain arrays: pandas takes a millisecond a step, and the pages add up few rows in many ways."""

import numpy as np
import pandas as pd


def numbers(column: pd.Series) -> np.ndarray:
    """A column of counts, amounts or yes and no as floats; NaN where nothing is stated."""
    return column.to_numpy("float64", na_value=np.nan)


def or_0(values: np.ndarray) -> np.ndarray:
    """The values, 0 where nothing is stated."""
    return np.where(np.isnan(values), 0, values)


def counts(values: np.ndarray) -> pd.arrays.IntegerArray:
    """Floats as a column of whole numbers that may be missing."""
    is_missing = np.isnan(values)
    return pd.arrays.IntegerArray(np.where(is_missing, 0, values).astype("int64"), is_missing)


class Groups:
    """Rows by their values in some columns; a missing value is a value. `first`: each group's first row, in order."""

    def __init__(self, frame: pd.DataFrame, names: list[str]) -> None:
        joint = np.zeros(len(frame), "int64")
        for name in names:
            codes, values = pd.factorize(frame[name])
            joint = pd.factorize(joint * (len(values) + 1) + codes + 1)[0]
        self.codes = joint
        self.first = np.unique(joint, return_index=True)[1]

    def __len__(self) -> int:
        return len(self.first)

    def total(self, values: np.ndarray) -> np.ndarray:
        """The sum of each group, 0 where nothing is stated."""
        return np.bincount(self.codes, or_0(values), len(self)).astype("float64")

    def sum(self, values: np.ndarray) -> np.ndarray:
        """The sum of each group, NaN where none of its rows states anything."""
        is_stated = self.total(~np.isnan(values)) > 0
        return np.where(is_stated, self.total(values), np.nan)

    def greatest(self, values: np.ndarray) -> np.ndarray:
        """The greatest of each group; there must be no missing ones."""
        found = values[self.first]
        np.maximum.at(found, self.codes, values)
        return found
