from django.urls import include, path

from . import views
from .checks.views import check_list
from .comparing import views as comparing
from .docx import views as docx
from .drafting.views import section_draft
from .importing import views as importing
from .issuing import edition_views as editions
from .issuing import views as issuing
from .reviewing import link_views
from .reviewing import views as reviewing
from .starting import views as starting

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("ny/", starting.report_create, name="report-create"),
    path("las-in/", importing.manuscript_create, name="manuscript-create"),
    path("las-in/<int:pk>/", importing.manuscript_detail, name="manuscript-detail"),
    path("las-in/<int:pk>/ta-bort/", importing.manuscript_delete, name="manuscript-delete"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>/jamfor/", comparing.report_compare, name="report-compare"),
    path("<slug:slug>.docx", docx.report_docx, name="report-docx"),
    path("<slug:slug>/utgavor/<int:number>.docx", docx.edition_docx, name="edition-docx"),
    path("<slug:slug>/avsnitt/<int:pk>/utkast/", section_draft, name="section-draft"),
    path("<slug:slug>/kopiera/", starting.report_copy, name="report-copy"),
    path("<slug:slug>/", include("reports.writing.urls")),
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
    path("<slug:slug>/ge-ut/", issuing.edition_issue, name="edition-issue"),
    path("<slug:slug>/ge-ut/<int:pk>/", issuing.issue_job_detail, name="issue-job-detail"),
    path("<slug:slug>/utskrift/<int:pk>/", issuing.preview_job_detail, name="preview-job-detail"),
    path("<slug:slug>/utskrift/<int:pk>.pdf", issuing.preview_job_pdf, name="preview-job-pdf"),
    path("<slug:slug>/utgavor/", editions.edition_list, name="edition-list"),
    path("<slug:slug>/utgavor/<int:number>/", editions.edition_detail, name="edition-detail"),
    path("<slug:slug>/utgavor/<int:number>.pdf", editions.edition_pdf, name="edition-pdf"),
    path("<slug:slug>/utgavor/<int:number>.json", editions.edition_data, name="edition-data"),
    path("<slug:slug>/utgavor/<int:number>.zip", editions.edition_package, name="edition-package"),
]
