"""The page of a review, and what is sent from it."""

import pytest

from reports.models import Approval, Comment, Proof, Report
from reports.reviewing.approvals import approve
from tests.factories import change, edit, make_comment, make_proof, make_report, make_section

pytestmark = pytest.mark.django_db
ADDRESS = "/rapporter/prov/granskning/"


@pytest.fixture
def section():
    report = make_report(slug="prov", short_title="Provet")
    return make_section(report=report, heading="Slutsatser", text="<p>Staden deltar ofta.</p>")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_approver(client, approver):
    client.force_login(approver)
    return client


def send(client, section, **fields):
    form = {"chapter": section.pk, "passage": "ofta", "text": "Hur ofta?", "suggestion": ""}
    return client.post(f"{ADDRESS}kommentarer/", form | fields)


class TestShowing:
    def test_the_frozen_text_with_its_comments_beside_it(self, as_editor, section):
        make_proof(section.report)
        comment = make_comment(section, text="Hur ofta?")
        edit(section, text="<p>Annat.</p>")

        [part] = as_editor.get(ADDRESS).context["sections"]

        assert part.html == "<p>Staden deltar ofta.</p>"
        assert [said.comment for said in part.comments] == [comment]

    def test_a_report_that_was_never_sent_says_so(self, as_editor, section):
        response = as_editor.get(ADDRESS)

        assert response.status_code == 200
        assert "Rapporten har inte skickats för granskning." in response.text

    def test_settled_comments_stay_without_a_form(self, as_editor, section, editor):
        make_proof(section.report)
        make_comment(section, outcome="done", settled_by=editor, settled_at="2026-01-02T10:00Z")

        [part] = as_editor.get(ADDRESS).context["sections"]

        assert [(said.comment.outcome, said.form) for said in part.comments] == [("done", None)]

    def test_comments_survive_a_new_proof_and_a_removed_section(self, as_editor, section, editor):
        make_proof(section.report)
        kept, lost = make_comment(section), make_comment(make_section(report=section.report))
        other = Comment.objects.create(report=section.report, text="Allt är bra.", by=editor)
        with change():
            lost.section.delete()
        edit(section, text="<p>Annat.</p>")
        make_proof(section.report)

        context = as_editor.get(ADDRESS).context

        assert [said.comment for said in context["sections"][0].comments] == [kept]
        assert [said.comment for said in context["orphaned"]] == [lost]
        assert [said.comment for said in context["general"]] == [other]

    def test_comments_on_another_report_are_left_out(self, as_editor, section):
        make_proof(section.report)
        make_comment()

        context = as_editor.get(ADDRESS).context

        assert [context["sections"][0].comments, context["general"], context["orphaned"]] == [
            [],
            [],
            [],
        ]

    def test_a_suggestion_is_shown_word_by_word(self, as_editor, section):
        make_proof(section.report)
        make_comment(section, passage="deltar ofta", suggestion="deltar sällan")

        assert (
            'deltar <del><span class="vh">borttaget: </span>ofta</del> '
            '<ins><span class="vh">tillagt: </span>sällan</ins>'
        ) in as_editor.get(ADDRESS).text

    def test_what_reviewers_write_is_shown_as_they_wrote_it(self, as_editor, section):
        make_proof(section.report)
        make_comment(section, text="<script>", suggestion="<b>", passage="ofta")

        text = as_editor.get(ADDRESS).text

        assert "&lt;script&gt;" in text
        assert "</span>&lt;b&gt;" in text

    def test_the_section_to_comment_on_can_be_chosen_by_the_address(self, as_editor, section):
        make_proof(section.report)

        form = as_editor.get(f"{ADDRESS}?avsnitt={section.pk}").context["form"]

        assert form["chapter"].value() == str(section.pk)

    def test_an_unknown_report_is_not_found(self, as_editor):
        assert as_editor.get("/rapporter/finns-inte/granskning/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_asks_the_database_as_often_however_many_comments(
        self, as_editor, section, rows, django_assert_num_queries
    ):
        make_proof(section.report)
        for _ in range(rows):
            make_comment(section)
            make_section(report=section.report)
        as_editor.get(ADDRESS)

        with django_assert_num_queries(11):
            as_editor.get(ADDRESS)


