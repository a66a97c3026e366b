-- What tanks can hold, what gauges call out, what tanks and nozzles come to when they are balanced, what rules found,
-- levels that rose without a paper, and what tills hold back of head office's decisions. As all projections: each row
-- follows from one line alone, and the program makes and throws them away.

CREATE TABLE tank_shell (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  capacity_millilitres bigint NOT NULL,
  safe_fill_millilitres bigint NOT NULL,
  dead_stock_millilitres bigint NOT NULL,
  day date NOT NULL,
  tank integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  PRIMARY KEY (site, till, seq, tank, day)
) PARTITION BY RANGE (day);
CREATE TABLE tank_shell_other PARTITION OF tank_shell DEFAULT;

CREATE TABLE tank_alarm (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  day date NOT NULL,
  tank integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  alarms text NOT NULL,                -- all that the gauge calls out from here on, by blanks; empty: none
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE tank_alarm_other PARTITION OF tank_alarm DEFAULT;

CREATE TABLE tank_balance (
  seq bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz NOT NULL,
  opening_millilitres bigint NOT NULL,
  delivered_millilitres bigint NOT NULL, -- by the papers
  undocumented_millilitres bigint NOT NULL, -- came in without a paper yet
  sold_millilitres bigint NOT NULL,    -- metered, less what tests poured back
  closing_millilitres bigint NOT NULL,
  variance_millilitres bigint NOT NULL, -- there is more than should be; below zero, a loss
  day date NOT NULL,
  no integer NOT NULL,
  tank integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE tank_balance_other PARTITION OF tank_balance DEFAULT;

CREATE TABLE nozzle_balance (
  seq bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz NOT NULL,
  opening_millilitres bigint NOT NULL,
  closing_millilitres bigint NOT NULL,
  filled_millilitres bigint NOT NULL,  -- by the fills that the till knows
  unrecorded_millilitres bigint,       -- the counter ran on without a fill; null: it went back
  day date NOT NULL,
  no integer NOT NULL,
  pump integer NOT NULL,
  nozzle integer NOT NULL,
  grade integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  PRIMARY KEY (site, till, seq, no, day)
) PARTITION BY RANGE (day);
CREATE TABLE nozzle_balance_other PARTITION OF nozzle_balance DEFAULT;

CREATE TABLE stock_flag (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  volume_millilitres bigint NOT NULL,
  limit_millilitres bigint NOT NULL,
  day date NOT NULL,
  flagged_day date NOT NULL,
  tank integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  rule text NOT NULL,                  -- DAILY, THIRTY_DAYS, TREND, DELIVERY_SHORT ...
  severity text NOT NULL,              -- AMBER, RED
  subject text,                        -- a delivery's document, or pump and nozzle
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE stock_flag_other PARTITION OF stock_flag DEFAULT;

CREATE TABLE tank_rise (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  millilitres bigint NOT NULL,
  day date NOT NULL,
  tank integer NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  detection text NOT NULL,             -- its id; a delivery of that id explains it
  dismissed boolean NOT NULL,          -- somebody says that it was none
  reason text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE tank_rise_other PARTITION OF tank_rise DEFAULT;

CREATE TABLE held_decision (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  topic text NOT NULL,                 -- PRICES, SIGN, PEOPLE, GOODS; the newest row of a topic holds
  state text NOT NULL,                 -- OVER, or how it is held back
  reason text NOT NULL,
  details jsonb,                       -- as the line has them
  PRIMARY KEY (site, till, seq, topic, day)
) PARTITION BY RANGE (day);
CREATE TABLE held_decision_other PARTITION OF held_decision DEFAULT;
