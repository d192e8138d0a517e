"""The table of transitions, kept by the database as well: a trigger per state column."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mreza.model.base import Base
from mreza.model.fields import StateOptions, options_of

FUNCTION = """
CREATE OR REPLACE FUNCTION mreza.check_transition() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  source text := to_jsonb(OLD) ->> TG_ARGV[0];
  target text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  IF source IS DISTINCT FROM target AND NOT coalesce((TG_ARGV[1]::jsonb -> source) ? target, false) THEN
    RAISE EXCEPTION 'From % one cannot go to %.', source, target
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transition', TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0];
  END IF;
  RETURN NEW;
END $$"""


def transitions_sql(model: type[Base]) -> Iterator[str]:
    """The statements that (re)create a model's transition triggers."""
    table = model.__tablename__
    for column in model.__table__.c:
        options = options_of(column)
        if isinstance(options, StateOptions):
            allowed = {
                source.name: sorted(target.name for target in targets)
                for source, targets in options.transitions.items()
            }
            yield (
                f"CREATE OR REPLACE TRIGGER transition_{column.name} BEFORE UPDATE OF {column.name} ON public.{table} "
                f"FOR EACH ROW EXECUTE FUNCTION mreza.check_transition('{column.name}', '{json.dumps(allowed)}')"
            )
