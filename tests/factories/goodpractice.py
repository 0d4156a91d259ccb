"""Good practices that members tell, through the services that the form uses."""

from wagtail.models import WorkflowState

from portal.common.models import Topic
from portal.goodpractice import services
from portal.goodpractice.models import GoodPracticePage, PracticeDraft, PracticeUse

from . import pages


def answers(**changed) -> dict:
    """What somebody typed, complete."""
    topic, _created = Topic.objects.get_or_create(slug="networks", defaults={"name": "networks"})
    return {
        "title": "Briefe statt Treffen",
        "lede": "Zwei Menschen schreiben einander jede Woche einen Brief.",
        "context": "Die Buslinie wurde eingestellt.\n\nSo begann es.",
        "steps": "Papier kaufen\nLiniert, ohne Duft.\n\nAnfangen\n\nWarten\nEine Woche.",
        "needs": "Briefmarken\n- Geduld",
        "lessons": "Kurz ist besser.",
        "adaptations": "",
        "quotation": "",
        "author_line": "Olena aus Nordhafen",
        "topics": [topic.pk],
        "settings": ["community"],
        "for_whom": ["mentors", "mentees"],
        "organisation": "",
        **changed,
    }


def make_telling(member, language="de", **changed) -> PracticeDraft:
    draft = services.start_telling(by=member, language=language)
    return services.save_telling(draft=draft, language=language, answers=answers(**changed))


def submitted(member, **changed) -> PracticeDraft:
    return services.submit_telling(draft=make_telling(member, **changed))


def review_of(draft: PracticeDraft) -> WorkflowState:
    return PracticeDraft.objects.get(pk=draft.pk).page.current_workflow_state


def send_back(draft: PracticeDraft, editor, reason="Was kostet es?") -> PracticeDraft:
    state = review_of(draft).current_task_state
    state.reject(user=editor, comment=reason)
    return PracticeDraft.objects.get(pk=draft.pk)


def approve(draft: PracticeDraft, editor) -> PracticeDraft:
    review_of(draft).current_task_state.approve(user=editor)
    return PracticeDraft.objects.get(pk=draft.pk)


def report(
    page: GoodPracticePage, member, did="Wir haben es in der Bibliothek getan.", **words
) -> PracticeUse:
    return services.report_use(page=page, by=member, did=did, **words)


def furnish(world) -> None:
    """A list with one practice, and what the mentee tells: begun, sent, and shown to readers."""
    index = pages.make_practices()
    practice = pages.make_practice(index, title="Am Küchentisch")
    mentee, editor = world.people["mentee"], world.people["editor"]
    world.things["practice"] = practice
    world.things["practice_use"] = report(practice, mentee)
    world.things["practice_sent"] = submitted(mentee, title="Gesendet")
    world.things["practice_shown"] = approve(submitted(mentee, title="Gezeigt"), editor)
    world.things["practice_begun"] = make_telling(mentee)
