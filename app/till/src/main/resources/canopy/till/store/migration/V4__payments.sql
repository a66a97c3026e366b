-- Scan-to-pay by number: attempts and refunds as they were begun, and every step they took since.
-- How one stands now is its newest step.

CREATE TABLE payment_orders (
  seq BIGINT PRIMARY KEY,
  number VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  order_number VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  sale_number VARCHAR NOT NULL,
  tender VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL
);

CREATE TABLE payment_steps (
  seq BIGINT PRIMARY KEY,
  number VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  paid_at_millis BIGINT,
  operator VARCHAR NOT NULL,
  channel_number VARCHAR,
  detail VARCHAR NOT NULL
);

-- The channels' bills as they were compared. The document is the comparison: sums and differences.
CREATE TABLE bill_checks (
  seq BIGINT PRIMARY KEY,
  channel VARCHAR NOT NULL,
  bill_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  document VARBINARY NOT NULL
);

-- Ours that stand on the bill of another day than their own.
CREATE TABLE bill_across (
  id BIGINT PRIMARY KEY,
  channel VARCHAR NOT NULL,
  bill_day DATE NOT NULL,
  item_key VARCHAR NOT NULL
);

CREATE TABLE bill_resolutions (
  seq BIGINT PRIMARY KEY,
  channel VARCHAR NOT NULL,
  bill_day DATE NOT NULL,
  item_key VARCHAR NOT NULL,
  how VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL
);
