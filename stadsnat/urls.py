from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.i18n import set_language

from reports.views import home

from .saved_views import views as saved
from .search.views import search_list
from .views import login

urlpatterns = [
    path("", home, name="home"),
    path("", include("organisations.urls")),
    path("rapporter/", include("reports.urls")),
    path("sok/", search_list, name="search-list"),
    path("vyer/", saved.saved_view_list, name="saved-view-list"),
    path("vyer/spara/", saved.saved_view_create, name="saved-view-create"),
    path("vyer/<int:pk>/", saved.saved_view_update, name="saved-view-update"),
    path("vyer/<int:pk>/ta-bort/", saved.saved_view_delete, name="saved-view-delete"),
    path("konto/logga-in/", login, name="login"),
    path("konto/logga-ut/", auth.LogoutView.as_view(), name="logout"),
    path("sprak/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
]
