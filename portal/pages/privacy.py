from portal.common.privacy import holds_nothing_personal

from .models import Picture

holds_nothing_personal(
    Picture,
    because="A picture belongs to the pages. That an editor put it there leads to her account, which is emptied when "
    "she leaves; pages that show a picture say nothing of her.",
)
