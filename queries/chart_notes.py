"""What staff wrote beside a figure or a month: why it fell, what is to come.

A note is one of the office's decisions (data/settings.py): each wording is one more version, so that it can be taken
back, and a view as of a moment has the words of that moment.
"""

import json
from datetime import date

import pandas as pd

import queries

PREFIX = "note"
MONTH_AS_A_WHOLE = "month"
COLUMNS = ("subject", "street", "words", "set_at", "set_by")


def note_key(month: date, subject: str, street: str) -> str:
    """Where the settings keep the note on a subject (a chapter's key, or the month as a whole) of one street."""
    return f"{PREFIX}/{month:%Y-%m}/{subject}/{street}"


def chart_notes(store, selection) -> pd.DataFrame:
    """The notes of the selected month and streets that stand at the moment, one a subject and street."""
    if selection.month is None:
        return pd.DataFrame(columns=list(COLUMNS)).astype({"words": "str"})
    said = queries.run(store, "settings", selection, keys=f"{PREFIX}/{selection.month:%Y-%m}/")
    said = said[said["is_current"] & said["value"].notna()]
    parts = [key.split("/", maxsplit=3)[2:] for key in said["key"]]
    notes = pd.DataFrame({
        "subject": [subject for subject, _ in parts], "street": [street for _, street in parts],
        "words": [json.loads(value) for value in said["value"]], "set_at": list(said["set_at"]),
        "set_by": list(said["set_by"])}, columns=list(COLUMNS))
    is_chosen = notes["street"].isin(selection.street) if selection.street else notes["street"].notna()
    return notes[is_chosen].sort_values(["subject", "street"], ignore_index=True)
