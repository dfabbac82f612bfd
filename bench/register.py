"""A large register, invented: networks, and memberships of them one after the other."""

from organisations.models import Membership, Organisation
from stadsnat import changes

TERMS = 10  # memberships of each network, which do not overlap


def fill(rows):
    with changes.open(by=None, reason="Mätning"):
        made = [
            Organisation(slug=f"n-{number}", name=f"Nätverk {number}", kind="network")
            for number in range(-(-rows // TERMS))
        ]
        networks = changes.create_all(Organisation, made)
        memberships = [membership(networks, number) for number in range(rows)]
        changes.create_all(Membership, memberships)


def membership(networks, number):
    year = 1900 + number // len(networks) * 10
    return Membership(
        organisation=networks[number % len(networks)],
        starts=str(year),
        ends=str(year + 5),
        note=f"Rad {number}",
    )
