from django.conf import settings
from django.urls import path

from . import views
from .places.views import towns

urlpatterns = [
    path("clear-history/", views.clear_history, name="clear_history"),
    path("towns/", towns, name="towns"),
]

if settings.PORTAL_STYLEGUIDE:
    from . import styleguide

    urlpatterns += [
        path("styleguide/", styleguide.components, name="styleguide"),
        path("styleguide/errors/<int:status>/", styleguide.error, name="styleguide_error"),
    ]

if settings.PORTAL_MAILBOX:
    from .outbox import views as outbox

    urlpatterns += [
        path("mailbox/", outbox.mailbox, name="mailbox"),
        path("mailbox/<uuid:pk>/", outbox.mail, name="mail"),
    ]
