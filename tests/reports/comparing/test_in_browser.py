"""The page of differences in real Chromium: accessibility, small screens, without script, paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.models import Report
from tests.browsing import Looker, press, sign_in, speak
from tests.factories import change, make_section
from tests.reports.issued import make_issued

pytestmark = pytest.mark.browser

# The names of the addresses that are looked at here.
NAMES = {"reports:report-compare"}
ADDRESS = "/rapporter/oversyn-2011/jamfor/"
TEXT = (
    "<h3>Nivåer</h3><p>Staden deltar i sju forum<span class=footnote>Enligt nätverket.</span>.</p>"
    + "".join(f"<p>Stycke {n} i en rad av stycken.</p>" for n in range(9))
    + "<ol><li>första punkten<ul><li>under den</ul><li>andra punkten</ol>"
    "<blockquote>Någon har sagt detta om saken.</blockquote>"
    "<table><caption>Möten.</caption><tr><th>Ort<th>År<tr><td>Lyon<td>2009<tr><td>Oslo<td>2010"
    '</table><figure data-block="memberships"></figure>'
)
CHANGES = {
    "sju": "nio",
    "Enligt nätverket": "Enligt stadens egen uppgift",
    "<li>andra": "<li>ny punkt<li>andra",
    "om saken": "om <b>saken</b>",
    "2009": "2011",
    "<tr><td>Oslo<td>2010": "<tr><td>Ett mycket långt ortnamn utan slut<td>2012",
}


@pytest.fixture
def compared(portal):
    """Two more editions of the review of 2011 and a draft, in which much is different."""
    report = Report.objects.get(slug="oversyn-2011")
    section = make_section(report=report, order=900, heading="Utökat avsnitt", text=TEXT)
    gone = make_section(report=report, order=901, heading="Tas bort")
    make_issued(report)
    for old, new in CHANGES.items():
        section.text = section.text.replace(old, new)
    section.heading, report.annex = "Utvidgat avsnitt", "2"
    with change():
        section.save()
        gone.delete()
        report.save()
    make_section(report=report, order=1, heading="Nytt", text="<p>Ett nytt avsnitt.</p>")
    make_issued(report)
    return portal


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_breaks_no_rule(page, compared, language):
    looker = Looker(page)
    sign_in(page, compared)
    speak(page, compared, language)

    for choice in ("?fran=2&till=3", "?fran=3&till=utkast", "?fran=2&till=2", "?fran=x"):
        page.goto(compared + ADDRESS + choice)
        looker.look(choice)

    assert looker.found == []


def test_a_report_that_was_never_issued_says_so(page, portal):
    looker = Looker(page)
    sign_in(page, portal)

    page.goto(f"{portal}/rapporter/oversyn-2026/jamfor/")

    looker.look("jamfor")
    assert looker.found == []
    assert page.locator("main .notice").inner_text().startswith("Rapporten har inte getts ut.")


def test_two_editions_are_chosen_and_compared_without_script(new_context, compared):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{compared}/rapporter/oversyn-2011/")

    press(page, "text=Visa skillnader mellan utgåvor")
    page.select_option("#id_fran", "3")
    page.select_option("#id_till", "2")
    press(page, "text=Visa skillnaderna")

    assert page.url.endswith("?fran=3&till=2")
    assert page.locator("ins", has_text="sju").count() == 1
    press(page, "text=9 oförändrade stycken")
    assert page.locator("text=Stycke 5 i en rad").is_visible()


def test_on_paper_the_folded_is_named_and_the_form_is_gone(page, compared):
    page.goto(f"{compared}{ADDRESS}?fran=2&till=3")

    text = "".join(p.extract_text() for p in PdfReader(BytesIO(page.pdf())).pages)

    assert "[9 oförändrade stycken]" in text
    assert "Visa skillnaderna" not in text
