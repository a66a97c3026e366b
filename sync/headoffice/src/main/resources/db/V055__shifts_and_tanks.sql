-- Shifts, cash without a sale, readings of tanks and counters, deliveries, and what a day close signs. As all
-- projections: each row follows from one line alone, and the program makes and throws them away.

CREATE TABLE shift_opening (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  carried_minor bigint NOT NULL,       -- what the shift before left, by its figures
  opening_minor bigint NOT NULL,
  day date NOT NULL,
  number integer NOT NULL,             -- 1, 2, 3 within its day
  site text NOT NULL,
  till text NOT NULL,
  shift text NOT NULL,                 -- its id, by which the rows of a shift belong together
  operator text NOT NULL,
  currency text NOT NULL,
  by_itself boolean NOT NULL,          -- the first sale opened it
  float_counted boolean NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE shift_opening_other PARTITION OF shift_opening DEFAULT;

-- A count of a drawer, one row for each tender that was counted.
CREATE TABLE shift_count (
  seq bigint NOT NULL,
  counted_at timestamptz NOT NULL,
  expected_minor bigint NOT NULL,
  counted_minor bigint NOT NULL,
  difference_minor bigint NOT NULL,
  day date NOT NULL,
  no integer NOT NULL,
  count_no integer NOT NULL,           -- 1, 2, 3 within its shift
  site text NOT NULL,
  till text NOT NULL,
  shift text NOT NULL,
  occasion text NOT NULL,              -- COUNTED, HANDED_OVER; CLOSED: the one that holds at the end
  counted_by text NOT NULL,
  kind text NOT NULL,                  -- of tender
  type text NOT NULL,                  -- CASH, CARD ...
  reason text NOT NULL,
  accepted_by text,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE shift_count_other PARTITION OF shift_count DEFAULT;

CREATE TABLE shift_close (
  seq bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz NOT NULL,
  opening_minor bigint NOT NULL,
  expected_cash_minor bigint NOT NULL,
  left_minor bigint NOT NULL,          -- what stayed in the drawer
  total_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  cash_rounding_minor bigint NOT NULL,
  day date NOT NULL,
  shift_day date NOT NULL,
  number integer NOT NULL,
  sales integer NOT NULL,
  refunds integer NOT NULL,
  no_sales integer NOT NULL,           -- openings of the drawer without a sale
  open_items integer NOT NULL,         -- what the next shift has to settle
  site text NOT NULL,
  till text NOT NULL,
  shift text NOT NULL,
  opened_by text NOT NULL,
  closed_by text NOT NULL,
  currency text NOT NULL,
  counted boolean NOT NULL,
  with_day boolean NOT NULL,           -- closing the day closed it
  figures jsonb NOT NULL,              -- all of them, as the till computed them
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE shift_close_other PARTITION OF shift_close DEFAULT;

-- What each tender moved in a shift, finished sales and others alike.
CREATE TABLE shift_flow (
  seq bigint NOT NULL,
  taken_minor bigint NOT NULL,
  paid_out_minor bigint NOT NULL,      -- by refunds, zero or above
  day date NOT NULL,
  no integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  shift text NOT NULL,
  kind text NOT NULL,
  type text NOT NULL,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE shift_flow_other PARTITION OF shift_flow DEFAULT;

CREATE TABLE cash_movement (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  change_minor bigint NOT NULL,        -- what the drawer has more; below zero if less
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  shift text NOT NULL,
  slip text NOT NULL,
  kind text NOT NULL,                  -- PAID_IN, PAID_OUT, SAFE_DROP, FLOAT_IN, FLOAT_OUT
  operator text NOT NULL,
  currency text NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE cash_movement_other PARTITION OF cash_movement DEFAULT;

CREATE TABLE tank_reading (
  seq bigint NOT NULL,
  read_at timestamptz NOT NULL,
  volume_millilitres bigint NOT NULL,  -- of product, at its own temperature
  corrected_millilitres bigint,
  water_millilitres bigint,            -- null if nobody measured it
  day date NOT NULL,
  no integer NOT NULL,
  tank integer NOT NULL,
  temperature_millidegrees integer,
  height_tenths integer,               -- of a millimetre, of all liquid
  water_height_tenths integer,
  site text NOT NULL,
  till text NOT NULL,
  occasion text NOT NULL,
  source text NOT NULL,                -- GAUGE, DIP, TYPED
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE tank_reading_other PARTITION OF tank_reading DEFAULT;

CREATE TABLE totaliser_reading (
  seq bigint NOT NULL,
  read_at timestamptz NOT NULL,
  volume_millilitres bigint NOT NULL,  -- ever run through, until the counter rolls over
  amount_minor bigint,
  day date NOT NULL,
  no integer NOT NULL,
  pump integer NOT NULL,
  nozzle integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  occasion text NOT NULL,
  source text NOT NULL,                -- PUMP, TYPED
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE totaliser_reading_other PARTITION OF totaliser_reading DEFAULT;

CREATE TABLE tank_delivery (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  ticket_millilitres bigint NOT NULL,  -- by the paper
  measured_millilitres bigint NOT NULL, -- by the readings, with what was sold meanwhile
  before_millilitres bigint NOT NULL,
  after_millilitres bigint NOT NULL,
  sold_millilitres bigint NOT NULL,    -- between the two readings
  day date NOT NULL,
  tank integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  document text NOT NULL,
  operator text NOT NULL,
  detection text,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE tank_delivery_other PARTITION OF tank_delivery DEFAULT;

ALTER TABLE day_close
  ADD COLUMN number integer,           -- of the day's report; null before reports had one
  ADD COLUMN first_seq bigint,         -- the day's first line
  ADD COLUMN seal_over text,           -- the hash that was signed, the signature and the key, as the line has them
  ADD COLUMN seal_signature text,
  ADD COLUMN seal_key text;

-- The keys with which a till has said, at its starts, that it would seal its days.
CREATE TABLE till_start (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  public_key text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE till_start_other PARTITION OF till_start DEFAULT;
