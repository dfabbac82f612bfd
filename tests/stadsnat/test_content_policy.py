"""The policy that a browser is told: strict, on every page, kept by the editor and the admin."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from stadsnat.content_policy import tell_policy
from tests.reports.writing.conftest import (
    at_the_end,
    at_the_section,
    editors,
    paste,
    saved,
    section,
)

__all__ = ["editors", "section"]  # fixtures
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
OF_WORD = """<p class=MsoNormal style='margin:0cm;font-size:11.0pt'><b>Fet</b> text</p>"""


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/konto/logga-in/", "/admin/login/", "/finns-inte/"])
def test_is_told_with_every_page(client, address):
    assert client.get(address).headers["Content-Security-Policy"] == POLICY


def test_is_not_told_with_a_pdf_file(rf):
    answer = tell_policy(lambda _: HttpResponse(b"%PDF-", content_type="application/pdf"))

    assert "Content-Security-Policy" not in answer(rf.get("/en.pdf")).headers


@pytest.fixture
def refused(page):
    """What the browser has refused, and what it has complained of otherwise."""
    found = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.browser
class TestInABrowser:
    def test_a_script_in_a_page_is_not_run(self, page, portal, refused):
        page.goto(portal)

        page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.ran = true";
                document.body.append(script);
            }"""
        )

        assert page.evaluate("window.ran") is None
        assert len(refused) == 1

    def test_the_editor_keeps_it_with_what_is_pasted_from_word(
        self, page, editors, section, refused
    ):
        at_the_section(page, editors, section)
        at_the_end(page)
        page.click("[data-do=table]")
        page.click("#infoga-tabell button[value=ja]")
        page.click("[data-do=footnote]")
        page.keyboard.press("Escape")
        page.click("#texten p >> nth=0")
        paste(page, OF_WORD)

        page.wait_for_selector("#texten strong:has-text('Fet')")
        saved(page)
        assert refused == []

    def test_the_admin_keeps_it_and_its_script_works(self, page, editors, section, refused):
        at_the_section(page, editors, section, "administrator")
        for name in ("index", "organisations_organisation_changelist", "reports_report_add"):
            page.goto(editors + reverse(f"admin:{name}"))
        page.goto(editors + reverse("admin:reports_section_change", args=[section.pk]))
        page.click(".select2-selection >> nth=0")
        page.wait_for_selector(".select2-results__option:not(.loading-results)")

        assert refused == []
