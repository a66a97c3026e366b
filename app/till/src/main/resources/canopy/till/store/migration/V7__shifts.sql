-- Shifts: how they began and ended, who answered for the drawer, cash without a sale, and counts.
-- Each is found by the shift's id, which every sale of it has too.
ALTER TABLE sales ADD COLUMN shift_id VARCHAR;
COMMENT ON COLUMN sales.shift_id IS 'null before the till kept shifts';

CREATE TABLE shift_opens (
  seq BIGINT PRIMARY KEY,
  shift_id VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  by_itself BOOLEAN NOT NULL,
  float_counted BOOLEAN NOT NULL,
  carried_minor BIGINT NOT NULL,
  opening_minor BIGINT NOT NULL,
  currency VARCHAR NOT NULL
);

CREATE TABLE shift_closes (
  seq BIGINT PRIMARY KEY,
  shift_id VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  with_day BOOLEAN NOT NULL,
  expected_minor BIGINT NOT NULL,
  left_minor BIGINT NOT NULL,
  open_items INTEGER NOT NULL
);

-- ASSIGNED and RELEASED.
CREATE TABLE drawer_steps (
  seq BIGINT PRIMARY KEY,
  shift_id VARCHAR NOT NULL,
  session INTEGER NOT NULL,
  drawer VARCHAR NOT NULL,
  responsible VARCHAR NOT NULL,
  step VARCHAR NOT NULL,
  at_millis BIGINT NOT NULL
);

-- What the drawer had more, or less, afterwards.
CREATE TABLE cash_movements (
  seq BIGINT PRIMARY KEY,
  slip VARCHAR NOT NULL,
  shift_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  change_minor BIGINT NOT NULL,
  reason VARCHAR NOT NULL,
  note VARCHAR NOT NULL
);

CREATE TABLE shift_counts (
  seq BIGINT PRIMARY KEY,
  shift_id VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL
);

CREATE TABLE counted_tenders (
  id BIGINT PRIMARY KEY,
  kind VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  expected_minor BIGINT NOT NULL,
  counted_minor BIGINT NOT NULL
);

CREATE TABLE accepted_differences (
  seq BIGINT PRIMARY KEY,
  shift_id VARCHAR NOT NULL,
  count_number INTEGER NOT NULL,
  at_millis BIGINT NOT NULL,
  accepted_by VARCHAR NOT NULL,
  reason VARCHAR NOT NULL
);

-- What papers are printed from, as the journal has it.
CREATE TABLE shift_documents (
  seq BIGINT PRIMARY KEY,
  subject VARCHAR NOT NULL,
  shift_id VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  json VARBINARY NOT NULL
);
