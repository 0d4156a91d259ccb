"""What stands around every page: the doors, the languages, the way out."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..navigation import doors as all_doors
from ..navigation import foot_links as all_foot_links
from .library import register, render


@register.simple_tag
def url_or_none(name, *args, **kwargs) -> str | None:
    """The address of that name, or None while no app answers to it."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return None


@register.simple_tag(takes_context=True)
def site_name(context) -> str:
    """What the site is called: its own settings, else the installation's."""
    return getattr(context.get("portal_site"), "name", "") or settings.SITE_NAME


@register.simple_tag(takes_context=True)
def doors(context) -> SafeString:
    """The main areas; the one we are in is marked."""
    request = context.get("request")
    return render("doors", doors=all_doors(request, current=context.get("door", "")))


@register.simple_tag(takes_context=True)
def foot_links(context) -> SafeString:
    """What stands at the foot of every page."""
    return render("foot_links", groups=all_foot_links(context.get("request")))


@register.simple_tag(takes_context=True)
def language_links(context) -> SafeString:
    """The same page in the other languages. A page says itself where its translations are (`language_urls`)."""
    request = context.get("request")
    known = context.get("language_urls")
    languages = []
    for code, name in settings.LANGUAGES:
        url = known.get(code) if known is not None else _translated(request, code)
        languages.append({"code": code, "name": name, "url": url, "current": code == get_language()})
    return render("language_links", languages=languages)


def _translated(request, code: str) -> str | None:
    return translate_url(request.get_full_path(), code) if request else None


@register.simple_tag
def exit_button() -> SafeString:
    """A way to leave at once, at the same place on every page that needs it."""
    return render("exit_button", exit_url=settings.PORTAL_EXIT_URL, help_url=url_or_none("clear_history"))


@register.simple_tag(takes_context=True)
def messages_list(context) -> SafeString:
    """What the last act has to say."""
    return render("messages_list", messages=context.get("messages") or [])


@register.simple_tag
def page_css(name) -> SafeString:
    """The style sheet of one app's pages."""
    return render("page_css", url=static(f"css/pages/{name}.css"))


@register.simple_tag
def module(name) -> SafeString:
    """A small script of ours; the page works without it."""
    return render("module", url=static(f"js/{name}.js"))


@register.simple_tag
def htmx() -> SafeString:
    """htmx for the pages that use it, without eval, without styles of its own, without stored pages."""
    return render("htmx", url=static("django_htmx/htmx-2.min.js"))
