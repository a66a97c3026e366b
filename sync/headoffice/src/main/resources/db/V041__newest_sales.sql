-- The newest sales of all stations, which the console asks for each second.
CREATE INDEX sale_completed ON sale (completed_at DESC);
