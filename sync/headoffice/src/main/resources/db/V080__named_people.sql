-- What tills call their people: those whom a station added or changed by itself. Head office's own records go before.
CREATE TABLE person_named (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  operator text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE person_named_other PARTITION OF person_named DEFAULT;
CREATE INDEX person_named_operator ON person_named (site, operator);
