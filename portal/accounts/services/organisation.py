from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from ..models import Affiliation, Member, Organisation


@transaction.atomic
def affiliate(*, member: Member, organisation: Organisation, kind: str) -> Affiliation:
    """Note that a member belongs to an organisation, once somebody who may say so has said so."""
    affiliation, _created = Affiliation.objects.get_or_create(
        member=member, organisation=organisation, kind=kind
    )
    return affiliation


@transaction.atomic
def enter_company(*, name: str) -> Organisation:
    """The company of this name, made if nobody has named it before."""
    known = Organisation.objects.filter(name__iexact=name, kind=Organisation.Kind.COMPANY).first()
    if known:
        return known
    base = slug = slugify(name)[:40] or "company"
    while Organisation.objects.filter(slug=slug).exists():
        slug = f"{base}-{get_random_string(4).lower()}"
    return Organisation.objects.create(name=name, slug=slug, kind=Organisation.Kind.COMPANY)
