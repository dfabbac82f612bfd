"""Many editors change the same row at the same time, and nothing that anyone wrote is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from organisations.models import Organisation
from tests.factories import make_organisation

EDITORS, EDITS = 8, 200
FIELDS = ["note", "summary", "name"]


def fill_in(form):
    """What a browser would send back of the form as it was shown."""
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def append(client, page, field, word):
    """Add a word to the field through the page, as often as it takes; gives the number of tries."""
    for attempt in range(1, 500):
        typed = fill_in(client.get(page).context["form"])
        typed[field] = f"{typed.get(field, '')} {word}".strip()
        answer = client.post(page, typed | {"varfor-reason": f"Lägger till {word}"})
        if answer.status_code == 302:
            return attempt
    raise AssertionError(f"{word} was never saved")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_hundred_edits_at_once_leave_two_hundred_history_rows_and_lose_nothing(editor):
    row = make_organisation(name="Nätverk")
    page = f"/organisationer/{row.pk}/andra/"

    def edit(number):
        client = Client()
        client.force_login(editor)
        try:
            return append(client, page, FIELDS[number % 3], f"{number:03}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(EDITORS) as editors:
        tries = list(editors.map(edit, range(EDITS)))

    row = Organisation.objects.get()
    written = " ".join(getattr(row, field) for field in FIELDS).split()
    assert sorted(written) == sorted(["Nätverk", *(f"{number:03}" for number in range(EDITS))])
    assert row.history.count() == 1 + EDITS
    assert row.history.values("change_set").distinct().count() == 1 + EDITS
    assert sum(tries) >= EDITS
