-- Which rules made the rows. Rows made by other rules are thrown away and made again.
ALTER TABLE applied ADD COLUMN projection INTEGER DEFAULT 0 NOT NULL;
COMMENT ON COLUMN fill_outcomes.outcome IS
  'PAID in a sale, PREPAID before it flowed, or one of the outcomes without payment';
