"""A document as a page of HTML and as PDF, from the same template."""

from django.template.loader import render_to_string
from django.utils.translation import override

from .markup import chapter_html
from .printing.contents import print_page
from .prose.typography import typeset


def rendered_chapters(document):
    """Each chapter with its heading and its HTML, as on the screen and on paper."""
    with override("sv"):
        return [
            (chapter, typeset(chapter.heading), chapter_html(chapter))
            for chapter in document.chapters
        ]


def render_html(document, *, with_contents=False):
    """The whole page that is printed."""
    return _page(document, rendered_chapters(document), with_contents)


def _page(document, chapters, with_contents):
    context = {"document": document, "chapters": chapters, "with_contents": with_contents}
    with override("sv"):
        return render_to_string("reports/report_pdf.html", context)


def render_pdf(document, attachments=()):
    """Return the page as HTML and as print: tests read the first, people the second.

    Raises printing.press.PrintProblem.
    """
    chapters = rendered_chapters(document)
    return print_page(lambda contents: _page(document, chapters, contents), attachments)
