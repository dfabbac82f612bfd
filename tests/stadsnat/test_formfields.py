"""A date typed in a form: what is saved, and that an interpretation is shown before it is."""

import pytest
from django import forms
from django.utils import translation

from stadsnat.formfields import DateWordsField, shown


class Term(forms.Form):
    starts = DateWordsField(label="Från", required=True)
    ends = DateWordsField(label="Till", open_allowed=True, help_text="Tomt om slutet är okänt.")


def term(starts="2003", ends="", initial=None, **companions):
    return Term({"starts": starts, "ends": ends} | companions, initial=initial)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2003", "2003"),
        ("2011-03-24", "2011-03-24"),
        ("24 mars 2011", "2011-03-24"),
        ("den 24 mars 2011", "2011-03-24"),
        ("Oktober 2008", "2008-10"),
        ("mitten av 1990-talet", "[1994..1996]"),
        ("the mid-1990s", "[1994..1996]"),
        ("[1994..1996]", "[1994..1996]"),
        ("2018-03", "2018-03"),
    ],
)
def test_a_date_that_says_what_is_kept_is_saved_at_once(text, edtf):
    form = term(starts=text)

    assert form.is_valid()
    assert form.cleaned_data["starts"] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"), [("pågår", ".."), ("..", ".."), ("", ""), ("okänt", ""), ("?", "")]
)
def test_an_end_may_be_open_or_unknown(text, edtf):
    form = term(ends=text)

    assert form.is_valid()
    assert form.cleaned_data["ends"] == edtf


INTERPRETED = [
    ("okt 2008", "2008-10", "oktober 2008 (1–31 oktober 2008)"),
    ("24/3 2011", "2011-03-24", "24 mars 2011"),
    ("2011-11-23--26", "2011-11-23/2011-11-26", "23–26 november 2011"),
    ("2018-21", "2018-21", "våren 2018 (1 mars – 31 maj 2018)"),
    ("2008-10", "2008-10", "oktober 2008 (1–31 oktober 2008)"),
]


@pytest.mark.parametrize(("text", "edtf", "reading"), INTERPRETED)
def test_an_interpretation_is_shown_once_and_saved_the_second_time(text, edtf, reading):
    first = term(starts=text)

    assert first.errors["starts"] == [
        f"Datumet lästes som: {reading}. Spara igen om det stämmer, rätta annars datumet."
    ]
    assert f'<input type="hidden" name="starts_read" value="{edtf}">' in str(first["starts"])
    second = term(starts=text, starts_read=edtf)
    assert second.is_valid()
    assert second.cleaned_data["starts"] == edtf


def test_a_reading_shown_of_another_text_confirms_nothing():
    form = term(starts="okt 2009", starts_read="2008-10")

    assert form.has_error("starts", "unconfirmed")
    assert 'name="starts_read" value="2009-10"' in str(form["starts"])


def test_a_confirmed_reading_stays_in_sight_while_another_field_is_mended():
    form = term(starts="okt 2008", starts_read="2008-10", ends="hej")

    assert list(form.errors) == ["ends"]
    assert "Läses som: oktober 2008 (1–31 oktober 2008)" in str(form["starts"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("jun.23", "”jun.23” går inte att läsa som ett datum. Skriv till exempel juni 2023."),
        (
            "hej",
            "”hej” går inte att läsa som ett datum. "
            "Skriv till exempel 2003, okt 2008 eller 24 mars 2011.",
        ),
        (
            "03/04/2011",
            "”03/04/2011” kan betyda 3 april 2011 eller 4 mars 2011. Skriv det som menas.",
        ),
        ("31 feb 2011", "”31 feb 2011” finns inte i kalendern."),
        ("24 mars 3011", "Årtalet i ”24 mars 3011” ligger inte mellan 1000 och 2999."),
        ("24 mars", "”24 mars” saknar årtal. Skriv årtalet med fyra siffror."),
        ("2011–2009", "”2011–2009” slutar innan det börjar."),
        ("fredag 24 mars 2011", "Veckodagen i ”fredag 24 mars 2011” stämmer inte med datumet."),
        (
            "sedan 2014",
            "”sedan 2014” är en period, men här behövs en enda tidpunkt. Skriv till exempel 2014.",
        ),
        (
            "2003 " * 50,
            "”2003 2003 2003 2003 2003 2003 2003 2003 …” är för långt för ett datum. "
            "Skriv till exempel 2003, okt 2008 eller 24 mars 2011.",
        ),
        ("pågår", "Skriv ett datum. Det här kan inte vara pågående."),
        ("", "Skriv ett datum, till exempel 2003, okt 2008 eller 24 mars 2011."),
        ("okänt", "Skriv ett datum, till exempel 2003, okt 2008 eller 24 mars 2011."),
    ],
)
def test_each_mistake_is_told_and_what_was_typed_is_kept(text, message):
    form = term(starts=text)

    assert form.errors["starts"] == [message]
    assert form["starts"].value() == text


