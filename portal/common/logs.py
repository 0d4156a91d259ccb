"""Logs that say what happened and where, and hold nobody's words.

In production only the fixed part of a message is written, never the values that were put into it; an error is its class
and the lines it came through, never its text. What is known to be harmless is allowed by name.
"""

import logging
import re
import traceback

import structlog

# Values that may be logged: our own words and numbers, no person's.
HARMLESS = {"job", "failure", "count", "status_code", "seconds", "worker"}
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
IP = re.compile(
    r"\b\d{1,3}(\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b|\b[0-9a-f:]*::[0-9a-f:]+", re.I
)


def plain() -> logging.Formatter:
    """For a developer's window: everything as it was said."""
    return logging.Formatter("%(levelname)s %(name)s: %(message)s")


def json() -> logging.Formatter:
    """For production: one JSON object a line."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            only_the_fixed_part,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def only_the_fixed_part(_logger, _name: str, event: dict) -> dict:
    """The message without its values, what is harmless beside it, an error without its text, a request as its view."""
    record: logging.LogRecord = event["_record"]
    kept = {key: event[key] for key in ("_record", "_from_structlog") if key in event}
    kept["event"] = without_people(str(record.msg))
    for name in HARMLESS:
        if hasattr(record, name):
            kept[name] = getattr(record, name)
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        kept["view"] = match.view_name if match else None
        kept["method"] = getattr(request, "method", None)
    if record.exc_info and record.exc_info[1] is not None:
        kept["error"] = error_without_words(record.exc_info[1])
    # Whatever formats the record later finds no traceback and no values.
    record.exc_info = record.exc_text = None
    record.args = ()
    event.clear()
    event.update(kept)
    return event


def error_without_words(error: BaseException) -> dict:
    """An error as its class, where it was raised, and the classes that led to it."""
    causes, cause = [], error.__cause__ or error.__context__
    while cause is not None and len(causes) < 5:
        causes.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return {
        "class": f"{type(error).__module__}.{type(error).__qualname__}",
        "because": causes,
        "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


def forget_words(event: dict) -> dict:
    """An error report for Sentry with neither request, person, message nor the texts of errors."""
    for name in ("request", "user", "message", "logentry", "breadcrumbs", "extra", "server_name"):
        event.pop(name, None)
    for error in event.get("exception", {}).get("values", []):
        error["value"] = ""
    return event


def without_people(text: str) -> str:
    """Some libraries build their sentence before they log it: at least addresses are taken out of it."""
    return IP.sub("[ip]", ADDRESS.sub("[address]", text))
