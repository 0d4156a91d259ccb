import json
import logging

from django.test import RequestFactory

from portal.common import logs

CANARIES = [
    "Olena Kovalenko",
    "olena@example.org",
    "+49 681 302 0",
    "192.0.2.7",
    "2001:db8::7",
    "I fled in March",
]


def written(act):
    """What `act(logger)` leaves in the production log, as one text."""
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Keep()
    handler.setFormatter(logs.json())
    logger = logging.getLogger("tests.canary")
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    try:
        act(logger)
    finally:
        logger.removeHandler(handler)
    [line] = lines
    return line


def test_PR13_values_put_into_a_message_are_not_written():
    """PR13"""
    for canary in CANARIES:
        line = written(lambda logger, canary=canary: logger.warning("Could not greet %s", canary))
        assert canary not in line
        assert json.loads(line)["event"] == "Could not greet %s"


def test_PR13_the_text_of_an_error_is_not_written_but_where_it_happened_is():
    """PR13"""

    def act(logger):
        try:
            try:
                raise KeyError(CANARIES[0])
            except KeyError as error:
                raise ValueError(" ".join(CANARIES)) from error
        except ValueError:
            logger.exception("job_failed", extra={"job": "greet", "member": CANARIES[0]})

    line = written(act)
    assert [canary for canary in CANARIES if canary in line] == []
    said = json.loads(line)
    assert (said["event"], said["job"], said["level"]) == ("job_failed", "greet", "error")
    assert (said["error"]["class"], said["error"]["because"]) == ("builtins.ValueError", ["KeyError"])
    assert "test_logs.py" in said["error"]["where"][0]
    assert "member" not in said


def test_PR13_a_library_that_builds_its_sentence_first_loses_the_addresses():
    """PR13"""
    line = written(
        lambda logger: logger.warning(f"Mail to {CANARIES[1]} from {CANARIES[3]} and {CANARIES[4]}")
    )
    assert json.loads(line)["event"] == "Mail to [address] from [ip] and [ip]"


def test_PR13_a_request_is_written_as_its_view():
    """PR13"""
    request = RequestFactory().get("/", {"q": CANARIES[0]})
    request.resolver_match = type("Match", (), {"view_name": "questions:list"})
    line = written(
        lambda logger: logger.error(
            "%s: %s", "Bad", request.get_full_path(), extra={"request": request, "status_code": 400}
        )
    )
    assert CANARIES[0].split()[0] not in line
    said = json.loads(line)
    assert (said["view"], said["method"], said["status_code"]) == ("questions:list", "GET", 400)


def test_PR13_an_error_report_holds_nobodys_words():
    """PR13"""
    event = {
        "request": {"url": CANARIES[0]},
        "user": {"email": CANARIES[1]},
        "message": CANARIES[5],
        "exception": {"values": [{"type": "ValueError", "value": CANARIES[5]}]},
    }
    assert logs.forget_words(event) == {"exception": {"values": [{"type": "ValueError", "value": ""}]}}
