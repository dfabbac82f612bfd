from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.i18n import set_language

from reports.views import home

from .views import date_reading, login

urlpatterns = [
    path("", home, name="home"),
    path("", include("organisations.urls")),
    path("rapporter/", include("reports.urls")),
    path("konto/logga-in/", login, name="login"),
    path("konto/logga-ut/", auth.LogoutView.as_view(), name="logout"),
    path("datum/lasning/", date_reading, name="date-reading"),
    path("sprak/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
]
