-- Figures that were published: kept as the bytes they were, for ever.

CREATE TABLE publications (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id integer NOT NULL REFERENCES units,
  officer_id integer NOT NULL REFERENCES officers,
  -- The publication of the same figures before this one.
  replaces integer REFERENCES publications,
  from_on date NOT NULL,
  to_on date NOT NULL,
  as_of timestamptz NOT NULL,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  law_revision bigint NOT NULL,
  period text NOT NULL,
  kind text NOT NULL,
  -- SHA-256 of the acts and of the calendar as they were in force.
  catalogue bytea NOT NULL,
  calendar bytea NOT NULL,
  document bytea NOT NULL,
  hash bytea NOT NULL GENERATED ALWAYS AS (sha256(document)) STORED,
  CONSTRAINT kind_is_known CHECK (kind IN ('reporting', 'calendar')),
  CONSTRAINT published_once_it_is_over
    CHECK (to_on < (as_of AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);

CREATE INDEX publications_by_period ON publications (unit_id, kind, period, id);

ALTER TABLE publications ENABLE ROW LEVEL SECURITY;
ALTER TABLE publications FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_sees_all ON publications TO thanhtra_owner USING (true) WITH CHECK (true);

CREATE POLICY officer_sees_the_scope ON publications FOR SELECT TO thanhtra_app
  USING (unit_id = ANY ((SELECT officer_scope())::integer[]));

CREATE POLICY officer_publishes_for_the_scope ON publications FOR INSERT TO thanhtra_app
  WITH CHECK (officer_id = current_officer()
    AND unit_id = ANY ((SELECT officer_scope())::integer[])
    AND EXISTS (SELECT FROM officers o
      WHERE o.id = current_officer() AND o.role IN ('supervisor', 'statistician')));

GRANT SELECT ON publications TO thanhtra_app;
GRANT INSERT (unit_id, officer_id, replaces, from_on, to_on, as_of, law_revision, period, kind,
  catalogue, calendar, document) ON publications TO thanhtra_app;

-- An instant by which everything recorded is committed: writers that began before it have ended,
-- and others wait until the figures are stored.
CREATE FUNCTION settled_instant() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE events IN SHARE MODE;
  RETURN clock_timestamp();
END $$;

REVOKE ALL ON FUNCTION settled_instant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settled_instant() TO thanhtra_app;
