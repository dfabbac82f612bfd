import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from reports.models import ApprovalLink
from reports.reviewing.links import approve_by_link, find_link
from tests.factories import edit, make_approval_link, make_proof, make_report, make_section

pytestmark = pytest.mark.django_db
ADDRESS = "/rapporter/prov/granskning/lankar/"
KARIN = {"name": "Karin Exempel", "email": "karin@exempel.se", "days": "14"}


@pytest.fixture
def section():
    return make_section(report=make_report(slug="prov", short_title="Provet"))


@pytest.fixture
def proof(section):
    return make_proof(section.report)


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


class TestShowing:
    def test_the_log_tells_what_has_become_of_each_link(self, as_editor, proof):
        waiting, expired, revoked, used = [make_approval_link(proof)[0] for _ in range(4)]
        ApprovalLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
        ApprovalLink.objects.filter(pk=revoked.pk).update(revoked_at=timezone.now())
        approve_by_link(link=used, name="Karin Karlsson")

        response = as_editor.get(ADDRESS)

        links = [(link.pk, state) for link, state in response.context["links"]]
        assert links == [
            (used.pk, "used"),
            (revoked.pk, "revoked"),
            (expired.pk, "expired"),
            (waiting.pk, "waiting"),
        ]
        assert "godkänd av Karin Karlsson" in response.text

    def test_the_links_of_other_reports_are_left_out(self, as_editor, proof):
        make_approval_link()

        assert as_editor.get(ADDRESS).context["links"] == []

    def test_it_is_for_staff(self, client, reader, proof):
        assert client.get(ADDRESS).headers["Location"] == f"/konto/logga-in/?next={ADDRESS}"
        client.force_login(reader)
        assert client.get(ADDRESS).status_code == 403

    def test_an_unknown_report_is_not_found(self, as_editor):
        assert as_editor.get("/rapporter/finns-inte/granskning/lankar/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_asks_the_database_as_often_however_many_links(
        self, as_editor, proof, rows, django_assert_num_queries
    ):
        for _ in range(rows):
            approve_by_link(link=make_approval_link(proof)[0], name="Karin")
        as_editor.get(ADDRESS)

        with django_assert_num_queries(9):
            as_editor.get(ADDRESS)


class TestMaking:
    def test_the_address_is_told_once_and_opens_the_proof(self, as_editor, proof, editor):
        response = as_editor.post(ADDRESS, KARIN)

        address = response.context["address"]
        token = re.fullmatch(r"http://testserver/godkann/(.+)/", address)[1]
        link = find_link(token)
        assert (link.proof, link.name, link.email) == (proof, "Karin Exempel", "karin@exempel.se")
        assert link.made_by == editor
        assert abs(link.expires_at - timezone.now() - timedelta(days=14)) < timedelta(minutes=1)
        assert response.text.count(token) == 1
        assert token not in as_editor.get(ADDRESS).text

    def test_the_answer_is_kept_in_no_cache(self, as_editor, proof):
        response = as_editor.post(ADDRESS, KARIN)

        assert "no-store" in response.headers["Cache-Control"]

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 302}, "name"),
            ({"email": "karin"}, "email"),
            ({"days": ""}, "days"),
            ({"days": "0"}, "days"),
            ({"days": "61"}, "days"),
        ],
    )
    def test_bad_input_makes_no_link(self, as_editor, proof, fields, wrong):
        response = as_editor.post(ADDRESS, KARIN | fields)

        assert list(response.context["form"].errors) == [wrong]
        assert ApprovalLink.objects.count() == 0

    def test_no_link_is_made_for_a_report_that_is_no_longer_what_was_sent(
        self, as_editor, proof, section
    ):
        edit(section, text="<p>Annat.</p>")

        response = as_editor.post(ADDRESS, KARIN)

        assert response.context["may_make"] is False
        assert ApprovalLink.objects.count() == 0

    def test_no_link_is_made_for_a_draft(self, as_editor, section):
        as_editor.post(ADDRESS, KARIN)

        assert ApprovalLink.objects.count() == 0


class TestSending:
    """The portal writes to the person where it has a mail server, and an address."""

    @pytest.fixture(autouse=True)
    def server(self, settings):
        settings.EMAIL_HOST = "post.exempel.se"

    def test_the_letter_is_swedish_and_leads_to_the_page(self, as_editor, proof, settings):
        as_editor.cookies["django_language"] = "en"

        response = as_editor.post(ADDRESS, KARIN)

        [letter] = mail.outbox
        assert (letter.to, letter.subject) == (["karin@exempel.se"], "Att godkänna: Provet")
        assert response.context["address"] in letter.body
        assert "ber om godkännande av en rapport" in letter.body
        assert response.context["is_sent"] is True

    def test_without_an_address_nothing_is_sent(self, as_editor, proof):
        response = as_editor.post(ADDRESS, KARIN | {"email": ""})

        assert mail.outbox == []
        assert response.context["is_sent"] is False

    def test_without_a_server_nothing_is_sent_and_the_form_says_so(
        self, as_editor, proof, settings
    ):
        settings.EMAIL_HOST = ""

        response = as_editor.post(ADDRESS, KARIN)

        assert mail.outbox == []
        assert "Portalen skickar ingen e-post" in response.text

    def test_a_letter_that_could_not_be_sent_leaves_the_address_to_be_copied(
        self, as_editor, proof, settings, caplog
    ):
        settings.EMAIL_BACKEND = "tests.reports.reviewing.test_approval_link_list.Unreachable"

        response = as_editor.post(ADDRESS, KARIN)

        assert "kunde inte skickas" in response.text
        assert response.context["address"] in response.text
        token = response.context["address"].split("/")[-2]
        assert token not in caplog.text

    def test_a_title_of_two_lines_makes_one_subject(self, as_editor, proof):
        edit(proof.report, short_title="Provet\nBcc: alla@exempel.se")
        make_proof(proof.report)

        as_editor.post(ADDRESS, KARIN)

        assert mail.outbox[0].subject == "Att godkänna: Provet Bcc: alla@exempel.se"


class Unreachable:
    """A mail server that does not answer."""

    def __init__(self, **_options):
        pass

    def send_messages(self, _letters):
        raise SMTPServerDisconnected


class TestRevoking:
    def test_a_link_is_revoked(self, as_editor, proof):
        link, _token = make_approval_link(proof)

        response = as_editor.post(f"{ADDRESS}{link.pk}/aterkalla/")

        assert response.headers["Location"] == ADDRESS
        link.refresh_from_db()
        assert link.revoked_at is not None

    def test_a_link_of_another_report_is_not_found(self, as_editor, proof):
        link, _token = make_approval_link()

        assert as_editor.post(f"{ADDRESS}{link.pk}/aterkalla/").status_code == 404

    def test_reading_revokes_nothing(self, as_editor, proof):
        link, _token = make_approval_link(proof)

        assert as_editor.get(f"{ADDRESS}{link.pk}/aterkalla/").status_code == 405
