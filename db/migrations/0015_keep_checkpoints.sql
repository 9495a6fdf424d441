-- Checkpoints that left the database: what was signed, and who may read it.

CREATE TABLE checkpoints (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  taken_at timestamptz NOT NULL,
  root text NOT NULL,
  statement text NOT NULL,
  signature text,
  public_key text,
  CONSTRAINT signature_names_its_key CHECK ((signature IS NULL) = (public_key IS NULL))
);
COMMENT ON TABLE checkpoints IS
'What was signed of each checkpoint, so that the next one names it and reports print its root.
Proof is the file outside: the owner of the database could write any row here.';
COMMENT ON COLUMN checkpoints.root IS 'Root of the tree of hashes over all that was kept.';

GRANT SELECT ON checkpoints TO thanhtra_app;

INSERT INTO rights (role, name) VALUES ('auditor', 'reads_audit');

ALTER TABLE publications ADD COLUMN checkpoint_id integer REFERENCES checkpoints;
COMMENT ON COLUMN publications.checkpoint_id IS
'The last checkpoint when the figures were published; its root is printed with them.';
GRANT INSERT (checkpoint_id) ON publications TO thanhtra_app;
