"""What members tell and use: one practice that editors are to read, one that came back, reports on others."""

from portal.accounts.models import Member, Organisation
from portal.common.models import Topic
from portal.goodpractice.models import GoodPracticePage, PracticeDraft
from portal.goodpractice.services import release_use, report_use, save_telling, start_telling, submit_telling

from .. import texts


def load() -> None:
    source = texts.read("goodpractices_further")
    people = {member.email: member for member in Member.objects.all()}
    editor = people["redaktion@example.org"]
    for entry in source["told"]:
        told(entry, people[entry["member"]], editor)
    for entry in source["used"]:
        used(entry, people[entry["member"]], editor)


def told(entry: dict, member: Member, editor: Member) -> None:
    """Whoever has told something already tells nothing more."""
    if PracticeDraft.objects.of(member).exists():
        return
    answers = dict(entry["answers"])
    answers["topics"] = list(Topic.objects.filter(slug__in=answers["topics"]).values_list("pk", flat=True))
    draft = start_telling(by=member, language=entry["language"])
    draft = save_telling(draft=draft, language=entry["language"], answers=answers)
    draft = submit_telling(draft=draft)
    if entry["state"] == "returned":
        state = draft.page.current_workflow_state
        state.current_task_state.reject(user=editor, comment=entry["reason"])


def used(entry: dict, member: Member, editor: Member) -> None:
    page = GoodPracticePage.objects.get(slug=entry["practice"])
    use = report_use(
        page=page,
        by=member,
        did=entry["did"],
        differed=entry.get("differed", ""),
        organisation=Organisation.objects.filter(slug=entry.get("organisation")).first(),
        language=entry["language"],
    )
    if not entry.get("waiting"):
        release_use(use=use, by=editor)
