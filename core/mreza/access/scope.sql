-- Who asks, as the database knows it. A row is an opened scope; its handle is the only proof of it, so only the owner
-- writes the table and nobody but the functions below reads it. Logged, not UNLOGGED: read replicas answer by it too.
CREATE TABLE IF NOT EXISTS mreza.scope (
    handle text PRIMARY KEY,
    kind text NOT NULL,
    user_id uuid,
    person_id uuid,
    credential_id uuid,
    is_secretariat boolean NOT NULL DEFAULT false,
    networks uuid[] NOT NULL DEFAULT '{}',
    member_networks uuid[] NOT NULL DEFAULT '{}',
    organisations uuid[] NOT NULL DEFAULT '{}',
    permissions text[] NOT NULL DEFAULT '{}',
    day date NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_scope_user_id ON mreza.scope (user_id);
CREATE INDEX IF NOT EXISTS ix_scope_credential_id ON mreza.scope (credential_id);
CREATE INDEX IF NOT EXISTS ix_scope_expires_at ON mreza.scope (expires_at);
REVOKE ALL ON mreza.scope FROM PUBLIC;
-- Plain: an array that PostgreSQL packs tightly would be unpacked again for every row that a policy compares with it.
ALTER TABLE mreza.scope ALTER networks SET STORAGE PLAIN, ALTER member_networks SET STORAGE PLAIN,
    ALTER organisations SET STORAGE PLAIN;

-- Who holds the handle may look at that scope's row, in the columns that `mreza.access.scope_sql` grants: compiled reads
-- and the policies of some roles look there by themselves, at half of what a function costs them.
ALTER TABLE mreza.scope ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own ON mreza.scope;
CREATE POLICY own ON mreza.scope FOR SELECT
    USING (handle = current_setting('mreza.scope', true) AND expires_at > statement_timestamp());

-- The setting lasts for the transaction. Setting it by hand to a guess finds no row, and with it no right.
CREATE OR REPLACE FUNCTION mreza.enter(handle text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
BEGIN
    -- One expression: each would be a query of its own.
    RETURN pg_catalog.set_config('mreza.scope', coalesce((SELECT s.handle FROM mreza.scope AS s
        WHERE s.handle = enter.handle AND s.expires_at > pg_catalog.clock_timestamp()), ''), true) <> '';
END $f$;

-- plpgsql rather than SQL: its plans are kept for the session, those of SQL functions only for the statement.
CREATE OR REPLACE FUNCTION mreza.networks() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.networks FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp()), '{}');
END $f$;

CREATE OR REPLACE FUNCTION mreza.member_networks() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.member_networks FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp()), '{}');
END $f$;

CREATE OR REPLACE FUNCTION mreza.organisations() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.organisations FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp()), '{}');
END $f$;

CREATE OR REPLACE FUNCTION mreza.permissions() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.permissions FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp()), '{}');
END $f$;

CREATE OR REPLACE FUNCTION mreza.person() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN (SELECT s.person_id FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp());
END $f$;

CREATE OR REPLACE FUNCTION mreza.viewer_user() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN (SELECT s.user_id FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp());
END $f$;

CREATE OR REPLACE FUNCTION mreza.is_secretariat() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.is_secretariat FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp()), false);
END $f$;

-- A partner's key that may not read what members read is nobody in particular.
CREATE OR REPLACE FUNCTION mreza.is_signed_in() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.kind <> 'ANONYMOUS' AND (s.kind <> 'PARTNER' OR s.member_networks <> '{}') FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true) AND s.expires_at > pg_catalog.statement_timestamp()), false);
END $f$;

-- Without a scope (the owner's own work): the civil date that all networks share.
CREATE OR REPLACE FUNCTION mreza.today() RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = '' AS $f$
BEGIN
    RETURN coalesce((SELECT s.day FROM mreza.scope AS s
        WHERE s.handle = pg_catalog.current_setting('mreza.scope', true)),
        pg_catalog.timezone('Europe/Belgrade', pg_catalog.statement_timestamp())::pg_catalog.date);
END $f$;
