-- How far the viewer's right to a person's data reaches: 'all' (the secretariat and the owner's own work), 'self' (the person),
-- 'network' (who holds the permission in the person's network), null (not at all).
CREATE OR REPLACE FUNCTION mreza.privacy_reach(person uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $f$
    SELECT CASE
        WHEN pg_catalog.pg_has_role(session_user, c.relowner, 'USAGE') THEN 'all'
        WHEN 'core.privacy' = ANY (mreza.permissions()) AND mreza.is_secretariat() THEN 'all'
        WHEN mreza.person() = p.id THEN 'self'
        WHEN 'core.privacy' = ANY (mreza.permissions()) AND p.network_id = ANY (mreza.networks()) THEN 'network' END
    FROM public.core_person AS p CROSS JOIN pg_catalog.pg_class AS c
    WHERE p.id = privacy_reach.person AND c.oid = 'public.core_person'::regclass
$f$;
REVOKE ALL ON FUNCTION mreza.privacy_reach(uuid) FROM PUBLIC;

-- The accounts of a person.
CREATE OR REPLACE FUNCTION mreza.privacy_users(person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $f$
    SELECT coalesce(array_agg(u.id), '{}') FROM public.core_user AS u WHERE u.person_id = privacy_users.person
$f$;
REVOKE ALL ON FUNCTION mreza.privacy_users(uuid) FROM PUBLIC;

-- What a person is known by, now and by the audit trail: addresses and numbers, with `names` also the name both ways round.
CREATE OR REPLACE FUNCTION mreza.privacy_keys(person uuid, users uuid[], names boolean) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $f$
    SELECT coalesce(array_agg(DISTINCT lower(btrim(k.value))), '{}') FROM (
        SELECT unnest(ARRAY[p.email, p.phone]) AS value FROM public.core_person AS p WHERE p.id = privacy_keys.person
        UNION ALL SELECT u.email FROM public.core_user AS u WHERE u.id = ANY (users)
        UNION ALL SELECT unnest(ARRAY[a.before ->> 'email', a.before ->> 'phone']) FROM public.core_audit_entry AS a
            WHERE a.table_name IN ('core_person', 'core_user') AND a.row_id = ANY (users || privacy_keys.person)
        UNION ALL SELECT unnest(ARRAY[p.given_name || ' ' || p.family_name, p.family_name || ' ' || p.given_name])
            FROM public.core_person AS p WHERE names AND p.id = privacy_keys.person
        UNION ALL SELECT u.name FROM public.core_user AS u WHERE names AND u.id = ANY (users)
    ) AS k WHERE length(btrim(k.value)) > 4
$f$;
REVOKE ALL ON FUNCTION mreza.privacy_keys(uuid, uuid[], boolean) FROM PUBLIC;

-- Every table with personal data: its name, what is known of it, and the ids of the person's rows.
CREATE OR REPLACE FUNCTION mreza.privacy_found(person uuid, users uuid[], keys text[], OUT name text, OUT about jsonb, OUT ids uuid[])
RETURNS SETOF record LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    found jsonb;
    query text;
BEGIN
    FOR name IN SELECT c.relname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_proc AS f ON f.proname = left('personal_in_' || c.relname, 63)
        WHERE c.relnamespace = 'public'::regnamespace AND f.pronamespace = 'mreza'::regnamespace AND c.relkind = 'r' ORDER BY 1
    LOOP
        query := format('SELECT mreza.%I($1, NULL, $2, $3, $4, NULL)', 'personal_in_' || name);
        EXECUTE query INTO about USING 'about', person, users, keys;
        EXECUTE query INTO found USING 'find', person, users, keys;
        ids := ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(coalesce(found, '[]')));
        RETURN NEXT;
    END LOOP;
END $f$;
REVOKE ALL ON FUNCTION mreza.privacy_found(uuid, uuid[], text[]) FROM PUBLIC;

-- An entry of the audit trail about the person as such.
CREATE OR REPLACE FUNCTION mreza.privacy_noted(person uuid, done jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
    INSERT INTO public.core_audit_entry (id, version, subject_type, subject, table_name, row_id, network_id, action, after, actor_id,
        viewer_kind, mutation, request_id, reason, at)
    SELECT mreza.uuid7(), 1, 'Person', mreza.global_id(encode('Person:::', 'base64'), p.id), 'core_person', p.id, p.network_id,
        'CHANGED', done, who.user_id, who.kind, nullif(current_setting('mreza.mutation', true), ''),
        nullif(current_setting('mreza.request_id', true), ''), nullif(current_setting('mreza.reason', true), ''), clock_timestamp()
    FROM public.core_person AS p CROSS JOIN mreza.actor() AS who WHERE p.id = privacy_noted.person
$f$;
REVOKE ALL ON FUNCTION mreza.privacy_noted(uuid, jsonb) FROM PUBLIC;

-- Whether one of the keys occurs in a text.
CREATE OR REPLACE FUNCTION mreza.privacy_mentions(told text, keys text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = '' AS $f$
    SELECT EXISTS (SELECT FROM unnest(keys) AS k WHERE strpos(lower(told), k) > 0)
$f$;

-- Values of a JSON object in which one of the keys occurs are replaced; the rest stays. Null stays null.
CREATE OR REPLACE FUNCTION mreza.privacy_without(told jsonb, keys text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = '' AS $f$
    SELECT CASE WHEN jsonb_typeof(told) = 'object' THEN (
        SELECT coalesce(jsonb_object_agg(e.key, CASE WHEN mreza.privacy_mentions(e.value::text, keys)
            THEN '"Erased"'::jsonb ELSE e.value END), '{}')
        FROM jsonb_each(told) AS e) ELSE told END
$f$;

-- A JSON object without some of its keys; what is no object stays as it is.
CREATE OR REPLACE FUNCTION mreza.privacy_lacking(told jsonb, names text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = '' AS $f$
    SELECT CASE WHEN jsonb_typeof(told) = 'object' THEN told - names ELSE told END
$f$;

-- Everything that is held on a person, by type; null when it is not the viewer's to know. What lies in networks beyond the viewer's
-- own is left out, unless the viewer is the person or the secretariat. Each export is written into the audit trail.
CREATE OR REPLACE FUNCTION mreza.export_person(person uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    reach text := mreza.privacy_reach(person);
    circle uuid[] := CASE WHEN reach = 'network' THEN mreza.networks() END;
    users uuid[] := mreza.privacy_users(person);
    -- A person may write anything as their own address; only that of the account, which others gave, proves whose a row is.
    keys text[] := CASE WHEN reach = 'self' THEN ARRAY(SELECT u.email FROM public.core_user AS u WHERE u.id = ANY (users))
        ELSE mreza.privacy_keys(person, users, true) END;
    held jsonb := '[]';
    trail jsonb := '[]';
    rows jsonb;
    one record;
BEGIN
    IF reach IS NULL THEN
        RETURN NULL;
    END IF;
    FOR one IN SELECT * FROM mreza.privacy_found(person, users, keys) WHERE ids <> '{}' LOOP
        EXECUTE format('SELECT mreza.%I($1, $2, NULL, NULL, NULL, $3)', 'personal_in_' || one.name) INTO rows
            USING 'show', one.ids, circle;
        IF rows IS NOT NULL THEN
            held := held || jsonb_build_object('type', one.about -> 'type', 'label', one.about -> 'label',
                'fields', one.about -> 'fields', 'rows', rows);
        END IF;
        trail := trail || coalesce((SELECT jsonb_agg(jsonb_build_object('type', a.subject_type, 'row', a.row_id, 'action', a.action,
                'mutation', a.mutation, 'at', a.at,
                'before', (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(a.before) AS e WHERE one.about -> 'content' ? e.key),
                'after', (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(a.after) AS e WHERE one.about -> 'content' ? e.key))
                ORDER BY a.at)
            FROM public.core_audit_entry AS a WHERE a.table_name = one.name AND a.row_id = ANY (one.ids)
                AND (circle IS NULL OR a.network_id = ANY (circle))), '[]');
    END LOOP;
    PERFORM mreza.privacy_noted(person, '{"exported": true}');
    RETURN jsonb_build_object('person', person, 'held', held, 'changes', trail,
        'acts', coalesce((SELECT jsonb_agg(jsonb_build_object('type', a.subject_type, 'action', a.action, 'mutation', a.mutation,
                'at', a.at) ORDER BY a.at)
            FROM public.core_audit_entry AS a WHERE a.actor_id = ANY (users)
                AND (circle IS NULL OR a.network_id = ANY (circle))), '[]'),
        'events', coalesce((SELECT jsonb_agg(jsonb_build_object('type', e.type, 'payload', e.payload, 'at', e.occurred_at) ORDER BY e.id)
            FROM public.core_event_record AS e
            WHERE mreza.privacy_mentions(e.payload::text, keys)
                AND (circle IS NULL OR e.network_id = ANY (circle))), '[]'));
END $f$;

-- Clears what is held on a person and returns how many rows of each type it was; {"refused": …} where it must not, null when the
-- person is not the viewer's to erase. With `dry` nothing is changed.
CREATE OR REPLACE FUNCTION mreza.erase_person(person uuid, dry boolean) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    reach text := mreza.privacy_reach(person);
    circle uuid[] := CASE WHEN reach = 'network' THEN mreza.networks() END;
    users uuid[] := mreza.privacy_users(person);
    keys text[] := mreza.privacy_keys(person, users, true);
    contacts text[] := mreza.privacy_keys(person, users, false);
    report jsonb := '[]';
    counted jsonb;
    one record;
BEGIN
    IF reach IS NULL OR reach = 'self' THEN
        RETURN NULL;
    END IF;
    IF reach = 'network' AND EXISTS (SELECT FROM public.core_role_grant AS g JOIN public.core_role AS r ON r.id = g.role_id
        WHERE g.user_id = ANY (users) AND NOT CASE r.reach
            WHEN 'NETWORK' THEN coalesce(g.network_id = ANY (circle), false)
            WHEN 'ORGANISATION' THEN EXISTS (SELECT FROM public.core_organisation AS o
                WHERE o.id = g.organisation_id AND o.network_id = ANY (circle))
            WHEN 'OWN' THEN NOT r.permissions ?| ARRAY['core.users', 'core.plugins']
            ELSE false END) THEN
        RETURN '{"refused": "BEYOND"}';
    END IF;
    PERFORM 1 FROM public.core_person AS p WHERE p.id = person FOR UPDATE;
    -- The function gives its answer whole, so all rows are found before the first is cleared: afterwards nothing would lead to them.
    FOR one IN SELECT * FROM mreza.privacy_found(person, users, keys) WHERE ids <> '{}' LOOP
        EXECUTE format('SELECT mreza.%I($1, $2, NULL, NULL, NULL, $3)', 'personal_in_' || one.name) INTO counted
            USING 'count', one.ids, circle;
        IF counted <> '0' THEN
            report := report || jsonb_build_object('type', one.about -> 'type', 'rows', counted);
        END IF;
        CONTINUE WHEN dry;
        EXECUTE format('SELECT mreza.%I($1, $2, NULL, NULL, NULL, NULL)', 'personal_in_' || one.name) USING 'erase', one.ids;
        PERFORM mreza.privacy_forget(one.name, one.ids, ARRAY(SELECT jsonb_array_elements_text(one.about -> 'content')), keys);
    END LOOP;
    IF NOT dry THEN
        PERFORM mreza.privacy_scrub(person, users, contacts, reach = 'all');
        PERFORM mreza.privacy_noted(person, jsonb_build_object('erased', report));
    END IF;
    RETURN jsonb_build_object('report', report);
END $f$;

-- What the audit trail and the events say of erased rows.
CREATE OR REPLACE FUNCTION mreza.privacy_forget(erased text, erased_ids uuid[], names text[], keys text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
    UPDATE public.core_audit_entry AS a SET before = a.before - names, after = a.after - names,
        restricted = CASE WHEN a.restricted IS NOT NULL THEN jsonb_build_object(
            'before', mreza.privacy_lacking(a.restricted -> 'before', names),
            'after', mreza.privacy_lacking(a.restricted -> 'after', names)) END,
        reason = CASE WHEN mreza.privacy_mentions(a.reason, keys) THEN 'Erased' ELSE a.reason END
    WHERE a.table_name = erased AND a.row_id = ANY (erased_ids);
    UPDATE public.core_event_record AS e SET payload = mreza.privacy_without(e.payload, keys) WHERE e.subject_id = ANY (erased_ids)
$f$;
REVOKE ALL ON FUNCTION mreza.privacy_forget(text, uuid[], text[], text[]) FROM PUBLIC;

-- The person's addresses and numbers wherever else they were written down in the person's network (or everywhere): the audit trail,
-- events, reasons, jobs, deliveries; and the answers that were kept for repeated requests.
CREATE OR REPLACE FUNCTION mreza.privacy_scrub(person uuid, users uuid[], contacts text[], everywhere boolean) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
    UPDATE public.core_audit_entry AS a SET before = mreza.privacy_without(a.before, contacts),
        after = mreza.privacy_without(a.after, contacts), restricted = mreza.privacy_without(a.restricted, contacts),
        reason = CASE WHEN mreza.privacy_mentions(a.reason, contacts) THEN 'Erased' ELSE a.reason END
    WHERE mreza.privacy_mentions(concat(a.before, a.after, a.restricted, a.reason), contacts)
        AND (everywhere OR a.network_id = (SELECT p.network_id FROM public.core_person AS p WHERE p.id = person));
    UPDATE public.core_event_record AS e SET payload = mreza.privacy_without(e.payload, contacts)
    WHERE mreza.privacy_mentions(e.payload::text, contacts)
        AND (everywhere OR e.network_id = (SELECT p.network_id FROM public.core_person AS p WHERE p.id = person));
    UPDATE public.core_state_change AS s SET reason = 'Erased'
    WHERE mreza.privacy_mentions(s.reason, contacts)
        AND (everywhere OR s.network_id = (SELECT p.network_id FROM public.core_person AS p WHERE p.id = person));
    UPDATE public.core_job AS j SET arguments = mreza.privacy_without(j.arguments, contacts),
        message = CASE WHEN mreza.privacy_mentions(j.message, contacts) THEN 'Erased' ELSE j.message END
    WHERE mreza.privacy_mentions(concat(j.arguments, j.message), contacts)
        AND (everywhere OR j.network_id = (SELECT p.network_id FROM public.core_person AS p WHERE p.id = person));
    UPDATE public.core_delivery AS d SET last_error = 'Erased'
    WHERE mreza.privacy_mentions(d.last_error, contacts)
        AND (everywhere OR d.network_id = (SELECT p.network_id FROM public.core_person AS p WHERE p.id = person));
    DELETE FROM mreza.idempotency AS i WHERE i.viewer = ANY (users::text[]) OR mreza.privacy_mentions(i.outcome::text, contacts)
$f$;
REVOKE ALL ON FUNCTION mreza.privacy_scrub(uuid, uuid[], text[], boolean) FROM PUBLIC;
