-- What the journal says, as rows. Rows are only ever added, each under the seq of its event
-- (or seq * 1000 + a number within the event), so that a row beyond applied.seq cannot exist.
-- Amounts are minor units of the sale's currency. Texts have no length limit: a long one must never
-- stop the projection. Secondary indexes are made after a bulk load (see Indexes).

CREATE TABLE applied (
  one TINYINT PRIMARY KEY CHECK (one = 1),
  seq BIGINT NOT NULL,
  hash VARCHAR NOT NULL,
  row_count BIGINT NOT NULL
);
INSERT INTO applied (one, seq, hash, row_count) VALUES (1, 0, '', 0);

CREATE TABLE checkpoints (
  seq BIGINT PRIMARY KEY,
  hash VARCHAR NOT NULL,
  state BLOB NOT NULL
);

CREATE TABLE sales (
  seq BIGINT PRIMARY KEY,
  number VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  refund_of VARCHAR,
  business_day DATE NOT NULL,
  opened_at_millis BIGINT NOT NULL,
  completed_at_millis BIGINT NOT NULL,
  cashier VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  line_count INTEGER NOT NULL,
  discount_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  cash_rounding_minor BIGINT NOT NULL,
  change_minor BIGINT NOT NULL,
  note VARCHAR NOT NULL
);

-- The completed sale as JSON: reprints and refunds read it and compute nothing.
CREATE TABLE sale_documents (
  seq BIGINT PRIMARY KEY,
  json VARBINARY NOT NULL
);

CREATE TABLE sale_lines (
  id BIGINT PRIMARY KEY,
  kind VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  article_id VARCHAR,
  department VARCHAR,
  tax_class VARCHAR,
  pump INTEGER,
  grade INTEGER,
  quantity BIGINT,
  unit VARCHAR,
  volume_millilitres BIGINT,
  listed_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL
);

CREATE TABLE sale_taxes (
  id BIGINT PRIMARY KEY,
  tax_id VARCHAR NOT NULL,
  base_minor BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL
);

CREATE TABLE tenders (
  id BIGINT PRIMARY KEY,
  kind VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  given_minor BIGINT NOT NULL,
  change_minor BIGINT NOT NULL,
  kept_minor BIGINT NOT NULL,
  reference VARCHAR NOT NULL
);

CREATE TABLE returns (
  id BIGINT PRIMARY KEY,
  original_number VARCHAR NOT NULL,
  original_no INTEGER NOT NULL,
  units BIGINT NOT NULL
);

CREATE TABLE fills (
  seq BIGINT PRIMARY KEY,
  fill_key VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  pump INTEGER NOT NULL,
  nozzle INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  transaction_no BIGINT NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  price_tenths_of_minor BIGINT NOT NULL,
  ended_at_millis BIGINT NOT NULL,
  prepay_id VARCHAR
);

-- How a fill ended: PAID in a sale, or one of the outcomes without payment (then document holds the form).
CREATE TABLE fill_outcomes (
  id BIGINT PRIMARY KEY,
  fill_key VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  pump INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  sale_number VARCHAR,
  document VARBINARY
);

-- PAID when it was bought, USED when it was filled or given up.
CREATE TABLE prepay_steps (
  seq BIGINT PRIMARY KEY,
  prepay_id VARCHAR NOT NULL,
  step VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  sale_number VARCHAR,
  pump INTEGER,
  fill_key VARCHAR,
  amount_minor BIGINT NOT NULL,
  rest_minor BIGINT NOT NULL
);

CREATE TABLE print_jobs (
  seq BIGINT PRIMARY KEY,
  job_id VARCHAR NOT NULL,
  paper VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  copy INTEGER NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL
);

CREATE TABLE print_steps (
  seq BIGINT PRIMARY KEY,
  job_id VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  at_millis BIGINT NOT NULL
);

CREATE TABLE day_closes (
  seq BIGINT PRIMARY KEY,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  totals VARBINARY NOT NULL
);

-- Voided sales and lines, drawer openings, sign-ins, approvals, copies: whatever somebody may ask about.
CREATE TABLE audit (
  seq BIGINT PRIMARY KEY,
  at_millis BIGINT NOT NULL,
  business_day DATE NOT NULL,
  operator VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  amount_minor BIGINT
);

-- Queries run as this user, which can change nothing.
CREATE USER IF NOT EXISTS reader PASSWORD '';
GRANT SELECT ON SCHEMA public TO reader;
