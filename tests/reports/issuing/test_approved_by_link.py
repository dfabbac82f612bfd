"""An edition says that somebody without an account approved it, by whose link and for whom."""

import io
import json
import zipfile
from xml.etree import ElementTree

import pytest

from reports.issuing import metadata
from reports.issuing.issue import issue
from reports.reviewing.links import approve_by_link
from tests.factories import make_approval_link, make_proof

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(report, approver):
    approver.first_name, approver.last_name = "Gun", "Exempel"
    approver.save()
    link, _token = make_approval_link(make_proof(report), by=approver)
    approve_by_link(link=link, name="Karin Karlsson")
    return issue(report, by=approver, acknowledged=[])


def test_its_page_and_its_package_say_so(client, edition):
    text = " ".join(client.get(edition.get_absolute_url()).text.split())
    packed = zipfile.ZipFile(
        io.BytesIO(client.get(f"{edition.get_absolute_url()[:-1]}.zip").content)
    )
    described = json.loads(packed.read(f"{edition.stem}/metadata.json"))
    core = ElementTree.fromstring(packed.read(f"{edition.stem}/dublin-core.xml"))

    assert "godkänd av Karin Karlsson den" in text
    assert "genom länk till Karin Exempel, skapad av Gun Exempel. Utgiven den" in text
    assert described["godkänd_av"] == "Karin Karlsson"
    assert described["godkänd_genom"] == "länk till Karin Exempel, skapad av Gun Exempel"
    assert "Godkänd genom länk till Karin Exempel, skapad av Gun Exempel" in [
        element.text for element in core.findall(f"{{{metadata.DC}}}description")
    ]


def test_so_it_does_when_the_maker_has_another_name(client, edition, approver):
    approver.last_name = "Annan"
    approver.save()

    assert "skapad av Gun Exempel." in client.get(edition.get_absolute_url()).text
