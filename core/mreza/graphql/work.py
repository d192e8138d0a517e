"""How much looking at a document has cost so far, and the refusal when it is too much."""

from __future__ import annotations


class TooCostly(Exception):
    """A document or its variables pass a limit; the sentence says which.

    Attributes:
        message: for the caller.
        code: for `extensions.code`.
        cost: the requested cost when it was computed, else None.
        work: steps that were spent before the refusal.
    """

    def __init__(self, message: str, cost: int | None = None, *, code: str = "COST_LIMIT") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.cost = cost
        self.work = 0


class Meter:
    """A budget of steps: a token read, a selection visited, a pair compared. It never runs over."""

    __slots__ = ("budget", "spent")

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.spent = 0

    def spend(self, steps: int = 1) -> None:
        """Take steps from the budget.

        Raises:
            TooCostly: it is used up.
        """
        self.spent += steps
        if self.spent > self.budget:
            self.spent = self.budget
            raise TooCostly("The document takes too long to check. Ask for less at once.")
