from portal.common.privacy import holds_nothing_personal

from .models import Film, Picture

holds_nothing_personal(
    Picture,
    because="A picture belongs to the pages. That an editor put it there leads to her account, which is emptied when "
    "she leaves; pages that show a picture say nothing of her.",
)

holds_nothing_personal(
    Film,
    because="A film belongs to the pages, as a picture does: whoever is seen in it agreed to be shown before it was "
    "put there. That an editor did so leads to her account, which is emptied when she leaves.",
)
