-- The newest fills and tank readings of all stations, which the console asks for every few seconds, and how a fill
-- ended, whichever till of the station settled it.
CREATE INDEX fill_ended ON fill (ended_at DESC);
CREATE INDEX fill_outcome_key ON fill_outcome (site, key);
CREATE INDEX tank_reading_read ON tank_reading (read_at DESC);
