"""Drafts of the networks that the portal is delivered with, on the two days that it is tried on."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from organisations.models import Organisation
from reports.drafting.collecting import collect
from reports.drafting.draft import paragraphs
from reports.drafting.section import draft_section
from reports.facts import facts, values
from reports.prose.aging import aging_words
from reports.prose.expressions import evaluate
from tests.factories import (
    cite,
    dispute,
    make_administration,
    make_body,
    make_category,
    make_claim,
    make_commitment,
    make_decision,
    make_event,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_relation,
    make_source,
)

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2011, 3, 24), date(2026, 11, 22)
WHOLE = re.compile(r"[A-ZÅÄÖ](?!.*(  | [.,]|None|uppgift saknas)).*[^.]\.")
REFERENCE = re.compile(r'<data value="([^"]*)">([^<]*)</data>')


@pytest.fixture(scope="class")
def register(django_db_setup, django_db_blocker):
    """The register as it is delivered, read once for the tests of one class."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_fixtures", verbosity=0)
        yield
        transaction.set_rollback(True)


def told(organisation, day):
    return [[s.words for s in part] for part in paragraphs(collect(organisation, day))]


def of(slug, day):
    return told(Organisation.objects.get(slug=slug), day)


@pytest.mark.slow
@pytest.mark.usefixtures("register")
class TestTheRegister:
    @pytest.mark.parametrize("day", [SPRING, AUTUMN])
    def test_every_figure_of_every_draft_is_what_the_register_says_that_day(self, day):
        known = values(facts(day))

        drafts = [draft_section(network, day) for network in Organisation.objects.all()]

        figures = [found for text in drafts for found in REFERENCE.findall(text)]
        assert len(figures) > 20
        assert [(e, shown) for e, shown in figures if evaluate(e, known) != shown] == []

    @pytest.mark.parametrize("day", [SPRING, AUTUMN])
    def test_every_sentence_is_whole_and_does_not_age(self, day):
        networks = Organisation.objects.filter(kind="network")
        drafts = [collect(network, day) for network in networks]

        said = [s.words for draft in drafts if draft for p in paragraphs(draft) for s in p]

        assert [words for words in said if not WHOLE.fullmatch(words)] == []
        assert [words for words in said if aging_words(words, day)] == []

    def test_eurocities_in_2011(self):
        assert of("eurocities", SPRING) == [
            [
                "Eurocities är en samarbetsorganisation för större städer i Europa, som "
                "arbetar för att storstäderna ska få en starkare ställning i EU.",
                "Organisationen bildades 1986 och har fler än 130 medlemsstäder.",
                "År 2009 hade Eurocities sju forum och 40 arbetsgrupper.",
            ],
            [
                "Stockholms stad är fullvärdig medlem i organisationen sedan 1995.",
                "Medlemskapet innehas av kommunstyrelsen.",
                "För att bli fullvärdig medlem behöver en stad ha minst 250\xa0000 invånare.",
                "Också Göteborg och Malmö är fullvärdiga medlemmar.",
            ],
            [
                "Staden har en plats i styrelsen.",
                "Platsen innehas av finansborgarrådet.",
                "Staden var ordförande i Social Affairs Forum 2009–2010.",
            ],
            [
                "Utbildningsförvaltningen, stadsbyggnadskontoret, kulturförvaltningen och "
                "miljöförvaltningen deltar aktivt i forum och arbetsgrupper.",
                "Under 2009 deltog staden aktivt i alla sju forum och i omkring hälften av "
                "de 40\xa0arbetsgrupperna.",
                "Socialtjänst- och arbetsmarknadsförvaltningen deltog aktivt i Social "
                "Affairs Forum 2009–2010.",
            ],
            [
                "Stadsledningskontoret föreslår att staden ska fortsätta att arbeta aktivt "
                "i Eurocities forum och arbetsgrupper (dnr 006-1348/2010).",
            ],
        ]

    def test_metropolis_in_2011(self):
        assert of("metropolis", SPRING) == [
            [
                "Metropolis är en internationell organisation där huvudstäder och mycket "
                "stora städer samarbetar och tar till vara storstädernas intressen i "
                "internationella institutioner.",
                "I organisationen finns utskotten Eco-regions, Integrated urban "
                "governance, Managing urban growth, Megacities och Urban Innovation.",
                "Kongresser hålls med tre års mellanrum.",
                "Ordförande är Jean Paul Huchon från Ile-de-France.",
            ],
            [
                "Stockholms stad har varit medlem i organisationen sedan 2003.",
                "Det är kommunstyrelsen som innehar medlemskapet.",
            ],
            [
                "Staden är ledamot i styrelsen för perioden 2009–2011, efter val vid "
                "kongressen 2008.",
                "Platsen innehas av finansborgarrådet.",
                "Uppdraget löper ut vid världskongressen 2011.",
                "Redan vid kongressen 2005 valdes staden till ledamot i styrelsen, då för "
                "perioden 2005–2008.",
                "Staden deltar ibland i kvinnonätverket men har inte varit aktiv i de fem "
                "utskotten sedan omkring mars 2009 och har avböjt att delta i "
                "arbetsgrupper och kommittéer.",
            ],
            [
                "Världskongressen hålls den 23–26 november 2011.",
                "Uppgifterna om platsen går isär: både Porto Alegre och Kairo anges.",
                "Stadsledningskontoret föreslår att staden inte ska ställa upp till omval "
                "till styrelsen för Metropolis och att staden ska lämna medlemskapet i "
                "Metropolis helt vid årsskiftet 2011/2012 (dnr 006-1348/2010).",
            ],
        ]

    def test_uclg_in_2026_tells_only_what_was_last_known(self):
        assert of("uclg", AUTUMN) == [
            [
                "United Cities and Local Governments (UCLG) är världens största "
                "organisation för kommunförbund, städer och kommuner, som företräder den "
                "lokala nivån gentemot FN och Världsbanken.",
            ],
            [
                "Enligt den senaste uppgiften, från den 24 mars 2011, var Stockholms stad "
                "medlem i organisationen, genom Metropolissektionen.",
                "Vid den tiden var staden sedan 2007 ledamot i fullmäktige och vice "
                "ordförande i kulturkommittén.",
                "Staden var ledamot i styrelsen 2007–2011.",
                "Den 24 mars 2011 hade staden avböjt att delta i arbetsgrupper och kommittéer.",
            ],
            [
                "Den 24 mars 2011 föreslog stadsledningskontoret att staden inte skulle "
                "fortsätta arbetet i styrelsen för UCLG, som följd av förslaget om "
                "Metropolis styrelse, och att staden skulle lämna medlemskapet i UCLG helt "
                "vid årsskiftet 2011/2012 (dnr 006-1348/2010).",
            ],
        ]

    def test_c40_in_2026_tells_that_the_sources_do_not_agree(self):
        assert of("c40", AUTUMN) == [
            [
                "C40 Cities är ett nätverk där världens största städer samarbetar mot "
                "klimatförändringarna och där borgmästarna utbyter erfarenheter.",
            ],
            [
                "Stockholms stad är medlem i nätverket sedan 2007.",
                "Uppgifterna om medlemsformen går isär: innovationsstad (enligt Webbsidan) "
                "respektive affilierad medlem (enligt Bilaga 1).",
                "Staden var ledamot i styrgruppen 2019–2022.",
                "Enligt den senaste uppgiften, från den 24 mars 2011, deltog staden ibland "
                "i seminarier och konferenser.",
            ],
        ]

    def test_a_network_that_was_not_there_yet_has_no_draft(self):
        change = Organisation.objects.get(slug="change")

        assert draft_section(change, SPRING) == ""
        assert draft_section(change, AUTUMN).startswith("<p>CHANGE ")


