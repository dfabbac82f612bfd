"""For each rule of the review, a function that breaks it on 1 January 2012 with one row.

Each gives back the row. What surrounds it breaks other rules too; a test looks at one rule.
"""

from datetime import date

from tests.factories import (
    cite,
    dispute,
    make_body,
    make_claim,
    make_commitment,
    make_decision,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
    make_source,
)

DAY = date(2012, 1, 1)


def make_member(**fields):
    """An organisation that the city surely belongs to."""
    return make_membership(organisation=make_organisation(**fields)).organisation


def cited(row, dated="2011-03-24"):
    cite(row, make_source(dated=dated))
    return row


def clashing_claims():
    exact = {"bound": "exactly", "as_of": "2011-06"}
    first = cited(make_claim(number=130, **exact))
    return cited(make_claim(organisation=first.organisation, number=131, **exact))


def web_page():
    page = make_source(kind="web_page", dated="2009")
    cite(make_organisation(), page)
    return page


BROKEN = {
    "uppdrag-utan-eftertradare": lambda: make_mandate(ends="2011", after_term="stands_empty"),
    "avgift-forfallen": lambda: make_fee(due="2011-12-31"),
    "beslut-utan-utfall": lambda: make_decision(stage="decided", effective="2011-12-31"),
    "forslag-utan-beslut": lambda: make_decision(dated="2011-07-01"),
    "uppdrag-gar-ut": lambda: make_mandate(ends="2012-06", warning_days=181),
    "medlemskap-gar-ut": lambda: make_membership(ends="2012-06-29"),
    "avgift-forfaller": lambda: make_fee(year=2012, due="2012-01-01"),
    "kallor-sager-olika": lambda: dispute(make_organisation()),
    "uppgifter-skiljer-sig": clashing_claims,
    "rad-utan-kalla": make_mandate,
    "medlemskap-utan-borjan": lambda: cited(make_membership(starts="", ends="..")),
    "medlemskap-slut-okant": lambda: cited(make_membership(ends=""), "2010-12-31"),
    "medlemskap-utan-avgift": make_membership,
    "avgift-utan-belopp": lambda: make_fee(amount=None),
    "avgift-utan-forfallodag": make_fee,
    "uppgift-utan-dag": make_claim,
    "uppdrag-utan-innehavare": lambda: make_mandate(ends=".."),
    "uppdrag-utan-slut": lambda: make_mandate(ends=""),
    "forum-utan-kontakt": lambda: make_body(organisation=make_member(), kind="forum"),
    "organisation-utan-kontaktperson": make_member,
    "atagande-okant": lambda: make_commitment(organisation=make_member()),
    "organisation-utan-beskrivning": make_member,
    "organisation-utan-webbplats": make_member,
    "organisation-utan-sakomrade": make_member,
    "medlemskap-inte-bekraftat": lambda: cited(make_membership(), "2008-12-31"),
    "deltagande-inte-bekraftat": lambda: cited(
        make_participation(organisation=make_member(), starts="2005"), "2008-12-31"
    ),
    "uppgift-for-gammal": lambda: make_claim(organisation=make_member(), as_of="2009"),
    "webbsida-for-gammal": web_page,
}
