from django.conf import settings
from django.urls import path

from . import views

urlpatterns = [path("clear-history/", views.clear_history, name="clear_history")]

if settings.PORTAL_STYLEGUIDE:
    from . import styleguide

    urlpatterns += [
        path("styleguide/", styleguide.components, name="styleguide"),
        path("styleguide/errors/<int:status>/", styleguide.error, name="styleguide_error"),
    ]
