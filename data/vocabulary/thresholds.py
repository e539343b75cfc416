"""Numbers that people may argue about, with the unit in the name and the source beside each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingLimits:
    """What a spreadsheet may ask of the machine before it is declined.

    A 1 MB zip bomb takes readers 2–3 GB and 20–40 s; one cell at XFD1048576 makes them abort (measured).
    """

    file_bytes: int = 50 * 1024 * 1024
    unpacked_bytes: int = 600 * 1024 * 1024
    archive_entries_count: int = 2_000
    cells_count: int = 12_000_000
    unshared_cells_count: int = 3_000_000
    memory_bytes: int = 1_500 * 1024 * 1024
    time_seconds: float = 20.0
    broken_text_share: float = 0.05
    """Of the characters beyond ASCII: a file in another encoding breaks most of them."""


@dataclass(frozen=True)
class HeaderSearch:
    """Where a table's header is looked for, and how sure a guess must be."""

    first_rows_count: int = 40
    header_depth_rows: int = 3
    probed_rows_count: int = 200
    nearest_miss_factor: float = 1.5
    guess_readable_share: float = 0.6


@dataclass(frozen=True)
class LayoutSearch:
    """Where the tables of a sheet are parted."""

    header_rows_count: int = 40
    header_depth_rows: int = 3
    title_cells_count: int = 2


@dataclass(frozen=True)
class Excerpt:
    """How much of a sheet the upload page shows."""

    title_rows_count: int = 3
    rows_count: int = 8
    troubled_rows_count: int = 20
    columns_count: int = 40


@dataclass(frozen=True)
class Lights:
    """Behind the time-phased plan, in percentage points. Source: 银川市老旧小区改造进度亮灯规则."""

    amber_behind_points: float = 10.0
    red_behind_points: float = 30.0


@dataclass(frozen=True)
class Attention:
    """What deserves a line in the to-do list."""

    stuck_days: int = 90
    rising_months: int = 3
    nearly_met_households: int = 2
    lines_count: int = 5
    satisfaction_fall_points: float = 2.0


@dataclass(frozen=True)
class Privacy:
    """What leaders and exports may be told of households. Source: none binds; an office may raise it.

    Of a count of one everybody knows whom it means, of two each of them knows the other: three is the least that tells
    nobody's opinion.
    """

    smallest_count: int = 3


@dataclass(frozen=True)
class Visits:
    """How many doors a community worker is taken to manage in a week; can be changed in the page."""

    week_count: int = 30


@dataclass(frozen=True)
class Returned:
    """What a workbook that is given back may hold: above so many rows only those with issues come back.

    Excel takes 65,530 links a sheet and opens one with ten thousand comments only slowly; nobody reads longer lists.
    """

    rows_count: int = 20_000
    commented_cells_count: int = 5_000
    listed_issues_count: int = 20_000


READING = ReadingLimits()
HEADERS = HeaderSearch()
LAYOUT = LayoutSearch()
EXCERPT = Excerpt()
LIGHTS = Lights()
ATTENTION = Attention()
PRIVACY = Privacy()
VISITS = Visits()
RETURNED = Returned()
