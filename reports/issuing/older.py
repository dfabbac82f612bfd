"""What was decided before the portal becomes its first edition, without an approval of its own.

Nothing is made up: the day of issue is that on which the portal froze it, and who approved it is
not known.
"""

from reports.build import build
from reports.document import to_json
from reports.models import Edition

from .issue import Quiet, freeze, make, next_number

ITSELF = "portalen själv"


def issue_older(report):
    """Freeze the report as it now reads; give the edition. Raises issue.IssueProblem."""
    made = make(to_json(build(report)), Quiet())
    edition = Edition(number=next_number(report), issued_by_name=ITSELF)
    return freeze(report, edition, made, Quiet())
