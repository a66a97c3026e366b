-- From here on a price planned for all stations leaves alone which station has a price of its own. Those that are planned already were planned to replace it, and the tills have them: each
-- becomes one of that station, too, under the same number, which is the same to the tills, can be seen on the page of goods and be taken back there.
WITH plan AS (
  SELECT key, data, lower(data->>'target') AS kind, data->>'key' AS of, (data->>'effectiveAt')::timestamptz AS at FROM record
  WHERE scope = '*' AND kind = 'plannedPrice' AND data IS NOT NULL
), theirs AS (
  SELECT own.scope, plan.key, plan.data FROM plan JOIN record own
    ON own.scope <> '*' AND own.kind = plan.kind AND own.key = plan.of AND own.data IS NOT NULL
  UNION
  SELECT sooner.scope, plan.key, plan.data FROM plan JOIN record sooner
    ON sooner.scope <> '*' AND sooner.kind = 'plannedPrice' AND sooner.data->>'target' = plan.data->>'target' AND sooner.data->>'key' = plan.of
    AND (sooner.data->>'effectiveAt')::timestamptz <= plan.at
), numbered AS (
  SELECT theirs.*, row_number() OVER (ORDER BY scope, key) AS n FROM theirs
), head AS (
  UPDATE feed_head SET seq = seq + (SELECT count(*) FROM numbered) RETURNING seq - (SELECT count(*) FROM numbered) AS before
), written AS (
  INSERT INTO record (scope, kind, key, seq, data, changed_at, changed_by)
  SELECT scope, 'plannedPrice', key, before + n, data, now(), 'system' FROM numbered, head
  ON CONFLICT (scope, kind, key) DO UPDATE
    SET seq = excluded.seq, data = excluded.data, changed_at = excluded.changed_at, changed_by = excluded.changed_by
  RETURNING scope, kind, key, seq, data, changed_at, changed_by
)
INSERT INTO record_history (scope, kind, key, seq, data, changed_at, changed_by)
SELECT scope, kind, key, seq, data, changed_at, changed_by FROM written;
