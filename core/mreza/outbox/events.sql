-- Write an event down, for who belongs to the network or organisation that it happened in; listeners hear of it when
-- the transaction commits.
CREATE OR REPLACE FUNCTION mreza.tell(id uuid, type text, subject_type text, subject text, subject_id uuid,
    network uuid, organisation uuid, payload jsonb, occurred_at timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$
BEGIN
    IF NOT (coalesce(network = ANY (mreza.networks()), false) OR coalesce(network = ANY (mreza.member_networks()), false)
        OR coalesce(organisation = ANY (mreza.organisations()), false) OR coalesce(mreza.is_secretariat(), false))
        OR (network IS NOT NULL AND organisation IS NOT NULL AND NOT coalesce(network = ANY (mreza.networks()), false)
            AND NOT coalesce(mreza.is_secretariat(), false)
            AND NOT EXISTS (SELECT FROM public.core_organisation AS o WHERE o.id = organisation AND o.network_id = network)) THEN
        RAISE EXCEPTION 'the event % is not the viewer''s to tell', type
            USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'mreza_tell';
    END IF;
    INSERT INTO public.core_event_record (id, version, type, subject_type, subject, subject_id, network_id,
        organisation_id, payload, occurred_at, request_id)
    VALUES (tell.id, 1, tell.type, tell.subject_type, tell.subject, tell.subject_id, network, organisation,
        tell.payload, tell.occurred_at, nullif(current_setting('mreza.request_id', true), ''));
    PERFORM pg_notify('mreza_event', tell.id || ' ' || tell.type);
END
$f$;
