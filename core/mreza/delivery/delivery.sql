-- The order in which events are sent; a subject's events are numbered one transaction after the other.
CREATE SEQUENCE IF NOT EXISTS mreza.delivery_position;
REVOKE ALL ON SEQUENCE mreza.delivery_position FROM PUBLIC;

-- A row per endpoint that wants the event, in the event's own transaction: neither of the two is there without the
-- other. A test is sent to the endpoint it is about, whatever that asked for; only one of the event's own network, and
-- only for who manages webhooks: raw SQL could name any.
CREATE OR REPLACE FUNCTION mreza.deliver() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$
DECLARE
    wanting uuid[] := ARRAY(
        SELECT e.id FROM public.core_webhook_endpoint AS e
        WHERE e.state <> 'DISABLED' AND CASE WHEN NEW.type = 'core.WebhookTested' THEN e.id = NEW.subject_id
                AND e.network_id IS NOT DISTINCT FROM NEW.network_id AND NEW.organisation_id IS NULL
                AND 'core.webhooks' = ANY (mreza.permissions())
            ELSE (e.network_id IS NULL OR e.network_id = NEW.network_id)
                AND (e.event_types = '[]' OR e.event_types ? NEW.type) AND NEW.payload @> e.matching END);
BEGIN
    IF cardinality(wanting) = 0 THEN
        RETURN NULL;
    END IF;
    -- Held until the commit, so that of two transactions the one that is numbered first is also seen first.
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject, 7265));
    INSERT INTO public.core_delivery (id, version, endpoint_id, event_id, network_id, type, subject, position, state,
        attempts, created_at, next_attempt_at)
    SELECT mreza.uuid7(), 1, e.id, NEW.id, e.network_id, NEW.type, NEW.subject, nextval('mreza.delivery_position'),
        'PENDING', 0, NEW.occurred_at, NEW.occurred_at
    FROM public.core_webhook_endpoint AS e WHERE e.id = ANY (wanting);
    PERFORM pg_notify('mreza_delivery', '');
    RETURN NULL;
END $f$;

CREATE OR REPLACE TRIGGER deliver AFTER INSERT ON public.core_event_record
    FOR EACH ROW EXECUTE FUNCTION mreza.deliver();

-- Send a delivery again, for who manages the webhooks of its network. Its id and number stay.
CREATE OR REPLACE FUNCTION mreza.redeliver(delivery uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$
BEGIN
    UPDATE public.core_delivery AS d
    SET state = 'PENDING', attempts = 0, next_attempt_at = at, leased_until = NULL, version = d.version + 1
    WHERE d.id = delivery AND 'core.webhooks' = ANY (mreza.permissions())
        AND (d.network_id = ANY (mreza.networks()) OR mreza.is_secretariat());
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM pg_notify('mreza_delivery', '');
    RETURN true;
END $f$;

-- A job of the viewer, in a network of the viewer's; the queue's row stands beside it in the same transaction.
DROP FUNCTION IF EXISTS mreza.enqueue(uuid, text, uuid, jsonb, timestamptz);
CREATE OR REPLACE FUNCTION mreza.enqueue(
    job uuid, kind text, network uuid, arguments jsonb, at timestamptz, after interval)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$
BEGIN
    IF NOT (coalesce(network = ANY (mreza.networks()), false) OR coalesce(mreza.is_secretariat(), false)) THEN
        RAISE EXCEPTION 'the job % is not in a network of the viewer', kind
            USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'mreza_tell';
    END IF;
    INSERT INTO public.core_job (id, version, kind, owner_id, network_id, arguments, state, done, created_at)
    SELECT job, 1, enqueue.kind, who.user_id, network, enqueue.arguments, 'QUEUED', 0, at FROM mreza.actor() AS who;
    PERFORM mreza.queue(ARRAY[0], ARRAY[enqueue.kind], ARRAY[convert_to(job::text, 'UTF8')],
        ARRAY[enqueue.after], ARRAY[job::text], ARRAY['{}'::jsonb]);
END $f$;
