"""From models to a GraphQL schema: object, filter, order, aggregate and connection types of every model, with their
descriptions.
"""

from __future__ import annotations

from collections.abc import Sequence

import strawberry
from graphql import GraphQLSchema, lexicographic_sort_schema, print_schema
from strawberry.schema.config import StrawberryConfig

from mreza.access.viewer import ViewerKind
from mreza.errors import ConfigurationError
from mreza.garbage import unswept
from mreza.graphql.schema_filters import Filters
from mreza.graphql.schema_mutations import MutationTypes
from mreza.graphql.select_list import MAX_PAGE
from mreza.graphql.strawberries import (
    SCALAR_MAP,
    Blank,
    Locale,
    Made,
    enum_of,
    fill_interface,
    fill_object,
    forget,
    optional,
    scalar_of,
)
from mreza.model.audience import PUBLIC
from mreza.model.registry import AnyField, ComputedField, ModelInfo, Registry, ToMany, ToOne, ValueField
from mreza.model.units import measured_doc
from mreza.model.values import DATE, DECIMAL, INT, JSON
from mreza.mutation import MutationSpec

SINCE = Made("since", optional(scalar_of(DATE)), "The first day that counts; from ever when left out.")
AS_OF = Made("asOf", optional(scalar_of(DATE)), "The day asked for; today when left out.")
LOCALE = Made("locale", optional(Locale), "The language and script; the request's when left out.")


