-- What a report reads instead of single sales: sums by business day and what a person may ask for.
-- Written in the same transaction as the rows and applied.seq. `changes` counts what was added to a
-- row, so that applied.summary_changes tells whether any of it is missing.
ALTER TABLE applied ADD COLUMN summary_changes BIGINT DEFAULT 0 NOT NULL;

CREATE TABLE day_sales (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  sales BIGINT NOT NULL,
  refunds BIGINT NOT NULL,
  fuel_sales BIGINT NOT NULL,
  shop_sales BIGINT NOT NULL,
  both_sales BIGINT NOT NULL,
  sold_minor BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  rounding_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier)
);

-- Quarters of an hour since 1970: every zone's hours are made of them.
CREATE TABLE day_hours (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  quarter BIGINT NOT NULL,
  sales BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  fills BIGINT NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, quarter)
);

-- Returned goods and fuel have an empty department: a return says what it was worth, not what it was.
CREATE TABLE day_shop (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  line_count BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, department)
);

CREATE TABLE day_fuel (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  grade INTEGER NOT NULL,
  pump INTEGER NOT NULL,
  outcome VARCHAR NOT NULL,
  fills BIGINT NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, grade, pump, outcome)
);

CREATE TABLE day_tenders (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  tender VARCHAR NOT NULL,
  tender_count BIGINT NOT NULL,
  taken_minor BIGINT NOT NULL,
  paid_out_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, tender)
);

CREATE TABLE day_taxes (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  tax_id VARCHAR NOT NULL,
  base_minor BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, tax_id)
);

-- Of every entry of the audit list; it does not know the shift.
CREATE TABLE day_incidents (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  incidents BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, kind)
);
