"""The page on which a report is issued."""

import pytest

from organisations.models import Claim
from reports.models import Edition, PrintJob
from tests.factories import approve, dispute, edit, make_edition, make_section

pytestmark = pytest.mark.django_db

PAGE = "/rapporter/utkast/ge-ut/"


@pytest.fixture
def signed_in(client, approver):
    client.force_login(approver)
    return client


def filled(approval, **fields):
    return {"approval": approval.pk, "number": 1} | fields


def is_not_issued(response):
    """The errors that the page shows; nothing has been begun."""
    assert response.status_code == 200
    assert not Edition.objects.exists()
    assert not PrintJob.objects.exists()
    return response.context["form"].errors.as_data().keys()


def test_shows_what_will_be_issued(signed_in, approval):
    response = signed_in.get(PAGE)

    assert response.context["number"] == 1
    assert response.context["ready"].approval == approval
    [(_, _, html)] = response.context["chapters"]
    assert "fler än 130</span> städer" in html


def test_shows_the_frozen_text_and_not_another_build(signed_in, report, approval):
    document = signed_in.get(PAGE).context["document"]

    assert document.chapters[0].blocks[0].children[1].seen == "fler än 130"


def test_what_is_approved_is_issued_and_its_page_shown(signed_in, approver, approval):
    response = signed_in.post(PAGE, filled(approval, bevarande="Bevaras"))

    job = PrintJob.objects.get()
    assert (response.status_code, response.url) == (302, f"{PAGE}{job.pk}/")
    edition = Edition.objects.get()
    assert (job.edition, edition.issued_by) == (edition, approver)
    assert edition.archive == {"utgivare": "Stockholms stad", "bevarande": "Bevaras"}


@pytest.mark.parametrize("name", ["reader", "editor", "outsider"])
def test_is_not_for_others_than_approvers(client, request, approval, name):
    client.force_login(request.getfixturevalue(name))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, filled(approval)).status_code == 403
    assert not PrintJob.objects.exists()


def test_nobody_is_led_to_sign_in(client, approval):
    assert client.post(PAGE, filled(approval)).status_code == 302
    assert not PrintJob.objects.exists()


def test_an_unknown_report_is_not_found(signed_in):
    assert signed_in.get("/rapporter/finns-inte/ge-ut/").status_code == 404


def test_other_methods_are_refused(signed_in, approval):
    assert signed_in.put(PAGE).status_code == 405


def test_what_is_not_approved_cannot_be_issued(signed_in, report):
    response = signed_in.get(PAGE)

    assert "form" not in response.context
    assert "Rapporten är inte godkänd" in response.text


def test_a_number_of_no_edition_is_told_the_same(signed_in, report):
    response = signed_in.post(PAGE, {"number": "9" * 5000})

    assert response.context["another"] == ""
    assert "Rapporten är inte godkänd" in response.text


def test_what_has_been_changed_since_cannot_be_issued(signed_in, report, approval):
    edit(report.sections.get(), text="<p>Annat.</p>")

    assert "Rapporten är inte godkänd" in signed_in.post(PAGE, filled(approval)).text
    assert not PrintJob.objects.exists()


def test_what_stops_is_shown_with_its_place(signed_in, report, approval):
    make_section(report=report, heading="Analys", text="<p>{{ hittepå }}</p>")

    response = signed_in.post(PAGE, filled(approval))

    assert "form" not in response.context
    for finding in response.context["ready"].stopping:
        assert f'href="{finding.address}"' in response.text
    assert "Uppgiften ”hittepå” finns inte." in response.text
    assert not PrintJob.objects.exists()


@pytest.mark.slow
class TestFindings:
    @pytest.fixture
    def approval(self, report, approver):
        dispute(Claim.objects.get(), field="number", value="200")
        return approve(report, by=approver)

    @pytest.fixture
    def key(self, signed_in, approval):
        [finding] = signed_in.get(PAGE).context["ready"].findings
        return finding.key

    def test_each_is_shown_with_the_name_of_the_one_who_accepts(self, signed_in, approval, key):
        text = signed_in.get(PAGE).text

        assert "Godtas av gun" in text
        assert f'value="{key}"' in text

    def test_one_that_is_not_ticked_stops_it(self, signed_in, approval, key):
        assert is_not_issued(signed_in.post(PAGE, filled(approval))) == {"acknowledged"}

    def test_one_that_is_no_longer_there_stops_it(self, signed_in, approval, key):
        sent = filled(approval, acknowledged=[key, "disputed:annat"])

        assert is_not_issued(signed_in.post(PAGE, sent)) == {"acknowledged"}

    def test_what_is_ticked_is_kept(self, signed_in, approval, key):
        signed_in.post(PAGE, filled(approval, acknowledged=[key]))

        [kept] = Edition.objects.get().acknowledged
        assert (kept["key"], kept["by"]) == (key, "gun")


