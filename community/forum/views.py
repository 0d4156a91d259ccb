from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from community.spaces.models import Space
from community.spaces.rules import may_join, must_agree
from portal.common.access import require
from search.alike import like_what_is_read, like_what_is_written

from .forms import FirstPostForm, PostForm, ReplyForm, TopicForm
from .models import Board, Post, Topic
from .rules import may_edit_post, may_reply, may_start_topic
from .services import edit_post, reply, start_topic

A_PAGE = 20
OTHERS = 5


@require_GET
def board_list(request, slug):
    """The boards of a space."""
    space = get_object_or_404(Space.objects.enterable_by(request.user), slug=slug)
    return render(
        request,
        "community/forum/board_list.html",
        {"space": space, "boards": Board.objects.of(space), "crumbs": _crumbs(space, (_("Forum"), ""))},
    )


@require_GET
def topic_list(request, key):
    """The topics of one board, twenty a page."""
    board = _board(request, key)
    topics = Topic.objects.visible_to(request.user).on(board)
    return render(
        request,
        "community/forum/topic_list.html",
        {
            "board": board,
            "crumbs": _crumbs(board.space, _forum(board.space), (board, "")),
            "page": Paginator(topics, A_PAGE).get_page(request.GET.get("page")),
            "may_start": may_start_topic(request.user, board),
            "may_join": may_join(request.user, board.space),
            "must_agree": request.user.is_authenticated and must_agree(request.user, board.space),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def topic_new(request, key):
    """Begin a conversation. `look` only shows what is similar to it."""
    board = _board(request, key)
    require(may_start_topic(request.user, board))
    looking = "look" in request.POST
    form = TopicForm(None if looking else request.POST or None, initial=_typed(request) if looking else None)
    if form.is_valid():
        return redirect(start_topic(by=request.user, board=board, language=_language(), **form.cleaned_data))
    crumbs = _crumbs(board.space, _forum(board.space), _place(board), (_("New topic"), ""))
    subject = request.POST.get("subject", "")
    alike = like_what_is_written(subject, kinds=("topic", "question"), asker=request.user) if subject else []
    return render(
        request,
        "community/forum/topic_form.html",
        {"board": board, "form": form, "crumbs": crumbs, "alike": alike},
    )


@require_GET
def topic_detail(request, key):
    """One conversation, twenty posts a page, with a field to answer for those who may."""
    return _topic_page(request, _topic(request, key), ReplyForm(), request.GET.get("page"))


@login_required
def topic_reply(request, key):
    """Answer; words that are not sound come back with the last page of the conversation."""
    topic = _topic(request, key)
    if request.method != "POST":
        return redirect(topic)
    require(may_reply(request.user, topic))
    form = ReplyForm(request.POST)
    if form.is_valid():
        return redirect(reply(by=request.user, topic=topic, language=_language(), **form.cleaned_data))
    return _topic_page(request, topic, form, "last")


@require_GET
def post_detail(request, key):
    """A lasting address of a post: leads to the page where it stands."""
    post = _post(request, key)
    page = (post.position - 1) // A_PAGE + 1
    query = f"?page={page}" if page > 1 else ""
    return redirect(f"{post.topic.get_absolute_url()}{query}#post-{post.key}")


@login_required
@require_http_methods(["GET", "POST"])
def post_edit(request, key):
    """Change one's own words."""
    post = _post(request, key)
    require(may_edit_post(request.user, post))
    form_class = FirstPostForm if post.is_topic_head else PostForm
    form = form_class(request.POST or None, initial={"subject": post.topic.subject, "body": post.content.raw})
    if form.is_valid():
        return redirect(edit_post(by=request.user, post=post, **form.cleaned_data))
    board = post.topic.forum
    crumbs = _crumbs(board.space, _forum(board.space), _place(board), (_("Change my text"), ""))
    return render(request, "community/forum/post_form.html", {"post": post, "form": form, "crumbs": crumbs})


def _typed(request) -> dict:
    """What was written so far, for whoever looks at similar topics first."""
    return {name: request.POST.get(name, "") for name in ("subject", "body", "submission")}


def _language() -> str:
    """What she most likely writes in: the language in which she reads the portal."""
    return (get_language() or "")[:2]


def _topic_page(request, topic, form, number):
    posts = Post.objects.visible_to(request.user).within(topic)
    pages = Paginator(posts, A_PAGE)
    page = pages.get_page(pages.num_pages if number == "last" else number)
    board = topic.forum
    similar = like_what_is_read("topic", topic, asker=request.user)
    others = [] if similar else Topic.objects.visible_to(request.user).on(board).exclude(pk=topic.pk)[:OTHERS]
    return render(
        request,
        "community/forum/topic_detail.html",
        {
            "topic": topic,
            "crumbs": _crumbs(board.space, _forum(board.space), _place(board), (_("Topic"), "")),
            "page": page,
            "similar": similar,
            "others": others,
            "form": form if may_reply(request.user, topic) else None,
            "may_join": may_join(request.user, board.space),
            "must_agree": request.user.is_authenticated and must_agree(request.user, board.space),
        },
    )


def _crumbs(space, *further) -> list[tuple]:
    return [(_("Community"), reverse("spaces:space_list")), _place(space), *further]


def _forum(space) -> tuple:
    return _("Forum"), reverse("forum:board_list", args=[space.slug])


def _place(thing) -> tuple:
    return thing, thing.get_absolute_url()


def _board(request, key) -> Board:
    return get_object_or_404(Board.objects.visible_to(request.user).select_related("space"), key=key)


def _topic(request, key) -> Topic:
    return get_object_or_404(
        Topic.objects.visible_to(request.user).select_related("forum__space", "poster"), key=key
    )


def _post(request, key) -> Post:
    return get_object_or_404(
        Post.objects.visible_to(request.user).select_related("topic__forum__space", "topic__first_post"),
        key=key,
    )
