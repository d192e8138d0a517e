"""What is asked.

Every contender answers each question with the same data, which is compared before anything is measured.
"""

from __future__ import annotations

from dataclasses import dataclass

POINT = """
query Point($id: ID!, $day: Date!) {
  organisation(id: $id) {
    id name acronym website
    network { code name }
    memberships { memberNumber state }
    membershipTerms(asOf: $day) { validFrom validTo state }
    services(asOf: $day) { capacity validFrom serviceType { code name } }
  }
}"""

PAGE = """
query Page($network: ID!, $after: String) {
  organisations(first: 50, after: $after, orderBy: [{name: ASC}], where: {network: {id: {eq: $network}}}) {
    nodes {
      id name
      network { code name }
      membershipTerms(first: 3, orderBy: [{validFrom: DESC}]) { validFrom validTo state }
      contacts(first: 10) { kind value label }
    }
    pageInfo { hasNextPage endCursor }
  }
}"""

NESTED = """
query Nested($network: ID!, $after: String) {
  organisations(first: 100, after: $after, orderBy: [{name: ASC}], where: {network: {id: {eq: $network}}}) {
    nodes {
      id name
      network { code }
      affiliations(first: 10) { kind position validFrom person { id givenName familyName network { code } } }
      services(first: 10) { capacity serviceType { code name } }
      contacts(first: 10) { kind value }
    }
  }
}"""

STATISTICS = """
query Statistics {
  organisations { groups(by: [{network: {code: true}}]) { key { network { code } } count } }
  memberships { groups(by: [{network: {code: true}}, {state: true}]) { key { network { code } state } count } }
  providedServices {
    groups(by: [{network: {code: true}}]) {
      key { network { code } } count sum { capacity } distinct(of: {serviceType: {id: true}})
    }
  }
}"""

MUTATION = """
mutation Add($organisation: ID!, $value: String!) {
  addContactPoint(input: {organisationId: $organisation, kind: EMAIL, value: $value, label: "Bench"}) {
    contactPoint { kind value label organisation { id name network { code } } }
    errors { code message }
  }
}"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, who asks it, and from which of the sampled values its variables are taken.

    Attributes:
        document: GraphQL, for all who speak it; the limit has SQL of its own by the same name.
        viewer: who asks when contenders are compared.
        also: further viewers to measure ours with. What they see may differ, so nothing is compared with them.
    """

    name: str
    title: str
    document: str
    variables: tuple[str, ...] = ()
    viewer: str = "coordinator"
    also: tuple[str, ...] = ("secretariat", "public")
    target: float = 0.9


QUESTIONS = (
    Question("point", "One organisation with its memberships and services", POINT, ("id", "day"), target=0.75),
    Question("page", "A page of 50 organisations by name, with terms and contacts", PAGE, ("network", "after")),
    Question(
        "nested",
        "100 organisations with people, services, contacts (about 2,000 objects)",
        NESTED,
        ("network", "page_after"),
    ),
    Question("statistics", "Statistics per network", STATISTICS, viewer="secretariat", also=("coordinator", "public")),
    Question(
        "mutation", "Add a contact point and read it back", MUTATION, ("organisation", "value"), also=(), target=0.0
    ),
)
BY_NAME = {question.name: question for question in QUESTIONS}
LOCALE = "sr-Cyrl"