def test_the_sentences_speak_the_readers_language():
    with translation.override("en"):
        form = term(starts="okt 2008", ends="jun.23")
        errors = {name: list(map(str, told)) for name, told in form.errors.items()}

    assert errors["starts"] == [
        "The date was read as: October 2008 (1–31 October 2008). "
        "Save again if that is right, otherwise correct the date."
    ]
    assert errors["ends"] == ["“jun.23” cannot be read as a date. Write for example June 2023."]


@pytest.mark.parametrize(
    ("edtf", "source_words", "language", "words"),
    [
        ("2008-10", "", "sv", "oktober 2008"),
        ("2008-10", "", "en", "October 2008"),
        ("2008-10", "okt 2008", "sv", "okt 2008"),
        ("2008-10", "de senaste två åren", "sv", "oktober 2008"),
        ("..", "", "sv", "pågår"),
        ("..", "", "en", "continuing"),
        ("", "", "sv", ""),
        ("okt 2008", "", "sv", "okt 2008"),
    ],
)
def test_a_kept_date_is_shown_in_words(edtf, source_words, language, words):
    with translation.override(language):
        assert shown(edtf, source_words) == words


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("edtf", ["2008-10", "2018-21", "[2000..2003]", "..", "", "200X", "1995%"])
def test_a_form_that_nobody_touched_is_saved_as_it_was(edtf, language):
    with translation.override(language):
        initial = {"starts": "2003", "ends": edtf}
        page = Term(initial=initial)
        form = term("2003", page["ends"].value(), initial=initial)

        assert form.is_valid()
    assert form.cleaned_data["ends"] == edtf
    assert not form.has_changed()


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("2008-10", "okt 2008", False),
        ("2008-10", "okt 2009", True),
        ("2008-10", "hej", True),
        ("", "okänt", False),
        (None, "", False),
        ("..", "", True),
    ],
)
def test_a_date_has_changed_only_when_it_means_something_else(before, after, changed):
    assert DateWordsField().has_changed(before, after) is changed


def test_the_input_points_to_its_hint_its_error_and_its_reading():
    html = str(term(ends="hej")["ends"])

    assert 'aria-describedby="id_ends_helptext id_ends_error id_ends_reading"' in html
    assert '<div id="id_ends_reading" role="status">' in html
    assert "maxlength" not in html


def test_each_form_of_a_set_has_a_reading_of_its_own():
    form = Term(
        {"a-starts": "okt 2008", "a-starts_read": "2008-10", "b-starts": "okt 2008", "a-ends": ""},
        prefix="a",
    )

    assert form.is_valid()
    assert 'hx-target="#id_a-starts_reading"' in str(form["starts"])
    assert "&quot;a-starts&quot;" in str(form["starts"])


def test_without_ids_a_form_still_carries_the_reading():
    form = Term({"starts": "okt 2008"}, auto_id=False)

    assert 'name="starts_read" value="2008-10"' in str(form["starts"])


def test_a_date_that_may_not_be_changed_is_kept_whatever_is_sent():
    field = DateWordsField(disabled=True)
    form = type("Form", (forms.Form,), {"starts": field})(
        {"starts": "2009"}, initial={"starts": "2008-10"}
    )

    assert form.is_valid()
    assert form.cleaned_data["starts"] == "2008-10"
