import pytest
from graphql import GraphQLError, GraphQLSyntaxError, build_schema, get_introspection_query, parse, validate
from mreza.graphql.cost import announcement
from mreza.graphql.limits import Limits, TooCostly, check, recheck, without_suggestions

from .hostile import HOSTILE, LEGITIMATE, MALFORMED, Sent

LIMITS = Limits()


def cost(document: str, **variables: object) -> int:
    return check(document, None, variables, LIMITS).cost


def refusal(document: str, limits: Limits = LIMITS, **variables: object) -> TooCostly:
    with pytest.raises(TooCostly) as refused:
        check(document, None, variables, limits)
    return refused.value


@pytest.mark.parametrize("sent", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_is_refused_within_the_budget_of_work(sent: Sent):
    with pytest.raises(TooCostly) as refused:
        check(sent.document, sent.operation_name, sent.variables, LIMITS)
    assert refused.value.work <= LIMITS.max_work
    assert len(refused.value.message) < 200


@pytest.mark.parametrize("document", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_graphql_is_a_syntax_error(document: str):
    with pytest.raises(GraphQLSyntaxError):
        check(document, None, {}, LIMITS)


@pytest.mark.parametrize("sent", LEGITIMATE.values(), ids=LEGITIMATE)
def test_what_people_send_passes(sent: Sent):
    checked = check(sent.document, sent.operation_name, sent.variables, LIMITS)
    assert checked.cost <= LIMITS.max_cost
    assert checked.work <= LIMITS.max_work


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("{ __typename }", 0),
        ("{ viewer { id } }", 1),
        ("{ organisations(first: 50) { nodes { network { id } } } }", 1 + 50 * 2),
        ("{ organisations(first: 50) { edges { cursor node { network { id } } } } }", 1 + 50 * 2),
        ("{ organisations { nodes { id } } }", 1 + 20),
        ("{ organisations { totalCount } }", 1 + 1),
        ("{ organisations(first: 100) { totalCount pageInfo { hasNextPage } } }", 1 + 1 + 1),
        ("{ organisations(first: 3, last: 7) { nodes { id } } }", 1 + 7),
        ("{ organisations(first: 5000) { nodes { id } } }", 1 + 100),
        ("{ organisations(first: null) { nodes { id } } }", 1 + 20),
        ('{ organisations(first: "x") { nodes { id } } }', 1 + 20),
        ("{ a(first: 10) { nodes { b(first: 5) { nodes { id } } } } }", 1 + 10 * (1 + 1 + 5)),
        ("{ organisations { groups { count } } }", 1 + 1 + 20),
        ("{ services(first: 10) { name } }", 1 + 10),
        ('{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3),
        ("{ ...A } fragment A on Query { organisations(first: 9) { ...B } } fragment B on C { nodes { id } }", 1 + 9),
        ("{ a: organisations { nodes { id } } b: organisations { nodes { id } } }", 42),
        ("mutation { rename { organisation { id } } }", 10 + 2),
    ],
)
def test_an_object_costs_one_and_a_list_multiplies(document: str, expected: int):
    assert cost(document) == expected


def test_a_page_size_in_a_variable_is_priced_by_its_value_bounded():
    document = "query ($n: Int = 7) { organisations(first: $n) { nodes { id } } }"
    assert [cost(document, n=n) for n in (3, 10**30, -5, "x", True)] == [4, 101, 1, 21, 21]
    assert cost(document) == 8


def test_ids_in_a_variable_are_priced_by_their_number():
    assert cost("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["a"] * 40) == 41


def test_the_chosen_operation_is_priced_and_the_others_are_bounded():
    document = "query Small { viewer { id } } query Large { organisations(first: 100) { nodes { id } } }"
    assert check(document, "Small", {}, LIMITS).cost == 1
    assert check(document, "Large", {}, LIMITS).cost == 101


def test_a_checked_document_is_priced_again_for_other_variables():
    checked = check(
        "query ($n: Int) { a(first: $n) { nodes { b(first: 100) { nodes { id } } } } }", None, {"n": 1}, LIMITS
    )
    assert recheck(checked, {"n": 2}, LIMITS) == 1 + 2 * 102
    with pytest.raises(TooCostly, match="smaller pages"):
        recheck(checked, {"n": 2}, Limits(max_cost=100))
    with pytest.raises(TooCostly, match="list in the variables"):
        recheck(checked, {"n": [1] * 2_000}, LIMITS)


def test_the_refusal_tells_the_cost_that_was_asked():
    refused = refusal("{ a(first: 100) { nodes { b(first: 100) { nodes { c(first: 100) { nodes { id } } } } } } }")
    assert refused.cost == 1_020_201
    assert refused.code == "COST_LIMIT"


def test_the_cost_is_announced_with_what_is_available():
    assert announcement(101, 20_000) == {"requestedQueryCost": 101, "maximumAvailable": 20_000}


def test_no_operation_or_an_unknown_one_is_named():
    for document, name, said in [
        ("fragment A on Query { id }", None, "no operation"),
        ("query A { id } query B { id }", None, "Name one"),
        ("query A { id }", "B", "no operation of that name"),
        ("type A { id: ID }", None, "Only operations"),
        ("{ ...A } fragment A on Q { id } fragment A on Q { name }", None, "only one fragment"),
    ]:
        with pytest.raises(GraphQLError, match=said):
            check(document, name, {}, LIMITS)


def test_the_introspection_of_tools_passes_unless_it_is_closed():
    query = get_introspection_query(specified_by_url=True, directive_is_repeatable=True, input_value_deprecation=True)
    assert check(query, None, {}, LIMITS).document
    refused = refusal(query, Limits(max_introspection_roots=0))
    assert refused.code == "INTROSPECTION_CLOSED"
    assert cost("{ __typename }") == 0


def test_a_fragment_hides_no_introspection_from_the_closed_door():
    refusal(
        "{ ...A } fragment A on Query { ... { s: __schema { types { name } } } }", Limits(max_introspection_roots=0)
    )


def test_what_passes_is_validated_in_few_comparisons():
    """Overlapping fields are the quadratic part of validation; the pairs are part of the budget."""
    passes = "{ n {" + "id " * 60 + "} }"
    assert check(passes, None, {}, LIMITS).work < LIMITS.max_work
    assert "too often" in refusal("{ n {" + "id " * 70 + "} }").message


def test_suggestions_are_taken_out_of_errors():
    schema = build_schema("type Query { secretary: Int }")
    errors = validate(schema, parse("{ secretari }"))
    assert "secretary" in errors[0].message
    hidden = without_suggestions(errors)
    assert [error.message for error in hidden] == ["Cannot query field 'secretari' on type 'Query'."]
    assert hidden[0].locations == errors[0].locations
    plain = [GraphQLError("Something else.")]
    assert without_suggestions(plain) == plain
