"""The demo content is complete: three languages everywhere, no hole, no reference that dangles."""

import re
from pathlib import Path

import pytest
import yaml

from portal.pages import plain

CONTENT = Path(__file__).parents[3] / "portal" / "demo" / "content"
LANGUAGES = {"de", "en", "uk"}
FILES = sorted(str(path.relative_to(CONTENT)) for path in CONTENT.rglob("*.yaml"))
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load(name):
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


def nodes(value, path=""):
    """Every value of a document with the path that leads to it."""
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from nodes(child, f"{path}.{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from nodes(child, f"{path}[{number}]")


def shape(value):
    """What three languages must have in common: lists of equal length, mappings of equal keys."""
    if isinstance(value, list):
        return [shape(child) for child in value]
    if isinstance(value, dict):
        return {key: shape(child) for key, child in value.items()}
    return type(value).__name__


def texts_by_language(name):
    for path, value in nodes(load(name)):
        if isinstance(value, dict) and LANGUAGES & set(value):
            yield path, value


@pytest.mark.parametrize("name", FILES)
def test_every_text_stands_in_three_languages(name):
    assert {path: set(value) for path, value in texts_by_language(name) if set(value) != LANGUAGES} == {}


@pytest.mark.parametrize("name", FILES)
def test_three_languages_have_the_same_shape(name):
    odd = [
        path
        for path, value in texts_by_language(name)
        if not shape(value["de"]) == shape(value["en"]) == shape(value["uk"])
    ]
    assert odd == []


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_empty(name):
    empty = [
        path
        for path, value in nodes(load(name))
        if value in (None, [], {}) or value == "" or str(value).isspace()
    ]
    assert empty == []


@pytest.mark.parametrize("name", FILES)
def test_no_ukrainian_text_is_left_in_latin_letters(name):
    latin = [
        path
        for path, value in texts_by_language(name)
        for text in ([value["uk"]] if isinstance(value["uk"], str) else [])
        if len(text.split()) > 3 and not re.search("[а-яіїєґ]", text.lower())
    ]
    assert latin == []


@pytest.mark.parametrize("name", FILES)
def test_slugs_and_anchors_are_plain(name):
    document = load(name)
    named = [
        (path, value)
        for path, value in nodes(document)
        if re.search(r"\.(anchor|slug)(\.(de|en|uk))?$", path)
    ]
    assert [path for path, value in named if isinstance(value, str) and not SLUG.fullmatch(value)] == []


@pytest.mark.parametrize("name", FILES)
def test_mails_go_nowhere(name):
    mails = re.findall(r"[\w.+-]+@[\w.-]+", (CONTENT / name).read_text(encoding="utf-8"))
    assert [mail for mail in mails if not mail.rstrip(".").endswith("@example.org")] == []


def test_an_anchor_stands_once_in_a_chapter():
    for name in FILES:
        if not re.match(r"(blueprint|toolkit)/\d", name):
            continue
        chapter = load(name)
        anchors = [value for path, value in nodes(chapter) if path.endswith(".anchor")]
        assert len(anchors) == len(set(anchors)), name


def chapters():
    return {
        chapter["number"]: chapter
        for name in FILES
        if re.match(r"blueprint/\d", name)
        for chapter in [load(name)]
    }


def test_a_cross_reference_leads_to_a_section_that_is_there():
    anchors = {
        number: {value for path, value in nodes(chapter) if path.endswith(".anchor")}
        for number, chapter in chapters().items()
    }
    lost = [
        (number, block["chapter"], block.get("section"))
        for number, chapter in chapters().items()
        for block in chapter["blocks"]
        if block["type"] == "cross_reference"
        and not ({block["section"]} if "section" in block else set()) <= anchors.get(block["chapter"], set())
    ]
    assert lost == []


def test_a_scenario_belongs_to_a_module_that_is_there():
    modules = {module["slug"] for module in load("modules.yaml")["modules"]}
    named = {
        block["module"] for chapter in chapters().values() for block in chapter["blocks"] if "module" in block
    }
    assert named - modules == set()


def tools():
    return [load(name) for name in FILES if re.match(r"toolkit/\d", name)]


def test_there_are_tools_of_every_kind_for_every_phase():
    assert {tool["kind"] for tool in tools()} == {"guide", "checklist", "prompts", "template", "workshop"}
    assert {tool["phase"] for tool in tools()} == {"before", "beginning", "on_the_way", "crisis", "closing"}


def test_there_are_prompts_for_every_phase():
    blocks = [block for tool in tools() for block in tool["blocks"] if block["type"] == "prompts"]

    assert {block["phase"] for block in blocks} == {"before", "beginning", "on_the_way", "crisis", "closing"}
    assert sum(len(block["prompts"]) for block in blocks) >= 24


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_two_tools_share_an_address(language):
    slugs = [tool["slug"][language] for tool in tools()]

    assert sorted(set(slugs)) == sorted(slugs)


def test_people_topics_and_organisations_are_found():
    people = load("people.yaml")
    mails = [member["email"] for member in people["members"]]
    topics = {topic["slug"] for topic in people["topics"]}
    organisations = {organisation["slug"] for organisation in people["organisations"]}
    assert len(mails) == len(set(mails))

    for name in FILES:
        for path, value in nodes(load(name)):
            key = path.rsplit(".", 1)[-1]
            if key in {"author", "member", "mentor", "mentee"} and isinstance(value, str):
                assert value in mails, f"{name}{path}"
            if re.fullmatch(r"(moderators|members|helpful)\[\d+\]", key) and isinstance(value, str):
                assert value in mails, f"{name}{path}"
            if key == "organisation" and isinstance(value, str):
                assert value in organisations, f"{name}{path}"
            if re.fullmatch(r"(topics|tags)\[\d+\]", key) and isinstance(value, str):
                assert value in topics, f"{name}{path}"


def test_a_mentor_never_has_more_free_places_than_places():
    mentors = [member["mentor"] for member in load("people.yaml")["members"] if "mentor" in member]
    assert len(mentors) == 24
    assert [
        mentor["headline"] for mentor in mentors if not 0 <= mentor["places_free"] <= mentor["places"]
    ] == []
    assert [mentor["headline"] for mentor in mentors if not 3 <= len(mentor["topics"]) <= 5] == []


def test_who_writes_in_the_open_space_belongs_to_it():
    community = load("community.yaml")
    inside = set(community["space"]["members"]) | set(community["space"]["moderators"])
    authors = {value for path, value in nodes(community) if path.endswith(".author") or ".helpful[" in path}
    assert authors - inside == set()


def test_nobody_answers_before_the_question_was_asked():
    community = load("community.yaml")
    threads = [(topic, topic["replies"]) for board in community["boards"] for topic in board["topics"]]
    threads += [(question, question["answers"]) for question in community["questions"]]
    early = [
        (start["title"], reply["author"])
        for start, replies in threads
        for reply in replies
        if reply["days_ago"] > start["days_ago"]
    ]
    assert early == []


def test_a_question_has_at_most_one_accepted_answer_and_nobody_applauds_herself():
    for question in load("community.yaml")["questions"]:
        assert sum(answer.get("accepted", False) for answer in question["answers"]) <= 1, question["slug"]
        for answer in question["answers"]:
            assert answer["author"] not in answer.get("helpful", []), question["slug"]


def test_an_application_answers_the_questions_of_the_form():
    programme = load("programme.yaml")
    asked = {field["key"] for field in programme["forms"]["application"]["fields"]}
    needed = {field["key"] for field in programme["forms"]["application"]["fields"] if field["required"]}
    for application in programme["applications"]:
        answered = set(application["answers"])
        assert needed <= answered <= asked, application["mentor"]
        assert (application["status"] == "declined") == ("decline_reason" in application)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("number", range(5))
def test_A10_plain_pages_keep_the_rule_of_short_sentences(language, number):
    entry = load("frame.yaml")["plain"][number]
    lines = [entry["title"][language], entry["lede"][language]]
    for part in entry["parts"]:
        lines += [part["title"][language], *part["sentences"][language]]

    reading = plain.read("\n".join(lines))

    assert (reading.too_long, reading.mean <= plain.MEAN_WORDS, reading.is_plain) == ([], True, True)


def test_A10_there_are_plain_words_for_the_five_pages_that_matter_most():
    assert [entry["of"] for entry in load("frame.yaml")["plain"]] == [
        "home",
        "how_it_works",
        "privacy",
        "house_rules",
        "help_in_need",
    ]
