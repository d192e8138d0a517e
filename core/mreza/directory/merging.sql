-- The columns of all tables, plugins' included, that lead to a person.
CREATE OR REPLACE FUNCTION mreza.links_to_people(OUT name text, OUT link text) RETURNS SETOF record
LANGUAGE sql STABLE SET search_path = '' AS $f$
    SELECT DISTINCT r.relname::text, a.attname::text
    FROM pg_catalog.pg_constraint AS c
    JOIN pg_catalog.pg_class AS r ON r.oid = c.conrelid
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'public.core_person'::regclass AND r.relnamespace = 'public'::regnamespace
        AND r.relname <> 'core_person_merge'
    ORDER BY 1, 2
$f$;
REVOKE ALL ON FUNCTION mreza.links_to_people() FROM PUBLIC;

-- Whether both persons are of one network, and that is the viewer's to change.
CREATE OR REPLACE FUNCTION mreza.may_merge(one uuid, other uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $f$
    SELECT count(*) = 2 AND count(DISTINCT p.network_id) = 1 AND bool_and(p.network_id = ANY (mreza.networks()))
    FROM public.core_person AS p WHERE p.id IN (may_merge.one, may_merge.other)
$f$;
REVOKE ALL ON FUNCTION mreza.may_merge(uuid, uuid) FROM PUBLIC;

-- Lets everything that leads to `gone` lead to `kept`, in whatever network it lies: {"moved": {"table.column": [ids]}, "left": n}.
-- A row that `kept` has already, such as the attendance at the same session, stays where it is. Null where it must not be done.
CREATE OR REPLACE FUNCTION mreza.merge_person(kept uuid, gone uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    moved jsonb := '{}';
    stays integer := 0;
    one record;
    row_id uuid;
    ids uuid[];
BEGIN
    IF NOT mreza.may_merge(kept, gone) THEN
        RETURN NULL;
    END IF;
    FOR one IN SELECT * FROM mreza.links_to_people() LOOP
        ids := '{}';
        FOR row_id IN EXECUTE format('SELECT id FROM public.%I WHERE %I = $1 ORDER BY id', one.name, one.link) USING gone LOOP
            BEGIN
                EXECUTE format('UPDATE public.%I SET %I = $1, version = version + 1 WHERE id = $2', one.name, one.link)
                    USING kept, row_id;
                ids := ids || row_id;
            EXCEPTION WHEN unique_violation OR exclusion_violation THEN
                stays := stays + 1;
            END;
        END LOOP;
        IF ids <> '{}' THEN
            moved := moved || jsonb_build_object(one.name || '.' || one.link, to_jsonb(ids));
        END IF;
    END LOOP;
    RETURN jsonb_build_object('moved', moved, 'left', stays);
END $f$;
REVOKE ALL ON FUNCTION mreza.merge_person(uuid, uuid) FROM PUBLIC;

-- Lets what a merge moved lead to `gone` again, as far as it still leads to `kept`. How many rows; null where it must not be done.
CREATE OR REPLACE FUNCTION mreza.part_person(kept uuid, gone uuid, moved jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    parted integer := 0;
    changed integer;
    one record;
BEGIN
    IF NOT mreza.may_merge(kept, gone) THEN
        RETURN NULL;
    END IF;
    FOR one IN SELECT * FROM mreza.links_to_people() WHERE moved ? (name || '.' || link) LOOP
        EXECUTE format('UPDATE public.%I SET %I = $1, version = version + 1 WHERE %I = $2 AND id = ANY ($3)',
            one.name, one.link, one.link)
            USING gone, kept, ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(moved -> (one.name || '.' || one.link)));
        GET DIAGNOSTICS changed = ROW_COUNT;
        parted := parted + changed;
    END LOOP;
    RETURN parted;
END $f$;
REVOKE ALL ON FUNCTION mreza.part_person(uuid, uuid, jsonb) FROM PUBLIC;
