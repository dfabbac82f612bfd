"""The pages on which something is added to the register."""

import pytest
from django.urls import reverse

from organisations import models
from organisations.editing import organisation_of
from organisations.forms import FORMS
from organisations.models import Citation, Source
from organisations.templatetags.register import ADDED_TO_AN_ORGANISATION
from stadsnat.models import ChangeSet
from stadsnat.records import record_models
from tests.factories import cite, make_body, make_event, make_organisation, make_source
from tests.filled_in import Page, filled_in, send, told

from .kinds import CHANGES, NEW, typed

pytestmark = pytest.mark.django_db

ids = {"ids": lambda model: model.__name__}


def page_of(model, organisation=None):
    where = [organisation.slug] if organisation and model in ADDED_TO_AN_ORGANISATION else []
    return reverse("organisations:record-create", args=[*where, model])


@pytest.fixture
def organisation():
    return make_organisation(slug="prov", name="Prov")


def test_every_kind_of_row_with_a_form_is_tried():
    assert set(FORMS) == set(NEW) == set(CHANGES)


@pytest.mark.slow
@pytest.mark.parametrize("model", FORMS, **ids)
def test_every_kind_of_row_is_added_with_its_reason_and_who(desk, editor, organisation, model):
    values = typed(model, organisation)
    before = set(model.objects.values_list("pk", flat=True))

    response = send(desk, page_of(model, organisation), **values)

    assert response.status_code == 302, told(response)
    [row] = model.objects.exclude(pk__in=before)
    if model in ADDED_TO_AN_ORGANISATION:
        assert organisation_of(row) == organisation
    [kept] = row.history.all()
    assert (
        kept.history_type,
        kept.change_set.by,
        kept.change_set.reason,
        kept.change_set.kind,
    ) == (
        "+",
        editor,
        "Enligt protokollet",
        "form",
    )
    assert desk.get(response.headers["Location"]).status_code == 200


def test_a_new_row_gets_a_name_in_addresses_that_is_free(desk, organisation):
    make_body(organisation=organisation, slug="styrelsen")
    make_body(slug="styrelsen-2")  # elsewhere: it takes nothing here

    send(desk, page_of(models.Body, organisation), name="Styrelsen", kind="board")

    assert set(organisation.bodies.values_list("slug", flat=True)) == {"styrelsen", "styrelsen-2"}


@pytest.mark.parametrize(
    ("model", "values", "slug"),
    [
        (models.Organisation, {"name": "Nätverket", "abbreviation": "NÅÄ", "kind": "city"}, "naa"),
        (models.Person, {"name": "Örjan Å."}, "orjan-a"),
        (models.Person, {"name": "王"}, "person"),
        (models.Topic, {"name": "Fred & säkerhet"}, "fred-sakerhet"),
        (models.Source, {"kind": "mail", "title": "T", "short_title": "Mejlet"}, "mejlet"),
        (models.Mandate, {"role": "chair"}, "ordforande"),
        (models.Decision, NEW[models.Decision], "lamna-prov-2011"),
        (models.Body, {"name": "å" * 80, "kind": "board"}, "a" * 46),
        (models.Organisation, {"name": "NY", "kind": "city"}, "ny-2"),  # /organisationer/ny/ adds
    ],
)
def test_the_name_in_addresses_is_made_of_what_the_row_is_called(
    desk, organisation, model, values, slug
):
    send(desk, page_of(model, organisation), **values)

    assert model.objects.latest("pk").slug == slug


def test_the_page_leads_back_to_where_the_row_is_read(desk, organisation):
    response = send(desk, page_of(models.Mandate, organisation), **NEW[models.Mandate])

    assert response.headers["Location"] == "/organisationer/prov/#uppdrag"


def test_what_the_page_that_leads_here_knows_is_filled_in(desk, organisation):
    address = page_of(models.Claim) + f"?organisation={organisation.pk}&kind=members"

    shown = filled_in(desk.get(address))
    send(desk, address, number="3", bound="exactly", unit="städer")

    assert shown["kind"] == ["members"]
    assert models.Claim.objects.get().organisation == organisation


@pytest.mark.parametrize("key", ["0", "x", "", "²", "9" * 30])
def test_an_organisation_that_is_none_is_left_out(desk, key):
    response = desk.get(page_of(models.Person), {"organisation": key})

    assert response.context["organisation"] is None


