-- What a repeated request gets: the outcome of the first, for a day. Written by the functions below only, so that no
-- viewer reads another's keys.
CREATE TABLE IF NOT EXISTS mreza.idempotency (
    viewer text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    outcome jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (viewer, key)
);
CREATE INDEX IF NOT EXISTS ix_idempotency_created_at ON mreza.idempotency (created_at);
REVOKE ALL ON mreza.idempotency FROM PUBLIC;

-- Whose key: the user's, else the credential's; visitors share one space of keys.
CREATE OR REPLACE FUNCTION mreza.idempotency_viewer() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $f$
    SELECT coalesce(a.user_id::text, a.credential_id::text, 'visitor') FROM mreza.actor() AS a
$f$;

REVOKE ALL ON FUNCTION mreza.idempotency_viewer() FROM PUBLIC;

-- Takes the key: 'new', 'other' (used with another request), or 'done' with the outcome. A twin in flight is waited for.
CREATE OR REPLACE FUNCTION mreza.idempotency_claim(claimed text, hash text, OUT state text, OUT outcome jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
DECLARE
    whose text := mreza.idempotency_viewer();
BEGIN
    DELETE FROM mreza.idempotency AS i USING (
        SELECT o.viewer, o.key FROM mreza.idempotency AS o WHERE o.created_at < now() - interval '1 day'
        ORDER BY o.created_at LIMIT 10 FOR UPDATE SKIP LOCKED) AS old
    WHERE i.viewer = old.viewer AND i.key = old.key;
    INSERT INTO mreza.idempotency AS i (viewer, key, request_hash) VALUES (whose, claimed, hash)
    ON CONFLICT (viewer, key) DO UPDATE SET request_hash = excluded.request_hash, outcome = NULL, created_at = now()
        WHERE i.created_at < now() - interval '1 day';
    IF FOUND THEN
        state := 'new';
        RETURN;
    END IF;
    SELECT CASE WHEN i.request_hash = hash THEN 'done' ELSE 'other' END, i.outcome INTO state, outcome
    FROM mreza.idempotency AS i WHERE i.viewer = whose AND i.key = claimed;
    IF state = 'other' THEN
        outcome := NULL;
    END IF;
END $f$;

-- Keeps the outcome of a key that this viewer took; an outcome is written once. One that is not kept would be a change
-- that happens again when it is repeated, so the change fails instead.
CREATE OR REPLACE FUNCTION mreza.idempotency_keep(claimed text, hash text, kept jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
BEGIN
    UPDATE mreza.idempotency AS i SET outcome = kept
    WHERE i.viewer = mreza.idempotency_viewer() AND i.key = claimed AND i.request_hash = hash AND i.outcome IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the outcome of the key % cannot be kept: this viewer did not take it', claimed;
    END IF;
END $f$;
