from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [
    path("", views.notice_list, name="list"),
    path("read/", views.mark_every_read, name="read_all"),
    path("mails/", views.mail_preferences, name="mails"),
    path("stop/<str:token>/", views.stop_mails, name="unsubscribe"),
    path("<uuid:pk>/", views.open_notice, name="open"),
    path("<uuid:pk>/read/", views.mark_one_read, name="read"),
]
