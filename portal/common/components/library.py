"""The one tag library that every component registers itself with."""

from django.template import Library
from django.template.loader import get_template
from django.utils.safestring import SafeString

register = Library()


def render(component: str, **context) -> SafeString:
    """The markup of `templates/components/<component>.html`, escaped by the template engine."""
    return get_template(f"components/{component}.html").render(context)


def one_of(value: str, allowed: tuple[str, ...], argument: str) -> str:
    """A misspelt choice is an error, as a misspelt argument is."""
    if value not in allowed:
        raise ValueError(f"{argument} is {value!r}, it can be one of {', '.join(repr(a) for a in allowed)}")
    return value
