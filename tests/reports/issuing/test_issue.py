"""Issuing: what was approved is frozen, all of it or nothing."""

import hashlib
import io

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from pypdf import PdfReader

from organisations.models import Claim
from reports.build import build
from reports.document import to_json
from reports.issuing.issue import IssueProblem, Quiet, issue, make
from reports.models import Edition, PrintJob, Proof, Report
from tests.factories import approve, dispute, edit, make_edition, make_report, make_section
from tests.unfrozen import tampering

pytestmark = pytest.mark.django_db


def test_the_edition_is_what_was_approved(report, approval, approver):
    edition = issue(report, by=approver, acknowledged=[])

    assert edition == Edition.objects.get()
    assert (edition.number, edition.data) == (1, approval.proof.data)
    assert (edition.approval, edition.approved_by_name) == (approval, approval.name)
    assert (edition.issued_by, edition.issued_by_name) == (approver, "gun")
    assert "Nätverket samlar fler än 130 städer." in edition.text


def test_its_file_has_its_checksum_and_its_pages(report, approval, approver):
    issue(report, by=approver, acknowledged=[])

    edition = Edition.objects.get()
    reader = PdfReader(io.BytesIO(edition.pdf))
    assert edition.sha256 == hashlib.sha256(edition.pdf).hexdigest()
    assert edition.pages == len(reader.pages) == 1
    assert "samlar fler än 130 städer" in reader.pages[0].extract_text()


def test_the_report_is_then_issued_by_the_one_who_issued_it(report, approval, approver):
    issue(report, by=approver, acknowledged=[])

    assert Report.objects.get().state == Report.State.ISSUED
    change_set = report.history.latest("history_id").change_set
    assert (change_set.by, change_set.reason) == (approver, "Utgåva 1 utgiven")


def test_what_the_register_learns_later_does_not_reach_it(report, approval, approver):
    issue(report, by=approver, acknowledged=[])
    edit(report.sections.get(), text="<p>Något annat.</p>")

    assert "fler än 130" in Edition.objects.get().text


def is_refused(report, by, **given):
    """Why nothing was issued; nothing was."""
    editions, state = Edition.objects.count(), Report.objects.get(pk=report.pk).state
    with pytest.raises(IssueProblem) as problem:
        issue(report, by=by, **{"acknowledged": []} | given)
    assert Edition.objects.count() == editions
    assert Report.objects.get(pk=report.pk).state == state
    return str(problem.value)


def test_without_an_approval_nothing_is_issued(report, approver):
    assert is_refused(report, approver).startswith("Rapporten är inte godkänd")


def test_what_has_been_changed_since_is_not_issued(report, approval, approver):
    edit(report.sections.get(), text="<p>Något annat.</p>")

    assert is_refused(report, approver).startswith("Rapporten är inte godkänd")


def test_an_approval_of_another_report_is_none(report, approval, approver):
    other = make_section(report=make_report(slug="annan")).report

    assert is_refused(other, approver).startswith("Rapporten är inte godkänd")


def test_what_the_checks_stop_is_not_issued(report, approver):
    make_section(report=report, level=4, heading="Analys")  # a heading that skips a level
    approve(report, by=approver)

    assert is_refused(report, approver).startswith("Analys: ")


def test_a_file_that_does_not_follow_its_standards_is_not_issued():
    report = make_section(level=4).report  # so are its bookmarks, whatever the checks say

    with pytest.raises(
        IssueProblem, match="Filen uppfyller inte kraven på arkivbeständighet"
    ) as problem:
        make(to_json(build(report)), Quiet())

    assert "heading level" in str(problem.value)


def test_the_data_and_the_tables_lie_inside_the_file(report, approval, approver):
    edition = issue(report, by=approver, acknowledged=[])

    inside = PdfReader(io.BytesIO(edition.pdf)).attachments
    assert list(inside) == [
        "data.json",
        "tabell-1-stadens-medlemskap.csv",
        "tabell-2-moten.csv",
    ]
    assert inside["data.json"] == [edition.data.encode()]
    assert edition.variant == "PDF/A-3a, PDF/UA-1"


def test_for_an_archive_that_takes_no_attachments_there_are_none(
    report, approval, approver, settings
):
    settings.PDF_VARIANT = "2a"

    edition = issue(report, by=approver, acknowledged=[])

    assert edition.variant == "PDF/A-2a, PDF/UA-1"
    assert PdfReader(io.BytesIO(edition.pdf)).attachments == {}


def test_what_the_person_has_not_seen_is_not_issued(report, approval, approver):
    approve(report, by=approver, name="Någon annan")

    said = is_refused(report, approver, approval=approval)

    assert said.startswith("Rapporten har godkänts på nytt")


