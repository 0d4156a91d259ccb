"""The pages that belong to no app: how to clear the history, and the answers when something goes wrong."""

from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def clear_history(request):
    """How to remove this site from what the browser remembers, for somebody who is watched."""
    return render(request, "portal/common/clear_history.html")


def page_of_error(request, status: int):
    """The page for an answer that no exception of Django's stands for (413, 429)."""
    return render(request, f"{status}.html", status=status)
