from django import template

from ..checks import Look

register = template.Library()


@register.inclusion_tag("portal/editing/findings.html")
def findings_before_publishing(page):
    """What the checks find on the page as it stands in the editor's last saved text."""
    return {"findings": Look(page).findings if page and page.pk else []}
