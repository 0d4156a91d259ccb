"""The last question before an act: may you?"""

from django.http import Http404


def require(allowed: bool) -> None:
    """Go on when allowed; otherwise answer as if the thing were not there (a refusal would say that it is)."""
    if not allowed:
        raise Http404
