"""Documents to compare, made from a few words."""

from datetime import date

from reports.document import Chapter, DataRow, DataTable, Document
from reports.prose.reading import read


def make_chapter(key, heading, *blocks, level=2):
    """A section; a text of HTML among the blocks becomes the blocks that it holds."""
    made = [b for block in blocks for b in (read(block) if isinstance(block, str) else [block])]
    return Chapter(key, key, level, heading, tuple(made))


def make_document(*chapters, **fields):
    header = {
        "slug": "oversyn",
        "title": "Översyn av nätverken",
        "short_title": "Översyn",
        "office": "Stadsledningskontoret",
        "division": "",
        "annex": "1",
        "reference_number": "006-1348/2010",
        "dated": date(2011, 3, 24),
        "as_of": date(2011, 3, 24),
    }
    return Document(**header | fields, chapters=chapters)


def make_table(*rows, kind="fees", columns=("Organisation", "2011"), **fields):
    """A table from the register; each row is its key and its other cells, the first the key."""
    made = tuple(DataRow(row[0], row) for row in rows)
    return DataTable(kind=kind, columns=columns, rows=made, **{"caption": "Avgifter."} | fields)


def said(runs):
    """Runs as text: [-gone-], {+come+}, {set} in another way."""
    forms = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}", "set": "{{{}}}"}
    words = (" ".join(token.words for token in run.new or run.old) for run in runs)
    return " ".join(forms[run.kind].format(w) for run, w in zip(runs, words, strict=True))
