-- What a viewer may do follows from users, roles and tokens. A change there ends the scopes that rested on what was,
-- at the commit (DEFERRED: until then the transaction that makes the change still needs its own scope).
--
-- The lock makes "read the roles, then open a scope" and "change a role, then end the scopes" exclude each other; it is
-- a lock on a table, because the serving role could hold an advisory lock and so delay a revocation.

-- Triggers cannot be replaced while changes of the same transaction wait for them.
SET CONSTRAINTS ALL IMMEDIATE;

CREATE OR REPLACE FUNCTION mreza.end_scopes() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = '' AS $f$
BEGIN
    LOCK TABLE mreza.scope IN SHARE ROW EXCLUSIVE MODE;
    CASE TG_TABLE_NAME
        WHEN 'core_user' THEN
            DELETE FROM mreza.scope AS s WHERE s.user_id = OLD.id;
        WHEN 'core_role' THEN
            DELETE FROM mreza.scope AS s USING public.core_role_grant AS g WHERE g.role_id = OLD.id AND s.user_id = g.user_id;
        WHEN 'core_role_grant' THEN
            IF TG_OP <> 'INSERT' THEN
                DELETE FROM mreza.scope AS s WHERE s.user_id = OLD.user_id;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                DELETE FROM mreza.scope AS s WHERE s.user_id = NEW.user_id;
            END IF;
        WHEN 'core_token' THEN
            DELETE FROM mreza.scope AS s WHERE s.credential_id = OLD.id;
        WHEN 'core_network' THEN
            DELETE FROM mreza.scope AS s WHERE s.is_secretariat OR s.kind = 'PARTNER';
        WHEN 'core_organisation' THEN
            DELETE FROM mreza.scope AS s WHERE OLD.id = ANY (s.organisations);
    END CASE;
    RETURN NULL;
END $f$;
REVOKE ALL ON FUNCTION mreza.end_scopes() FROM PUBLIC;

DROP TRIGGER IF EXISTS end_scopes_changed ON public.core_user;
CREATE CONSTRAINT TRIGGER end_scopes_changed AFTER UPDATE ON public.core_user DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.active, OLD.person_id, OLD.password_hash) IS DISTINCT FROM (NEW.active, NEW.person_id, NEW.password_hash))
    EXECUTE FUNCTION mreza.end_scopes();
DROP TRIGGER IF EXISTS end_scopes_deleted ON public.core_user;
CREATE CONSTRAINT TRIGGER end_scopes_deleted AFTER DELETE ON public.core_user DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION mreza.end_scopes();

DROP TRIGGER IF EXISTS end_scopes_changed ON public.core_role;
CREATE CONSTRAINT TRIGGER end_scopes_changed AFTER UPDATE ON public.core_role DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.reach, OLD.permissions) IS DISTINCT FROM (NEW.reach, NEW.permissions))
    EXECUTE FUNCTION mreza.end_scopes();

DROP TRIGGER IF EXISTS end_scopes_changed ON public.core_role_grant;
CREATE CONSTRAINT TRIGGER end_scopes_changed AFTER INSERT OR UPDATE OR DELETE ON public.core_role_grant
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mreza.end_scopes();

DROP TRIGGER IF EXISTS end_scopes_changed ON public.core_token;
CREATE CONSTRAINT TRIGGER end_scopes_changed AFTER UPDATE ON public.core_token DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    -- A session that is used lasts longer; a later end takes nothing away.
    WHEN (coalesce(NEW.expires_at, 'infinity') < coalesce(OLD.expires_at, 'infinity')
        OR (OLD.revoked_at, OLD.permissions, OLD.networks, OLD.documents, OLD.user_id, OLD.kind, OLD.secret_hash)
        IS DISTINCT FROM (NEW.revoked_at, NEW.permissions, NEW.networks, NEW.documents, NEW.user_id, NEW.kind, NEW.secret_hash))
    EXECUTE FUNCTION mreza.end_scopes();
DROP TRIGGER IF EXISTS end_scopes_deleted ON public.core_token;
CREATE CONSTRAINT TRIGGER end_scopes_deleted AFTER DELETE ON public.core_token DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION mreza.end_scopes();

DROP TRIGGER IF EXISTS end_scopes_new ON public.core_network;
CREATE CONSTRAINT TRIGGER end_scopes_new AFTER INSERT OR DELETE ON public.core_network DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION mreza.end_scopes();

DROP TRIGGER IF EXISTS end_scopes_moved ON public.core_organisation;
CREATE CONSTRAINT TRIGGER end_scopes_moved AFTER UPDATE ON public.core_organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.network_id IS DISTINCT FROM NEW.network_id) EXECUTE FUNCTION mreza.end_scopes();

-- Row rules let an account change itself (its language, its password), but say nothing of columns. Whose account it is,
-- and whether it works, only those decide who manage users, even against a raw statement.
CREATE OR REPLACE FUNCTION mreza.guard_user() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $f$
BEGIN
    IF 'core.users' = ANY (mreza.permissions()) OR pg_catalog.pg_has_role(
        current_user, (SELECT c.relowner FROM pg_catalog.pg_class AS c WHERE c.oid = TG_RELID), 'USAGE') THEN
        RETURN NEW;
    END IF;
    RAISE insufficient_privilege USING MESSAGE = 'only who manages users may change whose account this is';
END $f$;
REVOKE ALL ON FUNCTION mreza.guard_user() FROM PUBLIC;
DROP TRIGGER IF EXISTS guard_user ON public.core_user;
CREATE TRIGGER guard_user BEFORE UPDATE ON public.core_user FOR EACH ROW
    WHEN ((OLD.id, OLD.email, OLD.person_id, OLD.active) IS DISTINCT FROM (NEW.id, NEW.email, NEW.person_id, NEW.active))
    EXECUTE FUNCTION mreza.guard_user();
