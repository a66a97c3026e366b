-- Goods that were taken out of a sale: a line struck out, or less left of it. A fill that is given
-- back stays on its pump, and is not here. Rows from before are made again, for the rules that make
-- them are others now.
CREATE TABLE struck_lines (
  seq BIGINT PRIMARY KEY,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  number VARCHAR NOT NULL,
  amount_minor BIGINT NOT NULL
);
