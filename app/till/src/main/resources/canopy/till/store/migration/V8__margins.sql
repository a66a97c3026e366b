-- What was sold without tax, the part of it whose cost is known, and that cost. Rows from before
-- are made again, for the rules that make them are others now.
ALTER TABLE day_shop ADD COLUMN costed_net_minor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE day_shop ADD COLUMN cost_minor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE day_fuel ADD COLUMN net_minor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE day_fuel ADD COLUMN costed_net_minor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE day_fuel ADD COLUMN cost_minor BIGINT DEFAULT 0 NOT NULL;

-- Goods sold, by article; what came back is in day_shop's row of returns.
CREATE TABLE day_articles (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  article VARCHAR NOT NULL,
  line_count BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  costed_net_minor BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, department, article)
);
