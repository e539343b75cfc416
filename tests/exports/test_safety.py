"""What leaves the office: no formula, no room, no household's opinion, fonts that have Chinese letters, any template."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from pptx import Presentation

import queries
from data.vocabulary import text
from pages.exports.pack import Marks, briefing_of, files_of
from pages.exports.pptx import NotATemplate, slides_of
from pages.parts.session import STAFF_ONLY
from queries import Selection, run
from tests.exports.conftest import SELECTION, STREET
from tests.exports.reading import bulletin, formulas, sheets, slides
from tests.queries.drawn import draw

HOSTILE = '=HYPERLINK("http://x")'
MADE_AT = datetime(2025, 11, 3, 9, 12)


@pytest.fixture
def hostile_files(store) -> dict[str, bytes]:
    """A compound, a community and a reason that are formulas; a community's name with markup."""
    draw(store, "projects", f"""
        | community   | compound  | planned | completed | in_progress | is_stalled | blocked_reason |
        | {HOSTILE}   | {HOSTILE} | 5       | 2         | 1           | true       | +1+1           |
        | <b>@甲</b>   | -1里       | 3       | 3         | 0           | false      |                |
        """)
    draw(store, "complaints", f"""
        | month   | community | compound  | topic    | times |
        | 2025-09 | {HOSTILE} | {HOSTILE} | drainage | 7     |
        | 2025-10 | {HOSTILE} | {HOSTILE} | drainage | 9     |
        | 2025-10 | =1+1      | @x        | leak     | 2     |
        """)
    briefing = briefing_of(partial(run, store), Selection(street=(STREET,), month=date(2025, 10, 1)), STREET, made_at=MADE_AT)
    return {name.rsplit(".", 1)[-1]: content for name, content in files_of(briefing)}


def test_a_name_that_is_a_formula_stays_a_name(hostile_files):
    for suffix, content in hostile_files.items():
        assert not formulas(content), suffix
    read = {"pptx": slides, "docx": bulletin, "xlsx": sheets}
    for suffix, reader in read.items():
        cells = {cell for part in reader(hostile_files[suffix]) for row in part.cells for cell in row}
        assert HOSTILE in cells and "=1+1" in cells, suffix
    behind = [cell for part in slides(hostile_files["pptx"]) for row in part.behind for cell in row]
    assert HOSTILE in behind
    with zipfile.ZipFile(io.BytesIO(hostile_files["docx"])) as package:
        document = package.read("word/document.xml").decode()
    assert "<w:hyperlink" not in document and "instrText" not in document


def test_no_room_and_no_opinion_of_a_unit_leaves(samples, files, briefing):
    asked = []

    def ask(name, selection, **more):
        asked.append(name)
        return run(samples, name, selection, **more)
    briefing_of(ask, SELECTION, STREET, made_at=MADE_AT)
    assert not set(asked) & (STAFF_ONLY | {"objection_reasons", "consent_rounds", "complaint_rows"})
    heads = {head for chapter in briefing.chapters for head in chapter.table if chapter.section == "consent"}
    assert not {"反对", "已同意/总户数", "房号"} & heads
    everything = "\n".join(str(cell) for read, suffix in ((slides, "pptx"), (bulletin, "docx"), (sheets, "xlsx"))
                           for part in read(files[suffix]) for cell in [part.words, part.title, *sum(part.cells, [])])
    households = run(samples, "consent_households", SELECTION)
    rooms = {f"{row.unit}{row.room}" for row in households.itertuples()}
    assert not any(room in everything for room in rooms)
    reasons = run(samples, "objection_reasons", SELECTION)["objection_reason"].dropna()
    assert not any(reason in everything for reason in reasons)
    assert "不同意" not in everything and "同意入户" not in everything


def test_a_reason_that_speaks_of_households_is_told_in_general(files):
    stuck = next(part for part in sheets(files["xlsx"]) if "原因" in part.heads)
    reasons = {row[stuck.heads.index("原因")] for row in stuck.cells} - {None}
    assert reasons == {text.BULLETIN_HOUSEHOLDS_REASON}


def test_every_run_names_the_chinese_font(files):
    with zipfile.ZipFile(io.BytesIO(files["pptx"])) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                slide = package.read(name).decode()
                assert slide.count("<a:ea ") >= len(re.findall(r"<a:t>", slide))
            if re.fullmatch(r"ppt/charts/chart\d+\.xml", name):
                assert '<a:ea typeface="Microsoft YaHei"/>' in package.read(name).decode()
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        document = package.read("word/document.xml").decode()
        assert document.count('w:eastAsia="Microsoft YaHei"') >= document.count("<w:t>")


def test_nothing_reaches_over_the_edge_of_a_slide(files):
    """Boxes lie on the slide, and the texts that were measured fit into theirs."""
    deck = Presentation(io.BytesIO(files["pptx"]))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width and shape.top + shape.height <= deck.slide_height


def test_the_offices_own_template_is_used_and_its_slides_dropped(briefing):
    own = Presentation()
    own.slide_width, own.slide_height = 12192000, 6858000
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "旧的一页"
    target = io.BytesIO()
    own.save(target)
    for content in (target.getvalue(), _as_template(target.getvalue())):
        deck = Presentation(io.BytesIO(slides_of(briefing, content)))
        titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
        assert len(titles) == 1 + len(briefing.on_slides) and "旧的一页" not in titles and deck.slide_width == 12192000


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_template_is_refused(briefing, content):
    with pytest.raises(NotATemplate):
        slides_of(briefing, content or b" ")


def test_the_footer_says_what_the_office_wants(samples):
    ask = partial(run, samples)
    said = {marks: briefing_of(ask, SELECTION, STREET, made_at=MADE_AT, by="张三", marks=marks, sections=["overview"]).stamp
            for marks in (Marks(), Marks(has_mark=False, has_user=True, has_time=False))}
    assert list(said.values()) == [
        "示例数据｜内部资料｜演示街道｜数据截至 2025-10-31｜2025-11-03 09:12 生成", "示例数据｜演示街道｜数据截至 2025-10-31｜生成人：张三"]


def test_a_month_without_data_says_nothing(samples):
    nowhere = replace(SELECTION, street=("没有的街道",))
    assert not briefing_of(partial(queries.run, samples), nowhere, "没有的街道", made_at=MADE_AT).chapters


def _as_template(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"presentationml.presentation.main", b"presentationml.template.main"))
    return target.getvalue()
