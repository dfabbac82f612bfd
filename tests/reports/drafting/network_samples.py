"""A network about which everything is known, for tests of drafts; and what may be unknown of it."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from reports.drafting.network import (
    Charge,
    Count,
    Decided,
    Dispute,
    Duty,
    Meeting,
    Network,
    Other,
    Part,
    Remark,
    Seat,
    Standing,
)
from reports.prose.values import Value, of_number

DAY = date(2026, 11, 22)
MEETING = Meeting("arsmotet", "årsmötet 2027", "Alfa", "alfa", "2027-05", "Tallinn", "Estland")
ELSEWHERE = Meeting("kongressen", "kongressen 2027", "Beta", "beta", "2027", "Riga", "Lettland")

FULL = Network(
    slug="alfa",
    name="Nordiska stadsnätet",
    abbreviation="Alfa",
    day=DAY,
    city="Göteborgs Stad",
    summary="Nätverk för städer vid Östersjön.",
    seat="Bergen",
    founded="199X",
    others=(
        Other("partner_of", "x", "Union of Baltic Cities", "UBC"),
        Other("part_of", "y", "Europeisk sammanslutning av städer"),
        Other("initiative_of", "z", "Helsingfors"),
        Other("coordinated_by", "w", "ICLEI"),
        Other("started_within", "v", "Metropolis", starts="1992"),
    ),
    counts=(
        Count("alfa.medlemmar", "medlemmar", "omkring 80", "members", 80, "omkring", "2026"),
        Count("alfa.länder", "länder", "8", "count", 8, "", "2026"),
        Count("alfa.arbetsgrupper", "arbetsgrupper", "6", "count", 6, "", "2024"),
        Count("alfa.åtaganden", "åtaganden", "3", "way_of_working", 3, "", "2026"),
        Count("alfa.år", "år mellan kongresserna", "3", "way_of_working", 3, "", "2026"),
        Count("alfa.folk", "regionens befolkning", "två tredjedelar", "count", None, "", ""),
    ),
    remarks=(
        Remark("purpose", "Att göra trafiken tystare.", "2024"),
        Remark("activity", "Nätverket ger ut en handbok om buller.", "2025"),
    ),
    committees=("Ports", "Rail"),
    standing=Standing(
        "now",
        starts="2014-05-01",
        stated="2026-01-15",
        category="associerad medlem",
        category_slug="associerad",
        minimum_population=50000,
        held_by="kommunstyrelsen",
        via="Västra Götalandsregionen",
    ),
    represented_by="Norges kommuner",
    fellow_members=(Standing("now", "Malmö", category="associerad medlem"),),
    seats=(
        Seat("s1", "filled", "chair", "", "2024", office="stadsbaneborgarrådet", ends_at=MEETING),
        Seat("s2", "ends_soon", "member", "styrelsen", "2024", "2027", depends_on="utskottet"),
        Seat("s3", "carried_over", "deputy", "utskottet", "2022", "2025"),
        Seat("s4", "vacant", "vice_chair", "hamngruppen", "2020", ends_at=ELSEWHERE),
        Seat("s5", "end_unknown", "member", "rådet", "2009", stated="2011-03-24"),
        Seat("s6", "ended", "member", "styrelsen", "2005", "2008", elected_at=ELSEWHERE),
        Seat("s7", "ended", "chair", "rådet", "2010-05", "2012"),
        Seat("s8", "filled", "chair", "", party="Oslo", person="Eva Berg"),
    ),
    parts=(
        Part("now", "active", "miljöförvaltningen", "miljo", "klimatforumet", starts="2019"),
        Part("now", "active", "trafikkontoret", "trafik", "klimatforumet", starts="2019"),
        Part("now", "declined", "kulturförvaltningen", "kultur", extent="kulturgruppen"),
        Part("now", "passive", "socialförvaltningen", "social"),
        Part("uncertain", "occasional", extent="seminarier", stated="2011-03-24"),
        Part("over", "active", extent="alla forum", starts="2024", ends="2025"),
    ),
    decisions=(
        Decided("b1", True, "leave", "Lämna Alfa.", "2026-11-22", "kommunstyrelsen"),
        Decided("b2", False, "strategy", "Strategi för hamnen", "2024", reference_number="1/24"),
        Decided("b3", False, "join", "Gå med", "2014", "nämnden", "2014-05-01", outcome="Bifall."),
    ),
    charge=Charge(2026, "300\xa0€ och 12\xa0500\xa0kr"),
    meetings=(MEETING, replace(MEETING, slug="m2", name="mötet", other_place="Åbo")),
    duties=(Duty("Delta i årsmötet.", "done"), Duty("Betala avgiften.", "under_way")),
    values={
        "alfa.medlemmar": of_number(80, "omkring"),
        "alfa.länder": of_number(8),
        "alfa.arbetsgrupper": of_number(6),
        "alfa.medlem-sedan": Value("1 maj 2014", edtf="2014-05-01"),
        "alfa.medlemsform": Value("associerad medlem"),
        "alfa.innehas-av": Value(""),
        "förvaltning.miljo.namn": Value("miljöförvaltningen"),
        "beslut.b1.organ": Value("kommunstyrelsen"),
        "alfa.händelse.arsmotet.tid": Value("maj 2027", edtf="2027-05"),
    },
)

ALONE = {
    "abbreviation": "",
    "summary": "",
    "seat": "",
    "founded": "",
    "standing": None,
    "represented_by": "",
    "charge": None,
    "values": {},
}
MANY = (
    *("others", "counts", "remarks", "committees", "fellow_members", "seats", "parts"),
    *("decisions", "meetings", "duties"),
)
DATES = [
    "",
    "2003",
    "2008-10",
    "2011-03-24",
    "[1994..1996]",
    "199X",
    "2018-21",
    "1995~",
    "[2023..]",
]
DISPUTES = [None, Dispute("annat", "Webbsidan", "Bilaga 1"), Dispute("annat", "Webbsidan")]


@st.composite
def less_known(draw, row, kept):
    """The row with any of what may be unknown left out, or other dates in it."""
    changes = {}
    for name, value in vars(row).items():
        if name in kept or not isinstance(value, str | Meeting | Dispute):
            continue
        if name in ("dated", "held"):  # these are always known
            changes[name] = draw(st.sampled_from(DATES[1:]))
        elif name in ("starts", "ends", "stated", "effective", "as_of"):
            changes[name] = draw(st.sampled_from(DATES))
        elif draw(st.booleans()):
            changes[name] = "" if isinstance(value, str) else None
    return replace(row, **changes)


@st.composite
def networks(draw):
    """The full network with any of its facts left out."""
    kept = {name for name in ALONE if draw(st.booleans())}
    some = {
        name: draw(st.lists(st.sampled_from(getattr(FULL, name)), unique=True)) for name in MANY
    }
    needed = {
        *("slug", "name", "kind", "held", "level", "state", "role", "unit", "words", "text"),
        *("title", "matter", "organisation", "organisation_slug", "progress", "bound"),
    }
    rows = {
        name: tuple(
            draw(less_known(row, needed)) if not isinstance(row, str) else row for row in found
        )
        for name, found in some.items()
    }
    network = replace(FULL, **{n: v for n, v in ALONE.items() if n not in kept}, **rows)
    standing = network.standing and draw(less_known(network.standing, {"held"}))
    if standing:
        held = draw(st.sampled_from(["now", "over", "uncertain"]))
        dispute, other = draw(st.sampled_from(DISPUTES)), draw(st.sampled_from(DISPUTES))
        is_invitation = draw(st.booleans())
        standing = replace(
            standing,
            held=held,
            dispute=dispute,
            start_dispute=other,
            is_invitation=is_invitation,
        )
    slug = draw(st.sampled_from(["alfa", "beta", "gamma", "delta", "eta"]))
    return replace(network, standing=standing, slug=slug)
