"""The components pages are made of: one function with a strict signature and one template each.

`portal.common.templatetags.ui` gathers them; /styleguide/ shows each one in each state.
"""
