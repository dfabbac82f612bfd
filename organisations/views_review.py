from django.contrib.auth.decorators import login_required, permission_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stadsnat.day import chosen_day

from .duplicates import all_likely_duplicates
from .models import Organisation, Proposal
from .review.form import ReviewForm
from .review.page import build_review


@require_safe
@login_required
@permission_required("organisations.change_organisation", raise_exception=True)
def review_list(request):
    day = chosen_day(request)
    organisations = {row.pk: row for row in Organisation.objects.all()}
    form = ReviewForm(request.GET, organisations=organisations.values())
    context = {
        "day": day,
        "filter": {"form": form},
        "review": build_review(day.date, organisations, form, request.GET.get("sida")),
        "open_proposals": Proposal.objects.open().count(),
        "duplicates": all_likely_duplicates() if form.chooses_nothing else [],
    }
    return render(request, "organisations/review_list.html", context)
