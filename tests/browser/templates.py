"""Says which templates made a page, so that the list of pages can be held against the files."""

import threading

from django.template import Template
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render

_here = threading.local()
# What is served out of the cache was made once by these.
_made_by: dict[str, str] = {}

# The switch that Django's own test client uses; it sends a signal for each template that is rendered.
Template._render = instrumented_test_render


def _remember(sender, template, **_):
    if template.name and hasattr(_here, "names"):
        _here.names.append(template.name)


template_rendered.connect(_remember)


def name_templates(get_response):
    def middleware(request):
        _here.names = []
        response = get_response(request)
        address = request.get_full_path()
        if _here.names:
            _made_by[address] = ",".join(sorted(set(_here.names)))
        response["X-Templates"] = _made_by.get(address, "")
        return response

    return middleware
