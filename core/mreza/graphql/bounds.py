"""The caps that documents and variables are held against."""

from __future__ import annotations

from dataclasses import dataclass, field

from mreza.graphql.cost import Sizes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The caps of a document and of its variables. The defaults hold a rich page of a web application with room."""

    max_characters: int = 50_000
    max_tokens: int = 2_000
    max_comments: int = 500
    max_directives: int = 60
    max_name: int = 128
    max_literal: int = 5_000
    max_value_depth: int = 14
    max_definitions: int = 60
    """Operations and fragments."""
    max_fields: int = 1_500
    """Selections of the whole document with its fragments expanded."""
    max_pairs: int = 2_000
    """Pairs of fields that validation compares because they answer under one name."""
    max_depth: int = 15
    max_lists: int = 4
    max_aliases: int = 100
    max_roots: int = 30
    max_mutations: int = 10
    max_introspection_depth: int = 30
    max_introspection_nesting: int = 2
    max_introspection_lists: int = 14
    max_introspection_roots: int = 3
    """0 closes introspection."""
    max_cost: int = 20_000
    max_variable_depth: int = 12
    max_list: int = 1_000
    max_text: int = 100_000
    max_values: int = 10_000
    """Values in the variables."""
    sizes: Sizes = field(default_factory=Sizes)

    @property
    def max_work(self) -> int:
        """Most steps that checking any document can take; the refusal comes at the latest then."""
        read = self.max_tokens + self.max_comments + 1
        return read + 4 * self.max_fields + self.max_pairs + self.max_values
