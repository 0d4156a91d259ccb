"""The texts members agree to, by version. A new text is a new version, and asks again."""

TERMS_VERSION = "2026-11"
