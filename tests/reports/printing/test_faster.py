"""WeasyPrint made faster prints what it prints by itself, to the byte."""

import pickle
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from reports.printing.glyphs import FONTS

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

PAGES = {
    "every construct": rich(40),
    "prose": simple(f'<p id="x">{PROSE}</p><p>{PROSE.upper()}</p>'),
    "marks in the prose": simple(f"<p id='x'>{MIXED * 60}</p>"),
    "narrow": simple("".join(f"<ul><li>{PROSE[n:]}</li></ul>" * 3 for n in range(0, 90, 30))),
    "tables": simple(f"<table><tr><td>{PROSE}</td><td>{MIXED}</td><td>x</td></tr></table>" * 3),
    "other letters": simple(f"<p>Αθήνα {WORDS} ירושלים {WORDS} Київ {WORDS} e\u0301 ﬁ</p>" * 4),
    "endless": simple(f"<p>{ENDLESS} {'x' * 900} {'- ' * 300} a-b-c/{'d/' * 200}</p>"),
    "long": simple(f"<p>{PROSE * 12}</p>"),
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
