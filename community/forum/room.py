"""What the page of a space tells of its forum."""

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from community.spaces.rooms import Line

from .models import Board


def boards_url(space) -> str:
    return reverse("forum:board_list", args=[space.slug])


def topic_count(space) -> str:
    count = Board.objects.filter(space=space).aggregate(all=Sum("direct_topics_count"))["all"] or 0
    return _topics(count)


def boards_in(space, reader) -> list[Line]:
    boards = Board.objects.filter(space=space)
    return [
        Line(str(board), board.get_absolute_url(), _topics(board.direct_topics_count)) for board in boards
    ]


def _topics(count: int) -> str:
    if not count:
        return gettext("no topic yet")
    return ngettext("%(count)d topic", "%(count)d topics", count) % {"count": count}
