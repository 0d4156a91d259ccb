"""Refuses colours that could not be read (WCAG 2, relative luminance; 4.5:1 for text)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Ground and surface of the light and of the dark scheme, and the text on a button in each.
LIGHT = ("#FBF7F0", "#FFFDFA", "#FFFFFF")
DARK = ("#141C2A", "#1B2536", "#0A2422")
ENOUGH = 4.5


def readable_on_light(colour: str) -> None:
    _refuse_unless_readable(colour, LIGHT)


def readable_on_dark(colour: str) -> None:
    _refuse_unless_readable(colour, DARK)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _refuse_unless_readable(colour: str, grounds: tuple[str, ...]) -> None:
    try:
        worst = min(contrast(colour, ground) for ground in grounds)
    except ValueError:
        return  # not a colour at all: the other validator says so
    if worst < ENOUGH:
        raise ValidationError(
            _("Too hard to read: the contrast is %(found).1f to 1, it must be %(needed)s to 1 or more.")
            % {"found": worst, "needed": ENOUGH}
        )


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
