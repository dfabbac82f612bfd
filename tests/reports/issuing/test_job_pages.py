"""The pages that show how far a printing has come: they never hang, and always say what is so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.models import PrintJob
from tests.factories import make_edition

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def make_job(report, by, **fields):
    given = {"report": report, "by": by, "language": "sv", "number": 1}
    return PrintJob.objects.create(**given | fields)


@pytest.fixture
def signed_in(client, approver):
    client.force_login(approver)
    return client


# What is known of the job, what the page says, and whether it asks again.
SAID = [
    ({}, "Väntar på sin tur.", True),
    ({"made_at": -HOUR}, "Utskriften har väntat i mer än en minut utan att påbörjas.", True),
    ({"stage": "printing"}, "Sidorna skrivs ut.", True),
    ({"stage": "checking"}, "PDF-filen kontrolleras.", True),
    ({"stage": "storing"}, "Utgåvan sparas.", True),
    ({"stage": "printing", "seen_at": -HOUR}, "Utskriften har avbrutits", False),
    (
        {"stage": "storing", "seen_at": -HOUR},
        "Rapporten är inte utgiven",
        False,
    ),
    ({"stage": "failed", "message": "Därför."}, "Därför.", False),
]


@pytest.mark.parametrize(("fields", "said", "asks_again"), SAID)
def test_each_stage_is_a_sentence(signed_in, report, approver, fields, said, asks_again):
    moments = {k: timezone.now() + v for k, v in fields.items() if isinstance(v, timedelta)}
    job = make_job(report, approver, **fields | moments)

    text = signed_in.get(job.get_absolute_url()).text

    assert said in text
    assert ('data-hx-trigger="every 1s"' in text) is asks_again
    assert ('<noscript><meta http-equiv="refresh"' in text) is asks_again


def test_when_it_is_done_it_leads_to_the_edition(signed_in, report, approver):
    edition = make_edition(report)
    job = make_job(report, approver, stage="done", edition=edition)

    text = signed_in.get(job.get_absolute_url()).text

    assert "Utgåva 1 är utgiven." in text
    assert f'href="{edition.get_absolute_url()}"' in text
    assert "every 1s" not in text


@pytest.mark.parametrize("stage", ["failed", "printing"])
def test_what_is_over_can_be_tried_again(signed_in, report, approver, stage):
    job = make_job(report, approver, stage=stage, seen_at=timezone.now() - HOUR)

    assert (
        'href="/rapporter/utkast/ge-ut/">Försök igen' in signed_in.get(job.get_absolute_url()).text
    )


def test_a_page_that_shows_it_already_is_not_sent_it_again(signed_in, report, approver):
    address = make_job(report, approver, stage="printing").get_absolute_url()

    assert signed_in.get(f"{address}?visar=printing").status_code == 204
    assert signed_in.get(f"{address}?visar=waiting").status_code == 200


def test_what_is_over_is_always_sent(signed_in, report, approver):
    address = make_job(report, approver, stage="failed").get_absolute_url()

    assert signed_in.get(f"{address}?visar=failed").status_code == 200


def test_nothing_of_it_is_kept_by_the_browser(signed_in, report, approver):
    response = signed_in.get(make_job(report, approver).get_absolute_url())

    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", ["reader", "editor", "outsider"])
def test_issuing_is_followed_by_approvers_only(client, request, report, approver, name):
    client.force_login(request.getfixturevalue(name))

    assert client.get(make_job(report, approver).get_absolute_url()).status_code == 403


@pytest.mark.parametrize("name", ["reader", "outsider"])
def test_previews_are_for_staff_only(client, request, report, approver, name):
    job = make_job(report, approver, number=None, stage="done", pdf=b"%PDF-")
    client.force_login(request.getfixturevalue(name))

    assert client.get(job.get_absolute_url()).status_code == 403
    assert client.get(f"/rapporter/utkast/utskrift/{job.pk}.pdf").status_code == 403


def test_an_unknown_job_or_one_of_another_report_is_not_found(signed_in, report, approver):
    job = make_job(report, approver)

    assert signed_in.get("/rapporter/utkast/ge-ut/0/").status_code == 404
    assert signed_in.get(f"/rapporter/annan/ge-ut/{job.pk}/").status_code == 404
    assert signed_in.get(f"/rapporter/utkast/utskrift/{job.pk}/").status_code == 404


def test_writing_is_refused(signed_in, report, approver):
    assert signed_in.post(make_job(report, approver).get_absolute_url()).status_code == 405


def test_it_asks_the_database_four_times(signed_in, report, approver, django_assert_num_queries):
    job = make_job(report, approver)

    with django_assert_num_queries(4):
        signed_in.get(job.get_absolute_url())


class TestPreview:
    def test_a_large_draft_is_printed_in_the_background(self, client, editor, report, monkeypatch):
        monkeypatch.setattr("reports.issuing.jobs.LARGE", 1000)
        client.force_login(editor)

        response = client.get("/rapporter/utkast.pdf", follow=True)

        job = PrintJob.objects.get()
        assert response.redirect_chain == [(f"/rapporter/utkast/utskrift/{job.pk}/", 302)]
        assert "Förhandsvisningen är klar." in response.text
        printed = client.get(f"/rapporter/utkast/utskrift/{job.pk}.pdf")
        assert printed.content == bytes(job.pdf)

    def test_one_that_is_not_ready_leads_to_how_far_it_has_come(self, client, editor, report):
        job = make_job(report, editor, number=None)
        client.force_login(editor)

        response = client.get(f"/rapporter/utkast/utskrift/{job.pk}.pdf")

        assert (response.status_code, response.url) == (302, job.get_absolute_url())

    def test_a_small_draft_is_sent_at_once(self, client, editor, report):
        client.force_login(editor)

        response = client.get("/rapporter/utkast.pdf")

        assert response.content.startswith(b"%PDF-")
        assert not PrintJob.objects.exists()
