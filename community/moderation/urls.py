from django.urls import path

from . import desk, views

app_name = "moderation"

urlpatterns = [
    path("report/", views.report_page, name="report_page"),
    path("report/<slug:kind>/<str:number>/", views.report_item, name="report_item"),
    path("reports/sent/", views.sent, name="sent"),
    path("reports/<uuid:pk>/", views.report_detail, name="report_detail"),
    path("reports/<uuid:pk>/<str:key>/", views.report_by_key, name="report_by_key"),
    path("decisions/<uuid:pk>/", views.decision, name="decision"),
    path("looking-after/", desk.case_list, name="case_list"),
    path("looking-after/<uuid:pk>/", desk.case, name="case"),
    path("looking-after/<uuid:pk>/claim/", desk.case_claim, name="case_claim"),
]
