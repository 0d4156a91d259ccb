from django.urls import path

from . import views

app_name = "forum"
urlpatterns = [
    path("spaces/<slug:slug>/boards/", views.board_list, name="board_list"),
    path("boards/<uuid:key>/", views.topic_list, name="topic_list"),
    path("boards/<uuid:key>/new/", views.topic_new, name="topic_new"),
    path("topics/<uuid:key>/", views.topic_detail, name="topic_detail"),
    path("topics/<uuid:key>/reply/", views.topic_reply, name="topic_reply"),
    path("posts/<uuid:key>/", views.post_detail, name="post_detail"),
    path("posts/<uuid:key>/edit/", views.post_edit, name="post_edit"),
]
