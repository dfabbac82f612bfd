from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import pages
from .forms import NewSavedViewForm, SavedViewForm
from .models import SavedView


@require_safe
@login_required
def saved_view_list(request):
    views = [view for view in SavedView.objects.seen_by(request.user) if view.get_page()]
    context = {
        "own": [view for view in views if view.owner_id == request.user.pk],
        "shared": [view for view in views if view.owner_id != request.user.pk],
        "may_remove_shared": request.user.has_perm("stadsnat.delete_savedview"),
    }
    return render(request, "stadsnat/saved_view_list.html", context)


@require_POST
@login_required
def saved_view_create(request):
    page, query = request.POST.get("page", ""), request.POST.get("query", "")
    form = NewSavedViewForm(request.POST, owner=request.user, page=page, query=query)
    if form.is_valid():
        return redirect(form.save())
    context = {"form": form, "page": pages.find(page)}
    return render(request, "stadsnat/saved_view_create.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def saved_view_update(request, pk):
    view = get_object_or_404(SavedView, pk=pk, owner=request.user)
    form = SavedViewForm(request.POST or None, instance=view)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("saved-view-list")
    return render(request, "stadsnat/saved_view_update.html", {"form": form, "view": view})


@require_POST
@login_required
def saved_view_delete(request, pk):
    get_object_or_404(SavedView.objects.removable_by(request.user), pk=pk).delete()
    return redirect("saved-view-list")
