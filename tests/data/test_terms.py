"""The vocabulary says nothing twice and nothing in two ways."""

import pytest

from data.columns import names_of, plain, plain_set
from data.places import name
from data.vocabulary.terms import (
    KINDS,
    OWNER_HEADERS,
    PERSONAL_HEADERS,
    DeliberationType,
    HandlingRole,
    Occupancy,
    Opinion,
    RequestStatus,
    Resolution,
    Satisfaction,
    Stage,
    Topic,
    WorkType,
)

SETS = (WorkType, Stage, Topic, HandlingRole, RequestStatus, Resolution, Satisfaction, Opinion, Occupancy, DeliberationType)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_header_stands_for_two_fields_of_a_kind(kind):
    fields: dict[str, str] = {}
    for entry in kind.fields:
        for header in (entry.label, *entry.headers):
            assert fields.setdefault(plain(header), entry.name) == entry.name, header


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_personal_column_is_read(kind):
    assert not set(names_of(kind)) & plain_set(PERSONAL_HEADERS)


def test_owners_are_personal():
    assert set(OWNER_HEADERS) <= set(PERSONAL_HEADERS)


@pytest.mark.parametrize("terms", SETS, ids=lambda terms: terms.__name__)
def test_no_word_means_two_terms(terms):
    meant: dict[str, str] = {}
    for term in terms:
        for word in term.words:
            assert word == name(word) and meant.setdefault(word, term) == term, word
