"""A file is sent in, looked through and read in; nothing is written before the last step."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisations.models import ForeignTable, ImportFile
from stadsnat.roles import editor_required

from .asking import ask, is_answered, keep_answers
from .carrying_out import Clash, PlanChanged
from .comparing import finish
from .files import file_of
from .forms import ImportReasonForm, UploadForm
from .importing import import_all, import_good, keep, look_through, rest_of
from .names import Names
from .progress import LARGE, shown
from .reading_told import how_it_was_read
from .remainder import tables_of
from .resources import RESOURCE_OF, RESOURCES
from .telling import remarks, summary, tell


def _own(request, pk):
    return get_object_or_404(
        ImportFile.objects.select_related("source", "change_set"), pk=pk, owner=request.user
    )


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_create(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    why = ImportReasonForm(request.POST or None)
    if request.method == "POST" and all([form.is_valid(), why.is_valid()]):
        file, is_unknown = keep(form, why, owner=request.user)
        return redirect("organisations:import-columns", file.pk) if is_unknown else redirect(file)
    if request.method == "POST":
        form.ask_again()
    context = {
        "form": form,
        "why": why,
        "waiting": ImportFile.objects.filter(owner=request.user).defer("cells"),
        "resources": RESOURCES,
        "tables": ForeignTable.objects.select_related("saved_by"),
    }
    return render(request, "organisations/import_create.html", context)


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request, pk):
    file = _own(request, pk)
    if file.change_set:
        return redirect(file)
    asked = ask(file, request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_answered(asked):
        keep_answers(file, asked, by=request.user)
        return redirect(file)
    return render(request, "organisations/import_columns.html", {"file": file, "asked": asked})


@editor_required
@require_POST
def foreign_table_delete(request, pk):
    get_object_or_404(ForeignTable, pk=pk).delete()
    messages.info(
        request, _("Tolkningen är glömd. Nästa gång frågar portalen vad kolumnerna betyder.")
    )
    return redirect("organisations:import-create")


@editor_required
@require_safe
def import_detail(request, pk):
    file = _own(request, pk)
    if file.change_set:
        return render(request, "organisations/import_done.html", {"file": file})
    return _look_through(request, file)


def _look_through(request, file, status=200, **more):
    """The page that shows what a file would do; of a large one, with how far that has come."""
    steps = look_through(file)
    if file.row_count > LARGE:

        def result_of(looked, _error=None):
            return _say_plan(request, _plan_context(request, file, looked) | more)

        return shown(request, steps, result_of, file=file, title=_("Granska filen"))
    context = _plan_context(request, file, finish(steps)) | more
    return render(request, "organisations/import_detail.html", context, status=status)


def _say_plan(request, context):
    return render_to_string("organisations/_import_plan.html", context, request)


def _plan_context(request, file, looked):
    cells, sorted_out = looked
    plan, good, others = sorted_out
    groups, page = tell(
        sorted_out, only=request.GET.get("visa", ""), number=request.GET.get("sida", 1)
    )
    return {
        "file": file,
        "exported": cells.about.get("exported", ""),
        "plan": plan,
        "good": good,
        "others": len(others),
        "sheets": summary(sorted_out),
        "groups": groups,
        "page": page,
        "remarks": remarks(plan),
        "has_unknown": any(sheet.headings.unknown for sheet in plan.sheets) or plan.unknown_sheets,
    } | how_it_was_read(plan, cells, request.GET)


@editor_required
@require_POST
def import_carry(request, pk):
    file = _own(request, pk)
    if file.change_set:
        return redirect(file)
    only_good = request.POST.get("what") == "good"
    steps = (import_good if only_good else import_all)(file, request.POST.get("seen", ""))
    if file.row_count > LARGE:
        result_of = partial(_say_done, request, file)
        return shown(request, steps, result_of, file=file, title=_("Läs in filen"))
    try:
        change_set = finish(steps)
    except (PlanChanged, Clash) as error:
        return _look_through(request, file, status=409, **_refusal(error))
    messages.success(request, _("Filen är inläst. Det går att ångra."))
    return redirect(file if only_good else change_set)


def _refusal(error):
    return {"clash": str(error)} if isinstance(error, Clash) else {"has_moved": True}


def _say_done(request, file, change_set, error=None):
    """What became of a large file, or what it would do now if nothing became of it."""
    if error:
        context = _plan_context(request, file, finish(look_through(file)))
        return _say_plan(request, context | _refusal(error))
    rest = file if file.change_set else None
    context = {"file": rest, "change_set": change_set}
    return render_to_string("organisations/_import_done.html", context, request)


@editor_required
@require_safe
def import_rest(request, pk):
    file = _own(request, pk)
    cells, given = finish(rest_of(file))
    tables = list(tables_of(cells, given, Names(RESOURCE_OF)))
    if not tables:
        return redirect(file)
    stem = file.name.rpartition(".")[0] or file.name
    return file_of(request, tables, "xlsx", name=_("%(name)s, att rätta") % {"name": stem})


@editor_required
@require_POST
def import_delete(request, pk):
    _own(request, pk).delete()
    messages.info(request, _("Filen är borttagen. Registret är orört."))
    return redirect("organisations:import-create")
