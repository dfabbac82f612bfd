from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client
from django.utils import timezone

from reports.models import Approval, ApprovalLink, Report
from reports.reviewing.approvals import valid_approval
from reports.reviewing.links import (
    Standing,
    approve_by_link,
    find_link,
    make_link,
    revoke,
    standing,
)
from reports.reviewing.proofs import withdraw
from tests.factories import edit, make_approval_link, make_proof, make_section

pytestmark = pytest.mark.django_db


def test_the_token_is_long_signed_and_never_the_same():
    proof = make_proof()
    tokens = {make_approval_link(proof)[1] for _ in range(20)}

    assert len(tokens) == 20
    assert {len(token.split(".")[0]) for token in tokens} == {43}  # 256 bits


def test_the_database_keeps_only_what_the_token_is_known_by():
    link, token = make_approval_link()

    kept = [str(getattr(link, field.attname)) for field in ApprovalLink._meta.concrete_fields]
    assert [value for value in kept if token in value or token.split(".")[0] in value] == []
    assert len(link.token_digest) == 64
    assert find_link(token) == link


def test_a_token_that_nobody_made_opens_nothing(django_assert_num_queries):
    _link, token = make_approval_link()
    secret, signature = token.split(".")

    with django_assert_num_queries(0):
        for wrong in ("", "x", secret, f"{secret}.", f"{secret[:-1]}x.{signature}", f"{token}x"):
            assert find_link(wrong) is None


def test_a_token_signed_with_another_key_opens_nothing(settings):
    _link, token = make_approval_link()

    settings.SECRET_KEY = "another"

    assert find_link(token) is None


def test_a_link_holds_for_as_many_days_as_it_was_made_for(editor):
    link, _token = make_link(proof=make_proof(), name="Karin", days=3, by=editor)

    assert timedelta(days=3) - (link.expires_at - timezone.now()) < timedelta(minutes=1)
    assert standing(link) is Standing.WAITING


def test_a_link_ends_at_its_moment():
    link, _token = make_approval_link()
    link.expires_at = timezone.now()

    assert standing(link) is Standing.EXPIRED


def test_by_the_link_the_proof_is_approved_in_the_name_given():
    link, _token = make_approval_link()

    approval = approve_by_link(link=link, name="Karin Karlsson")

    assert (approval.link, approval.by, approval.name) == (link, None, "Karin Karlsson")
    report = Report.objects.get()
    assert report.state == "approved"
    assert valid_approval(report) == approval
    change_set = report.history.latest("history_id").change_set
    assert (change_set.by, change_set.reason) == (None, "Godkänd genom länk")
    link.refresh_from_db()
    assert standing(link) is Standing.USED


def test_it_can_be_used_once():
    link, _token = make_approval_link()
    approve_by_link(link=link, name="Karin")

    with pytest.raises(ValidationError) as raised:
        approve_by_link(link=link, name="Karin")

    assert raised.value.code == "spent"
    assert Approval.objects.count() == 1


def test_two_people_with_a_link_each_may_both_approve():
    proof = make_proof()

    for _ in range(2):
        approve_by_link(link=make_approval_link(proof)[0], name="Karin")

    assert Approval.objects.count() == 2


@pytest.mark.parametrize("gone", ["revoked_at", "expires_at"])
def test_a_link_that_is_revoked_or_too_old_approves_nothing(gone):
    link, _token = make_approval_link()
    ApprovalLink.objects.update(**{gone: timezone.now()})

    with pytest.raises(ValidationError) as raised:
        approve_by_link(link=link, name="Karin")

    assert raised.value.code == "spent"
    assert Approval.objects.count() == 0


def test_a_text_that_has_changed_since_is_not_approved():
    section = make_section()
    link, _token = make_approval_link(make_proof(section.report))
    edit(section, text="<p>Annat.</p>")

    with pytest.raises(ValidationError) as raised:
        approve_by_link(link=link, name="Karin")

    assert raised.value.code == "changed"
    link.refresh_from_db()
    assert (standing(link), Approval.objects.count()) == (Standing.WAITING, 0)


def test_a_report_taken_back_is_not_approved(editor):
    link, _token = make_approval_link()
    withdraw(report=link.proof.report, by=editor)

    with pytest.raises(ValidationError):
        approve_by_link(link=link, name="Karin")

    assert Approval.objects.count() == 0


def test_revoking_is_told_once_and_never_undoes_an_approval():
    waiting, _token = make_approval_link()
    used, _token = make_approval_link()
    approve_by_link(link=used, name="Karin")

    assert [revoke(waiting), revoke(waiting), revoke(used)] == [True, False, False]
    used.refresh_from_db()
    assert used.revoked_at is None


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_who_send_the_form_at_the_same_moment_one_approves():
    _link, token = make_approval_link()
    barrier = Barrier(4, timeout=20)

    def send(_number):
        barrier.wait()
        try:
            form = {"name": "Karin Exempel", "is_read": "on"}
            return Client().post(f"/godkann/{token}/", form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as senders:
        answers = list(senders.map(send, range(4)))

    # Who came too late is shown that it is approved already.
    assert sorted(answers) == [200, 200, 200, 302]
    assert Approval.objects.count() == 1
