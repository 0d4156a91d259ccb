from django import template

from ..models import PrintedFile

register = template.Library()


@register.inclusion_tag("portal/printing/files.html", takes_context=True)
def take_along(context, page):
    """The files of a printable page, each with its size once it has been made."""
    sizes: dict[str, int] = {}
    made = PrintedFile.objects.ready().filter(key=page.printing_key, language=page.language)
    for kind, size in made.order_by("created_at").values_list("kind", "size"):
        sizes[kind] = size
    request = context.get("request")
    return {
        "files": [
            {"kind": str(kind), "url": page.file_url(kind, request), "size": sizes.get(kind)}
            for kind in page.printable_as
        ]
    }
