-- Every record that head office decides, as it is now. seq is the number of its newest change: changes are numbered under the lock of feed_head, so that numbers appear in their
-- order and a reader never has to come back for a smaller one. A deleted record stays, without data, so that every till hears of it.

CREATE TABLE feed_head (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  seq bigint NOT NULL
);
INSERT INTO feed_head (seq) VALUES (0);

CREATE TABLE record (
  scope text NOT NULL,             -- '*' for all stations, or a site, whose record goes before
  kind text NOT NULL,
  key text COLLATE "C" NOT NULL,
  seq bigint NOT NULL UNIQUE,
  data jsonb,                      -- null: deleted
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (scope, kind, key)
);

-- What it was before, for the audit.
CREATE TABLE record_history (
  seq bigint PRIMARY KEY,
  scope text NOT NULL,
  kind text NOT NULL,
  key text COLLATE "C" NOT NULL,
  data jsonb,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
CREATE INDEX record_history_key ON record_history (scope, kind, key, seq);
