from django.urls import path

from . import views
from .comparing import views as comparing
from .docx import views as docx

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>/jamfor/", comparing.report_compare, name="report-compare"),
    path("<slug:slug>.docx", docx.report_docx, name="report-docx"),
    path("<slug:slug>/utgavor/<int:number>.docx", docx.edition_docx, name="edition-docx"),
    path("<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
]
