from dataclasses import replace
from datetime import date

import pytest

from reports.document import Chapter, DataRow, DataTable, Document, Quoted, Stated
from reports.prose.nodes import Reference
from reports.prose.reading import read
from reports.reviewing.differing import Differences, count_differences

TABLE = DataTable("fees", "Avgifter.", ("Nätverk", "Avgift"), (DataRow("c40", ("C40", "1")),))
PROSE = read("<p>Har {{ c40.städer }} städer.</p>")
QUOTED = Quoted("c40.städer", "C40: städer", "40", "", (Stated("Källan", "s. 1", "2011"),), ())


def chapter(key=1, blocks=PROSE, **fields):
    return Chapter(
        **{"key": key, "order": key, "level": 2, "heading": "Bakgrund"} | fields, blocks=blocks
    )


def document(*chapters, quoted=(), **fields):
    header = {"title": "Översyn", "short_title": "Översyn", "office": "Kontoret", "division": ""}
    header |= {"slug": "oversyn", "annex": "1", "reference_number": "", "dated": date(2011, 3, 24)}
    header |= {"as_of": date(2011, 3, 24)} | fields
    return Document(**header, chapters=chapters, quoted=quoted)


def filled(words):
    [paragraph] = PROSE
    first, _reference, last = paragraph.children
    return (replace(paragraph, children=(first, Reference("c40.städer", words), last)),)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (document(chapter()), document(chapter()), Differences()),
        (document(), document(annex="2", office="Nämnden"), Differences(header=2)),
        (document(), document(chapter()), Differences(added=1)),
        (document(chapter(), chapter(2)), document(chapter(2)), Differences(removed=1)),
        (document(chapter()), document(chapter(blocks=())), Differences(rewritten=1)),
        (document(chapter()), document(chapter(heading="Ny")), Differences(rewritten=1)),
        (document(chapter()), document(chapter(level=3)), Differences(rewritten=1)),
        # A value that has changed is no rewritten section.
        (
            document(chapter(blocks=filled("40")), quoted=(QUOTED,)),
            document(chapter(blocks=filled("41")), quoted=(replace(QUOTED, words="41"),)),
            Differences(values=1),
        ),
        (
            document(quoted=(QUOTED,)),
            document(quoted=(replace(QUOTED, disputed=("39",)),)),
            Differences(grounds=1),
        ),
        # Neither is a table of the register, nor one whose number alone is another.
        (
            document(chapter(blocks=(TABLE,))),
            document(chapter(blocks=(replace(TABLE, rows=()),))),
            Differences(tables=1),
        ),
        (document(chapter(blocks=(TABLE,))), document(chapter(blocks=())), Differences(tables=1)),
        (
            document(chapter(blocks=(TABLE,))),
            document(chapter(blocks=(replace(TABLE, number=2),))),
            Differences(),
        ),
        (document(chapter(order=1)), document(chapter(order=2)), Differences()),
    ],
)
def test_what_differs_is_counted_once_by_what_it_is(old, new, found):
    assert count_differences(old, new) == found


def test_sections_in_another_order_are_no_other_difference():
    assert Differences().is_order_alone is True
    assert Differences(values=1).is_order_alone is False
