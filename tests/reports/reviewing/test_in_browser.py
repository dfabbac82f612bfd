"""From draft to approved in real Chromium: accessibility, small screens, and without script."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from reports.models import Approval, ApprovalLink, Comment, Report, Section
from tests.browsing import Looker, press, sign_in, speak
from tests.factories import edit, make_approval_link, make_comment, make_proof

pytestmark = pytest.mark.browser

# The names of the addresses that are looked at here.
NAMES = {
    "reports:check-list",
    "reports:proof-detail",
    "reports:proof-create",
    "reports:comment-create",
    "reports:comment-settle",
    "reports:approval-link-list",
    "approval-give",
}
REPORT = "/rapporter/oversyn-2011/"
REVIEW = f"{REPORT}granskning/"
CHOOSE = """() => {
  const words = document.createTreeWalker(
    document.querySelector(".reviewed > section p"), NodeFilter.SHOW_TEXT).nextNode();
  const range = new Range();
  range.setStart(words, 0);
  range.setEnd(words, words.data.indexOf(" för"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def proof(portal):
    """The review of 2011 with another number, sent by somebody else."""
    edit(Report.objects.get(slug="oversyn-2011"), annex="7")
    sender = get_user_model().objects.create_user("avsandare")
    return make_proof(Report.objects.get(slug="oversyn-2011"), by=sender)


def some_comments(by):
    """One open with a suggestion, one settled, one on the whole report."""
    section = Section.objects.filter(report__slug="oversyn-2011", level=3).first()
    make_comment(section, passage="är en organisation", suggestion="är ett nätverk", by=by)
    settled = {"outcome": "declined", "settled_by": by, "settled_at": timezone.now()}
    make_comment(section, answer="Det står i källan.", by=by, **settled)
    Comment.objects.create(report=section.report, text="Bra.", by=by)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_from_draft_to_approved_breaks_a_rule(page, portal, proof, language):
    looker = Looker(page)
    sign_in(page, portal)
    speak(page, portal, language)
    some_comments(proof.made_by)
    link, token = make_approval_link(proof)

    for address in (REPORT, REVIEW, f"{REPORT}kontroll/", f"{REVIEW}lankar/", f"/godkann/{token}/"):
        page.goto(portal + address)
        looker.look(address)
    press(page, "main form.form button")
    looker.look("approving without a name")
    page.goto(portal + REVIEW)
    press(page, "#kommentarsformular button.button")
    looker.look("a comment that says nothing")
    page.goto(portal + REVIEW)
    page.click(".comment summary")
    press(page, "text=/^(Avvisa|Reject)$/")
    looker.look("declining without an answer")
    edit(
        Section.objects.filter(report__slug="oversyn-2011").first(), text="<p>{{ finns.inte }}</p>"
    )
    page.goto(portal + REVIEW)
    looker.look("a review of what has changed")
    press(page, ".report-status button.button")
    looker.look("what cannot be sent")
    for changed in ({}, {"revoked_at": timezone.now()}):
        ApprovalLink.objects.filter(pk=link.pk).update(**changed)
        page.goto(f"{portal}/godkann/{token}/")
        looker.look(f"a link that cannot be used: {changed}")

    assert looker.found == []


@pytest.mark.parametrize("script", [True, False])
def test_a_passage_is_commented_on_and_the_suggestion_taken(new_context, portal, proof, script):
    page = new_context(java_script_enabled=script).new_page()
    sign_in(page, portal)
    page.goto(portal + REVIEW)
    section = Section.objects.filter(report__slug="oversyn-2011", level=3).first()

    if script:
        page.evaluate(CHOOSE)
        page.click(".comment-selection")
        assert page.input_value("#id_passage") == "Eurocities är en organisation"
        assert page.evaluate("document.activeElement.id") == "id_text"
    else:
        press(page, f"#avsnitt-{section.pk} + aside .add-comment")
        page.fill("#id_passage", "Eurocities är en organisation")
    page.fill("#id_suggestion", page.input_value("#id_passage") + " alltså")
    press(page, "#kommentarsformular button.button")
    page.wait_for_selector(".comment")
    assert Comment.objects.get().section == section

    page.click(".comment summary")
    press(page, "text=Inför förslaget")
    page.wait_for_selector(".comment.settled")
    section.refresh_from_db()
    assert " alltså" in section.text
    assert "1 ändrat avsnitt" in page.inner_text(".report-status")


def test_passages_that_are_commented_on_are_marked_in_the_text(page, portal, proof):
    some_comments(proof.made_by)
    sign_in(page, portal)

    page.goto(portal + REVIEW)

    marked = page.evaluate("[...CSS.highlights.get('passages')].map(String)")
    assert marked == ["är en organisation"]


@pytest.mark.parametrize("script", [True, False])
def test_somebody_without_an_account_approves_by_the_link(new_context, portal, proof, script):
    page = new_context(java_script_enabled=script).new_page()
    sign_in(page, portal)
    page.goto(f"{portal}{REVIEW}lankar/")
    page.fill("#id_name", "Karin Exempel")
    press(page, "text=Skapa länken")
    address = page.input_value("#lank")

    other = new_context(java_script_enabled=script).new_page()
    other.goto(address)
    other.fill("#id_name", "Karin Exempel")
    other.check("#id_is_read")
    press(other, "main form.form button")

    assert other.inner_text("h1") == "Rapporten är godkänd"
    assert Approval.objects.get().name == "Karin Exempel"
    page.goto(portal + REPORT)
    assert "Godkänd av Karin Exempel" in page.inner_text(".report-status")
