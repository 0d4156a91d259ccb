from django.urls import NoReverseMatch, reverse


def address_or_none(name: str) -> str | None:
    """An address of another floor, or None while that floor is not mounted."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
