"""The production settings, each time in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

ROOT = Path(__file__).resolve().parents[3]
SOUND = {
    "DJANGO_SETTINGS_MODULE": "portal.config.settings.production",
    "SECRET_KEY": "kT7-long-and-random-enough-for-a-test-of-the-settings-0123456789",
    "ALLOWED_HOSTS": "portal.example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "DATABASE_URL": "",
    "REDIS_URL": "",
}


def run(*arguments, **changes):
    """Run Python as in production: exit code and all it said."""
    environment = {name: value for name, value in {**os.environ, **SOUND, **changes}.items() if value}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90
    )
    return done.returncode, done.stdout + done.stderr


def test_HD5_check_deploy_has_no_warning(tmp_path):
    """HD5"""
    code, said = run(
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"), PORTAL_DATA_DIR=str(tmp_path)
    )
    assert (code, said) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"DEBUG": "1"}, "DEBUG must be off in production."),
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "only for development, production refuses it" * 2}, "SECRET_KEY must be set"),
        ({"ALLOWED_HOSTS": "*"}, "'*' is refused"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
    ],
)
def test_CF2_what_only_a_developer_may_have_keeps_the_portal_from_starting(changes, reason):
    """CF2"""
    code, said = run("-c", "import portal.config.settings.production", **changes)
    assert code != 0
    assert reason in said


def test_several_processes_without_a_shared_cache_are_refused(settings):
    settings.WEB_CONCURRENCY, settings.REDIS_URL = 2, ""
    assert [error.id for error in run_checks(tags=["caches"])] == ["portal.E001"]
    settings.REDIS_URL = "redis://cache:6379/0"
    assert run_checks(tags=["caches"]) == []


def test_SE1_cookies_belong_to_this_host_and_to_https_alone():
    """SE1"""
    names = (
        "SESSION_COOKIE_NAME CSRF_COOKIE_NAME LANGUAGE_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE "
        "SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE PORTAL_MAILBOX DEMO_ALLOWED"
    )
    code = (
        f"import portal.config.settings.production as s; print(*(getattr(s, n) for n in '{names}'.split()))"
    )
    assert run("-c", code) == (
        0,
        "__Host-session __Host-csrf __Host-language True True True Lax False False\n",
    )
