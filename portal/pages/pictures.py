"""A picture in the sizes and formats that browsers choose from. They are drawn when the page is checked after publishing."""

from dataclasses import dataclass

from wagtail.images.models import AbstractRendition

# A phone, a phone with a dense screen or a desk, a desk with a dense screen; a body is 640 px wide.
WIDTHS = (480, 960, 1280)
# The first that a browser knows is taken; AVIF is half as heavy as WebP. JPEG is for those who know neither.
FORMATS = ("avif", "webp")
SIZES = "(max-width: 700px) 100vw, 640px"


@dataclass(frozen=True)
class Source:
    """One format in all its widths."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class Drawn:
    """What a `<picture>` is made of."""

    sources: tuple[Source, ...]
    fallback: AbstractRendition
    sizes: str = SIZES


def drawn(picture, *, formats: tuple[str, ...] = FORMATS) -> Drawn | None:
    """A picture as a page shows it; None if its file is gone. Without formats only the JPEG: whoever publishes waits for it."""
    widths = [width for width in WIDTHS if width <= picture.width] or [picture.width]
    specs = {form: [f"width-{width}|format-{form}" for width in widths] for form in formats}
    fallback = f"width-{min(widths[-1], 960)}|format-jpeg"
    try:
        found = picture.get_renditions(*(spec for all_ in specs.values() for spec in all_), fallback)
    except OSError:
        # The row is there, its file is not.
        return None
    sources = tuple(
        Source(f"image/{form}", ", ".join(f"{found[spec].url} {found[spec].width}w" for spec in specs[form]))
        for form in formats
    )
    return Drawn(sources, found[fallback])
