"""What people with bad intentions send us: script payloads, file names, files. The lists only grow."""

from .harm import assert_harmless, harm_in
from .lists import names, payloads

__all__ = ["assert_harmless", "harm_in", "names", "payloads"]
