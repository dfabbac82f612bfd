"""The printed annex: one rendering, looked at from all sides."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from organisations import fixtures
from reports.build import build
from reports.models import Report
from reports.printing.press import print_html
from reports.render import render_pdf

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """The review of 2011, rendered once from the fixtures; nothing stays in the database."""
    from django.db import transaction  # the rollback is this fixture's own

    with django_db_blocker.unblock(), transaction.atomic():
        for path in sorted(FIXTURES.glob("register/*.yaml")):
            fixtures.load(path)
        fixtures.load(FIXTURES / "reports" / "oversyn-2011.yaml")
        html, result = render_pdf(build(Report.objects.get()))
        transaction.set_rollback(True)
    return html, result


@pytest.fixture(scope="module")
def reader(printed):
    return PdfReader(io.BytesIO(printed[1].pdf))


@pytest.fixture(scope="module")
def pages(reader):
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def structure(reader):
    """The kinds of all structure elements, in reading order."""
    found, todo = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while todo:
        element = todo.pop(0).get_object()
        if not isinstance(element, dict):
            continue
        found.append(str(element.get("/S", "")))
        kids = element.get("/K", [])
        todo[:0] = kids if isinstance(kids, list) else [kids]
    return found


def outline(reader):
    def titles(items):
        return [titles(i) if isinstance(i, list) else i.title for i in items]

    return titles(reader.outline)


def test_it_has_seven_pages(printed):
    assert printed[1].pages == 7


def test_the_first_page_carries_the_letterhead(pages):
    assert pages[0].startswith(
        "STADSLEDNINGSKONTORET STABEN BILAGA 1 SID 1 (7) 2011-03-24 DNR 006-1348/2010 "
        "Rapport avseende stadens engagemang i stadsövergripande internationella organisationer"
    )


def test_every_page_carries_the_annex_and_its_number(pages):
    assert [f"BILAGA 1 SID {n} (7)" in page for n, page in enumerate(pages, 1)] == [True] * 7


def test_the_figures_come_from_the_register(pages):
    text = " ".join(pages)

    assert "samlar fler än 130 medlemsstäder" in text
    assert "minst 250\u00a0000 invånare".replace("\u00a0", " ") in text
    assert "Under 2009 deltog staden aktivt i samtliga sju forum" in text
    assert "{{" not in text


def test_it_says_that_the_sources_differ_on_the_congress(pages):
    text = " ".join(pages)

    assert "Kairo" in text
    assert "23–26 november 2011 i Porto Alegre" in text


def test_it_is_titled_in_swedish_and_tagged(reader):
    root = reader.trailer["/Root"]

    assert reader.metadata.title == (
        "Rapport avseende stadens engagemang i stadsövergripande internationella organisationer"
    )
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("sv", True)


def test_its_headings_are_tagged_in_order(reader):
    headings = [kind for kind in structure(reader) if kind in ("/H1", "/H2", "/H3")]

    assert headings == ["/H1", "/H2", "/H3", "/H3", "/H3", "/H3", "/H2", "/H2"]


def test_its_bookmarks_are_the_headings(reader):
    [title, parts] = outline(reader)

    assert title.startswith("Rapport avseende")
    assert parts == [
        "Bakgrund",
        ["Eurocities", "Metropolis", "UCLG", "C40"],
        "Sammanfattande analys",
        "Slutsatser och rekommendationer",
    ]


def test_no_heading_stands_alone_at_the_foot_of_a_page(pages):
    headings = ["Eurocities", "UCLG", "C40", "Sammanfattande analys", "rekommendationer"]

    assert [h for page in pages for h in headings if page.endswith(h)] == []


def test_its_fonts_are_the_portals_own_and_lie_inside(reader):
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert {name.split("-")[0] for name in fonts} == {"Annex"}


def test_the_same_input_gives_the_same_bytes(printed):
    html, result = printed

    assert print_html(html).pdf == result.pdf
