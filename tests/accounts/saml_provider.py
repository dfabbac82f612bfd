"""A city's SAML sign-in for the tests: signs true answers, and false ones on request."""

import base64
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from onelogin.saml2.utils import OneLogin_Saml2_Utils

ENTITY_ID = "https://inloggning.exempel.se/saml"
SSO_URL = "https://inloggning.exempel.se/saml/sso"
HOST = "natverk.exempel.se"
PORTAL = f"http://{HOST}/konto/saml/staden/"

ASSERTION = """\
<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
ID="_assertion" Version="2.0" IssueInstant="{now}">\
<saml:Issuer>{issuer}</saml:Issuer>\
<saml:Subject><saml:NameID>{name}</saml:NameID>\
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
<saml:SubjectConfirmationData InResponseTo="{request}" Recipient="{recipient}" \
NotOnOrAfter="{expires}"/>\
</saml:SubjectConfirmation></saml:Subject>\
<saml:Conditions NotBefore="{begins}" NotOnOrAfter="{expires}">\
<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>\
</saml:Conditions>\
<saml:AuthnStatement AuthnInstant="{now}" SessionIndex="_session"><saml:AuthnContext>\
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password\
</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
<saml:AttributeStatement>{attributes}</saml:AttributeStatement>\
</saml:Assertion>"""
ATTRIBUTE = '<saml:Attribute Name="{name}">{values}</saml:Attribute>'
VALUE = '<saml:AttributeValue xsi:type="xs:string">{}</saml:AttributeValue>'
RESPONSE = """\
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
ID="_response" Version="2.0" IssueInstant="{now}" Destination="{recipient}" \
InResponseTo="{request}"><saml:Issuer>{issuer}</saml:Issuer>\
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>\
</samlp:Status>{assertion}</samlp:Response>"""


def make_key():
    """A private key and its certificate, both as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "inloggning.exempel.se")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private.decode(), certificate.public_bytes(Encoding.PEM).decode()


@dataclass(frozen=True)
class Answer:
    """What the provider says to one request; a field that is changed makes it a false one."""

    key: str
    certificate: str
    request: str
    name: str = "ulla@exempel.se"
    groups: tuple[str, ...] = ("alla",)
    issuer: str = ENTITY_ID
    audience: str = f"{PORTAL}metadata/"
    recipient: str = f"{PORTAL}acs/"
    age: timedelta = timedelta()
    signed: bool = True
    forged_name: str = ""

    def but(self, **fields):
        return replace(self, **fields)

    def encoded(self):
        """As the browser's form sends it."""
        return base64.b64encode(self.document().encode()).decode()

    def document(self):
        assertion = ASSERTION.format(**self.facts(), attributes=self.attributes())
        if self.signed:
            signed = OneLogin_Saml2_Utils.add_sign(assertion, self.key, self.certificate)
            assertion = signed.decode() if isinstance(signed, bytes) else signed
        if self.forged_name:
            assertion = assertion.replace(self.name, self.forged_name)
        return RESPONSE.format(**self.facts(), assertion=assertion)

    def facts(self):
        now = datetime.now(UTC) - self.age
        moments = {"now": now, "begins": now - timedelta(minutes=1)}
        moments["expires"] = now + timedelta(minutes=5)
        said = {name: moment.strftime("%Y-%m-%dT%H:%M:%SZ") for name, moment in moments.items()}
        own = ("request", "name", "issuer", "audience", "recipient")
        return said | {name: getattr(self, name) for name in own}

    def attributes(self):
        facts = {"urn:oid:0.9.2342.19200300.100.1.3": [self.name], "groups": self.groups}
        return "".join(
            ATTRIBUTE.format(name=name, values="".join(VALUE.format(value) for value in values))
            for name, values in facts.items()
        )


def request_id(address):
    """The id of the portal's request, from the address that it sends the browser to."""
    [packed] = parse_qs(urlsplit(address).query)["SAMLRequest"]
    document = zlib.decompress(base64.b64decode(packed), -15)
    return ElementTree.fromstring(document).get("ID")
