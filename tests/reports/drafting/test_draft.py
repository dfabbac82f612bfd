import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from reports.drafting.draft import draft, paragraphs
from reports.drafting.network import Duty, Network, Part, Seat, Standing
from reports.prose.aging import aging_words
from reports.prose.expressions import evaluate
from tests.reports.drafting.network_samples import DAY, ELSEWHERE, FULL, MEETING, networks

REFERENCE = re.compile(r'<data value="([^"]*)">([^<]*)</data>')


EVERYTHING = [
    "Nordiska stadsnätet (Alfa), som bildades på 1990-talet inom Metropolis, är ett "
    "nätverk för städer vid Östersjön.",
    "Nätverket har omkring 80 medlemmar i åtta länder.",
    "Alfa är en del av en europeisk sammanslutning av städer.",
    "Bakom nätverket står Helsingfors.",
    "Arbetet samordnas av ICLEI.",
    "År 2024 hade Alfa sex arbetsgrupper.",
    "Nätverket omfattar två tredjedelar av regionens befolkning.",
    "Syftet är att göra trafiken tystare.",
    "Alfa ger ut en handbok om buller.",
    "I nätverket finns utskotten Ports och Rail.",
    "Alfa samarbetar med Union of Baltic Cities (UBC).",
    "Kongresser hålls med tre års mellanrum.",
    "Ordförande är Eva Berg från Oslo.",
    "Nätverket har sitt säte i Bergen.",
    "Sedan den 1 maj 2014 är Göteborgs Stad associerad medlem i nätverket, genom "
    "Västra Götalandsregionen.",
    "Medlemskapet innehas av kommunstyrelsen.",
    "För att bli associerad medlem behöver en stad ha minst 50\xa0000 invånare.",
    "Också Malmö är associerad medlem.",
    "Staden är också företrädd genom Norges kommuner.",
    "För 2026 är medlemsavgiften 300\xa0€ och 12\xa0500\xa0kr.",
    "Medlemskapet medför tre åtaganden och innebär att staden ska delta i årsmötet "
    "och betala avgiften.",
    "Av de två åtagandena är ett genomfört och ett under genomförande.",
    "Sedan 2024 är staden ordförande för Alfa.",
    "Uppdraget innehas av stadsbaneborgarrådet.",
    "Staden är också ledamot i styrelsen för perioden 2024–2027.",
    "Uppdraget som ordförande löper ut vid årsmötet 2027.",
    "Platsen i styrelsen är beroende av stadens uppdrag i utskottet.",
    "Mandattiden för stadens uppdrag i utskottet gick ut 2025, men staden sitter "
    "kvar tills nästa är vald.",
    "Stadens plats i hamngruppen står tom sedan mandattiden gick ut vid Betas kongress 2027.",
    "Enligt den senaste uppgiften, från den 24 mars 2011, var staden sedan 2009 ledamot i rådet.",
    "Redan vid Betas kongress 2027 valdes staden till ledamot i styrelsen, då för "
    "perioden 2005–2008.",
    "Staden var ordförande i rådet från maj 2010 till 2012.",
    "Miljöförvaltningen och trafikkontoret deltar sedan 2019 aktivt i klimatforumet.",
    "Socialförvaltningen är inte aktiv i nätverket.",
    "Kulturförvaltningen har avböjt att delta i kulturgruppen.",
    "Den 24 mars 2011 deltog staden ibland i seminarier.",
    "Staden deltog aktivt i alla forum 2024–2025.",
    "Årsmötet hålls i maj 2027 i Tallinn i Estland.",
    "Mötet hålls i maj 2027.",
    "Uppgifterna om platsen går isär: både Tallinn och Åbo anges.",
    "År 2014 beslutade nämnden att staden skulle gå med den 1 maj 2014.",
    "Utfallet anges som ”Bifall”.",
    "År 2024 beslutades om ”Strategi för hamnen” (dnr 1/24).",
    "Kommunstyrelsen föreslår att staden ska lämna Alfa.",
]


def words(network):
    return [sentence.words for part in paragraphs(network) for sentence in part]


def make(**known):
    return Network(slug="alfa", name="Alfa", day=DAY, city="Göteborgs Stad", values={}, **known)


def test_everything_that_is_known_is_told():
    assert words(FULL) == EVERYTHING


def test_a_network_of_which_nothing_is_known_is_named_by_its_kind():
    assert draft(make()) == "<p>Alfa är ett nätverk.</p>"


def test_a_city_of_which_nothing_is_known_has_no_draft():
    assert draft(make(kind="city")) == ""


