"""What one clicks: buttons, links, icons, drawings."""

from pathlib import Path

from django.utils.safestring import SafeString

from .library import one_of, register, render

BUTTON_KINDS = ("primary", "line", "quiet", "exit")
BUTTON_TYPES = ("submit", "button", "reset")
ILLUSTRATIONS = Path(__file__).resolve().parents[3] / "templates/components/illustrations"


@register.simple_tag
def button(
    label,
    to="",
    kind="primary",
    size="m",
    wide=False,
    icon="",
    name="",
    value="",
    form="",
    type="submit",  # noqa: A002 - the attribute is called so
    disabled=False,
    novalidate=False,
) -> SafeString:
    """A button; with `to` a link that looks like one. At most one primary in a view section."""
    return render(
        "button",
        label=label,
        to=to,
        kind=one_of(kind, BUTTON_KINDS, "kind"),
        size=one_of(size, ("m", "s"), "size"),
        wide=wide,
        icon=icon,
        name=name,
        value=value,
        form=form,
        type=one_of(type, BUTTON_TYPES, "type"),
        disabled=disabled,
        novalidate=novalidate,
    )


@register.simple_tag
def link_more(label, to, size="m", arrow=True) -> SafeString:
    """ "Go on reading": text and the bent arrow."""
    return render("link_more", label=label, to=to, size=one_of(size, ("m", "s"), "size"), arrow=arrow)


@register.simple_tag
def icon(name, label="", size=22) -> SafeString:
    """A sign from the sprite. Without a label it is decoration and silent to a screen reader."""
    return render("icon", name=name, label=label, size=int(size))


@register.simple_tag
def illustration(name, decorative=False) -> SafeString:
    """A drawing, inline so that the tokens colour it in both schemes."""
    known = tuple(sorted(file.stem for file in ILLUSTRATIONS.glob("*.html")))
    return render(f"illustrations/{one_of(name, known, 'illustration')}", decorative=decorative)
