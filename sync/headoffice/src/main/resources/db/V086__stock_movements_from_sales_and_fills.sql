-- What left the shelves and tanks stands in the rows of sales and fills already. It was written a second time, a
-- quarter of all rows; now it is read from them.

DROP VIEW stock_movement_of_article;
DROP TABLE stock_movement;

-- Below zero: what left. What comes back from a sale says of_sale and of_line, and no article; without a receipt it is the
-- other way round. `at` is the end of the sale or of the fuelling.
CREATE VIEW stock_movement AS
SELECT l.site, l.till, l.seq, l.no, l.day, s.completed_at AS at,
  CASE WHEN l.kind = 'GOODS' AND s.kind <> 'REFUND' THEN 'SALE' ELSE 'RETURN' END AS cause,
  CASE WHEN l.kind = 'GOODS' AND s.kind <> 'REFUND' THEN -l.quantity ELSE l.quantity END AS quantity,
  l.unit, l.article, NULL::integer AS grade,
  CASE WHEN l.kind = 'RETURN' THEN s.refund_of END AS of_sale, l.return_of AS of_line
FROM sale_line l
JOIN sale s ON s.site = l.site AND s.till = l.till AND s.seq = l.seq AND s.day = l.day
WHERE l.kind IN ('GOODS', 'RETURN')
UNION ALL
SELECT site, till, seq, 0, day, ended_at, 'FILL', -volume_millilitres, 'MILLILITRE', NULL, grade, NULL, NULL
FROM fill
UNION ALL
SELECT site, till, seq, no, day, at, 'POURED_BACK', volume_millilitres, 'MILLILITRE', NULL, grade, NULL, NULL
FROM fill_outcome
WHERE outcome = 'PUMP_TEST';

CREATE VIEW stock_movement_of_article AS
SELECT m.site, m.till, m.seq, m.no, m.day, m.at, m.cause, m.quantity, m.unit,
  coalesce(m.article, l.article) AS article, coalesce(m.grade, l.grade) AS grade
FROM stock_movement m
LEFT JOIN sale s ON s.site = m.site AND s.number = m.of_sale
LEFT JOIN sale_line l
  ON l.site = s.site AND l.till = s.till AND l.seq = s.seq AND l.no = m.of_line AND l.day = s.day;
