from django.http import HttpResponse
from django.urls import path

from portal.config.urls import handler400  # noqa: F401
from portal.config.urls import urlpatterns as portal

KILOBYTE = "x" * 1024


def bare(request):
    """The yardstick: Django under the same server and middleware, one kilobyte, no database, no session."""
    return HttpResponse(KILOBYTE)


urlpatterns = [path("bench/bare/", bare), *portal]
