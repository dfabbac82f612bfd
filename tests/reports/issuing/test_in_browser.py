"""Issuing a report in real Chromium: with script and without, on a phone, light and dark."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from reports.checks import findings
from reports.models import Edition, PrintJob, Report
from tests.browsing import Looker, press, sign_in, speak
from tests.factories import approve, edit

pytestmark = pytest.mark.browser

# The names of the addresses that are looked at here.
NAMES = {"reports:edition-issue", "reports:issue-job-detail", "reports:preview-job-detail"}
PAGE = "/rapporter/oversyn-2011/ge-ut/"


@pytest.fixture
def report(portal):
    report = Report.objects.get(slug="oversyn-2011")
    edit(report, title="Rapport om stadens engagemang")
    return report


def make_job(report, **fields):
    by = get_user_model().objects.get()
    given = {"report": report, "by": by, "language": "sv", "number": 2}
    return PrintJob.objects.create(**given | fields)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_of_issuing_breaks_a_rule(page, portal, report, language):
    looker = Looker(page)
    sign_in(page, portal)
    speak(page, portal, language)
    page.goto(portal + PAGE)
    looker.look("not approved")
    approve(report, by=get_user_model().objects.get())

    page.goto(portal + PAGE)
    looker.look("approved")
    press(page, "form.issuing button")
    assert page.locator(".summary[role=alert] li").count() == 2
    looker.look("with what is wrong")
    page.goto(f"{portal}/rapporter/oversyn-2011/")
    looker.look("the report with its editions")
    assert looker.found == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_of_a_printing_breaks_a_rule(page, portal, report, language):
    looker = Looker(page)
    sign_in(page, portal)
    speak(page, portal, language)
    hour_ago = timezone.now() - timedelta(hours=1)
    for fields in (
        {"stage": "printing", "seen_at": timezone.now() + timedelta(hours=1)},
        {"stage": "printing", "seen_at": hour_ago},
        {"stage": "failed", "message": "Därför."},
        {"stage": "done", "edition": Edition.objects.get()},
        {"stage": "done", "pdf": b"", "number": None},
        {"made_at": hour_ago, "number": None},
    ):
        page.goto(portal + make_job(report, **fields).get_absolute_url())
        looker.look(str(fields))
    assert looker.found == []


@pytest.mark.parametrize("script", [True, False])
def test_an_approver_issues_a_correction(new_context, portal, report, script):
    page = new_context(java_script_enabled=script).new_page()
    sign_in(page, portal)
    approve(report, by=get_user_model().objects.get(), name="Gun Godkännare")
    page.goto(f"{portal}/rapporter/oversyn-2011/")

    press(page, "text=Ge ut en ny utgåva")
    for box in page.locator(".issuing [type=checkbox]").all():
        box.check()
    assert page.locator(".issuing [type=checkbox]").count() == len(findings(report))
    page.fill("#id_reason", "Rubriken var för lång.")
    press(page, "form.issuing button")
    press(page, "text=Till utgåvan")

    assert page.url == f"{portal}/rapporter/oversyn-2011/utgavor/2/"
    assert page.input_value("#kontrollsumma") == Edition.objects.get(number=2).sha256
    press(page, "th >> text=Utgåva 1")
    assert "Rubriken var för lång." in page.locator(".notice").inner_text()


def test_the_page_goes_on_by_itself_when_the_work_does(page, portal, report):
    sign_in(page, portal)
    later = timezone.now() + timedelta(hours=1)  # so that it does not seem to have stopped
    job = make_job(report, stage="printing", seen_at=later)
    page.goto(portal + job.get_absolute_url())
    assert "Sidorna skrivs ut." in page.locator("#lage").inner_text()

    PrintJob.objects.update(stage="checking")
    page.wait_for_selector("text=PDF-filen kontrolleras.")
    PrintJob.objects.update(stage="done", edition=Edition.objects.get())

    page.wait_for_selector("text=Utgåva 2 är utgiven.")
    assert page.locator("[data-hx-trigger]").count() == 0


def test_without_script_the_page_reloads_itself(new_context, portal, report):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, portal)
    later = timezone.now() + timedelta(hours=1)
    job = make_job(report, stage="printing", seen_at=later)
    page.goto(portal + job.get_absolute_url())

    PrintJob.objects.update(stage="failed", message="Därför.")

    page.wait_for_selector("text=Därför.", timeout=10_000)
