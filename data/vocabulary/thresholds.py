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
    """Behind the time-phased plan, in percentage points; months in a row without a start that was planned.

    Source: 银川市老旧小区改造进度亮灯规则. The office may set its own in the page (key LIGHTS_KEY of the settings).
    """

    amber_behind_points: float = 10.0
    red_behind_points: float = 30.0
    red_late_start_months: int = 3


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
class ImpactRules:
    """When a before–after comparison may be made and what it may claim.

    Twelve months before: the locked baseline of NHS Making Data Count. p below 0.05 is the usual bound of evidence; with
    k compounds without works a placebo p is never below 1/(k + 1), so that fewer than 20 could never show anything.
    """

    before_months: int = 12
    before_months_at_most: int = 36
    after_months: int = 6
    reference_compounds: int = 20
    small_reference_compounds: int = 30
    expected_count: float = 5.0
    """Complaints expected in the months after: of fewer, not even none would be a sign."""
    clear_below_p: float = 0.05
    likely_below_p: float = 0.10
    peak_months: int = 6
    """Before the works: a bad spell in these months may be why the place was chosen."""
    striking_distance: float = 3.0
    notable_distance: float = 2.0
    """Standard deviations: of a single month, and of a spell."""
    silent_months: int = 6
    silent_expected_count: float = 15.0
    """A row of months without any complaint where so many were expected: its name has probably changed."""
    broken_month_share: float = 0.4
    """Of the usual: a last month below it is probably not complete."""
    rain_change_share: float = 0.3
    """More or less rain after than before, by calendar month."""


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
LIGHTS_KEY = "lights"
ATTENTION = Attention()
PRIVACY = Privacy()
VISITS = Visits()
IMPACT = ImpactRules()
RETURNED = Returned()


@dataclass(frozen=True)
class PlausibleLimits:
    """What can hardly be. A shop on the ground floor has up to ten times the area of a flat; a point lost makes a hundred."""

    area_times: int = 20
    fewest_areas_count: int = 5
    days_to_come: int = 366
    """A day further ahead than that is a slip of the year: such a row is not read."""


PLAUSIBLE = PlausibleLimits()
