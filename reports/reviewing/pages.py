"""What the page of a review shows: the frozen text with what has been said of each section."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from reports.models import Approval, Comment, Section
from reports.render import rendered_chapters

from .forms import AnswerForm, CommentForm
from .proofs import document_of
from .status import status_of


@dataclass(frozen=True)
class Said:
    """A comment, and the form with which it is settled while it is open."""

    comment: Comment
    form: AnswerForm | None
    may_be_taken: bool
    late: AnswerForm | None = None  # an answer that came after another's
    again: CommentForm | None = None  # with its words, to be kept as a comment


@dataclass(frozen=True)
class Reviewed:
    """A section of the frozen text with what has been said of it."""

    chapter: Any
    heading: str
    html: str
    comments: list[Said]


def review_page(report, *, commenting=None, answering=None, chosen=None):
    """The context of the page; ``commenting`` and ``answering`` are forms that came back wrong."""
    status = status_of(report)
    context = {"report": report, "status": status, "proof": status.proof}
    if status.proof is None:
        return context
    document = document_of(status.proof)
    said = [_said(comment, answering, document) for comment in _comments(report)]
    return context | {
        "document": document,
        "sections": _sections(document, said),
        "general": [one for one in said if _is_general(one.comment)],
        "orphaned": [one for one in said if _is_orphaned(one.comment, document)],
        "form": commenting or CommentForm(document=document, initial={"chapter": chosen}),
        "answering": answering,
        "settled": sum(one.form is None for one in said),
        "approvals": Approval.objects.filter(proof__report=report).select_related(
            "proof", "by", "voiding__by"
        ),
    }


def keep(form, *, report, by):
    """Store what a valid ``CommentForm`` says."""
    comment = form.save(commit=False)
    chapter = form.chapters.get(form.cleaned_data["chapter"])
    comment.report, comment.by = report, by
    if chapter is not None:
        comment.section = Section.objects.filter(report=report, pk=chapter.key).first()
        comment.heading = chapter.heading
    comment.save()
    return comment


def _comments(report):
    has_section = Exists(Section.objects.filter(pk=OuterRef("section_id")))
    return report.comments.select_related("by", "settled_by").annotate(has_section=has_section)


def _said(comment, answering, document):
    """Each open comment has a form of its own; the one that came back wrong keeps what it says."""
    is_wrong = answering is not None and answering.prefix == prefix_of(comment)
    if comment.outcome != Comment.Outcome.OPEN:
        again = _as_comment(comment, answering, document) if is_wrong else None
        return Said(comment, None, False, answering if is_wrong else None, again)
    form = answering if is_wrong else AnswerForm(prefix=prefix_of(comment))
    can_stand = bool(comment.passage and comment.suggestion and comment.has_section)
    return Said(comment, form, can_stand)


def _as_comment(comment, answering, document):
    """A form with an answer that came too late, to be kept as a comment; None without words."""
    answer = answering["answer"].value()
    keys = {chapter.key for chapter in document.chapters}
    chapter = comment.section_id if comment.section_id in keys else None
    initial = {"chapter": chapter, "text": answer}
    form = CommentForm(document=document, initial=initial, auto_id=f"{answering.prefix}-%s")
    return form if answer else None


def prefix_of(comment):
    return f"svar-{comment.pk}"


def _sections(document, said):
    by_section = {}
    for one in said:
        by_section.setdefault(one.comment.section_id, []).append(one)
    return [
        Reviewed(chapter, heading, html, by_section.get(chapter.key, []))
        for chapter, heading, html in rendered_chapters(document)
    ]


def _is_general(comment):
    return comment.section_id is None and not comment.heading


def _is_orphaned(comment, document):
    """Whether the section is removed, or not in the text that is shown."""
    shown = {chapter.key for chapter in document.chapters}
    return not _is_general(comment) and comment.section_id not in shown