class TestSending:
    def test_an_editor_sends_the_report(self, as_editor, section):
        response = as_editor.post(f"{ADDRESS}skicka/")

        assert response.headers["Location"] == ADDRESS
        assert Proof.objects.get().report == section.report
        assert Report.objects.get().state == "in_review"

    def test_an_unknown_reference_stops_it_with_a_link_to_its_section(self, as_editor, section):
        edit(section, text="<p>{{ c40.städer }}</p>")

        response = as_editor.post(f"{ADDRESS}skicka/")

        assert response.status_code == 422
        assert [problem.word for problem in response.context["problems"]] == ["c40.städer"]
        assert section.get_writing_url() in response.text
        assert Proof.objects.count() == 0

    def test_it_is_taken_back(self, as_editor, section):
        make_proof(section.report)

        response = as_editor.post(f"{ADDRESS}aterta/")

        assert response.headers["Location"] == "/rapporter/prov/"
        assert Report.objects.get().state == "draft"


class TestCommenting:
    def test_a_comment_is_kept_with_its_section(self, as_editor, section, editor):
        make_proof(section.report)

        response = send(as_editor, section, suggestion="sällan")

        comment = Comment.objects.get()
        assert response.headers["Location"] == f"{ADDRESS}#kommentar-{comment.pk}"
        said = (comment.section, comment.heading, comment.passage, comment.text)
        assert said == (section, "Slutsatser", "ofta", "Hur ofta?")
        assert (comment.suggestion, comment.by) == ("sällan", editor)

    def test_a_comment_on_the_whole_report_has_no_section(self, as_editor, section):
        make_proof(section.report)

        send(as_editor, section, chapter="", passage="")

        comment = Comment.objects.get()
        assert (comment.section, comment.heading) == (None, "")

    def test_a_section_removed_since_keeps_its_heading(self, as_editor, section):
        make_proof(section.report)
        key = section.pk
        with change():
            section.delete()
        section.pk = key

        send(as_editor, section)

        comment = Comment.objects.get()
        assert (comment.section, comment.heading) == (None, "Slutsatser")

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"text": "", "suggestion": " "}, "__all__"),
            ({"passage": "sällan"}, "passage"),
            ({"chapter": ""}, "chapter"),
            ({"chapter": "0"}, "chapter"),
            ({"chapter": "x"}, "chapter"),
            ({"text": "a" * 5001}, "text"),
        ],
    )
    def test_bad_input_is_told_and_kept_nowhere(self, as_editor, section, fields, wrong):
        make_proof(section.report)

        response = send(as_editor, section, **fields)

        assert list(response.context["form"].errors) == [wrong]
        assert Comment.objects.count() == 0

    def test_what_was_sent_is_commented_on_while_the_author_changes_it(self, as_editor, section):
        make_proof(section.report)
        edit(section, text="<p>Annat.</p>")
        edit(section.report, state="draft")

        send(as_editor, section)

        assert Comment.objects.get().passage == "ofta"

    def test_what_is_issued_is_not(self, as_editor, section):
        make_proof(section.report)
        edit(section.report, state="issued")

        assert send(as_editor, section).headers["Location"] == ADDRESS
        assert Comment.objects.count() == 0

    def test_a_draft_that_was_never_sent_is_not(self, as_editor, section):
        assert send(as_editor, section).headers["Location"] == ADDRESS
        assert Comment.objects.count() == 0


