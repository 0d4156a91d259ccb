from django import template

from ..meeting import block_address

register = template.Library()


@register.inclusion_tag("portal/accounts/block_link.html", takes_context=True)
def block_link(context, other) -> dict:
    """A quiet link beside somebody; nothing for visitors and beside oneself."""
    request = context.get("request")
    return {"address": block_address(request.user, other) if request else ""}
