"""What the reports app stores: reports and their sections, what is said of them, what is issued."""

from .edition import Edition
from .manuscript import Manuscript
from .print_job import PrintJob
from .report import Report, Section
from .review import Approval, ApprovalLink, Comment, Proof, Voiding

__all__ = [
    "Approval",
    "ApprovalLink",
    "Comment",
    "Edition",
    "Manuscript",
    "PrintJob",
    "Proof",
    "Report",
    "Section",
    "Voiding",
]
