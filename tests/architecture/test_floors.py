"""What import-linter cannot see: foreign keys and template names are strings, and they obey the floors too."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
OURS = {
    app.label: app.name
    for app in apps.get_app_configs()
    if Path(app.path).is_relative_to(ROOT / "portal")
    or app.name.split(".")[0] in {"community", "mentors", "search"}
}


def layers(contract: dict) -> dict[str, int]:
    """Height of each package named in a layers contract: 0 is the roof."""
    return {
        package.strip(): height
        for height, layer in enumerate(contract["layers"])
        for package in layer.split("|")
    }


def height(module: str, floors: dict[str, int]) -> int | None:
    matching = [package for package in floors if module == package or module.startswith(f"{package}.")]
    return floors[max(matching, key=len)] if matching else None


def points_up(lower: str, upper: str) -> bool:
    """Whether `lower` naming `upper` would point up or sideways in any of the contracts."""
    for contract in CONTRACTS:
        if contract["type"] != "layers":
            continue
        floors = layers(contract)
        here, there = height(lower, floors), height(upper, floors)
        same_room = any(lower.startswith(package) and upper.startswith(package) for package in floors)
        if here is not None and there is not None and not same_room and here >= there:
            return True
    return False


def test_imports_point_down():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_foreign_keys_point_down():
    wrong = []
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.get_fields():
            target = field.related_model
            if not field.is_relation or field.auto_created or not isinstance(target, type):
                continue
            if target._meta.app_label in OURS and points_up(
                OURS[model._meta.app_label], OURS[target._meta.app_label]
            ):
                wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")

    assert wrong == []


def test_templates_point_down():
    """A template may extend and include its own floor's templates and those below."""
    folders = {name.replace(".", "/"): name for name in OURS.values()}
    wrong = []
    for template in (ROOT / "templates").rglob("*.html"):
        path = str(template.relative_to(ROOT / "templates"))
        owner = next((name for folder, name in folders.items() if path.startswith(f"{folder}/")), None)
        if owner is None:
            continue
        for named in re.findall(
            r'{%\s*(?:extends|include)\s+"([^"]+)"', template.read_text(encoding="utf-8")
        ):
            target = next((name for folder, name in folders.items() if named.startswith(f"{folder}/")), None)
            if target and target != owner and points_up(owner, target):
                wrong.append(f"{path} → {named}")

    assert wrong == []


def test_no_file_outside_the_forum_imports_machina():
    files = [
        path
        for folder in ("portal", "community", "mentors", "search", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"^\s*(from|import) machina", path.read_text(encoding="utf-8"), re.M)
    ]

    outside = [str(path.relative_to(ROOT)) for path in files if "community/forum" not in str(path)]
    assert outside == []


def test_no_room_is_called_utils():
    rooms = {"utils.py", "helpers.py", "mixins.py", "constants.py", "misc.py"}
    found = [
        str(path.relative_to(ROOT))
        for folder in ("portal", "community", "mentors", "search", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if path.name in rooms
    ]

    assert found == []


def test_the_demanded_top_level_stands():
    demanded = {
        "manage.py",
        "pyproject.toml",
        "portal",
        "community",
        "mentors",
        "templates",
        "search",
        "tests",
        "README.md",
    }

    assert demanded - {path.name for path in ROOT.iterdir()} == set()


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
