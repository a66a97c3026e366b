-- The journals of all tills, line by line as they came. What is kept by business day is partitioned by a
-- column `day`; every key begins with `site`, by which the tables can be distributed over servers.

ALTER TABLE till ADD COLUMN quarantined_lines bigint NOT NULL DEFAULT 0; -- stored, but not understood yet

-- One number is one line, of whatever day: the till's row is locked while lines are added, and only the
-- number after its last_seq is taken. (A unique key without the day is not possible in a partitioned table.)
CREATE TABLE journal_line (
  seq bigint NOT NULL,
  received_at timestamptz NOT NULL,
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  type text NOT NULL,
  hash bytea NOT NULL,             -- 32 bytes
  json bytea NOT NULL,             -- exactly the bytes that were hashed
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE journal_line_other PARTITION OF journal_line DEFAULT;

-- Which numbers of a till are found under which day.
CREATE TABLE journal_day (
  site text NOT NULL,
  till text NOT NULL,
  day date NOT NULL,
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  lines bigint NOT NULL,
  bytes bigint NOT NULL,           -- of the lines as they came
  PRIMARY KEY (site, till, day)
);

-- A till that sent another line under a number that is stored, or lines that do not continue the stored ones.
CREATE TABLE fork (
  site text NOT NULL,
  till text NOT NULL,
  found_at timestamptz NOT NULL,
  seq bigint NOT NULL,             -- the first line that differs
  stored_hash text,                -- of that line here; null if it would have been the next
  foreign_hash text NOT NULL,      -- of that line as it came
  head_seq bigint NOT NULL,
  head_hash text NOT NULL,
  key_id text NOT NULL,
  resolved_at timestamptz,
  resolved_by text,
  resolution text,
  PRIMARY KEY (site, till, found_at),
  FOREIGN KEY (site, till) REFERENCES till
);

-- The lines that came with it. They are shown to a person and go nowhere else.
CREATE TABLE foreign_line (
  site text NOT NULL,
  till text NOT NULL,
  found_at timestamptz NOT NULL,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  json bytea NOT NULL,
  PRIMARY KEY (site, till, found_at, seq),
  FOREIGN KEY (site, till, found_at) REFERENCES fork
);

-- Makes the partitions of one day, in every table that has a partition per day. Lines of that day that came
-- when it was still too far away to have a partition are moved into it.
CREATE FUNCTION make_day(wanted date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  part text;
BEGIN
  PERFORM pg_advisory_xact_lock(7_204_001);
  FOR parent IN
    SELECT c.relname FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND pg_get_partkeydef(c.oid) = 'RANGE (day)'
    ORDER BY c.relname
  LOOP
    part := parent || '_' || to_char(wanted, 'YYYYMMDD');
    IF to_regclass(quote_ident(part)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING INDEXES)', part, parent);
      EXECUTE format(
        'WITH moved AS (DELETE FROM %I WHERE day = %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
        parent || '_other', wanted, part);
      EXECUTE format(
        'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part, wanted, wanted + 1);
    END IF;
  END LOOP;
END $$;
