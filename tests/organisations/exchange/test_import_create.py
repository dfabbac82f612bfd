"""The page where a file is sent in."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisations.models import ImportFile, Membership, Topic
from tests.factories import make_membership, make_source, make_topic
from tests.stadsnat.test_undo import everything

from .files import csv, table, xlsx

pytestmark = pytest.mark.django_db

URL = "/inlasning/"


def upload(content, name="fil.xlsx"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.read())


def send(client, file, **fields):
    """Send a file in; an empty one stands for none."""
    files = {} if file is None else {"file": file}
    return client.post(URL, files | {"kind": "", "varfor-reason": "Genomgång"} | fields)


def a_file():
    return upload(xlsx(table("Sakområden", ["Namn"], ["Klimat"])), "sakområden.xlsx")


def test_a_file_is_kept_with_its_reason_and_source_and_its_page_opens(desk, editor):
    source = make_source()
    before = everything()

    response = send(desk, a_file(), **{"varfor-source": source.pk, "varfor-where": "sid 2"})

    file = ImportFile.objects.get()
    assert response.headers["Location"] == f"{URL}{file.pk}/"
    assert (file.owner, file.name, file.row_count) == (editor, "sakområden.xlsx", 1)
    assert (file.reason, file.source, file.where) == ("Genomgång", source, "sid 2")
    assert everything() == before


@pytest.mark.parametrize(
    ("fields", "form", "errors"),
    [
        ({"file": None}, "form", {"file": ["Välj en fil."]}),
        ({"file": upload(b"", "x.csv")}, "form", {"file": ["Filen är tom."]}),
        (
            {"varfor-reason": ""},
            "why",
            {"reason": ["Skriv ett skäl. Det behöver inte vara långt."]},
        ),
        (
            {"varfor-where": "sid 2"},
            "why",
            {"where": ["Ange vilken källa det gäller."]},
        ),
    ],
)
def test_a_form_that_is_not_filled_in_is_told_at_its_field(desk, fields, form, errors):
    file = fields.pop("file", a_file())

    response = send(desk, file, **fields)

    assert response.context[form].errors == errors
    assert not ImportFile.objects.exists()


def test_what_is_wrong_with_the_file_and_with_the_rest_is_told_at_once(desk):
    bad = send(desk, upload(b"%PDF-1.7"), **{"varfor-reason": ""}).context
    good = send(desk, a_file(), **{"varfor-reason": ""}).context

    assert bad["form"].errors["file"][0].startswith("Filen är en PDF")
    assert good["form"].errors == {
        "file": ["Välj filen igen. Den följer inte med när sidan visas på nytt."]
    }
    assert bad["why"].errors == good["why"].errors != {}


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    return stream.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bomb, "Arbetsboken blir för stor när den packas upp (mer än 200 MB)."),
        (lambda: b"Namn;Slag\r\n" * 2_000_000, "Filen är större än 20 MB."),
        (lambda: b"%PDF-1.7", "Filen är en PDF och inte en tabell."),
        (lambda: xlsx(table("A", ["B"])).read()[:900], "Filen är skadad eller avklippt."),
        (lambda: b"<html><table></table></html>", "Filen är en webbsida (HTML)"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_what_to_do(desk, content, said):
    response = send(desk, upload(content()))

    [error] = response.context["form"].errors["file"]
    assert error.startswith(said)
    assert not ImportFile.objects.exists()


def test_files_that_nobody_came_back_to_are_removed(desk, editor):
    old = ImportFile.objects.create(owner=editor, name="gammal", cells=b"", row_count=0)
    ImportFile.objects.update(uploaded_at=timezone.now() - timedelta(days=1, minutes=1))

    send(desk, a_file())

    assert not ImportFile.objects.filter(pk=old.pk).exists()


def test_ones_own_waiting_files_are_listed_and_nobody_elses(desk, editor, administrator):
    own = ImportFile.objects.create(owner=editor, name="egen", cells=b"", row_count=0)
    ImportFile.objects.create(owner=administrator, name="annans", cells=b"", row_count=0)

    assert list(desk.get(URL).context["waiting"]) == [own]


def test_a_csv_file_says_by_its_name_or_by_choice_what_its_rows_are(desk):
    make_topic(slug="klimat")
    make_membership()
    one = table("x", ["Id", "Namn"], ["", "Mobilitet"])

    by_name = send(desk, upload(csv(one), "sakomraden-2011-03-24 (1).csv"))
    by_choice = send(desk, upload(csv(one), "fil.csv"), kind="sakomraden")
    unsaid = send(desk, upload(csv(one), "fil.csv"))

    pages = [desk.get(response.headers["Location"]) for response in (by_name, by_choice)]
    assert [len(page.context["plan"].sheets) for page in pages] == [1, 1]
    assert unsaid.headers["Location"] == f"{URL}{ImportFile.objects.first().pk}/kolumner/"
    assert Topic.objects.count() == Membership.objects.count() == 1
