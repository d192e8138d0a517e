"""What of the directory the API lets be changed."""

from mreza.directory.mutations.catalogues import define_beneficiary_group, define_network, define_service_type
from mreza.directory.mutations.merging import find_same_people, merge_people, undo_merge
from mreza.directory.mutations.organisations import (
    create_organisation,
    end_service,
    provide_service,
    set_served_groups,
    update_organisation,
)
from mreza.directory.mutations.particulars import (
    add_contact_point,
    add_identifier,
    end_identifier,
    remove_contact_point,
    set_address,
    update_contact_point,
)
from mreza.directory.mutations.people import (
    affiliate,
    assign_mandate,
    create_person,
    end_affiliation,
    update_person,
)

__all__ = [
    "add_contact_point",
    "add_identifier",
    "affiliate",
    "assign_mandate",
    "create_organisation",
    "create_person",
    "define_beneficiary_group",
    "define_network",
    "define_service_type",
    "end_affiliation",
    "end_identifier",
    "end_service",
    "find_same_people",
    "merge_people",
    "provide_service",
    "remove_contact_point",
    "set_address",
    "set_served_groups",
    "undo_merge",
    "update_contact_point",
    "update_organisation",
    "update_person",
]
