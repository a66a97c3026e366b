-- What was sold of a grade or a department in each quarter of an hour, and by each way of paying.
-- The part comes first in the key: it is always asked for, and a year of it is then all that is
-- read. Rows from before are made again, for the rules that make them are others now.
CREATE TABLE day_fuel_hours (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  grade INTEGER NOT NULL,
  quarter BIGINT NOT NULL,
  fills BIGINT NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  costed_net_minor BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (grade, business_day, shift, cashier, quarter)
);

CREATE TABLE day_shop_hours (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  quarter BIGINT NOT NULL,
  line_count BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  costed_net_minor BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (department, business_day, shift, cashier, quarter)
);

-- A line that was paid in several ways is shared between them; it is counted where most was paid.
CREATE TABLE day_fuel_tenders (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  grade INTEGER NOT NULL,
  tender VARCHAR NOT NULL,
  fills BIGINT NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  paid_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (grade, business_day, shift, cashier, tender)
);

CREATE TABLE day_shop_tenders (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  tender VARCHAR NOT NULL,
  line_count BIGINT NOT NULL,
  paid_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (department, business_day, shift, cashier, tender)
);
