"""Which rows are a member's, found by looking at the models: a new model is hers until somebody says otherwise."""

from collections.abc import Iterable, Iterator

from django.contrib.auth import get_user_model
from django.db import models

from portal.common import privacy

from .texts import models_with_texts

# Ways from a row to a member, or to what is hers, that do not make its words hers.
OF_ANOTHER = {
    "accounts.Block.blocked": "who blocked her wrote it",
    "accounts.Grant.granted_by": "it says what another may do",
    "accounts.Look.looker": "it belongs to whom she looked at",
    "accounts.Tie.b": "it is told by the other way round",
    "community_moderation.Appeal.decision": "whoever appealed wrote it",
    "community_moderation.Case.claimed_by": "it is about what somebody else wrote",
    "community_moderation.Decision.by": "it is told to whom it concerns",
    "community_moderation.Decision.case": "it names nobody, and both sides may look it up for a year",
    "community_moderation.Report.case": "its reporter wrote it",
    "community_questions.Answer.question": "its author wrote it",
    "community_questions.Question.accepted_answer": "its asker wrote it",
    "contact.ContactMessage.answered_by": "whoever sent it wrote it",
    "forum_conversation.Post.topic": "its poster wrote it",
    "forum_conversation.Post.updated_by": "its poster wrote it",
    "forum_conversation.Topic.first_post": "its poster wrote it",
    "forum_conversation.Topic.last_post": "its poster wrote it",
    "mentors_directory.Review.by": "it is about whose profile it is",
    "mentors_matching.Application.profile": "its mentee wrote it",
    "mentors_matching.Match.profile": "both of them have it",
    "versions.PageVersion.by": "it is a page of the portal",
}


def rows_of(member) -> dict[type[models.Model], set]:
    """The keys of all rows that are hers, by model; followed from row to row."""
    found: dict[type[models.Model], set] = {get_user_model(): {member.pk}}
    grown = True
    while grown:
        grown = False
        for model in every_model():
            keys = set(_keys(model, member, found)) - found.get(model, set())
            if keys:
                found.setdefault(model, set()).update(keys)
                grown = True
    return found


def every_model() -> Iterable[type[models.Model]]:
    from django.apps import apps

    floors = ("portal.", "community.", "mentors.", "search.", "machina.")
    ours = [each for each in apps.get_models() if each.__module__.startswith(floors)]
    return [each for each in ours if each not in privacy.without_personal_data()]


def _keys(model, member, found) -> Iterator:
    for field in model._meta.concrete_fields:
        if f"{model._meta.label}.{field.name}" in OF_ANOTHER:
            continue
        if field.name in privacy.MEMBER_COLUMNS:
            wanted = {member.pk}
        elif field.is_relation and field.related_model in found and not issubclass(model, get_user_model()):
            wanted = found[field.related_model]
        else:
            continue
        yield from model._base_manager.filter(**{f"{field.attname}__in": wanted}).values_list("pk", flat=True)


def with_texts(member) -> dict[type[models.Model], set]:
    """Those of her rows in which somebody can write."""
    return {model: keys for model, keys in rows_of(member).items() if model in models_with_texts()}
