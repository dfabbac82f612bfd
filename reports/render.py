"""A document as a page of HTML and as PDF, from the same template."""

from django.template.loader import render_to_string
from django.utils.translation import override

from .markup import chapter_html
from .pdf import print_html


def rendered_chapters(document):
    """Each chapter with its HTML: what the page on the screen and the printed one share."""
    with override("sv"):
        return [(chapter, chapter_html(chapter)) for chapter in document.chapters]


def render_html(document):
    """The whole page that is printed."""
    context = {"document": document, "chapters": rendered_chapters(document)}
    with override("sv"):
        return render_to_string("reports/report_pdf.html", context)


def render_pdf(document):
    """Return the page as HTML and as print: tests read the first, people the second."""
    html = render_html(document)
    return html, print_html(html)
