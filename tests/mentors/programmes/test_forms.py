"""A programme's questions have versions; answers are kept question by question."""

import pytest
from django.utils.translation import override

from mentors.programmes.forms import form_for
from mentors.programmes.models import Answer, FormField, FormVersion
from mentors.programmes.services import (
    VersionIsPublished,
    draft_form_version,
    publish_form_version,
    save_answers,
    start_answer_sheet,
)
from portal.common.models import Topic
from tests.factories.programmes import in_three, make_form, make_programme

EVERY_KIND = [
    {"key": "one_line", "kind": "text", "label": in_three("One line"), "max_length": 10},
    {"key": "lines", "kind": "long_text", "label": in_three("Lines"), "required": True},
    {
        "key": "one",
        "kind": "choice",
        "label": in_three("One"),
        "choices": [{"value": "a", "label": in_three("A")}, {"value": "b", "label": in_three("B")}],
    },
    {
        "key": "some",
        "kind": "choices",
        "label": in_three("Some"),
        "choices": [{"value": "a", "label": in_three("A")}, {"value": "b", "label": in_three("B")}],
    },
    {"key": "topics", "kind": "tags", "label": in_three("Topics")},
    {"key": "spoken", "kind": "languages", "label": in_three("Languages")},
    {"key": "sure", "kind": "scale", "label": in_three("Sure"), "scale": {"from": 1, "to": 4}},
    {"key": "day", "kind": "date", "label": in_three("Day")},
]


@pytest.fixture
def programme(organisation):
    return make_programme(organisation)


@pytest.fixture
def version(programme):
    return make_form(programme, fields=EVERY_KIND)


def test_every_kind_of_question_has_a_field(version):
    assert set(form_for(version).fields) == {field["key"] for field in EVERY_KIND}
    assert {kind.value for kind in FormField.Kind} == {field["kind"] for field in EVERY_KIND}


def test_a_question_is_asked_in_the_readers_language(version):
    with override("uk"):
        assert form_for(version).fields["lines"].label == "Lines (uk)"
    with override("de"):
        assert form_for(version).fields["lines"].label == "Lines (de)"


def test_answers_are_kept_by_question_and_come_back_into_the_form(version, member):
    topic = Topic.objects.create(name="Pflege", slug="pflege")
    form = form_for(
        version,
        data={
            "one_line": "short",
            "lines": "A long answer",
            "one": "b",
            "some": ["a", "b"],
            "topics": [topic.pk],
            "spoken": ["uk"],
            "sure": "3",
            "day": "2026-05-04",
        },
    )
    assert form.is_valid(), form.errors
    sheet = start_answer_sheet(version=version, member=member)

    save_answers(sheet=sheet, answers=form.answers)

    kept = {answer.field.key: answer.value for answer in sheet.answers.all()}
    assert kept == {
        "one_line": "short",
        "lines": "A long answer",
        "one": "b",
        "some": ["a", "b"],
        "topics": [str(topic.pk)],
        "spoken": ["uk"],
        "sure": 3,
        "day": "2026-05-04",
    }
    assert form_for(version, sheet=sheet).initial == kept


def test_an_emptied_answer_goes_and_one_that_was_not_asked_stays(version, member):
    sheet = start_answer_sheet(version=version, member=member)
    save_answers(sheet=sheet, answers={"lines": "first", "one": "a"})

    save_answers(sheet=sheet, answers={"lines": "", "day": None})

    assert list(sheet.answers.values_list("field__key", "value")) == [("one", "a")]


def test_what_must_be_answered_may_wait_in_a_draft(version):
    assert not form_for(version, data={}).is_valid()
    assert form_for(version, data={}, optional=True).is_valid()


def test_an_answer_longer_than_allowed_is_refused(version):
    form = form_for(version, data={"lines": "x", "one_line": "x" * 11})

    assert set(form.errors) == {"one_line"}


def test_a_published_version_is_not_published_again_and_a_new_one_takes_over(version, programme, member):
    with pytest.raises(VersionIsPublished):
        publish_form_version(version=version)
    sheet = start_answer_sheet(version=version, member=member)
    save_answers(sheet=sheet, answers={"lines": "old"})

    newer = draft_form_version(form=version.form, fields=[EVERY_KIND[0]])
    assert FormVersion.objects.current(programme=programme, purpose="application") == version
    publish_form_version(version=newer)

    assert FormVersion.objects.current(programme=programme, purpose="application") == newer
    assert newer.number == version.number + 1
    assert sheet.answers.get().value == "old"


def test_the_other_side_sees_only_the_answers_meant_for_it(programme, member):
    version = make_form(
        programme,
        fields=[
            {"key": "open", "kind": "text", "label": in_three("Open"), "seen_by": "other_side"},
            {"key": "closed", "kind": "text", "label": in_three("Closed"), "seen_by": "coordinators"},
        ],
    )
    sheet = start_answer_sheet(version=version, member=member)
    save_answers(sheet=sheet, answers={"open": "yes", "closed": "no"})

    seen = Answer.objects.filter(sheet=sheet).seen_by("other_side", "members", "public")

    assert [answer.value for answer in seen] == ["yes"]