class TestSource:
    def test_the_source_chosen_is_cited_for_the_whole_row(self, desk, organisation):
        source = make_source()

        send(
            desk,
            page_of(models.Membership, organisation),
            **NEW[models.Membership] | {"varfor-source": source.pk, "varfor-where": "s. 4"},
        )

        [citation] = Citation.objects.all()
        membership = models.Membership.objects.get()
        assert (citation.target, citation.source, citation.where, citation.field) == (
            membership,
            source,
            "s. 4",
            "",
        )
        assert ChangeSet.objects.latest("pk").source == source
        assert ChangeSet.objects.latest("pk").touched == {
            "organisations.membership": {"+": 1},
            "organisations.citation": {"+": 1},
        }

    def test_a_new_source_is_made_with_its_title(self, desk, organisation):
        send(
            desk,
            page_of(models.Membership, organisation),
            **NEW[models.Membership] | {"varfor-new_source": "Årsmötets protokoll"},
        )

        source = Source.objects.get()
        assert (source.title, source.short_title, source.slug, source.kind) == (
            "Årsmötets protokoll",
            "Årsmötets protokoll",
            "arsmotets-protokoll",
            "document",
        )
        assert Citation.objects.get().source == source
        assert ChangeSet.objects.latest("pk").source == source

    def test_a_title_that_the_register_has_is_that_source(self, desk, organisation):
        source = make_source(title="Protokollet")

        send(
            desk,
            page_of(models.Membership, organisation),
            **NEW[models.Membership] | {"varfor-new_source": "Protokollet"},
        )

        assert Citation.objects.get().source == source

    def test_those_cited_last_are_offered_first(self, desk, organisation):
        zebra, apa, _ny = [make_source(short_title=t, title=t, dated="") for t in ("Z", "A", "N")]
        cite(organisation, apa)
        cite(organisation, zebra)

        why = desk.get(page_of(models.Membership, organisation)).context["why"]

        assert why.fields["source"].choices == [
            ("", "Ingen vald"),
            ("Senast använda", [(zebra.pk, "Z"), (apa.pk, "A")]),
            ("Övriga", [(_ny.pk, "N")]),
        ]

    def test_a_source_is_named_with_its_day_and_title(self, desk, organisation):
        source = make_source(short_title="Bilaga 1", title="Rapporten", dated="2011-03-24")

        why = desk.get(page_of(models.Membership, organisation)).context["why"]

        [_none, (_others, offered)] = why.fields["source"].choices
        assert offered == [(source.pk, "Bilaga 1, 24 mars 2011 – Rapporten")]


FORGED = ["king", "0"]  # what no page offers
# fmt: off
BAD = [
    (models.Organisation, {"kind": "network"}, {"name": "Detta fält måste fyllas i."}),
    (models.Membership, {"path": "direct", "starts": "snart"}, {"starts":
     "”snart” går inte att läsa som ett datum. Skriv till exempel 2003, okt 2008 eller "
     "24 mars 2011."}),
    (models.Membership, {"path": "direct", "starts": "2011", "ends": "2003"},
     {"ends": "Slutet ligger före början."}),
    (models.Membership, {"path": "section", "starts": "2011"}, {"":
     "Ange genom vilken organisation, eller välj att medlemskapet är direkt."}),
    (models.Claim, {"kind": "members"}, {"": "Skriv ett tal eller en text."}),
    (models.Claim, {"kind": "members", "number": "tre"}, {"number": "Fyll i ett tal."}),
    (models.Mandate, {"role": "king"}, {"role":
     "Välj ett giltigt alternativ. king finns inte bland tillgängliga alternativ."}),
    (models.Event, NEW[models.Event] | {"varfor-reason": ""},
     {"varfor-reason": "Skriv ett skäl. Det behöver inte vara långt."}),
    (models.Event, NEW[models.Event] | {"varfor-where": "s. 3"},
     {"varfor-where": "Ange vilken källa det gäller."}),
    (models.Event, NEW[models.Event] | {"varfor-source": "0"}, {"varfor-source":
     "Välj ett giltigt alternativ. Det valet finns inte bland tillgängliga alternativ."}),
]
# fmt: on


@pytest.mark.parametrize(("model", "values", "errors"), BAD)
def test_bad_input_is_told_at_its_field_and_above_and_nothing_is_stored_or_lost(
    desk, organisation, model, values, errors
):
    sets = ChangeSet.objects.count()

    response = send(desk, page_of(model, organisation), **values)

    assert response.status_code == 200
    assert {name: " ".join(words) for name, words in told(response).items()} == errors
    assert (model.objects.filter(pk__gt=organisation.pk).count(), ChangeSet.objects.count()) == (
        0,
        sets,
    )
    shown = filled_in(response)
    typed_by_hand = {name: [value] for name, value in values.items() if value not in FORGED}
    assert {name: shown[name] for name in typed_by_hand} == typed_by_hand


