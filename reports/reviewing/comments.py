"""Settling what reviewers have said: their suggestion put into the text, done, or declined."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.facts import facts_named_in, values
from reports.models import Comment, Report, Section
from reports.prose.elements import ProseProblem
from reports.prose.expressions import evaluate
from reports.prose.reading import read
from reports.prose.writing import write
from stadsnat import changes
from stadsnat.accounts import names

from .passages import Obstacle, Obstructed, replaced

TAKEN = "Förslag från granskningen infört"
BY_HAND = gettext_lazy("Ändra texten i avsnittet och markera sedan kommentaren som åtgärdad.")
SENTENCES = {
    Obstacle.GONE: gettext_lazy("Orden står inte längre i avsnittet."),
    Obstacle.SEVERAL: gettext_lazy("Orden står på flera ställen i avsnittet."),
    Obstacle.VALUE: gettext_lazy("Förslaget skulle ändra ett värde som hämtas ur registret."),
    Obstacle.PARAGRAPHS: gettext_lazy("Förslaget är på mer än ett stycke."),
    Obstacle.BRACES: gettext_lazy("Förslaget innehåller klamrar som läses som en hänvisning."),
}


def settle(*, comment, outcome, answer="", by):
    """Close the comment with what became of it. Raises ValidationError when that cannot be."""
    with changes.open(by=by, reason=TAKEN):
        Report.objects.locked(comment.report_id)
        comment = Comment.objects.select_for_update().get(pk=comment.pk)
        if comment.outcome != Comment.Outcome.OPEN:
            who = names.name_of(comment.settled_by)
            raise ValidationError(_("%(name)s har redan avgjort kommentaren.") % {"name": who})
        if outcome == Comment.Outcome.DECLINED and not answer:
            raise ValidationError(_("Skriv varför förslaget eller kommentaren avvisas."))
        if outcome == Comment.Outcome.TAKEN:
            _take(comment)
        comment.outcome, comment.answer = outcome, answer
        comment.settled_by, comment.settled_at = by, timezone.now()
        comment.save()
    return comment


def _take(comment):
    """Put the suggested words in the place of the passage; all else in the section stays."""
    if not comment.suggestion:
        raise ValidationError([_("Kommentaren har inget förslag till lydelse.")])
    section = Section.objects.select_for_update(of=("self",)).filter(pk=comment.section_id).first()
    if section is None:
        raise ValidationError([_("Avsnittet är borttaget.")])
    try:
        blocks = read(section.text)
        said = _values_for(blocks, section.report)
        taken = replaced(blocks, comment.passage, comment.suggestion, said)
    except Obstructed as error:
        raise ValidationError([SENTENCES[error.obstacle], BY_HAND]) from error
    except ProseProblem as problem:
        raise ValidationError([str(problem), BY_HAND]) from problem
    section.text = write(taken)
    section.save()


def _values_for(blocks, report):
    """What each reference says on the report's day; one that is unknown says what was seen."""
    known = values(facts_named_in(blocks, report.as_of))

    def said(reference):
        try:
            return evaluate(reference.expression, known)
        except KeyError:
            return reference.seen

    return said
