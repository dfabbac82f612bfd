"""A list of contents stands in what is longer than ten pages; how long that is, printing tells."""

import re
from collections.abc import Callable, Iterable

from .jobs import Attachment, Printed
from .press import print_html

PAGES = 10  # without contents
_SIGNS = 2000  # on a full page, with the marks between
_HEADINGS = 25  # on a page of contents, at the least

Page = Callable[[bool], str]


def print_page(page: Page, attachments: Iterable[Attachment] = ()) -> tuple[str, Printed]:
    """The HTML and the PDF of the page, with contents if it is longer than ten pages without.

    ``page`` makes the HTML, with contents or without. The length of the text tells which is the
    more likely and is tried first; the other is made only to be sure.
    """
    plain = page(False)
    attachments = tuple(attachments)
    if len(plain) < PAGES * _SIGNS:
        printed = print_html(plain, attachments)
        if printed.pages <= PAGES:
            return plain, printed
        full = page(True)
        return full, print_html(full, attachments)
    full = page(True)
    printed = print_html(full, attachments)
    if printed.pages > PAGES + _most_pages_of_contents(full):
        return full, printed
    without = print_html(plain, attachments)
    return (plain, without) if without.pages <= PAGES else (full, printed)


def _most_pages_of_contents(html: str) -> int:
    """Its own pages, and the rest of the first page that it no longer shares with the text."""
    return 2 + len(re.findall(r'<li class="level-', html)) // _HEADINGS
