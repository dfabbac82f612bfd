from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .find import Answer, find, seen, suggestion
from .hits import read_hits
from .registry import searchables
from .words import ask

HITS_A_PAGE = 20


@require_safe
def search_list(request):
    question = ask(request.GET.get("q", ""))
    kinds = {s.kind: s.label for s in searchables(user=request.user)}
    kind = request.GET.get("slag", "") if request.GET.get("slag") in kinds else ""
    is_asked = not question.problem
    answer = find(question, user=request.user, kind=kind) if is_asked else Answer([], False)
    page = Paginator(answer.keys, HITS_A_PAGE).get_page(request.GET.get("sida"))
    context = {
        "question": question,
        "kind": kind,
        "kinds": kinds,
        "answer": answer,
        "page": page,
        "hits": read_hits(seen(page.object_list, request.user), question),
    }
    if is_asked and not answer.keys:
        context["meant"] = suggestion(question, user=request.user)
    return render(request, "stadsnat/search_list.html", context)
