"""The pages that belong to no app: how to clear the history, and the answers when something goes wrong."""

from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def clear_history(request):
    """How to remove this site from what the browser remembers, for somebody who is watched."""
    return render(request, "portal/common/clear_history.html")


def page_of_error(request, status: int):
    """The page for an answer that no exception of Django's stands for (410, 413, 429)."""
    return render(request, f"{status}.html", status=status)


def bad_request(request, exception):
    """400; what is only too large says so (413)."""
    return page_of_error(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def csrf_failure(request, reason=""):
    """403 when a form was open for too long or came from elsewhere."""
    return page_of_error(request, 403)
