"""A report from “Ny rapport” to the issued PDF, as a newcomer and an approver go the way."""

import hashlib

import pytest
from django.contrib.auth import get_user_model

from reports.models import Edition, Report
from reports.printing.conformance import check
from stadsnat import roles
from tests.browsing import PASSWORD, press, sign_in, wait_until
from tests.reports.writing.conftest import saved

pytestmark = pytest.mark.browser


def browser_of(new_context, portal, name, role):
    """The browser of somebody with an account and this role."""
    user = get_user_model().objects.create_user(name, password=PASSWORD)
    roles.assign(user=user, role=role)
    page = new_context().new_page()
    page.set_default_timeout(12_000)
    sign_in(page, portal, name)
    return page


def start(page, portal):
    """A profile of Eurocities as it was when the review of 2011 was written."""
    page.goto(f"{portal}/rapporter/")
    press(page, "main >> text=Ny rapport")
    page.check("#slag-natverk")
    page.fill("#datum", "2011-03-24")
    press(page, "main >> button:has-text('Fortsätt')")
    page.select_option("#id_network", label="Eurocities")
    page.fill("#id_dated", "2011-03-24")
    page.fill("#id_annex", "1")
    page.fill("#id_reference_number", "030-1/2011")
    press(page, "main form button.button")


def open_section(page, heading):
    press(page, "text=Skriv i rapporten")
    press(page, f"main a:has-text('{heading}')")
    go_to_the_end(page)


def go_to_the_end(page):
    page.click("#texten")
    wait_until(page, "document.activeElement.id === 'texten'")
    page.keyboard.press("Control+End")


def insert_members(page):
    """“Infoga uppgift”, searched for and chosen by keys."""
    page.keyboard.press("Control+j")
    page.wait_for_selector("#uppgifter [role=option]")
    page.keyboard.type("medlemsst")
    wait_until(page, "document.querySelectorAll('#uppgifter li').length < 5")
    page.keyboard.press("Enter")
    page.wait_for_selector(".chip:has-text('fler än 130')")


def write(page):
    """The background drafted from the register, a value put into it, and what was decided."""
    press(page, "text=Skriv i rapporten")
    press(page, "main a:has-text('Bakgrund')")
    press(page, "button:has-text('Skriv utkast')")
    page.wait_for_selector("#texten >> text=Eurocities är en samarbetsorganisation")
    go_to_the_end(page)
    page.keyboard.type(" Nätverket har ")
    insert_members(page)
    page.keyboard.type(" medlemsstäder.")
    saved(page)
    press(page, "main .kicker a[lang=sv]")
    open_section(page, "Beslut")
    page.keyboard.type("Kommunstyrelsen föreslås besluta att staden är kvar i nätverket.")
    saved(page)
    press(page, "main .kicker a[lang=sv]")


def check_and_send(page):
    """Nothing is left to mend but what comes last: somebody's approval."""
    press(page, "text=Kontroll före utgivning")
    assert page.locator(".found li").all_inner_texts() == [
        "Rapporten är inte godkänd som den står nu."
    ]
    press(page, "text=Skicka för granskning")


def approve(page, portal, report):
    page.goto(portal + report.get_absolute_url())
    press(page, "text=Läs och godkänn")
    press(page, "text=Godkänn texten")


def issue(page, portal, report):
    page.goto(portal + report.get_absolute_url())
    press(page, ".report-status a:has-text('Ge ut')")
    for box in page.locator(".issuing [type=checkbox]").all():
        box.check()
    press(page, "form.issuing button.button")
    press(page, "text=Till utgåvan")


def test_from_new_report_to_the_issued_file(new_context, portal):
    rut = browser_of(new_context, portal, "rut", roles.EDITOR)
    start(rut, portal)
    report = Report.objects.get(kind="profile")
    write(rut)
    check_and_send(rut)
    gun = browser_of(new_context, portal, "gun", roles.APPROVER)
    approve(gun, portal, report)
    issue(gun, portal, report)

    with gun.expect_download() as download:
        gun.evaluate("document.querySelector('.downloads a').download = ''")
        gun.click("text=Hämta PDF")
    pdf = download.value.path().read_bytes()
    edition = Edition.objects.get(report=report)
    assert hashlib.sha256(pdf).hexdigest() == gun.input_value("#kontrollsumma") == edition.sha256
    assert check(pdf) == []
    assert (edition.approved_by_name, edition.issued_by_name) == ("gun", "gun")
    assert "Nätverket har fler än 130 medlemsstäder." in edition.text.replace("\xa0", " ")
    assert "att staden är kvar i nätverket" in edition.text