class TestFindings:
    @pytest.fixture
    def disputed(self, report):
        dispute(Claim.objects.get(), field="number", value="200")

    def test_each_must_be_accepted(self, report, disputed, approval, approver):
        assert is_refused(report, approver).startswith("Något av det som ska godtas")

    def test_what_is_accepted_is_kept_with_the_name(self, report, disputed, approver):
        edition = make_edition(report, by=approver)

        [kept] = edition.acknowledged
        assert (kept["check"], kept["by"]) == ("disputed-value", "gun")
        assert "200" in kept["sentence"]


@pytest.mark.slow
class TestSecondEdition:
    @pytest.fixture
    def first(self, report, approval, approver):
        return issue(report, by=approver, acknowledged=[])

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_it_needs_a_reason(self, report, first, approver, reason):
        edit(report.sections.get(), text="<p>Nätverket är stort.</p>")
        approve(report, by=approver)

        assert is_refused(report, approver, reason=reason) == "Skriv varför en ny utgåva ges ut."

    def test_the_database_asks_for_the_reason_too(self, first):
        again = Edition(report=first.report, number=2, issued_by_name="x", pages=1, pdf=b"")
        again.take_head(first)

        with pytest.raises(DatabaseError, match="has_a_reason"), transaction.atomic():
            again.save()

    def test_the_first_one_stays_as_it_was(self, report, first, approver):
        before = Edition.objects.values().get(pk=first.pk)
        edit(report.sections.get(), text="<p>Nätverket är stort.</p>")
        second = make_edition(report, reason=" Antalet var fel. ")

        assert (second.number, second.reason) == (2, "Antalet var fel.")
        assert Edition.objects.values().get(pk=first.pk) == before

    def test_the_same_text_is_not_issued_twice(self, report, first, approver):
        said = is_refused(report, approver, reason="Rättad.")

        assert said == "Texten är redan utgiven, som utgåva 1."

    def test_an_earlier_text_may_be_issued_again(self, report, first, approver):
        section = report.sections.get()
        before = section.text
        edit(section, text="<p>Nätverket är stort.</p>")
        make_edition(report)
        edit(section, text=before)

        third = make_edition(report, reason="Utgåva 2 gavs ut av misstag.")

        assert (third.number, third.data) == (3, first.data)

    def test_whoever_meant_to_issue_the_first_is_told(self, report, first, approver):
        said = is_refused(report, approver, number=1, reason="Rättad.")

        assert said.startswith("Utgåva 1 är redan utgiven.")


class Recorder:
    def __init__(self):
        self.seen = []

    def reach(self, stage):
        self.seen.append(stage)

    def done(self, edition):
        self.seen.append(edition.number)


def test_its_stages_are_told_in_order(report, approval, approver):
    progress = Recorder()

    issue(report, by=approver, acknowledged=[], progress=progress)

    Stage = PrintJob.Stage
    assert progress.seen == [Stage.PRINTING, Stage.CHECKING, Stage.STORING, 1]


class Breaking(Recorder):
    def done(self, edition):
        raise RuntimeError("the last moment before it is kept")


def test_what_goes_wrong_at_the_last_moment_leaves_nothing(report, approval, approver):
    with pytest.raises(RuntimeError):
        issue(report, by=approver, acknowledged=[], progress=Breaking())

    assert not Edition.objects.exists()
    assert Report.objects.get().state == Report.State.DRAFT


class Meanwhile(Recorder):
    """Somebody changes the text while it is printed."""

    def __init__(self, section):
        super().__init__()
        self.section = section

    def reach(self, stage):
        if stage == PrintJob.Stage.STORING:
            edit(self.section, text="<p>Ändrat under tiden.</p>")


def test_a_stored_text_that_is_not_what_was_approved_is_not_issued(report, approval, approver):
    changed = approval.proof.data.replace("samlar", "saknar")
    with tampering(Proof):
        QuerySet(Proof).update(data=changed)

    said = is_refused(report, approver)

    assert said.startswith("Rapporten är inte godkänd")


def test_what_is_changed_while_it_is_printed_is_not_issued(report, approval, approver):
    progress = Meanwhile(report.sections.get())

    said = is_refused(report, approver, progress=progress)

    assert said.startswith("Rapporten är inte godkänd")


def test_the_report_is_looked_at_once_before_it_is_printed_and_once_after(
    report, approval, approver, django_assert_num_queries
):
    with django_assert_num_queries(76):
        issue(report, by=approver, acknowledged=[])
