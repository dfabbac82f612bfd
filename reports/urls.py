from django.urls import path

from . import views
from .checks.views import check_list
from .reviewing import link_views
from .reviewing import views as reviewing

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
    path("<slug:slug>/kontroll/", check_list, name="check-list"),
    path("<slug:slug>/granskning/", reviewing.proof_detail, name="proof-detail"),
    path("<slug:slug>/granskning/skicka/", reviewing.proof_create, name="proof-create"),
    path("<slug:slug>/granskning/aterta/", reviewing.proof_withdraw, name="proof-withdraw"),
    path("<slug:slug>/granskning/godkann/", reviewing.proof_approve, name="proof-approve"),
    path("<slug:slug>/granskning/kommentarer/", reviewing.comment_create, name="comment-create"),
    path(
        "<slug:slug>/granskning/kommentarer/<int:pk>/",
        reviewing.comment_settle,
        name="comment-settle",
    ),
    path(
        "<slug:slug>/granskning/lankar/", link_views.approval_link_list, name="approval-link-list"
    ),
    path(
        "<slug:slug>/granskning/lankar/<int:pk>/aterkalla/",
        link_views.approval_link_revoke,
        name="approval-link-revoke",
    ),
]
