"""What a cell gives: a value, or the reason why it is not certain."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """A cell's value and, where it is not certain, the code of the problem with the words for its sentence."""

    value: object = None
    problem: str | None = None
    words: dict = field(default_factory=dict)
