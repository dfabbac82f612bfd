"""Samples of the Swedish that drafts are made of; each is to be read by someone who speaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.drafting import grammar, nouns
from reports.prose import swedish


@pytest.mark.parametrize(
    ("edtf", "when", "since", "until"),
    [
        ("2003", "2003", "sedan 2003", "till och med 2003"),
        ("2008-10", "i oktober 2008", "sedan oktober 2008", "till och med oktober 2008"),
        (
            "2011-03-24",
            "den 24 mars 2011",
            "sedan den 24 mars 2011",
            "till och med den 24 mars 2011",
        ),
        (
            "[1994..1996]",
            "i mitten av 1990-talet",
            "sedan mitten av 1990-talet",
            "till mitten av 1990-talet",
        ),
        (
            "[1990..1993]",
            "i början av 1990-talet",
            "sedan början av 1990-talet",
            "till början av 1990-talet",
        ),
        ("199X", "på 1990-talet", "sedan 1990-talet", "till och med 1990-talet"),
        (
            "200X",
            "under 2000-talets första årtionde",
            "sedan 2000-talets första årtionde",
            "till och med 2000-talets första årtionde",
        ),
        ("2018-21", "våren 2018", "sedan våren 2018", "till och med våren 2018"),
        ("2018-24", "vintern 2018", "sedan vintern 2018", "till och med vintern 2018"),
        (
            "[2011-12-31..2012-01-01]",
            "vid årsskiftet 2011/2012",
            "sedan årsskiftet 2011/2012",
            "till årsskiftet 2011/2012",
        ),
        ("1995~", "omkring 1995", "sedan omkring 1995", "till omkring 1995"),
        ("2009-03~", "omkring mars 2009", "sedan omkring mars 2009", "till omkring mars 2009"),
        (
            "2009-03-24~",
            "omkring den 24 mars 2009",
            "sedan omkring den 24 mars 2009",
            "till omkring den 24 mars 2009",
        ),
        ("1995?", "troligen 1995", "troligen sedan 1995", "troligen till 1995"),
        ("2009-03?", "troligen i mars 2009", "troligen sedan mars 2009", "troligen till mars 2009"),
        (
            "1995%",
            "troligen omkring 1995",
            "troligen sedan omkring 1995",
            "troligen till omkring 1995",
        ),
        (
            "[1994..1998]",
            "någon gång 1994–1998",
            "sedan någon gång 1994–1998",
            "till någon gång 1994–1998",
        ),
        ("[..1995]", "senast 1995", "sedan 1995 eller tidigare", "till 1995 eller tidigare"),
        (
            "[2023-06..]",
            "i juni 2023 eller senare",
            "sedan juni 2023 eller senare",
            "åtminstone till juni 2023",
        ),
    ],
)
def test_a_date_takes_the_words_that_go_with_it(edtf, when, since, until):
    assert (grammar.when(edtf), grammar.since(edtf), grammar.until(edtf)) == (when, since, until)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2011-11-23/2011-11-26", "den 23–26 november 2011"),
        ("2011-11-30/2011-12-02", "den 30 november – 2 december 2011"),
        ("2009/2011", "2009–2011"),
    ],
)
def test_days_in_a_row_take_one_article(edtf, words):
    assert grammar.when(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2009", "år 2009"),
        ("2009/2011", "år 2009–2011"),
        ("2008-10", "i oktober 2008"),
        ("2011-03-24", "den 24 mars 2011"),
    ],
)
def test_no_sentence_begins_with_digits(edtf, words):
    assert grammar.at_first(edtf) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2005", "2008", "2005–2008"),
        ("2009", "2009", "under 2009"),
        ("2009-03", "2009-03", "i mars 2009"),
        ("2008-10", "2011-03-24", "från oktober 2008 till den 24 mars 2011"),
        ("2008", "2011-03", "från 2008 till mars 2011"),
        ("", "2008", "till och med 2008"),
        ("2005", "", "från och med 2005"),
    ],
)
def test_a_period_is_told_as_one(starts, ends, words):
    assert grammar.during(starts, ends) == words


def test_a_figure_stands_where_the_words_of_the_date_would():
    assert grammar.since("2003", "<data>2003</data>") == "sedan <data>2003</data>"
    assert grammar.when("2008-10", "<data>X</data>") == "i <data>X</data>"


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Metropolis", "Metropolis"),
        ("Eurocities", "Eurocities"),
        ("UCLG", "UCLG:s"),
        ("C40", "C40:s"),
        ("POLIS", "POLIS"),
        ("nätverket", "nätverkets"),
        ("Stockholms stad", "Stockholms stads"),
        ("Göteborg", "Göteborgs"),
        ("Nordic Safe Cities", "Nordic Safe Cities"),
        ("Luxemburg och Metz", "Luxemburg och Metz"),
        ("", ""),
    ],
)
def test_the_genitive_follows_the_end_of_the_name(name, genitive):
    assert swedish.genitive(name) == genitive


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["a"], "a"),
        (["a", "b"], "a och b"),
        (["a", "b", "c"], "a, b och c"),
        (["Göteborg", "Malmö", "Lund", "Umeå"], "Göteborg, Malmö, Lund och Umeå"),
    ],
)
def test_items_are_listed_with_one_and(items, words):
    assert swedish.listed(items) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "en medlem"), (2, "två medlemmar"), (12, "tolv medlemmar"), (13, "13 medlemmar")],
)
def test_a_number_takes_its_form_of_the_noun(number, words):
    assert grammar.counted(number, "en medlem", "medlemmar") == words


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("Nätverk av städer i världen.", "ett nätverk av städer i världen"),
        ("Europeiskt nätverk av städer.", "ett europeiskt nätverk av städer"),
        ("Internationell organisation där", "en internationell organisation där"),
        ("Samarbetsorganisation för större städer", "en samarbetsorganisation för större städer"),
        ("EU-initiativ där universitet", "ett EU-initiativ där universitet"),
        ("Världens största organisation för", "världens största organisation för"),
        ("WHO:s världsomspännande nätverk för", "WHO:s världsomspännande nätverk för"),
        ("Bill Clintons stiftelse, som har", "Bill Clintons stiftelse, som har"),
        ("Europas största nätverk för", "Europas största nätverk för"),
        ("Den del av ICLEI som driver", "den del av ICLEI som driver"),
        ("Del av EU som", "en del av EU som"),
        ("Kommunförbund som staden", "ett kommunförbund som staden"),
        ("Oberoende institut", "ett oberoende institut"),
        ("Stort och löst nätverk", "ett stort och löst nätverk"),
        ("Ett nätverk för trafik", "ett nätverk för trafik"),
        ("Stödjer städers arbete", ""),
        ("Medel för utveckling", ""),
        ("", ""),
    ],
)
def test_a_description_gets_the_article_of_its_noun_or_is_left_out(description, words):
    assert grammar.with_article(description) == words


@pytest.mark.parametrize(
    ("word", "definite", "plural"),
    [
        ("ordförande", "ordföranden", "ordförande"),
        ("vice ordförande", "vice ordföranden", "vice ordförande"),
        ("ledamot", "ledamoten", "ledamöter"),
        ("ersättare", "ersättaren", "ersättare"),
        ("fullvärdig medlem", "den fullvärdiga medlemmen", "fullvärdiga medlemmar"),
        ("associerad medlem", "den associerade medlemmen", "associerade medlemmar"),
        ("affilierad medlem", "den affilierade medlemmen", "affilierade medlemmar"),
        ("innovationsstad", "innovationsstaden", "innovationsstäder"),
        ("internationellt nätverk", "det internationella nätverket", "internationella nätverk"),
        ("utskott", "utskottet", "utskott"),
        ("styrgrupp", "styrgruppen", "styrgrupper"),
        ("okänt", "okänt", "okänt"),
    ],
)
def test_roles_and_kinds_are_inflected(word, definite, plural):
    assert (nouns.definite(word), nouns.plural(word)) == (definite, plural)


@pytest.mark.parametrize(
    ("definite", "indefinite"),
    [
        ("världskongressen", "världskongress"),
        ("årsmötet", "årsmöte"),
        ("stämman", "stämma"),
        ("borgmästarkonferensen", "borgmästarkonferens"),
        ("Megacities", ""),
    ],
)
def test_a_meeting_of_another_loses_its_article(definite, indefinite):
    assert nouns.indefinite(definite) == indefinite


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Lämna medlemskapet.", "att staden ska lämna medlemskapet"),
        ("Inte ställa upp till omval", "att staden inte ska ställa upp till omval"),
        ("Gå med i C40", "att staden ska gå med i C40"),
        ("EU-anpassa arbetet", "att staden ska EU-anpassa arbetet"),
    ],
)
def test_not_comes_before_the_verb_of_a_subclause(phrase, words):
    assert grammar.shall("staden", phrase) == words


@pytest.mark.parametrize(
    ("phrase", "is_infinitive"),
    [
        ("Lämna medlemskapet", True),
        ("Inte fortsätta arbetet", True),
        ("Gå med", True),
        ("Ta vara på kontakter", True),
        ("Strategi för en äldrevänlig stad", False),
        ("Fortsatt medlemskap", False),
        ("Fortsatta insatser", False),
        ("Internationella kontakter", False),
        ("", False),
    ],
)
def test_a_task_is_known_by_its_verb(phrase, is_infinitive):
    assert grammar.is_infinitive(phrase) is is_infinitive


def test_the_verb_stands_second_whatever_comes_first():
    assert grammar.clause("staden", "är", "medlem") == "staden är medlem"
    assert grammar.clause("staden", "är", "medlem", "sedan 2003") == "sedan 2003 är staden medlem"
    assert grammar.clause("staden", "är") == "staden är"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("staden är medlem", "Staden är medlem."),
        ("  staden  är medlem.. ", "Staden är medlem."),
        ("<data>åtta</data> städer deltar", "<data>Åtta</data> städer deltar."),
        ("EU deltar", "EU deltar."),
    ],
)
def test_a_sentence_has_a_capital_and_one_full_stop(words, sentence):
    assert grammar.sentence(words) == sentence


@given(st.text(max_size=40))
def test_no_words_stop_the_grammar(words):
    swedish.genitive(words)
    grammar.with_article(words)
    grammar.sentence(words)
    grammar.is_infinitive(words)
    nouns.indefinite(words)
    if words.strip():
        nouns.definite(words)
        nouns.plural(words)
