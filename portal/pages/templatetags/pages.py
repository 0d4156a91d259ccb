from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join

from .. import references, slots, structured
from ..frame import Rights, address_of, frame_of
from ..models import BasePage, ImprintSettings

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context, name: str, section: str = "") -> str:
    """What higher floors show in this place of the page; nothing where nobody registered."""
    filled = slots.fills(name, page=context.get("page"), section=section)
    request = context.get("request")
    return format_html_join(
        "\n", "{}", ((render_to_string(fill.template, fill.context, request=request),) for fill in filled)
    )


@register.simple_tag
def social_picture(page):
    """The picture that goes with a shared address, in the size the networks ask for; None without one."""
    return page.social_image.get_rendition("fill-1200x630") if page.social_image_id else None


@register.simple_tag(takes_context=True)
def structured_data(context, page):
    """What the page says about itself to machines."""
    return structured.structured_data(page, context["request"])


@register.simple_tag(takes_context=True)
def rights(context) -> Rights:
    """Licence, holder and funding of this page: its own part's, or the site's."""
    page = context.get("page")
    return frame_of().rights_of(page) if isinstance(page, BasePage) else frame_of().rights


@register.simple_tag
def page_with(key: str) -> str | None:
    """Where the page with this door or purpose lies in the reader's language, if anywhere."""
    return address_of(key)


@register.simple_tag
def imprint_email() -> str:
    """Where one reaches those who run the portal, if they say so."""
    return ImprintSettings.load().email


@register.simple_tag
def referrers_of(page) -> list:
    """The published pages that lead to this one, for whoever is about to take it away."""
    return references.referrers(page)
