"""Contents stand in what is longer than ten pages without them, whatever was guessed."""

import pytest

from reports.printing.contents import print_page

from .samples import simple

CONTENTS = '<nav class="contents"><h2>Innehåll</h2><ol><li class="level-2">x</li></ol></nav>'


def page_of(pages, padding=""):
    """A page maker; ``padding`` makes the HTML longer than what is printed of it."""
    asked = []

    def page(has_contents):
        asked.append(has_contents)
        body = '<p style="break-after: page">x</p>' * (pages - 1) + "<p>x</p>"
        return simple((CONTENTS if has_contents else "") + body + padding)

    return page, asked


LONG = f"<!-- {'x' * 30_000} -->"


@pytest.mark.parametrize(
    ("pages", "padding", "has_contents", "printed"),
    [
        (1, "", False, 1),
        (10, "", False, 10),
        (11, "", True, 12),  # looks short and is long
        (10, LONG, False, 10),  # looks long and is short
        (11, LONG, True, 12),  # too near to be sure of
        (30, LONG, True, 31),
    ],
)
def test_contents_stand_in_what_is_longer_than_ten_pages(pages, padding, has_contents, printed):
    page, _ = page_of(pages, padding)

    html, result = print_page(page)

    assert ("Innehåll" in html, result.pages) == (has_contents, printed)
