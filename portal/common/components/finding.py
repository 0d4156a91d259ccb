"""How one finds: search field, facets, chips of what is chosen, pages, tabs, the path to here."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from .library import one_of, register, render


@register.simple_block_tag
def search_form(
    content,
    action,
    label,
    name="q",
    value="",
    placeholder="",
    button="",
    id="search",  # noqa: A002
    suggest="",
) -> SafeString:
    """One field and its button, sent by GET; the content are hidden fields.

    With `suggest`, an address that answers as `search:suggest` does, a list opens while somebody types.
    """
    return render(
        "search_form",
        content=content,
        action=action,
        label=label,
        name=name,
        value=value,
        placeholder=placeholder,
        button=button,
        id=id,
        suggest=suggest,
    )


@register.simple_tag
def chips(items, clear_url="") -> SafeString:
    """What is chosen: pairs of a word and the address without it."""
    return render("chips", items=items, clear_url=clear_url)


@register.simple_tag
def narrow_button(chosen, to) -> SafeString:
    """Leads to the filters where they do not stand beside the list; says how many are chosen, if any."""
    return render("narrow_button", chosen=chosen, to=to)


@register.simple_tag
def facet(legend, name, options, kind="checkbox", more="", to="") -> SafeString:
    """One group of filters with counts; options carry value, label, count, checked."""
    options = [option if isinstance(option, Mapping) else _as_mapping(option) for option in options]
    kind = one_of(kind, ("checkbox", "radio"), "kind")
    return render("facet", legend=legend, name=name, options=options, kind=kind, more=more, to=to)


def _as_mapping(option) -> dict:
    return {key: getattr(option, key, None) for key in ("value", "label", "count", "checked")}


@register.simple_tag(takes_context=True)
def pager(context, page, param="page") -> SafeString:
    """Links to the pages of a list; keeps what was searched for."""
    request = context.get("request")
    query = request.GET.copy() if request else {}

    def url(number):
        if not hasattr(query, "lists"):
            return "?" + urlencode({param: number})
        query[param] = number
        return "?" + query.urlencode()

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return render(
        "pager",
        page=page,
        links=[(number, url(number) if isinstance(number, int) else "") for number in numbers],
        previous=url(page.previous_page_number()) if page.has_previous() else "",
        next=url(page.next_page_number()) if page.has_next() else "",
    )


@register.simple_tag
def tabs(label, items) -> SafeString:
    """The rooms of one thing: triples of a word, an address and whether one is there."""
    return render("tabs", label=label, items=items)


@register.simple_tag
def crumbs(items) -> SafeString:
    """The path to here: pairs of a word and an address; the last one is the page itself. Nothing without a way back."""
    items = list(items)
    return render("crumbs", parents=items[:-1], here=items[-1][0] if items else "")


@register.simple_tag
def steps(labels, current=1) -> SafeString:
    """How far a form of several pages has come, counted from 1."""
    return render("steps", labels=labels, current=int(current), total=len(labels))
