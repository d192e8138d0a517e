"""Every change of data: declared with `mutation`, done with `Do`, run by `mreza.mutation.runner`."""

from mreza.mutation.declaration import MutationSpec, mutation, mutations_in, spec_of
from mreza.mutation.do import Do
from mreza.mutation.shapes import UNSET, Kind, Parameter, Shape, shown_once

__all__ = [
    "UNSET",
    "Do",
    "Kind",
    "MutationSpec",
    "Parameter",
    "Shape",
    "mutation",
    "mutations_in",
    "shown_once",
    "spec_of",
]
