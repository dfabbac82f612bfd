"""The delivery package: what a registry and an archive are given."""

import hashlib
import io
import json
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest

from reports.document import from_json
from reports.issuing import metadata
from reports.issuing.issue import issue
from reports.issuing.older import issue_older
from reports.issuing.package import package
from reports.models import Edition

pytestmark = pytest.mark.django_db

DC = f"{{{metadata.DC}}}"
TERMS = f"{{{metadata.TERMS}}}"


def zipped_of(edition):
    return package(edition, from_json(edition.data))


@pytest.fixture
def edition(issued):
    return issued.editions.get(number=1)


@pytest.fixture
def packed(edition):
    return zipfile.ZipFile(io.BytesIO(zipped_of(edition)))


def read_in(packed, edition, name):
    return packed.read(f"{edition.stem}/{name}")


def test_it_holds_the_pdf_the_data_the_tables_and_what_describes_them(packed):
    assert packed.namelist() == [
        "oversyn-utgava-1/LAS-MIG.txt",
        "oversyn-utgava-1/SHA256SUMS",
        "oversyn-utgava-1/dublin-core.xml",
        "oversyn-utgava-1/metadata.json",
        "oversyn-utgava-1/oversyn-utgava-1.json",
        "oversyn-utgava-1/oversyn-utgava-1.pdf",
        "oversyn-utgava-1/tabeller/tabell-1-stadens-medlemskap.csv",
        "oversyn-utgava-1/tabeller/tabell-2-moten.csv",
    ]


def test_the_files_are_those_that_were_frozen(packed, edition):
    assert read_in(packed, edition, f"{edition.stem}.pdf") == bytes(edition.pdf)
    assert read_in(packed, edition, f"{edition.stem}.json").decode() == edition.data


def test_the_checksums_are_read_by_the_command_for_them(packed, edition, tmp_path):
    packed.extractall(tmp_path)

    said = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path / edition.stem,
        capture_output=True,
        text=True,
    )

    assert (said.returncode, said.stdout.count(": OK")) == (0, 7)


def test_asked_for_again_it_is_the_same_to_the_byte(edition):
    again = Edition.objects.get(pk=edition.pk)

    assert hashlib.sha256(zipped_of(edition)).digest() == hashlib.sha256(zipped_of(again)).digest()


def test_the_metadata_say_who_when_and_of_what_and_what_is_unknown_is_null(packed, edition):
    said = json.loads(read_in(packed, edition, "metadata.json"))

    assert said["titel"] == "Översyn av nätverken"
    assert (said["bilaga"], said["diarienummer"], said["daterad"]) == (
        "1",
        "KS 2026/7",
        "2011-03-24",
    )
    assert (said["utgåva"], said["ersätter_utgåva"]) == (1, None)
    assert said["godkänd_av"] == "Gun Godkännare"
    assert said["utgiven"] == said["införd_i_portalen"]
    assert (said["utgivare"], said["arkivbildare"]) == ("Stockholms stad", None)
    assert said["pdf"]["sha256"] == edition.sha256
    assert [table["rubrik"] for table in said["tabeller"]] == ["Stadens medlemskap.", "Möten."]


def test_dublin_core_says_the_same_and_leaves_out_what_is_unknown(packed, edition):
    root = ElementTree.fromstring(read_in(packed, edition, "dublin-core.xml"))

    said = {}
    for element in root:
        said.setdefault(element.tag, []).append(element.text)
    assert said[f"{DC}title"] == ["Översyn av nätverken"]
    assert said[f"{DC}identifier"] == ["KS 2026/7", f"sha256:{edition.sha256}"]
    assert said[f"{DC}language"] == ["sv"]
    assert said[f"{DC}contributor"] == ["Gun Godkännare"]
    assert said[f"{TERMS}conformsTo"] == [
        "PDF/A-3a (ISO 19005-3)",
        "PDF/UA-1 (ISO 14289-1)",
    ]
    assert f"{TERMS}replaces" not in said


def test_a_second_edition_says_what_it_replaces_and_why(issued):
    edition = issued.editions.get(number=2)

    root = ElementTree.fromstring(
        read_in(zipfile.ZipFile(io.BytesIO(zipped_of(edition))), edition, "dublin-core.xml")
    )

    assert root.findtext(f"{TERMS}replaces") == "utgåva 1"
    assert [e.text for e in root.findall(f"{DC}description")] == [
        "Bilaga 1, utgåva 2",
        "Antalet städer var fel.",
    ]


def test_what_the_archive_is_told_goes_with_it(report, approval, approver):
    archive = {"arkivbildare": "Kommunstyrelsen", "bevarande": "Bevaras"}
    edition = issue(report, by=approver, acknowledged=[], archive=archive)

    said = json.loads(
        read_in(zipfile.ZipFile(io.BytesIO(zipped_of(edition))), edition, "metadata.json")
    )

    assert said["arkivbildare"] == "Kommunstyrelsen"
    assert (said["bevarande_eller_gallring"], said["klassificering"]) == ("Bevaras", None)


def test_what_xml_refuses_is_left_out(report, approval, approver):
    edition = issue(report, by=approver, acknowledged=[], archive={"arkivbildare": "Nämn\x07den"})

    zipped = zipfile.ZipFile(io.BytesIO(zipped_of(edition)))
    root = ElementTree.fromstring(read_in(zipped, edition, "dublin-core.xml"))

    assert root.findtext(f"{TERMS}provenance") == "Arkivbildare: Nämnden"


class TestOlder:
    """What was decided before the portal."""

    @pytest.fixture
    def older(self, report):
        return issue_older(report)

    def test_it_claims_no_approval_and_no_day_of_issue(self, older):
        zipped = zipfile.ZipFile(io.BytesIO(zipped_of(older)))

        said = json.loads(read_in(zipped, older, "metadata.json"))

        assert (said["godkänd_av"], said["godkänd"], said["utgiven"]) == (None, None, None)
        assert said["utgiven_av"] == "portalen själv"
        assert said["införd_i_portalen"][:4] == str(older.issued_at.year)

    def test_it_is_issued_by_nobody(self, older, report):
        assert (older.issued_by, older.approval, older.approved_by_name) == (None, None, "")
        report.refresh_from_db()
        assert report.state == "issued"
        assert report.history.latest("history_id").change_set.by is None
