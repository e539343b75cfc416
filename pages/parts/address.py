"""The address of a view: what a link says, and the link that says it again.

`?month=2025-10&community=甲子社区&section=money&view=leader`; a key may stand several times. What the store does not
know is left out and named, so that an old link still opens.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pandas as pd

from data.vocabulary import text
from data.vocabulary.consent_rules import PRESETS
from data.vocabulary.terms import Topic, WorkType
from queries import Selection
from queries.main_street import main_street

Link = dict[str, list[str]]

PLACES = ("street", "community", "compound")
ALL = "all"
"""`street=all`: no street named would be the default street."""

MODES = ("leader", "large", "present", "print")

PARTS = {"section": tuple(text.COMPLETION_SECTIONS), "topic": tuple(map(str, Topic)), "rule": tuple(PRESETS)}
"""What is chosen on a page itself, one value each: the closer look at completion, the complaints, the consent rule."""


@dataclass(frozen=True)
class Choice:
    """What somebody chose. `selection.month` None follows the newest month, as it moves on with the next upload.

    `parts`: what is chosen of PARTS; a page begins as it likes with what is not.
    """

    selection: Selection = field(default_factory=Selection)
    modes: frozenset[str] = frozenset()
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Options:
    """What there is to choose from: the answers place_options, month_options and work_type_options."""

    places: pd.DataFrame
    months: pd.DataFrame
    work_types: pd.DataFrame

    def of(self, name: str, chosen: Selection) -> list[str]:
        """The values of `name` (street, community, compound, work_type) within what is chosen above it."""
        table = self.work_types if name == "work_type" else self.places
        above = PLACES[: PLACES.index(name)] if name in PLACES else ("street",)
        values = set(_within(table, {column: getattr(chosen, column) for column in above})[name].dropna())
        order = list(WorkType) if name == "work_type" else sorted(values)
        return [str(value) for value in order if value in values]

    @property
    def without_month(self) -> str:
        """What is said where there is no month: household lists have none, and neither has an empty store."""
        return text.FILTER_NO_MONTH if self.places.empty else text.FILTER_ANY_MONTH

    def communities_of(self, compounds: tuple[str, ...]) -> tuple[str, ...]:
        """The communities that have a compound of one of these names."""
        return tuple(sorted(self.places.loc[self.places["compound"].isin(compounds), "community"].dropna().unique()))

    def months_of(self, street: tuple[str, ...]) -> list[date]:
        """Data months, newest first."""
        months = _within(self.months, {"street": street})["month"].dropna()
        return sorted({pd.Timestamp(month).date() for month in months}, reverse=True)

    def newest_month(self, street: tuple[str, ...]) -> date | None:
        """The newest month with a works ledger, else the newest of all: orders run on into a month not reported yet."""
        reported = self.months[self.months["kinds"].map(lambda kinds: "projects" in kinds).astype(bool)]
        months = replace(self, months=reported).months_of(street) or self.months_of(street)
        return months[0] if months else None


def default_selection(options: Options) -> Selection:
    """The main street, all of its communities and works, its newest month."""
    return Selection(street=main_street(options.places))


def read(link: Mapping[str, list[str]], options: Options) -> tuple[Choice, list[str]]:
    """The choice of a link, and the words of it that mean nothing here."""
    selection = Selection(street=_street(link, options))
    ignored = [word for word in link.get("street", []) if word not in (*selection.street, ALL)]
    for name in ("community", "compound", "work_type"):
        known, unknown = _split(link.get(name, []), options.of(name, selection))
        selection = replace(selection, **{name: known})
        ignored += unknown
    for name, parse in (("month", _month), ("as_of", _moment)):
        for word in link.get(name, [])[:1]:
            value = parse(word)
            if value is None or name == "month" and value not in options.months_of(selection.street):
                ignored.append(word)
            else:
                selection = replace(selection, **{name: value})
    modes, unknown = _split(link.get("view", []), MODES)
    ignored += unknown
    parts = {}
    for name, values in PARTS.items():
        for word in link.get(name, [])[:1]:
            if word in values:
                parts[name] = word
            else:
                ignored.append(word)
    return Choice(selection, frozenset(modes), parts), ignored


def write(choice: Choice, options: Options) -> Link:
    """The whole view, month and (of several) street always named: a link goes on meaning what its sender saw."""
    selection = choice.selection
    month = selection.month or options.newest_month(selection.street)
    link = {
        "street": list(selection.street) or [ALL] * (len(options.of("street", Selection())) > 1),
        "month": [f"{month:%Y-%m}"] if month else [],
        "community": list(selection.community),
        "compound": list(selection.compound),
        "work_type": list(selection.work_type),
        "as_of": [f"{selection.as_of:%Y-%m-%dT%H:%M:%SZ}"] if selection.as_of else [],
        **{name: [choice.parts[name]] for name in PARTS if name in choice.parts},
        "view": [mode for mode in MODES if mode in choice.modes],
    }
    return {key: words for key, words in link.items() if words}


def admitted(choice: Choice, options: Options) -> Choice:
    """The choice without what is no longer there: a community of another street, a month whose upload was undone."""
    selection = choice.selection
    if selection.street and not set(selection.street) & set(options.of("street", Selection())):
        selection = default_selection(options)
    for name in (*PLACES, "work_type"):
        known, _ = _split(getattr(selection, name), options.of(name, selection))
        selection = replace(selection, **{name: known})
    if selection.month not in options.months_of(selection.street):
        selection = replace(selection, month=None)
    return replace(choice, selection=selection)


def _within(table: pd.DataFrame, chosen: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    for column, values in chosen.items():
        if values:
            table = table[table[column].isin(values)]
    return table


def _street(link: Mapping[str, list[str]], options: Options) -> tuple[str, ...]:
    """The named streets, else the one that has the named community or compound, else the default one."""
    known, _ = _split(link.get("street", []), options.of("street", Selection()))
    if known or ALL in link.get("street", []):
        return known
    default = default_selection(options).street
    for name in ("community", "compound"):
        named = options.places[options.places[name].isin(link.get(name, []))]["street"].dropna()
        if len(named) and not named.isin(default).any():
            return (str(named.iloc[0]),)
    return default


def _split(words: Iterable[str], known: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    known = set(known)
    words = list(dict.fromkeys(words))
    return tuple(word for word in words if word in known), [word for word in words if word not in known]


def _month(word: str) -> date | None:
    try:
        return datetime.strptime(word, "%Y-%m").date()
    except ValueError:
        return None


def _moment(word: str) -> datetime | None:
    """An ISO moment as naive UTC; one without a zone is UTC already."""
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
