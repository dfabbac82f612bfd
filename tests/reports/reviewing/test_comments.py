import pytest
from django.core.exceptions import ValidationError

from reports.models import Comment, Section
from reports.reviewing.comments import settle
from tests.factories import (
    change,
    edit,
    make_claim,
    make_comment,
    make_organisation,
    make_proof,
    make_section,
)

pytestmark = pytest.mark.django_db
TAKEN, DONE, DECLINED = Comment.Outcome.TAKEN, Comment.Outcome.DONE, Comment.Outcome.DECLINED


@pytest.fixture
def section():
    make_claim(organisation=make_organisation(slug="c40"), number=40, unit="städer")
    return make_section(text="<p>Har {{ c40.städer }} städer, <em>ungefär</em>.</p>")


def suggested(section, passage="ungefär", suggestion="minst", **fields):
    return make_comment(section, passage=passage, suggestion=suggestion, **fields)


def test_a_suggestion_that_is_taken_comes_in_by_the_door(section, editor):
    comment = settle(comment=suggested(section), outcome=TAKEN, by=editor)

    section.refresh_from_db()
    assert section.text == '<p>Har <data value="c40.städer"></data> städer, <em>minst</em>.</p>'
    change_set = section.history.latest("history_id").change_set
    assert (change_set.by, change_set.reason) == (editor, "Förslag från granskningen infört")
    assert (comment.outcome, comment.settled_by) == (TAKEN, editor)
    assert comment.settled_at is not None


def test_a_text_under_review_that_is_changed_so_is_a_draft_again(section, editor):
    make_proof(section.report)

    settle(comment=suggested(section), outcome=TAKEN, by=editor)

    section.report.refresh_from_db()
    assert section.report.state == "draft"


def test_a_value_in_the_passage_stays_a_reference(section, editor):
    comment = suggested(section, "Har fler än 40 städer", "Har fler än 40 medlemmar")

    settle(comment=comment, outcome=TAKEN, by=editor)

    section.refresh_from_db()
    assert '<data value="c40.städer"></data> medlemmar' in section.text


@pytest.mark.parametrize(
    ("text", "passage", "suggestion", "sentence"),
    [
        ("<p>Annat.</p>", "ungefär", "minst", "Orden står inte längre i avsnittet."),
        ("<p>Nu och nu.</p>", "u", "i", "Orden står på flera ställen i avsnittet."),
        (None, "fler än 40", "40", "Förslaget skulle ändra ett värde som hämtas ur registret."),
        (None, "ungefär", "a\n\nb", "Förslaget är på mer än ett stycke."),
        (None, "ungefär", "{{", "Förslaget innehåller klamrar som läses som en hänvisning."),
    ],
)
def test_what_cannot_be_taken_is_told_and_changes_nothing(
    section, editor, text, passage, suggestion, sentence
):
    comment = suggested(section, passage, suggestion)
    if text:
        edit(section, text=text)
    before = section.history.count()

    with pytest.raises(ValidationError) as raised:
        settle(comment=comment, outcome=TAKEN, by=editor)

    by_hand = "Ändra texten i avsnittet och markera sedan kommentaren som åtgärdad."
    assert raised.value.messages == [sentence, by_hand]
    comment.refresh_from_db()
    assert comment.outcome == Comment.Outcome.OPEN
    assert section.history.count() == before


def test_a_reference_that_has_come_to_say_nothing_leaves_the_rest_to_be_changed(section, editor):
    edit(section, text='<p>Har <data value="c40.finns-inte">7</data> städer.</p>')

    settle(comment=suggested(section, "7 städer", "7 medlemmar"), outcome=TAKEN, by=editor)

    section.refresh_from_db()
    assert section.text == '<p>Har <data value="c40.finns-inte">7</data> medlemmar.</p>'


def test_a_comment_without_a_suggestion_cannot_be_taken(section, editor):
    comment = make_comment(section, passage="sju", text="Stämmer det?")

    with pytest.raises(ValidationError, match="inget förslag"):
        settle(comment=comment, outcome=TAKEN, by=editor)

    assert comment.outcome == ""


def test_a_suggestion_for_a_section_that_is_removed_cannot_be_taken(section, editor):
    comment = suggested(section)
    make_proof(section.report)
    with change():
        section.delete()

    with pytest.raises(ValidationError) as raised:
        settle(comment=comment, outcome=TAKEN, by=editor)

    assert raised.value.messages == ["Avsnittet är borttaget."]


def test_a_comment_outlives_its_section_and_keeps_its_heading(section):
    comment = make_comment(section)

    with change():
        section.delete()

    comment.refresh_from_db()
    assert comment.heading == "Bakgrund"
    assert not Section.objects.filter(pk=comment.section_id).exists()


@pytest.mark.parametrize("outcome", [DONE, DECLINED])
def test_what_is_settled_otherwise_leaves_the_text(section, editor, outcome):
    before = section.history.count()

    comment = settle(comment=suggested(section), outcome=outcome, answer="Redan gjort.", by=editor)

    assert (comment.outcome, comment.answer) == (outcome, "Redan gjort.")
    assert section.history.count() == before


def test_nothing_is_declined_without_an_answer(section, editor):
    comment = suggested(section)

    with pytest.raises(ValidationError):
        settle(comment=comment, outcome=DECLINED, by=editor)

    comment.refresh_from_db()
    assert comment.outcome == Comment.Outcome.OPEN


def test_a_comment_is_settled_once(section, editor):
    comment = suggested(section)
    settle(comment=comment, outcome=DONE, by=editor)

    with pytest.raises(ValidationError) as raised:
        settle(comment=comment, outcome=TAKEN, by=editor)

    assert raised.value.messages == ["rut har redan avgjort kommentaren."]
    section.refresh_from_db()
    assert "ungefär" in section.text
