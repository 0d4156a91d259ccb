from django.shortcuts import render

from .. import menu


def render_me(request, template: str, context: dict | None = None):
    """A page of "me", with its sisters beside it."""
    return render(request, f"portal/accounts/{template}.html", {"me_pages": menu.pages(), **(context or {})})
