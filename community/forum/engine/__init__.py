"""Three apps of django-machina as we run them: its labels, its abstract models, our keys, migrations and permissions.

What is not here is not installed: machina's pages, search, feeds, member lists, moderation, polls, attachments,
tracking. See docs/decisions/0003-machina-behind-one-door.md.
"""
