"""The text that people agree to before their words stand in the portal, by version. A new text is a new version."""

TESTIMONIAL_VERSION = "2026-11"