class SchemaBuilder:
    """Builds the types of one assembled application."""

    def __init__(self, registry: Registry, mutations: Sequence[MutationSpec] = ()) -> None:
        self.registry = registry
        self.infos = list(registry.infos.values())
        self.blank = Blank(registry.infos)
        self.filters = Filters(self.blank, registry)
        self.mutation_types = MutationTypes(self.blank, mutations, registry)

    def build(self) -> strawberry.Schema:
        """The schema."""
        with unswept():
            schema = self._built()
        forget()
        return schema

    def _built(self) -> strawberry.Schema:
        self._common()
        for info in self.infos:
            self._object(info)
            self._key_and_measures(info)
            self._group(info)
            self._connection(info)
            self.filters.of(info)
        self.filters.finish()
        query = fill_object(self.blank("Query"), self._roots(), "Everything that can be asked.")
        mutation = self.mutation_types.root()
        subscription = fill_object(self.blank("Subscription"), [self._events()], "What happens, as it happens.")
        types = [self.blank(info.name) for info in self.infos]
        return strawberry.Schema(
            query,
            mutation,
            subscription,
            types=types,
            config=StrawberryConfig(auto_camel_case=False, scalar_map=SCALAR_MAP),
        )

    def _common(self) -> None:
        string, boolean = optional(str), bool
        fill_interface(
            self.blank("Node"),
            [Made("id", strawberry.ID, "Opaque global id.")],
            "Anything that can be looked up by its global id.",
        )
        page = [
            Made("hasNextPage", boolean, "Whether rows follow this page."),
            Made("hasPreviousPage", boolean, "Whether rows precede this page."),
            Made("startCursor", string, "Cursor of the page's first row."),
            Made("endCursor", string, "Cursor of the page's last row; give it as after."),
        ]
        fill_object(self.blank("PageInfo"), page, "Where a page stands in its list.")
        translation = [
            Made("text", string, "The text."),
            Made("locale", optional(Locale), "The locale it was found in."),
            Made("requested", Locale, "The locale it was asked for in."),
            Made("isFallback", boolean, "True when it was not found in the locale asked for."),
            Made("fallbacks", list[Locale], "The order in which locales are tried."),
            Made("all", optional(scalar_of(JSON)), "All texts by locale, as written."),
        ]
        fill_object(self.blank("Translation"), translation, "A text with the locale it was found in.")
        self._viewer_type()

    def _viewer_type(self) -> None:
        fields = [
            Made("kind", enum_of(ViewerKind), "What sort of viewer."),
            Made("permissions", list[str], "What the viewer may do."),
            Made("locale", Locale, "The locale that answers are in."),
            Made("user", optional(self.blank("User")), "The account, if one is signed in."),
            Made("networks", list[self.blank("Network")], "The networks the viewer belongs to."),  # type: ignore[misc]
            Made("organisations", list[self.blank("Organisation")], "The viewer's own organisations."),  # type: ignore[misc]
        ]
        fill_object(self.blank("Viewer"), fields, "Who asks.")
        reason = [
            Made("rule", str, "The rule, in words."),
            Made("clause", str, "Its part, as the database holds it."),
            Made("holds", bool, "Whether it lets the viewer in."),
        ]
        fill_object(self.blank("AccessReason"), reason, "One way in.")
        explanation = [
            Made(
                "visible",
                bool,
                "Whether the viewer sees the object. "
                "An object that does not exist answers the same as one that is not the viewer's.",
            ),
            Made("reasons", list[self.blank("AccessReason")], "Every way in, and whether it holds."),  # type: ignore[misc]
            Made("hiddenFields", list[str], "Fields whose audience the viewer is not in, for this object."),
        ]
        fill_object(self.blank("AccessExplanation"), explanation, "Why a viewer sees an object.")

    def _object(self, info: ModelInfo) -> None:
        fields = [made for field in info.fields.values() for made in self._fields(field)]
        fill_object(self.blank(info.name), fields, info.doc)

    def _fields(self, field: AnyField) -> list[Made]:
        match field:
            case ValueField():
                return self._value_fields(field)
            case ComputedField():
                return [Made(field.name, optional(scalar_of(field.value)), field.doc)]
            case ToOne():
                arguments = (AS_OF,) if field.takes_day else ()
                return [Made(field.name, optional(self.blank(field.target.__name__)), field.doc, arguments)]
            case ToMany():
                target = self.registry.of(field.target)
                first = Made("first", optional(int), f"How many at most; {MAX_PAGE} when left out.")
                return [
                    Made(field.name, list[self.blank(target.name)], field.doc, (first, *self._list_arguments(target)))  # type: ignore[misc]
                ]

    def _value_fields(self, field: ValueField) -> list[Made]:
        annotation = scalar_of(field.value)
        shown = annotation if not field.nullable and field.audience is PUBLIC else optional(annotation)
        arguments = (
            ((SINCE,) if field.takes_since else ())
            + ((AS_OF,) if field.takes_day else ())
            + ((LOCALE,) if field.translated else ())
        )
        fields = [Made(field.name, shown, field.doc, arguments)]
        if field.translated:
            doc = f"`{field.name}` with the locale it was found in."
            fields.append(Made(f"{field.name}Translation", optional(self.blank("Translation")), doc, (LOCALE,)))
        return fields

    def _list_arguments(self, info: ModelInfo) -> tuple[Made, ...]:
        arguments = [
            Made("where", optional(self.blank(f"{info.name}Where")), "Which ones."),
            Made(
                "orderBy",
                optional(list[self.blank(f"{info.name}Order")]),  # type: ignore[misc]
                "In which order; the id always comes last.",
            ),
        ]
        if info.searchable:
            arguments.append(Made("search", optional(str), "Words to find, whatever the script and the diacritics."))
        doc = (
            "Only those that hold on this day; fields that depend on a day are answered for it."
            if info.period
            else AS_OF.doc
        )
        arguments.append(Made("asOf", AS_OF.annotation, doc))
        return tuple(arguments)

    def _connection(self, info: ModelInfo) -> None:
        node = self.blank(info.name)
        edge = self.blank(f"{info.name}Edge")
        fill_object(
            edge,
            [Made("cursor", str, "Where the row stands."), Made("node", node, "The row.")],
            f"A row of a list of {info.plural}.",
        )
        by = Made(
            "by",
            optional(list[self.blank(f"{info.name}By")]),  # type: ignore[misc]
            "What to group by; one group of all rows when left out.",
        )
        fields = [
            Made("nodes", list[node], "The rows of the page."),  # type: ignore[valid-type]
            Made("edges", list[edge], "The rows of the page with their cursors."),  # type: ignore[valid-type]
            Made("pageInfo", self.blank("PageInfo"), "Where the page stands."),
            Made("totalCount", int, "How many rows there are in all."),
            Made(
                "groups",
                list[self.blank(f"{info.name}Group")],  # type: ignore[misc]
                "Counts and sums over all rows, not only the page's.",
                (by,),
            ),
        ]
        fill_object(self.blank(f"{info.name}Connection"), fields, f"A list of {info.plural}.")

    def _group(self, info: ModelInfo) -> None:
        of = Made("of", self.blank(f"{info.name}By"), "Which values; several count together.")
        fields = [
            Made("key", self.blank(f"{info.name}Key"), "What the rows of the group have in common."),
            Made("count", int, "How many rows."),
            Made(
                "distinct",
                int,
                "How many different values; of several together, those of which all are known.",
                (Made(of.name, of.annotation, of.doc),),
            ),
            *[
                Made(name, self.blank(f"{info.name}{name.capitalize()}"), doc)
                for name, doc in _MEASURES.items()
                if self._has(info, name)
            ],
        ]
        fill_object(self.blank(f"{info.name}Group"), fields, f"{info.plural} with something in common.")

    def _key_and_measures(self, info: ModelInfo) -> None:
        key = [
            self._key_field(field) for field in info.fields.values() if isinstance(field, ValueField | ToOne | ToMany)
        ]
        fill_object(self.blank(f"{info.name}Key"), key, f"What {info.plural} can be grouped by.")
        for name, doc in _MEASURES.items():
            fields = [made for field in info.fields.values() if (made := self._measure_field(field, name)) is not None]
            if fields:
                fill_object(self.blank(f"{info.name}{name.capitalize()}"), fields, doc)

    def _key_field(self, field: ValueField | ToOne | ToMany) -> Made:
        if isinstance(field, ToOne | ToMany):
            return Made(field.name, optional(self.blank(f"{field.target.__name__}Key")), field.doc)
        return Made(field.name, optional(scalar_of(field.value)), field.doc)

    def _measure_field(self, field: AnyField, name: str) -> Made | None:
        if isinstance(field, ToOne):
            target = self.registry.of(field.target)
            if self._has(target, name):
                return Made(field.name, self.blank(f"{target.name}{name.capitalize()}"), field.doc)
        elif isinstance(field, ValueField) and _measurable(field, name):
            value = DECIMAL if name == "avg" or (name == "sum" and field.value is not INT) else field.value
            return Made(field.name, optional(scalar_of(value)), measured_doc(field))
        return None

    def _has(self, info: ModelInfo, name: str) -> bool:
        """Whether a model, or one that it links to, has anything to measure."""
        return _anything(self.registry, info, name, frozenset())

    def _roots(self) -> list[Made]:
        id = Made("id", strawberry.ID, "Its global id.")
        roots = [
            Made(
                "node",
                optional(self.blank("Node")),
                "Any object by its global id; null when there is none or it is not the viewer's.",
                (id,),
            ),
            Made(
                "nodes",
                list[optional(self.blank("Node"))],  # type: ignore[misc]
                "Several objects, in the order of their ids.",
                (Made("ids", list[strawberry.ID], "Global ids, at most 100."),),
            ),
            Made("viewer", self.blank("Viewer"), "Who asks."),
            Made(
                "explainAccess", self.blank("AccessExplanation"), "Why the viewer sees an object, or does not.", (id,)
            ),
        ]
        taken = {made.name for made in roots}
        for info in self.infos:
            if not info.model.__api__:
                continue
            for made in self._model_roots(info, id):
                if made.name in taken:
                    raise ConfigurationError(
                        f"{info.plugin}: the root field {made.name} exists already. "
                        f"Give {info.name} another __plural__."
                    )
                taken.add(made.name)
                roots.append(made)
        return roots

    def _model_roots(self, info: ModelInfo, id: Made) -> list[Made]:
        paging = (
            Made("first", optional(int), f"How many from the start, at most {MAX_PAGE}."),
            Made("after", optional(str), "Only what follows this cursor."),
            Made("last", optional(int), f"How many from the end, at most {MAX_PAGE}."),
            Made("before", optional(str), "Only what precedes this cursor."),
        )
        return [
            Made(info.root_one, optional(self.blank(info.name)), info.doc, (id, AS_OF)),
            Made(
                info.plural,
                self.blank(f"{info.name}Connection"),
                f"A list. {info.doc}",
                (*paging, *self._list_arguments(info)),
            ),
        ]

    def _events(self) -> Made:
        types = Made("types", optional(list[str]), "Only these, e.g. membership.MemberAdmitted; all when left out.")
        return Made(
            "events",
            self.blank("EventRecord"),
            "Domain events that the viewer may see, as they are committed.",
            (types,),
        )


_MEASURES = {"sum": "Sums.", "min": "Smallest values.", "max": "Greatest values.", "avg": "Means."}


def _measurable(field: ValueField, name: str) -> bool:
    if name in ("sum", "avg"):
        return field.value.additive and field.name != "version"
    return field.value.ordered and not field.translated and field.value.name != "Boolean" and field.value.enum is None


def _anything(registry: Registry, info: ModelInfo, name: str, seen: frozenset[str]) -> bool:
    if info.name in seen:
        return False
    for field in info.fields.values():
        if isinstance(field, ValueField) and _measurable(field, name):
            return True
        if isinstance(field, ToOne) and _anything(registry, registry.of(field.target), name, seen | {info.name}):
            return True
    return False


def core_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """graphql-core's schema behind Strawberry's, for parsing's next step: validation and introspection."""
    return schema._schema


def sdl(schema: strawberry.Schema) -> str:
    """The schema as text, sorted, so that two versions can be compared."""
    return print_schema(lexicographic_sort_schema(core_schema(schema))) + "\n"
