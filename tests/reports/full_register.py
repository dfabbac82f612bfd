"""A register with something for every table and every sentence that a report is made of."""

from types import SimpleNamespace

from organisations.models import Office, Person
from tests import factories as make

NAMES = [
    ("eurocities", "Eurocities", "1995"),
    ("polis", "POLIS, Städer och regioner för transportinnovation", "2003-06"),
    ("c40", "C40 Cities – שלום القاهرة", "2007"),  # a name from the right to the left
]


def make_register():
    """Three networks with all that is known of a network, and a round that asked about them."""
    source = make.make_source(short_title="Bilaga 1", title="Bilaga 1, 24 mars 2011")
    networks = [make_network(*name, source=source) for name in NAMES]
    return SimpleNamespace(networks=networks, round=make_evaluation(networks, source))


def make_network(slug, name, since, *, source):
    network = make.make_organisation(
        slug=slug, name=name, seat="Bryssel", abbreviation=slug.upper()
    )
    membership = make.make_membership(
        organisation=network, category=make.make_category(organisation=network), starts=since
    )
    make.make_fee(membership=membership)
    claim = make.make_claim(organisation=network, as_of="2010")
    mandate = make_seat(network)
    take_part(network)
    decision = make.make_decision(
        organisation=network, stage="decided", matter="join", title="Bli medlem.", dated=since
    )
    for row in (network, membership, claim, mandate, decision):
        make.cite(row, source, where="sidan 3")
    make.dispute(claim, field="number", value="140", source=source)
    return network


def make_seat(network):
    person = make.store(Person, slug=f"ledamot-{network.slug}", name="Ledamot Exempel")
    office = make.store(
        Office, slug=f"ambete-{network.slug}", name="finansborgarrådet", title="finansborgarråd"
    )
    make.make_holding(office=office, person=person, starts="2009", ends="..")
    congress = make.make_event(organisation=network)
    body = make.make_body(organisation=network)
    return make.make_mandate(
        organisation=network, body=body, office=office, starts="2009", ends="", ends_at=congress
    )


def take_part(network):
    for level in ("active", "occasional", "declined"):
        administration = make.make_administration(name=f"Förvaltningen för {level} {network.slug}")
        make.make_participation(
            organisation=network, administration=administration, level=level, starts="2009"
        )


def make_evaluation(networks, source):
    strategy = make.make_strategy()
    round_ = make.make_round(strategy=strategy)
    for name in ("positionering", "påverkan"):
        dimension = make.make_dimension(strategy=strategy, name=name)
        for network in networks:
            finding = make.make_finding(round=round_, organisation=network, dimension=dimension)
            make.cite(finding, source)
    for network in networks:
        make.make_coverage(round=round_, organisation=network, asked=5, answered=3)
        make.make_recommendation(round=round_, organisation=network)
    return round_
