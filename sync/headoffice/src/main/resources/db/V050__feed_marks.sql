-- Which history a number of the feed belongs to. A till brings the mark of the newest change that it has: another
-- head office, or this one restored from a backup and gone on, has another mark under that number, or none.
ALTER TABLE feed_head ADD COLUMN mark text NOT NULL DEFAULT gen_random_uuid()::text; -- of number 0
ALTER TABLE record_history ADD COLUMN mark text NOT NULL DEFAULT gen_random_uuid()::text;

-- While a till is in quarantine: its first line that is another one here.
ALTER TABLE till ADD COLUMN fork_seq bigint;
UPDATE till t SET fork_seq =
  (SELECT max(f.seq) FROM fork f WHERE f.site = t.site AND f.till = t.till AND f.resolved_at IS NULL)
WHERE state = 'QUARANTINED';