class TestApproving:
    def test_an_approver_approves_what_was_read(self, as_approver, section, approver):
        proof = make_proof(section.report)

        response = as_approver.post(f"{ADDRESS}godkann/", {"proof": proof.pk})

        assert response.headers["Location"] == ADDRESS
        assert Approval.objects.get().by == approver

    def test_what_has_changed_since_is_not_approved(self, as_approver, section):
        proof = make_proof(section.report)
        edit(section, text="<p>Annat.</p>")

        response = as_approver.post(f"{ADDRESS}godkann/", {"proof": proof.pk}, follow=True)

        assert "måste skickas på nytt" in response.text
        assert Approval.objects.count() == 0

    def test_an_editor_may_not(self, as_editor, section):
        proof = make_proof(section.report)

        assert as_editor.post(f"{ADDRESS}godkann/", {"proof": proof.pk}).status_code == 403
        assert Approval.objects.count() == 0

    @pytest.mark.parametrize("key", ["", "x", "0", "²", "9" * 5000])
    def test_a_proof_that_is_not_there_is_not_found(self, as_approver, section, key):
        make_proof(section.report)

        assert as_approver.post(f"{ADDRESS}godkann/", {"proof": key}).status_code == 404

    def test_the_proof_of_another_report_is_not_found(self, as_approver, section):
        assert as_approver.post(f"{ADDRESS}godkann/", {"proof": make_proof().pk}).status_code == 404


@pytest.mark.parametrize(
    "path", ["skicka/", "aterta/", "godkann/", "kommentarer/", "kommentarer/1/"]
)
def test_reading_what_is_to_be_sent_is_refused(client, administrator, section, path):
    client.force_login(administrator)

    assert client.get(f"{ADDRESS}{path}").status_code == 405


class TestStatus:
    """The row above the report, which tells where it stands."""

    def on_page(self, client):
        return client.get("/rapporter/prov/").text

    def test_readers_do_not_see_it(self, client, reader, section):
        client.force_login(reader)

        assert "report-status" not in self.on_page(client)

    def test_a_draft_can_be_sent(self, as_editor, section):
        text = self.on_page(as_editor)

        assert "<strong>Utkast</strong>" in text
        assert f'action="{ADDRESS}skicka/"' in text

    def test_who_approves_is_led_to_the_text(self, as_approver, section):
        make_proof(section.report)

        assert f'href="{ADDRESS}#godkann"' in self.on_page(as_approver)

    def test_an_editor_is_not(self, as_editor, section):
        make_proof(section.report)

        text = self.on_page(as_editor)

        assert "<strong>På granskning</strong>" in text
        assert "#godkann" not in text

    def test_who_approved_it_is_told(self, as_editor, section, approver):
        approve(proof=make_proof(section.report), by=approver)

        assert "<strong>Godkänd</strong> av gun den " in self.on_page(as_editor)

    def test_what_is_approved_can_be_issued_by_an_approver(self, as_approver, section, approver):
        approve(proof=make_proof(section.report), by=approver)

        assert 'href="/rapporter/prov/ge-ut/"' in self.on_page(as_approver)

    def test_an_editor_is_not_led_to_issuing(self, as_editor, section, approver):
        approve(proof=make_proof(section.report), by=approver)

        assert "/rapporter/prov/ge-ut/" not in self.on_page(as_editor)

    def test_a_change_after_the_approval_is_told_with_what_differs(
        self, as_editor, section, approver
    ):
        approve(proof=make_proof(section.report), by=approver)
        edit(section, text="<p>Annat.</p>")

        text = self.on_page(as_editor)

        assert "Ändrad efter godkännandet. Behöver godkännas på nytt." in text
        assert "1 ändrat avsnitt" in text
        edit(section.report, state="draft")
        assert "Ändrad efter godkännandet. Behöver godkännas på nytt." in self.on_page(as_editor)

    def test_it_is_english_for_those_who_chose_so(self, as_editor, section):
        as_editor.cookies["django_language"] = "en"

        assert "Send for review" in self.on_page(as_editor)
