"""Says which templates made a page, so that the list of pages can be held against the files."""

import threading

from django.template import Template
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render

_here = threading.local()

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
        response["X-Templates"] = ",".join(sorted(set(_here.names)))
        return response

    return middleware
