"""All models of core, in the order in which their tables depend on one another."""

from mreza.access.models import Role, RoleGrant, Token, User
from mreza.delivery.models import Delivery, Job, WebhookEndpoint
from mreza.directory.merges import PersonMerge
from mreza.directory.organisations import (
    Address,
    BeneficiaryGroup,
    ContactPoint,
    Identifier,
    Organisation,
    ProvidedService,
    ServedGroup,
    ServiceType,
)
from mreza.directory.people import Affiliation, Mandate, Person
from mreza.directory.places import AdministrativeUnit, Country, Network
from mreza.model.history import StateChange
from mreza.outbox.models import AuditEntry, EventRecord

__all__ = [
    "Address",
    "AdministrativeUnit",
    "Affiliation",
    "AuditEntry",
    "BeneficiaryGroup",
    "ContactPoint",
    "Country",
    "Delivery",
    "EventRecord",
    "Identifier",
    "Job",
    "Mandate",
    "Network",
    "Organisation",
    "Person",
    "PersonMerge",
    "ProvidedService",
    "Role",
    "RoleGrant",
    "ServedGroup",
    "ServiceType",
    "StateChange",
    "Token",
    "User",
    "WebhookEndpoint",
]
