"""The engine at scale: Elasticsearch 8 (7.17 will do). Everything in it is derived from the entries in the database.

Only the modules in here know its client, which is installed where it is wanted (requirements-scale.txt).
"""
