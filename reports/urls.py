from django.urls import path

from . import views
from .issuing import edition_views as editions
from .issuing import views as issuing

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
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
