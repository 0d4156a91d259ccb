from .asking import request_answer, request_list, request_withdraw, space_ask
from .documents import document_edit, document_list, document_new, document_remove
from .entering import house_rules, space_detail, space_join, space_leave, space_list
from .inviting import invitation_detail, invitation_withdraw, invite, invite_by_address, invite_by_name
from .members import listing, member_list, membership_detail, membership_remove, membership_role
from .opening import space_archive, space_new, space_settings

__all__ = [
    "document_edit",
    "document_list",
    "document_new",
    "document_remove",
    "house_rules",
    "invitation_detail",
    "invitation_withdraw",
    "invite",
    "invite_by_address",
    "invite_by_name",
    "listing",
    "member_list",
    "membership_detail",
    "membership_remove",
    "membership_role",
    "request_answer",
    "request_list",
    "request_withdraw",
    "space_archive",
    "space_ask",
    "space_detail",
    "space_join",
    "space_leave",
    "space_list",
    "space_new",
    "space_settings",
]