def test_the_same_facts_give_the_same_words_and_other_networks_other_words():
    assert draft(FULL) == draft(replace(FULL))
    assert len({draft(replace(FULL, slug=f"natverk-{n}", values={})) for n in range(12)}) > 6


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing("now"), "Göteborgs Stad är medlem i nätverket."),
        (
            Standing("now", via="Metropolissektionen"),
            "Göteborgs Stad är medlem genom Metropolissektionen.",
        ),
        (
            Standing("over", starts="2003", ends="2012"),
            "Göteborgs Stad var medlem i nätverket 2003–2012.",
        ),
        (
            Standing("over", ends="2012"),
            "Göteborgs Stad var medlem i nätverket till och med 2012.",
        ),
        (
            Standing("uncertain", stated="2011-03-24"),
            "Enligt den senaste uppgiften, från den 24 mars 2011, "
            "var Göteborgs Stad medlem i nätverket.",
        ),
        (
            Standing("uncertain", stated="[2023-06..]"),
            "Enligt den senaste uppgiften, från juni 2023 eller senare, "
            "är Göteborgs Stad medlem i nätverket.",
        ),
        (
            Standing("now", is_invitation=True, starts="2016"),
            "Göteborgs Stad deltar på inbjudan i nätverket sedan 2016.",
        ),
    ],
)
def test_a_membership_is_told_as_it_was_on_the_day(standing, told):
    assert words(make(standing=standing)) == ["Alfa är ett nätverk.", told]


@pytest.mark.parametrize(
    ("seat", "told"),
    [
        (
            Seat("a", "vacant", "member", "styrelsen", "2022", "2025"),
            "Stadens plats i styrelsen står tom sedan mandattiden gick ut 2025.",
        ),
        (
            Seat("a", "vacant", "member", "styrelsen", ends_at=ELSEWHERE),
            "Stadens plats i styrelsen står tom sedan mandattiden gick ut vid Betas kongress 2027.",
        ),
        (
            Seat("a", "carried_over", "chair", "", "2022", "2025-06-30"),
            "Mandattiden för stadens uppdrag som ordförande gick ut den 30 juni 2025, "
            "men staden sitter kvar tills nästa är vald.",
        ),
        (
            Seat("a", "ended", "chair", "klimatforumet", "2022", "2025"),
            "Göteborgs Stad var ordförande i klimatforumet 2022–2025.",
        ),
        (
            Seat("a", "end_unknown", "member", "rådet", stated="2011-03-24", office="nämnden"),
            "Enligt den senaste uppgiften, från den 24 mars 2011, "
            "var Göteborgs Stad genom nämnden ledamot i rådet.",
        ),
        (
            Seat("a", "end_unknown", "vice_chair", "rådet", "2023-06", stated="2023-06"),
            "I juni 2023 blev Göteborgs Stad vice ordförande i rådet.",
        ),
    ],
)
def test_a_seat_is_told_by_its_state(seat, told):
    assert words(make(seats=(seat,))) == ["Alfa är ett nätverk.", told]


def test_a_term_that_ends_at_an_event_says_which():
    seat = Seat("a", "filled", "chair", "rådet", ends_at=replace(MEETING))

    assert words(make(seats=(seat,)))[1:] == [
        "Göteborgs Stad är ordförande i rådet.",
        "Uppdraget löper ut vid årsmötet 2027.",
    ]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            [("active", "A"), ("active", "B"), ("active", "C")],
            "A, B och C deltar aktivt i klimatforumet.",
        ),
        ([("occasional", "A")], "A deltar ibland i klimatforumet."),
        ([("passive", "A")], "A är inte aktiv i klimatforumet."),
        ([("passive", "A"), ("passive", "B")], "A och B är inte aktiva i klimatforumet."),
        ([("declined", "A")], "A har avböjt att delta i klimatforumet."),
        ([("declined", "")], "Göteborgs Stad har avböjt att delta i klimatforumet."),
    ],
)
def test_who_takes_part_is_told_by_how(parts, told):
    rows = tuple(Part("now", level, name, name.lower(), "klimatforumet") for level, name in parts)

    assert words(make(parts=rows))[1:] == [told]


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ([""], []),
        (["done"], ["Åtagandet är genomfört."]),
        (["under_way"], ["Arbetet pågår."]),
        (["done", ""], []),
        (["done", "done"], ["Alla åtagandena är genomförda."]),
        (
            ["done", "done", "not_started"],
            ["Av de tre åtagandena är två genomförda och ett inte påbörjat."],
        ),
    ],
)
def test_how_far_duties_are_done_is_told_when_it_is_known_of_all(progress, told):
    duties = tuple(Duty("Strategi", name) for name in progress)

    found = words(make(standing=Standing("now"), duties=duties))

    assert found[2:] == told


def test_each_sentence_names_its_facts():
    told = {s.words: s.facts for part in paragraphs(FULL) for s in part}

    assert [words for words, facts in told.items() if not facts] == []
    assert told["Nätverket har omkring 80 medlemmar i åtta länder."] == (
        "alfa.medlemmar",
        "alfa.länder",
    )
    assert told["Utfallet anges som ”Bifall”."] == ("beslut.b3",)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(networks())
def test_whatever_is_unknown_each_sentence_is_whole(network):
    for part in paragraphs(network):
        for sentence in part:
            said = sentence.words
            assert said[0].isupper() or said[0].isdigit()
            assert said.endswith(".")
            assert not re.search(
                r"  | [,.]|,,|\( |\(\)|None|uppgift saknas| i\.| och\.| att\.", said
            )
            assert said.count(".") == 1 + len(re.findall(r"\d\.\d", said))
            assert sentence.facts


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(networks())
def test_each_figure_is_what_the_register_says(network):
    for expression, shown in REFERENCE.findall(draft(network)):
        assert shown
        assert evaluate(expression, network.values) == shown


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(networks())
def test_a_draft_has_no_words_that_age(network):
    assert [a for said in words(network) for a in aging_words(said, network.day)] == []