@pytest.mark.slow
def test_a_new_approval_is_seen_before_it_is_issued(signed_in, report, approver, approval):
    newer = approve(report, by=approver)

    response = signed_in.post(PAGE, filled(approval))

    assert is_not_issued(response) == {"__all__"}
    assert response.context["form"]["approval"].value() == newer.pk
    assert signed_in.post(PAGE, filled(newer)).status_code == 302


@pytest.mark.parametrize("sent", [{}, {"approval": "x", "number": "x"}, {"number": "7"}])
def test_a_form_that_is_not_the_pages_own_changes_nothing(signed_in, approval, sent):
    assert is_not_issued(signed_in.post(PAGE, sent))


@pytest.mark.slow
class TestCorrection:
    @pytest.fixture
    def approval(self, report, approver):
        make_edition(report, archive={"arkivbildare": "Kommunstyrelsen"})
        edit(report.sections.get(), text="<p>Rättat.</p>")
        return approve(report, by=approver)

    def test_it_asks_why(self, signed_in, approval):
        response = signed_in.post(PAGE, filled(approval, number=2))

        assert response.context["form"].errors.as_data().keys() == {"reason"}
        assert Edition.objects.count() == 1

    def test_it_remembers_what_the_archive_was_told(self, signed_in, approval):
        form = signed_in.get(PAGE).context["form"]

        assert form["arkivbildare"].value() == "Kommunstyrelsen"

    def test_it_becomes_the_second_edition(self, signed_in, approval):
        signed_in.post(PAGE, filled(approval, number=2, reason="Antalet var fel."))

        assert [e.reason for e in Edition.objects.order_by("number")] == ["", "Antalet var fel."]


def test_one_that_goes_on_is_shown_instead_of_another_begun(signed_in, report, approval, approver):
    job = PrintJob.objects.create(report=report, by=approver, language="sv", number=1)

    response = signed_in.post(PAGE, filled(approval))

    assert (response.status_code, response.url) == (302, f"{PAGE}{job.pk}/")
    assert PrintJob.objects.get() == job


def test_the_settings_say_what_the_archive_is_told_at_first(signed_in, approval, settings):
    settings.ARCHIVE = {"arkivbildare": "Kommunstyrelsen", "bevarande": "", "klassificering": ""}

    assert signed_in.get(PAGE).context["form"]["arkivbildare"].value() == "Kommunstyrelsen"


def test_it_is_english_but_the_text_is_swedish(signed_in, approval):
    signed_in.cookies["django_language"] = "en"

    text = signed_in.get(PAGE).text

    assert "Issue edition 1" in text
    assert "fler än 130" in text


class TestTwoAtOnce:
    def test_the_second_is_told_of_the_first(self, signed_in, report, approval):
        signed_in.post(PAGE, filled(approval))

        response = signed_in.post(PAGE, filled(approval))

        assert response.context["another"].startswith("Utgåva 1 är redan utgiven.")
        assert response.context["another"] in response.text
        assert (Edition.objects.count(), PrintJob.objects.count()) == (1, 1)

    def test_so_it_is_when_another_text_has_been_approved_since(
        self, signed_in, report, approver, approval
    ):
        signed_in.post(PAGE, filled(approval))
        edit(report.sections.get(), text="<p>Rättat.</p>")
        approve(report, by=approver)

        response = signed_in.post(PAGE, filled(approval))

        [said] = response.context["form"].non_field_errors()
        assert said.startswith("Utgåva 1 är redan utgiven.")
        assert Edition.objects.count() == 1

    def test_while_the_first_is_issued_the_second_is_shown_how_it_goes(
        self, signed_in, report, approval, administrator
    ):
        job = PrintJob.objects.create(
            report=report, by=administrator, approval=approval, number=1, stage="printing"
        )

        response = signed_in.post(PAGE, filled(approval), follow=True)

        assert response.redirect_chain == [(job.get_absolute_url(), 302)]
        assert "Rapporten håller redan på att ges ut, av ada." in response.text
        assert PrintJob.objects.count() == 1


def test_a_report_that_is_issued_as_it_stands_cannot_be_issued_again(signed_in, report):
    make_edition(report)

    response = signed_in.get(PAGE)

    assert "form" not in response.context
    assert "Texten är redan utgiven, som utgåva 1." in response.text
