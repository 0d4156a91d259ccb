from wagtail.snippets.models import register_snippet

from .viewsets import MentoringModuleViewSet

register_snippet(MentoringModuleViewSet)
