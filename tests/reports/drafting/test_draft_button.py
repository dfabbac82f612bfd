import pytest
from django.template.loader import render_to_string

from tests.factories import make_organisation, make_section

pytestmark = pytest.mark.django_db


def button(rf, user, section):
    request = rf.get("/")
    request.user = user
    return render_to_string("reports/_draft_button.html", {"section": section}, request).strip()


def test_an_editor_can_ask_for_a_draft_of_a_section_about_a_network(rf, editor):
    section = make_section(organisation=make_organisation())

    assert f"/avsnitt/{section.pk}/utkast/" in button(rf, editor, section)


def test_others_cannot_and_no_section_about_anything_else(rf, editor, reader):
    assert button(rf, reader, make_section(organisation=make_organisation())) == ""
    assert button(rf, editor, make_section()) == ""