@pytest.mark.parametrize(("model", "values", "errors"), BAD)
def test_the_summary_says_the_same_words_and_leads_to_the_field(
    desk, organisation, model, values, errors
):
    response = send(desk, page_of(model, organisation), **values)

    page = Page(response.text)
    assert len(page.summary) == len(errors)
    for words, target in page.summary:
        assert any(words.endswith(error) for error in errors.values())
        assert target is None or target in page.ids
        if target is not None:
            assert response.text.count(words.partition(": ")[2] or words) >= 2


def test_both_a_known_and_a_new_source_is_one_too_many(desk, organisation):
    values = {"varfor-source": make_source().pk, "varfor-new_source": "Protokollet"}

    response = send(desk, page_of(models.Event, organisation), **NEW[models.Event] | values)

    assert told(response) == {
        "varfor-new_source": ["Välj en källa i listan eller skriv en ny, inte båda."]
    }


def test_a_rule_between_rows_is_told_and_nothing_is_stored(desk, organisation):
    send(desk, page_of(models.Membership, organisation), **NEW[models.Membership])

    response = send(desk, page_of(models.Membership, organisation), path="direct", starts="2009")

    assert told(response) == {"starts": ["Perioden överlappar ett annat medlemskap."]}
    assert models.Membership.objects.count() == 1


def test_words_that_had_to_be_interpreted_are_read_back_before_they_are_stored(desk, organisation):
    address = page_of(models.Membership, organisation)
    values = NEW[models.Membership] | {"starts": "okt 2008"}

    response = send(desk, address, **values)
    again = desk.post(address, filled_in(response))

    assert list(told(response)) == ["starts"]
    assert again.status_code == 302
    membership = models.Membership.objects.get()
    assert (membership.starts, membership.starts_words) == ("2008-10", "okt 2008")


def test_only_what_belongs_to_the_organisation_is_offered(desk, organisation):
    own, other = make_event(organisation=organisation), make_event()

    offered = desk.get(page_of(models.Mandate, organisation)).context["form"].fields["ends_at"]

    assert set(offered.queryset) == {own}
    response = send(desk, page_of(models.Mandate, organisation), role="chair", ends_at=other.pk)
    assert list(told(response)) == ["ends_at"]


def test_every_kind_is_reached_by_a_link_for_those_who_may_add_it(client, desk, organisation):
    pages = desk.get("/organisationer/").text + desk.get("/organisationer/prov/").text

    assert [model for model in FORMS if f'"{page_of(model, organisation)}"' not in pages] == []
    client.logout()
    assert "/ny/" not in client.get("/organisationer/").text


@pytest.mark.parametrize("role", [None, "outsider", "reader"])
def test_who_may_not_is_sent_away_and_nothing_is_stored(client, request, organisation, role):
    if role:
        client.force_login(request.getfixturevalue(role))

    response = client.post(page_of(models.Event, organisation), NEW[models.Event])

    assert response.status_code == (403 if role else 302)
    assert not models.Event.objects.exists()


@pytest.mark.parametrize(
    "address",
    ["/hittepa/ny/", "/kallhanvisningar/ny/", "/organisationer/finns-inte/uppdrag/ny/"],
)
def test_what_is_not_there_is_not_found(client, administrator, address):
    client.force_login(administrator)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "model", [models.Membership, models.Mandate, models.Body, models.Relation, models.Commitment]
)
def test_what_belongs_to_an_organisation_is_added_from_one(desk, model):
    page = page_of(model)

    assert desk.get(page).status_code == desk.post(page).status_code == 404


def test_other_methods_are_refused(desk, organisation):
    assert desk.put(page_of(models.Event, organisation)).status_code == 405


def test_every_kind_that_has_no_form_is_reached_from_the_row_it_is_about_or_in_the_admin():
    left = {model.__name__ for model in record_models()} - {model.__name__ for model in FORMS}

    of_evaluations = {"Coverage", "Dimension", "Finding", "Recommendation", "Round", "Strategy"}
    assert left == of_evaluations | {
        "Citation",
        "Disagreement",
        "FormerAddress",
        "Report",
        "Section",
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_eleven_times_however_many_rows(
    desk, organisation, django_assert_num_queries, rows
):
    for _ in range(rows):
        cite(make_event(organisation=organisation))
    desk.get(page_of(models.Mandate, organisation))

    with django_assert_num_queries(11):
        desk.get(page_of(models.Mandate, organisation))
