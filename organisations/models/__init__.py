from .body import Body, Participation
from .calendar_feed import CalendarFeed
from .city import Administration, ContactPerson, Office, OfficeHolding, Person
from .claim import Claim
from .decision import Commitment, Decision
from .event import Event
from .fee import Fee
from .foreign_table import ForeignTable
from .former_address import FormerAddress
from .import_file import ImportFile
from .mandate import Mandate
from .membership import Membership, MembershipCategory
from .organisation import Organisation, OtherName, Relation, Topic
from .proposal import Proposal, ProposedValue
from .source import Citation, Disagreement, Source

__all__ = [
    "Administration",
    "Body",
    "CalendarFeed",
    "Citation",
    "Claim",
    "Commitment",
    "ContactPerson",
    "Decision",
    "Disagreement",
    "Event",
    "Fee",
    "ForeignTable",
    "FormerAddress",
    "ImportFile",
    "Mandate",
    "Membership",
    "MembershipCategory",
    "Office",
    "OfficeHolding",
    "Organisation",
    "OtherName",
    "Participation",
    "Person",
    "Proposal",
    "ProposedValue",
    "Relation",
    "Source",
    "Topic",
]
