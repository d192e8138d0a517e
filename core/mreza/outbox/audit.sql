-- A UUIDv7 (RFC 9562), as mreza.model.ids.uuid7 makes them.
CREATE OR REPLACE FUNCTION mreza.uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $f$
    SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
        52, 1), 53, 1), 'hex')::uuid
$f$;

-- A global id, as mreza.model.global_id makes them; the prefix is that module's.
CREATE OR REPLACE FUNCTION mreza.global_id(prefix text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $f$ SELECT $1 || encode(uuid_send($2), 'base64') $f$;

-- Who acts: the user and kind of the scope; where the scope is an elevated one without a user, those of the viewer
-- who elevated it. A handle that is not known counts for nothing, so the setting cannot name somebody else.
CREATE OR REPLACE FUNCTION mreza.actor(OUT user_id uuid, OUT kind text, OUT credential_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$
    SELECT coalesce(now.user_id, own.user_id), coalesce(own.kind, now.kind, 'SYSTEM'),
           coalesce(now.credential_id, own.credential_id)
    FROM (SELECT nullif(current_setting('mreza.scope', true), '') AS scope,
                 nullif(current_setting('mreza.actor', true), '') AS actor) AS setting
    LEFT JOIN mreza.scope AS now ON now.handle = setting.scope
    LEFT JOIN mreza.scope AS own ON own.handle = setting.actor AND now.user_id IS NULL
$f$;

REVOKE ALL ON FUNCTION mreza.actor() FROM PUBLIC;

-- Arguments of the trigger: type, prefix of its global ids, its network's column, its organisation's column ('' for
-- none), columns that are never written down, columns that only the secretariat reads, and those of the former of which
-- it is written down that they changed.
CREATE OR REPLACE FUNCTION mreza.audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$
DECLARE
    skip text[] := TG_ARGV[4]::text[];
    hidden text[] := TG_ARGV[5]::text[];
    secrets text[] := TG_ARGV[6]::text[];
    old_row jsonb;
    new_row jsonb;
    facts jsonb;
    before jsonb;
    after jsonb;
    who record;
    done public.core_audit_entry.action%TYPE :=
        CASE TG_OP WHEN 'INSERT' THEN 'CREATED' WHEN 'UPDATE' THEN 'CHANGED' ELSE 'DELETED' END;
BEGIN
    IF current_setting('mreza.bulk', true) = 'on' AND pg_has_role(session_user,
        (SELECT relowner FROM pg_catalog.pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RETURN NULL;
    END IF;
    -- Only now: of a row that leaves no trace nothing is computed.
    old_row := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    new_row := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    facts := coalesce(new_row, old_row);
    before := jsonb_strip_nulls(old_row - skip);
    after := jsonb_strip_nulls(new_row - skip);
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(key, old_row -> key), jsonb_object_agg(key, value) INTO before, after
        FROM jsonb_each(new_row - skip) WHERE value IS DISTINCT FROM old_row -> key;
        after := nullif(coalesce(after, '{}') || coalesce((SELECT jsonb_object_agg(key, 'changed')
            FROM unnest(secrets) AS key WHERE new_row -> key IS DISTINCT FROM old_row -> key), '{}'), '{}');
        IF after IS NULL THEN
            RETURN NULL;
        END IF;
    END IF;
    SELECT * INTO who FROM mreza.actor();
    INSERT INTO public.core_audit_entry (id, version, subject_type, subject, table_name, row_id, network_id,
        organisation_id, action, before, after, restricted, actor_id, viewer_kind, mutation, request_id, reason, at)
    VALUES (mreza.uuid7(), 1, TG_ARGV[0], mreza.global_id(TG_ARGV[1], (facts ->> 'id')::uuid), TG_TABLE_NAME,
        (facts ->> 'id')::uuid, (facts ->> TG_ARGV[2])::uuid, (facts ->> TG_ARGV[3])::uuid,
        done, before - hidden, after - hidden, mreza.only(before, after, hidden),
        who.user_id, who.kind, nullif(current_setting('mreza.mutation', true), ''),
        nullif(current_setting('mreza.request_id', true), ''), nullif(current_setting('mreza.reason', true), ''),
        clock_timestamp());
    RETURN NULL;
END
$f$;

-- What of a change lies in the given columns; null when nothing does.
CREATE OR REPLACE FUNCTION mreza.only(before jsonb, after jsonb, columns text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
    SELECT CASE WHEN coalesce(before, after) ?| columns OR after ?| columns THEN jsonb_build_object(
        'before', (SELECT jsonb_object_agg(key, value) FROM jsonb_each(before) WHERE key = ANY (columns)),
        'after', (SELECT jsonb_object_agg(key, value) FROM jsonb_each(after) WHERE key = ANY (columns))) END
$f$;
