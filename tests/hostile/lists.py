from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@cache
def payloads() -> list[str]:
    """Texts that try to become a script (payloads.yaml)."""
    listed = yaml.safe_load((HERE / "payloads.yaml").read_text(encoding="utf-8"))
    return [text for kind in listed.values() for text in kind]


@cache
def names() -> list[str]:
    """File names that try to be a path, a script, a header or another name (names.yaml)."""
    return yaml.safe_load((HERE / "names.yaml").read_text(encoding="utf-8"))