def test_the_text_of_a_draft_is_escaped():
    network = make_organisation(name="A & <b>B", summary="Nätverk <script>för</script> städer.")

    assert draft_section(network, SPRING) == (
        "<p>A &amp; &lt;b&gt;B är ett nätverk &lt;script&gt;för&lt;/script&gt; städer.</p>"
    )


def test_a_disputed_number_is_left_out():
    network = make_organisation(slug="alfa", name="Alfa")
    claim = make_claim(organisation=network, unit="medlemmar", as_of="2011")
    assert told(network, SPRING)[0][0] == "Alfa har fler än 130 medlemmar."

    dispute(claim)

    assert told(network, SPRING) == [["Alfa är ett nätverk."]]


def test_a_dispute_of_a_later_source_is_not_known_yet():
    network = make_organisation(slug="alfa", name="Alfa")
    claim = make_claim(organisation=network, unit="medlemmar", as_of="2011")
    dispute(claim, source=make_source(dated="2012"))

    assert told(network, SPRING) == [["Alfa har fler än 130 medlemmar."]]


def test_a_meeting_that_nobody_had_stated_yet_is_left_out():
    network = make_organisation(slug="alfa", name="Alfa")
    event = make_event(organisation=network, name="kongressen", place="Oslo")
    assert told(network, SPRING)[1] == ["Kongressen hålls den 23–26 november 2011 i Oslo."]

    cite(event, source=make_source(dated="2011-06-01"))

    assert told(network, SPRING) == [["Alfa är ett nätverk."]]


def fill(network, year):
    """One more of everything that a draft tells of."""
    form = make_category(organisation=network)
    ended = make_membership(organisation=network, starts=str(year), ends=str(year + 1))
    make_fee(membership=ended, year=year)
    make_membership(organisation=network, member=make_organisation(), category=form)
    for name in ("elected_at", "ends_at"):
        seat = make_mandate(organisation=network, ends="2010", body=make_body(organisation=network))
        make_mandate(organisation=network, depends_on=seat, **{name: make_event()})
    make_event(organisation=network)
    make_participation(organisation=network, administration=make_administration())
    make_claim(organisation=network)
    make_decision(organisation=network, organ=make_administration())
    make_commitment(organisation=network)
    make_relation(organisation=network, kind="partner_of")


def test_a_network_with_more_is_read_with_as_many_queries(django_assert_num_queries):
    network = make_organisation()
    fill(network, 1990)
    with django_assert_num_queries(31):
        collect(network, SPRING)
    fill(network, 1993)
    fill(network, 1996)

    with django_assert_num_queries(31):
        collect(network, SPRING)
