from django.urls import path

from .feeds import NewestPractices
from .views import telling, using
from .views.template import template

app_name = "goodpractice"

urlpatterns = [
    path("feed/", NewestPractices(), name="feed"),
    path("template/<slug:kind>/", template, name="template"),
    path("mine/", telling.mine, name="mine"),
    path("tell/", telling.tell, name="tell"),
    path("told/<uuid:pk>/", telling.telling, name="telling"),
    path("told/<uuid:pk>/write/", telling.write, name="write"),
    path("told/<uuid:pk>/send/", telling.send, name="send"),
    path("told/<uuid:pk>/withdraw/", telling.withdraw, name="withdraw"),
    path("told/<uuid:pk>/reopen/", telling.reopen, name="reopen"),
    path("told/<uuid:pk>/take-down/", telling.take_down, name="take_down"),
    path("told/<uuid:pk>/delete/", telling.delete, name="delete"),
    path("used/<uuid:key>/", using.use, name="use"),
    path("used/<uuid:key>/delete/", using.delete, name="delete_use"),
]
