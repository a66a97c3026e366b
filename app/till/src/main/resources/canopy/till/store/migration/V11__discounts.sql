-- What was taken off in a finished sale: of all of it, of each line that had a discount of its own,
-- and of each fill. Rows from before are made again, for the rules that make them are others now.
CREATE TABLE discounts (
  id BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL,
  kind VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  cashier VARCHAR NOT NULL,
  number VARCHAR NOT NULL,
  listed_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  share_ppm BIGINT NOT NULL
);
COMMENT ON COLUMN discounts.kind IS 'SALE, or the kind of the line: GOODS, FILL';
