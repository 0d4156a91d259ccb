"""What readers wait for. They only read, so nothing is written for them: a note lies in the cache until the worker sees it.

Two who leave a note in the same moment may lose one; whoever waits looks again in three seconds and leaves it anew.
Where web server and worker share no cache, what is missing is made in the night (see `tasks.print_what_is_missing`).
"""

from collections.abc import Collection

from django.core.cache import cache

NOTE = "printing:wanted"
# In seconds: no longer than a worker is away while it is started anew.
LIES_FOR = 10 * 60
# She looks again every few seconds, and the worker may have much to do: one job is enough.
ASKED_FOR = 60
# A crawler that asks for everything at once fills no memory.
AT_MOST = 200

# A page's key or a sheet's name, its language, and its kind of file.
Want = tuple[int | str, str, str]


def ask(want: Want) -> None:
    """Leave a note that somebody waits for this."""
    wants: Collection[Want] = cache.get(NOTE) or ()
    if want not in wants and len(wants) < AT_MOST:
        cache.set(NOTE, (*wants, want), LIES_FOR)


def take() -> tuple[Want, ...]:
    """What is waited for and was not taken within the last minute; the notes are taken away."""
    wants = cache.get(NOTE) or ()
    if wants:
        cache.delete(NOTE)
    return tuple(want for want in wants if cache.add(f"{NOTE}:{':'.join(map(str, want))}", True, ASKED_FOR))
