"""What the editor asks while one writes: facts, what expressions say, how a table will look."""

import pytest

from tests.factories import (
    cite,
    dispute,
    make_claim,
    make_membership,
    make_organisation,
    make_report,
    make_section,
    make_source,
)

pytestmark = pytest.mark.django_db

MEMBERS = "eurocities.medlemsstäder"
JSON = {"Accept": "application/json"}


@pytest.fixture
def claim():
    make_report(slug="prov")
    make_organisation(slug="c40", name="C40")
    eurocities = make_organisation(slug="eurocities", name="Eurocities")
    claim = make_claim(organisation=eurocities, number=130, as_of="2011-03-24")
    cite(claim, make_source(title="Bilaga 1", dated="2011-03-24"), where="s. 2")
    dispute(claim, value="140")
    return claim


@pytest.fixture
def writer(client, editor):
    client.force_login(editor)
    return client


def facts(client, **query):
    return client.get("/rapporter/prov/uppgifter/", query, headers=JSON).json()


class TestFacts:
    def test_are_told_with_source_day_and_forms(self, writer, claim):
        [fact] = facts(writer, q="medlemsstäder 130")["facts"][:1]

        assert (fact["name"], fact["value"]) == (MEMBERS, "fler än 130")
        assert fact["source"] == "Bilaga 1, s. 2, 24 mars 2011"
        assert fact["disputed"] == ["140"]
        assert fact["forms"] == ["bokstäver", "tal", "gräns", "genitiv", "versal"]

    def test_are_searched_by_every_word_without_regard_to_capitals(self, writer, claim):
        found = facts(writer, q="EUROCITIES namn")

        assert [fact["name"] for fact in found["facts"]] == ["eurocities.namn"]
        assert found["count"] == 1

    def test_of_the_section_s_network_come_first(self, writer, claim):
        first = facts(writer, natverk="eurocities")["facts"][0]["name"]

        assert first.startswith("eurocities.")
        assert facts(writer)["facts"][0]["name"].startswith("c40.")

    def test_are_asked_for_in_swedish_by_the_page_too(self, writer, claim):
        page = writer.get("/rapporter/prov/uppgifter/", {"natverk": "eurocities"}).text

        assert '<input type="hidden" name="natverk" value="eurocities">' in page

    def test_that_nothing_matches_are_none(self, writer, claim):
        assert facts(writer, q="finns inte") == {"facts": [], "count": 0}

    def test_are_a_page_for_one_without_script(self, writer, claim):
        page = writer.get("/rapporter/prov/uppgifter/", {"q": "medlemsstäder"})

        assert MEMBERS in {fact.name for fact in page.context["facts"]}
        assert "{{ " + MEMBERS + " }}" in page.text

    def test_are_not_for_readers(self, client, reader, claim):
        client.force_login(reader)

        assert client.get("/rapporter/prov/uppgifter/").status_code == 403


class TestValues:
    def ask(self, client, *expressions):
        answer = client.get("/rapporter/prov/varden/", {"uttryck": expressions})
        return answer.json()["values"]

    @pytest.mark.parametrize(
        ("expression", "words"),
        [
            (MEMBERS, "fler än 130"),
            (f"{MEMBERS}|tal", "130"),
            ("eurocities.namn|genitiv", "Eurocities"),
        ],
    )
    def test_are_what_an_expression_says_now(self, writer, claim, expression, words):
        [said] = self.ask(writer, expression)

        assert (said["expression"], said["words"]) == (expression, words)

    def test_of_unknown_names_and_forms_tell_the_nearest(self, writer, claim):
        name, form = self.ask(writer, "eurocities.medlemstäder|tal", f"{MEMBERS}|bokstaver")

        assert (name["problem"], name["nearest"]) == (
            "Uppgiften ”eurocities.medlemstäder” finns inte.",
            f"{MEMBERS}|tal",
        )
        assert (form["problem"], form["nearest"]) == (
            "Formen ”bokstaver” finns inte. Former som finns: bokstäver, tal, gräns, kort, år, "
            "lista, antal, genitiv, versal.",
            f"{MEMBERS}|bokstäver",
        )

    def test_are_told_of_forty_at_a_time(self, writer, claim):
        assert len(self.ask(writer, *["eurocities.namn"] * 41)) == 40

    def test_of_nothing_are_none(self, writer, claim):
        assert self.ask(writer) == []


class TestBlock:
    def show(self, client, section, **query):
        return client.get(f"/rapporter/prov/avsnitt/{section.pk}/block/", query)

    @pytest.fixture
    def section(self, claim):
        make_membership(organisation=claim.organisation, starts="2003")
        report = make_report(slug="prov2")
        return make_section(report=report, organisation=claim.organisation)

    def test_is_the_table_as_it_will_be(self, writer, section):
        address = f"/rapporter/prov2/avsnitt/{section.pk}/block/"

        page = writer.get(address, {"slag": "memberships", "rubrik": "Våra medlemskap."})

        assert "Våra medlemskap." in page.text
        assert "Eurocities" in page.text

    def test_of_an_unknown_kind_is_not_found(self, writer, section):
        address = f"/rapporter/prov2/avsnitt/{section.pk}/block/"

        assert writer.get(address, {"slag": "hittepa"}).status_code == 404
        assert self.show(writer, section, slag="memberships").status_code == 404  # other report
