"""WeasyPrint made faster prints what it prints by itself, to the byte."""

import pickle
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from organisations.models import Membership
from reports.blocks import KINDS
from reports.build import build
from reports.printing.glyphs import FONTS
from reports.printing.well_formed import read_as_xml
from reports.render import render_html
from tests.factories import make_organisation, make_report, make_section, store

from .samples import ENDLESS, rich, simple

PRINT = """
import pickle, sys
from reports.printing import faster
faster.VERSION = sys.argv[1] or faster.VERSION
faster.writing.LEVEL = 9
from reports.printing import engine
from reports.printing.jobs import Job
assert engine.IS_FASTER is not bool(sys.argv[1])
printed = [engine.render(Job(html)).pdf for html in pickle.load(sys.stdin.buffer)]
pickle.dump(printed, sys.stdout.buffer)
"""
WORDS = (
    "Stadens miljö- och hälsoförvaltning, § 4 (2009–2011): ”samverkansorganisationer” – 250 000!"
)
PROSE = " ".join(f"{WORDS[n:]} {WORDS[:n]}" for n in range(0, len(WORDS), 3))
MIXED = "Ett <em>kursivt</em>, <strong>ett fett</strong> och <a href='#x'>en länk</a>.  Två  "

DRAWING = (
    '<svg class="wide" viewBox="0 0 60 20" role="img"><title>Två staplar</title>'
    '<defs><pattern id="p" width="5" height="5"><path stroke="#000" d="M0 0V5"/></pattern></defs>'
    '<rect x="1" y="2" width="30" height="8"/><rect x="1" y="12" width="9" height="8" '
    'fill="url(#p)"/><text x="3" y="9">Före &amp; efter</text></svg>'
)
NOT_XML = "<p>Ett<p>två&nbsp;<br>tre & fyra<P CLASS=note>fem <!-- sex --><table><tr><td>sju</table>"

EVERY_CONSTRUCT = (
    "<h3>Ett & två</h3><p>Tre<br>fyra <a href='https://example.org/?a=1&amp;b=2'>fem</a>"
    "<span class='footnote'>Sex &lt; sju</span></p><ul><li><em>åtta</em></li></ul>"
    "<table><caption>Nio</caption><thead><tr><th scope='col'>tio</th></tr></thead>"
    "<tbody><tr><td colspan='2'>elva</td></tr></tbody></table>"
) + "".join(f'<figure data-block="{kind}"><figcaption>x</figcaption></figure>' for kind in KINDS)

PAGES = {
    "every construct": rich(40),
    "prose": simple(f'<p id="x">{PROSE}</p><p>{PROSE.upper()}</p>'),
    "marks in the prose": simple(f"<p id='x'>{MIXED * 60}</p>"),
    "narrow": simple("".join(f"<ul><li>{PROSE[n:]}</li></ul>" * 3 for n in range(0, 90, 30))),
    "tables": simple(f"<table><tr><td>{PROSE}</td><td>{MIXED}</td><td>x</td></tr></table>" * 3),
    "other letters": simple(f"<p>Αθήνα {WORDS} ירושלים {WORDS} Київ {WORDS} e\u0301 ﬁ</p>" * 4),
    "endless": simple(f"<p>{ENDLESS} {'x' * 900} {'- ' * 300} a-b-c/{'d/' * 200}</p>"),
    "long": simple(f"<p>{PROSE * 12}</p>"),
    "a drawing": simple(f'<figure class="drawing">{DRAWING}<figcaption>x</figcaption></figure>'),
    "not XML": simple(NOT_XML),
    "without a head": f"<title>x</title><p>{MIXED}",
    "spaces": simple("<p> <em> a </em> <em> b</em>c <br> d\u00a0e\u2009f\u200bg\u00adh </p>" * 9),
}


def printed(version):
    """All pages, from a process where WeasyPrint is thought to have this version."""
    command = [sys.executable, "-c", PRINT, version]
    pages = pickle.dumps(list(PAGES.values()))
    done = subprocess.run(command, input=pages, capture_output=True, check=True)
    return dict(zip(PAGES, pickle.loads(done.stdout), strict=True))


@pytest.mark.slow
def test_it_prints_the_same_bytes_as_without():
    faster, by_itself = printed(""), printed("another version")

    assert [name for name in PAGES if faster[name] != by_itself[name]] == []


def test_a_page_as_reports_are_is_read_as_xml_and_others_as_html():
    assert [name for name, html in PAGES.items() if read_as_xml(html) is None] == [
        "tables",
        "not XML",
        "without a head",
    ]


@pytest.mark.parametrize("declared", ['<!DOCTYPE html [<!ENTITY a "b">]>', "<!DOCTYPE html><!--"])
def test_nothing_that_xml_can_declare_is_read_as_xml(declared):
    assert read_as_xml(simple("x").replace("<!DOCTYPE html>", declared)) is None


def test_what_the_portal_prints_is_read_as_xml(db):
    report = make_report(title="Förslag & svar <2026>", reference_number="KS 2026/1", annex="1")
    make_section(report=report, heading="A & B", text=EVERY_CONSTRUCT)
    store(Membership, organisation=make_organisation(name="Provnät <ett>"))

    assert read_as_xml(render_html(build(report), with_contents=True)) is not None


@pytest.mark.parametrize("path", sorted(FONTS.glob("annex-sans-*.ttf")), ids=lambda path: path.stem)
def test_the_words_of_its_fonts_do_not_change_at_a_space(path):
    """What is measured word by word: no kerning of a space, and no forms beside one."""
    font = TTFont(path)
    spaces = {font.getBestCmap()[0x20], font.getBestCmap()[0xA0]}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for part in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            assert not spaces & set(part.Coverage.glyphs if hasattr(part, "Coverage") else ())
            assert not spaces & seconds(part)


def seconds(part):
    """The glyphs that a kerning moves when they come second."""
    if hasattr(part, "PairSet"):
        return {record.SecondGlyph for one in part.PairSet for record in one.PairValueRecord}
    if not hasattr(part, "Class2Count"):
        return set()
    moved = {
        number
        for first in part.Class1Record
        for number, second in enumerate(first.Class2Record)
        if second.Value1 and second.Value1.XAdvance
    }
    classes = part.ClassDef2.classDefs
    return {glyph for glyph, number in classes.items() if number in moved} | (
        {"space"} if 0 in moved else set()
    )
