-- A year of articles is twelve of these and the odd days at its ends. The first day of the month
-- stands for all of it; the shift is empty: who asks for one shift asks for few days.
CREATE TABLE month_articles (
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

-- Why something out of the ordinary was done, as the person chose or wrote it; empty where nobody
-- said. The shift is not known.
CREATE TABLE day_reasons (
  business_day DATE NOT NULL,
  shift VARCHAR NOT NULL,
  cashier VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  times BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (business_day, shift, cashier, kind, reason)
);
