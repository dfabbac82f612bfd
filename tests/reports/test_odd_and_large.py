"""A whole report of what nobody should write is printed all the same, and conforms."""

import io

import pytest
from pypdf import PdfReader

from reports.blocks import KINDS
from reports.build import build
from reports.printing.conformance import check
from reports.printing.glyphs import missing_characters
from reports.render import render_pdf
from tests.factories import make_membership, make_organisation, make_report, make_section

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

ROW = "<tr><td>Lyon<td>2009"
LARGE = {
    "ten thousand rows": f"<table><tr><th>Ort<th>År{ROW * 10_000}</table>",
    "a million characters": f"<p>{'staden ' * 140}</p>" * 1_021,
    "a paragraph of a million characters": f"<p>{'staden ' * 142_858}</p>",
    "a word of a million letters": f"<p>{'x' * 1_000_000}</p>",
}
# What is written, and the words that stand on paper.
ODD = {
    "a broken table": (
        "<table><td rowspan=99>ett<td colspan=99999>två<tr></table><table><caption>x</table>",
        "ett två",
    ),
    "a cell that spans everything": ("<table><tr><td rowspan=65534 colspan=1000>ett", "ett"),
    "a table of one row": ("<table><tr><td>ett<td>två</table>", "ett två"),
    "a table of nothing": ("<table><caption>x</caption><tr><td></table><p>slut</p>", "slut"),
    "tables from a register that is empty": (
        "".join(f'<figure data-block="{kind}"></figure>' for kind in KINDS) + "<p>slut</p>",
        "slut",
    ),
    "tables in tables": ("<table><tr><td><table><tr><td>ett</table>två</table>", "två"),
    "nothing closed": ("<ul><li><em>ett<blockquote><strong>två", "två"),
    "an endless word": (f"<p>slutet{'på' * 3_000}ordet</p>", "ordet"),
    "an endless word in a table": (f"<table><tr><td>{'på' * 100}<td>sist</table>", "sist"),
    "from the right to the left": ("<p>Städer: ירושלים och القاهرة, båda.</p>", "båda."),
    "signs that turn the text": ("<p>\u202ebakvänt\u202c \u2067ירושלים\u2069 rätt</p>", "rätt"),
    "emoji": ("<p>Bra 👍🏽 👩‍👩‍👧 🇸🇪 😀 slut</p>", "slut"),
    "other letters": ("<p>漢字 ไทย हिन्दी Ąžuolas \ue000 \U0010ffff x\u0301\u0301 slut</p>", "slut"),
    "signs that are none": ("<p>a\x01b\x0bc\ufffed \ud7ff slut</p>", "slut"),
}


def words_of(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_what_is_large_is_printed_whole(text):
    report = make_section(text=text).report
    make_section(report=report, heading="Sist", text="<p>Här slutar rapporten.</p>")

    _html, printed = render_pdf(build(report))

    assert printed.pages > 300
    assert "Här slutar rapporten." in words_of(printed.pdf)[-200:]


@pytest.mark.parametrize(("text", "last"), ODD.values(), ids=ODD)
def test_what_is_odd_is_printed_and_conforms(text, last):
    report = make_section(text=text).report

    _html, printed = render_pdf(build(report))

    assert last in words_of(printed.pdf)
    assert check(printed.pdf) == []


@pytest.mark.parametrize(
    ("name", "on_paper"),
    [("רשת הערים", True), ("شبكة المدن", True), ("Nätet 😀", False), ("N" * 200, True)],
    ids=["Hebrew", "Arabic", "emoji", "two hundred letters"],
)
def test_a_name_of_the_register_is_printed_whatever_it_is(name, on_paper):
    make_membership(organisation=make_organisation(name=name, slug="nat"))
    text = '<p>{{ nat.namn }}</p><figure data-block="memberships"></figure>'
    report = make_report(title=f"Om {name}")
    make_section(report=report, heading=name[:100], text=text)

    html, printed = render_pdf(build(report))

    assert name in html
    assert check(printed.pdf) == []
    assert (missing_characters(name) == []) == on_paper
