-- What the journals say, as rows. Every row follows from one line alone and carries its seq; amounts are
-- minor units of the sale's currency, copied and never computed again. Rows are made and thrown away by the
-- program (rebuild): nothing else may write here.

ALTER TABLE till ADD COLUMN projection integer; -- the rules that made its rows; null before the first line

CREATE TABLE sale (
  seq bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  completed_at timestamptz NOT NULL,
  discount_minor bigint NOT NULL,
  net_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  total_minor bigint NOT NULL,         -- below zero in a refund, as all amounts
  cash_rounding_minor bigint NOT NULL,
  change_minor bigint NOT NULL,
  day date NOT NULL,
  line_count integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  number text NOT NULL,                -- the receipt's
  kind text NOT NULL,                  -- SALE, REFUND
  refund_of text,                      -- number of the sale that comes back
  cashier text NOT NULL,
  currency text NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE sale_other PARTITION OF sale DEFAULT;
CREATE INDEX sale_number ON sale (site, number);

CREATE TABLE sale_line (
  seq bigint NOT NULL,
  quantity bigint,                     -- pieces or grams, by unit
  volume_millilitres bigint,
  listed_minor bigint NOT NULL,
  discount_minor bigint NOT NULL,
  net_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  day date NOT NULL,
  no integer NOT NULL,
  pump integer,
  grade integer,
  return_of integer,                   -- number of the line that comes back, in the sale that the refund is of
  site text NOT NULL,
  till text NOT NULL,
  kind text NOT NULL,                  -- GOODS, FILL, PREPAY, REST, RETURN
  name text NOT NULL,
  article text,
  department text,
  tax_class text,
  unit text,                           -- PIECE, GRAM
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE sale_line_other PARTITION OF sale_line DEFAULT;

CREATE TABLE sale_tax (
  seq bigint NOT NULL,
  base_minor bigint NOT NULL,
  amount_minor bigint NOT NULL,
  day date NOT NULL,
  no integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  tax text NOT NULL,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE sale_tax_other PARTITION OF sale_tax DEFAULT;

CREATE TABLE sale_tender (
  seq bigint NOT NULL,
  given_minor bigint NOT NULL,
  change_minor bigint NOT NULL,
  kept_minor bigint NOT NULL,
  day date NOT NULL,
  no integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  kind text NOT NULL,
  type text NOT NULL,                  -- CASH, VOUCHER ...
  reference text NOT NULL,
  order_number text,                   -- of the payment that it came from
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE sale_tender_other PARTITION OF sale_tender DEFAULT;

CREATE TABLE fill (
  seq bigint NOT NULL,
  ended_at timestamptz NOT NULL,
  transaction_no bigint NOT NULL,
  volume_millilitres bigint NOT NULL,
  amount_minor bigint NOT NULL,
  price_tenths_of_minor bigint NOT NULL,
  day date NOT NULL,
  pump integer NOT NULL,
  nozzle integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  key text NOT NULL,                   -- unique for ever: controller, pump, transaction, end
  prepay text,                         -- the prepayment that it used up
  offline boolean NOT NULL,            -- filled while the controller could not see the pump
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE fill_other PARTITION OF fill DEFAULT;

-- How fills ended: PAID in a sale, PREPAID before they flowed, or without payment.
CREATE TABLE fill_outcome (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  volume_millilitres bigint NOT NULL,
  amount_minor bigint NOT NULL,
  day date NOT NULL,
  no integer NOT NULL,
  pump integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  key text NOT NULL,
  outcome text NOT NULL,
  operator text NOT NULL,
  sale_number text,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE fill_outcome_other PARTITION OF fill_outcome DEFAULT;

-- PAID when it was bought, USED when it was filled or given up.
CREATE TABLE prepay_step (
  seq bigint NOT NULL,
  amount_minor bigint NOT NULL,
  rest_minor bigint NOT NULL,
  day date NOT NULL,
  pump integer,
  site text NOT NULL,
  till text NOT NULL,
  prepay text NOT NULL,
  step text NOT NULL,
  sale_number text,
  fill_key text,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE prepay_step_other PARTITION OF prepay_step DEFAULT;

-- Scan-to-pay: attempts and refunds as they were begun. How one stands is its newest step.
CREATE TABLE payment (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  amount_minor bigint NOT NULL,
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  number text NOT NULL,                -- merchant order number, or the refund's
  kind text NOT NULL,                  -- PAYMENT, REFUND
  order_number text NOT NULL,          -- the order that a refund is of; its own for a payment
  purpose text NOT NULL,
  sale_number text NOT NULL,           -- empty where there is none
  tender text NOT NULL,
  channel text NOT NULL,
  currency text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE payment_other PARTITION OF payment DEFAULT;
CREATE INDEX payment_number ON payment (site, number);

CREATE TABLE payment_step (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  paid_at timestamptz,                 -- by the channel's clock
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  number text NOT NULL,
  state text NOT NULL,
  operator text NOT NULL,
  channel_number text,
  detail text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE payment_step_other PARTITION OF payment_step DEFAULT;
CREATE INDEX payment_step_number ON payment_step (site, till, number);

CREATE VIEW payment_now AS
SELECT p.*, s.state, s.at AS since, s.paid_at, s.channel_number, s.detail
FROM payment p
CROSS JOIN LATERAL (
  SELECT state, at, paid_at, channel_number, detail FROM payment_step n
  WHERE n.site = p.site AND n.till = p.till AND n.number = p.number AND n.day >= p.day
  ORDER BY n.seq DESC LIMIT 1) s;

CREATE TABLE day_close (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  total_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  cash_rounding_minor bigint NOT NULL,
  day date NOT NULL,
  closed_day date NOT NULL,
  sales integer NOT NULL,
  refunds integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  operator text NOT NULL,
  currency text NOT NULL,
  totals jsonb NOT NULL,               -- all of them, as the till computed them
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE day_close_other PARTITION OF day_close DEFAULT;

-- What left the shelves and tanks, below zero, or came back.
CREATE TABLE stock_movement (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  quantity bigint NOT NULL,            -- in unit
  day date NOT NULL,
  no integer NOT NULL,
  grade integer,                       -- of fuel
  of_line integer,
  site text NOT NULL,
  till text NOT NULL,
  cause text NOT NULL,                 -- SALE, RETURN, FILL, POURED_BACK
  unit text NOT NULL,                  -- PIECE, GRAM, MILLILITRE
  article text,                        -- of goods; null in a RETURN, which says of_sale and of_line instead
  of_sale text,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE stock_movement_other PARTITION OF stock_movement DEFAULT;

-- The same with the article of what came back: the sale may be another till's, and come later than its return.
CREATE VIEW stock_movement_of_article AS
SELECT m.site, m.till, m.seq, m.no, m.day, m.at, m.cause, m.quantity, m.unit,
  coalesce(m.article, l.article) AS article, coalesce(m.grade, l.grade) AS grade
FROM stock_movement m
LEFT JOIN sale s ON s.site = m.site AND s.number = m.of_sale
LEFT JOIN sale_line l
  ON l.site = s.site AND l.till = s.till AND l.seq = s.seq AND l.no = m.of_line AND l.day = s.day;

-- Stored lines that this program could not read. They wait for a newer one, or for a person.
CREATE TABLE quarantined_line (
  site text NOT NULL,
  till text NOT NULL,
  seq bigint NOT NULL,
  day date NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (site, till, seq)
);
