from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.i18n import set_language

from reports.views import home

from . import change_views
from .views import login

urlpatterns = [
    path("", home, name="home"),
    path("", include("organisations.urls")),
    path("rapporter/", include("reports.urls")),
    path("andringar/", change_views.change_set_list, name="change-set-list"),
    path("andringar/<int:pk>/", change_views.change_set_detail, name="change-set-detail"),
    path("andringar/<int:pk>/angra/", change_views.change_set_undo, name="change-set-undo"),
    path("<record:model>/<int:pk>/historik/", change_views.record_history, name="record-history"),
    path("konto/logga-in/", login, name="login"),
    path("konto/logga-ut/", auth.LogoutView.as_view(), name="logout"),
    path("sprak/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
]
