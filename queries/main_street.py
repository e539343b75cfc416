"""The street that is meant where nobody named one."""

import pandas as pd


def main_street(places: pd.DataFrame) -> tuple[str, ...]:
    """The street with the most compounds; places: the answer place_options.

    Everything where there is but one street, or where most places name none: an office seldom writes its own name into
    its ledgers, and a row without a street is never among the chosen ones.
    """
    counts = places["street"].value_counts(dropna=False)
    if counts.index.dropna().size < 2 or pd.isna(counts.index[0]):
        return ()
    return (str(counts.index[0]),)
