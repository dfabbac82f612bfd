"""Many editors change the same row at the same time, and nothing that anyone wrote is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from organisations.models import Organisation
from tests.factories import make_organisation

# Two editors share each of the first fields, so that some changes join and some clash.
FIELDS = ["note", "summary", "name"]
EDITORS, EACH = 5, 40
EDITS = EDITORS * EACH
MOST_TRIES = 200


def as_shown(pk):
    """The row and its version, as one who opens the form at this moment gets them."""
    return Organisation.history.filter(id=pk).values("history_id", "kind", *FIELDS).first()


def append(client, pk, field, word):
    """Add a word to the field through the page, as often as it takes; gives the number of tries."""
    for tried in range(1, MOST_TRIES):
        typed = as_shown(pk)
        typed |= {"version": typed.pop("history_id"), "varfor-reason": f"Lägger till {word}"}
        typed[field] = f"{typed[field]} {word}".strip()
        answer = client.post(f"/organisationer/{pk}/andra/", typed)
        if answer.status_code == 302:
            return tried
    raise AssertionError(f"{word} was never saved")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_hundred_edits_at_once_leave_two_hundred_history_rows_and_lose_nothing(client, editor):
    row = make_organisation(name="Nätverk")
    client.force_login(editor)

    def edit(number):
        """One editor's edits, one after the other."""
        own = Client()
        own.cookies = client.cookies
        words = [f"{word:02x}" for word in range(number, EDITS, EDITORS)]
        try:
            return [append(own, row.pk, FIELDS[number % len(FIELDS)], word) for word in words]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(EDITORS) as editors:
        tries = [count for counts in editors.map(edit, range(EDITORS)) for count in counts]

    row = Organisation.objects.get()
    written = " ".join(getattr(row, field) for field in FIELDS).split()
    assert sorted(written) == sorted(["Nätverk", *(f"{number:02x}" for number in range(EDITS))])
    assert row.history.count() == 1 + EDITS
    assert row.history.values("change_set").distinct().count() == 1 + EDITS
    assert len(tries) == EDITS
    assert sum(tries) > EDITS  # some clashed, were refused and were written again
