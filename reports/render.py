"""A document as a page of HTML and as PDF, from the same template."""

from django.template.loader import render_to_string
from django.utils.translation import override

from .printing.press import print_html


def render_html(document):
    """The whole page that is printed."""
    with override("sv"):
        return render_to_string("reports/report_pdf.html", {"document": document})


def render_pdf(document):
    """Return the page as HTML and as print: tests read the first, people the second."""
    html = render_html(document)
    return html, print_html(html)
