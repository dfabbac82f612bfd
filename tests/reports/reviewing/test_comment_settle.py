"""Answering what reviewers have said."""

import pytest

from reports.models import Comment
from reports.reviewing.comments import settle
from tests.factories import edit, make_comment, make_proof, make_report, make_section

pytestmark = pytest.mark.django_db
ADDRESS = "/rapporter/prov/granskning/"


@pytest.fixture
def section():
    return make_section(report=make_report(slug="prov"), text="<p>Staden deltar ofta.</p>")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def answer(client, comment, **fields):
    prefixed = {f"svar-{comment.pk}-{name}": value for name, value in fields.items()}
    return client.post(f"{ADDRESS}kommentarer/{comment.pk}/", prefixed)


@pytest.fixture
def comment(section):
    make_proof(section.report)
    return make_comment(section, passage="ofta", suggestion="sällan")


def test_the_suggestion_is_taken(as_editor, comment):
    response = answer(as_editor, comment, outcome="taken")

    assert response.headers["Location"] == f"{ADDRESS}#kommentar-{comment.pk}"
    comment.section.refresh_from_db()
    assert comment.section.text == "<p>Staden deltar sällan.</p>"


def test_one_that_cannot_be_taken_is_told_beside_it(as_editor, comment):
    edit(comment.section, text="<p>Annat.</p>")

    response = answer(as_editor, comment, outcome="taken", answer="Bra.")

    [said] = response.context["sections"][0].comments
    assert said.form.errors["answer"][0] == "Orden står inte längre i avsnittet."
    assert said.form["answer"].value() == "Bra."


@pytest.mark.parametrize("outcome", ["", "issued"])
def test_an_answer_must_be_one_of_those_that_there_are(as_editor, comment, outcome):
    assert answer(as_editor, comment, outcome=outcome).status_code == 200
    comment.refresh_from_db()
    assert comment.outcome == ""


def test_an_answer_that_comes_after_anothers_is_kept(as_editor, comment, approver):
    settle(comment=comment, outcome="declined", answer="Nej.", by=approver)

    response = answer(as_editor, comment, outcome="done", answer="Rättat i texten.")

    [said] = response.context["sections"][0].comments
    assert (said.form, said.comment.answer) == (None, "Nej.")
    assert said.late.errors["answer"] == ["gun har redan avgjort kommentaren."]
    assert "Svaret nedan är inte sparat." in response.text
    words = {name: said.again[name].value() for name in ("chapter", "text")}
    assert words == {"chapter": comment.section_id, "text": "Rättat i texten."}
    as_editor.post(f"{ADDRESS}kommentarer/", words)
    assert Comment.objects.last().text == "Rättat i texten."


def test_without_words_nothing_is_lost_and_the_other_answer_is_shown(as_editor, comment, approver):
    settle(comment=comment, outcome="done", by=approver)

    response = answer(as_editor, comment, outcome="done")

    [said] = response.context["sections"][0].comments
    assert (said.again, list(said.late.errors)) == (None, ["answer"])
    assert "gun har redan avgjort kommentaren." in response.text


def test_a_comment_of_another_report_is_not_found(as_editor, section):
    assert answer(as_editor, make_comment(), outcome="done").status_code == 404
