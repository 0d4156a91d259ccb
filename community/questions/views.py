from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.spaces.models import Space
from portal.common.access import require
from portal.common.topics import Topic
from search.alike import like_what_is_read, like_what_is_written

from . import rules, services
from .forms import AnswerForm, QuestionForm
from .models import Answer, Question

A_PAGE = 20


@require_GET
def question_list(request):
    """All questions the reader may see, newest first; `?space=`, `?topic=` and `?open=1` narrow them."""
    questions = Question.objects.visible_to(request.user).with_details()
    space = topic = None
    if request.GET.get("space"):
        space = get_object_or_404(Space.objects.enterable_by(request.user), slug=request.GET["space"])
        questions = questions.filter(space=space)
    if request.GET.get("topic"):
        topic = get_object_or_404(Topic, slug=request.GET["topic"])
        questions = questions.about(topic)
    only_open = request.GET.get("open") == "1"
    if only_open:
        questions = questions.unanswered()
    return render(
        request,
        "community/questions/question_list.html",
        {
            "page": Paginator(questions, A_PAGE).get_page(request.GET.get("page")),
            "space": space,
            "topic": topic,
            "only_open": only_open,
            "tabs": _tabs(request, only_open),
            "ask_url": reverse("questions:question_new") + (f"?space={space.slug}" if space else ""),
            "crumbs": [_community(), (_("Questions"), "")],
        },
    )


@require_GET
def question_detail(request, pk):
    question = get_object_or_404(
        Question.objects.visible_to(request.user).select_related("space", "asker"), pk=pk
    )
    return render(
        request, "community/questions/question_detail.html", _page_of(request, question, AnswerForm())
    )


@login_required
@require_http_methods(["GET", "POST"])
def question_new(request):
    """Ask; somebody who belongs to no space yet is told where to begin. `look` only shows what is similar."""
    spaces = Space.objects.enterable_by(request.user).filter(memberships__member=request.user)
    looking = "look" in request.POST
    form = QuestionForm(
        None if looking else request.POST or None,
        spaces=spaces,
        initial=_typed(request) if looking else _wished_space(request, spaces),
    )
    if form.is_valid():
        require(rules.may_ask(request.user, form.cleaned_data["space"]))
        question = services.ask_question(by=request.user, **form.cleaned_data)
        messages.success(request, _("Your question is published. We tell you when somebody answers."))
        return redirect(question)
    return render(
        request,
        "community/questions/question_form.html",
        {
            "form": form,
            "spaces": spaces,
            "open_spaces": Space.objects.enterable_by(request.user),
            "alike": _alike(request),
            "crumbs": [_community(), _questions(), (_("Ask a question"), "")],
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def question_edit(request, pk):
    question = get_object_or_404(Question.objects.visible_to(request.user).select_related("space"), pk=pk)
    require(rules.may_edit(request.user, question))
    said = {
        "title": question.title,
        "body": question.body,
        "topics": question.topics.all(),
        "space": question.space,
    }
    form = QuestionForm(request.POST or None, initial=said, spaces=Space.objects.filter(pk=question.space_id))
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "body", "topics")}
        services.edit_question(question=question, **words)
        return redirect(question)
    return render(
        request,
        "community/questions/question_edit.html",
        {
            "form": form,
            "question": question,
            "crumbs": [_questions(), (question.title, question.get_absolute_url()), (_("Change"), "")],
        },
    )


@login_required
@require_POST
def question_answer(request, pk):
    """Answer a question; what was typed comes back when something is missing."""
    question = get_object_or_404(
        Question.objects.visible_to(request.user).select_related("space", "asker"), pk=pk
    )
    require(rules.may_answer(request.user, question))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(
            request, "community/questions/question_detail.html", _page_of(request, question, form), status=422
        )
    return redirect(services.answer_question(question=question, by=request.user, **form.cleaned_data))


@login_required
@require_http_methods(["GET", "POST"])
def answer_edit(request, pk):
    answer = get_object_or_404(
        Answer.objects.visible_to(request.user).select_related("question__space"), pk=pk
    )
    require(rules.may_edit(request.user, answer))
    form = AnswerForm(request.POST or None, initial={"body": answer.body})
    if form.is_valid():
        services.edit_answer(answer=answer, body=form.cleaned_data["body"])
        return redirect(answer)
    return render(
        request,
        "community/questions/answer_edit.html",
        {
            "form": form,
            "answer": answer,
            "crumbs": [
                _questions(),
                (answer.question.title, answer.question.get_absolute_url()),
                (_("Change"), ""),
            ],
        },
    )


@login_required
@require_POST
def answer_accept(request, pk):
    """Mark the answer that helped, or take the mark back."""
    answer = get_object_or_404(
        Answer.objects.visible_to(request.user).select_related("question__space"), pk=pk
    )
    require(rules.may_accept(request.user, answer.question))
    if request.POST.get("helped") == "no":
        services.withdraw_acceptance(question=answer.question)
    else:
        services.accept_answer(question=answer.question, answer=answer, by=request.user)
    return redirect(answer)


def _page_of(request, question, form) -> dict:
    """What the page of a question shows."""
    listed = reverse("questions:question_list")
    answers = list(Answer.objects.accepted_first(question))
    helped = [answer for answer in answers if answer.pk == question.accepted_answer_id]
    return {
        "question": question,
        "helped": helped[0] if helped else None,
        "others": [answer for answer in answers if answer.pk != question.accepted_answer_id],
        "answer_count": len(answers),
        "form": form,
        "similar": like_what_is_read("question", question, asker=request.user),
        "may_answer": rules.may_answer(request.user, question),
        "may_accept": rules.may_accept(request.user, question),
        "may_edit": rules.may_edit(request.user, question),
        "topic_links": [(topic.label, f"{listed}?topic={topic.slug}") for topic in question.topics.all()],
        "crumbs": [_community(), _questions(), (question.space.name, question.space.get_absolute_url())],
    }


def _community() -> tuple[str, str]:
    return (_("Community"), reverse("spaces:space_list"))


def _questions() -> tuple[str, str]:
    return (_("Questions"), reverse("questions:question_list"))


def _tabs(request, only_open: bool) -> list[tuple[str, str, bool]]:
    kept = request.GET.copy()
    kept.pop("page", None)
    kept.pop("open", None)
    everything = f"?{kept.urlencode()}"
    kept["open"] = "1"
    return [
        (_("All"), everything, not only_open),
        (_("Without an answer"), f"?{kept.urlencode()}", only_open),
    ]


def _alike(request) -> list:
    """What resembles a title that was sent but not yet published; a script asks for the same while she types."""
    title = request.POST.get("title", "")
    return like_what_is_written(title, kinds=("question", "topic"), asker=request.user) if title else []


def _typed(request) -> dict:
    """What was written so far, for whoever looks at similar questions first."""
    words = {name: request.POST.get(name, "") for name in ("space", "title", "body", "submission")}
    return {**words, "topics": request.POST.getlist("topics")}


def _wished_space(request, spaces) -> dict:
    wished = [space for space in spaces if space.slug == request.GET.get("space")]
    return {"space": wished[0]} if wished else {}
