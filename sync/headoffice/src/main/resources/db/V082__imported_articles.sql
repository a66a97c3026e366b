-- Articles that a station changed with one file: they can be answered together.
ALTER TABLE local_change ADD COLUMN batch_id text;    -- null: a person made it alone
ALTER TABLE local_change ADD COLUMN batch_file text;
