from django.urls import path

from . import views, views_review

app_name = "organisations"
urlpatterns = [
    path("organisationer/", views.organisation_list, name="organisation-list"),
    path("organisationer/<slug:slug>/", views.organisation_detail, name="organisation-detail"),
    path("uppdrag/", views.mandate_list, name="mandate-list"),
    path("granskning/", views_review.review_list, name="review-list"),
]
