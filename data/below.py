"""The cells below a header, column by column: looked at once, for telling the rows and for reading their values."""


class Truth:
    """A TRUE or FALSE cell, which must not be taken for the equal number 1 or 0."""

    def __init__(self, value: bool) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Truth) and other.value is self.value

    def __hash__(self) -> int:
        return hash(("truth", self.value))


class Below:
    """One column: its cells from top to bottom, each different one once (in their order), and their types."""

    def __init__(self, cells: tuple) -> None:
        self.types = set(map(type, cells))
        has_truths = bool in self.types
        self.cells = tuple(Truth(cell) if type(cell) is bool else cell for cell in cells) if has_truths else cells
        self.distinct = dict.fromkeys(self.cells)
